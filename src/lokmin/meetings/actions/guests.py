"""Invitations and attendance: who was called, what they answered, who came."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.meetings import queries
from lokmin.meetings.actions import signing, voice
from lokmin.meetings.actions.found import changeable, office, part_to_write, running
from lokmin.meetings.models import Attendance, Invitation, Meeting
from lokmin.meetings.rules import people as rules
from lokmin.meetings.rules import steps
from lokmin.people import actions as people_actions
from lokmin.people import queries as people
from lokmin.people.queries import OfficeCard
from lokmin.tools.actions import action, audit, unchanged

LETTER_KINDS = ("invitation", "changed")
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
    people_actions.settle_messages(scope, row.meeting.puskesmas_id, row.id)
    row.delete()


@action
def mark_sent(*, scope: Scope, invitation_id: UUID, via: str) -> None:
    """Note that the letter went out, and how; the first time stays, until a changed plan is sent anew."""
    row = part_to_write(scope, Invitation, invitation_id)
    steps.check_changeable(row.meeting.state)
    sent_out(scope, row, steps.check_text(via, "meetings.sent_via"))
    people_actions.settle_messages(scope, row.meeting.puskesmas_id, row.id, LETTER_KINDS)


def sent_out(scope: Scope, row: Invitation, via: str) -> None:
    """The letter, or a message in its place, is with the office."""
    if row.sent_at is None or row.changed_at:
        row.sent_at, row.sent_by, row.changed_at = scope.now, scope.actor_name, None
    row.sent_via = via[:60]
    row.save(update_fields=["sent_at", "sent_by", "sent_via", "changed_at"])
    audit(scope, "meetings.mark_sent", row, puskesmas_id=row.meeting.puskesmas_id, via=via)


def not_sent_out(scope: Scope, row: Invitation, changed: bool) -> None:
    """It was not sent after all; `changed`: the office still has the letter that says otherwise."""
    if changed:
        row.changed_at = scope.now
    else:
        row.sent_at, row.sent_by, row.sent_via = None, "", ""
    row.save(update_fields=["sent_at", "sent_by", "sent_via", "changed_at"])
    audit(scope, "meetings.mark_unsent", row, puskesmas_id=row.meeting.puskesmas_id)


def note_change(scope: Scope, meeting: Meeting) -> None:
    """Whoever has a letter does not know yet that day, hour or place changed; what waits says it at once.

    Who answered is asked again.
    """
    with override("id"):
        card = queries.card(scope=scope, meeting_id=meeting.id)
        values = {"rapat": card.title, "waktu": card.when_and_where}
        people_actions.retell_messages(scope, meeting.puskesmas_id, meeting.id, values)
    rows = Invitation.objects.within(scope).filter(meeting=meeting)
    rows.exclude(sent_at=None).update(changed_at=scope.now)
    rows.exclude(rsvp="").update(ask_again_since=scope.now)


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


@dataclass(frozen=True)
class Rsvp:
    """An answer: `coming`, `delegate` with who comes instead, `not_coming` with why; and how it came."""

    rsvp: str
    delegate_name: str = ""
    delegate_title: str = ""
    note: str = ""
    via: str = ""


@action
def answer(
    *,
    scope: Scope,
    invitation_id: UUID,
    rsvp: str,
    delegate_name: str = "",
    delegate_title: str = "",
    note: str = "",
    via: str = "",
) -> None:
    """Note the answer of an invited office, with who comes instead; `via` is how staff heard of it."""
    row = part_to_write(scope, Invitation, invitation_id)
    steps.check_changeable(row.meeting.state)
    record_answer(scope, row, Rsvp(rsvp, delegate_name, delegate_title, note, via))


def record_answer(scope: Scope, row: Invitation, given: Rsvp) -> None:
    """Write an answer; the same one again changes nothing."""
    steps.check_choice(given.rsvp, steps.ANSWERS, "meetings.rsvp")
    delegate = given.rsvp == "delegate"
    if delegate and not given.delegate_name.strip():
        raise Refusal("meetings.delegate_name", title=row.title)
    said = {
        "rsvp": given.rsvp,
        "delegate_name": given.delegate_name.strip() if delegate else "",
        "delegate_title": given.delegate_title.strip() if delegate else "",
        "rsvp_note": given.note.strip()[:200] if given.rsvp == "not_coming" else "",
        "rsvp_via": given.via.strip()[:60],
    }
    before = {name: getattr(row, name) for name in said}
    if before == said and row.ask_again_since is None:
        return unchanged()
    for name, value in said.items():
        setattr(row, name, value)
    row.rsvp_at, row.rsvp_by, row.ask_again_since = scope.now, scope.actor_name, None
    row.save(update_fields=[*said, "rsvp_at", "rsvp_by", "ask_again_since"])
    audit(scope, "meetings.answer", row, puskesmas_id=row.meeting.puskesmas_id, before=before, after=said)
    people_actions.settle_messages(scope, row.meeting.puskesmas_id, row.id, ("answer",))
    return None


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
    before: str | None = None,
) -> UUID:
    """Note whether an office was there, and by whom. Returns the id of its one row.

    The same check-in twice is one row; a later one changes it, the audit log keeps what stood before.
    Present: the holder unless named. Represented: the delegate must be named (FN 26). `before` is the
    presence that the writer saw: what a phone or a colleague recorded meanwhile is not overwritten unseen.
    """
    meeting = running(scope, meeting_id)
    if before is not None:
        check_seen(scope, meeting, office_id, before, presence, person_name)
    row = note_seat(
        scope,
        meeting,
        office_id,
        presence=presence,
        person_name=person_name,
        person_title=person_title,
        reason=reason,
        through=through,
        id_kind=id_kind,
        id_number=id_number,
    )
    return row.id


def check_seen(
    scope: Scope, meeting: Meeting, office_id: UUID, before: str, presence: str, name: str = ""
) -> None:
    """Refuse ("meetings.seat_moved") to write over what stands there now but not on the writer's page."""
    row = Attendance.objects.within(scope).filter(meeting=meeting, office_id=office_id).first()
    stands = row.presence if row else ""
    same = stands == presence and (
        not row or not name or rules.same_person(name) == rules.same_person(row.person_name)
    )
    if stands == before or same:
        return
    title = office(scope, meeting, office_id).title
    raise Refusal("meetings.seat_moved", title=title, by=row.by if row else _("rekan"))


def note_seat(scope: Scope, meeting: Meeting, office_id: UUID, *, presence: str, **told: str) -> Attendance:
    """`check_in` for a meeting that was found open; also for whoever checks in with a phone."""
    steps.check_choice(presence, steps.PRESENCES, "meetings.presence")
    card = office(scope, meeting, office_id)
    said = {name: told.get(name, "").strip() for name in _SEAT}
    name, title = _person(card, presence, said["person_name"], said["person_title"])
    seat = {**said, "presence": presence, "person_name": name, "person_title": title}
    row: Attendance | None = (
        Attendance.objects.within(scope).filter(meeting=meeting, office_id=office_id).first()
    )
    before = {field: getattr(row, field) for field in _SEAT} if row else {}
    if row and before == seat:
        unchanged()
        return row
    spoke = voice.delegate_of(row)
    if row is None:
        row = Attendance(meeting=meeting, office_id=office_id)
    for field, value in seat.items():
        setattr(row, field, value)
    row.at, row.by = scope.now, scope.actor_name
    row.save()
    voice.follow(scope, meeting, office_id, spoke)
    signing.follow(scope, meeting)
    audit(scope, "meetings.check_in", row, puskesmas_id=meeting.puskesmas_id, before=before, after=seat)
    return row


def _person(card: OfficeCard, presence: str, name: str, title: str) -> tuple[str, str]:
    if presence == "represented" and not name:
        raise Refusal("meetings.delegate_name", title=card.title)
    if presence == "present":
        if not (name or card.holder):
            raise Refusal("meetings.person_name", title=card.title)
        return name or card.holder, title or card.printed_title
    return (name, title) if presence == "represented" else ("", "")
