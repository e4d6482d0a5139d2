"""Who signs the agreement, each signature with its day, and closing the meeting (FN 25–26)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import queries
from lokmin.meetings.actions.found import changeable, check_version, meeting_to_write, part_to_write
from lokmin.meetings.models import (
    Attendance,
    Dealing,
    Meeting,
    MeetingCommitment,
    MeetingState,
    MinuteEntry,
    Signature,
    SignaturePart,
)
from lokmin.meetings.queries import MeetingCard, SignatureCard
from lokmin.meetings.rules import people as rules
from lokmin.meetings.rules import steps
from lokmin.meetings.rules.people import Signer
from lokmin.people import queries as people
from lokmin.people.queries import OfficeCard
from lokmin.tools.actions import action, audit

HEALTH = "kesehatan"


@dataclass(frozen=True)
class Wanted:
    """A signature that the agreement needs."""

    part: str
    office_id: UUID | None
    signer: Signer
    rank: str = ""


@action
def prepare_signatures(*, scope: Scope, meeting_id: UUID) -> list[SignatureCard]:
    """Write who has to sign: chair, head, note-taker, every owner of a promise made here.

    Run again after changes: signed ones stay as printed, outstanding ones follow attendance and promises.
    """
    meeting = changeable(scope, meeting_id)
    _prepare(scope, meeting)
    audit(scope, "meetings.prepare_signatures", meeting)
    return queries.signatures(scope=scope, meeting_id=meeting.id)


def follow(scope: Scope, meeting: Meeting) -> None:
    """Keep a list that was already written in step with promises and attendance (FN 26)."""
    if Signature.objects.within(scope).filter(meeting=meeting).exists():
        _prepare(scope, meeting)


def _prepare(scope: Scope, meeting: Meeting) -> None:
    """Who is still wanted keeps the row, so that a page that is open for signing stays right."""
    rows = Signature.objects.within(scope).filter(meeting=meeting)
    waiting = {(row.part, row.office_id): row for row in rows.filter(signed_on=None)}
    wanted = list(_outstanding(list(rows.exclude(signed_on=None)), _wanted(scope, meeting)))
    kept = {(want.part, want.office_id) for _, want in wanted}
    rows.filter(id__in=[row.id for key, row in waiting.items() if key not in kept]).delete()
    for position, want in wanted:
        row = waiting.get((want.part, want.office_id))
        row = row or Signature(meeting=meeting, part=want.part, office_id=want.office_id)
        row.position, row.rank = position, want.rank
        row.printed_title, row.printed_name = want.signer.office, want.signer.name
        row.on_behalf_of, row.through = want.signer.on_behalf, want.signer.through
        row.id_kind, row.id_number = want.signer.id_kind, want.signer.id_number
        row.save()


def _outstanding(signed: list[Signature], wanted: Iterable[Wanted]) -> Iterator[tuple[int, Wanted]]:
    """Those whose signature is not there yet, each office once, with their place in the list."""
    offices = {row.office_id for row in signed if row.office_id}
    parts = {row.part for row in signed}
    for position, want in enumerate(wanted):
        single = want.part != SignaturePart.OWNER and want.part in parts
        if single or (want.office_id and want.office_id in offices):
            continue
        if want.office_id:
            offices.add(want.office_id)
        yield position, want


def _wanted(scope: Scope, meeting: Meeting) -> Iterator[Wanted]:
    directory = people.offices(scope=scope, kecamatan_id=meeting.kecamatan_id, on=meeting.held_on)
    seats = {row.office_id: row for row in Attendance.objects.within(scope).filter(meeting=meeting)}
    yield _chair(meeting, directory, seats)
    for host in _hosts(meeting, directory):
        yield _owner(host, seats.get(host.id), SignaturePart.HOST)
    if meeting.note_taker:
        yield Wanted(SignaturePart.NOTES, None, Signer("Notulis", meeting.note_taker))
    owners = {card.id: card for card in directory}
    for office_id in _owner_ids(scope, meeting):
        card = owners.get(office_id) or people.office(scope=scope, office_id=office_id, on=meeting.held_on)
        if card:
            yield _owner(card, seats.get(office_id), SignaturePart.OWNER)


def _chair(meeting: Meeting, directory: list[OfficeCard], seats: dict[UUID, Attendance]) -> Wanted:
    """The chair as planned, or who came a.n.; tied to an office when the directory knows the title."""
    title = rules.same_person(meeting.chair_title)
    known = (
        card
        for card in directory
        if title in (rules.same_person(t) for t in (card.title, card.printed_title))
    )
    card = next(known, None)
    holder = (
        card if card and rules.same_person(card.holder) == rules.same_person(meeting.chair_name) else None
    )
    signer = Signer(
        meeting.chair_title,
        meeting.chair_name,
        id_kind=holder.id_kind if holder else "",
        id_number=holder.id_number if holder else "",
    )
    return Wanted(SignaturePart.CHAIR, card.id if card else None, signer, holder.rank if holder else "")


def _hosts(meeting: Meeting, directory: list[OfficeCard]) -> list[OfficeCard]:
    """The head of the organising Puskesmas, where the directory has one, then those that take part."""
    heads = [c for c in directory if c.sector == HEALTH and c.title.casefold().startswith("kepala")]
    own = _of(meeting.puskesmas.name, heads) or heads[:1]
    part = [card for place in meeting.taking_part.order_by("code") for card in _of(place.name, heads)]
    return list({card.id: card for card in [*own, *part]}.values())


def _of(name: str, heads: list[OfficeCard]) -> list[OfficeCard]:
    """The head whose office names this Puskesmas."""
    return [c for c in heads if name.casefold() in f"{c.title} {c.institution}".casefold()][:1]


def _owner(card: OfficeCard, seat: Attendance | None, part: str) -> Wanted:
    """The one who signs is the one printed: the delegate a.n. the office, or the holder."""
    if seat and seat.presence == "represented":
        signer = Signer(
            seat.person_title or card.institution,
            seat.person_name,
            on_behalf=card.title,
            through=seat.through,
            id_kind=seat.id_kind,
            id_number=seat.id_number,
        )
        return Wanted(part, card.id, signer)
    name = seat.person_name if seat and seat.person_name else card.holder
    holder = rules.same_person(name) == rules.same_person(card.holder)
    signer = Signer(
        card.printed_title,
        name,
        id_kind=card.id_kind if holder else "",
        id_number=card.id_number if holder else "",
    )
    return Wanted(part, card.id, signer, card.rank if holder else "")


def _owner_ids(scope: Scope, meeting: Meeting) -> list[UUID]:
    """The offices whose promise stands here, to whichever Puskesmas, in the order of the promises."""
    made = MeetingCommitment.objects.within(scope).filter(meeting=meeting, dealing=Dealing.MADE)
    cards = queries.promised_here(
        scope=scope,
        meeting=queries.card(scope=scope, meeting_id=meeting.id),
        ids=made.values_list("commitment_id", flat=True),
    )
    kept = (card for card in cards.values() if card.state != "withdrawn")
    return list(dict.fromkeys(card.office_id for card in sorted(kept, key=lambda c: c.number)))


@action
def sign(*, scope: Scope, signature_id: UUID, signed_on: date | None) -> None:
    """Note the day of a signature, also after closing; None takes a wrong day back."""
    row = part_to_write(scope, Signature, signature_id)
    if signed_on:
        rules.check_signed(signed_on, row.meeting.held_on, scope.today)
    before = row.signed_on.isoformat() if row.signed_on else None
    row.signed_on = signed_on
    row.recorded_at = scope.now if signed_on else None
    row.recorded_by = scope.actor_name if signed_on else ""
    row.save(update_fields=["signed_on", "recorded_at", "recorded_by"])
    after = signed_on.isoformat() if signed_on else None
    audit(scope, "meetings.sign", row, puskesmas_id=row.meeting.puskesmas_id, before=before, after=after)


@action
def close_meeting(*, scope: Scope, meeting_id: UUID, version: int) -> MeetingCard:
    """Close the meeting: minutes become immutable; signatures may follow (`numbers.outstanding`)."""
    scope.check(Duty.CLOSE_MEETING)
    row = meeting_to_write(scope, meeting_id)
    steps.check_changeable(row.state)
    check_version(row, version)
    attendance = Attendance.objects.within(scope).filter(meeting=row).count()
    entries = MinuteEntry.objects.within(scope).filter(meeting=row).count()
    steps.check_closing(row.state, steps.Closing(attendance, entries, row.chair_name))
    _prepare(scope, row)
    row.state, row.closed_at, row.closed_by = MeetingState.CLOSED, scope.now, scope.actor_name
    row.version += 1
    row.save(update_fields=["state", "closed_at", "closed_by", "version"])
    card = queries.card(scope=scope, meeting_id=row.id)
    audit(scope, "meetings.close", row, signed=card.numbers.signed, wanted=card.numbers.wanted)
    return card
