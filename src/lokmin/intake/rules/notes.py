"""The same workbook comes back with what was found: a comment on each cell and a sheet that lists all of it.

Runs in the limited child only, on a file that was read before. Sheets that name persons are left out, with
what refers to them; macros, links to other files and pivot tables too. Our words are written as text.
"""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Self

from lokmin.basics.refusal import Refusal
from lokmin.intake.rules.archive import Archive, kind_of
from lokmin.intake.rules.cells import DateCell, Value
from lokmin.intake.rules.dhis2 import is_json
from lokmin.intake.rules.grid import Grid, position
from lokmin.intake.rules.privacy import names_persons
from lokmin.intake.rules.recognise import header_row
from lokmin.intake.rules.textfile import read_grid, read_lines
from lokmin.intake.rules.workbook import read_sheets

SHEET = "Catatan Lokmin"
COLUMN = "catatan_lokmin"
AUTHOR = "Lokmin"
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 1000


@dataclass(frozen=True)
class Note:
    """One line of the list: where, what stands there, what to know, how grave (in words)."""

    sheet: str
    cell: str
    value: str
    text: str
    severity: str


@dataclass(frozen=True)
class Notes:
    """Everything to write into a copy; `heads` are the words over the columns of the list."""

    lines: tuple[Note, ...]
    heads: tuple[str, str, str, str, str]

    def as_bytes(self) -> bytes:
        return json.dumps({"lines": [asdict(n) for n in self.lines], "heads": self.heads}).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        plain = json.loads(data)
        return cls(tuple(Note(**row) for row in plain["lines"]), tuple(plain["heads"]))


def annotate(data: bytes, notes: Notes) -> bytes:
    """A workbook as workbook, a text file as CSV with one column more; JSON has no cell to write at."""
    if is_json(data):
        raise Refusal("intake.notes_json")
    return _workbook(data, notes) if kind_of(data) == "zip" else _text(data, notes)


def plain(text: str) -> str:
    """Words that a spreadsheet cannot take for a formula."""
    text = text[:_LONGEST]
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def _text(data: bytes, notes: Notes) -> bytes:
    lines = read_lines(data)
    if names_persons(((n, c), cell) for n, row in lines for c, cell in enumerate(row)):
        raise Refusal("intake.text_by_name")
    header = header_row(read_grid(data))
    first = next((number for number, _cells in lines if number > header), header)
    told: dict[int, list[str]] = {}
    for note in notes.lines:
        at = position(note.cell)[0] if note.cell else first
        told.setdefault(first if at == header else at, []).append(note.text)
    width = max(len(cells) for _n, cells in lines)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    for number, cells in lines:
        last = COLUMN if number == header else plain(" ".join(told.get(number, ())))
        writer.writerow([*cells, *[""] * (width - len(cells)), last])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _workbook(data: bytes, notes: Notes) -> bytes:
    from openpyxl import load_workbook

    archive = Archive(data)
    grids = {grid.name: grid for grid in read_sheets(archive) if grid.name != SHEET}
    closed = [name for name, grid in grids.items() if names_persons(grid.cells())]
    book = load_workbook(io.BytesIO(data), keep_vba=False, keep_links=False)
    if closed:
        _forget(book, closed, grids)
    for sheet in book.worksheets:
        sheet._pivots = []
    if SHEET in book.sheetnames:
        del book[SHEET]
    for note in notes.lines:
        if note.cell and note.sheet in book.sheetnames:
            _comment(book[note.sheet], note)
    _list(book, notes)
    return _saved(book)


def _forget(book: Any, closed: Sequence[str], grids: dict[str, Grid]) -> None:
    """Leave sheets of persons out. A formula that reads them keeps its last result; charts and names go."""
    for name in closed:
        if name in book.sheetnames:
            del book[name]
    if not book.sheetnames:
        raise Refusal("intake.only_by_name", sheets=", ".join(closed))
    for chart in list(book.chartsheets):
        book.remove(chart)
    for owner in (book, *book.worksheets):
        for name in [n for n, v in owner.defined_names.items() if _reads(v.attr_text or "", closed)]:
            del owner.defined_names[name]
    for sheet in book.worksheets:
        sheet._charts, sheet._images = [], []
        _keep_results(sheet, closed, grids.get(sheet.title) or Grid(sheet.title))


def _keep_results(sheet: Any, closed: Sequence[str], grid: Grid) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f" and _reads(str(getattr(cell.value, "text", cell.value)), closed):
                cell.value = _number(grid.get(cell.row, cell.column))


def _reads(formula: str, closed: Sequence[str]) -> bool:
    return any(name.casefold() in formula.replace("''", "'").casefold() for name in closed)


def _number(value: Value | None) -> Any:
    if isinstance(value, DateCell):
        return date.fromisoformat(value)
    if isinstance(value, Decimal):
        return float(value)
    return plain(value) if isinstance(value, str) else value if isinstance(value, bool) else None


def _comment(sheet: Any, note: Note) -> None:
    """The words on the cell, after those that stand there; a merged cell speaks through its first."""
    from openpyxl.cell.cell import MergedCell
    from openpyxl.comments import Comment

    row, column = position(note.cell)
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        area = next(area for area in sheet.merged_cells.ranges if cell.coordinate in area)
        cell = sheet.cell(area.min_row, area.min_col)
    before = f"{cell.comment.text}\n" if cell.comment else ""
    cell.comment = Comment(f"{before}{note.text[:_LONGEST]}", AUTHOR, height=120, width=320)


def _list(book: Any, notes: Notes) -> None:
    """The sheet with every note; each place is a link to its cell."""
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(SHEET)
    for column, (head, width) in enumerate(zip(notes.heads, (24, 10, 20, 90, 14), strict=True), 1):
        cell = sheet.cell(1, column)
        _write(cell, head)
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    for row, note in enumerate(notes.lines, 2):
        for column, text in enumerate((note.sheet, note.cell, note.value, note.text, note.severity), 1):
            _write(sheet.cell(row, column), text)
        sheet.cell(row, 4).alignment = Alignment(wrap_text=True, vertical="top")
        if note.cell and note.sheet in book.sheetnames:
            name = note.sheet.replace("'", "''")
            sheet.cell(row, 2).hyperlink = f"#'{name}'!{note.cell}"
            _write(sheet.cell(row, 2), note.cell)
    sheet.freeze_panes = "A2"


def _write(cell: Any, text: str) -> None:
    """As text, whatever sign it begins with."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text[:_LONGEST])
    if text:
        cell.data_type = "s"


def _saved(book: Any) -> bytes:
    """The bytes of the copy, made in memory: the library's own writer would put each sheet on the disk."""
    import zipfile

    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class InMemory(ExcelWriter):
        def write_worksheet(self, ws: Any) -> None:
            ws._drawing = SpreadsheetDrawing()
            ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
            out = io.BytesIO()
            writer = WorksheetWriter(ws, out=out)
            writer.write()
            ws._rels = writer._rels
            self._archive.writestr(ws.path[1:], out.getvalue())
            self.manifest.append(ws)

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        InMemory(book, archive).save()
    return out.getvalue()
