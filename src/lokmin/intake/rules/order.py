"""Who had four visits had a first one: shown when the sums of the year say otherwise, never refused."""

from collections import defaultdict
from collections.abc import Iterable

from lokmin.intake.rules.report import FigureRead, Issue, Severity
from lokmin.intake.rules.spelling import facts


def check_order(figures: Iterable[FigureRead]) -> list[Issue]:
    """One warning for each village and month whose cumulative counts stand in an impossible order."""
    counts: dict[tuple[str, int, str], dict[int, FigureRead]] = defaultdict(dict)
    order = facts("pws_kia")["order"]
    ordered = {*order, *order.values()}
    for figure in figures:
        if figure.element not in ordered:
            continue
        counts[figure.village_code or figure.village, figure.year, figure.element][figure.month] = figure
    issues = []
    for (village, year, element), months in counts.items():
        other = facts("pws_kia")["order"].get(element)
        if other and (village, year, other) in counts:
            issues += _broken(months, counts[village, year, other], other)
    return issues


def _broken(months: dict[int, FigureRead], others: dict[int, FigureRead], other: str) -> list[Issue]:
    sum_here = sum_there = 0
    issues = []
    for month in sorted(set(months) & set(others)):
        here = months[month]
        sum_here += here.count or 0
        sum_there += others[month].count or 0
        if sum_here > sum_there and here.count is not None:
            params = {
                "village": here.village, "element": here.element, "month": here.period,
                "count": str(sum_here), "other": other, "other_count": str(sum_there),
            }  # fmt: skip
            issue = Issue("order_broken", Severity.WARNING, here.sheet, here.cell, str(here.count), params)
            issues.append(issue)
    return issues
