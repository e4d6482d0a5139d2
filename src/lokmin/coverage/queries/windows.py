"""Did the number move? Own counts before a promise and since its start; the arithmetic is rules/window.py."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month, Period
from lokmin.coverage.models import FigureYear, IndicatorTerm, Population
from lokmin.coverage.queries import dictionary
from lokmin.coverage.queries.cards import RANKED_FROM, BeforeAfter, IndicatorCard, Side
from lokmin.coverage.queries.reports import latest_complete_month
from lokmin.coverage.rules import window, years
from lokmin.places import queries as places


@dataclass(frozen=True)
class WindowAsked:
    """One promise whose number is to be compared."""

    indicator_code: str | None
    area_ids: tuple[UUID, ...]
    made_on: date
    started_on: date


@dataclass(frozen=True)
class _Store:
    """What the comparisons of one page read, at once. Keys: indicator, area, (kind, year)."""

    terms: dict[str, list[tuple[str, str, int]]]
    cells: dict[UUID, dict[tuple[str, Month], int | None]]
    people: dict[tuple[str, int], dict[UUID, int]]


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

    The after window ends at the latest complete month. No areas named means the whole catchment. Below five
    areas nobody is compared with.
    """
    one = WindowAsked(indicator_code, tuple(area_ids), made_on, started_on)
    return window_changes(scope=scope, puskesmas_id=puskesmas_id, asked=[one], today=today)[0]


def window_changes(
    *, scope: Scope, puskesmas_id: UUID, asked: Sequence[WindowAsked], today: date | None = None
) -> list[BeforeAfter]:
    """`window_change` for many promises, in the order asked, with a fixed number of queries."""
    scope.check_puskesmas(puskesmas_id)
    catchment = [area.id for area in places.catchment(puskesmas_id=puskesmas_id)]
    codes = {one.indicator_code for one in asked if one.indicator_code}
    named = dictionary.indicators(codes=codes, puskesmas_id=puskesmas_id) if codes else []
    cards = {card.code: card for card in named}
    last = _last_month(scope, puskesmas_id, today or scope.today) if cards else None
    spans = [_periods(one, last) if last else None for one in asked]
    months = {month for span in spans if span for period in span for month in period}
    store = _load(scope, puskesmas_id, cards.values(), months)
    return [
        _compare(scope, catchment, cards.get(one.indicator_code or ""), one, span, store)
        for one, span in zip(asked, spans, strict=True)
    ]


def _compare(
    scope: Scope,
    catchment: list[UUID],
    card: IndicatorCard | None,
    one: WindowAsked,
    both: tuple[Period, Period] | None,
    store: _Store,
) -> BeforeAfter:
    own = tuple(area for area in one.area_ids if area in catchment) or tuple(catchment)
    blank = BeforeAfter(card, own, "not_comparable", one.made_on, one.started_on)
    if card is None:
        return blank
    if card.restricted and len(own) < len(catchment) and not scope.can(Duty.READ_RESTRICTED):
        return _with(blank, "restricted")
    if both is None:
        return _with(blank, "too_soon")
    others = [a for a in catchment if a not in own] if len(catchment) >= RANKED_FROM else []
    counts = {area: _area_counts(card, area, both, store) for area in catchment}
    sides = [
        _side(period, card, [counts[area] for area in group]) for group in (own, others) for period in both
    ]
    state = _state(*sides[:2])
    beside = (
        sides[2:] if others and sides[2].ratio is not None and sides[3].ratio is not None else (None, None)
    )
    return BeforeAfter(card, own, state, one.made_on, one.started_on, sides[0], sides[1], *beside)


def _state(before: Side, after: Side) -> str:
    if before.ratio is not None and after.ratio is not None:
        return "compared"
    return "no_data" if before.due and after.due else "not_scheduled"


def _periods(one: WindowAsked, last: Month) -> tuple[Period, Period] | None:
    """Before and after, or None while it is too soon."""
    found = window.windows(one.made_on, one.started_on, last)
    return (found.before, found.after) if found.before and found.after and found.is_enough else None


def _with(blank: BeforeAfter, state: str) -> BeforeAfter:
    return BeforeAfter(blank.indicator, blank.area_ids, state, blank.made_on, blank.started_on)


def _last_month(scope: Scope, puskesmas_id: UUID, today: date) -> Month | None:
    complete = latest_complete_month(scope=scope, puskesmas_id=puskesmas_id)
    return min(complete, Month.of(today).plus(-1)) if complete else None


def _load(scope: Scope, puskesmas_id: UUID, cards: Iterable[IndicatorCard], months: set[Month]) -> _Store:
    """Terms, figures and populations of the indicators over the years of `months`."""
    chosen = list(cards)
    if not chosen or not months:
        return _Store({}, {}, {})
    terms: dict[str, list[tuple[str, str, int]]] = {}
    pairs = IndicatorTerm.objects.filter(indicator_id__in=[card.code for card in chosen])
    for code, element, side, sign in pairs.values_list("indicator_id", "element_id", "side", "sign"):
        terms.setdefault(code, []).append((element, side, sign))
    asked = {month.year for month in months}
    rows = FigureYear.objects.within(scope).filter(
        puskesmas_id=puskesmas_id,
        element_id__in={term[0] for found in terms.values() for term in found},
        year__in=asked,
    )
    cells: dict[UUID, dict[tuple[str, Month], int | None]] = {}
    for area, element, year, reported, _not, *to in rows.values_list(
        "area_id", "element_id", "year", *years.COLUMNS
    ):
        found = years.months(reported, 0, to)
        cells.setdefault(area, {}).update({(element, Month(year, n)): count for n, count in found.items()})
    kinds = {card.population_kind for card in chosen if card.population_kind}
    return _Store(terms, cells, _people(scope, puskesmas_id, kinds, asked) if kinds else {})


def _people(
    scope: Scope, puskesmas_id: UUID, kinds: set[str], years: set[int]
) -> dict[tuple[str, int], dict[UUID, int]]:
    rows = Population.objects.within(scope).filter(
        puskesmas_id=puskesmas_id,
        kind__in=kinds,
        basis="projected",
        year__in=years | {year - 1 for year in years},
    )
    people: dict[tuple[str, int], dict[UUID, int]] = {}
    for kind, area, year, thousandths in rows.values_list("kind", "area_id", "year", "thousandths"):
        people.setdefault((kind, year), {})[area] = thousandths
    return people


def _area_counts(
    card: IndicatorCard, area: UUID, both: tuple[Period, Period], store: _Store
) -> window.AreaCounts:
    """One area's months and its sasaran by year; last year's serves until the Puskesmas has this year's."""
    terms = store.terms.get(card.code, [])
    elements = {element for element, _side, _sign in terms}
    cells = {key: count for key, count in store.cells.get(area, {}).items() if key[0] in elements}
    people = {}
    for year in {month.year for period in both for month in period}:
        kind = card.population_kind
        of_year = store.people.get((kind, year)) or store.people.get((kind, year - 1)) or {}
        if area in of_year:
            people[year] = of_year[area]
    return window.AreaCounts(window.month_counts(terms, cells), people)


def _side(period: Period, card: IndicatorCard, areas: Sequence[window.AreaCounts]) -> Side:
    value = window.value_in(period, card.accumulation, areas, card.months_in)
    return Side(period, value.numerator, value.denominator, value.reported, value.due)
