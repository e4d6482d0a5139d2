"""What all writes share: finding the meeting for somebody who may write it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import F

from lokmin.basics.refusal import NotYours, Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings.models import Away, Meeting, RoomState
from lokmin.meetings.rules import steps
from lokmin.people import queries as people
from lokmin.people.queries import OfficeCard


def meeting_to_write(scope: Scope, meeting_id: UUID) -> Meeting:
    """The row, locked. Only the organiser or a Puskesmas taking part writes (others: `NotYours`)."""
    scope.check(Duty.WRITE_MEETINGS)
    row = locked(scope, meeting_id)
    if row is None:
        raise NotYours("door.not_yours")
    part = set(row.taking_part.values_list("id", flat=True)) | {row.puskesmas_id}
    if not part & scope.puskesmas_ids:
        raise NotYours("door.not_yours")
    check_here(scope, row)
    moved(scope, row)
    return row


def locked(scope: Scope, meeting_id: UUID | None) -> Meeting | None:
    """The row of a meeting, locked: whoever writes a part of a meeting takes this lock first."""
    rows = Meeting.objects.within(scope).select_for_update()
    row: Meeting | None = rows.filter(id=meeting_id).first()
    return row


def moved(scope: Scope, meeting: Meeting) -> None:
    """Every write raises the number by which the room's pages see that something is new."""
    RoomState.objects.within(scope).filter(meeting=meeting).update(revision=F("revision") + 1)


def _away(scope: Scope, row: Meeting) -> Away | None:
    found: Away | None = Away.objects.within(scope).filter(meeting=row, back_at=None).first()
    return found


def check_here_for_guest(scope: Scope, row: Meeting, contact: str) -> None:
    """The same for a guest, who has no screen to bring it back with."""
    if _away(scope, row):
        raise Refusal("meetings.away_guest", contact=contact)


def check_here(scope: Scope, row: Meeting) -> None:
    """Refuse while the meeting is written on a laptop in a hall."""
    if away := _away(scope, row):
        raise Refusal("meetings.away", day=away.since.astimezone(scope.now.tzinfo).date(), by=away.by)


def written_together(scope: Scope, meeting_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Lock the meetings that one deed writes at once, also those of others; answers which it may write.

    Refused while one in scope is in a hall; of others' the ones that are in a hall are left out.
    """
    ids = sorted(set(meeting_ids))
    here = {row.id for row in Meeting.unscoped.select_for_update().filter(id__in=ids).order_by("id")}
    for row in Meeting.objects.within(scope).filter(id__in=here):
        check_here(scope, row)
    here -= set(Away.unscoped.filter(meeting__in=here, back_at=None).values_list("meeting_id", flat=True))
    RoomState.unscoped.filter(meeting__in=here).update(revision=F("revision") + 1)
    return frozenset(here)


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
