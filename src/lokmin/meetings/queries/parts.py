"""Reads of what a meeting consists of: agenda, invitations, attendance, minutes, signatures."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.translation import get_language

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Scope
from lokmin.commitments import queries as promises
from lokmin.commitments.queries import CommitmentCard
from lokmin.meetings.models import (
    AgendaItem,
    Attendance,
    Dealing,
    Invitation,
    MeetingCommitment,
    MinuteEntry,
    OutcomeKind,
    Presence,
    Rsvp,
    SectorInput,
    Signature,
    SignaturePart,
)
from lokmin.meetings.queries.cards import (
    AgendaCard,
    AttendanceCard,
    DealingCard,
    EntryCard,
    InputCard,
    InvitationCard,
    MeetingCard,
    MeetingDetail,
    OfficeLine,
    SharedPromise,
    SignatureCard,
)
from lokmin.meetings.queries.meetings import card
from lokmin.meetings.rules import people
from lokmin.meetings.rules.people import Counts, Seat
from lokmin.people import queries as directory
from lokmin.places import queries as places


def _names(choices: Any) -> dict[str, str]:
    return {str(value): str(label) for value, label in choices}


PRESENCE_NAMES = _names(Presence.choices)
RSVP_NAMES = _names(Rsvp.choices)
OUTCOME_NAMES = _names(OutcomeKind.choices)
PART_NAMES = _names(SignaturePart.choices)


def _line(row: Any) -> OfficeLine:
    """The office of a row, under its title of the day of the meeting."""
    institution = row.office.institution
    english = (get_language() or "id").startswith("en")
    return OfficeLine(
        office_id=row.office_id,
        office=row.title_then or row.office.title,
        institution_id=institution.id,
        institution=institution.name,
        sector=institution.sector_id,
        sector_name=institution.sector.name_en if english else institution.sector.name,
        area_id=institution.area_id,
    )


def _with_office(rows: QuerySet[Any], meeting_id: UUID) -> QuerySet[Any]:
    """Rows of a meeting with their office as it was on the day: title, and who held it."""
    then = directory.then("office_id", "meeting__held_on")
    return rows.filter(meeting_id=meeting_id).select_related("office__institution__sector").annotate(**then)


def _holder(row: Any) -> UUID | None:
    """The person of the directory, when it is the holder who sat there."""
    same = people.same_person(row.person_name) == people.same_person(row.name_then or "")
    return row.person_then if same else None


def agenda(*, scope: Scope, meeting_id: UUID) -> list[AgendaCard]:
    """The agenda in its order, with how much was recorded under each point."""
    rows = AgendaItem.objects.within(scope).filter(meeting_id=meeting_id)
    return [
        AgendaCard(
            row.id,
            row.position,
            row.key,
            row.starts_at,
            row.title,
            row.presenter,
            row.decision_asked,
            row.recorded,
        )
        for row in rows.annotate(recorded=Count("entries")).order_by("position", "id")
    ]


def invitations(*, scope: Scope, meeting_id: UUID) -> list[InvitationCard]:
    """The invited offices by sector and village."""
    return [
        InvitationCard(
            id=row.id,
            at=_line(row),
            holder_name=row.holder_name,
            title=row.title,
            institution=row.institution,
            sent_at=row.sent_at,
            sent_by=row.sent_by,
            sent_via=row.sent_via,
            rsvp=row.rsvp,
            rsvp_at=row.rsvp_at,
            delegate_name=row.delegate_name,
            delegate_title=row.delegate_title,
            changed_at=row.changed_at,
        )
        for row in _with_office(Invitation.objects.within(scope), meeting_id)
    ]


def attendance(*, scope: Scope, meeting_id: UUID) -> list[AttendanceCard]:
    """Who sat for which office; walk-ins have `invited` False. Holders are known as persons (FN 26)."""
    rows = _with_office(Attendance.objects.within(scope), meeting_id)
    called = Invitation.objects.within(scope).filter(
        meeting_id=OuterRef("meeting_id"), office_id=OuterRef("office_id")
    )
    return [
        AttendanceCard(
            id=row.id,
            at=_line(row),
            presence=row.presence,
            person_name=row.person_name,
            person_title=row.person_title,
            through=row.through,
            id_kind=row.id_kind,
            id_number=row.id_number,
            reason=row.reason,
            recorded_at=row.at,
            recorded_by=row.by,
            invited=row.called,
            person_id=_holder(row),
        )
        for row in rows.annotate(called=Exists(called))
    ]


def count(seats: list[AttendanceCard], invited: int) -> Counts:
    """Heads and institutions over the rows of `attendance`."""
    return people.count(
        (Seat(s.presence, s.person_name, s.at.institution_id, s.invited, s.person_id) for s in seats),
        invited,
    )


def inputs(*, scope: Scope, meeting_id: UUID) -> list[InputCard]:
    """What the sectors said, in the order of time."""
    rows = _with_office(SectorInput.objects.within(scope), meeting_id)
    return [
        InputCard(row.id, _line(row), row.text, row.answer, row.at, row.by, row.answered_at, row.answered_by)
        for row in rows
    ]


def entries(*, scope: Scope, meeting_id: UUID) -> list[EntryCard]:
    """The minutes by agenda item."""
    return [_entry(scope, row) for row in MinuteEntry.objects.within(scope).filter(meeting_id=meeting_id)]


def entry(*, scope: Scope, entry_id: UUID) -> EntryCard:
    row = MinuteEntry.objects.within(scope).filter(id=entry_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    return _entry(scope, row)


def _entry(scope: Scope, row: MinuteEntry) -> EntryCard:
    return EntryCard(
        id=row.id,
        item_id=row.item_id,
        kind=row.kind,
        text=row.text,
        commitment_id=row.commitment_id,
        version=row.version,
        at=row.at,
        by=row.by,
        edited_at=row.edited_at.astimezone(scope.now.tzinfo) if row.edited_at else None,
        edited_by=row.edited_by,
    )


def dealings(*, scope: Scope, meeting_id: UUID) -> list[DealingCard]:
    """What a meeting did with which commitment."""
    rows = MeetingCommitment.objects.within(scope).filter(meeting_id=meeting_id)
    return [dealing_card(row) for row in rows]


def dealings_of(*, scope: Scope, commitment_id: UUID) -> list[DealingCard]:
    """The meetings a commitment went through, the earliest first."""
    rows = MeetingCommitment.objects.within(scope).filter(commitment_id=commitment_id)
    return [dealing_card(row) for row in rows.order_by("meeting__held_on", "at", "id")]


def dealing_card(row: MeetingCommitment) -> DealingCard:
    return DealingCard(row.id, row.meeting_id, row.commitment_id, row.dealing, row.note, row.at, row.by)


def promised_here(*, scope: Scope, meeting: MeetingCard, ids: Iterable[UUID]) -> dict[UUID, CommitmentCard]:
    """Those of `ids` that the asker may know; here also promises to other Puskesmas that take part.

    What was promised in a shared room is known to all who were in it, as it was agreed there; what became of
    it, and every other promise, stays with its Puskesmas.
    """
    wanted = set(ids)
    dealt = MeetingCommitment.objects.within(scope).filter(meeting_id=meeting.id, commitment_id__in=wanted)
    room = replace(scope, puskesmas_ids=scope.puskesmas_ids | meeting.puskesmas_ids)
    shared = promises.by_ids(scope=room, ids=dealt.values_list("commitment_id", flat=True))
    known = {key: _as_agreed(c) for key, c in shared.items() if c.puskesmas_id not in scope.puskesmas_ids}
    found = shared | known | promises.by_ids(scope=scope, ids=wanted - shared.keys())
    return _of_the_day(scope, meeting, found)


def _of_the_day(
    scope: Scope, meeting: MeetingCard, found: dict[UUID, CommitmentCard]
) -> dict[UUID, CommitmentCard]:
    """Titles of the day of the meeting, and who held the office then where it was handed over since."""
    ids = {card.office_id for card in found.values()}
    titles = directory.titles(scope=scope, ids=ids, on=meeting.held_on) if ids else {}
    moved = {card.office_id for card in found.values() if card.inherited_from}
    then = directory.offices(scope=scope, ids=moved, on=meeting.held_on) if moved else []
    holders = {seat.id: seat.holder for seat in then}
    return {
        key: replace(
            card,
            office_title=titles.get(card.office_id, card.office_title),
            holder_name=holders.get(card.office_id) or card.holder_name,
        )
        for key, card in found.items()
    }


def _as_agreed(card: CommitmentCard) -> CommitmentCard:
    """The line of the follow-up table that all in the room sign; numbers and later life are not told."""
    return replace(
        card,
        problem_id=None,
        problem_statement="" if card.restricted else card.problem_statement,
        indicator_code=None,
        indicator_short="",
        area_names=() if card.restricted else card.area_names,
        amount_rupiah=None,
        proof_expected="",
        blocked_because="",
        history=(),
        reports=(),
        proofs=(),
    )


def shared_promises(*, scope: Scope, meeting: MeetingCard) -> list[SharedPromise]:
    """What a joint meeting made for other Puskesmas than the asker's, by Puskesmas and number."""
    if not meeting.taking_part_ids:
        return []
    made = MeetingCommitment.objects.within(scope).filter(meeting_id=meeting.id, dealing=Dealing.MADE)
    cards = promised_here(scope=scope, meeting=meeting, ids=made.values_list("commitment_id", flat=True))
    others = {card for card in meeting.puskesmas_ids if card not in scope.puskesmas_ids}
    names = {p.id: p.name for p in places.puskesmas_cards(ids=others)}
    found = [
        SharedPromise(c.id, c.number, c.office_title, c.what, names[c.puskesmas_id])
        for c in cards.values()
        if c.puskesmas_id in names
    ]
    return sorted(found, key=lambda promise: (promise.puskesmas, promise.number))


def signatures(*, scope: Scope, meeting_id: UUID) -> list[SignatureCard]:
    """Who signs: chair, head, note-taker, then the owners of promises."""
    rows = Signature.objects.within(scope).filter(meeting_id=meeting_id)
    names = SignatureCard.__dataclass_fields__
    return [SignatureCard(**{name: getattr(row, name) for name in names}) for row in rows]


def meeting(*, scope: Scope, meeting_id: UUID) -> MeetingDetail:
    """Everything of one meeting; `NotYours` when it is another's."""
    head = card(scope=scope, meeting_id=meeting_id)
    seats = attendance(scope=scope, meeting_id=meeting_id)
    return MeetingDetail(
        card=head,
        agenda=agenda(scope=scope, meeting_id=meeting_id),
        invitations=invitations(scope=scope, meeting_id=meeting_id),
        attendance=seats,
        inputs=inputs(scope=scope, meeting_id=meeting_id),
        entries=entries(scope=scope, meeting_id=meeting_id),
        dealings=dealings(scope=scope, meeting_id=meeting_id),
        signatures=signatures(scope=scope, meeting_id=meeting_id),
        counts=count(seats, head.numbers.invited),
    )
