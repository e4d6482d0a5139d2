"""What is stored as it was entered: for those who compare it with what comes in."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.coverage.models import Basis, Figure, Population

Cell = tuple[UUID, str, int, int]
Kind = tuple[UUID, str, int]


class StoredFigure(NamedTuple):
    """What stands in a cell; `number` is None where it was not measured, and then `reason` says why."""

    number: int | None
    version: int
    reason: str = ""


def stored_figures(*, scope: Scope, puskesmas_id: UUID, years: Iterable[int]) -> dict[Cell, StoredFigure]:
    """The cells of these years by (area, element, year, month)."""
    rows = Figure.objects.within(scope).filter(puskesmas_id=puskesmas_id, year__in=list(years))
    found = rows.values_list("area_id", "element_id", "year", "month", "count", "version", "reason")
    return {(area, element, year, month): StoredFigure(*cell) for area, element, year, month, *cell in found}


def stored_populations(*, scope: Scope, puskesmas_id: UUID, years: Iterable[int]) -> dict[Kind, int]:
    """Projected sasaran in thousandths by (area, kind, year)."""
    rows = Population.objects.within(scope).filter(
        puskesmas_id=puskesmas_id, year__in=list(years), basis=Basis.PROJECTED
    )
    found = rows.values_list("area_id", "kind", "year", "thousandths")
    return {(area, kind, year): thousandths for area, kind, year, thousandths in found}
