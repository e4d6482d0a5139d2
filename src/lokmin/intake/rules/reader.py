"""One file in, one report out."""

from collections import Counter
from collections.abc import Container
from dataclasses import replace
from datetime import date

from lokmin.intake.rules.archive import kind_of
from lokmin.intake.rules.order import check_order
from lokmin.intake.rules.pws_kia import read_workbook
from lokmin.intake.rules.report import Issue, Report, Severity
from lokmin.intake.rules.tidy import read_tidy

MOST_OF_ONE_CODE = 400


def read_file(data: bytes, *, today: date, known: Container[str] | None = None) -> Report:
    """Read a workbook or a text file; `known` are the element codes that exist (None: any).

    Refuses, with its sentence, what cannot be read at all; what is wrong with single cells is in the
    report. Calls nothing outside Python and keeps nothing."""
    if kind_of(data) == "zip":
        report = read_workbook(data, today=today)
    else:
        report = read_tidy(data, today=today, known=known)
    report = replace(report, issues=(*report.issues, *check_order(report.figures)))
    return _capped(report if known is None else _known_only(report, known))


def _known_only(report: Report, known: Container[str]) -> Report:
    """A figure of an element that does not exist is kept out, and said once an element."""
    unknown = Counter(figure.element for figure in report.figures if figure.element not in known)
    issues = [
        Issue("element_unknown", Severity.WARNING, value=code, params={"value": code}) for code in unknown
    ]
    figures = tuple(figure for figure in report.figures if figure.element not in unknown)
    return replace(report, figures=figures, issues=(*report.issues, *issues))


def _capped(report: Report) -> Report:
    """At most 400 issues of one kind, so that a broken file does not make a broken page."""
    seen: Counter[str] = Counter()
    kept = []
    for issue in report.issues:
        seen[issue.code] += 1
        if seen[issue.code] <= MOST_OF_ONE_CODE:
            kept.append(issue)
    hidden = sum(count - MOST_OF_ONE_CODE for count in seen.values() if count > MOST_OF_ONE_CODE)
    if hidden:
        kept.append(Issue("more_issues", Severity.INFO, params={"count": str(hidden)}))
    return replace(report, issues=tuple(kept), issues_hidden=hidden)
