"""One file in, one report out."""

from collections import Counter
from dataclasses import replace
from datetime import date

from lokmin.coverage.rules.names import known_elements
from lokmin.intake.rules import dhis2
from lokmin.intake.rules.archive import kind_of
from lokmin.intake.rules.book import Book, open_text, open_workbook, read_book, refuse_unread
from lokmin.intake.rules.keep import MOST_KEPT_CELLS
from lokmin.intake.rules.mapping import Mapping
from lokmin.intake.rules.order import check_order
from lokmin.intake.rules.report import Issue, Report, Severity

MOST_OF_ONE_CODE = 400


def read_file(data: bytes, *, today: date, known: dict[str, Mapping] | None = None) -> Report:
    """Read a workbook or a text file. `known`: what a person said of sheets of the same shape.

    Refuses, with its sentence, what cannot be read at all; what is wrong with single cells is in the
    report. Calls nothing outside Python and keeps nothing."""
    report, book = read_open(data, today=today, known=known)
    if book:
        refuse_unread(book, report)
    return report


def read_open(
    data: bytes, *, today: date, known: dict[str, Mapping] | None = None
) -> tuple[Report, Book | None]:
    """The report, and the sheets themselves where a person may have to explain one of them."""
    kind = kind_of(data)
    if kind == "text" and dhis2.is_json(data):
        return finished(dhis2.read_json(data, today=today)), None
    book = open_workbook(data) if kind == "zip" else open_text(data)
    return read_again(book, today=today, known=known or {}, said={}), book


def read_again(book: Book, *, today: date, known: dict[str, Mapping], said: dict[str, Mapping]) -> Report:
    """Read sheets that were kept, with what a person said of them by sheet name."""
    return finished(read_book(book, today=today, known=known, said=said))


def keepable(book: Book) -> bool:
    """Whether the sheets are small enough to be kept for the day of a preview."""
    return sum(grid.size for grid in book.grids) <= MOST_KEPT_CELLS


def finished(report: Report) -> Report:
    """With the order of counts checked, without unknown elements, and not too long."""
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
