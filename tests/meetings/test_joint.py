"""A joint meeting: whoever was in the room knows who promised what, and nothing more of the sister's."""

from dataclasses import fields, replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from lokmin.basics.time import Period
from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as promises
from lokmin.meetings import actions, queries
from lokmin.meetings.actions import Changed
from lokmin.meetings.forms import PlanForm
from lokmin.meetings.forms.plan import with_host
from lokmin.meetings.queries import parts
from lokmin.papers import queries as papers
from lokmin.people import actions as people
from lokmin.rollup import queries as rollup
from tests.meetings.conftest import DAY, plan
from tests.meetings.test_actions import full_parts


@pytest.fixture
def joint(hall):
    """One promise to ours by the police, one to the sister by the village, made in the same meeting."""
    meeting = plan(hall.scope, hall.world.ours, number=3, taking_part=[hall.world.sister.id])
    hall.dewi = hall.world.scope_of(hall.world.sister).at(DAY)
    actions.open_meeting(scope=hall.scope, meeting_id=meeting.id)
    item = queries.agenda(scope=hall.scope, meeting_id=meeting.id)[0].id
    for scope, office, what in (
        (hall.scope, hall.police, "Mengawal kunjungan"),
        (hall.dewi, hall.village, "Bersih sungai"),
    ):
        told = {"item_id": item, "office_id": office, "what": what, "text": "Lihat komitmen."}
        hall.last = actions.promise(
            scope=scope, meeting_id=meeting.id, contact_name="Dewi", proof_expected="Foto", **told
        )
    return queries.card(scope=hall.scope, meeting_id=meeting.id)


def text_of(response):
    return " ".join(response.content.decode().split())


def address(hall, meeting, page):
    return f"/p/{hall.world.ours.code}/rapat/{meeting.id}/{page}"


def test_the_minutes_list_as_many_promises_as_they_count(hall, joint):
    text = text_of(hall.world.client("ani-head").get(address(hall, joint, "notulen/")))
    assert "Notulen: 2 butir, 2 komitmen" in text
    assert "Kepala Desa 1 kepada Puskesmas Teluk Kijing: Bersih sungai" in text


def test_the_next_meeting_reads_who_promised_what_to_the_sister_and_no_more(hall, joint):
    following = plan(
        hall.scope.at(DAY.replace(month=8, day=7)),
        hall.world.ours,
        number=4,
        held_on=date(2023, 8, 7),
        reviewed=Period.parse("2023-05..2023-07"),
        planned=Period.parse("2023-08..2023-11"),
    )
    response = hall.world.client("ani-head").get(address(hall, following, "evaluasi/"))
    text = text_of(response)
    assert "0 dari 1 komitmen" in text
    assert "1 komitmen kepada Puskesmas lain" in text
    assert "Bersih sungai" in text
    assert str(hall.last.id) not in response.content.decode()


def test_a_promise_to_the_sister_is_known_as_agreed_without_its_later_life(hall, joint):
    ids = [d.commitment_id for d in queries.dealings(scope=hall.scope, meeting_id=joint.id)]
    cards = queries.promised_here(scope=hall.scope, meeting=joint, ids=ids)
    assert len(cards) == joint.numbers.made == 2
    theirs = cards[hall.last.id]
    assert (theirs.what, theirs.office_title) == ("Bersih sungai", "Kepala Desa 1")
    assert (theirs.history, theirs.reports, theirs.proofs, theirs.proof_expected) == ((), (), (), "")
    own = next(card for key, card in cards.items() if key != hall.last.id)
    assert own.proof_expected == "Foto"
    assert own.history


def test_only_named_fields_of_a_promise_to_the_sister_are_told(hall, joint):
    told = {"money": "apbdes", "money_state": "budgeted", "amount_rupiah": 12345678}
    made = promises.commitment(scope=hall.dewi, commitment_id=hall.last.id)
    commitments.complete(scope=hall.dewi, commitment_id=made.id, version=made.version, **told)
    commitments.hand_up(scope=hall.dewi, commitment_id=made.id, reason="Kades menolak")
    theirs = queries.promised_here(scope=hall.scope, meeting=joint, ids=[made.id])[made.id]
    filled = promises.commitment(scope=hall.dewi, commitment_id=made.id)
    assert filled.hand_ups
    filled = replace(filled, **{f.name: getattr(filled, f.name) or object() for f in fields(filled)})
    for field in fields(theirs):
        if field.name not in parts.AGREED:
            assert not getattr(theirs, field.name), field.name
            assert not getattr(parts._as_agreed(filled), field.name), field.name
    assert not parts.AGREED & {
        "hand_ups",
        "proposal",
        "camat_told_at",
        "asked_by_id",
        "money",
        "proof_expected",
    }


def test_an_addendum_tells_the_sister_no_more_than_the_agreement_did(hall, joint):
    hall.last = promises.commitment(scope=hall.dewi, commitment_id=hall.last.id)
    here = {"scope": hall.scope, "meeting_id": joint.id}
    actions.check_in(**here, office_id=hall.camat, presence="present")
    actions.close_meeting(**here, version=queries.card(**here).version)
    later = hall.dewi.at(DAY + timedelta(days=3))
    changed = {"amount_rupiah": 99999999, "proof_expected": "Foto lain", "quantity": 3, "money": "apbdes"}
    actions.add_addendum(
        scope=later,
        meeting_id=joint.id,
        reason="Dana turun",
        dated=later.today,
        changed=[Changed(hall.last.id, changed | {"money_state": "budgeted"})],
        correction="Jam mulai 09.00",
    )
    seen = {}
    for who, scope in (("ours", hall.scope), ("sister", hall.dewi)):
        (card,) = queries.addenda(scope=scope.at(later.now), meeting_id=joint.id)
        seen[who] = {part["name"] for part in card.changes[0]["parts"]}
        assert card.changes[1]["text"] == "Jam mulai 09.00"
    assert seen["sister"] - seen["ours"] == {"rupiah", "proof"}
    assert "quantity" in seen["ours"]


def test_the_follow_up_table_holds_every_promise_of_the_room(hall, joint):
    made = papers.meeting_paper(scope=hall.scope, meeting_id=joint.id, kind="agreement", how=papers.Print())
    assert [line.action for line in made.actions] == ["Mengawal kunjungan", "Bersih sungai"]


def test_a_meeting_of_one_puskesmas_has_no_promises_of_others(hall):
    assert queries.shared_promises(scope=hall.scope, meeting=hall.meeting) == []


ALL_SCREENS = (
    "",
    "acara/",
    "undangan/",
    "masukan/",
    "hadir/",
    "evaluasi/",
    "notulen/",
    "tanda-tangan/",
    "salin/",
)


@pytest.mark.parametrize("page", ALL_SCREENS)
def test_every_screen_opens_for_each_puskesmas_in_the_room_and_for_no_other(hall, joint, page):
    for who, card in (("ani-head", hall.world.ours), ("dewi", hall.world.sister)):
        assert hall.world.client(who).get(f"/p/{card.code}/rapat/{joint.id}/{page}").status_code == 200
    strange = hall.world.client("citra").get(f"/p/{hall.world.far.code}/rapat/{joint.id}/{page}")
    assert strange.status_code == 404


@pytest.mark.parametrize("kind", ["invitation", "attendance", "minutes", "agreement"])
def test_every_paper_names_all_who_hold_the_meeting(hall, joint, kind):
    paper = papers.meeting_paper(scope=hall.scope, meeting_id=joint.id, kind=kind, how=papers.Print())
    assert "Puskesmas Lais" in repr(paper)
    assert "Puskesmas Teluk Kijing" in repr(paper)


def test_the_head_of_each_puskesmas_signs(hall, joint):
    for name in ("Lais", "Teluk Kijing"):
        body = people.add_institution(
            scope=hall.scope, kecamatan_id=hall.world.ours.kecamatan_id, sector="kesehatan",
            name=f"Puskesmas {name}",
        )  # fmt: skip
        people.add_office(scope=hall.scope, institution_id=body, title=f"Kepala Puskesmas {name}")
    lines = actions.prepare_signatures(scope=hall.scope, meeting_id=joint.id)
    assert [line.printed_title for line in lines if line.part == "host"] == [
        "Kepala Puskesmas Lais",
        "Kepala Puskesmas Teluk Kijing",
    ]


def test_the_puskesmas_taking_part_hears_no_promise_again_that_its_own_lokmin_heard(hall):
    dewi = hall.world.scope_of(hall.world.sister).at(DAY)
    march = dewi.at(DAY.replace(month=3, day=1))
    card = commitments.make_and_agree(
        scope=march,
        puskesmas_id=hall.world.sister.id,
        office_id=hall.village,
        what="Bersih sungai",
        **{**full_parts(hall), "area_ids": ()},
        complete_by=date(2023, 3, 8),
        contact_name="Dewi",
    )
    done = {"state": "done", "happened_on": date(2023, 4, 2)}
    commitments.report(scope=dewi.at(DAY.replace(month=4, day=3)), commitment_id=card.id, **done)
    own = plan(dewi, hall.world.sister)
    actions.open_meeting(scope=dewi, meeting_id=own.id)
    together = plan(
        hall.scope, hall.world.ours, number=3, held_on=date(2023, 8, 23), taking_part=[hall.world.sister.id],
        reviewed=Period.parse("2023-05..2023-07"), planned=Period.parse("2023-08..2023-11"),
    )  # fmt: skip
    later = dewi.at(DAY.replace(month=8, day=23))
    assert queries.before(scope=later, meeting=together).id == own.id
    assert queries.read_back(scope=later, meeting_id=together.id) == []
    (first, second) = rollup.processes(scope=later, puskesmas_ids=[hall.world.sister.id], read_back=True)[
        hall.world.sister.id
    ]
    assert (first.meeting.id, second.meeting.id) == (own.id, together.id)
    assert second.due.ids == frozenset()


def test_two_lokmin_of_one_kecamatan_keep_their_own_numbers_guests_and_papers(hall):
    dewi = hall.world.scope_of(hall.world.sister).at(DAY)
    theirs = plan(dewi, hall.world.sister, held_on=date(2023, 5, 22))
    assert (theirs.number, theirs.further) == (hall.meeting.number, 0)
    assert theirs.numbers.invited == 0
    paper = papers.meeting_paper(scope=dewi, meeting_id=theirs.id, kind="attendance", how=papers.Print())
    assert "Teluk Kijing" in paper.frame.letterhead.unit
    assert "Penyelenggara" not in repr(paper)
    ours = hall.world.client().get(f"/p/{hall.world.ours.code}/rapat/{theirs.id}/")
    assert ours.status_code == 404
    camat = hall.world.client("ani-camat").get(f"/p/{hall.world.sister.code}/rapat/{theirs.id}/")
    assert camat.status_code == 200


def test_a_puskesmas_of_two_kecamatan_says_which_one_holds_the_meeting(hall):
    form = {"year": 2023, "family": "quarterly"}
    assert "kecamatan_id" not in PlanForm(**form, hosts=[("a", "Lais")]).fields
    asked = PlanForm(**form, hosts=[("a", "Lais"), ("b", "Keluang")])
    assert [name for _id, name in asked.fields["kecamatan_id"].choices] == ["Lais", "Keluang"]
    assert with_host({"kecamatan_id": str(joint_id := uuid4())}) == {"kecamatan_id": joint_id}
    assert with_host({"venue": "Aula"}) == {"venue": "Aula"}


def test_the_invitations_name_the_villages_of_either_puskesmas_that_cannot_be_invited(hall, joint):
    text = text_of(hall.world.client("ani-head").get(address(hall, joint, "undangan/")))
    assert "7 desa belum dapat diundang karena jabatannya belum ada di daftar lintas sektor" in text
    assert "Desa 8" in text


def test_a_joint_series_is_planned_on_with_the_same_puskesmas(hall, joint):
    client = hall.world.client("ani-head")
    page = client.get(f"/p/{hall.world.ours.code}/rapat/baru/")
    assert page.context["form"].initial["taking_part"] == [str(hall.world.sister.id)]
    monthly = client.get(f"/p/{hall.world.ours.code}/rapat/baru/?jenis=bulanan")
    assert monthly.context["form"].initial["taking_part"] == []
