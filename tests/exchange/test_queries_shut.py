"""What the office closed meanwhile stays as it was closed; what the hall wrote in it waits in the list."""

from datetime import date

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as promises
from lokmin.exchange import actions
from lokmin.exchange.rules.joining import digest
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries
from tests.commitments.samples import picture
from tests.exchange.ends import HALL, come_home, join, open_rows
from tests.exchange.two import everything, without
from tests.meetings.test_actions_signed import DRAWING
from tests.papers.story import item

TOLD = ("hallrow", "hallreturn", "auditrow", "requestkey")


def close_here(story):
    """The office writes the meeting itself, and closes it before the return comes."""
    scope, august = story.scope(now=HALL), story.meetings["august"]
    meetings.open_here(scope=scope, meeting_id=august, because="laptop rusak")
    meetings.open_meeting(scope=scope, meeting_id=august)
    meetings.check_in(
        scope=scope, meeting_id=august, office_id=story.world.village_office, presence="present"
    )
    decide(story)
    meetings.promise(
        scope=scope,
        meeting_id=august,
        item_id=item(scope, august, "plan"),
        office_id=story.world.camat_office,
        what="Surat edaran",
    )
    close(story)


def decide(story, text="Keputusan kantor"):
    scope, august = story.scope(now=HALL), story.meetings["august"]
    at = item(scope, august, "opening")
    meetings.add_entry(scope=scope, meeting_id=august, item_id=at, kind="decision", text=text)


def close(story):
    scope, august = story.scope(now=HALL), story.meetings["august"]
    version = queries.card(scope=scope, meeting_id=august).version
    meetings.close_meeting(scope=scope, meeting_id=august, version=version)


def reasons(story, card):
    found = {}
    for row in open_rows(story, card):
        found.setdefault(row.reason, set()).add(row.label)
    return found


def sign_in_the_hall(story):
    scope, august = story.scope(now=HALL), story.meetings["august"]
    meetings.prepare_signatures(scope=scope, meeting_id=august)
    rows = queries.signatures(scope=scope, meeting_id=august)
    own = next(row for row in rows if row.office_id == story.world.village_office)
    sha = queries.agreement(scope=scope, meeting=queries.card(scope=scope, meeting_id=august)).sha256
    meetings.sign_drawn(scope=scope, signature_id=own.id, drawing=DRAWING, shown=sha)


def test_nothing_of_a_meeting_that_the_office_closed_changes_unasked(trip, story):
    with trip.at("laptop"):
        decide(story, "Keputusan aula")
        sign_in_the_hall(story)
    close_here(story)
    before = without(everything(), *TOLD, "meetings_away")
    card = join(story, come_home(trip, story))
    assert without(everything(), *TOLD, "meetings_away") == before
    found = reasons(story, card)
    assert found.keys() == {"closed"}
    assert found["closed"] >= {
        "meetings.Meeting", "meetings.MinuteEntry", "meetings.Attendance", "meetings.MeetingCommitment",
        "meetings.Signature", "meetings.SigningStep", "commitments.Commitment", "commitments.StateChange",
    }  # fmt: skip
    assert card.open == len(open_rows(story, card))


def test_the_halls_words_cannot_be_taken_but_a_signature_can(trip, story):
    with trip.at("laptop"):
        sign_in_the_hall(story)
    close_here(story)
    card = join(story, come_home(trip, story))
    for row in open_rows(story, card):
        choice = {"scope": story.scope(now=HALL), "row_id": row.id, "choice": "hall", "seen": digest(row.now)}
        if row.label not in ("meetings.Signature", "meetings.SigningStep"):
            with pytest.raises(Refusal, match="sudah ditutup di kantor"):
                actions.decide(**choice)
            choice["choice"] = "office"
        actions.decide(**choice)
    assert join(story, come_home(trip, story)).open == 0


def test_the_text_of_a_promise_that_the_office_read_back_and_closed_stays_and_its_report_comes(trip, story):
    scope, august = story.scope(now=HALL), story.meetings["august"]
    cards = promises.board(scope=scope, puskesmas_id=story.world.ours.id)
    moved, reported, *_others = [c for c in cards if c.state in ("agreed", "under_way", "blocked")]
    with trip.at("laptop"):
        there = story.scope(now=HALL)
        meetings.deal(
            scope=there, meeting_id=august, commitment_id=moved.id, dealing="extended",
            due_on=date(2023, 12, 31), note="musim hujan",
        )  # fmt: skip
        commitments.report(
            scope=there, commitment_id=reported.id, state="done", happened_on=date(2023, 8, 20), text="Beres"
        )
        meetings.deal(scope=there, meeting_id=august, commitment_id=reported.id, dealing="read_back")
    close_here(story)
    card = join(story, come_home(trip, story))
    after = {c.id: c for c in promises.board(scope=scope, puskesmas_id=story.world.ours.id)}
    kept = promises.commitment(scope=scope, commitment_id=moved.id)
    assert (kept.state, kept.due_on) == (moved.state, moved.due_on)
    assert {step.after for step in kept.history} <= {"draft", "agreed", "under_way", "blocked"}
    assert after.keys() == {c.id for c in cards} | {c.id for c in after.values() if c.what == "Surat edaran"}
    assert promises.commitment(scope=scope, commitment_id=reported.id).state == "done"
    assert reasons(story, card).keys() == {"closed"}


def test_photos_come_to_a_closed_meeting(trip, story):
    scope, august = story.scope(now=HALL), story.meetings["august"]
    with trip.at("laptop"):
        meetings.add_photos(scope=story.scope(now=HALL), meeting_id=august, contents=[picture()])
    close_here(story)
    join(story, come_home(trip, story))
    assert len(queries.photos(scope=scope, meeting_id=august)) == 1


def test_what_the_hall_itself_closed_goes_on_with_its_next_return(trip, story):
    scope, august = story.scope(now=HALL), story.meetings["august"]
    with trip.at("laptop"):
        decide(story, "Keputusan aula")
        close(story)
    assert join(story, come_home(trip, story)).open == 0
    with trip.at("laptop"):
        there = story.scope(now=HALL)
        rows = queries.signatures(scope=there, meeting_id=august)
        own = next(row for row in rows if row.office_id == story.world.village_office)
        meetings.sign(scope=there, signature_id=own.id, signed_on=HALL.date())
        meetings.add_addendum(
            scope=there, meeting_id=august, reason="Jembatan putus", dated=HALL.date(), correction="X"
        )
    card = join(story, come_home(trip, story))
    assert card.counts.get("conflict", 0) == 0
    detail = queries.signatures(scope=scope, meeting_id=august)
    assert next(row.signed_on for row in detail if row.office_id == story.world.village_office)
