"""Where a number is doubtful: what the rules need is read once, each doubt gets its place.

The rules are pure (rules/quality.py); queries/quality.py puts the doubts of a page together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.coverage.models import Basis, FigureYear, Population
from lokmin.coverage.queries import dictionary
from lokmin.coverage.queries.cards import Closed, IndicatorCard, Scorecard
from lokmin.coverage.queries.numbers import DIALECTS
from lokmin.coverage.queries.reports import due_elements, looked_at
from lokmin.coverage.rules import quality, relations, years
from lokmin.coverage.rules.quality import Finding
from lokmin.coverage.rules.rows import PwsRow
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard


@dataclass(frozen=True)
class Answer:
    """Why the number is right, who said so, and when."""

    reason: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Doubt:
    """One doubtful number. `area` None is the total; `element` is the cell to open, empty for a sasaran.

    `subject` names what is doubted and `value` the number that is: an answer is for both.
    """

    area: AreaCard | None
    subject: str
    month: Month
    value: str
    findings: tuple[Finding, ...]
    programme: str = ""
    element: str = ""
    indicator: str = ""
    kind: str = ""
    restricted: bool = False
    answer: Answer | None = None

    @property
    def elements(self) -> set[str]:
        """The element that is doubted, and the one that it is compared with."""
        return {self.element, *(f.numbers["right"] for f in self.findings if f.check == "order")}

    @property
    def is_missing(self) -> bool:
        return self.subject.startswith("missing:")

    @property
    def answerable(self) -> bool:
        """What is not reported, and a total, cannot be called right."""
        return self.area is not None and not self.is_missing


@dataclass(frozen=True)
class Figures:
    """Counts by area, element and month index, as far as the asker may see them."""

    areas: list[AreaCard]
    cards: list[IndicatorCard]
    counts: dict[UUID, dict[str, dict[int, int | None]]]
    closed: frozenset[str]
    whole: bool

    def total(self) -> dict[str, dict[int, int | None]]:
        """The sums over all areas, as far as reported."""
        found: dict[str, dict[int, int | None]] = {}
        for by_element in self.counts.values():
            for element, series in by_element.items():
                sums = found.setdefault(element, {})
                for month, count in series.items():
                    if count is not None:
                        sums[month] = (sums.get(month) or 0) + count
        return found

    def used(self, month: Month) -> set[str]:
        """The elements that this Puskesmas reports around a month."""
        months = {each.index for each in looked_at(month)}
        return {e for by in self.counts.values() for e, series in by.items() if months & series.keys()}


@dataclass(frozen=True)
class Home:
    """Where an element belongs: programme and indicator of its first use."""

    programme: str
    indicator: str


def figures(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    months: Sequence[Month],
    areas: list[AreaCard] | None = None,
    cards: list[IndicatorCard] | None = None,
    area: AreaCard | None = None,
) -> Figures:
    """The counts of those months, and of all that their rules compare them with: one question.

    `area` narrows it to one village; a page of few indicators reads only their elements.
    """
    scope.check_puskesmas(puskesmas_id)
    areas = places.catchment(puskesmas_id=puskesmas_id) if areas is None else areas
    cards = dictionary.indicators(puskesmas_id=puskesmas_id) if cards is None else cards
    mine = [a for a in areas if scope.area_ids is None or a.id in scope.area_ids]
    mine = [a for a in mine if area in (None, a)]
    closed = frozenset() if scope.can(Duty.READ_RESTRICTED) else _closed(cards)
    # The area as the engine's own text: a district has 60,000 rows, and as many UUIDs would cost as much.
    ids = relations.keys(DIALECTS[connection.vendor], [a.id for a in mine])
    counts: dict[UUID, dict[str, dict[int, int | None]]] = {}
    rows = _years(scope, puskesmas_id, months)
    if area is not None:
        rows = rows.filter(area_id=area.id)
    if len(cards) <= FEW:
        rows = rows.filter(element_id__in=_elements(cards))
    wanted = _looked_at(months)
    told = rows.values_list(Cast("area_id", CharField()), "element_id", "year", *years.COLUMNS)
    for place, element, year, reported, unmeasured, *to in told:
        if place in ids and element not in closed:
            series = counts.setdefault(ids[place], {}).setdefault(element, {})
            found = years.months(reported & wanted[year], unmeasured & wanted[year], to)
            series.update({year * 12 + month - 1: count for month, count in found.items()})
    return Figures(mine, cards, counts, closed, scope.area_ids is None and area is None)


FEW = 5
"""Up to so many indicators their elements are named to the database."""


def _elements(cards: Iterable[IndicatorCard]) -> set[str]:
    """The elements of these indicators, and those that they may not exceed."""
    mine = {element for card in cards for element in card.elements}
    return mine | {e for pair in quality.limits().order if pair.left in mine for e in pair.right}


def _closed(cards: Iterable[IndicatorCard]) -> frozenset[str]:
    """Elements that only restricted indicators count (FN 14)."""
    return Closed.of(cards).elements


def _years(scope: Scope, puskesmas_id: UUID, months: Sequence[Month]) -> QuerySet[FigureYear]:
    """The figures of those months, of the year before them, and of the same months of earlier years."""
    rows: QuerySet[FigureYear] = FigureYear.objects.within(scope).filter(
        puskesmas_id=puskesmas_id, year__in=_looked_at(months)
    )
    return rows


def _looked_at(months: Sequence[Month]) -> dict[int, int]:
    """Which months of which years the rules look at, as sets of months: one year's figures stand in a row."""
    rules, last = quality.limits(), max(months)
    first = Month.from_index(min(months).index - rules.history)
    spans = {month.plus(-back).month for month in months for back in range(rules.last_year["months"])}
    window = {Month.from_index(index) for index in range(first.index, last.index + 1)}
    earliest = min(months).year - rules.last_year["years"] - 1
    same = {Month(year, number) for year in range(earliest, last.year + 1) for number in spans}
    found: dict[int, int] = {}
    for month in window | {each for each in same if each <= last}:
        found[month.year] = found.get(month.year, 0) | 1 << month.month
    return found


def homes(cards: Iterable[IndicatorCard]) -> dict[str, Home]:
    """Programme and indicator of each element; an open use of it comes before a restricted one."""
    found: dict[str, Home] = {}
    for card in sorted(cards, key=lambda card: card.restricted):
        for element in card.elements:
            found.setdefault(element, Home(card.programme, card.code))
    return found


def cell_doubts(known: Figures, months: Iterable[Month]) -> list[Doubt]:
    """Outliers and sudden changes of every count of those months."""
    where, shut = homes(known.cards), _closed(known.cards)
    found = []
    for month in months:
        for area in known.areas:
            for element, series in known.counts.get(area.id, {}).items():
                findings = quality.doubts_of(series, month.index)
                if findings and element in where:
                    home = where[element]
                    found.append(
                        Doubt(
                            area,
                            element,
                            month,
                            str(series[month.index]),
                            tuple(findings),
                            home.programme,
                            element,
                            home.indicator,
                            restricted=element in shut,
                        )
                    )
    return found


def order_doubts(known: Figures, month: Month) -> list[Doubt]:
    """Counts above what they cannot exceed, added up since January; areas, then the whole catchment."""
    where, shut = homes(known.cards), _closed(known.cards)
    year = range(Month(month.year, 1).index, month.index + 1)
    places_of: list[tuple[AreaCard | None, Mapping[str, quality.Series]]] = [
        (area, known.counts.get(area.id, {})) for area in known.areas
    ]
    if known.whole:
        places_of.append((None, known.total()))
    found = []
    for area, counts in places_of:
        for pair in quality.limits().order:
            finding = quality.order(pair, counts, year)
            if finding and pair.left in where:
                home = where[pair.left]
                value = f"{finding.numbers['count']}/{finding.numbers['limit']}"
                subject = f"order:{pair.left}"
                found.append(
                    Doubt(
                        area,
                        subject,
                        month,
                        value,
                        (finding,),
                        home.programme,
                        pair.left,
                        home.indicator,
                        restricted=bool({pair.left, finding.numbers["right"]} & shut),
                    )
                )
    return found


def missing_doubts(known: Figures, months: Iterable[Month]) -> list[Doubt]:
    """What a village still owes of a programme and month."""
    found = []
    for month in months:
        by_programme = expected(known, month)
        for area in known.areas:
            there = known.counts.get(area.id, {})
            for programme, elements in by_programme.items():
                lacking = tuple(e for e in elements if month.index not in there.get(e, {}))
                if lacking:
                    nothing = len(lacking) == len(elements)
                    finding = Finding("missing", {"elements": lacking, "nothing": nothing})
                    subject = f"missing:{programme}"
                    found.append(Doubt(area, subject, month, "", (finding,), programme, lacking[0]))
    return found


def expected(known: Figures, month: Month) -> dict[str, list[str]]:
    """The elements due in a month by programme, as this Puskesmas reports them."""
    where = homes(known.cards)
    found: dict[str, list[str]] = {}
    for element in due_elements(known.cards, known.used(month), month):
        if element not in known.closed:
            found.setdefault(where[element].programme, []).append(element)
    return found


@dataclass(frozen=True)
class People:
    """Both sets of sasaran of a year in thousandths, by area and kind."""

    projected: dict[tuple[UUID, str], int] = field(default_factory=dict)
    counted: dict[tuple[UUID, str], int] = field(default_factory=dict)


def people_of(*, scope: Scope, puskesmas_id: UUID, year: int) -> People:
    rows = Population.objects.within(scope).filter(puskesmas_id=puskesmas_id, year=year)
    found = People()
    for area, kind, basis, thousandths in rows.values_list("area_id", "kind", "basis", "thousandths"):
        (found.projected if basis == Basis.PROJECTED else found.counted)[area, kind] = thousandths
    return found


def coverage_doubts(card: Scorecard, people: People) -> list[Doubt]:
    """Coverage above 100 per cent, and counts without a denominator, of the month of a scorecard."""
    known = {indicator.code: indicator for indicator in card.indicators}
    areas = {area.id: area for area in card.areas}
    found = []
    for row in card.rows:
        indicator = known[row.indicator]
        finding = _of_row(row, indicator, people)
        if finding and row.area in areas:
            value = f"{row.numerator}/{row.denominator or 0}"
            subject = f"cover:{row.indicator}"
            found.append(
                Doubt(
                    areas[row.area],
                    subject,
                    card.month,
                    value,
                    (finding,),
                    indicator.programme,
                    indicator.elements[0],
                    row.indicator,
                    indicator.population_kind,
                    indicator.restricted,
                )
            )
    return found


def _of_row(row: PwsRow, indicator: IndicatorCard, people: People) -> Finding | None:
    other = people.counted.get((row.area, indicator.population_kind))
    if indicator.population_kind:
        return quality.over_100(row.numerator, row.denominator, other) or quality.no_denominator(
            row.numerator, row.denominator
        )
    return quality.over_100(row.numerator, row.denominator, None)


def adequacy_doubts(card: Scorecard, people: People) -> list[Doubt]:
    """Sasaran whose two sets are too far apart."""
    rule, closed = quality.limits().adequacy, _closed_kinds(card.indicators)
    programmes = {i.population_kind: i.programme for i in reversed(card.indicators)}
    found = []
    for area in card.areas:
        for kind, programme in programmes.items():
            here = (area.id, kind)
            finding = quality.adequacy(people.projected.get(here), people.counted.get(here), rule)
            if finding and not (kind in closed and card.restricted_hidden):
                value = f"{people.counted[here]}/{people.projected[here]}"
                restricted = kind in closed
                found.append(
                    Doubt(
                        area,
                        f"sasaran:{kind}",
                        card.month,
                        value,
                        (finding,),
                        programme,
                        kind=kind,
                        restricted=restricted,
                    )
                )
    return found


def _closed_kinds(cards: Iterable[IndicatorCard]) -> set[str]:
    cards = list(cards)
    return {c.population_kind for c in cards if c.restricted} - {
        c.population_kind for c in cards if not c.restricted
    }
