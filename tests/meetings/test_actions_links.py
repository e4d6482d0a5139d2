"""What a guest does from a personal link: once, until the meeting opens, for the own office only."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.meetings import actions, queries
from lokmin.meetings.actions import Rsvp
from lokmin.obstacles import queries as obstacles
from lokmin.people import actions as people_actions
from lokmin.people import queries as people
from lokmin.places import actions as places
from lokmin.places import queries as place_queries
from lokmin.places.rules import VillageLine
from lokmin.tools.models import AuditRow
from tests.meetings.ahead import AUGUST, ahead_of, ask, invitation
from tests.meetings.conftest import plan
from tests.world import NOW, installer


@pytest.fixture
def ahead(world):
    return ahead_of(world)


def answer(ahead, rsvp="coming", guest=None, **more):
    actions.answer_by_link(guest=guest or ahead.budi, meeting_id=ahead.id, given=Rsvp(rsvp, **more))


def say(ahead, text="Jalan rusak", kind="obstacle", **more):
    actions.say_by_link(guest=ahead.budi, meeting_id=ahead.id, kind=kind, text=text, **more)


def said(ahead):
    return queries.inputs(scope=ahead.scope, meeting_id=ahead.id)


def open_it(ahead):
    actions.open_meeting(scope=ahead.scope.at(NOW.replace(day=21)), meeting_id=ahead.id)


def test_an_answer_is_kept_with_who_and_how_and_a_double_tap_counts_once(ahead):
    answer(ahead)
    rows = AuditRow.objects.filter(verb="meetings.answer").count()
    answer(ahead)
    row = invitation(ahead)
    assert (row.rsvp, row.rsvp_by, row.rsvp_via) == ("coming", "Budi", "tautan pribadi")
    assert AuditRow.objects.filter(verb="meetings.answer").count() == rows == 1
    assert queries.card(scope=ahead.scope, meeting_id=ahead.id).numbers.answered == 1


def test_minds_change_until_the_meeting_opens(ahead):
    answer(ahead, "delegate", delegate_name="Siti", delegate_title="Sekretaris Desa 1")
    answer(ahead, "not_coming", note="rapat kabupaten")
    row = invitation(ahead)
    assert (row.rsvp, row.delegate_name, row.rsvp_note) == ("not_coming", "", "rapat kabupaten")
    open_it(ahead)
    with pytest.raises(Refusal, match="sudah dibuka"):
        answer(ahead)


def test_a_delegate_has_a_name_and_an_answer_is_one_of_three(ahead):
    with pytest.raises(Refusal, match="Tulis nama yang mewakili"):
        answer(ahead, "delegate")
    with pytest.raises(Refusal, match="tidak dikenal"):
        answer(ahead, "mungkin")


def test_a_meeting_that_moved_asks_again(ahead):
    answer(ahead)
    card = queries.card(scope=ahead.scope, meeting_id=ahead.id)
    changed = {"meeting_id": ahead.id, "version": card.version, "held_on": date(2023, 8, 22)}
    actions.change_meeting(scope=ahead.scope, **changed)
    row = invitation(ahead)
    assert (row.rsvp, row.has_answered) == ("coming", False)
    assert queries.card(scope=ahead.scope, meeting_id=ahead.id).numbers.answered == 0
    answer(ahead)
    assert invitation(ahead).has_answered


def test_a_new_theme_asks_nobody_again(ahead):
    answer(ahead)
    card = queries.card(scope=ahead.scope, meeting_id=ahead.id)
    actions.change_meeting(scope=ahead.scope, meeting_id=ahead.id, version=card.version, theme="Stunting")
    assert invitation(ahead).has_answered


def test_who_is_not_invited_answers_and_says_nothing(ahead):
    stranger = replace(ahead.budi, office=replace(ahead.budi.office, id=UUID(int=7)))
    for do in (
        lambda: answer(ahead, guest=stranger),
        lambda: actions.say_by_link(guest=stranger, meeting_id=ahead.id, kind="input", text="x"),
    ):
        with pytest.raises(NotYours):
            do()


def test_a_guest_of_a_puskesmas_taking_part_answers_too(world):
    joint = ahead_of(world, taking_part=[world.sister.id])
    link = people_actions.make_link(
        scope=world.scope_of(world.sister),
        puskesmas_id=world.sister.id,
        office_id=world.village_office,
        expires_at=NOW.replace(month=9),
    )
    guest = people.open_link(token=link.token, now=NOW)
    found = queries.meetings_of_guest(scope=guest.scope, seat=guest.office)
    assert [one.card.id for one in found] == [joint.id]
    actions.answer_by_link(guest=guest, meeting_id=joint.id, given=Rsvp("coming"))
    assert invitation(joint).rsvp == "coming"


def test_a_sector_says_several_things_and_the_same_key_counts_once(ahead):
    area = ahead.world.areas[0].id
    for _tap in range(2):
        say(ahead, key="k1", area_ids=[area, UUID(int=3)])
    say(ahead, "Siap menyiapkan mobil", kind="input", key="k2")
    first, second = said(ahead)
    assert (first.kind, first.via, first.by_link, first.area_ids) == (
        "obstacle",
        "tautan pribadi",
        True,
        (area,),
    )
    assert (second.kind, second.recorded_by) == ("input", "Budi")


def test_sixteen_digits_in_an_input_are_refused(ahead):
    with pytest.raises(Refusal):
        say(ahead, "Bayi 3301051203220001 belum imunisasi")
    assert not said(ahead)


def test_the_sender_changes_removes_and_puts_back_until_it_opens(ahead):
    say(ahead)
    (card,) = said(ahead)
    actions.change_by_link(guest=ahead.budi, input_id=card.id, kind="input", text="Jalan sudah baik")
    assert [c.text for c in said(ahead)] == ["Jalan sudah baik"]
    actions.remove_by_link(guest=ahead.budi, input_id=card.id)
    assert not said(ahead)
    assert queries.card(scope=ahead.scope, meeting_id=ahead.id).numbers.inputs == 0
    actions.put_back_by_link(guest=ahead.budi, input_id=card.id)
    assert len(said(ahead)) == 1
    open_it(ahead)
    for do in (actions.remove_by_link, actions.put_back_by_link):
        with pytest.raises(Refusal, match="sudah dibuka"):
            do(guest=ahead.budi, input_id=card.id)


def test_what_was_answered_or_typed_by_staff_is_not_the_senders_to_change(ahead):
    say(ahead)
    (card,) = said(ahead)
    actions.answer_input(scope=ahead.scope, input_id=card.id, answer="Diusulkan ke PU")
    with pytest.raises(Refusal, match="sudah dijawab"):
        actions.remove_by_link(guest=ahead.budi, input_id=card.id)
    office = ahead.world.village_office
    typed = actions.add_input(
        scope=ahead.scope, meeting_id=ahead.id, office_id=office, text="Lewat telepon", via="telepon"
    )
    with pytest.raises(NotYours):
        actions.remove_by_link(guest=ahead.budi, input_id=typed)


def test_an_input_is_taken_to_the_board_once_and_names_its_sector(ahead):
    say(ahead, area_ids=[ahead.world.areas[0].id])
    (card,) = said(ahead)
    made = actions.take_to_board(scope=ahead.scope, input_id=card.id)
    assert actions.take_to_board(scope=ahead.scope, input_id=card.id) == made
    problem = obstacles.problem(scope=ahead.scope, problem_id=made)
    assert (problem.origin, problem.statement, problem.area_names) == ("sector", "Jalan rusak", ("Desa 1",))
    assert problem.source == "Kepala Desa 1, Lokmin lintas sektor TW III 2023"
    assert problem.period == ahead.card.reviewed
    assert said(ahead)[0].problem_id == made


def test_the_camat_decides_beforehand_from_his_own_link_only(ahead):
    item = ask(ahead)
    actions.decide_by_link(guest=ahead.camat, item_id=item, answer="with_note", note="mulai September")
    found = next(i for i in queries.agenda(scope=ahead.scope, meeting_id=ahead.id) if i.id == item)
    assert (found.decision.answer, found.decision.note) == ("with_note", "mulai September")
    assert (found.decision.by, found.decision.via) == ("Pak Camat", "tautan pribadi")
    with pytest.raises(NotYours):
        actions.decide_by_link(guest=ahead.budi, item_id=item, answer="agreed")
    open_it(ahead)
    with pytest.raises(Refusal, match="di dalam rapat"):
        actions.decide_by_link(guest=ahead.camat, item_id=item, answer="agreed")


def test_an_answer_with_a_note_has_one_and_a_point_without_question_takes_none(ahead):
    item = ask(ahead)
    with pytest.raises(Refusal, match="Tulis catatannya"):
        actions.decide_by_link(guest=ahead.camat, item_id=item, answer="with_note")
    with pytest.raises(Refusal, match="tidak dikenal"):
        actions.decide_by_link(guest=ahead.camat, item_id=item, answer="entah")
    other = queries.agenda(scope=ahead.scope, meeting_id=ahead.id)[0].id
    with pytest.raises(Refusal, match="tidak meminta keputusan"):
        actions.decide_by_link(guest=ahead.camat, item_id=other, answer="agreed")


def test_an_answer_in_the_room_stands_in_the_minutes_once(ahead):
    item = ask(ahead)
    actions.decide(scope=ahead.scope, item_id=item, answer="agreed")
    assert not queries.entries(scope=ahead.scope, meeting_id=ahead.id)
    open_it(ahead)
    day = ahead.scope.at(NOW.replace(day=21))
    for _tap in range(2):
        actions.note_decision(scope=day, item_id=item)
    actions.decide(scope=day, item_id=item, answer="agreed")
    (entry,) = queries.entries(scope=ahead.scope, meeting_id=ahead.id)
    assert (entry.kind, entry.text) == ("decision", "Surat edaran posyandu: Camat setuju")


def test_the_link_notes_that_it_was_used(ahead):
    answer(ahead)
    found = people.links(scope=ahead.scope, puskesmas_id=ahead.world.ours.id)
    assert [link.used_at is not None for link in found if link.id == ahead.budi.link_id] == [True]


@pytest.fixture
def second_camat(world, monkeypatch):
    """A Puskesmas with villages of two kecamatan: its lokmin in the first, the link of the other camat."""
    lines = [VillageLine("16.06.02.2050", "Desa A"), VillageLine("16.06.09.2051", "Desa B")]
    both = places.new_puskesmas(
        scope=installer(), code="1011690", name="Dua", villages=lines, kecamatan_name="Kecamatan 16.06.02",
        kecamatan="16.06.02", district_name="Kabupaten 16.06", clock_date=NOW.date(), example=True,
    )  # fmt: skip
    kecamatan = place_queries.kecamatan_ids_of(puskesmas_ids=[both.id])
    (other,) = kecamatan - {both.kecamatan_id}
    scope = replace(installer(ids=frozenset({both.id})), kecamatan_ids=kecamatan)
    body = people_actions.add_institution(
        scope=scope, kecamatan_id=other, sector="kecamatan", name="Kantor Camat B"
    )
    office = people_actions.add_office(scope=scope, institution_id=body, title="Camat")
    people_actions.seat(scope=scope, office_id=office, name="Camat B", since=date(2022, 1, 1))
    until = NOW + timedelta(days=60)
    link = people_actions.make_link(scope=scope, puskesmas_id=both.id, office_id=office, expires_at=until)
    card = plan(scope, both, **AUGUST)
    assert card.kecamatan_id == both.kecamatan_id
    monkeypatch.setattr("lokmin.web.clock.now", lambda zone="WIB", fixed=None: NOW)
    guest = people.open_link(token=link.token, now=NOW)
    return SimpleNamespace(scope=scope, id=card.id, guest=guest, token=link.token)


def test_the_camat_of_another_kecamatan_neither_sees_nor_decides_nor_reads_the_brief(second_camat):
    item = ask(second_camat)
    guest = second_camat.guest
    with pytest.raises(NotYours):
        actions.decide_by_link(guest=guest, item_id=item, answer="agreed")
    assert queries.meetings_of_guest(scope=guest.scope, seat=guest.office) == []
    for name in ("link_brief", "link_brief_file"):
        assert Client().get(reverse(name, args=(second_camat.token, second_camat.id))).status_code == 404
    assert "Surat edaran" not in Client().get(f"/t/{second_camat.token}/").content.decode()


def test_the_other_camat_who_is_invited_answers_as_a_guest_and_is_asked_nothing(second_camat):
    ask(second_camat)
    actions.invite(
        scope=second_camat.scope, meeting_id=second_camat.id, office_ids=[second_camat.guest.office.id]
    )
    page = Client().get(f"/t/{second_camat.token}/").content.decode()
    assert "Aula Kecamatan" in page
    assert "Surat edaran" not in page
    assert reverse("link_brief", args=(second_camat.token, second_camat.id)) not in page
