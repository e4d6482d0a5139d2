"""What all writes share: finding the meeting for somebody who may write it."""

from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings.models import Meeting
from lokmin.meetings.rules import steps
from lokmin.people import queries as people
from lokmin.people.queries import OfficeCard


def meeting_to_write(scope: Scope, meeting_id: UUID) -> Meeting:
    """The row, locked. Only the organiser or a Puskesmas taking part writes (others: `NotYours`)."""
    scope.check(Duty.WRITE_MEETINGS)
    row: Meeting | None = Meeting.objects.within(scope).select_for_update().filter(id=meeting_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    part = set(row.taking_part.values_list("id", flat=True)) | {row.puskesmas_id}
    if not part & scope.puskesmas_ids:
        raise NotYours("door.not_yours")
    return row


def changeable(scope: Scope, meeting_id: UUID) -> Meeting:
    """A meeting that is not closed."""
    row = meeting_to_write(scope, meeting_id)
    steps.check_changeable(row.state)
    return row


def running(scope: Scope, meeting_id: UUID) -> Meeting:
    """A meeting that is open: attendance, minutes and promises are recorded."""
    row = meeting_to_write(scope, meeting_id)
    steps.check_open(row.state)
    return row


def part_to_write(scope: Scope, model: Any, part_id: UUID) -> Any:
    """A row of a meeting, locked, with its meeting; `NotYours` when it is not the writer's."""
    row = model.objects.within(scope).filter(id=part_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    meeting = meeting_to_write(scope, row.meeting_id)
    row = model.objects.within(scope).select_for_update().get(id=part_id)
    row.meeting = meeting
    return row


def check_version(row: Meeting, version: int, code: str = "meetings.stale") -> None:
    if row.version != version:
        raise Stale(code, version=row.version)


def office(scope: Scope, meeting: Meeting, office_id: UUID) -> OfficeCard:
    """The office with who held it on the day of the meeting."""
    card = people.office(scope=scope, office_id=office_id, on=meeting.held_on)
    if card is None:
        raise Refusal("meetings.office_unknown")
    return card
