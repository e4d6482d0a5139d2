"""Messages about meetings: invitations in the queue, changes, answers, the camat's summary, the handover."""

from datetime import date, datetime, time, timedelta

import pytest

from lokmin.basics.refusal import NotYourDuty, Refusal
from lokmin.basics.scope import Role
from lokmin.basics.time import zone
from lokmin.meetings import actions, queries
from lokmin.people import actions as people
from lokmin.people import queries as directory
from tests.meetings.conftest import plan

HELD = date(2023, 8, 21)
MORNING = datetime(2023, 8, 1, 8, 0, tzinfo=zone("WIB"))


@pytest.fixture
def coming(hall):
    """A lokmin of 21 August with the village head and the camat invited; `at` is a scope days before it."""

    def at(days: int, role: Role = Role.HEAD):
        moment = datetime(2023, 8, 21, 7, 0, tzinfo=zone("WIB")) - timedelta(days=days)
        return hall.world.scope(role, now=moment)

    hall.at, hall.now = at, hall.world.scope(now=MORNING)
    hall.next = plan(hall.now, hall.world.ours, number=3, held_on=HELD)
    actions.invite(scope=hall.now, meeting_id=hall.next.id, office_ids=[hall.village, hall.camat])
    return hall


def queue(hall, scope=None):
    return actions.queue_invitations(scope=scope or hall.now, meeting_id=hall.next.id)


def waiting(hall, scope=None):
    return directory.waiting_messages(scope=scope or hall.now, puskesmas_id=hall.world.ours.id)


def rows(hall):
    found = queries.invitations(scope=hall.now, meeting_id=hall.next.id)
    return {row.office_id: row for row in found}


def prepare(hall, scope):
    return actions.prepare_today(scope=scope, puskesmas_id=hall.world.ours.id)


def test_one_button_queues_every_invitation_that_was_not_sent(coming):
    assert queue(coming).made == 2
    assert queue(coming).made == 0
    texts = [card.text for card in waiting(coming)]
    assert all("Senin, 21 Agustus 2023 pukul 08.30 di Aula Kecamatan" in text for text in texts)


def test_a_message_that_was_sent_is_an_invitation_that_was_sent(coming):
    queue(coming)
    card = next(card for card in waiting(coming) if card.office_id == coming.village)
    actions.messages_sent(scope=coming.now, message_ids=[card.id], via="WhatsApp")
    row = rows(coming)[coming.village]
    assert (row.is_told, row.sent_via, row.sent_by) == (True, "WhatsApp", "Ani")
    actions.message_unsent(scope=coming.now, message_id=card.id)
    assert rows(coming)[coming.village].sent_at is None


def test_a_midwife_s_tap_marks_the_invitation_though_she_writes_no_meetings(coming):
    queue(coming)
    scope = coming.world.scope(Role.MIDWIFE, now=MORNING)
    (card,) = waiting(coming, scope)
    actions.messages_sent(scope=scope, message_ids=[card.id], via="WhatsApp")
    assert rows(coming)[coming.village].is_told


def test_a_letter_that_was_carried_leaves_the_queue(coming):
    queue(coming)
    actions.mark_sent(scope=coming.now, invitation_id=rows(coming)[coming.camat].id, via="diantar")
    assert [card.office_id for card in waiting(coming)] == [coming.village]


def test_a_changed_day_is_in_what_waits_at_once_and_told_to_who_was_told(coming):
    queue(coming)
    told = next(card for card in waiting(coming) if card.office_id == coming.camat)
    actions.messages_sent(scope=coming.now, message_ids=[told.id], via="WhatsApp")
    later = coming.world.scope(now=MORNING + timedelta(hours=1))
    version = queries.card(scope=later, meeting_id=coming.next.id).version
    actions.change_meeting(
        scope=later, meeting_id=coming.next.id, version=version, held_on=date(2023, 8, 22), starts_at=time(9)
    )
    assert "Selasa, 22 Agustus 2023 pukul 09.00" in waiting(coming, later)[0].text
    assert queue(coming, later).made == 1
    kinds = {card.office_id: card.kind for card in waiting(coming, later)}
    assert kinds == {coming.village: "invitation", coming.camat: "changed"}


def test_who_is_taken_off_the_list_is_not_written_to(coming):
    queue(coming)
    actions.uninvite(scope=coming.now, invitation_id=rows(coming)[coming.village].id)
    assert [card.office_id for card in waiting(coming)] == [coming.camat]


def test_only_the_organiser_queues_a_joint_meeting(coming):
    version = queries.card(scope=coming.now, meeting_id=coming.next.id).version
    sister = coming.world.sister
    actions.change_meeting(
        scope=coming.now, meeting_id=coming.next.id, version=version, taking_part=[sister.id]
    )
    dewi = coming.world.scope_of(sister).at(MORNING)
    with pytest.raises(Refusal, match="penyelenggara"):
        queue(coming, dewi)


def test_a_note_taker_does_not_queue(coming):
    with pytest.raises(NotYourDuty):
        queue(coming, coming.world.scope(Role.NOTE_TAKER, now=MORNING))


def sent_all(coming):
    for row in rows(coming).values():
        actions.mark_sent(scope=coming.now, invitation_id=row.id, via="diantar")


def test_who_has_not_answered_is_asked_a_week_and_a_day_before(coming):
    sent_all(coming)
    answered = rows(coming)[coming.camat]
    actions.answer(scope=coming.now, invitation_id=answered.id, rsvp="coming")
    asked = {}
    for days in range(9, -1, -1):
        prepare(coming, coming.at(days))
        for card in waiting(coming, coming.at(days)):
            if card.kind == "answer":
                asked.setdefault(card.id, (days, card.office_id))
    assert list(asked.values()) == [(7, coming.village), (1, coming.village)]


def test_an_answer_settles_the_question_at_once(coming):
    sent_all(coming)
    prepare(coming, coming.at(7))
    for row in rows(coming).values():
        actions.answer(scope=coming.at(7), invitation_id=row.id, rsvp="coming")
    assert "answer" not in {card.kind for card in waiting(coming, coming.at(7))}


def test_heads_of_villages_are_asked_to_look_five_days_before(coming):
    sent_all(coming)
    prepare(coming, coming.at(6))
    assert "village_page" not in {card.kind for card in waiting(coming, coming.at(6))}
    prepare(coming, coming.at(5))
    shown = [card for card in waiting(coming, coming.at(5)) if card.kind == "village_page"]
    assert [card.office_id for card in shown] == [coming.village]


def test_what_waits_about_a_meeting_that_began_is_withdrawn(coming):
    queue(coming)
    actions.open_meeting(scope=coming.at(0), meeting_id=coming.next.id)
    prepare(coming, coming.at(0))
    assert {card.kind for card in waiting(coming, coming.at(0))} <= {"digest"}


def test_the_same_day_again_prepares_nothing_more(coming):
    sent_all(coming)
    assert prepare(coming, coming.at(5)).made
    again = prepare(coming, coming.at(5))
    assert (again.made, again.rewritten, again.withdrawn) == (0, 0, 0)


def test_a_handover_takes_the_queue_along_and_back(coming, settings):
    settings.PUBLIC_URL = "https://lokmin.example"
    seat = directory.office_of(scope=coming.now, office_id=coming.village)
    people.give_consent(
        scope=coming.now, person_id=seat.person_id, phone="081234567890", given_on=date(2023, 7, 1),
        via="WhatsApp",
    )  # fmt: skip
    queue(coming)
    handover = actions.hand_over(
        scope=coming.now, office_id=coming.village, name="Bu Baru", since=MORNING.date(),
        phone="081234567891", consent_on=MORNING.date(), consent_via="WhatsApp",
    )  # fmt: skip
    (mine,) = [card for card in waiting(coming) if card.office_id == coming.village]
    assert "Yth. Bu Baru, Kepala Desa 1" in mine.text
    assert "wa.me/6281234567891" in mine.whatsapp
    assert "/t/" in mine.full_text
    actions.undo_handover(scope=coming.now, handover_id=handover)
    (back,) = [card for card in waiting(coming) if card.office_id == coming.village]
    assert "Yth. Budi" in back.text


def test_a_handover_after_which_a_message_went_out_is_not_taken_back(coming):
    queue(coming)
    handover = actions.hand_over(
        scope=coming.now, office_id=coming.village, name="Bu Baru", since=MORNING.date()
    )
    mine = next(card for card in waiting(coming) if card.office_id == coming.village)
    actions.messages_sent(scope=coming.now, message_ids=[mine.id], via="lisan")
    with pytest.raises(Refusal):
        actions.undo_handover(scope=coming.now, handover_id=handover)
