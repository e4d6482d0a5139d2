"""Reads of what a meeting consists of: agenda, invitations, attendance, minutes, signatures."""

from collections.abc import Collection, Iterable
from dataclasses import fields, replace
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, QuerySet, When

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Scope
from lokmin.commitments import queries as promises
from lokmin.commitments.queries import CommitmentCard
from lokmin.meetings.models import (
    AgendaItem,
    Attendance,
    CamatAnswer,
    Dealing,
    Invitation,
    KeptAgenda,
    MeetingCommitment,
    MeetingState,
    MinuteEntry,
    OutcomeKind,
    Presence,
    Rsvp,
    Signature,
    SignaturePart,
    SigningDeed,
    SigningWay,
)
from lokmin.meetings.queries.cards import (
    AgendaCard,
    AttendanceCard,
    DealingCard,
    DecisionCard,
    EntryCard,
    InvitationCard,
    KeptCard,
    MeetingCard,
    MeetingDetail,
    SharedPromise,
)
from lokmin.meetings.queries.inputs import inputs
from lokmin.meetings.queries.lines import (
    line_of,
    names_of,
    of_meeting,
    office_columns,
    sector_name_column,
    typed_line,
)
from lokmin.meetings.queries.meetings import CALLED, UNCONFIRMED, card
from lokmin.meetings.queries.signing_cards import SignatureCard, SigningStepCard
from lokmin.meetings.rules import people
from lokmin.meetings.rules.people import Counts, Seat
from lokmin.people import queries as directory
from lokmin.places import queries as places
from lokmin.tools.prepared import prepared

PRESENCE_NAMES = names_of(Presence.choices)
RSVP_NAMES = names_of(Rsvp.choices)
OUTCOME_NAMES = names_of(OutcomeKind.choices)
PART_NAMES = names_of(SignaturePart.choices)
WAY_NAMES = names_of(SigningWay.choices)
DEED_NAMES = names_of(SigningDeed.choices)
CAMAT_ANSWERS = names_of(CamatAnswer.choices)


def _holder(person_name: str, then: str | None) -> UUID | None:
    """The person of the directory, when it is the holder who sat there. `then`: id and name of the holder."""
    number, _space, name = (then or "").partition(" ")
    if not number or (person_name != name and people.same_person(person_name) != people.same_person(name)):
        return None
    return UUID(number)


def agenda(*, scope: Scope, meeting_id: UUID) -> list[AgendaCard]:
    """The agenda in its order, with how much was recorded under each point."""
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
            row.started_at,
            row.ended_at,
            row.running_since,
            row.seconds,
            row.minutes,
            _decision(row),
        )
        for row in _items(scope, meeting_id)
    ]


@prepared
def _items(scope: Scope, meeting_id: UUID) -> QuerySet[Any]:
    rows = AgendaItem.objects.within(scope).filter(meeting_id=meeting_id)
    return rows.annotate(recorded=Count("entries")).order_by("position", "id")


def kept_agenda(*, scope: Scope, meeting_id: UUID) -> KeptCard | None:
    """Who changed the agenda last and when, while the change can be taken back; None before any change."""
    row = KeptAgenda.objects.within(scope).filter(meeting_id=meeting_id).first()
    return KeptCard(row.at, row.by) if row and row.lines else None


def _decision(row: AgendaItem) -> DecisionCard | None:
    if not row.decision_answer or row.decision_at is None:
        return None
    return DecisionCard(
        row.decision_answer, row.decision_note, row.decision_at, row.decision_by, row.decision_via
    )


def invitations(
    *, scope: Scope, meeting_id: UUID, office_ids: Iterable[UUID] | None = None
) -> list[InvitationCard]:
    """The invited offices by sector and village; of `office_ids` alone where they are named."""
    rows = _letters(scope, meeting_id, None if office_ids is None else list(office_ids))
    letter = slice(1, 1 + len(_LETTER))
    return [InvitationCard(row[0], line_of(*row[letter.stop :]), *row[letter]) for row in rows]


@prepared
def _letters(
    scope: Scope, meeting_id: UUID, office_ids: Collection[UUID] | None
) -> QuerySet[Any, tuple[Any, ...]]:
    found = Invitation.objects.within(scope)
    if office_ids is not None:
        found = found.filter(office_id__in=office_ids)
    return of_meeting(found, meeting_id).values_list("id", *_LETTER, *office_columns())


def invited_titles(*, scope: Scope, meeting_id: UUID) -> dict[UUID, str]:
    """The invited offices in their order, under the title of their letter: for pages that ask often."""
    return dict(_titles(scope, meeting_id))


@prepared
def _titles(scope: Scope, meeting_id: UUID) -> QuerySet[Any, tuple[UUID, str]]:
    return Invitation.objects.within(scope).filter(meeting_id=meeting_id).values_list("office_id", "title")


_LETTER = tuple(InvitationCard.__dataclass_fields__)[2:]
"""The columns of an `InvitationCard` after `id` and `at`."""
_SAT = tuple(AttendanceCard.__dataclass_fields__)[2:9]
"""The columns of an `AttendanceCard` between `at` and the moment it was recorded."""


def attendance(*, scope: Scope, meeting_id: UUID) -> list[AttendanceCard]:
    """Who sat for which office; walk-ins have `invited` False. Holders are known as persons (FN 26)."""
    return [_seat(row) for row in _sat(scope, meeting_id)]


@prepared
def _sat(scope: Scope, meeting_id: UUID) -> QuerySet[Any, tuple[Any, ...]]:
    in_order = (
        F("office__institution__sector__position").asc(nulls_last=True),
        F("office__institution__area__code").asc(nulls_last=True),
        "id",
    )
    holder = directory.holder_then("office_id", "meeting__held_on")
    rows = of_meeting(Attendance.objects.within(scope), meeting_id)
    rows = rows.annotate(
        called=CALLED, unconfirmed=Case(When(UNCONFIRMED, then=True), default=False), holder_then=holder
    ).order_by(*in_order)
    typed = ("institution", "sector_id", sector_name_column("sector"))
    return rows.values_list(
        "id", "at", "by", "called", "holder_then", "unconfirmed", *typed, *_SAT, *office_columns()
    )


def _seat(row: tuple[Any, ...]) -> AttendanceCard:
    key, at, by, called, holder, unconfirmed, institution, sector, sector_name = row[:9]
    told, office = row[9 : 9 + len(_SAT)], row[9 + len(_SAT) :]
    name = told[1]
    if office[0] is None:
        where = typed_line(institution or name, sector or "", sector_name or "")
    else:
        where = line_of(*office)
    values: list[Any] = [key, where, *told, at, by, called, _holder(name, holder), unconfirmed]
    return AttendanceCard(*values)


def count(seats: list[AttendanceCard], invited: int) -> Counts:
    """Heads and institutions over the rows of `attendance`, without those whom nobody confirmed."""
    return people.count(
        (
            Seat(s.presence, s.person_name, s.at.institution_id, s.invited, s.person_id)
            for s in seats
            if not s.unconfirmed
        ),
        invited,
    )


def who_may_score(*, scope: Scope, meeting: MeetingCard) -> tuple[int, int]:
    """The heads that are recorded, and the invited who said they come and whose attendance nobody recorded:
    they sign the sheet and score on paper, and are typed in afterwards."""
    seats = attendance(scope=scope, meeting_id=meeting.id)
    known = [seat.office_id for seat in seats if seat.office_id]
    come = Invitation.objects.within(scope).filter(meeting_id=meeting.id, ask_again_since=None)
    come = come.filter(rsvp__in=[Rsvp.COMING, Rsvp.DELEGATE]).exclude(office_id__in=known)
    return count(seats, meeting.numbers.invited).heads, int(come.count())


def entries(*, scope: Scope, meeting_id: UUID) -> list[EntryCard]:
    """The minutes by agenda item."""
    rows = _entries(scope, meeting_id)
    promised = promised_words(scope, rows)
    return [_entry(scope, row, promised) for row in rows]


@prepared
def _entries(scope: Scope, meeting_id: UUID) -> QuerySet[MinuteEntry]:
    rows: QuerySet[MinuteEntry] = MinuteEntry.objects.within(scope).filter(meeting_id=meeting_id)
    return rows.select_related("meeting")


def entry(*, scope: Scope, entry_id: UUID) -> EntryCard:
    row = MinuteEntry.objects.within(scope).filter(id=entry_id).select_related("meeting").first()
    if row is None:
        raise NotYours("door.not_yours")
    return _entry(scope, row, promised_words(scope, [row]))


def promised_words(scope: Scope, rows: list[MinuteEntry]) -> dict[UUID, str]:
    """What a promise says now, by promise: until its meeting is closed the minutes say the same."""
    own = [row for row in rows if row.commitment_id and row.meeting.state != MeetingState.CLOSED]
    if not own:
        return {}
    found = promises.sentences(ids=[row.commitment_id for row in own if row.commitment_id])
    offices = {office_id for office_id, _title, _what in found.values()}
    then = directory.printed_titles(scope=scope, ids=offices, on=own[0].meeting.held_on)
    return {key: f"{then.get(office, title)}: {what}" for key, (office, title, what) in found.items()}


def _entry(scope: Scope, row: MinuteEntry, promised: dict[UUID, str]) -> EntryCard:
    return EntryCard(
        id=row.id,
        item_id=row.item_id,
        kind=row.kind,
        text=promised.get(row.commitment_id, row.text) if row.commitment_id else row.text,
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
    shared = promises.by_ids(scope=room, ids=dealt.values_list("commitment_id", flat=True), aloud=True)
    known = {key: _as_agreed(c) for key, c in shared.items() if c.puskesmas_id not in scope.puskesmas_ids}
    found = shared | known | promises.by_ids(scope=scope, ids=wanted - shared.keys(), aloud=True)
    return of_the_day(scope, meeting, found)


def made_here(*, scope: Scope, meeting: MeetingCard) -> list[CommitmentCard]:
    """What was promised at this meeting and stands, to whichever Puskesmas, by number."""
    made = MeetingCommitment.objects.within(scope).filter(meeting_id=meeting.id, dealing=Dealing.MADE)
    ids = list(made.values_list("commitment_id", flat=True))
    cards = promised_here(scope=scope, meeting=meeting, ids=ids).values() if ids else []
    return sorted((c for c in cards if c.state != "withdrawn"), key=lambda card: card.number)


def of_the_day(
    scope: Scope, meeting: MeetingCard, found: dict[UUID, CommitmentCard]
) -> dict[UUID, CommitmentCard]:
    """Titles of the day of a meeting, also of who helps; who held an office that was handed over."""
    ids = {card.office_id for card in found.values()}
    ids |= {key for card in found.values() for key, _title in card.supporting_offices}
    titles = directory.printed_titles(scope=scope, ids=ids, on=meeting.held_on) if ids else {}
    moved = {card.office_id for card in found.values() if card.inherited_from}
    then = directory.offices(scope=scope, ids=moved, on=meeting.held_on) if moved else []
    holders = {seat.id: seat.holder for seat in then}
    return {
        key: replace(
            card,
            office_title=titles.get(card.office_id, card.office_title),
            holder_name=holders.get(card.office_id) or card.holder_name,
            supporting_offices=_titled(card.supporting_offices, titles),
        )
        for key, card in found.items()
    }


def _titled(helpers: tuple[tuple[UUID, str], ...], titles: dict[UUID, str]) -> tuple[tuple[UUID, str], ...]:
    """Who helps under the titles of that day, by title: a new one moves nobody in the text."""
    return tuple(sorted(((key, titles.get(key, title)) for key, title in helpers), key=lambda one: one[1]))


AGREED = frozenset(
    "id puskesmas_id number office_id office_title institution sector sector_name holder_name what "
    "problem_statement area_ids area_names restricted areas_hidden quantity quantity_unit start_on due_on "
    "state missing_parts complete_by contact_name promised_by_delegate principal_confirmed_on inherited_from "
    "carried_from_id bound_at version made_at made_by supporting_offices supporting_sectors".split()
)
"""What all in the room know of a promise to another Puskesmas. A field that is not named here is not told."""


def _as_agreed(card: CommitmentCard) -> CommitmentCard:
    """The line of the follow-up table that all in the room sign; numbers and later life are not told."""
    names = [field.name for field in fields(card) if field.name not in AGREED]
    if card.restricted:
        names += ["problem_statement", "area_names"]
    return replace(card, **{name: _nothing(getattr(card, name)) for name in names})


def _nothing(value: Any) -> Any:
    """The empty value of a field: "", (), False, or None."""
    return type(value)() if isinstance(value, str | tuple | bool) else None


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


def signatures(
    *, scope: Scope, meeting_id: UUID, addendum_id: UUID | None = None, gone: bool = False
) -> list[SignatureCard]:
    """Who signs the agreement (or an addendum): chair, head, note-taker, then the owners of promises.

    `gone`: also those that are no longer wanted and stay for their history.
    """
    rows = Signature.objects.within(scope).filter(meeting_id=meeting_id, addendum_id=addendum_id)
    rows = rows if gone else rows.filter(wanted=True)
    return [signature_card(scope, row) for row in rows.prefetch_related("steps")]


def signature_card(scope: Scope, row: Signature) -> SignatureCard:
    """One signature with its history."""
    names = [name for name in SignatureCard.__dataclass_fields__ if name != "steps"]
    fields = [name for name in SigningStepCard.__dataclass_fields__ if name != "at"]
    zone = scope.now.tzinfo
    done = [
        SigningStepCard(at=step.at.astimezone(zone), **{name: getattr(step, name) for name in fields})
        for step in row.steps.all()
    ]
    return SignatureCard(**{name: getattr(row, name) for name in names}, steps=tuple(done))


def meeting(*, scope: Scope, meeting_id: UUID) -> MeetingDetail:
    """Everything of one meeting; `NotYours` when it is another's."""
    head = card(scope=scope, meeting_id=meeting_id)
    seats = attendance(scope=scope, meeting_id=meeting_id)
    return MeetingDetail(
        card=head,
        agenda=agenda(scope=scope, meeting_id=meeting_id),
        invitations=invitations(scope=scope, meeting_id=meeting_id),
        attendance=[seat for seat in seats if not seat.unconfirmed],
        inputs=inputs(scope=scope, meeting_id=meeting_id),
        entries=entries(scope=scope, meeting_id=meeting_id),
        dealings=dealings(scope=scope, meeting_id=meeting_id),
        signatures=signatures(scope=scope, meeting_id=meeting_id),
        counts=count(seats, head.numbers.invited),
    )
