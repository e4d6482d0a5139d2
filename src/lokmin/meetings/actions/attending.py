"""The list at the desk: many ticks at once, undo, walk-ins that turn out to sit in an office."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Scope
from lokmin.meetings.actions import signing, voice
from lokmin.meetings.actions.found import office, part_to_write, running
from lokmin.meetings.actions.guests import check_seen, note_seat
from lokmin.meetings.models import Attendance, HallGuest, Invitation, Meeting
from lokmin.meetings.rules import people as rules
from lokmin.meetings.rules import steps
from lokmin.meetings.rules.desk import Tick
from lokmin.obstacles import actions as board
from lokmin.tools.actions import action, audit, unchanged


@dataclass
class Ticked:
    """How many lines changed, and those that could not, with the reason: the others are saved."""

    changed: int = 0
    refused: dict[UUID, Refusal] = field(default_factory=dict)


@action
def tick(*, scope: Scope, meeting_id: UUID, lines: Iterable[Tick]) -> Ticked:
    """Save a list of ticks in one transaction. A line that the page showed as it stands changes nothing, so
    that what a phone or a colleague recorded meanwhile stays; a line that cannot be saved is named."""
    meeting = running(scope, meeting_id)
    done = Ticked()
    unchanged()
    for line in lines:
        if line.presence == line.before and not line.person_name:
            continue
        try:
            done.changed += _ticked(scope, meeting, line)
        except NotYours:
            raise
        except Refusal as refusal:
            done.refused[line.office_id] = refusal
    return done


def _ticked(scope: Scope, meeting: Meeting, line: Tick) -> int:
    row = Attendance.objects.within(scope).filter(meeting=meeting, office_id=line.office_id).first()
    if not line.presence:
        if row is None or row.presence != line.before:
            return 0
        _forget(scope, meeting, row)
        return 1
    check_seen(scope, meeting, line.office_id, line.before, line.presence, line.person_name)
    if row is not None and row.presence == line.presence and not line.person_name:
        return 0
    name, title = line.person_name, line.person_title
    if line.presence == "represented" and not name:
        name, title = _announced(scope, meeting, line.office_id)
    note_seat(
        scope,
        meeting,
        line.office_id,
        presence=line.presence,
        person_name=name,
        person_title=title,
        reason=line.reason,
    )
    return 1


def _announced(scope: Scope, meeting: Meeting, office_id: UUID) -> tuple[str, str]:
    """Who was announced to come instead, where nobody typed another name."""
    row = Invitation.objects.within(scope).filter(meeting=meeting, office_id=office_id).first()
    return (row.delegate_name, row.delegate_title) if row else ("", "")


@action
def undo_check_in(*, scope: Scope, attendance_id: UUID) -> None:
    """Take an attendance back: as if nothing had been recorded; the audit log keeps what stood there."""
    row = part_to_write(scope, Attendance, attendance_id)
    steps.check_open(row.meeting.state)
    _forget(scope, row.meeting, row)


def _forget(scope: Scope, meeting: Meeting, row: Attendance) -> None:
    """The phone that sat there has to sit down again."""
    seats = HallGuest.objects.within(scope).filter(meeting=meeting, attendance=row, removed_at=None)
    seats.update(removed_at=scope.now, removed_by=scope.actor_name)
    stood: dict[str, Any] = {"presence": row.presence, "name": row.person_name, "title": row.person_title}
    office_id = str(row.office_id or "")
    audit(scope, "meetings.undo_check_in", row, puskesmas_id=meeting.puskesmas_id, office=office_id, **stood)
    spoke = voice.delegate_of(row)
    row.delete()
    voice.follow(scope, meeting, row.office_id, spoke)
    signing.follow(scope, meeting)


@action
def confirm_walk_in(*, scope: Scope, attendance_id: UUID) -> None:
    """The desk saw who walked in with a phone: from now on it stands by that, and they may score."""
    row = part_to_write(scope, Attendance, attendance_id)
    steps.check_open(row.meeting.state)
    if row.office_id is not None:
        raise Refusal("meetings.not_a_walk_in")
    before = {"by": row.by, "at": row.at.isoformat()}
    row.at, row.by = scope.now, scope.actor_name
    row.save(update_fields=["at", "by"])
    place = row.meeting.puskesmas_id
    audit(scope, "meetings.confirm_walk_in", row, puskesmas_id=place, before=before)


def _scores_follow(scope: Scope, meeting: Meeting, row: Attendance, office_id: UUID) -> None:
    """What they scored as a guest is the office's from now on, so that it does not count twice."""
    for seat in HallGuest.objects.within(scope).filter(meeting=meeting, attendance=row, same_as=None):
        board.scores_of_office(scope, seat.id, office_id)


@action
def attach_walk_in(*, scope: Scope, attendance_id: UUID, office_id: UUID) -> None:
    """Somebody who walked in sits in this office after all: present as holder, else in place of them."""
    row = part_to_write(scope, Attendance, attendance_id)
    meeting = row.meeting
    steps.check_open(meeting.state)
    if row.office_id is not None:
        raise Refusal("meetings.not_a_walk_in")
    card = office(scope, meeting, office_id)
    if Attendance.objects.within(scope).filter(meeting=meeting, office_id=office_id).exists():
        raise Refusal("meetings.already_there", title=card.title)
    before = row.institution
    _scores_follow(scope, meeting, row, office_id)
    row.office_id, row.institution, row.sector_id = office_id, "", None
    row.presence = (
        "present" if rules.same_person(row.person_name) == rules.same_person(card.holder) else "represented"
    )
    row.save(update_fields=["office", "institution", "sector", "presence"])
    seats = HallGuest.objects.within(scope).filter(meeting=meeting, attendance=row)
    seats.update(office_id=office_id, institution=card.institution, presence=row.presence)
    audit(scope, "meetings.attach_walk_in", row, puskesmas_id=meeting.puskesmas_id, before=before)
    voice.follow(scope, meeting, office_id, "")
    signing.follow(scope, meeting)
