"""What a guest does from a personal link: answers, says something beforehand, decides as camat.

Everything ends when the meeting opens; nothing here needs an account (FN 22).
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Scope
from lokmin.meetings.actions.decisions import record_decision
from lokmin.meetings.actions.found import check_here_for_guest, locked
from lokmin.meetings.actions.guests import Rsvp, record_answer
from lokmin.meetings.actions.inputs import checked, villages, write_input
from lokmin.meetings.models import AgendaItem, Invitation, Meeting, MeetingState, SectorInput
from lokmin.people import actions as people
from lokmin.people.queries import LinkGuest
from lokmin.people.rules.tokens import BY_LINK
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.idempotency import once


def _invited(guest: LinkGuest, meeting_id: UUID) -> Invitation:
    """The invitation of the guest's office, locked; `NotYours` when it has none."""
    rows = Invitation.objects.within(guest.scope).select_for_update(of=("self",))
    row: Invitation | None = rows.filter(meeting_id=meeting_id, office_id=guest.office.id).first()
    if row is None:
        raise NotYours("door.not_yours")
    return row


def _preparing(guest: LinkGuest, meeting_id: UUID, code: str) -> Meeting:
    """The meeting that the guest is invited to, before it opens."""
    meeting = _invited(guest, meeting_id).meeting
    _check_preparing(guest, meeting, code)
    return meeting


def _check_preparing(guest: LinkGuest, meeting: Meeting, code: str) -> None:
    if meeting.state != MeetingState.PREPARING:
        raise Refusal(code, contact=guest.puskesmas.full_name)
    check_here_for_guest(guest.scope, meeting, guest.puskesmas.full_name)


@action
def answer_by_link(*, guest: LinkGuest, meeting_id: UUID, given: Rsvp) -> None:
    """Take the answer of the invited office itself. The same again counts once; until the meeting opens."""
    row = _invited(guest, meeting_id)
    row.meeting = _preparing(guest, meeting_id, "meetings.rsvp_closed")
    record_answer(guest.scope, row, replace(given, via=BY_LINK))
    people.note_link_use(guest=guest)


@action
def say_by_link(
    *, guest: LinkGuest, meeting_id: UUID, kind: str, text: str, area_ids: Iterable[UUID] = (), key: str = ""
) -> None:
    """Take one obstacle or input of the guest's sector; sent twice with one key it is one."""
    meeting = _preparing(guest, meeting_id, "meetings.inputs_closed")
    said = {"kind": kind, "text": text, "via": BY_LINK, "by_link": True}
    areas = list(area_ids)

    def do() -> dict[str, Any]:
        row = write_input(guest.scope, meeting, guest.office.id, area_ids=areas, **said)
        audit(guest.scope, "meetings.add_input", row, puskesmas_id=meeting.puskesmas_id, via=BY_LINK)
        return {"id": str(row.id)}

    if key:
        once(guest.scope, key, {"meeting": meeting_id, **said, "areas": areas}, do)
        unchanged()
    else:
        do()
    people.note_link_use(guest=guest)


def _own(guest: LinkGuest, input_id: UUID) -> SectorInput:
    """What the guest's office sent by its link, while it may still be changed."""
    rows = SectorInput.objects.within(guest.scope).select_for_update(of=("self",))
    row: SectorInput | None = rows.filter(id=input_id, office_id=guest.office.id, by_link=True).first()
    if row is None:
        raise NotYours("door.not_yours")
    row.meeting = _preparing(guest, row.meeting_id, "meetings.inputs_closed")
    if row.answer or row.problem_id:
        raise Refusal("meetings.input_taken", contact=guest.puskesmas.full_name)
    return row


@action
def change_by_link(
    *, guest: LinkGuest, input_id: UUID, kind: str, text: str, area_ids: Iterable[UUID] = ()
) -> None:
    """The sender says it better."""
    row = _own(guest, input_id)
    before = row.text
    said = checked({"kind": kind, "text": text})
    row.kind, row.text, row.edited_at = said["kind"], said["text"], guest.scope.now
    row.save(update_fields=["kind", "text", "edited_at"])
    row.areas.set(villages(row.meeting, area_ids))
    _told(guest, "meetings.change_input", row, before=before)


@action
def remove_by_link(*, guest: LinkGuest, input_id: UUID) -> None:
    """The sender takes it back; it can be put back until the meeting opens."""
    row = _own(guest, input_id)
    row.removed_at, row.removed_by = guest.scope.now, guest.scope.actor_name
    row.save(update_fields=["removed_at", "removed_by"])
    _told(guest, "meetings.remove_input", row)


@action
def put_back_by_link(*, guest: LinkGuest, input_id: UUID) -> None:
    """What the sender took back stands again."""
    row = _own(guest, input_id)
    row.removed_at, row.removed_by = None, ""
    row.save(update_fields=["removed_at", "removed_by"])
    _told(guest, "meetings.put_back_input", row)


def _told(guest: LinkGuest, verb: str, row: SectorInput, **details: Any) -> None:
    audit(guest.scope, verb, row, puskesmas_id=row.meeting.puskesmas_id, **details)
    people.note_link_use(guest=guest)


@action
def decide_by_link(*, guest: LinkGuest, item_id: UUID, answer: str, note: str = "") -> None:
    """The camat of the meeting's kecamatan answers a decision beforehand, from the link of his office."""
    scope: Scope = guest.scope
    rows = AgendaItem.objects.within(scope).filter(id=item_id)
    meeting = locked(scope, rows.values_list("meeting_id", flat=True).first())
    row: AgendaItem | None = rows.select_for_update(of=("self",)).first() if meeting else None
    if meeting is None or row is None or not guest.office.is_camat_of(meeting.kecamatan_id):
        raise NotYours("door.not_yours")
    row.meeting = meeting
    _check_preparing(guest, meeting, "meetings.decisions_closed")
    record_decision(scope, row, answer, note, BY_LINK)
    people.note_link_use(guest=guest)
