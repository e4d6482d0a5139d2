"""Writes of uploads: keep a preview, store it, take it back. All or nothing, each in one transaction."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from lokmin.basics.ids import stable_id
from lokmin.basics.refusal import Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.coverage.actions import FigureEntry, PopulationEntry, record_figures, record_populations
from lokmin.intake import queries
from lokmin.intake.models import Batch, BatchCell, BatchState, SheetMapping
from lokmin.intake.queries import BatchCard
from lokmin.intake.rules.mapping import Mapping, kept, row_fingerprint
from lokmin.intake.rules.plan import (
    Change,
    Plan,
    make_plan,
    names_in,
    same_village_twice,
    torn_issues,
    unknown_issues,
)
from lokmin.intake.rules.reader import read_again
from lokmin.intake.rules.report import Issue, Report, Severity
from lokmin.intake.rules.said import check_mapping
from lokmin.intake.rules.villages import disagrees, match_villages, plain_puskesmas
from lokmin.places import queries as places
from lokmin.tools.actions import action, audit
from lokmin.tools.locks import one_writer

_NUMBERS = stable_id("lock", "intake.number")


class _Back(Exception):
    """Takes back what a trial wrote."""


@action
def keep_preview(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    report: Report,
    file_name: str,
    sha256: str,
    book: dict[str, Any] | None = None,
) -> BatchCard:
    """Keep what was read of a file (never the file) for a day, with what storing it would change. `book`:
    its sheets without persons, where somebody may have to say what their columns are."""
    _check(scope, puskesmas_id)
    forgotten = scope.now - timedelta(hours=queries.PREVIEW_HOURS)
    waiting = Batch.objects.within(scope).filter(puskesmas_id=puskesmas_id, state=BatchState.PREVIEW)
    waiting.filter(read_at__lt=forgotten).delete()
    row = Batch.add(
        puskesmas_id=puskesmas_id,
        file_name=file_name[:200],
        sha256=sha256,
        layout=report.layout,
        preview={**_plan(scope, puskesmas_id, report, {}), "book": book, "said": {}},
        read_at=scope.now,
        read_by=scope.actor_name,
    )
    audit(scope, "preview", row, file=row.file_name, cells=report.cells_read)
    return queries.batch_card(row)


@action
def place_villages(*, scope: Scope, batch_id: UUID, choices: dict[str, UUID | None]) -> BatchCard:
    """Say which village each unknown name means (None: leave it out) and look again at what would change."""
    seen = queries.preview(scope=scope, batch_id=batch_id)
    _check(scope, seen.card.puskesmas_id)
    known = {village.id for village in queries.villages(puskesmas_id=seen.card.puskesmas_id)}
    if any(area is not None and area not in known for area in choices.values()):
        raise Refusal("door.choice", value="?", field="desa")
    chosen = {queries.choice_key(name): str(area or "") for name, area in choices.items()}
    row = Batch.objects.within(scope).get(id=batch_id)
    row.preview |= _plan(scope, row.puskesmas_id, seen.report, {**seen.choices, **chosen})
    row.save(update_fields=["preview"])
    audit(scope, "preview", row, choices=len(chosen))
    return queries.batch_card(row)


@action
def map_sheet(*, scope: Scope, batch_id: UUID, sheet: str, mapping: Mapping) -> BatchCard:
    """Say what the columns of a sheet hold: its preview is read again, and the next sheet of this shape
    is read the same way. Refuses a mapping that lacks something, with what."""
    seen = queries.preview(scope=scope, batch_id=batch_id)
    _check(scope, seen.card.puskesmas_id)
    book, said = queries.kept_book(scope=scope, batch_id=batch_id)
    grid = book.sheet(sheet)
    check_mapping(grid, mapping)
    row = Batch.objects.within(scope).get(id=batch_id)
    _remember(scope, row.puskesmas_id, sheet, row_fingerprint(grid, mapping.header), mapping)
    known = queries.known_mappings(scope=scope, puskesmas_id=row.puskesmas_id)
    mappings = {shape: Mapping.from_json(data) for shape, data in known.items()}
    said = {**said, sheet: mapping}
    report = read_again(book, today=scope.today, known=mappings, said=said)
    row.preview |= _plan(scope, row.puskesmas_id, report, seen.choices)
    row.preview["said"] = {name: own.as_json() for name, own in said.items()}
    row.layout = report.layout
    row.save(update_fields=["preview", "layout"])
    audit(scope, "map", row, sheet=sheet, cells=report.cells_read)
    return queries.batch_card(row)


def _remember(scope: Scope, puskesmas_id: UUID, sheet: str, shape: str, mapping: Mapping) -> None:
    """One mapping a shape; the latest stands."""
    values = {
        "sheet": sheet[:80], "mapping": kept(mapping).as_json(), "said_at": scope.now,
        "said_by": scope.actor_name,
    }  # fmt: skip
    rows = SheetMapping.objects.within(scope).filter(puskesmas_id=puskesmas_id, shape=shape)
    if not rows.update(**values):
        SheetMapping.add(puskesmas_id=puskesmas_id, shape=shape, **values)


@action
def store(*, scope: Scope, batch_id: UUID) -> BatchCard:
    """Store exactly what the preview shows, under the next number. Refuses while a village is open, and
    when a figure changed since the preview was made."""
    one_writer(_NUMBERS)
    seen = queries.preview(scope=scope, batch_id=batch_id)
    _check(scope, seen.card.puskesmas_id)
    if seen.plan.unknown:
        raise Refusal("intake.villages_open", names=", ".join(seen.plan.unknown))
    if refused := refused_whole(seen):
        raise refused
    row = Batch.objects.within(scope).get(id=batch_id)
    row.number = (Batch.unscoped.aggregate(last=Max("number"))["last"] or 0) + 1
    try:
        _write(scope, row.puskesmas_id, seen.plan, f"unggahan {row.number}: {row.file_name}"[:120])
    except Stale as stale:
        raise Refusal("intake.changed_since_preview") from stale
    row.state, row.stored_at = BatchState.STORED, scope.now
    lasting = ("choices", "issues", "summary")
    row.preview = {name: row.preview[name] for name in lasting}
    row.save(update_fields=["number", "state", "stored_at", "preview"])
    BatchCell.unscoped.bulk_create(
        _cell(row, change) for change in (*seen.plan.figures, *seen.plan.populations)
    )
    audit(scope, "store", row, number=row.number, cells=len(seen.plan.figures), same=seen.plan.same)
    return queries.batch_card(row)


@action
def take(*, scope: Scope, puskesmas_id: UUID, report: Report, file_name: str, sha256: str) -> BatchCard:
    """Preview and store in one go, for the command line; refuses unless every village is known."""
    card = keep_preview(
        scope=scope, puskesmas_id=puskesmas_id, report=report, file_name=file_name, sha256=sha256
    )
    refused = refused_whole(queries.preview(scope=scope, batch_id=card.id))
    if refused:
        raise refused
    return store(scope=scope, batch_id=card.id)


def refused_whole(seen: queries.Preview) -> Refusal | None:
    """Why nothing of a file is stored: an unknown village, or not one number that may be stored."""
    if seen.plan.unknown:
        return Refusal("intake.villages_unknown", names=", ".join(seen.plan.unknown))
    if seen.plan.empty and not seen.plan.same:
        return Refusal("intake.nothing_read")
    return None


def rehearse(*, scope: Scope, puskesmas_id: UUID, report: Report) -> queries.Preview:
    """The preview that `take` would store, taken back: nothing is written. Refuses where `take` would,
    except for unknown villages, which the preview names."""
    seen: queries.Preview | None = None
    try:
        with transaction.atomic():
            card = keep_preview(
                scope=scope, puskesmas_id=puskesmas_id, report=report, file_name="", sha256=""
            )
            seen = queries.preview(scope=scope, batch_id=card.id)
            raise _Back
    except _Back:
        pass
    assert seen is not None
    return replace(seen, issues=(*unknown_issues(report, seen.plan.unknown), *seen.issues))


@action
def undo(*, scope: Scope, number: int) -> BatchCard:
    """Put back what stood before an upload. Refuses when one of its figures changed since, or is frozen."""
    one_writer(_NUMBERS)
    row = Batch.objects.within(scope).filter(number=number).first()
    if row is None:
        raise Refusal("intake.no_batch", number=number)
    _check(scope, row.puskesmas_id)
    if row.state == BatchState.UNDONE:
        raise Refusal("intake.already_undone", number=number)
    cells = list(BatchCell.objects.within(scope).filter(batch=row))
    _check_untouched(scope, row, cells)
    figures = [c for c in cells if c.element_id]
    back = [_as_before(cell) for cell in figures]
    people = [
        PopulationEntry(c.area_id, c.population_kind, c.year, c.before) for c in cells if not c.element_id
    ]
    source = f"pembatalan unggahan {number}"
    if back:
        record_figures(scope=scope, puskesmas_id=row.puskesmas_id, entries=back, source=source)
    if people:
        record_populations(scope=scope, puskesmas_id=row.puskesmas_id, entries=people, source=source)
    row.state, row.undone_at, row.undone_by = BatchState.UNDONE, scope.now, scope.actor_name
    row.save(update_fields=["state", "undone_at", "undone_by"])
    audit(scope, "undo", row, number=number, cells=len(cells))
    return queries.batch_card(row)


@action
def drop_preview(*, scope: Scope, batch_id: UUID) -> None:
    """Forget a preview without storing it."""
    seen = queries.preview(scope=scope, batch_id=batch_id)
    _check(scope, seen.card.puskesmas_id)
    row = Batch.objects.within(scope).get(id=batch_id)
    audit(scope, "drop", row, file=row.file_name)
    row.delete()


def _check(scope: Scope, puskesmas_id: UUID) -> None:
    scope.check(Duty.UPLOAD)
    scope.check_puskesmas(puskesmas_id)


def _plan(scope: Scope, puskesmas_id: UUID, report: Report, choices: dict[str, str]) -> dict[str, Any]:
    """The JSON of a preview: what was read, what would change, what is refused and why."""
    remembered = queries.memory(scope=scope, puskesmas_id=puskesmas_id)
    remembered |= {name: UUID(area) for name, area in choices.items() if area}
    known = queries.villages(puskesmas_id=puskesmas_id)
    matches = match_villages(names_in(report), known, remembered)
    torn = {place: match for place, match in matches.items() if disagrees(place[1], match)}
    matches = {place: match for place, match in matches.items() if place not in torn}
    twins = same_village_twice(matches)
    if twins:
        raise Refusal("intake.village_named_twice", first=twins[0][0], second=twins[0][1])
    years = {row.year for row in report.figures} | {row.year for row in report.populations}
    stored = queries.stored(scope=scope, puskesmas_id=puskesmas_id, years=years)
    skipped = [name for name, area in choices.items() if not area]
    plan = make_plan(report, matches, skipped, stored)
    plan, refused = _tried(scope, puskesmas_id, plan)
    issues = (*_puskesmas_issue(report, puskesmas_id), *torn_issues(report, torn), *report.issues, *refused)
    return {
        "report": report.as_json(),
        "choices": choices,
        "plan": plan.as_json(),
        "issues": [asdict(issue) for issue in issues],
        "summary": _summary(report, plan, issues),
    }


def _summary(report: Report, plan: Plan, issues: Sequence[Issue]) -> dict[str, Any]:
    return {
        "cells_read": report.cells_read,
        "changed": len(plan.figures),
        "same": plan.same,
        "populations": len(plan.populations),
        "errors": sum(issue.severity == Severity.ERROR for issue in issues),
        "warnings": sum(issue.severity == Severity.WARNING for issue in issues),
        "months": list(report.months),
    }


def _puskesmas_issue(report: Report, puskesmas_id: UUID) -> list[Issue]:
    ours = places.puskesmas_cards(ids=[puskesmas_id])[0].name
    if not report.puskesmas or plain_puskesmas(report.puskesmas) == plain_puskesmas(ours):
        return []
    params = {"file": report.puskesmas, "ours": ours}
    return [Issue("wrong_puskesmas", Severity.WARNING, params=params)]


def _tried(scope: Scope, puskesmas_id: UUID, plan: Plan) -> tuple[Plan, list[Issue]]:
    """Write the plan and take it back: what cannot be written leaves the plan and becomes an issue."""
    plan, issues = _without_refused_figures(scope, puskesmas_id, plan)
    try:
        _trial(scope, puskesmas_id, replace(plan, figures=()))
    except Refusal as refusal:
        plan = replace(plan, populations=())
        issues.append(_issue(refusal, None))
    return plan, issues


def _without_refused_figures(scope: Scope, puskesmas_id: UUID, plan: Plan) -> tuple[Plan, list[Issue]]:
    try:
        _trial(scope, puskesmas_id, replace(plan, populations=()))
    except Refusal as refusal:
        cells: list[tuple[FigureEntry, Refusal]] = getattr(refusal, "cells", [])
        if not cells:
            raise
        bad = {entry.key: why for entry, why in cells}
        keys = {change: _figure(change).key for change in plan.figures}
        issues = [_issue(bad[keys[c]], c) for c in plan.figures if keys[c] in bad]
        return replace(plan, figures=tuple(c for c in plan.figures if keys[c] not in bad)), issues
    return plan, []


def _issue(refusal: Refusal, change: Change | None) -> Issue:
    params = {name: str(value) for name, value in refusal.params.items()}
    if change is None:
        return Issue(refusal.code, Severity.ERROR, params=params)
    return Issue(refusal.code, Severity.ERROR, change.sheet, change.cell, str(change.after), params)


def _trial(scope: Scope, puskesmas_id: UUID, plan: Plan) -> None:
    try:
        with transaction.atomic():
            _write(scope, puskesmas_id, plan, "pratinjau")
            raise _Back
    except _Back:
        pass


def _write(scope: Scope, puskesmas_id: UUID, plan: Plan, source: str) -> None:
    if plan.figures:
        entries = [_figure(change) for change in plan.figures]
        record_figures(scope=scope, puskesmas_id=puskesmas_id, entries=entries, source=source)
    if plan.populations:
        people = [PopulationEntry(c.area_id, c.kind, c.year, c.after) for c in plan.populations]
        record_populations(scope=scope, puskesmas_id=puskesmas_id, entries=people, source=source)


def _figure(change: Change) -> FigureEntry:
    assert change.month is not None
    return FigureEntry(
        change.area_id, change.element, change.year, change.month, change.after,
        expected_version=change.version,
    )  # fmt: skip


def _cell(row: Batch, change: Change) -> BatchCell:
    return BatchCell(
        batch=row,
        sheet=change.sheet,
        cell=change.cell,
        area_id=change.area_id,
        element_id=change.element or None,
        population_kind=change.kind,
        year=change.year,
        month=change.month,
        before=change.before,
        before_reason=change.before_reason,
        after=change.after,
    )


def _as_before(cell: BatchCell) -> FigureEntry:
    """The figure that stood there: a count, a reason why it was not measured, or nothing."""
    assert cell.element_id is not None
    assert cell.month is not None
    state = "unmeasured" if cell.before_reason else "reported"
    return FigureEntry(
        cell.area_id, cell.element_id, cell.year, cell.month, cell.before, state, cell.before_reason
    )


def _check_untouched(scope: Scope, row: Batch, cells: Sequence[BatchCell]) -> None:
    """Nothing may have been built on the upload: every value still is what it stored."""
    now = queries.stored(scope=scope, puskesmas_id=row.puskesmas_id, years={c.year for c in cells})
    changed = [c for c in cells if _value(now, c) != c.after]
    if changed:
        names = {village.id: village.name for village in queries.villages(puskesmas_id=row.puskesmas_id)}
        first = changed[0]
        where = f"{names.get(first.area_id, '')} {first.element_id or first.population_kind}"
        raise Refusal("intake.built_upon", number=row.number, count=len(changed), where=where)


def _value(now: queries.Stored, cell: BatchCell) -> int | None:
    if cell.element_id and cell.month:
        return now.figures.get((cell.area_id, cell.element_id, cell.year, cell.month), (None,))[0]
    return now.populations.get((cell.area_id, cell.population_kind, cell.year))
