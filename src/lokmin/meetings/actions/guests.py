"""Invitations and attendance: who was called, what they answered, who came."""

from collections.abc import Sequence
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.meetings.actions import signing
from lokmin.meetings.actions.found import changeable, office, part_to_write, running
from lokmin.meetings.models import Attendance, Invitation, Meeting
from lokmin.meetings.rules import steps
from lokmin.people import queries as people
from lokmin.people.queries import OfficeCard
from lokmin.tools.actions import action, audit, unchanged

_SEAT = ("presence", "person_name", "person_title", "through", "id_kind", "id_number", "reason")


@action
def invite(*, scope: Scope, meeting_id: UUID, office_ids: Sequence[UUID]) -> list[UUID]:
    """Invite offices, holder and title as they stand on the day; who is invited already stays one row.

    Returns the ids of the invitations, in the order asked.
    """
    meeting = changeable(scope, meeting_id)
    wanted = list(dict.fromkeys(office_ids))
    if not wanted:
        raise Refusal("meetings.nobody_invited")
    cards = {card.id: card for card in people.offices(scope=scope, ids=wanted, on=meeting.held_on)}
    if set(wanted) - set(cards):
        raise Refusal("meetings.office_unknown")
    rows = Invitation.objects.within(scope).filter(meeting=meeting)
    known = {row.office_id: row.id for row in rows}
    for office_id in wanted:
        if office_id not in known:
            card = cards[office_id]
            known[office_id] = Invitation.add(
                meeting=meeting,
                office_id=office_id,
                holder_name=card.holder,
                title=card.printed_title,
                institution=card.institution,
            ).id
    audit(scope, "meetings.invite", meeting, offices=[str(i) for i in wanted])
    return [known[office_id] for office_id in wanted]


@action
def uninvite(*, scope: Scope, invitation_id: UUID) -> None:
    """Take an office off the list, unless the letter was sent or the attendance is recorded."""
    row = part_to_write(scope, Invitation, invitation_id)
    steps.check_changeable(row.meeting.state)
    came = Attendance.objects.within(scope).filter(meeting=row.meeting, office_id=row.office_id).exists()
    if row.sent_at or row.rsvp or came:
        raise Refusal("meetings.already_sent", title=row.title)
    audit(scope, "meetings.uninvite", row.meeting, office=str(row.office_id))
    row.delete()


@action
def mark_sent(*, scope: Scope, invitation_id: UUID, via: str) -> None:
    """Note that the letter went out, and how; the first time stays, until a changed plan is sent anew."""
    row = part_to_write(scope, Invitation, invitation_id)
    steps.check_changeable(row.meeting.state)
    via = steps.check_text(via, "meetings.sent_via")
    if row.sent_at is None or row.changed_at:
        row.sent_at, row.sent_by, row.changed_at = scope.now, scope.actor_name, None
    row.sent_via = via[:60]
    row.save(update_fields=["sent_at", "sent_by", "sent_via", "changed_at"])
    audit(scope, "meetings.mark_sent", row, puskesmas_id=row.meeting.puskesmas_id, via=via)


def note_change(scope: Scope, meeting: Meeting) -> None:
    """Whoever has a letter does not know yet that day, hour or place changed."""
    sent = Invitation.objects.within(scope).filter(meeting=meeting).exclude(sent_at=None)
    sent.update(changed_at=scope.now)


@action
def mark_all_sent(*, scope: Scope, meeting_id: UUID, invitation_ids: Sequence[UUID], via: str) -> int:
    """Note that several letters went out the same way; returns how many."""
    meeting = changeable(scope, meeting_id)
    rows = Invitation.objects.within(scope).filter(meeting=meeting, id__in=list(invitation_ids))
    ids = list(rows.values_list("id", flat=True))
    if not ids:
        raise Refusal("meetings.nobody_invited")
    for invitation_id in ids:
        mark_sent(scope=scope, invitation_id=invitation_id, via=via)
    return len(ids)


@action
def answer(
    *, scope: Scope, invitation_id: UUID, rsvp: str, delegate_name: str = "", delegate_title: str = ""
) -> None:
    """Note the answer of an invited office, with who comes instead."""
    row = part_to_write(scope, Invitation, invitation_id)
    steps.check_changeable(row.meeting.state)
    steps.check_choice(rsvp, steps.ANSWERS, "meetings.rsvp")
    delegate = rsvp == "delegate"
    if delegate and not delegate_name.strip():
        raise Refusal("meetings.delegate_name", title=row.title)
    row.rsvp, row.rsvp_at = rsvp, scope.now
    row.delegate_name = delegate_name.strip() if delegate else ""
    row.delegate_title = delegate_title.strip() if delegate else ""
    row.save(update_fields=["rsvp", "rsvp_at", "delegate_name", "delegate_title"])
    audit(scope, "meetings.answer", row, puskesmas_id=row.meeting.puskesmas_id, rsvp=rsvp)


@action
def check_in(
    *,
    scope: Scope,
    meeting_id: UUID,
    office_id: UUID,
    presence: str,
    person_name: str = "",
    person_title: str = "",
    reason: str = "",
    through: str = "",
    id_kind: str = "",
    id_number: str = "",
) -> UUID:
    """Note whether an office was there, and by whom. Returns the id of its one row.

    The same check-in twice is one row; a later one changes it, the audit log keeps what stood before.
    Present: the holder unless named. Represented: the delegate must be named (FN 26).
    """
    meeting = running(scope, meeting_id)
    steps.check_choice(presence, steps.PRESENCES, "meetings.presence")
    card = office(scope, meeting, office_id)
    name, title = _person(card, presence, person_name.strip(), person_title.strip())
    values = (presence, name, title, through.strip(), id_kind, id_number.strip(), reason.strip())
    seat = dict(zip(_SEAT, values, strict=True))
    row = Attendance.objects.within(scope).filter(meeting=meeting, office_id=office_id).first()
    before = {field: getattr(row, field) for field in _SEAT} if row else {}
    if row and before == seat:
        unchanged()
        return row.id
    if row is None:
        row = Attendance(meeting=meeting, office_id=office_id)
    for field, value in seat.items():
        setattr(row, field, value)
    row.at, row.by = scope.now, scope.actor_name
    row.save()
    signing.follow(scope, meeting)
    audit(scope, "meetings.check_in", row, puskesmas_id=meeting.puskesmas_id, before=before, after=seat)
    return row.id


def _person(card: OfficeCard, presence: str, name: str, title: str) -> tuple[str, str]:
    if presence == "represented" and not name:
        raise Refusal("meetings.delegate_name", title=card.title)
    if presence == "present":
        if not (name or card.holder):
            raise Refusal("meetings.person_name", title=card.title)
        return name or card.holder, title or card.printed_title
    return (name, title) if presence == "represented" else ("", "")
