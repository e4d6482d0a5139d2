"""Inputs from phones in the hall: said by a seat, shown and printed only after staff accepted them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Scope
from lokmin.meetings.actions.found import moved, part_to_write
from lokmin.meetings.actions.hall import open_room, seat_now
from lokmin.meetings.actions.inputs import checked, write_input
from lokmin.meetings.models import InputKind, InputState, SectorInput
from lokmin.meetings.queries import HallVisitor
from lokmin.meetings.rules import steps
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.idempotency import once

MOST_WAITING = 5
MOST_IN_ALL = 30
PAUSE = timedelta(seconds=10)
OUTSIDE_TEXT = {InputState.WAITING, InputState.RETURNED}
"""What stands in neither of these is told by the minutes."""


@action
def say(*, visitor: HallVisitor, text: str, key: str = "") -> UUID:
    """Note what a seat wrote; it waits for staff. A retry counts once; who floods has to wait."""
    seat = visitor.guest
    if seat is None:
        raise NotYours("door.not_yours")
    meeting = open_room(visitor)
    if not seat_now(visitor).is_there:
        raise Refusal("meetings.seat_not_there")
    told = checked({"text": text, "kind": InputKind.INPUT})
    own = replace(visitor.scope, actor_name=seat.name)

    def do() -> dict[str, Any]:
        _check_flood(visitor)
        row = write_input(
            own,
            meeting,
            seat.office_id,
            institution="" if seat.office_id else f"{seat.name}, {seat.institution}".strip(", ")[:200],
            guest_id=seat.id,
            state=InputState.WAITING,
            **told,
        )
        moved(visitor.scope, meeting)
        audit(visitor.scope, "meetings.say", row, puskesmas_id=meeting.puskesmas_id)
        return {"id": str(row.id)}

    made = once(visitor.scope, key, {"seat": str(seat.id), "text": told["text"]}, do) if key else do()
    unchanged()
    return UUID(made["id"])


def _check_flood(visitor: HallVisitor) -> None:
    assert visitor.guest
    rows = SectorInput.objects.within(visitor.scope).filter(guest_id=visitor.guest.id)
    if rows.filter(state=InputState.WAITING).count() >= MOST_WAITING or rows.count() >= MOST_IN_ALL:
        raise Refusal("meetings.input_many", count=MOST_WAITING)
    if rows.filter(at__gt=visitor.scope.now - PAUSE).exists():
        raise Refusal("meetings.input_fast", seconds=int(PAUSE.total_seconds()))


@action
def take_input_back(*, visitor: HallVisitor, input_id: UUID) -> None:
    """The seat takes back what nobody has decided on yet."""
    meeting = open_room(visitor)
    rows = SectorInput.objects.within(visitor.scope).filter(id=input_id, meeting=meeting)
    row = rows.filter(guest_id=visitor.guest.id if visitor.guest else None).select_for_update().first()
    if row is None or visitor.guest is None:
        raise NotYours("door.not_yours")
    if row.state != InputState.WAITING:
        raise Refusal("meetings.input_decided")
    audit(visitor.scope, "meetings.take_input_back", row, puskesmas_id=meeting.puskesmas_id, text=row.text)
    row.delete()
    moved(visitor.scope, meeting)


@action
def decide_input(
    *,
    scope: Scope,
    input_id: UUID,
    state: str,
    note: str = "",
    into_id: UUID | None = None,
    seen: str = "",
) -> None:
    """Accept, return with a word, merge into another input, or put it back to the waiting ones.

    A merged one is told by the one it went into; its words stay in the row. `seen` is the state that the
    writer's page showed: what a colleague decided meanwhile is not overwritten unseen. In a closed meeting
    what still waits may be returned, since that changes no text, and waits again on second thought.
    """
    row = part_to_write(scope, SectorInput, input_id)
    if seen and row.state not in (seen, state):
        raise Refusal("meetings.input_moved", by=row.decided_by or row.by)
    if not {row.state, state} <= OUTSIDE_TEXT:
        steps.check_changeable(row.meeting.state)
    steps.check_choice(state, tuple(InputState.values), "meetings.input_state")
    into = None
    if state == InputState.MERGED:
        others = SectorInput.objects.within(scope).filter(meeting=row.meeting, state=InputState.ACCEPTED)
        into = others.filter(id=into_id).exclude(id=row.id).first()
        if into is None:
            raise Refusal("meetings.input_into")
    before = row.state
    row.state, row.merged_into, row.note = state, into, " ".join(note.split())[:200]
    waits = state == InputState.WAITING
    row.decided_at = None if waits else scope.now
    row.decided_by = "" if waits else scope.actor_name
    row.save(update_fields=["state", "merged_into", "note", "decided_at", "decided_by"])
    freed = 0 if state == InputState.ACCEPTED else _free_merged(scope, row, into)
    place = row.meeting.puskesmas_id
    audit(scope, "meetings.decide_input", row, puskesmas_id=place, before=before, after=state, freed=freed)


def _free_merged(scope: Scope, row: SectorInput, into: SectorInput | None) -> int:
    """What was merged into this one is told by nobody now: it goes along into another, or waits again."""
    merged = SectorInput.objects.within(scope).filter(merged_into=row, state=InputState.MERGED)
    if into is not None:
        return int(merged.update(merged_into=into))
    free = {"merged_into": None, "note": "", "decided_at": None, "decided_by": ""}
    return int(merged.update(state=InputState.WAITING, **free))
