"""The year of an element in an area, written anew from its figures whenever one of them was written."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.coverage.models import Figure, FigureYear
from lokmin.coverage.rules import years

Series = tuple[UUID, str, int]  # area, element, year


def rewrite(scope: Scope, puskesmas_id: UUID, changed: Iterable[Series]) -> None:
    """Keep the rows of these equal to their figures; one without figures goes."""
    wanted = set(changed)
    months = _months(scope, puskesmas_id, wanted)
    FigureYear.unscoped.bulk_create(
        [_row(puskesmas_id, series, months[series]) for series in sorted(months, key=str)],
        update_conflicts=True,
        unique_fields=["puskesmas", "year", "element", "area"],
        update_fields=list(years.COLUMNS),
        batch_size=500,
    )
    for area, element, year in wanted - months.keys():
        FigureYear.objects.within(scope).filter(
            puskesmas_id=puskesmas_id, area_id=area, element_id=element, year=year
        ).delete()


def _months(scope: Scope, puskesmas_id: UUID, wanted: set[Series]) -> dict[Series, dict[int, int | None]]:
    """The figures of these years by month."""
    rows: Any = Figure.objects.within(scope).filter(
        puskesmas_id=puskesmas_id, year__in={year for _area, _element, year in wanted}
    )
    areas, elements = {area for area, _e, _y in wanted}, {element for _a, element, _y in wanted}
    if len(areas) <= FEW:
        rows = rows.filter(area_id__in=areas)
    if len(elements) <= FEW:
        rows = rows.filter(element_id__in=elements)
    found: dict[Series, dict[int, int | None]] = {}
    for area, element, year, month, count in rows.values_list(
        "area_id", "element_id", "year", "month", "count"
    ):
        if (area, element, year) in wanted:
            found.setdefault((area, element, year), {})[month] = count
    return found


FEW = 20
"""Up to so many areas or elements are named to the database; more, and all of the year are read."""


def _row(puskesmas_id: UUID, series: Series, months: dict[int, int | None]) -> FigureYear:
    area, element, year = series
    return FigureYear(
        puskesmas_id=puskesmas_id,
        area_id=area,
        element_id=element,
        year=year,
        **years.columns(months),
    )
