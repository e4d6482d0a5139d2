"""Freezing a period: its numbers are written down, hashed, and never change again."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month, Period
from lokmin.coverage.models import Figure, Freeze, FrozenRow, Restatement
from lokmin.coverage.queries import dictionary, doubts_kept, frozen, numbers, quality
from lokmin.coverage.queries import used as used_queries
from lokmin.coverage.queries.cards import FreezeCard, IndicatorCard
from lokmin.coverage.queries.readiness import readiness
from lokmin.places import queries as places
from lokmin.tools import printing
from lokmin.tools.actions import action, audit
from lokmin.tools.locks import one_writer

RULE_EDITION = "pws-1"
LONGEST = 12
LONGEST_REASON = 300


@action
def freeze(*, scope: Scope, puskesmas_id: UUID, period: Period, despite: str = "") -> FreezeCard:
    """Freeze every month of a period with the indicators in use, by projected sasaran.

    What was not reported stays missing in the frozen numbers and can no longer be reported: so it is frozen
    only with the reason why nobody waits (`despite`), which is kept. Refused too: a period that is not over,
    that is frozen already, or in which nobody reported anything.
    """
    scope.check(Duty.FREEZE)
    scope.check_puskesmas(puskesmas_id)
    one_writer(puskesmas_id)
    _check(scope, puskesmas_id, period)
    despite = " ".join(despite.split())[:LONGEST_REASON]
    missing = len(readiness(scope=scope, puskesmas_id=puskesmas_id, period=period).missing)
    if missing and not despite:
        raise Refusal("coverage.freeze_incomplete", count=missing, period=period)
    years = {month.year for month in period}
    used = used_queries.indicators_in_use(scope=scope, puskesmas_id=puskesmas_id, years=years)
    rows = [row for month in period for row in _month_rows(scope, puskesmas_id, month, used)]
    rows.sort(key=frozen.row_order)
    head = frozen.freeze_head(puskesmas_id, period, RULE_EDITION)
    row = Freeze.add(
        puskesmas_id=puskesmas_id,
        first_year=period.first.year,
        first_month=period.first.month,
        last_year=period.last.year,
        last_month=period.last.month,
        frozen_at=scope.now,
        frozen_by=scope.actor_name,
        sha256=frozen.numbers_hash(head, rows),
        rule_edition=RULE_EDITION,
        missing=missing,
        despite=despite if missing else "",
        doubts=_doubts(scope, puskesmas_id, period),
    )
    FrozenRow.unscoped.bulk_create(_stored(row, numbers) for numbers in rows)
    audit(scope, "freeze", row, period=str(period), sha256=row.sha256, rows=len(rows), missing=missing)
    return frozen.freeze_card(row)


@action
def take_back_freeze(*, scope: Scope, puskesmas_id: UUID, freeze_id: UUID) -> Period:
    """Open a period again that was frozen by mistake; answers the period.

    Only on its own day, and while nothing was restated since. Papers and meetings that used the numbers are
    looked at by who knows them (papers/actions/unfreezing.py).
    """
    scope.check(Duty.FREEZE)
    scope.check_puskesmas(puskesmas_id)
    one_writer(puskesmas_id)
    row = Freeze.objects.within(scope).filter(id=freeze_id, puskesmas_id=puskesmas_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    card = frozen.freeze_card(row)
    frozen_on = row.frozen_at.astimezone(scope.now.tzinfo).date()
    if frozen_on != scope.today:
        raise Refusal("coverage.unfreeze_day", day=printing.date_long(frozen_on))
    since = Restatement.objects.within(scope).filter(puskesmas_id=puskesmas_id, at__gte=row.frozen_at)
    if since.exists():
        raise Refusal("coverage.unfreeze_restated")
    details = {"period": str(card.period), "sha256": row.sha256, "frozen_by": row.frozen_by}
    audit(scope, "unfreeze", row, **details, despite=row.despite)
    row.delete()
    return card.period


def check_freeze(*, scope: Scope, puskesmas_id: UUID, period: Period) -> None:
    """Refuse what cannot be frozen whatever the reason."""
    scope.check(Duty.FREEZE)
    scope.check_puskesmas(puskesmas_id)
    _check(scope, puskesmas_id, period)


def _check(scope: Scope, puskesmas_id: UUID, period: Period) -> None:
    if len(period) > LONGEST:
        raise Refusal("coverage.freeze_long", period=str(period))
    if period.last.last_day >= scope.today:
        start = period.last.plus(1).first_day
        raise Refusal("coverage.freeze_future", month=period.last, from_day=start)
    known = frozen.freeze_for(scope=scope, puskesmas_id=puskesmas_id, period=period)
    if known:
        day = printing.date_long(known.frozen_at)
        raise Refusal("coverage.freeze_twice", period=str(period), frozen_at=day, frozen_by=known.frozen_by)
    figures = Figure.objects.within(scope).filter(puskesmas_id=puskesmas_id)
    months = {Month(y, m) for y, m in figures.values_list("year", "month").distinct()}
    if not months & set(period):
        raise Refusal("coverage.freeze_empty", period=str(period))


def _month_rows(
    scope: Scope, puskesmas_id: UUID, month: Month, used: Sequence[IndicatorCard]
) -> list[dict[str, Any]]:
    """Every area and indicator of one month and the totals, as hashed: integers, texts, nulls."""
    areas = {card.id: card.code or str(card.id) for card in places.catchment(puskesmas_id=puskesmas_id)}
    found = numbers.rows(
        areas=dict.fromkeys(areas, puskesmas_id),
        month=month,
        until=month,
        basis="projected",
        codes=[card.code for card in used],
        schedules=dictionary.schedules_of(used, month.year),
    )
    counts = _counts(scope, puskesmas_id, month)
    terms = {card.code: card.elements for card in used}
    return [
        {
            **row._asdict(),
            "area": areas[row.area] if row.area else None,
            "area_id": str(row.area) if row.area else None,
            "month": str(month),
            "basis": "projected",
            "inputs": {code: counts.get((row.area, code)) for code in terms[row.indicator]}
            if row.area
            else {},
        }
        for row in found
    ]


def _doubts(scope: Scope, puskesmas_id: UUID, period: Period) -> list[dict[str, Any]]:
    """What is doubtful in the last months of the period now, to be told of its frozen numbers."""
    months = list(period)[-quality.REVIEWED :]
    found = quality.review(scope=scope, puskesmas_id=puskesmas_id, months=months)
    return doubts_kept.written(found.doubts)


def _counts(scope: Scope, puskesmas_id: UUID, month: Month) -> dict[tuple[UUID, str], int | None]:
    rows = Figure.objects.within(scope).filter(puskesmas_id=puskesmas_id, year=month.year, month=month.month)
    return {(area, code): count for area, code, count in rows.values_list("area_id", "element_id", "count")}


def _stored(row: Freeze, numbers: dict[str, Any]) -> FrozenRow:
    month = Month.parse(numbers["month"])
    area = UUID(numbers["area_id"]) if numbers["area_id"] else None
    return FrozenRow(
        freeze=row,
        year=month.year,
        month=month.month,
        indicator_id=numbers["indicator"],
        area_id=area,
        numbers=numbers,
    )
