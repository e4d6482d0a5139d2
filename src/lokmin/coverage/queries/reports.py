"""Who has reported what, and when."""

from collections import Counter
from datetime import date
from uuid import UUID

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.coverage.models import Figure, FigureYear
from lokmin.coverage.queries import frozen
from lokmin.coverage.queries.cards import Calendar, Closed, IndicatorCard, MissingReport
from lokmin.coverage.queries.dictionary import indicators, offered
from lokmin.coverage.rules import years
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard

REPORT_DAY = 5  # of the next month; the field's custom until a setting says otherwise
LOOK_BACK = 3  # months in which an element must have been reported to be expected now


def due_on(month: Month) -> date:
    """The day on which the figures of a month are due."""
    return month.plus(1).first_day.replace(day=REPORT_DAY)


def reporting_areas(*, scope: Scope, puskesmas_id: UUID, last: Month, months: int = 24) -> dict[Month, int]:
    """How many areas reported anything, for each of the last `months` months that has a figure."""
    first = last.plus(1 - months)
    rows = FigureYear.objects.within(scope).filter(
        puskesmas_id=puskesmas_id, year__range=(first.year, last.year)
    )
    told: dict[tuple[UUID, int], int] = {}
    for area, year, reported, unmeasured in rows.values_list("area_id", "year", "reported", "unmeasured"):
        told[area, year] = told.get((area, year), 0) | reported | unmeasured
    counts: Counter[Month] = Counter()
    for (_area, year), months_told in told.items():
        counts.update(Month(year, number) for number in years.MONTHS if months_told >> number & 1)
    return {month: counts[month] for month in sorted(counts) if first <= month <= last}


def calendar(*, scope: Scope, puskesmas_id: UUID, months: int = 24) -> Calendar:
    """Which months have figures and from how many areas, what is frozen, which month is complete."""
    scope.check_puskesmas(puskesmas_id)
    areas = places.catchment(puskesmas_id=puskesmas_id)
    now = Month.of(scope.today)
    counts = reporting_areas(scope=scope, puskesmas_id=puskesmas_id, last=now, months=months)
    closed = frozen.freezes(scope=scope, puskesmas_id=puskesmas_id)
    whole = [month for month, number in counts.items() if number >= len(areas) and month < now]
    complete = max([*whole, *(card.period.last for card in closed)], default=None)
    return Calendar(areas, counts, closed, complete)


def latest_complete_month(*, scope: Scope, puskesmas_id: UUID) -> Month | None:
    """The last finished month in which every area reported, or which was frozen; None when there is none."""
    return calendar(scope=scope, puskesmas_id=puskesmas_id).complete


def expected_elements(*, scope: Scope, puskesmas_id: UUID, month: Month) -> list[str]:
    """The elements that this Puskesmas reports: used in this or one of the last months, and due now."""
    months = looked_at(month)
    rows = Figure.objects.within(scope).filter(
        puskesmas_id=puskesmas_id, year__in={m.year for m in months}, month__in={m.month for m in months}
    )
    cards = offered(indicators(puskesmas_id=puskesmas_id))
    return due_elements(cards, set(rows.values_list("element_id", flat=True).distinct()), month)


def looked_at(month: Month) -> list[Month]:
    """The months that tell which elements a Puskesmas reports."""
    return [month.plus(-n) for n in range(LOOK_BACK + 1)]


def due_elements(cards: list[IndicatorCard], used: set[str], month: Month) -> list[str]:
    """The used elements of the indicators that are due in a month, in the order of the indicators."""
    planned = [(card, card.months_in(month.year)) for card in cards]
    due = [card for card, months in planned if not months or month.month in months]
    return [code for code in dict.fromkeys(e for card in due for e in card.elements) if code in used]


def missing_reports(*, scope: Scope, puskesmas_id: UUID, month: Month) -> list[MissingReport]:
    """The areas that still owe figures of a month, those with nothing first; a midwife sees her own."""
    scope.check_puskesmas(puskesmas_id)
    expected = expected_elements(scope=scope, puskesmas_id=puskesmas_id, month=month)
    rows = Figure.objects.within(scope).filter(puskesmas_id=puskesmas_id, year=month.year, month=month.month)
    there = set(rows.values_list("area_id", "element_id"))
    return missing_of(scope, places.catchment(puskesmas_id=puskesmas_id), expected, there, month)


def missing_of(
    scope: Scope, areas: list[AreaCard], expected: list[str], there: set[tuple[UUID, str]], month: Month
) -> list[MissingReport]:
    """The same from cells already read."""
    late = max((scope.today - due_on(month)).days, 0)
    reported = Counter(area for area, _element in there)
    found = []
    for area in areas:
        lacking = tuple(code for code in expected if (area.id, code) not in there)
        mine = scope.area_ids is None or area.id in scope.area_ids
        if mine and (lacking or not reported[area.id]):
            found.append(MissingReport(area, lacking, reported[area.id], late))
    return sorted(found, key=lambda report: not report.nothing)


def unmeasured_reasons(*, scope: Scope, puskesmas_id: UUID, month: Month) -> dict[tuple[UUID, str], str]:
    """Why something could not be measured in a month, by area and element, as far as the asker may see it.

    What only restricted indicators count is left out for who may not read them by village (FN 14).
    """
    scope.check_puskesmas(puskesmas_id)
    rows = (
        Figure.objects.within(scope)
        .filter(puskesmas_id=puskesmas_id, year=month.year, month=month.month, count__isnull=True)
        .values_list("area_id", "element_id", "reason")
    )
    if scope.area_ids is not None:
        rows = rows.filter(area_id__in=list(scope.area_ids))
    if not scope.can(Duty.READ_RESTRICTED):
        rows = rows.exclude(element_id__in=Closed.of(indicators(puskesmas_id=puskesmas_id)).elements)
    return {(area, element): reason for area, element, reason in rows}
