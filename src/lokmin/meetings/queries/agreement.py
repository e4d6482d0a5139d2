"""The text of an agreement: as it stands while the meeting runs, as it was kept when it was closed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from lokmin.basics.scope import Duty, Role, Scope
from lokmin.commitments import queries as promises
from lokmin.commitments.queries import CommitmentCard, HistoryCard
from lokmin.commitments.rules.bound import SIGNED
from lokmin.commitments.rules.parts import missing_parts
from lokmin.meetings.models import (
    Addendum,
    AgreementText,
    Dealing,
    MeetingCommitment,
    MinuteEntry,
    OutcomeKind,
)
from lokmin.meetings.queries.cards import MeetingCard
from lokmin.meetings.queries.parts import promised_here
from lokmin.meetings.rules.agreement import HEARD, SAID, AgreedText, PromiseLine, code_of, from_json

WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Agreement:
    """What is signed. `sha256` and `code` are those of the whole text, also where less is shown."""

    text: AgreedText
    sha256: str
    code: str
    is_frozen: bool


def agreement(*, scope: Scope, meeting: MeetingCard) -> Agreement:
    """The text that is signed, as far as this asker may read it (FN 14). After closing it stays as kept."""
    rows = AgreementText.objects.within(scope).filter(meeting_id=meeting.id)
    kept = rows.first() if meeting.is_closed else None
    whole = from_json(kept.text) if kept else written(scope=scope, meeting=meeting)
    since = _restricted_since(scope, meeting, whole) if kept else frozenset()
    shown = replace(whole, lines=tuple(_as_seen(scope, line, line.id in since) for line in whole.lines))
    sha256 = kept.sha256 if kept else whole.sha256
    return Agreement(shown, sha256, code_of(sha256), kept is not None)


def current_sha(*, scope: Scope, meeting: MeetingCard) -> str:
    """The hash of the text that a signature is given under now."""
    return agreement(scope=scope, meeting=meeting).sha256


def written(*, scope: Scope, meeting: MeetingCard) -> AgreedText:
    """The whole text as rows and promises say it now, the same whoever asks: for hash and closing only."""
    room = _room(scope, meeting)
    entries = MinuteEntry.objects.within(room).filter(meeting_id=meeting.id, kind=OutcomeKind.DECISION)
    decisions = tuple(entries.order_by("at", "id").values_list("text", flat=True))
    lines = tuple(_line(card) for card in _agreed(room, meeting))
    return AgreedText(meeting.held_on.isoformat(), decisions, lines)


def changed_on(*, scope: Scope, meeting: MeetingCard) -> date | None:
    """The last day on which the words to be signed changed before closing; None: nothing was agreed."""
    room = _room(scope, meeting)
    entries = MinuteEntry.objects.within(room).filter(meeting_id=meeting.id, kind=OutcomeKind.DECISION)
    moments = [moment for pair in entries.values_list("at", "edited_at") for moment in pair if moment]
    dealt = _dealt(room, meeting)
    moments += dealt.values_list("at", flat=True)
    cards = promises.by_ids(scope=room, ids=dealt.values_list("commitment_id", flat=True)).values()
    moments += [step.at for card in cards for step in card.history if _says_otherwise(step)]
    known = [moment for moment in moments if meeting.closed_at is None or moment <= meeting.closed_at]
    return max(known).astimezone(scope.now.tzinfo).date() if known else None


def _says_otherwise(step: HistoryCard) -> bool:
    """A step that changed the words of a promise, or took it away."""
    return step.after == WITHDRAWN or any(change["field"] in SIGNED for change in step.changed)


def _room(scope: Scope, meeting: MeetingCard) -> Scope:
    """Who knows everything that was said in this room."""
    return replace(
        scope,
        role=Role.ADMINISTRATOR,
        puskesmas_ids=scope.puskesmas_ids | meeting.puskesmas_ids,
        kecamatan_ids=scope.kecamatan_ids | {meeting.kecamatan_id},
        area_ids=None,
        office_id=None,
    )


def _restricted_since(scope: Scope, meeting: MeetingCard, text: AgreedText) -> frozenset[str]:
    """Promises whose indicator was closed to this asker after the text was kept."""
    if scope.can(Duty.READ_RESTRICTED) and meeting.puskesmas_ids <= scope.puskesmas_ids:
        return frozenset()
    cards = promises.by_ids(scope=_room(scope, meeting), ids=[UUID(line.id) for line in text.lines])
    return frozenset(str(card.id) for card in cards.values() if card.restricted)


def _dealt(scope: Scope, meeting: MeetingCard) -> QuerySet[MeetingCommitment]:
    """What the meeting did that stands in its text."""
    rows: QuerySet[MeetingCommitment] = MeetingCommitment.objects.within(scope).filter(
        meeting_id=meeting.id, dealing__in=(Dealing.MADE, Dealing.EXTENDED)
    )
    return rows


def _agreed(scope: Scope, meeting: MeetingCard) -> list[CommitmentCard]:
    """The promises made or extended here by number; an extended one stands here as its successor."""
    ids = list(_dealt(scope, meeting).values_list("commitment_id", flat=True))
    if not ids:
        return []
    cards = promised_here(scope=scope, meeting=meeting, ids=ids).values()
    renewed = {card.carried_from_id for card in cards}
    listed = [card for card in cards if card.state != WITHDRAWN and card.id not in renewed]
    return sorted(listed, key=lambda card: (card.number, str(card.id)))


def _line(card: CommitmentCard) -> PromiseLine:
    return PromiseLine(
        id=str(card.id),
        puskesmas_id=str(card.puskesmas_id),
        number=card.number,
        office_id=str(card.office_id),
        office=card.office_title,
        holder=card.holder_name,
        what=card.what,
        areas=card.area_names,
        quantity=card.quantity,
        unit=card.quantity_unit,
        start_on=card.start_on.isoformat() if card.start_on else "",
        due_on=card.due_on.isoformat() if card.due_on else "",
        money=card.money,
        money_state=card.money_state,
        rupiah=card.amount_rupiah,
        proof=card.proof_expected,
        complete_by=card.complete_by.isoformat() if card.complete_by else "",
        missing=card.missing_parts,
        contact=card.contact_name,
        delegate=card.promised_by_delegate,
        problem=card.problem_statement,
        restricted=card.restricted,
        supporters=card.supporters,
    )


def _as_seen(scope: Scope, line: PromiseLine, restricted_since: bool) -> PromiseLine:
    """Without the villages of a restricted promise, and money and proof of one to another Puskesmas."""
    own = UUID(line.puskesmas_id) in scope.puskesmas_ids
    line = replace(line, restricted=line.restricted or restricted_since)
    if line.restricted and not (own and scope.can(Duty.READ_RESTRICTED)):
        line = replace(line, areas=())
    if not own:
        empty: dict[str, Any] = {
            field.name: field.default for field in fields(line) if field.name in set(SAID) - HEARD
        }
        line = replace(line, **empty, problem="" if line.restricted else line.problem)
    return line


@dataclass(frozen=True)
class Completion:
    """What became of a line of a closed agreement.

    `parts` were filled in afterwards as the agreement had said, and stand here as before any addendum (days
    as ISO texts); `addenda`: the numbers of those that touch it.
    """

    commitment_id: UUID
    parts: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    areas_hidden: bool = False
    quantity: int | None = None
    unit: str = ""
    due_on: str = ""
    addenda: tuple[int, ...] = ()


def completions(*, scope: Scope, meeting_id: UUID, lines: Iterable[PromiseLine]) -> dict[str, Completion]:
    """By promise: which missing parts were completed since the text was kept, and which addenda changed it.

    What an addendum says belongs to the addendum: the agreement only points there.
    """
    listed = list(lines)
    open_ones = [UUID(line.id) for line in listed if line.missing]
    cards = promises.by_ids(scope=scope, ids=open_ones) if open_ones else {}
    changes = _changes_by_promise(scope, meeting_id)
    found = {}
    for line in listed:
        said = _completion(line, cards.get(UUID(line.id)), changes.get(line.id, []))
        if said.parts or said.addenda:
            found[line.id] = said
    return found


def _changes_by_promise(scope: Scope, meeting_id: UUID) -> dict[str, list[tuple[int, dict[str, Any]]]]:
    """What addenda say of each promise, the earliest first."""
    found: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    for row in Addendum.objects.within(scope).filter(meeting_id=meeting_id).order_by("number"):
        for told in row.changes:
            if "commitment" in told:
                found.setdefault(told["commitment"], []).append((row.number, told))
    return found


def _completion(
    line: PromiseLine, card: CommitmentCard | None, changes: Sequence[tuple[int, dict[str, Any]]]
) -> Completion:
    numbers = tuple(number for number, _told in changes)
    if card is None:
        return Completion(UUID(line.id), addenda=numbers)
    now, names = _line(card), ("areas", "quantity", "unit", "due_on")
    moved = {part["name"]: part["before"] for _n, told in reversed(changes) for part in told["parts"]}
    areas, quantity, unit, due_on = (moved[name] if name in moved else getattr(now, name) for name in names)
    where = areas if "areas" in moved else card.area_ids
    still = missing_parts(areas=where or (), quantity=quantity, due_on=due_on or None)
    done = tuple(part for part in line.missing if part not in still)
    return Completion(
        card.id, done, tuple(areas or ()), card.areas_hidden, quantity, unit or "", due_on or "", numbers
    )
