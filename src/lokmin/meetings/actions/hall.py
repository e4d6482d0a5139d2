"""The hall's door for phones: its code, and the seats that are taken through it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Scope
from lokmin.meetings.actions.ending import shut_door
from lokmin.meetings.actions.found import check_here_for_guest, moved, office, part_to_write, running
from lokmin.meetings.actions.guests import note_seat
from lokmin.meetings.models import Attendance, HallCode, HallGuest, Invitation, Meeting, RoomState
from lokmin.meetings.queries import HallSeat, HallVisitor
from lokmin.meetings.queries.hall import desk_row, seat_by_id
from lokmin.meetings.rules import hall, steps
from lokmin.meetings.rules import people as rules
from lokmin.people import queries as people
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.idempotency import once, repeatable
from lokmin.tools.locks import one_writer

MOST_WALK_INS = 400
"""Phones without an invited office that one meeting takes: a bored hand must not fill the list."""


def open_door(scope: Scope, meeting: Meeting) -> None:
    """Give a meeting that opens its room and its code."""
    if not RoomState.objects.within(scope).filter(meeting=meeting).exists():
        RoomState.add(meeting=meeting)
    if not HallCode.objects.within(scope).filter(meeting=meeting, ended_at=None).exists():
        _make_code(scope, meeting)


def _make_code(scope: Scope, meeting: Meeting) -> HallCode:
    code = hall.make_code()
    while HallCode.unscoped.filter(code=code).exists():
        code = hall.make_code()
    return HallCode.add(meeting=meeting, code=code, made_at=scope.now, made_by=scope.actor_name)


@action
def renew_code(*, scope: Scope, meeting_id: UUID) -> None:
    """Make a new code: the old one is dead at once, seats that were taken with it stay."""
    meeting = running(scope, meeting_id)
    shut_door(scope, meeting)
    row = _make_code(scope, meeting)
    audit(scope, "meetings.renew_code", row, puskesmas_id=meeting.puskesmas_id)


@action
def remove_seat(*, scope: Scope, guest_id: UUID) -> None:
    """Give a seat free: its phone finds nothing any more; the attendance stays as it is."""
    row = part_to_write(scope, HallGuest, guest_id)
    steps.check_open(row.meeting.state)
    row.removed_at, row.removed_by = scope.now, scope.actor_name
    row.save(update_fields=["removed_at", "removed_by"])
    audit(scope, "meetings.remove_seat", row, puskesmas_id=row.meeting.puskesmas_id)


def open_room(visitor: HallVisitor) -> Meeting:
    """The meeting that a phone writes to; it may have been closed since the page was read.

    Locked, as it is for staff: the desk and a phone that note the same office at once come one after the
    other, and always take their locks in the same order.
    """
    rows = Meeting.objects.within(visitor.scope).select_for_update()
    row: Meeting | None = rows.filter(id=visitor.meeting.id).first()
    if row is None:
        raise NotYours("door.not_yours")
    if row.state != "open":
        raise Refusal("meetings.hall_closed")
    check_here_for_guest(visitor.scope, row, visitor.puskesmas.full_name)
    return row


def seat_now(visitor: HallVisitor) -> HallSeat:
    """The seat of a visitor as the list stands now: the desk may have changed it since the page was read."""
    if visitor.guest is None:
        raise NotYours("door.not_yours")
    return _seat(visitor.scope, visitor.guest.id)


def _seat(scope: Scope, seat_id: UUID) -> HallSeat:
    card = seat_by_id(scope=scope, seat_id=seat_id)
    if card is None:
        raise Refusal("meetings.seat_removed")
    return card


@action
def take_seat(
    *, visitor: HallVisitor, office_id: UUID, represented: bool, name: str = "", title: str = ""
) -> HallSeat:
    """Sit down for an invited office: one seat and one attendance each; the same seat is opened again.

    `represented`: somebody comes in place of the holder and must be named. From a seat that is taken
    already it is the second office of the same person (FN 26). What the desk recorded of the office stays as
    it is: the phone takes the seat under it.
    """
    meeting = open_room(visitor)
    one_writer(office_id, "seat")
    if not Invitation.objects.within(visitor.scope).filter(meeting=meeting, office_id=office_id).exists():
        raise Refusal("meetings.not_invited")
    taken = HallGuest.objects.within(visitor.scope).filter(
        meeting=meeting, office_id=office_id, removed_at=None
    )
    known = taken.select_for_update().first()
    if known is not None:
        if visitor.guest is not None:
            raise Refusal("meetings.seat_taken", name=known.name)
        return _open_again(visitor, known)
    card = office(visitor.scope, meeting, office_id)
    first = visitor.guest
    name, title = " ".join(name.split())[:120], " ".join(title.split())[:160]
    if first is not None:
        name, title = first.name, title or first.title
        represented = rules.same_person(name) != rules.same_person(card.holder)
    own = replace(visitor.scope, actor_name=name or card.holder, office_id=office_id)
    presence = "represented" if represented else "present"
    seat = desk_row(own, meeting, office_id) or note_seat(
        own,
        meeting,
        office_id,
        presence=presence,
        person_name=name,
        person_title=title if represented else "",
    )
    return _sit(own, meeting, seat, card.institution, first)


def _open_again(visitor: HallVisitor, row: HallGuest) -> HallSeat:
    """A phone that lost its page, or the same tap twice."""
    row.opened += 1
    row.opened_at = visitor.scope.now
    row.save(update_fields=["opened", "opened_at"])
    audit(visitor.scope, "meetings.open_seat", row, puskesmas_id=visitor.puskesmas.id, opened=row.opened)
    return _seat(visitor.scope, row.id)


def _sit(
    scope: Scope, meeting: Meeting, seat: Attendance, institution: str, first: HallSeat | None = None
) -> HallSeat:
    row = HallGuest.add(
        meeting=meeting,
        office_id=seat.office_id,
        attendance=seat,
        name=seat.person_name or scope.actor_name,
        title=seat.person_title,
        institution=institution,
        presence=seat.presence,
        same_as_id=(first.same_as or first.id) if first else None,
        made_at=scope.now,
        opened_at=scope.now,
    )
    moved(scope, meeting)
    audit(scope, "meetings.take_seat", row, puskesmas_id=meeting.puskesmas_id, presence=seat.presence)
    return _seat(scope, row.id)


@action
def walk_in_by_phone(*, visitor: HallVisitor, key: str, **told: str) -> HallSeat:
    """Sit down without an invited office, as `note_walk_in` takes it. A retry counts once."""
    meeting = open_room(visitor)

    def do() -> dict[str, Any]:
        rows = HallGuest.objects.within(visitor.scope).filter(meeting=meeting, office=None)
        if rows.count() >= MOST_WALK_INS:
            raise Refusal("meetings.hall_full")
        own = replace(visitor.scope, actor_name=" ".join(told.get("name", "").split()) or "tamu")
        seat = note_walk_in(own, meeting, **told)
        return {"id": str(_sit(own, meeting, seat, seat.institution).id)}

    made = _once(visitor, key, told, do)
    return _seat(visitor.scope, UUID(made["id"]))


def _once(
    visitor: HallVisitor, key: str, told: dict[str, str], do: Callable[[], dict[str, Any]]
) -> dict[str, Any]:
    """Run `do` unless this key was answered already; what it wrote left its own audit rows."""
    made = once(visitor.scope, key, {"meeting": str(visitor.meeting.id), **told}, do) if key else do()
    unchanged()
    return made


def note_walk_in(
    scope: Scope, meeting: Meeting, *, name: str, institution: str = "", title: str = "", sector: str = ""
) -> Attendance:
    """Somebody without an office of the directory is there."""
    named = steps.check_text(" ".join(name.split()), "meetings.walk_in_name")[:120]
    known = {each.code for each in people.sectors()}
    row = Attendance.add(
        meeting=meeting,
        presence="present",
        person_name=named,
        person_title=" ".join(title.split())[:160],
        institution=" ".join(institution.split())[:160],
        sector_id=sector if sector in known else None,
        at=scope.now,
        by=scope.actor_name,
    )
    audit(scope, "meetings.walk_in", row, puskesmas_id=meeting.puskesmas_id, name=named)
    return row


@repeatable(lambda _scope, made: made)
@action
def walk_in(*, scope: Scope, meeting_id: UUID, **told: str) -> UUID:
    """Note somebody who came without an office of the directory, typed by staff; a double tap is one."""
    return note_walk_in(scope, running(scope, meeting_id), **told).id
