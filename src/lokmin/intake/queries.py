"""Reads of uploads: previews, what was stored, and which Puskesmas a file means."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Scope
from lokmin.coverage import queries as coverage
from lokmin.coverage.queries.stored import stored_figures, stored_populations
from lokmin.intake.models import Batch, BatchCell, BatchState, SheetMapping
from lokmin.intake.rules.book import Book
from lokmin.intake.rules.jobs import MOST_AT_ONCE, SILENT_WHILE_CHECKING, is_lost
from lokmin.intake.rules.mapping import Mapping
from lokmin.intake.rules.plan import Plan, Stored, names_in
from lokmin.intake.rules.report import Issue, Report
from lokmin.intake.rules.villages import Village, match_villages, plain_puskesmas
from lokmin.intake.rules.words import UNKNOWN as UNKNOWN_WORD
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.places.rules.spelling import plain_name

PREVIEW_HOURS = 24
WAITING = (BatchState.PREVIEW, BatchState.READING, BatchState.FAILED)
REMEMBERED = 12


@dataclass(frozen=True)
class BatchCard:
    """One upload as lists and pages show it. `number` is None until it is stored; `failure` is why a file
    that was read while nobody waited could not be read, `stage`, `done` and `of` how far it has come."""

    id: UUID
    puskesmas_id: UUID
    number: int | None
    state: str
    file_name: str
    layout: str
    read_at: datetime
    read_by: str
    stored_at: datetime | None
    undone_at: datetime | None
    undone_by: str
    summary: dict[str, Any]
    failure: Refusal | None = None
    stage: str = ""
    done: int = 0
    of: int = 0


@dataclass(frozen=True)
class Preview:
    """What will be stored, and what to know about it.

    `choices`: by plain name the village that a person chose, empty to leave the name out."""

    card: BatchCard
    report: Report
    plan: Plan
    issues: tuple[Issue, ...]
    choices: dict[str, str]
    has_book: bool = False


def batches(*, scope: Scope, puskesmas_id: UUID, limit: int = 50) -> list[BatchCard]:
    """Stored and undone uploads of a Puskesmas, the latest first."""
    rows = Batch.objects.within(scope).filter(puskesmas_id=puskesmas_id).exclude(state__in=WAITING)
    return [batch_card(row) for row in rows.order_by("-number").defer("preview")[:limit]]


def waiting(*, scope: Scope, puskesmas_id: UUID) -> list[BatchCard]:
    """Previews that nobody stored or threw away and that can still be opened, the latest first; with them
    files that are still being read, or could not be."""
    rows = Batch.objects.within(scope).filter(
        puskesmas_id=puskesmas_id, state__in=WAITING, beat_at__gte=_oldest(scope)
    )
    return [batch_card(row, scope.machine_now) for row in rows.order_by("-read_at", "-id").defer("preview")]


def expired(*, scope: Scope) -> frozenset[UUID]:
    """What waited for longer than a day of the machine's clock."""
    rows = Batch.objects.within(scope).filter(state__in=WAITING, beat_at__lt=_oldest(scope))
    return frozenset(rows.values_list("id", flat=True))


def _oldest(scope: Scope) -> datetime:
    return scope.machine_now - timedelta(hours=PREVIEW_HOURS)


def same_file(*, scope: Scope, puskesmas_id: UUID, sha256: str) -> tuple[BatchCard, bool] | None:
    """The preview or the reading of the very same file that waits, and whether it can be brought up to date
    where it stands: a sheet that was explained since needs the sheet itself."""
    rows = Batch.objects.within(scope).filter(puskesmas_id=puskesmas_id, sha256=sha256)
    for row in rows.filter(state__in=WAITING[:2], beat_at__gte=_oldest(scope)):
        card = batch_card(row, scope.machine_now)
        if card.state == BatchState.FAILED:
            continue
        said = SheetMapping.objects.within(scope).filter(puskesmas_id=puskesmas_id, said_at__gt=row.read_at)
        return card, bool(row.preview.get("book")) or not said.exists()
    return None


def check_room(*, scope: Scope) -> None:
    """Refuse while this installation reads as many files as it can at once, whoever sent them."""
    if _being_read(scope.machine_now) >= MOST_AT_ONCE:
        raise Refusal("intake.many_readings")


def _being_read(now: datetime) -> int:
    rows = Batch.unscoped.filter(state=BatchState.READING, beat_at__gte=now - SILENT_WHILE_CHECKING)
    return sum(not is_lost(row.stage, row.beat_at, now) for row in rows.only("stage", "beat_at"))


def batch(*, scope: Scope, batch_id: UUID) -> BatchCard:
    """One upload; `NotYours` when it is another's or does not exist."""
    return batch_card(_row(scope, batch_id, whole=False), scope.machine_now)


def preview(*, scope: Scope, batch_id: UUID) -> Preview:
    """A preview that still waits; refuses one that was stored, undone or is older than a day."""
    row = _row(scope, batch_id)
    if row.state in (BatchState.READING, BatchState.FAILED):
        raise batch_card(row, scope.machine_now).failure or Refusal("intake.still_reading")
    if row.state != BatchState.PREVIEW:
        raise Refusal("intake.preview_done")
    if is_expired(row, scope):
        raise Refusal("intake.preview_gone")
    return preview_of(row)


def says_nothing_new(*, scope: Scope, batch_id: UUID) -> bool:
    """Whether all that a preview read stands there already, and nothing in it waits for an answer."""
    seen = preview(scope=scope, batch_id=batch_id)
    asks = seen.plan.unknown or any(issue.code == UNKNOWN_WORD for issue in seen.issues)
    return seen.plan.empty and not asks


def preview_of(row: Batch) -> Preview:
    """What a row keeps, as it was."""
    data = row.preview
    return Preview(
        card=batch_card(row),
        report=Report.from_json(data["report"]),
        plan=Plan.from_json(data["plan"]),
        issues=tuple(Issue(**issue) for issue in data["issues"]),
        choices=data["choices"],
        has_book=bool(data.get("book")),
    )


def is_expired(row: Batch, scope: Scope) -> bool:
    """Whether the day of a preview is over: a day of the machine, for the example's clock stands still."""
    return bool(row.beat_at < _oldest(scope))


def result_issues(*, scope: Scope, batch_id: UUID) -> tuple[Issue, ...]:
    """What was to know about a stored upload."""
    return tuple(Issue(**issue) for issue in _row(scope, batch_id).preview.get("issues", ()))


def found_in(*, scope: Scope, batch_id: UUID) -> tuple[BatchCard, str, tuple[Issue, ...]]:
    """An upload, the hash of its file, and every issue found in it; a preview only while it waits."""
    row = _row(scope, batch_id)
    if row.state in WAITING:
        preview(scope=scope, batch_id=batch_id)
    return batch_card(row), row.sha256, tuple(Issue(**issue) for issue in row.preview.get("issues", ()))


def changed_cells(*, scope: Scope, batch_id: UUID) -> int:
    """How many figures and sasaran an upload changed."""
    return BatchCell.objects.within(scope).filter(batch_id=batch_id).count()


def stored_before(*, scope: Scope, puskesmas_id: UUID, sha256: str) -> BatchCard | None:
    """The upload of the very same file that is stored and not undone, or None."""
    rows = Batch.objects.within(scope).filter(
        puskesmas_id=puskesmas_id, sha256=sha256, state=BatchState.STORED
    )
    row = rows.order_by("-number").first()
    return batch_card(row) if row else None


def batch_card(row: Batch, now: datetime | None = None) -> BatchCard:
    """A row as a card, with the counts that lists show. `now`: a reading whose process is gone has failed."""
    failure = _failure(row, now)
    return BatchCard(
        id=row.id,
        puskesmas_id=row.puskesmas_id,
        number=row.number,
        state=str(BatchState.FAILED if failure else row.state),
        file_name=row.file_name,
        layout=row.layout,
        read_at=row.read_at,
        read_by=row.read_by,
        stored_at=row.stored_at,
        undone_at=row.undone_at,
        undone_by=row.undone_by,
        summary=row.summary,
        failure=failure,
        stage=row.stage,
        done=row.done,
        of=row.of,
    )


def _failure(row: Batch, now: datetime | None) -> Refusal | None:
    if row.state == BatchState.FAILED:
        return Refusal(row.summary["refused"], **row.summary["params"])
    if row.state == BatchState.READING and now and is_lost(row.stage, row.beat_at, now):
        return Refusal("intake.reading_lost")
    return None


def _row(scope: Scope, batch_id: UUID, *, whole: bool = True) -> Batch:
    """A row; without its preview where nobody reads it, for that of a district's file is large."""
    rows = Batch.objects.within(scope).filter(id=batch_id)
    row = (rows if whole else rows.defer("preview")).first()
    if row is None:
        raise NotYours("door.not_yours")
    return row


def villages(*, puskesmas_id: UUID) -> list[Village]:
    """The catchment as the matching of names wants it."""
    return [Village(card.id, card.code, card.name) for card in places.catchment(puskesmas_id=puskesmas_id)]


def memory(*, scope: Scope, puskesmas_id: UUID) -> dict[str, UUID]:
    """Which village a person meant by a name before: the choices of the last stored uploads."""
    rows = Batch.objects.within(scope).filter(puskesmas_id=puskesmas_id, state=BatchState.STORED)
    found: dict[str, UUID] = {}
    for row in reversed(rows.order_by("-number")[:REMEMBERED]):
        found |= {name: UUID(area) for name, area in row.preview.get("choices", {}).items() if area}
    return found


def known_mappings(*, scope: Scope, puskesmas_id: UUID) -> dict[str, dict[str, Any]]:
    """What persons said of sheets before, as JSON by the shape of the header."""
    rows = SheetMapping.objects.within(scope).filter(puskesmas_id=puskesmas_id)
    return {row.shape: row.mapping for row in rows}


def kept_book(*, scope: Scope, batch_id: UUID) -> tuple[Book, dict[str, Mapping]]:
    """The sheets that a preview keeps, and what was said of them by sheet name. Refuses when the file was
    too large to keep, or the preview is done."""
    preview(scope=scope, batch_id=batch_id)
    found = book_of(_row(scope, batch_id))
    if found is None:
        raise Refusal("intake.sheet_not_kept")
    return found


def book_of(row: Batch) -> tuple[Book, dict[str, Mapping]] | None:
    """The sheets that a row keeps, if it does, and what was said of them."""
    kept = row.preview
    if not kept.get("book"):
        return None
    said = {name: Mapping.from_json(mapping) for name, mapping in kept.get("said", {}).items()}
    return Book.from_json(kept["book"]), said


def shape_of(*, scope: Scope, batch_id: UUID, sheet: str) -> str:
    """By which a table of a preview is remembered; `NotYours` where it has no such sheet."""
    sheets = preview(scope=scope, batch_id=batch_id).report.sheets
    shape = next((seen.shape for seen in sheets if seen.name == sheet), "")
    if not shape:
        raise NotYours("door.not_yours")
    return shape


def element_codes() -> set[str]:
    """Every element that a word may mean."""
    return {card.code for card in coverage.elements()}


def stored(*, scope: Scope, puskesmas_id: UUID, years: Iterable[int]) -> Stored:
    """What stands in the database for these years, to compare a report with."""
    wanted = list(years)
    return Stored(
        figures=stored_figures(scope=scope, puskesmas_id=puskesmas_id, years=wanted),
        populations=stored_populations(scope=scope, puskesmas_id=puskesmas_id, years=wanted),
        kinds=frozenset(kind.code for kind in coverage.population_kinds()),
    )


def find_puskesmas(*, scope: Scope, code: str | None, report: Report) -> PuskesmasCard:
    """The Puskesmas of a file: by code, by the name written in it, or as the only one that serves every
    village of the file. Refuses rather than guesses."""
    if code:
        card = places.puskesmas_by_code(code=code)
        if card is None or card.id not in scope.puskesmas_ids:
            raise Refusal("intake.puskesmas_code", code=code)
        return card
    name = report.puskesmas
    cards = places.puskesmas_cards(ids=scope.puskesmas_ids)
    found = [card for card in cards if name and plain_puskesmas(card.name) == plain_puskesmas(name)]
    found = found or [card for card in cards if _serves_all(card, report)]
    if not found:
        raise Refusal("intake.puskesmas_unknown", name=name or "?")
    if len(found) > 1:
        codes = ", ".join(card.code for card in found)
        raise Refusal("intake.puskesmas_ambiguous", name=name or "?", codes=codes)
    return found[0]


def _serves_all(card: PuskesmasCard, report: Report) -> bool:
    matches = match_villages(names_in(report), villages(puskesmas_id=card.id))
    return bool(matches) and all(match.village for match in matches.values())


def village_codes(*, scope: Scope, code: str | None, report: Report) -> dict[tuple[str, str], str]:
    """Codes of the villages of a report where they are known; empty when its Puskesmas is not."""
    try:
        card = find_puskesmas(scope=scope, code=code, report=report)
    except Refusal:
        return {}
    matches = match_villages(names_in(report), villages(puskesmas_id=card.id))
    return {name: match.village.code for name, match in matches.items() if match.village}


def choice_key(name: str) -> str:
    """Under which key the choice for a name is kept."""
    return plain_name(name)
