"""Who had four visits had a first one: the order of counts that coverage doubts, seen before it is stored."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from lokmin.basics.time import Month
from lokmin.coverage.rules import quality
from lokmin.coverage.rules.quality import Pair, Series
from lokmin.intake.rules.report import FigureRead, Issue, Severity

Months = dict[str, dict[int, FigureRead]]


def check_order(figures: Iterable[FigureRead]) -> list[Issue]:
    """One warning for each village, pair and month up to which the counts of a file stand in an impossible
    order; never refused. The pairs and the rule are those of coverage/rules/quality.py."""
    pairs = quality.limits().order
    watched = {element for pair in pairs for element in (pair.left, *pair.right)}
    places: dict[tuple[str, int], Months] = defaultdict(lambda: defaultdict(dict))
    for figure in figures:
        if figure.element in watched:
            months = places[figure.village_code or figure.village, figure.year][figure.element]
            months[Month(figure.year, figure.month).index] = figure
    return [
        issue
        for (_village, year), months in places.items()
        for pair in pairs
        if pair.left in months
        for issue in _broken(pair, months, Month(year, 1).index)
    ]


def _broken(pair: Pair, months: Months, january: int) -> Iterator[Issue]:
    counts: dict[str, Series] = {
        element: {index: figure.count for index, figure in months.get(element, {}).items()}
        for element in (pair.left, *pair.right)
    }
    for index in sorted(months[pair.left]):
        here = months[pair.left][index]
        finding = quality.order(pair, counts, range(january, index + 1))
        if finding is None or here.count is None or counts[finding.numbers["right"]].get(index) is None:
            continue
        params = {name: str(value) for name, value in finding.numbers.items()}
        params |= {"village": here.village, "month": here.period}
        yield Issue("order_broken", Severity.WARNING, here.sheet, here.cell, str(here.count), params)
