"""Previews: what was read of a file waits for a day, once a file, and is forgotten."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Scope
from lokmin.intake import queries
from lokmin.intake.actions.planning import check_upload, planned
from lokmin.intake.models import Batch, BatchState
from lokmin.intake.queries import BatchCard
from lokmin.intake.rules.mapping import Mapping
from lokmin.intake.rules.plan import unknown_issues
from lokmin.intake.rules.reader import read_again
from lokmin.intake.rules.report import Report
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.locks import one_writer


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
    its sheets without persons, where somebody may have to say what their columns are.

    A file has one preview: where the same file waits already, that one is looked at again. What would change
    is found before anything is written, so that nobody waits for it."""
    check_upload(scope, puskesmas_id)
    row = Batch(
        puskesmas_id=puskesmas_id,
        file_name=file_name[:200],
        sha256=sha256,
        read_at=scope.now,
        read_by=scope.actor_name,
        beat_at=scope.machine_now,
    )
    fill(row, planned(scope, puskesmas_id, report, {}), book)
    return _keep(scope=scope, row=row, report=report, book=book)


@action
def _keep(*, scope: Scope, row: Batch, report: Report, book: dict[str, Any] | None) -> BatchCard:
    waiting = one_of_a_file(scope, row.puskesmas_id, row.sha256)
    if waiting and waiting.state == BatchState.PREVIEW:
        _fill_again(scope, waiting, *(_as_said(scope, waiting) or (report, book)))
        audit(scope, "preview", waiting, file=waiting.file_name, again=True)
        return queries.batch_card(waiting)
    row.save(force_insert=True)
    audit(scope, "preview", row, file=row.file_name, cells=report.cells_read)
    return queries.batch_card(row)


def rehearse(*, scope: Scope, puskesmas_id: UUID, report: Report) -> queries.Preview:
    """The preview that `keep_preview` would keep; nothing is written."""
    check_upload(scope, puskesmas_id)
    row = Batch(puskesmas_id=puskesmas_id, read_at=scope.now, read_by=scope.actor_name)
    fill(row, planned(scope, puskesmas_id, report, {}), None)
    seen = queries.preview_of(row)
    return replace(seen, issues=(*unknown_issues(report, seen.plan.unknown), *seen.issues))


def one_of_a_file(scope: Scope, puskesmas_id: UUID, sha256: str) -> Batch | None:
    """The preview or the reading of the very same file that waits. Who asks is alone until the end of the
    transaction; what is left of readings that failed is forgotten."""
    if not sha256:
        return None
    one_writer(puskesmas_id, "intake.file")
    rows = Batch.objects.within(scope).filter(puskesmas_id=puskesmas_id, sha256=sha256)
    found = None
    for row in rows.filter(state__in=queries.WAITING):
        if queries.batch_card(row, scope.machine_now).state == BatchState.FAILED:
            row.delete()
        elif not queries.is_expired(row, scope):
            found = row
    return found


def fill(row: Batch, plan: dict[str, Any], book: dict[str, Any] | None) -> None:
    """Make a row the preview of what was planned, not saved yet; what persons said of its sheets stays."""
    row.state, row.layout, row.stage = BatchState.PREVIEW, plan["report"]["layout"], ""
    kept = {name: value for name, value in plan.items() if name != "summary"}
    row.summary = plan["summary"]
    row.preview = {**kept, "book": book, "said": row.preview.get("said", {})}


def _fill_again(scope: Scope, row: Batch, report: Report, book: dict[str, Any] | None) -> None:
    """A preview as it is now, with the villages that persons chose."""
    fill(row, planned(scope, row.puskesmas_id, report, row.preview.get("choices", {})), book)
    row.save()


def _as_said(scope: Scope, row: Batch) -> tuple[Report, dict[str, Any] | None] | None:
    """The kept sheets read again, as persons said of them; nothing when no sheet is kept."""
    book = queries.book_of(row)
    if not book:
        return None
    kept, said = book
    known = queries.known_mappings(scope=scope, puskesmas_id=row.puskesmas_id)
    mappings = {shape: Mapping.from_json(data) for shape, data in known.items()}
    report = read_again(kept, today=scope.today, known=mappings, said=said)
    return report, row.preview["book"]


@action
def look_again(*, scope: Scope, batch_id: UUID) -> BatchCard:
    """Read what a preview keeps once more, with what is remembered and stored by now."""
    seen = queries.preview(scope=scope, batch_id=batch_id)
    check_upload(scope, seen.card.puskesmas_id)
    row = Batch.objects.within(scope).get(id=batch_id)
    _fill_again(scope, row, *(_as_said(scope, row) or (seen.report, None)))
    audit(scope, "preview", row, again=True)
    return queries.batch_card(row)


@action
def drop_preview(*, scope: Scope, batch_id: UUID) -> None:
    """Forget a preview without storing it; a file that is still being read is read no further."""
    rows = Batch.objects.within(scope).filter(id=batch_id, state__in=queries.WAITING)
    row = rows.defer("preview").first()
    if row is None:
        queries.preview(scope=scope, batch_id=batch_id)
        raise NotYours("door.not_yours")
    check_upload(scope, row.puskesmas_id)
    audit(scope, "drop", row, file=row.file_name)
    row.delete()


def forget_expired(*, scope: Scope) -> frozenset[UUID]:
    """Delete what waited for more than a day, and answer which uploads these were."""
    ids = queries.expired(scope=scope)
    if ids:
        _forget(scope=scope, ids=ids)
    return ids


@action
def _forget(*, scope: Scope, ids: frozenset[UUID]) -> None:
    rows = Batch.objects.within(scope).filter(id__in=ids, state__in=queries.WAITING)
    for row in rows.defer("preview"):
        audit(scope, "expire", row)
        row.delete()
    unchanged()
