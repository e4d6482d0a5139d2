"""Who signs follows who promised, also after the list was written (FN 26)."""

from datetime import date

from lokmin.commitments import actions as commitments
from lokmin.meetings import actions, queries
from tests.meetings.conftest import hold
from tests.meetings.test_actions import promise


def rows(hall):
    return queries.signatures(scope=hall.scope, meeting_id=hall.meeting.id)


def wanted(hall) -> int:
    return queries.card(scope=hall.scope, meeting_id=hall.meeting.id).numbers.wanted


def test_a_promise_after_the_list_was_written_adds_its_owner_and_nobody_loses_a_row(hall):
    hold(hall)
    promise(hall)
    first = actions.prepare_signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    actions.sign(scope=hall.scope, signature_id=first[0].id, signed_on=date(2023, 5, 24))
    promise(hall, office_id=hall.police, what="Mendampingi kunjungan")
    after = rows(hall)
    assert hall.police in {row.office_id for row in after}
    assert {row.id for row in first} < {row.id for row in after}
    assert wanted(hall) == len(after) == len(first) + 1
    closed = actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=2)
    assert closed.numbers.wanted == len(after)


def test_who_comes_instead_is_printed_as_soon_as_it_is_recorded(hall):
    hold(hall)
    promise(hall, office_id=hall.police, what="Mendampingi kunjungan")
    actions.prepare_signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    actions.check_in(
        scope=hall.scope,
        meeting_id=hall.meeting.id,
        office_id=hall.police,
        presence="represented",
        person_name="Aiptu Rahmat",
        person_title="Bhabinkamtibmas",
    )
    assert "a.n. Kapolsek, Bhabinkamtibmas, Aiptu Rahmat" in [row.text for row in rows(hall)]


def test_who_took_every_promise_back_does_not_sign(hall):
    hold(hall)
    card = promise(hall, office_id=hall.police, what="Mendampingi kunjungan")
    actions.prepare_signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    commitments.withdraw(scope=hall.scope, commitment_id=card.id, reason="keliru")
    again = actions.prepare_signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    assert hall.police not in {row.office_id for row in again}


def test_without_a_list_a_promise_writes_none(hall):
    hold(hall)
    promise(hall)
    assert rows(hall) == []
