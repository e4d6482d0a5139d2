"""What is stored as it was entered: for those who compare it with what comes in."""

from collections.abc import Iterable
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.coverage.models import Basis, Figure, Population

Cell = tuple[UUID, str, int, int]
Kind = tuple[UUID, str, int]


def stored_figures(
    *, scope: Scope, puskesmas_id: UUID, years: Iterable[int]
) -> dict[Cell, tuple[int | None, int]]:
    """Count and version by (area, element, year, month); the count is None where it was unmeasured."""
    rows = Figure.objects.within(scope).filter(puskesmas_id=puskesmas_id, year__in=list(years))
    found = rows.values_list("area_id", "element_id", "year", "month", "count", "version")
    return {
        (area, element, year, month): (count, version) for area, element, year, month, count, version in found
    }


def stored_populations(*, scope: Scope, puskesmas_id: UUID, years: Iterable[int]) -> dict[Kind, int]:
    """Projected sasaran in thousandths by (area, kind, year)."""
    rows = Population.objects.within(scope).filter(
        puskesmas_id=puskesmas_id, year__in=list(years), basis=Basis.PROJECTED
    )
    found = rows.values_list("area_id", "kind", "year", "thousandths")
    return {(area, kind, year): thousandths for area, kind, year, thousandths in found}
