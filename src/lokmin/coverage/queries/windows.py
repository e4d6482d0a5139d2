"""Did the number move? Own counts before a promise and since its start (field note 4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month, Period
from lokmin.coverage.models import Figure, IndicatorTerm, Population
from lokmin.coverage.queries import dictionary
from lokmin.coverage.queries.cards import RANKED_FROM, BeforeAfter, IndicatorCard, Side
from lokmin.coverage.queries.reports import latest_complete_month
from lokmin.places import queries as places

LEAST = 2  # full months after the start; less is "belum cukup waktu"
MOST = 12


@dataclass(frozen=True)
class _Counted:
    """Numerator and denominator per area and month, only where all elements were reported."""

    numerators: dict[tuple[UUID, Month], int]
    denominators: dict[tuple[UUID, Month], Fraction]


def windows(*, made_on: date, started_on: date, last: Month) -> tuple[Period, Period] | None:
    """Equally long: full months before the promise, full months since its start up to `last`."""
    begun = Month.of(started_on)
    first = begun if started_on.day == 1 else begun.plus(1)
    length = min(last.index - first.index + 1, MOST)
    if length < LEAST:
        return None
    before = Month.of(made_on).plus(-1)
    after = first.plus(length - 1)
    return Period(before.plus(1 - length), before), Period(first, after)


def window_change(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    indicator_code: str | None,
    area_ids: Iterable[UUID],
    made_on: date,
    started_on: date,
    today: date | None = None,
) -> BeforeAfter:
    """Own counts over the matching share of the year's sasaran, beside the rest of the catchment.

    Stock and monthly indicators compare the last month of each window. The after window ends at the latest
    complete month. No areas named means the whole catchment. Below five areas nobody is compared with.
    """
    scope.check_puskesmas(puskesmas_id)
    catchment = [area.id for area in places.catchment(puskesmas_id=puskesmas_id)]
    named = [area for area in area_ids if area in catchment]
    own = tuple(named or catchment)
    cards = dictionary.indicators(codes=[indicator_code]) if indicator_code else []
    card = cards[0] if cards else None
    blank = BeforeAfter(card, own, "not_comparable", made_on, started_on)
    if card is None:
        return blank
    if card.restricted and len(own) < len(catchment) and not scope.can(Duty.READ_RESTRICTED):
        return _with(blank, "restricted")
    last = _last_month(scope, puskesmas_id, today or scope.today)
    both = windows(made_on=made_on, started_on=started_on, last=last) if last else None
    if both is None:
        return _with(blank, "too_soon")
    others = [a for a in catchment if a not in own] if len(catchment) >= RANKED_FROM else []
    counted = _counted(scope, puskesmas_id, card, [month for period in both for month in period])
    sides = [_side(counted, card, group, period) for group in (own, others) for period in both]
    state = "compared" if sides[0].ratio is not None and sides[1].ratio is not None else "no_data"
    there = others and sides[2].ratio is not None and sides[3].ratio is not None
    return BeforeAfter(
        card, own, state, made_on, started_on, sides[0], sides[1], *(sides[2:] if there else (None, None))
    )


def _with(blank: BeforeAfter, state: str) -> BeforeAfter:
    return BeforeAfter(blank.indicator, blank.area_ids, state, blank.made_on, blank.started_on)


def _last_month(scope: Scope, puskesmas_id: UUID, today: date) -> Month | None:
    complete = latest_complete_month(scope=scope, puskesmas_id=puskesmas_id)
    return min(complete, Month.of(today).plus(-1)) if complete else None


def _counted(scope: Scope, puskesmas_id: UUID, card: IndicatorCard, months: Sequence[Month]) -> _Counted:
    terms = list(
        IndicatorTerm.objects.filter(indicator_id=card.code).values_list("element_id", "side", "sign")
    )
    rows = Figure.objects.within(scope).filter(
        puskesmas_id=puskesmas_id,
        element_id__in={element for element, _, _ in terms},
        year__in={m.year for m in months},
        count__isnull=False,
    )
    cells: dict[tuple[UUID, Month], dict[str, int]] = {}
    for area, element, year, number, count in rows.values_list(
        "area_id", "element_id", "year", "month", "count"
    ):
        cells.setdefault((area, Month(year, number)), {})[element] = count
    whole = {key: found for key, found in cells.items() if len(found) == len({t[0] for t in terms})}

    def side(name: str) -> dict[tuple[UUID, Month], int]:
        return {k: sum(found[e] * sign for e, s, sign in terms if s == name) for k, found in whole.items()}

    if not card.population_kind:
        bottom = {key: Fraction(value) for key, value in side("denominator").items()}
    else:
        bottom = _shares(scope, puskesmas_id, card, list(whole))
    return _Counted(side("numerator"), bottom)


def _shares(
    scope: Scope, puskesmas_id: UUID, card: IndicatorCard, keys: list[tuple[UUID, Month]]
) -> dict[tuple[UUID, Month], Fraction]:
    """A month's share of the year's sasaran (a twelfth where counts add up); last year's until it arrives."""
    years = {month.year for _, month in keys}
    rows = Population.objects.within(scope).filter(
        puskesmas_id=puskesmas_id,
        kind=card.population_kind,
        basis="projected",
        year__in=years | {year - 1 for year in years},
    )
    people: dict[int, dict[UUID, int]] = {}
    for area, year, thousandths in rows.values_list("area_id", "year", "thousandths"):
        people.setdefault(year, {})[area] = thousandths
    parts = 12 if card.accumulation == "kumulatif" else 1
    found = {}
    for area, month in keys:
        of_year = people.get(month.year) or people.get(month.year - 1) or {}
        if of_year.get(area):
            found[(area, month)] = Fraction(of_year[area], 1000 * parts)
    return found


def _side(counted: _Counted, card: IndicatorCard, areas: Sequence[UUID], period: Period) -> Side:
    if not areas:
        return Side(period, None, None)
    chosen = [key for area in areas for key in _months(counted, card, area, period)]
    if not chosen:
        return Side(period, None, None)
    numerator = sum(counted.numerators[key] for key in chosen)
    return Side(period, numerator, sum((counted.denominators[key] for key in chosen), Fraction(0)))


def _months(counted: _Counted, card: IndicatorCard, area: UUID, period: Period) -> list[tuple[UUID, Month]]:
    """The months of one area that count: all reported, or only the last where months do not add up."""
    there = [
        (area, m) for m in period if (area, m) in counted.numerators and (area, m) in counted.denominators
    ]
    if card.accumulation == "bulanan":
        return [key for key in there if key[1] == period.last]
    return there[-1:] if card.accumulation == "stok" else there
