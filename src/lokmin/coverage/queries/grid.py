"""The figures of a month as the entry pages show them, with what is usual for each cell."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.coverage.models import AreaTarget, Figure, Population, Target
from lokmin.coverage.queries import dictionary
from lokmin.coverage.queries.cards import ElementCard, FreezeCard, IndicatorCard, MissingReport
from lokmin.coverage.queries.frozen import freezes
from lokmin.coverage.queries.reports import due_elements, looked_at, missing_of
from lokmin.coverage.queries.used import indicators_in_use
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard

CellKey = tuple[UUID, str]
USUAL_MONTHS = 12
LEAST_MONTHS = 3  # fewer months say nothing about what is usual


@dataclass(frozen=True)
class FigureCell:
    """One stored cell. `count` None: could not be measured, for `reason`."""

    count: int | None
    reason: str
    version: int
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True)
class MonthBook:
    """All that an entry page needs of one month. `usual` is the lowest and highest of the year before.

    `indicators` are the whole dictionary, `used` the codes of those in use (queries/used.py).
    """

    month: Month
    areas: list[AreaCard]
    freezes: list[FreezeCard]
    indicators: list[IndicatorCard]
    used: frozenset[str]
    elements: list[ElementCard]
    cells: dict[CellKey, FigureCell]
    before: dict[CellKey, FigureCell]
    usual: dict[CellKey, tuple[int, int]]
    expected: list[str]
    missing: list[MissingReport]

    def elements_of(self, programme: str = "", *, all_of_them: bool = True) -> list[ElementCard]:
        """The elements of a programme's indicators, in their order; or only those expected this month.

        Without a programme those of the indicators in use; where nothing is in use, of the first programme.
        """
        cards = [card for card in self.indicators if card.group == programme]
        if not programme:
            cards = [card for card in self.indicators if card.code in self.used]
            cards = cards or [c for c in self.indicators if c.group == self.indicators[0].group]
        wanted = {element for card in cards for element in card.elements}
        if not all_of_them and wanted & set(self.expected):
            wanted &= set(self.expected)
        return [card for card in self.elements if card.code in wanted]


def month_book(*, scope: Scope, puskesmas_id: UUID, month: Month) -> MonthBook:
    """One month with the year before it, to be filled in; a midwife fills in the cells of her villages."""
    scope.check_puskesmas(puskesmas_id)
    areas = places.catchment(puskesmas_id=puskesmas_id)
    cards = dictionary.offered(dictionary.indicators(puskesmas_id=puskesmas_id))
    by_month = _window(scope, puskesmas_id, month)
    cells = by_month.get(month, {})
    used = {element for each in looked_at(month) for _area, element in by_month.get(each, ())}
    expected = due_elements(cards, used, month)
    used_cards = indicators_in_use(
        scope=scope, puskesmas_id=puskesmas_id, years=[month.year], known=cards, areas=areas
    )
    own = scope.entry_area_ids
    mine = [area for area in areas if own is None or area.id in own]
    return MonthBook(
        month=month,
        areas=mine,
        freezes=freezes(scope=scope, puskesmas_id=puskesmas_id),
        indicators=cards,
        used=frozenset(card.code for card in used_cards),
        elements=dictionary.elements(),
        cells=cells,
        before=by_month.get(month.plus(-1), {}),
        usual=_usual(by_month, month),
        expected=expected,
        missing=missing_of(scope, mine, expected, set(cells), month),
    )


def _window(scope: Scope, puskesmas_id: UUID, month: Month) -> dict[Month, dict[CellKey, FigureCell]]:
    """The cells of a month and of the year before it."""
    first = month.plus(-USUAL_MONTHS)
    rows = Figure.objects.within(scope).filter(
        puskesmas_id=puskesmas_id, year__range=(first.year, month.year)
    )
    if scope.area_ids is not None:
        rows = rows.filter(area_id__in=scope.area_ids)
    columns = ("year", "month", "area_id", "element_id", "count", "reason", "version")
    found: dict[Month, dict[CellKey, FigureCell]] = {}
    for year, number, area, element, *rest in rows.values_list(*columns, "recorded_by", "recorded_at"):
        each = Month(year, number)
        if first <= each <= month:
            found.setdefault(each, {})[(area, element)] = FigureCell(*rest)
    return found


def _usual(by_month: dict[Month, dict[CellKey, FigureCell]], month: Month) -> dict[CellKey, tuple[int, int]]:
    """The lowest and highest count of each cell before this month, where at least three are known."""
    counts: dict[CellKey, list[int]] = {}
    for each, cells in by_month.items():
        if each != month:
            for key, cell in cells.items():
                if cell.count is not None:
                    counts.setdefault(key, []).append(cell.count)
    return {key: (min(c), max(c)) for key, c in counts.items() if len(c) >= LEAST_MONTHS}


def is_unusual(count: int, low: int, high: int) -> bool:
    """Far above or below what the cell ever held: a slip of the finger more often than news."""
    return count > 3 * high + 5 or (low >= 20 and 3 * count < low)


def populations(
    *, scope: Scope, puskesmas_id: UUID, year: int, basis: str = "projected"
) -> dict[tuple[UUID, str], int]:
    """The sasaran of a year in thousandths, by area and kind; only what was entered for that year.

    A midwife gets those of her villages.
    """
    scope.check_puskesmas(puskesmas_id)
    rows = Population.objects.within(scope).filter(puskesmas_id=puskesmas_id, year=year, basis=basis)
    if scope.area_ids is not None:
        rows = rows.filter(area_id__in=scope.area_ids)
    return {(area, kind): n for area, kind, n in rows.values_list("area_id", "kind", "thousandths")}


def targets(*, scope: Scope, puskesmas_id: UUID, year: int) -> dict[str, int]:
    """The annual targets in thousandths of a percent by indicator; only what was entered for that year."""
    scope.check_puskesmas(puskesmas_id)
    rows = Target.objects.within(scope).filter(puskesmas_id=puskesmas_id, year=year)
    return dict(rows.values_list("indicator_id", "thousandths"))


def area_targets(*, scope: Scope, puskesmas_id: UUID, year: int) -> dict[tuple[UUID, str], int]:
    """The targets in which areas differ from their Puskesmas, by area and indicator (a midwife: hers)."""
    scope.check_puskesmas(puskesmas_id)
    rows = AreaTarget.objects.within(scope).filter(puskesmas_id=puskesmas_id, year=year)
    if scope.area_ids is not None:
        rows = rows.filter(area_id__in=scope.area_ids)
    found = rows.values_list("area_id", "indicator_id", "thousandths")
    return {(area, code): thousandths for area, code, thousandths in found}
