"""A workbook as a grid of values: one pass over the XML, no formulas, no styles, no macros.

Only cells that are there take memory, so a sheet that claims A1:XFD1048576 costs nothing. Unlike a
spreadsheet library this keeps `#DIV/0!` and a formula without a stored result apart from an empty cell.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from xml.parsers import expat

from lokmin.basics.refusal import Refusal
from lokmin.intake.rules.archive import Archive
from lokmin.intake.rules.cells import UNCALCULATED, ErrorCell, Value

MOST_CELLS = 400_000
MOST_STRINGS = 400_000
MOST_SHEETS = 60
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_RELATIONS = "xl/_rels/workbook.xml.rels"


@dataclass
class Grid:
    """One sheet: values by (row, column), both counted from 1."""

    name: str
    hidden: bool = False
    values: dict[tuple[int, int], Value] = field(default_factory=dict)
    formulas: int = 0
    uncalculated: int = 0

    def get(self, row: int, column: int) -> Value | None:
        return self.values.get((row, column))

    def rows(self) -> dict[int, list[int]]:
        """The columns that hold something, by row, both in order."""
        found: dict[int, list[int]] = {}
        for row, column in sorted(self.values):
            found.setdefault(row, []).append(column)
        return found


def column_name(column: int) -> str:
    """1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell_name(row: int, column: int) -> str:
    return f"{column_name(column)}{row}"


def position(reference: str) -> tuple[int, int]:
    """(row, column) of `AB12`; a reference outside a sheet is a broken file."""
    found = _CELL.fullmatch(reference)
    if not found:
        raise Refusal("intake.broken_file")
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    row = int(found[2])
    if not (1 <= row <= _LAST_ROW and column <= _LAST_COLUMN):
        raise Refusal("intake.broken_file")
    return row, column


def read_sheets(archive: Archive) -> Iterator[Grid]:
    """Every worksheet in the order of its tabs, hidden ones too; each may be dropped before the next."""
    strings = _shared_strings(archive)
    paths = _relations(archive)
    for name, relation, hidden in _sheet_list(archive):
        path = paths.get(relation, "")
        if path not in archive.names or "worksheets" not in path:
            continue
        yield _read_sheet(archive, path, Grid(name, hidden), strings)


class _Walk:
    """Walks XML without namespaces; document types, and with them entities, are refused."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = lambda tag, attributes: self.start(
            tag.rpartition(":")[2], attributes
        )
        self.parser.EndElementHandler = lambda tag: self.end(tag.rpartition(":")[2])
        self.parser.StartDoctypeDeclHandler = self._refuse

    def _refuse(self, *_: object) -> None:
        raise Refusal("intake.broken_file")

    def start(self, tag: str, attributes: dict[str, str]) -> None: ...

    def end(self, tag: str) -> None: ...

    def run(self, archive: Archive, path: str) -> None:
        try:
            for chunk in archive.chunks(path):
                self.parser.Parse(chunk, False)
            self.parser.Parse(b"", True)
        except (expat.ExpatError, UnicodeError) as fault:
            raise Refusal("intake.broken_file") from fault


class _Attributes(_Walk):
    """Collects the attributes of every element of one name."""

    def __init__(self, wanted: str) -> None:
        super().__init__()
        self.wanted = wanted
        self.found: list[dict[str, str]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == self.wanted:
            self.found.append({name.rpartition(":")[2]: value for name, value in attributes.items()})
            if len(self.found) > 1000:
                raise Refusal("intake.broken_file")


def _sheet_list(archive: Archive) -> list[tuple[str, str, bool]]:
    walk = _Attributes("sheet")
    walk.run(archive, "xl/workbook.xml")
    if len(walk.found) > MOST_SHEETS:
        raise Refusal("intake.too_many_sheets", most=MOST_SHEETS)
    return [
        (sheet.get("name", "")[:80], sheet.get("id", ""), sheet.get("state", "visible") != "visible")
        for sheet in walk.found
    ]


def _relations(archive: Archive) -> dict[str, str]:
    if _RELATIONS not in archive.names:
        raise Refusal("intake.broken_file")
    walk = _Attributes("Relationship")
    walk.run(archive, _RELATIONS)
    return {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("/xl", relation.get("Target", "")))[1:]
        for relation in walk.found
    }


class _Strings(_Walk):
    """The shared strings; phonetic readings are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._parts: list[str] = []
        self._phonetic = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "si":
            self._parts = []
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "t" and not self._phonetic:
            self.parser.CharacterDataHandler = self._parts.append

    def end(self, tag: str) -> None:
        if tag == "t":
            self.parser.CharacterDataHandler = None
        elif tag == "rPh":
            self._phonetic = False
        elif tag == "si":
            self.found.append("".join(self._parts))
            if len(self.found) > MOST_STRINGS:
                raise Refusal("intake.too_many_cells", most=MOST_STRINGS)


def _shared_strings(archive: Archive) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.names:
        return []
    walk = _Strings()
    walk.run(archive, "xl/sharedStrings.xml")
    return walk.found


class _Cells(_Walk):
    def __init__(self, grid: Grid, strings: list[str]) -> None:
        super().__init__()
        self.grid, self.strings = grid, strings
        self._row = self._column = 0
        self._type, self._formula, self._parts = "n", False, list[str]()
        self._phonetic = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._start_cell(attributes)
        elif tag in ("v", "t") and not self._phonetic:
            self.parser.CharacterDataHandler = self._parts.append
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isascii() and number.isdigit() else self._row + 1
            self._column = 0
        elif tag == "rPh":
            self._phonetic = True

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if reference := attributes.get("r"):
            self._row, self._column = position(reference)
        else:
            self._column += 1
        self._type, self._formula, self._parts = attributes.get("t", "n"), False, []

    def end(self, tag: str) -> None:
        if tag == "c":
            self._end_cell("".join(self._parts))
        elif tag in ("v", "t"):
            self.parser.CharacterDataHandler = None
        elif tag == "rPh":
            self._phonetic = False

    def _end_cell(self, text: str) -> None:
        if self._formula:
            self.grid.formulas += 1
        value = self._value(text)
        if value is UNCALCULATED:
            self.grid.uncalculated += 1
        if value is None or value == "":
            return
        self.grid.values[self._row, self._column] = value
        if len(self.grid.values) > MOST_CELLS:
            raise Refusal("intake.too_many_cells", most=MOST_CELLS)

    def _value(self, text: str) -> Value | None:
        if self._type in ("str", "inlineStr"):
            return text
        if text == "":
            return UNCALCULATED if self._formula else None
        if self._type == "e":
            return ErrorCell(text[:12])
        if self._type == "b":
            return text.strip() in ("1", "true")
        try:
            if self._type == "s":
                return self.strings[int(text)]
            return Decimal(text.strip()) if self._type == "n" else text
        except (InvalidOperation, ValueError, IndexError) as fault:
            raise Refusal("intake.broken_file") from fault


def _read_sheet(archive: Archive, path: str, grid: Grid, strings: list[str]) -> Grid:
    _Cells(grid, strings).run(archive, path)
    return grid
