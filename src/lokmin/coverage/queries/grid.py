"""The figures of a month as the entry pages show them, with what is usual for each cell."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.coverage.models import Figure, IndicatorTerm, Population, Target
from lokmin.coverage.queries.cards import ElementCard
from lokmin.coverage.queries.dictionary import elements

CellKey = tuple[UUID, str]
USUAL_MONTHS = 12
LEAST_MONTHS = 3  # fewer months say nothing about what is usual


@dataclass(frozen=True)
class FigureCell:
    """One stored cell. `count` None: could not be measured, for `reason`."""

    count: int | None
    reason: str
    version: int
    recorded_by: str
    recorded_at: datetime


def figures(*, scope: Scope, puskesmas_id: UUID, month: Month) -> dict[CellKey, FigureCell]:
    """All cells of a month that were reported; a midwife sees those of her villages."""
    scope.check_puskesmas(puskesmas_id)
    rows = Figure.objects.within(scope).filter(puskesmas_id=puskesmas_id, year=month.year, month=month.month)
    if scope.area_ids is not None:
        rows = rows.filter(area_id__in=scope.area_ids)
    columns = ("area_id", "element_id", "count", "reason", "version", "recorded_by", "recorded_at")
    return {(area, element): FigureCell(*rest) for area, element, *rest in rows.values_list(*columns)}


def elements_of(*, programme: str = "") -> list[ElementCard]:
    """The elements that the indicators of a programme (or of all) are made of, in their order."""
    terms = IndicatorTerm.objects.all()
    if programme:
        terms = terms.filter(indicator__programme=programme)
    wanted = set(terms.values_list("element_id", flat=True))
    return [card for card in elements() if card.code in wanted]


def usual(
    *, scope: Scope, puskesmas_id: UUID, month: Month, areas: Iterable[UUID] | None = None
) -> dict[CellKey, tuple[int, int]]:
    """The lowest and highest count of each cell in the twelve months before; only where three are known."""
    scope.check_puskesmas(puskesmas_id)
    first, last = month.plus(-USUAL_MONTHS), month.plus(-1)
    rows = Figure.objects.within(scope).filter(
        puskesmas_id=puskesmas_id, year__range=(first.year, last.year), count__isnull=False
    )
    if areas is not None:
        rows = rows.filter(area_id__in=list(areas))
    found: dict[CellKey, list[int]] = {}
    for area, element, year, number, count in rows.values_list(
        "area_id", "element_id", "year", "month", "count"
    ):
        if first <= Month(year, number) <= last:
            found.setdefault((area, element), []).append(count)
    return {key: (min(c), max(c)) for key, c in found.items() if len(c) >= LEAST_MONTHS}


def is_unusual(count: int, low: int, high: int) -> bool:
    """Far above or below what the cell ever held: a slip of the finger more often than news."""
    return count > 3 * high + 5 or (low >= 20 and 3 * count < low)


def populations(
    *, scope: Scope, puskesmas_id: UUID, year: int, basis: str = "projected"
) -> dict[tuple[UUID, str], int]:
    """The sasaran of a year in thousandths, by area and kind; only what was entered for that year."""
    scope.check_puskesmas(puskesmas_id)
    rows = Population.objects.within(scope).filter(puskesmas_id=puskesmas_id, year=year, basis=basis)
    return {(area, kind): n for area, kind, n in rows.values_list("area_id", "kind", "thousandths")}


def targets(*, scope: Scope, puskesmas_id: UUID, year: int) -> dict[str, int]:
    """The annual targets in thousandths of a percent by indicator; only what was entered for that year."""
    scope.check_puskesmas(puskesmas_id)
    rows = Target.objects.within(scope).filter(puskesmas_id=puskesmas_id, year=year)
    return dict(rows.values_list("indicator_id", "thousandths"))
