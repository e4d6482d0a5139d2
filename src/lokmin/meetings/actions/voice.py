"""Whose word a promise is: a delegate's waits for the principal, whenever he was checked in (FN 26)."""

from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.commitments import actions as commitments
from lokmin.meetings.models import Attendance, Dealing, Meeting, MeetingCommitment


def delegate_of(seat: Attendance | None) -> str:
    """`Siti, Sekretaris Desa`; empty where nobody came instead."""
    if seat is None or seat.presence != "represented":
        return ""
    return ", ".join(part for part in (seat.person_name, seat.person_title) if part)[:160]


def seat_of(scope: Scope, meeting: Meeting, office_id: UUID) -> Attendance | None:
    row: Attendance | None = (
        Attendance.objects.within(scope).filter(meeting=meeting, office_id=office_id).first()
    )
    return row


def follow(scope: Scope, meeting: Meeting, office_id: UUID | None, before: str) -> None:
    """Keep the promises that an office made here in step with who sits there; `before` is who sat there.

    A delegate that somebody wrote on the promise itself stays.
    """
    if office_id is None:
        return
    after = delegate_of(seat_of(scope, meeting, office_id))
    made = MeetingCommitment.objects.within(scope).filter(meeting=meeting, dealing=Dealing.MADE)
    ids = list(made.values_list("commitment_id", flat=True))
    if ids and after != before:
        commitments.speak(scope=scope, office_id=office_id, commitment_ids=ids, before=before, after=after)
