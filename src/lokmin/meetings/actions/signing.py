"""Who signs the agreement, and closing the meeting, which keeps its text (FN 25–26)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from lokmin.basics.refusal import Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.commitments import actions as commitments
from lokmin.meetings import queries
from lokmin.meetings.actions.ending import end_room
from lokmin.meetings.actions.found import changeable, check_version, meeting_to_write
from lokmin.meetings.models import (
    AgreementText,
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
from lokmin.meetings.queries.hosts import Host, hosts
from lokmin.meetings.rules import agreement, steps
from lokmin.meetings.rules import people as rules
from lokmin.meetings.rules.people import Signer
from lokmin.people import queries as people
from lokmin.people.queries import OfficeCard
from lokmin.tools.actions import action, audit

PRINTED = (
    "position", "wanted", "part", "rank", "printed_title", "printed_name", "on_behalf_of", "through",
    "id_kind", "id_number",
)  # fmt: skip
"""What the list says of a signature; whether and how it was given is written by who signs."""
SINGLE = frozenset({SignaturePart.CHAIR, SignaturePart.NOTES})
"""Parts that one person signs, also where they sit in no office of the directory."""


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
    if _listed(scope, meeting).exists():
        _prepare(scope, meeting)


def _listed(scope: Scope, meeting: Meeting) -> QuerySet[Signature]:
    """The signatures of the agreement itself; those of an addendum stand apart."""
    rows: QuerySet[Signature] = Signature.objects.within(scope).filter(meeting=meeting, addendum=None)
    return rows


def _prepare(scope: Scope, meeting: Meeting) -> None:
    """Who is still wanted keeps the row, so that a page that is open for signing stays right.

    Who is wanted no longer goes, unless something happened to the signature: then it stays for its history.
    The caller holds the lock of the meeting, as all do who sign; what was signed is not written here.
    """
    rows = _listed(scope, meeting)
    listed = list(rows.select_for_update(of=("self",)))
    signed = [row for row in listed if row.signed_on]
    waiting = {_seat(row.office_id, row.part, row.printed_title): row for row in listed if not row.signed_on}
    wanted = list(_wanted(scope, meeting))
    waited = [
        (position, want, waiting.pop(_seat(want.office_id, want.part, want.signer.office), None))
        for position, want in _outstanding(signed, wanted)
    ]
    gone = [row.id for row in waiting.values()]
    rows.filter(id__in=gone, steps=None).delete()
    rows.filter(id__in=gone).update(wanted=False)
    _mark_wanted(signed, wanted)
    for position, want, row in waited:
        _list(meeting, position, want, row)


def _seat(office_id: UUID | None, part: str, title: str) -> UUID | str:
    """What tells two signers apart: the office, else the part; heads of several Puskesmas by their title."""
    return office_id or (f"{part} {title}" if part == SignaturePart.HOST else part)


def _list(meeting: Meeting, position: int, want: Wanted, row: Signature | None) -> None:
    """Write who signs on the row of that office, whatever its part was, or on a new one."""
    is_new = row is None
    row = row or Signature(meeting=meeting, office_id=want.office_id)
    row.position, row.wanted, row.part = position, True, want.part
    put(row, want)
    row.save(update_fields=None if is_new else PRINTED)


def _mark_wanted(signed: list[Signature], wanted: list[Wanted]) -> None:
    """A signature of somebody who owns nothing here any more stays, and is not counted."""
    offices = {want.office_id for want in wanted}
    for row in signed:
        still = row.part != SignaturePart.OWNER or row.office_id in offices
        if row.wanted != still:
            row.wanted = still
            row.save(update_fields=["wanted"])


def put(row: Signature, want: Wanted) -> None:
    """Write the one who signs on a row, as printed."""
    row.rank = want.rank
    row.printed_title, row.printed_name = want.signer.office, want.signer.name
    row.on_behalf_of, row.through = want.signer.on_behalf, want.signer.through
    row.id_kind, row.id_number = want.signer.id_kind, want.signer.id_number


def wanted_for_addendum(
    scope: Scope, meeting: Meeting, office_ids: Iterable[UUID], on: date
) -> Iterator[Wanted]:
    """Chair, head and the owners of what changed, under the titles of the day of the addendum."""
    directory = people.offices(scope=scope, kecamatan_id=meeting.kecamatan_id, on=on)
    found = [_chair(meeting, directory, {})]
    found += [_host(host, None) for host in _hosts(meeting, directory)]
    owners = {card.id: card for card in directory}
    found += [_owner(owners[key], None, SignaturePart.OWNER) for key in office_ids if key in owners]
    for _position, want in _outstanding([], found):
        yield want


def _outstanding(signed: list[Signature], wanted: Iterable[Wanted]) -> Iterator[tuple[int, Wanted]]:
    """Those whose signature is not there yet, each office once, with their place in the list."""
    offices = {row.office_id for row in signed if row.office_id}
    parts = {_seat(None, row.part, row.printed_title) for row in signed}
    for position, want in enumerate(wanted):
        seat = _seat(None, want.part, want.signer.office)
        single = (want.part in SINGLE or want.office_id is None) and seat in parts
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
        yield _host(host, seats.get(host.office.id) if host.office else None)
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
        meeting.chair_title or "Pimpinan rapat",
        meeting.chair_name,
        id_kind=holder.id_kind if holder else "",
        id_number=holder.id_number if holder else "",
    )
    return Wanted(SignaturePart.CHAIR, card.id if card else None, signer, holder.rank if holder else "")


def _hosts(meeting: Meeting, directory: list[OfficeCard]) -> list[Host]:
    """The head of each Puskesmas of the meeting, but not twice who leads it and sits in no office."""
    part = list(meeting.taking_part.values_list("id", flat=True))
    found = hosts(
        organiser_id=meeting.puskesmas_id, taking_part_ids=part, directory=directory, on=meeting.held_on
    )
    chair = {rules.same_person(meeting.chair_name), rules.same_person(meeting.chair_title)} - {""}
    return [
        host
        for host in found
        if host.office or not chair & {rules.same_person(host.name), rules.same_person(host.title)}
    ]


def _host(host: Host, seat: Attendance | None) -> Wanted:
    """The head as the directory has the office; without one under the usual title."""
    if host.office:
        return _owner(host.office, seat, SignaturePart.HOST)
    return Wanted(SignaturePart.HOST, None, Signer(host.title, host.name))


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
def close_meeting(*, scope: Scope, meeting_id: UUID, version: int, shown: str = "") -> MeetingCard:
    """Close the meeting: from now on its text changes by addendum only; signatures may follow
    (`numbers.outstanding`). `shown` is the hash of the text that was read before: `Stale` when it changed."""
    scope.check(Duty.CLOSE_MEETING)
    row = meeting_to_write(scope, meeting_id)
    steps.check_changeable(row.state)
    check_version(row, version)
    _check_read(scope, row, shown)
    attendance = Attendance.objects.within(scope).filter(meeting=row).count()
    entries = MinuteEntry.objects.within(scope).filter(meeting=row).count()
    steps.check_closing(row.state, steps.Closing(attendance, entries, row.chair_name))
    _prepare(scope, row)
    _keep_minutes(scope, row)
    row.state, row.closed_at, row.closed_by = MeetingState.CLOSED, scope.now, scope.actor_name
    row.version += 1
    row.save(update_fields=["state", "closed_at", "closed_by", "version"])
    end_room(scope, row)
    _keep_text(scope, row)
    card = queries.card(scope=scope, meeting_id=row.id)
    audit(scope, "meetings.close", row, signed=card.numbers.signed, wanted=card.numbers.wanted)
    return card


def _check_read(scope: Scope, meeting: Meeting, shown: str) -> None:
    """Promises and decisions move no version of the meeting: nobody freezes what nobody read."""
    now = queries.written(scope=scope, meeting=queries.card(scope=scope, meeting_id=meeting.id)).sha256
    if shown and shown != now:
        raise Stale("meetings.text_unread", shown=agreement.code_of(shown), now=agreement.code_of(now))


def _keep_minutes(scope: Scope, meeting: Meeting) -> None:
    """From now on the minutes say what was promised then, also when an addendum changes the promise."""
    said = {entry.id: entry.text for entry in queries.entries(scope=scope, meeting_id=meeting.id)}
    for row in MinuteEntry.objects.within(scope).filter(meeting=meeting).exclude(commitment=None):
        if row.text != said[row.id]:
            row.text = said[row.id]
            row.save(update_fields=["text"])


def _keep_text(scope: Scope, meeting: Meeting) -> None:
    """Keep what was agreed, bind its promises to it, and say which signatures stand under an earlier text."""
    text = queries.written(scope=scope, meeting=queries.card(scope=scope, meeting_id=meeting.id))
    AgreementText.add(
        meeting=meeting, text=agreement.to_json(text), sha256=text.sha256, at=scope.now, by=scope.actor_name
    )
    signed = _listed(scope, meeting).exclude(signed_on=None)
    signed.exclude(text_sha256=text.sha256).update(earlier_text=True)
    signed.filter(text_sha256=text.sha256).update(earlier_text=False)
    if text.lines:
        commitments.bind(scope=scope, commitment_ids=[UUID(line.id) for line in text.lines])
