"""One file in, one report out."""

from collections import Counter
from dataclasses import replace
from datetime import date

from lokmin.intake.rules.archive import kind_of
from lokmin.intake.rules.names import known_elements
from lokmin.intake.rules.order import check_order
from lokmin.intake.rules.pws_kia import read_workbook
from lokmin.intake.rules.report import Issue, Report, Severity
from lokmin.intake.rules.tidy import read_tidy

MOST_OF_ONE_CODE = 400


def read_file(data: bytes, *, today: date) -> Report:
    """Read a workbook or a text file.

    Refuses, with its sentence, what cannot be read at all; what is wrong with single cells is in the
    report. Calls nothing outside Python and keeps nothing."""
    if kind_of(data) == "zip":
        report = read_workbook(data, today=today)
    else:
        report = read_tidy(data, today=today)
    report = replace(report, issues=(*report.issues, *check_order(report.figures)))
    return _capped(_known_only(report))


def _known_only(report: Report) -> Report:
    """Columns of elements that the dictionary lacks are left out, and named."""
    unknown = sorted({figure.element for figure in report.figures} - known_elements())
    if not unknown:
        return report
    issue = Issue("elements_unknown", Severity.INFO, params={"names": ", ".join(unknown)})
    figures = tuple(figure for figure in report.figures if figure.element not in unknown)
    return replace(report, figures=figures, issues=(*report.issues, issue))


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
