"""A meeting goes to a hall and comes back; in between nobody writes it here."""

from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings.actions.found import meeting_to_write, moved
from lokmin.meetings.actions.hall import open_door
from lokmin.meetings.models import Away, MeetingState
from lokmin.meetings.rules import steps
from lokmin.tools.actions import action, audit, unchanged


@action
def take_away(*, scope: Scope, meeting_id: UUID, package_id: UUID) -> None:
    """From now on the meeting is written on the laptop that has this package. Refused while it is away."""
    meeting = meeting_to_write(scope, meeting_id)
    steps.check_changeable(meeting.state)
    row = Away.add(meeting=meeting, package_id=package_id, since=scope.now, by=scope.actor_name)
    audit(scope, "take_away", row, puskesmas_id=meeting.puskesmas_id, meeting=str(meeting_id))


@action
def bring_back(*, scope: Scope, package_id: UUID) -> None:
    """The return of this package was joined: a meeting that is open has its room here again."""
    for row in Away.objects.within(scope).filter(package_id=package_id).select_related("meeting"):
        if row.back_at is None:
            _end(scope, row, "")
        if row.meeting.state == MeetingState.OPEN:
            open_door(scope, row.meeting)
            moved(scope, row.meeting)
    unchanged()


@action
def open_here(*, scope: Scope, meeting_id: UUID, because: str) -> None:
    """Write the meeting here again before its return came; what both sides write is decided when joining."""
    scope.check(Duty.WRITE_MEETINGS)
    why = " ".join(because.split())[:200]
    if not why:
        raise Refusal("meetings.open_here_why")
    row = Away.objects.within(scope).filter(meeting_id=meeting_id, back_at=None).first()
    if row is None:
        raise Refusal("meetings.not_away")
    _end(scope, row, why)


def _end(scope: Scope, row: Away, why: str) -> None:
    row.back_at, row.back_by, row.opened_because = scope.now, scope.actor_name, why
    row.save(update_fields=["back_at", "back_by", "opened_because"])
    verb = "open_here" if why else "bring_back"
    audit(scope, verb, row, puskesmas_id=row.meeting.puskesmas_id, because=why)
