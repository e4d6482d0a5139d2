"""A block copied from a spreadsheet, one month of villages by indicators, as a report like that of a file.

The first line that names a village column or indicators is the header; below it each line is a village.
Cells are named as a spreadsheet would if the block stood in its upper left corner.
"""

import csv
import io
from collections import Counter

from lokmin.basics.numbers import State
from lokmin.basics.refusal import Refusal
from lokmin.basics.spelling import clean, key
from lokmin.basics.time import Month
from lokmin.coverage.rules.names import element_of
from lokmin.intake.rules.cells import read_count, shown
from lokmin.intake.rules.grid import cell_name
from lokmin.intake.rules.order import check_order
from lokmin.intake.rules.privacy import names_persons
from lokmin.intake.rules.report import FigureRead, Issue, Report, Severity, SheetSeen
from lokmin.intake.rules.spelling import is_blank, is_total
from lokmin.places.rules.spelling import CODE_HEADERS, LABEL_HEADERS, VILLAGE_HEADERS

LAYOUT = "paste"
MOST_TEXT = 200_000
MOST_ROWS = 500
_HEADER_ROWS = 8

Rows = list[list[str]]


def read_block(text: str) -> Rows:
    """Lines of cells. A cell of a spreadsheet with a line break in it comes in quotes and stays one cell."""
    if len(text) > MOST_TEXT:
        raise Refusal("intake.paste_long", most=MOST_ROWS)
    delimiter = "\t" if "\t" in text else ";"
    try:
        rows = [[clean(cell) for cell in row] for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    except csv.Error as fault:
        raise Refusal("intake.text_encoding") from fault
    if not any(any(row) for row in rows):
        raise Refusal("intake.paste_empty")
    if len(rows) > MOST_ROWS:
        raise Refusal("intake.paste_long", most=MOST_ROWS)
    return rows


def read_paste(text: str, *, month: Month, today: Month) -> Report:
    """The block as figures of `month`. Refuses a block without header, one that names persons, and a month
    that has not come; what is wrong with single cells is in the report."""
    rows = read_block(text)
    if names_persons(((n, c), cell) for n, row in enumerate(rows) for c, cell in enumerate(row) if cell):
        raise Refusal("intake.text_by_name")
    if month > today:
        raise Refusal("intake.paste_future")
    at = _header(rows)
    columns, issues = _columns(rows, at, month)
    village, code = _places(rows, at, columns)
    figures: list[FigureRead] = []
    lines = [(n, row) for n, row in enumerate(rows[at + 1 :], at + 2) if _is_data(row, village, code)]
    often = Counter(key(_cell(row, village) or _cell(row, code)) for _n, row in lines)
    for number, row in lines:
        name = _cell(row, village)
        if often[key(name or _cell(row, code))] > 1:
            place = cell_name(number, (village if village is not None else code or 0) + 1)
            params = {"village": name or _cell(row, code), "month": str(month)}
            issues.append(Issue("village_twice", Severity.ERROR, "", place, shown(name), params))
            continue
        found, wrong = _line(number, row, name, _cell(row, code), columns, month)
        figures += found
        issues += wrong
    reported = (str(month),) if any(f.count is not None for f in figures) else ()
    return Report(
        layout=LAYOUT, sheets=(SheetSeen("", "read"),), months=reported, figures=tuple(figures),
        issues=(*issues, *check_order(figures)),
    )  # fmt: skip


def _header(rows: Rows) -> int:
    """The first line in which a cell names an element."""
    for number, row in enumerate(rows[:_HEADER_ROWS]):
        if any(element_of(cell) for cell in row if key(cell) not in LABEL_HEADERS):
            return number
    raise Refusal("intake.paste_header")


def _columns(rows: Rows, at: int, month: Month) -> tuple[dict[int, str], list[Issue]]:
    """Which column holds which element; a header that means none, or one that stands twice, is an issue."""
    found = {
        column: element
        for column, text in enumerate(rows[at])
        if text and key(text) not in LABEL_HEADERS and (element := element_of(text))
    }
    often = Counter(found.values())
    issues = []
    for column, text in enumerate(rows[at]):
        place = cell_name(at + 1, column + 1)
        if column in found and often[found[column]] > 1:
            params = {"element": found[column]}
            issues.append(Issue("column_twice", Severity.ERROR, "", place, shown(text), params))
        elif text and column not in found and key(text) not in LABEL_HEADERS:
            params = {"header": shown(text), "month": str(month)}
            issues.append(Issue("column_unknown", Severity.WARNING, "", place, "", params))
    return {column: element for column, element in found.items() if often[element] == 1}, issues


def _places(rows: Rows, at: int, columns: dict[int, str]) -> tuple[int | None, int | None]:
    """The columns of village and code: by header, else the first text column left of the counts."""
    keys = [key(cell) for cell in rows[at]]
    code = next((n for n, text in enumerate(keys) if text in CODE_HEADERS), None)
    village = next((n for n, text in enumerate(keys) if text in VILLAGE_HEADERS), None)
    if village is None:
        free = [n for n in range(min(columns, default=0)) if n != code]
        village = next((n for n in free if any(_is_name(row, n) for row in rows[at + 1 :])), None)
    if village is None and code is None:
        raise Refusal("intake.paste_villages")
    return village, code


def _is_name(row: list[str], column: int) -> bool:
    return any(letter.isalpha() for letter in _cell(row, column))


def _is_data(row: list[str], village: int | None, code: int | None) -> bool:
    """A line of a village: not empty, not a sum, not the numbering `1 2 3` under the header."""
    name = _cell(row, village) or _cell(row, code)
    return bool(name) and not is_total(name) and not (len(name) <= 2 and name.isdigit())


def _cell(row: list[str], column: int | None) -> str:
    text = row[column] if column is not None and column < len(row) else ""
    return "" if is_blank(text) else text


def _line(
    number: int, row: list[str], name: str, code: str, columns: dict[int, str], month: Month
) -> tuple[list[FigureRead], list[Issue]]:
    figures, issues = [], []
    village = (name or code)[:120]
    for column, element in columns.items():
        text = row[column] if column < len(row) else ""
        cell = cell_name(number, column + 1)
        reading = read_count(text)
        if reading.problem:
            params = {
                "village": village, "element": element, "month": str(month), "value_shown": shown(text),
            }  # fmt: skip
            issues.append(Issue(reading.problem, Severity.ERROR, "", cell, shown(text), params))
            continue
        state = State.MISSING if reading.number is None else State.VALUE if reading.number else State.ZERO
        figures.append(
            FigureRead(village, code[:20], element, month.year, month.month, reading.number, state, "", cell)
        )
    return figures, issues
