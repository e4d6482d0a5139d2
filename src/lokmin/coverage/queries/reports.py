"""Who has reported what, and when."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, Min

from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.coverage.models import Figure, IndicatorTerm
from lokmin.coverage.queries import frozen
from lokmin.coverage.queries.cards import Calendar, MissingReport, Timeliness
from lokmin.places import queries as places

REPORT_DAY = 5  # of the next month; the field's custom until a setting says otherwise
LOOK_BACK = 3  # months in which an element must have been reported to be expected now


def due_on(month: Month) -> date:
    """The day on which the figures of a month are due."""
    return month.plus(1).first_day.replace(day=REPORT_DAY)


def reporting_areas(*, scope: Scope, puskesmas_id: UUID, last: Month, months: int = 24) -> dict[Month, int]:
    """How many areas reported anything, for each of the last `months` months that has a figure."""
    first = last.plus(1 - months)
    rows = (
        Figure.objects.within(scope)
        .filter(puskesmas_id=puskesmas_id, year__range=(first.year, last.year))
        .values_list("year", "month")
        .annotate(areas=Count("area", distinct=True))
        .order_by("year", "month")
    )
    return {Month(y, m): n for y, m, n in rows if first <= Month(y, m) <= last}


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


def latest_reported_month(*, scope: Scope, puskesmas_id: UUID) -> Month | None:
    """The last month with any figure at all."""
    row = (
        Figure.objects.within(scope)
        .filter(puskesmas_id=puskesmas_id)
        .order_by("-year", "-month")
        .values_list("year", "month")
        .first()
    )
    return Month(*row) if row else None


def expected_elements(*, scope: Scope, puskesmas_id: UUID, month: Month) -> list[str]:
    """The elements that this Puskesmas reports: used in this or one of the last months, and due now."""
    months = [month.plus(-n) for n in range(LOOK_BACK + 1)]
    rows = Figure.objects.within(scope).filter(
        puskesmas_id=puskesmas_id, year__in={m.year for m in months}, month__in={m.month for m in months}
    )
    used = set(rows.values_list("element_id", flat=True).distinct())
    return [code for code, due in _schedule().items() if code in used and (not due or month.month in due)]


def _schedule() -> dict[str, set[int]]:
    """Elements in their order with the months in which some indicator needs them; empty set: every month."""
    found: dict[str, set[int]] = {}
    always: set[str] = set()
    terms = IndicatorTerm.objects.order_by("element__position")
    for code, months in terms.values_list("element_id", "indicator__scheduled_months"):
        found.setdefault(code, set()).update(months)
        if not months:
            always.add(code)
    return {code: set() if code in always else months for code, months in found.items()}


def missing_reports(*, scope: Scope, puskesmas_id: UUID, month: Month) -> list[MissingReport]:
    """The areas that still owe figures of a month, those with nothing first; a midwife sees her own."""
    scope.check_puskesmas(puskesmas_id)
    expected = expected_elements(scope=scope, puskesmas_id=puskesmas_id, month=month)
    rows = Figure.objects.within(scope).filter(puskesmas_id=puskesmas_id, year=month.year, month=month.month)
    there: dict[UUID, set[str]] = {}
    for area, element in rows.values_list("area_id", "element_id"):
        there.setdefault(area, set()).add(element)
    late = max((scope.today - due_on(month)).days, 0)
    found = []
    for area in places.catchment(puskesmas_id=puskesmas_id):
        reported = there.get(area.id, set())
        lacking = tuple(code for code in expected if code not in reported)
        mine = scope.area_ids is None or area.id in scope.area_ids
        if mine and (lacking or not reported):
            found.append(MissingReport(area, lacking, len(reported), late))
    return sorted(found, key=lambda report: not report.nothing)


def timeliness(*, scope: Scope, puskesmas_id: UUID, months: Iterable[Month]) -> list[Timeliness]:
    """How many areas reported each month by its day, how many later, how many not."""
    wanted = list(months)
    areas = len(places.catchment(puskesmas_id=puskesmas_id))
    rows = (
        Figure.objects.within(scope)
        .filter(puskesmas_id=puskesmas_id, year__in={m.year for m in wanted})
        .values_list("year", "month", "area_id")
        .annotate(first=Min("recorded_at"))
    )
    zone = scope.now.tzinfo
    days: dict[Month, list[date]] = {month: [] for month in wanted}
    for year, number, _, first in rows:
        if Month(year, number) in days:
            days[Month(year, number)].append(first.astimezone(zone).date())
    return [
        Timeliness(month, sum(day <= due_on(month) for day in found), len(found), areas)
        for month, found in days.items()
    ]


def unmeasured_reasons(*, scope: Scope, puskesmas_id: UUID, month: Month) -> dict[UUID, list[str]]:
    """Why something could not be measured in a month, by area; each reason once."""
    rows = (
        Figure.objects.within(scope)
        .filter(puskesmas_id=puskesmas_id, year=month.year, month=month.month, count__isnull=True)
        .values_list("area_id", "reason")
    )
    found: dict[UUID, list[str]] = {}
    for area, reason in rows:
        if reason not in found.setdefault(area, []):
            found[area].append(reason)
    return found
