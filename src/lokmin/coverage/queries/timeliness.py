"""Completeness and timeliness of the monthly reports, by village and by programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Min

from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.coverage.models import Figure, FigureChange
from lokmin.coverage.queries.doubts import Figures, expected
from lokmin.coverage.queries.reports import due_on
from lokmin.coverage.rules import quality
from lokmin.coverage.rules.quality import Reports

_Cell = tuple[UUID, str, int, int]


@dataclass(frozen=True)
class Reporting:
    """The reports of some months: of each village, of each programme, and all together."""

    by_area: dict[UUID, Reports]
    by_programme: dict[str, Reports]
    all: Reports


def reporting(*, scope: Scope, puskesmas_id: UUID, known: Figures, months: Sequence[Month]) -> Reporting:
    """A report is what one village owes of one programme in one month; its deadline is `due_on`."""
    first = _first_recorded(scope, puskesmas_id, months)
    by_area: dict[UUID, Reports] = {}
    by_programme: dict[str, Reports] = {}
    whole = quality.NOTHING
    for month in months:
        past = datetime.combine(due_on(month) + timedelta(days=1), time(), scope.now.tzinfo)
        for programme, elements in expected(known, month).items():
            for area in known.areas:
                came = {}
                for element in elements:
                    at = first.get((area.id, element, month.year, month.month))
                    if at is not None:
                        came[element] = at < past
                one = quality.report(elements, came)
                by_area[area.id] = by_area.get(area.id, quality.NOTHING) + one
                by_programme[programme] = by_programme.get(programme, quality.NOTHING) + one
                whole += one
    return Reporting(by_area, by_programme, whole)


def _first_recorded(scope: Scope, puskesmas_id: UUID, months: Sequence[Month]) -> dict[_Cell, datetime]:
    """When each stored figure of those months was first recorded; a later correction is not a late report."""
    asked = {
        "puskesmas_id": puskesmas_id,
        "year__in": {m.year for m in months},
        "month__in": {m.month for m in months},
    }
    columns = ("area_id", "element_id", "year", "month")
    stored = Figure.objects.within(scope).filter(**asked).values_list(*columns, "recorded_at")
    found = {(area, element, year, month): at for area, element, year, month, at in stored}
    history = FigureChange.objects.within(scope).filter(**asked).exclude(after_state="").order_by()
    for area, element, year, month, at in history.values_list(*columns).annotate(first=Min("at")):
        if (area, element, year, month) in found:
            found[area, element, year, month] = at
    return found
