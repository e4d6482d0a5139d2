"""A workbook as a grid of values: one pass over the XML, no formulas, no styles, no macros.

Only cells that are there take memory, so a sheet that claims A1:XFD1048576 costs nothing. Unlike a
spreadsheet library this keeps `#DIV/0!` and a formula without a stored result apart from an empty cell.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from xml.parsers import expat

from lokmin.basics.refusal import Refusal
from lokmin.intake.rules.archive import Archive
from lokmin.intake.rules.cells import UNCALCULATED, DateCell, ErrorCell, Value
from lokmin.intake.rules.fastsheet import FastSheet, Unusual
from lokmin.intake.rules.grid import Grid, position
from lokmin.intake.rules.progress import Opening
from lokmin.intake.rules.styles import as_shown, meaning_of

MOST_CELLS = 5_000_000
MOST_STRINGS = 1_000_000
MOST_SHEETS = 60
_RELATIONS = "xl/_rels/workbook.xml.rels"


@dataclass(frozen=True)
class _Styles:
    """What the number formats of a workbook mean, by the style number of a cell; absent is plain."""

    meanings: dict[str, str] = field(default_factory=dict)
    from_1904: bool = False


def read_sheets(archive: Archive) -> Iterator[Grid]:
    """Every worksheet in the order of its tabs, hidden ones too; each may be dropped before the next."""
    strings = _shared_strings(archive)
    paths = _relations(archive)
    styles = _styles(archive)
    sheets = [(paths.get(relation, ""), name, hidden) for name, relation, hidden in _sheet_list(archive)]
    sheets = [sheet for sheet in sheets if sheet[0] in archive.names and "worksheets" in sheet[0]]
    opening = Opening(sum(archive.size(path) for path, _name, _hidden in sheets))
    for path, name, hidden in sheets:
        grid = _read_sheet(archive, path, (name, hidden), strings, styles, opening)
        opening.next_part(len(grid.lines))
        yield grid


def _read_sheet(
    archive: Archive, path: str, named: tuple[str, bool], strings: list[str], styles: _Styles,
    opening: Opening,
) -> Grid:  # fmt: skip
    """One sheet, by pattern where it is plain, else by the parser."""
    grid = Grid(*named)
    cells = _Cells(grid, strings, styles)
    size = 0
    try:
        chunks = opening.counted(archive.chunks(path))
        for count in FastSheet(grid, strings, cells.shown, cells.run_row).read(chunks):
            opening.lines(len(grid.lines))
            size += count
            if size > MOST_CELLS:
                raise Refusal("intake.too_many_cells", most=MOST_CELLS)
    except Unusual:
        grid = Grid(*named)
        _Cells(grid, strings, styles).run(archive, path)
    return grid


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
        except (expat.ExpatError, ValueError, LookupError) as fault:
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


class _Formats(_Walk):
    """The number formats of the cell styles, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.own: dict[str, str] = {}
        self.numbers: list[str] = []
        self._inside = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "numFmt":
            self.own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            self._inside = True
        elif tag == "xf" and self._inside:
            self.numbers.append(attributes.get("numFmtId", "0"))
            if len(self.numbers) > MOST_STRINGS:
                raise Refusal("intake.broken_file")

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._inside = False


def _styles(archive: Archive) -> _Styles:
    walk = _Formats()
    if "xl/styles.xml" in archive.names:
        walk.run(archive, "xl/styles.xml")
    found = {str(n): meaning_of(number, walk.own.get(number)) for n, number in enumerate(walk.numbers)}
    properties = _Attributes("workbookPr")
    properties.run(archive, "xl/workbook.xml")
    since = any(found.get("date1904") in ("1", "true") for found in properties.found)
    return _Styles({style: meaning for style, meaning in found.items() if meaning}, since)


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
    def __init__(self, grid: Grid, strings: list[str], styles: _Styles) -> None:
        super().__init__()
        self.grid, self.strings, self.styles = grid, strings, styles
        self._row = self._column = self._size = 0
        self._type, self._style, self._formula, self._parts = "n", "", False, list[str]()
        self._phonetic = False

    def run_row(self, row: bytes) -> None:
        """Read one row alone, with a parser of its own."""
        alone = _Cells(self.grid, self.strings, self.styles)
        try:
            alone.parser.Parse(row, True)
        except (expat.ExpatError, ValueError, LookupError) as fault:
            raise Refusal("intake.broken_file") from fault

    def shown(self, number: Decimal, style: str) -> Value:
        """A number as its format shows it; what is not finite is no number."""
        if not number.is_finite():
            return str(number)
        meaning = self.styles.meanings.get(style)
        return as_shown(number, meaning, self.styles.from_1904) if meaning else number

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._start_cell(attributes)
        elif tag in ("v", "t") and not self._phonetic:
            self.parser.CharacterDataHandler = self._parts.append
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "col" and attributes.get("hidden") in ("1", "true"):
            self.grid.hide_columns(attributes.get("min", ""), attributes.get("max", ""))

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isascii() and number.isdigit() else self._row + 1
        self._column = 0
        if attributes.get("hidden") in ("1", "true"):
            self.grid.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if reference := attributes.get("r"):
            self._row, self._column = position(reference)
        else:
            self._column += 1
        self._type, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._formula, self._parts = False, []

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
        line = self.grid.lines.setdefault(self._row, {})
        if self._column in line:
            raise Refusal("intake.broken_file")
        line[self._column] = value
        self._size += 1
        if self._size > MOST_CELLS:
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
            return self._number(text) if self._type == "n" else DateCell(text) if self._type == "d" else text
        except (InvalidOperation, ValueError, IndexError) as fault:
            raise Refusal("intake.broken_file") from fault

    def _number(self, text: str) -> Value:
        return self.shown(Decimal(text.strip()), self._style)
