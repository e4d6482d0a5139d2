"""Storing what a preview shows, and taking it back: all or nothing."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Max

from lokmin.basics.ids import stable_id
from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.coverage.actions import FigureEntry, PopulationEntry, record_figures, record_populations
from lokmin.intake import queries
from lokmin.intake.actions.planning import check_upload, write
from lokmin.intake.actions.previews import drop_preview, keep_preview
from lokmin.intake.models import Batch, BatchCell, BatchState
from lokmin.intake.queries import BatchCard
from lokmin.intake.rules.plan import Change, Plan
from lokmin.intake.rules.report import Report
from lokmin.tools import bulk
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.locks import one_writer

_NUMBERS = stable_id("lock", "intake.number")


@action
def store(*, scope: Scope, batch_id: UUID) -> BatchCard:
    """Store exactly what the preview shows, under the next number. Refuses while a village is open, and
    when a figure or sasaran changed since the preview was made. What is stored already stays as it is."""
    one_writer(_NUMBERS)
    done = queries.batch(scope=scope, batch_id=batch_id)
    if done.state == BatchState.STORED:
        unchanged()
        return done
    seen = queries.preview(scope=scope, batch_id=batch_id)
    check_upload(scope, seen.card.puskesmas_id)
    if seen.plan.unknown:
        raise Refusal("intake.villages_open", names=", ".join(seen.plan.unknown))
    if refused := refused_whole(seen):
        raise refused
    row = Batch.objects.within(scope).get(id=batch_id)
    _check_as_seen(scope, row, seen.plan)
    row.number = (Batch.unscoped.aggregate(last=Max("number"))["last"] or 0) + 1
    write(scope, row.puskesmas_id, seen.plan, f"unggahan {row.number}: {row.file_name}"[:120])
    row.state, row.stored_at = BatchState.STORED, scope.now
    lasting = ("choices", "issues")
    row.preview = {name: row.preview[name] for name in lasting}
    row.save(update_fields=["number", "state", "stored_at", "preview"])
    bulk.insert(BatchCell, (_cell(row, change) for change in (*seen.plan.figures, *seen.plan.populations)))
    audit(scope, "store", row, number=row.number, cells=len(seen.plan.figures), same=seen.plan.same)
    return queries.batch_card(row)


def take(*, scope: Scope, puskesmas_id: UUID, report: Report, file_name: str, sha256: str) -> BatchCard:
    """Preview and store in one go, for the command line; refuses unless every village is known, and then
    leaves nothing behind."""
    card = keep_preview(
        scope=scope, puskesmas_id=puskesmas_id, report=report, file_name=file_name, sha256=sha256
    )
    try:
        if refused := refused_whole(queries.preview(scope=scope, batch_id=card.id)):
            raise refused
        return store(scope=scope, batch_id=card.id)
    except BaseException:
        drop_preview(scope=scope, batch_id=card.id)
        raise


def _check_as_seen(scope: Scope, row: Batch, plan: Plan) -> None:
    """What the plan would replace still stands there as it was shown, sasaran as well as figures; nobody
    else writes until this transaction ends."""
    one_writer(row.puskesmas_id)
    years = {change.year for change in (*plan.figures, *plan.populations)}
    now = queries.stored(scope=scope, puskesmas_id=row.puskesmas_id, years=years)
    if any(not now.is_as_seen(change) for change in (*plan.figures, *plan.populations)):
        raise Refusal("intake.changed_since_preview")


def refused_whole(seen: queries.Preview) -> Refusal | None:
    """Why nothing of a file is stored: an unknown village, or not one number that may be stored."""
    if seen.plan.unknown:
        return Refusal("intake.villages_unknown", names=", ".join(seen.plan.unknown))
    if seen.plan.empty and not seen.plan.same:
        return Refusal("intake.nothing_read")
    return None


@action
def undo(*, scope: Scope, number: int) -> BatchCard:
    """Put back what stood before an upload. Refuses when one of its figures changed since, or is frozen."""
    one_writer(_NUMBERS)
    row = Batch.objects.within(scope).filter(number=number).first()
    if row is None:
        raise Refusal("intake.no_batch", number=number)
    check_upload(scope, row.puskesmas_id)
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


def _cell(row: Batch, change: Change) -> dict[str, Any]:
    return {
        "batch_id": row.id,
        "sheet": change.sheet,
        "cell": change.cell,
        "area_id": change.area_id,
        "element_id": change.element or None,
        "population_kind": change.kind,
        "year": change.year,
        "month": change.month,
        "before": change.before,
        "before_reason": change.before_reason,
        "after": change.after,
    }


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
