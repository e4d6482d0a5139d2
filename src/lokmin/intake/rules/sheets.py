"""Several sheets become one report."""

from dataclasses import dataclass, replace

from lokmin.basics.spelling import key
from lokmin.intake.rules.grid import Grid
from lokmin.intake.rules.mapping import Mapping
from lokmin.intake.rules.report import FigureRead, Issue, Report, Severity, SheetSeen
from lokmin.intake.rules.table import months_of


@dataclass(frozen=True)
class Reading:
    """How one sheet was read: `blocks`, `table`, `cover` or `unknown`; `mapped` is `memory` or `hand`
    where a person said what its columns are, `words` where only what its words mean."""

    grid: Grid
    how: str
    mapped: str = ""
    mapping: Mapping | None = None
    report: Report | None = None


def merge(reports: list[Report], seen: list[SheetSeen], year: int | None, puskesmas: str) -> Report:
    """One report of all sheets. The same count in two sheets is read once; where they differ, neither is."""
    if len(reports) == 1:
        return replace(
            reports[0],
            sheets=tuple(seen),
            year=reports[0].year or year,
            puskesmas=reports[0].puskesmas or puskesmas,
            months=months_of(reports[0].figures),
        )
    figures, issues = _merged_figures(reports)
    months = months_of(figures)
    unreported = {month for report in reports for month in report.months_unreported} - set(months)
    return Report(
        layout="+".join(dict.fromkeys(report.layout for report in reports)) or "unknown",
        puskesmas=puskesmas or next((report.puskesmas for report in reports if report.puskesmas), ""),
        year=year,
        sheets=tuple(seen),
        months=months,
        months_unreported=tuple(sorted(unreported)),
        figures=tuple(figures),
        populations=tuple(row for report in reports for row in report.populations),
        percentages_checked=sum(report.percentages_checked for report in reports),
        issues=(*(issue for report in reports for issue in report.issues), *issues),
    )


def _merged_figures(reports: list[Report]) -> tuple[list[FigureRead], list[Issue]]:
    found: dict[tuple[str, str, int, int], FigureRead] = {}
    torn: set[tuple[str, str, int, int]] = set()
    issues = []
    for report in reports:
        for figure in report.figures:
            place = (figure.village_code or key(figure.village), figure.element, figure.year, figure.month)
            first = found.setdefault(place, figure)
            if first is figure or first.count == figure.count:
                continue
            torn.add(place)
            issues.append(_differ(first, figure))
            issues.append(_differ(figure, first))
    return [figure for place, figure in found.items() if place not in torn], issues


def _differ(figure: FigureRead, other: FigureRead) -> Issue:
    params = {
        "village": figure.village, "element": figure.element, "month": figure.period,
        "ours": _count(figure), "other_sheet": other.sheet, "other_cell": other.cell, "theirs": _count(other),
    }  # fmt: skip
    return Issue("sheets_clash", Severity.ERROR, figure.sheet, figure.cell, _count(figure), params)


def _count(figure: FigureRead) -> str:
    return "–" if figure.count is None else str(figure.count)
