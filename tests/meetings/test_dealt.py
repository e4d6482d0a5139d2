"""The minutes say what became of earlier promises, and what the camat answered before the meeting."""

from datetime import date
from types import SimpleNamespace

from lokmin.basics.time import Period
from lokmin.commitments import actions as promises
from lokmin.meetings import actions, queries
from lokmin.meetings.pages import minutes
from tests.meetings.ahead import ask
from tests.meetings.conftest import DAY, hold, plan


def made(hall):
    hold(hall)
    here = {"scope": hall.scope, "meeting_id": hall.meeting.id, "item_id": hall.item("plan").id}
    return actions.promise(**here, office_id=hall.village, what="Mobil siaga")


def test_the_evaluation_of_a_promise_stands_under_its_point(hall):
    card = made(hall)
    actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=2)
    later = hall.scope.at(DAY.replace(month=8, day=7))
    dates = {"held_on": date(2023, 8, 7), "reviewed": Period.parse("2023-05..2023-07")}
    august = plan(later, hall.world.ours, number=3, planned=Period.parse("2023-08..2023-11"), **dates)
    actions.open_meeting(scope=later, meeting_id=august.id)
    told = {"scope": later, "meeting_id": august.id, "commitment_id": card.id, "dealing": "read_back"}
    actions.deal(**told, note="Sudah jalan di dua dusun.")
    (line,) = queries.dealt(scope=later, meeting=august)
    words = f"Nomor {card.number}, {card.office_title}: Mobil siaga (dievaluasi): Sudah jalan di dua dusun."
    assert minutes.dealt_words(line) == words
    items = queries.agenda(scope=later, meeting_id=august.id)
    points = minutes.points(items, [], {}, dealt=[line])
    assert [p.item.key for p in points if p.evaluated == (words,)] == ["read_back"]


def test_what_a_meeting_made_is_not_evaluated_by_it(hall):
    made(hall)
    assert queries.dealt(scope=hall.scope, meeting=hall.meeting) == []


def test_what_the_camat_answered_before_stands_in_the_minutes_and_the_agreement_once(hall):
    item_id = ask(SimpleNamespace(scope=hall.scope, id=hall.meeting.id), "Surat edaran?")
    actions.decide(scope=hall.scope, item_id=item_id, answer="agreed")
    hall.open_it()
    hall.open_it()
    (entry,) = queries.entries(scope=hall.scope, meeting_id=hall.meeting.id)
    assert (entry.item_id, entry.text) == (item_id, "Surat edaran: Camat setuju")
    meeting = queries.card(scope=hall.scope, meeting_id=hall.meeting.id)
    assert queries.agreement(scope=hall.scope, meeting=meeting).text.decisions == (entry.text,)


def test_the_minutes_of_a_closed_meeting_keep_what_was_promised_then(hall):
    card = made(hall)
    version = {"commitment_id": card.id, "version": card.version}
    promises.complete(scope=hall.scope, **version, what="Mobil siaga desa")
    actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=2)
    promises.amend(scope=hall.scope, commitment_id=card.id, via="Adendum 1", what="Ambulans")
    said = [entry.text for entry in queries.entries(scope=hall.scope, meeting_id=hall.meeting.id)]
    assert said[-1].endswith(": Mobil siaga desa")
