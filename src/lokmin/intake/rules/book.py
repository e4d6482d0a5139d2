"""A file as sheets: which of them are read, how, and which are left to a person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self

from lokmin.basics.refusal import Refusal
from lokmin.basics.spelling import clean
from lokmin.intake.rules import dhis2, pws_kia, recognise
from lokmin.intake.rules.archive import Archive
from lokmin.intake.rules.blocks import counted_by, find_blocks, labelled
from lokmin.intake.rules.grid import Grid, column_name, position
from lokmin.intake.rules.keep import grid_json, grid_of
from lokmin.intake.rules.mapping import Mapping as SheetMapping
from lokmin.intake.rules.mapping import remembered, row_fingerprint
from lokmin.intake.rules.notes import SHEET as NOTES_SHEET
from lokmin.intake.rules.privacy import names_persons
from lokmin.intake.rules.report import FigureRead, Issue, Report, Severity, SheetSeen
from lokmin.intake.rules.sheets import Reading, merge
from lokmin.intake.rules.table import read_table
from lokmin.intake.rules.textfile import read_grid
from lokmin.intake.rules.workbook import read_sheets

LINES, LINES_CSV, WIDE, BY_HAND = "tidy_xlsx", "tidy_csv", "table", "mapped"
TEXT_SHEET = "CSV"


@dataclass
class Book:
    """The sheets of a file that name no person; of the others only their names."""

    grids: list[Grid] = field(default_factory=list)
    by_name: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    is_text: bool = False
    has_macros: bool = False
    calculated: bool = True
    year: int | None = None
    puskesmas: str = ""

    def take(self, grid: Grid) -> None:
        name = grid.name or TEXT_SHEET
        self.order.append(name)
        if names_persons(grid.cells()):
            self.by_name.append(name)
        else:
            self.grids.append(grid)

    def sheet(self, name: str) -> Grid:
        """The sheet of a name; refuses one that is not there."""
        for grid in self.grids:
            if (grid.name or TEXT_SHEET) == name:
                return grid
        raise Refusal("intake.sheet_not_kept")

    def as_json(self) -> dict[str, Any]:
        return {**self.__dict__, "grids": [grid_json(grid) for grid in self.grids]}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        return cls(**{**data, "grids": [grid_of(grid) for grid in data["grids"]]})


def open_workbook(data: bytes) -> Book:
    """The sheets of a workbook, without the list that our own copy with notes adds. Refuses one whose
    formulas were never calculated."""
    archive = Archive(data)
    book = Book(has_macros=archive.has_macros)
    formulas = uncalculated = 0
    for grid in read_sheets(archive):
        if grid.name == NOTES_SHEET:
            continue
        formulas += grid.formulas
        uncalculated += grid.uncalculated
        book.take(grid)
    if formulas and formulas == uncalculated:
        raise Refusal("intake.no_cached_values")
    for grid in book.grids:
        _cover(book, grid)
    return book


def open_text(data: bytes) -> Book:
    """The lines of a text file as one sheet."""
    book = Book(is_text=True)
    grid = read_grid(data)
    if not grid.lines:
        raise Refusal("intake.empty_file")
    book.take(grid)
    if book.by_name:
        raise Refusal("intake.text_by_name")
    return book


def _cover(book: Book, grid: Grid) -> None:
    """Take year and Puskesmas when this is the cover sheet, the first that names a year."""
    if recognise.is_lines(grid):
        return
    found = clean(labelled(grid, "tahun") or "")
    if book.year is not None or not (found.isdigit() and len(found) == 4) or find_blocks(grid):
        return
    book.year = int(found)
    value = labelled(grid, "puskesmas")
    book.puskesmas = clean(value)[:80] if isinstance(value, str) else ""


def read_book(
    book: Book,
    *,
    today: date,
    known: Mapping[str, SheetMapping],
    said: Mapping[str, SheetMapping],
) -> Report:
    """Everything that can be read of a book. `known`: mappings remembered by the shape of a header;
    `said`: those given for the sheets of this very file, by sheet name."""
    readings = [_read_sheet(book, grid, today, dict(known), said) for grid in book.grids]
    blocks = [(r.grid, r.mapping) for r in readings if r.how == "blocks"]
    reports = []
    if blocks:
        reports.append(pws_kia.read_blocks(blocks, year=book.year, puskesmas=book.puskesmas, today=today))
    reports += [reading.report for reading in readings if reading.report]
    seen = _seen(book, readings)
    found = merge(reports, seen, book.year, book.puskesmas)
    return replace(found, issues=(*_book_issues(book, seen), *found.issues))


def _read_sheet(
    book: Book, grid: Grid, today: date, known: dict[str, SheetMapping], said: Mapping[str, SheetMapping]
) -> Reading:
    """How one sheet is read: as said, as remembered, as month blocks, as a table, or not."""
    name = grid.name or TEXT_SHEET
    own = said.get(name) or remembered(grid, known)
    how = "hand" if name in said else "memory" if own else ""
    columns = own if own and (own.roles or own.names) else None
    words = own.words if own else {}
    lines = None if columns else recognise.lines_mapping(grid)
    if not lines and find_blocks(grid):
        return Reading(grid, "blocks", how if own and own.names else "", own)
    if columns and columns.roles:
        ready = recognise.completed(grid, columns, year=book.year)
        return _table(grid, ready, BY_HAND, how, today) if ready else Reading(grid, "unknown")
    return _known_table(book, grid, lines, words, today)


def _known_table(
    book: Book, grid: Grid, lines: SheetMapping | None, words: dict[str, str], today: date
) -> Reading:
    """A sheet whose columns speak for themselves; `words`: what a person said of its words for elements."""
    how = "words" if words else ""
    if book.is_text and (columns := dhis2.csv_columns(grid)):
        report = dhis2.read_csv(grid, columns, today=today, words=words)
        return Reading(grid, "table", how, SheetMapping(grid.first_rows(1)[0]), report)
    if lines:
        return _lines(book, grid, replace(lines, words=words), how, today)
    if wide := recognise.wide_mapping(grid, year=book.year):
        return _table(grid, replace(wide, words=words), WIDE, how, today)
    return Reading(grid, "cover" if labelled(grid, "tahun") and book.year else "unknown")


def _lines(book: Book, grid: Grid, mapping: SheetMapping, how: str, today: date) -> Reading:
    reading = _table(grid, replace(mapping, year=book.year), LINES_CSV if book.is_text else LINES, how, today)
    unused = [
        Issue("column_ignored", Severity.INFO, grid.name, params={"column": column})
        for column in recognise.ignored_columns(grid, mapping)
    ]
    assert reading.report is not None
    return replace(reading, report=replace(reading.report, issues=(*unused, *reading.report.issues)))


def _table(grid: Grid, mapping: SheetMapping, layout: str, how: str, today: date) -> Reading:
    read = read_table(grid, mapping, sheet=grid.name, today=today)
    issues = (*_hidden(grid, mapping, read.figures), *read.issues)
    report = Report(layout=layout, puskesmas=read.puskesmas, figures=tuple(read.figures), issues=issues)
    return Reading(grid, "table", how, mapping, report)


def _hidden(grid: Grid, mapping: SheetMapping, figures: list[FigureRead]) -> Iterator[Issue]:
    """Rows and columns that the file hides (a filter, say) are read, and said to be."""
    rows = grid.hidden_rows and sum(position(figure.cell)[0] in grid.hidden_rows for figure in figures)
    if rows:
        yield Issue("rows_hidden", Severity.WARNING, grid.name, params={"count": str(rows)})
    columns = sorted(column for column in mapping.roles if column in grid.hidden_columns)
    if columns and figures:
        names = ", ".join(column_name(column) for column in columns)
        yield Issue("columns_hidden", Severity.WARNING, grid.name, params={"names": names})


def _seen(book: Book, readings: list[Reading]) -> list[SheetSeen]:
    """Every sheet in the order of the file, with what became of it."""
    found = {r.grid.name or TEXT_SHEET: r for r in readings}
    seen = []
    for name in book.order:
        reading = found.get(name)
        if reading is None:
            seen.append(SheetSeen(name, "by_name"))
        else:
            outcome = reading.how if reading.how in ("cover", "unknown") else "read"
            seen.append(SheetSeen(name, outcome, reading.mapped, _shape(reading)))
    return seen


def _shape(reading: Reading) -> str:
    """By which a table is remembered; month blocks are by the header that a person names."""
    table = reading.how == "table" and reading.mapping
    return row_fingerprint(reading.grid, table.header) if table else ""


def _book_issues(book: Book, seen: list[SheetSeen]) -> Iterator[Issue]:
    if book.has_macros:
        yield Issue("macros_ignored", Severity.WARNING)
    for name in book.by_name:
        yield Issue("sheet_by_name", Severity.WARNING, name, params={"name": name})
    unread = [sheet.name for sheet in seen if sheet.outcome == "unknown"]
    if unread:
        yield Issue("sheets_unread", Severity.INFO, params={"names": ", ".join(unread)})
    for grid in book.grids:
        if grid.name in unread and (what := counted_by(grid)):
            yield Issue(
                "sheet_not_by_village", Severity.INFO, grid.name, params={"name": grid.name, "what": what}
            )
    hidden = {grid.name for grid in book.grids if grid.hidden}
    for sheet in seen:
        if sheet.outcome == "read" and sheet.name in hidden:
            yield Issue("sheet_hidden", Severity.WARNING, sheet.name, params={"name": sheet.name})


def refuse_unread(book: Book, report: Report) -> None:
    """Refuse a file of which no sheet could be read, with what to do."""
    if any(sheet.outcome == "read" for sheet in report.sheets):
        return
    if book.by_name:
        raise Refusal("intake.only_by_name", sheets=", ".join(book.by_name))
    if book.is_text:
        first = book.grids[0].lines[book.grids[0].first_rows(1)[0]]
        raise Refusal(
            "intake.text_columns",
            missing=", ".join(recognise.missing(map(recognise.role_of, first.values()))),
        )
    raise Refusal("intake.layout_unknown")


def explainable(book: Book, report: Report) -> bool:
    """Whether a person could say more about a sheet: it is unknown and holds something, or has columns
    that are not read."""
    filled = {grid.name or TEXT_SHEET for grid in book.grids if grid.lines}
    unknown = any(sheet.outcome == "unknown" and sheet.name in filled for sheet in report.sheets)
    by_hand = any(sheet.mapped for sheet in report.sheets)
    return (
        unknown
        or by_hand
        or any(
            issue.code in ("columns_unread", "column_ignored", "element_unknown") for issue in report.issues
        )
    )
