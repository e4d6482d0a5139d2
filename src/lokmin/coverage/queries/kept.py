"""Whether the kept years say what the figures say; asked when an installation is looked over."""

from collections.abc import Iterable
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.coverage.models import Figure, FigureYear
from lokmin.coverage.rules import years

Series = tuple[UUID, UUID, str, int]  # Puskesmas, area, element, year
_SERIES = ("puskesmas_id", "area_id", "element_id", "year")


def unkept_years(*, scope: Scope, puskesmas_ids: Iterable[UUID]) -> list[Series]:
    """The years whose kept row does not follow from its figures; none when all is well."""
    ids = list(puskesmas_ids)
    months: dict[Series, dict[int, int | None]] = {}
    figures = (
        Figure.objects.within(scope).filter(puskesmas_id__in=ids).values_list(*_SERIES, "month", "count")
    )
    for *series, month, count in figures.iterator(5_000):
        months.setdefault(tuple(series), {})[month] = count
    wrong = []
    kept = FigureYear.objects.within(scope).filter(puskesmas_id__in=ids).values_list(*_SERIES, *years.COLUMNS)
    for row in kept.iterator(5_000):
        series, values = row[:4], row[4:]
        found = months.pop(series, None)
        if found is None or tuple(years.columns(found).values()) != values:
            wrong.append(series)
    return [*wrong, *months]
