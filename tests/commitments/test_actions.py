"""Promises as they are written: who and what, the seven days, the life, reports on behalf, tenancy."""

import threading
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Role
from lokmin.commitments import actions, queries
from lokmin.commitments.models import StateChange
from lokmin.obstacles import actions as obstacles
from lokmin.people import queries as people
from lokmin.tools.models import AuditRow
from tests.commitments.samples import PERIOD, picture, promise
from tests.world import NOW, World


def refused(code: str):
    return pytest.raises(Refusal, check=lambda error: error.code == code)


def test_only_who_and_what_are_required(world: World):
    card = actions.make(
        scope=world.scope(), puskesmas_id=world.ours.id, office_id=world.village_office, what="Antar bayi"
    )
    assert (card.number, card.state, card.holder_name) == (1, "draft", "Budi")
    assert card.missing_parts == ("where", "how_many", "when")
    assert [step.after for step in card.history] == ["draft"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"office_id": None}, "commitments.who"),
        ({"what": "  "}, "commitments.what"),
        ({"what": "x" * 301}, "commitments.what_long"),
        ({"quantity": 0}, "commitments.quantity"),
        ({"start_on": date(2023, 9, 2), "due_on": date(2023, 9, 1)}, "commitments.due_before_start"),
        ({"amount_rupiah": 5000}, "commitments.money_owner"),
        ({"money": "apbdes"}, "commitments.money_state"),
        ({"money": "emas"}, "door.choice"),
        ({"indicator_code": "TIDAKADA"}, "commitments.indicator"),
    ],
)
def test_a_promise_that_says_nonsense_is_refused_and_nothing_is_written(world: World, changes, code):
    with refused(code):
        promise(world, **changes)
    assert queries.board(scope=world.scope(), puskesmas_id=world.ours.id) == []


def test_a_village_of_the_neighbour_is_refused(world: World):
    from lokmin.places import queries as places

    theirs = places.catchment(puskesmas_id=world.sister.id)[0]
    with refused("commitments.area"):
        promise(world, area_ids=[theirs.id])


def test_an_incomplete_promise_is_agreed_only_with_a_day_and_a_contact(world: World):
    scope = world.scope()
    card = promise(world, quantity=None, due_on=None)
    with refused("commitments.incomplete") as error:
        actions.agree(scope=scope, commitment_id=card.id)
    assert "berapa dan kapan" in error.value.sentence
    with refused("commitments.complete_by"):
        late = scope.today + timedelta(days=8)
        actions.agree(scope=scope, commitment_id=card.id, complete_by=late, contact_name="Dede")
    day = scope.today + timedelta(days=7)
    agreed = actions.agree(scope=scope, commitment_id=card.id, complete_by=day, contact_name="Dede")
    assert (agreed.state, agreed.complete_by, agreed.contact_name) == ("agreed", day, "Dede")


def test_completing_keeps_both_values_and_refuses_the_slower_of_two(world: World):
    scope = world.scope()
    card = promise(world, quantity=None)
    done = actions.complete(scope=scope, commitment_id=card.id, version=card.version, quantity=14)
    assert done.missing_parts == ()
    assert done.history[-1].changed == ({"field": "quantity", "before": None, "after": 14},)
    with pytest.raises(Stale):
        actions.complete(scope=scope, commitment_id=card.id, version=card.version, quantity=15)


def test_words_that_were_agreed_are_corrected_until_somebody_reported_on_them(world: World):
    scope = world.scope()
    card = actions.agree(scope=scope, commitment_id=promise(world).id)
    done = actions.complete(scope=scope, commitment_id=card.id, version=card.version, what="Lain")
    assert done.history[-1].changed == ({"field": "what", "before": card.what, "after": "Lain"},)
    told = actions.report(
        scope=scope, commitment_id=card.id, state="under_way", happened_on=scope.today, count=1
    )
    with refused("commitments.what_is_reported"):
        actions.complete(scope=scope, commitment_id=card.id, version=told.version, what="Lain lagi")


def test_words_of_a_closed_agreement_change_by_addendum_only(world: World):
    scope = world.scope()
    card = actions.agree(scope=scope, commitment_id=promise(world).id)
    actions.bind(scope=scope, commitment_ids=[card.id])
    with refused("commitments.bound"):
        actions.complete(scope=scope, commitment_id=card.id, version=card.version, what="Lain")


def test_a_report_by_phone_says_through_what_and_by_whom_and_when_it_was_written(world: World):
    scope = world.scope()
    card = actions.agree(scope=scope, commitment_id=promise(world).id)
    card = actions.report(
        scope=scope,
        commitment_id=card.id,
        state="under_way",
        happened_on=scope.today - timedelta(days=3),
        count=6,
        via="telepon",
    )
    (told,) = card.reports
    assert (told.via, told.by, told.count, told.later) == ("telepon", "Ani", 6, True)
    assert card.state == "under_way"
    assert card.history[-1].via == "telepon"


def test_blocked_needs_a_cause_and_shows_it_until_it_moves(world: World):
    scope = world.scope()
    card = actions.agree(scope=scope, commitment_id=promise(world).id)
    with refused("commitments.reason"):
        actions.report(scope=scope, commitment_id=card.id, state="blocked", happened_on=scope.today)
    card = actions.report(
        scope=scope, commitment_id=card.id, state="blocked", happened_on=scope.today, reason="Belum cair"
    )
    assert card.blocked_because == "Belum cair"
    card = actions.report(scope=scope, commitment_id=card.id, state="under_way", happened_on=scope.today)
    assert card.blocked_because == ""


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"state": "agreed"}, "commitments.report_state"),
        ({"happened_on": date(2023, 8, 8)}, "commitments.future"),
        ({"count": -1}, "commitments.count"),
        ({"list_count": 12}, "commitments.list_keeper"),
        ({"keeper": "Kader Ina"}, "commitments.list_keeper"),
        ({"photo": b"GIF89a"}, "files.photo_kind"),
        ({"photo": b""}, "files.photo_size"),
        ({"document": b"PK..."}, "files.document_kind"),
        ({"text": "x" * 501}, "commitments.text_long"),
    ],
)
def test_a_bad_report_gets_its_sentence_and_leaves_nothing(world: World, told, code):
    scope = world.scope()
    card = actions.agree(scope=scope, commitment_id=promise(world).id)
    rows = AuditRow.objects.count()
    with refused(code):
        actions.report(
            **{"scope": scope, "commitment_id": card.id, "state": "done", "happened_on": scope.today, **told}
        )
    assert queries.commitment(scope=scope, commitment_id=card.id) == card
    assert AuditRow.objects.count() == rows


def test_a_draft_cannot_be_reported_on(world: World):
    scope = world.scope()
    with refused("commitments.transition"):
        actions.report(scope=scope, commitment_id=promise(world).id, state="done", happened_on=scope.today)


@pytest.mark.parametrize("agreed", [True, False])
@pytest.mark.parametrize("state", ["under_way", "done", "blocked"])
def test_a_withdrawn_promise_is_not_revived_by_a_report(world: World, agreed, state):
    scope = world.scope()
    card = promise(world)
    if agreed:
        actions.agree(scope=scope, commitment_id=card.id)
    actions.withdraw(scope=scope, commitment_id=card.id, reason="Salah orang")
    guest = people.open_link(token=world.budi.token, now=NOW)
    assert guest
    told = {"commitment_id": card.id, "state": state, "happened_on": scope.today, "reason": "x"}
    with refused("commitments.transition"):
        actions.report(scope=scope, **told)
    with refused("commitments.transition"):
        actions.report_by_link(guest=guest, key="k1", **told)
    after = queries.commitment(scope=scope, commitment_id=card.id)
    assert (after.state, after.reports) == ("withdrawn", ())


def test_a_list_is_a_number_a_day_and_a_keeper(world: World):
    scope = world.scope()
    card = actions.agree(scope=scope, commitment_id=promise(world).id)
    card = actions.report(
        scope=scope,
        commitment_id=card.id,
        state="done",
        happened_on=scope.today,
        list_count=14,
        keeper="Kader Ina",
    )
    (proof,) = card.proofs
    assert (proof.kind, proof.count, proof.keeper, proof.visible) == ("list", 14, "Kader Ina", False)


def test_a_photo_is_for_staff_until_somebody_clears_it(world: World):
    scope, camat = world.scope(), world.scope(Role.CAMAT)
    card = actions.agree(scope=scope, commitment_id=promise(world).id)
    card = actions.report(
        scope=scope, commitment_id=card.id, state="done", happened_on=scope.today, photo=picture()
    )
    (proof,) = card.proofs
    assert proof.visible
    assert queries.waiting_photos(scope=scope, puskesmas_id=world.ours.id) == 1
    with pytest.raises(NotYours):
        queries.proof_file(scope=camat, proof_id=proof.id)
    actions.clear_photo(scope=scope, proof_id=proof.id)
    file = queries.proof_file(scope=camat, proof_id=proof.id)
    assert file.content.startswith(b"\xff\xd8")
    assert (file.content_type, file.inline) == ("image/jpeg", True)
    actions.cover_photo(scope=scope, proof_id=proof.id)
    with pytest.raises(NotYours):
        queries.proof_file(scope=camat, proof_id=proof.id)


@pytest.mark.django_db(transaction=True)
def test_a_photo_with_a_face_is_deleted_and_the_row_says_why():
    from tests.world import build_world

    world = build_world()
    scope = world.scope()
    card = actions.agree(scope=scope, commitment_id=promise(world).id)
    card = actions.report(
        scope=scope, commitment_id=card.id, state="done", happened_on=scope.today, photo=picture()
    )
    card = actions.remove_proof(scope=scope, proof_id=card.proofs[0].id, reason="Wajah bayi terlihat")
    assert card.shown_proofs == ()
    assert card.proofs[0].removed_reason == "Wajah bayi terlihat"
    with pytest.raises(NotYours):
        queries.proof_file(scope=scope, proof_id=card.proofs[0].id)
    with refused("commitments.proof_gone"):
        actions.clear_photo(scope=scope, proof_id=card.proofs[0].id)


def test_a_retry_counts_once(world: World):
    guest = people.open_link(token=world.budi.token, now=NOW)
    assert guest
    card = actions.agree(scope=world.scope(), commitment_id=promise(world).id)
    told = {"commitment_id": card.id, "state": "done", "happened_on": NOW.date(), "photo": picture()}
    for _ in range(3):
        answer = actions.report_once(scope=guest.scope, key="k1", **told)
    assert len(answer.reports) == len(answer.proofs) == 1
    with refused("door.repeated"):
        actions.report_once(scope=guest.scope, key="k1", **{**told, "state": "under_way"})


def test_a_photo_is_decoded_while_no_transaction_is_open(world: World, monkeypatch):
    from django.db import connection

    from lokmin.tools import photos

    clean, seen, outside = photos.clean_photo, [], len(connection.savepoint_ids)

    def watched(data: bytes) -> bytes:
        seen.append(len(connection.savepoint_ids) - outside)
        return clean(data)

    monkeypatch.setattr(photos, "clean_photo", watched)
    guest = people.open_link(token=world.budi.token, now=NOW)
    assert guest
    card = actions.agree(scope=world.scope(), commitment_id=promise(world).id)
    told = {"commitment_id": card.id, "state": "under_way", "happened_on": NOW.date(), "photo": picture()}
    actions.report_by_link(guest=guest, key="k1", **told)
    actions.report(scope=world.scope(), **told)
    assert seen == [0, 0]


def test_a_photo_that_no_report_kept_is_deleted(world: World, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    scope = world.scope()
    card = actions.agree(scope=scope, commitment_id=promise(world).id)
    told = {"commitment_id": card.id, "state": "done", "happened_on": scope.today, "photo": picture()}
    with refused("commitments.future"):
        actions.report(scope=scope, **{**told, "happened_on": scope.today + timedelta(days=1)})
    assert list(tmp_path.rglob("*.jpg")) == []
    for _ in range(2):
        actions.report_once(scope=scope, key="k1", **told)
    assert len(list(tmp_path.rglob("*.jpg"))) == 1


def test_a_link_reports_for_its_own_office_only(world: World):
    guest = people.open_link(token=world.budi.token, now=NOW)
    assert guest
    other = promise(world, office_id=world.camat_office)
    actions.agree(scope=world.scope(), commitment_id=other.id)
    with pytest.raises(NotYours):
        actions.report(scope=guest.scope, commitment_id=other.id, state="done", happened_on=NOW.date())
    with pytest.raises(NotYours):
        queries.commitment(scope=guest.scope, commitment_id=other.id)
    with pytest.raises(NotYourDuty):
        actions.withdraw(scope=guest.scope, commitment_id=other.id, reason="x")


def test_a_midwife_reports_for_her_villages_only(world: World):
    scope = world.scope(Role.MIDWIFE)
    mine = actions.agree(scope=world.scope(), commitment_id=promise(world).id)
    theirs = promise(world, area_ids=[world.areas[3].id])
    actions.agree(scope=world.scope(), commitment_id=theirs.id)
    actions.report(scope=scope, commitment_id=mine.id, state="done", happened_on=scope.today)
    with pytest.raises(NotYours):
        actions.report(scope=scope, commitment_id=theirs.id, state="done", happened_on=scope.today)


def test_carrying_over_makes_a_linked_successor(world: World):
    scope = world.scope()
    old = actions.agree(scope=scope, commitment_id=promise(world).id)
    with refused("commitments.reason"):
        actions.carry_over(scope=scope, commitment_id=old.id, reason=" ")
    new = actions.carry_over(
        scope=scope, commitment_id=old.id, reason="Menunggu APBDes", due_on=date(2023, 12, 1)
    )
    assert (new.state, new.carried_from_id, new.number) == ("agreed", old.id, 2)
    assert queries.commitment(scope=scope, commitment_id=old.id).state == "carried_over"
    later = actions.carry_over(scope=scope, commitment_id=new.id, reason="Belum juga")
    assert (later.state, later.missing_parts) == ("draft", ("when",))


def test_what_was_agreed_incomplete_is_agreed_again_when_it_is_carried_over_with_a_day(world: World):
    scope = world.scope()
    old = actions.agree_as_said(scope=scope, card=promise(world, quantity=None))
    new = actions.carry_over(
        scope=scope, commitment_id=old.id, reason="Menunggu APBDes", due_on=date(2023, 12, 1)
    )
    assert (new.state, new.missing_parts, new.contact_name) == ("agreed", ("how_many",), "Ani")
    assert new.complete_by == scope.today + timedelta(days=7)


def test_a_withdrawal_can_be_undone(world: World):
    scope = world.scope()
    card = actions.agree(scope=scope, commitment_id=promise(world).id)
    actions.withdraw(scope=scope, commitment_id=card.id, reason="Salah orang")
    card = actions.restore(scope=scope, commitment_id=card.id)
    assert [step.after for step in card.history] == ["draft", "agreed", "withdrawn", "agreed"]
    with refused("commitments.not_withdrawn"):
        actions.restore(scope=scope, commitment_id=card.id)


def test_handing_up_gives_a_reason(world: World):
    scope = world.scope()
    card = actions.agree(scope=scope, commitment_id=promise(world).id)
    card = actions.hand_up(scope=scope, commitment_id=card.id, reason="Perlu surat bupati")
    assert (card.state, card.is_open, card.history[-1].reason) == ("handed_up", True, "Perlu surat bupati")


def test_a_delegates_promise_waits_for_the_principal(world: World):
    scope = world.scope()
    card = promise(world, promised_by_delegate="Sekdes Sari")
    assert card.waits_for_principal
    card = actions.confirm_principal(scope=scope, commitment_id=card.id, confirmed_on=scope.today)
    assert not card.waits_for_principal
    with refused("commitments.not_delegated"):
        plain = promise(world)
        actions.confirm_principal(scope=scope, commitment_id=plain.id, confirmed_on=scope.today)


def test_a_promise_names_a_problem_of_its_own_puskesmas(world: World):
    scope = world.scope()
    problem = obstacles.add_problem(
        scope=scope, puskesmas_id=world.ours.id, period=PERIOD, statement="Bayi belum lengkap"
    )
    assert promise(world, problem_id=problem.id).problem_statement == "Bayi belum lengkap"
    other = world.scope_of(world.sister)
    with pytest.raises(NotYours):
        actions.make(
            scope=other,
            puskesmas_id=world.sister.id,
            office_id=world.village_office,
            what="x",
            problem_id=problem.id,
        )


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_makers_of_the_first_promise_get_two_numbers():
    from tests.world import build_world

    world, told = build_world(), []

    def second() -> None:
        try:
            told.append(promise(world, what="Yang kedua").number)
        except IntegrityError as error:
            told.append(error)
        connection.close()

    with transaction.atomic():
        first = promise(world).number
        other = threading.Thread(target=second)
        other.start()
        other.join(1)
    other.join(10)
    assert [first, *told] == [1, 2]


def test_history_is_written_once(world: World):
    card = promise(world)
    row = StateChange.objects.within(world.scope()).get(commitment_id=card.id)
    row.reason = "lain"
    with pytest.raises(TypeError):
        row.save()


def test_who_may_not_write_is_told_so(world: World):
    for role in (Role.CAMAT, Role.DINKES, Role.MIDWIFE, Role.PROGRAMME_HOLDER):
        with pytest.raises(NotYourDuty):
            promise(world, scope=world.scope(role))
