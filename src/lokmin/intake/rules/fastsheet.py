"""The plain rows of a worksheet read by pattern, several times faster than by a parser.

Only rows whose every cell has the plain form that spreadsheets write are read here; a row with anything else
(a formula, an error, an escaped sign) goes to the parser, and a sheet with anything unusual around its rows
goes to the parser whole. So nothing is read here that the parser would read otherwise; a test compares
the two.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, InvalidOperation

from lokmin.basics.refusal import Refusal
from lokmin.intake.rules.cells import Value
from lokmin.intake.rules.grid import Grid, column_number

_ROW = re.compile(rb'\s*<row r="([0-9]{1,7})"([^<>]*)>')
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"((?: s="[0-9]{1,6}")?(?: t="(?:s|n|str|inlineStr)")?'
    rb'(?: ?/>|>(?:<v>[^<&]*</v>|<is><t(?: xml:space="preserve")?>[^<&]*</t></is>)?</c>))'
)
_INSIDE = re.compile(
    rb'(?: s="([0-9]+)")?(?: t="([A-Za-z]+)")?'
    rb"(?: ?/>|>(?:<v>([^<]*)</v>|<is><t[^>]*>([^<]*)</t></is>)?</c>)"
)
_COL = re.compile(rb"<col ([^<>]*)/?>")
_ATTRIBUTE = re.compile(rb'([A-Za-z]+)="([^"]*)"')
_UTF8 = re.compile(rb'\s*(?:<\?xml[^>]*encoding=["\']utf-8["\'][^>]*\?>)?[^?]*', re.IGNORECASE | re.DOTALL)
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_LONGEST_ROW = 4_000_000


class Unusual(Exception):
    """The sheet has to be read by the parser from its beginning."""


class FastSheet:
    """Reads one sheet into `grid`. `by_parser` reads one row; `shown` gives a number its format."""

    def __init__(
        self, grid: Grid, strings: list[str], shown: Callable[[Decimal, str], Value],
        by_parser: Callable[[bytes], None],
    ) -> None:  # fmt: skip
        self.grid, self.strings = grid, strings
        self._shown, self._by_parser = shown, by_parser
        self._columns: dict[bytes, int] = {}
        self._values: dict[bytes, Value | None] = {}
        self._last = 0

    def read(self, chunks: Iterable[bytes]) -> Iterator[int]:
        """Reads row after row; yields the number of cells of each piece of the file. Raises `Unusual`."""
        pieces = iter(chunks)
        buffer = self._head(pieces)
        ended = False
        while not ended:
            end = buffer.find(b"</sheetData>")
            ended = end >= 0
            rows = buffer[:end] if ended else buffer
            if b"<!" in rows or b"<?" in rows:
                raise Unusual
            count, used = self._rows(rows, last=ended)
            yield count
            buffer = buffer[used:]
            if ended:
                break
            piece = next(pieces, None)
            if piece is None or len(buffer) > _LONGEST_ROW:
                raise Unusual
            buffer += piece
        for _ in pieces:
            pass

    def _head(self, pieces: Iterator[bytes]) -> bytes:
        """What follows `<sheetData>`; only UTF-8 without a document type is usual."""
        buffer = b""
        for piece in pieces:
            buffer += piece
            start = buffer.find(b"<sheetData>")
            if start >= 0:
                head = buffer[:start]
                if b"<!" in head or not _UTF8.fullmatch(head):
                    raise Unusual
                self._columns_of(head)
                return buffer[start + 11 :]
            if len(buffer) > 200_000:
                break
        raise Unusual

    def _columns_of(self, head: bytes) -> None:
        """Which columns are hidden, told before the rows."""
        for attributes in _COL.findall(head):
            found = {name: value.decode() for name, value in _ATTRIBUTE.findall(attributes)}
            if found.get(b"hidden") in ("1", "true"):
                self.grid.hide_columns(found.get(b"min", ""), found.get(b"max", ""))

    def _rows(self, buffer: bytes, *, last: bool) -> tuple[int, int]:
        """Read the whole rows of `buffer`: how many cells, and up to where."""
        at = count = 0
        while found := _ROW.match(buffer, at):
            start = found.end()
            end = start if found[2].endswith(b"/") else buffer.find(b"</row>", start)
            if end < 0:
                break
            count += self._row(found, buffer[start:end])
            at = start if found[2].endswith(b"/") else end + 6
        if last and buffer[at:].strip():
            raise Unusual
        return count, at

    def _row(self, found: re.Match[bytes], inside: bytes) -> int:
        row, attributes = int(found[1]), found[2]
        if not self._last < row <= _LAST_ROW:
            raise Unusual
        self._last = row
        if b"hidden=" in attributes and (b'hidden="1"' in attributes or b'hidden="true"' in attributes):
            self.grid.hidden_rows.add(row)
        if not inside.strip():
            return 0
        cells = _CELL.findall(inside)
        if len(cells) != inside.count(b"<c") or not cells:
            self._by_parser(b'<row r="%d">%s</row>' % (row, inside))
            return len(self.grid.lines.get(row, ()))
        line: dict[int, Value] = {}
        own, columns, values = found[1], self._columns, self._values
        for letters, digits, place in cells:
            if digits != own:
                raise Unusual
            column = columns.get(letters) or self._column(letters)
            value = values[place] if place in values else self._value(place)
            if value is not None:
                if column in line:
                    raise Refusal("intake.broken_file")
                line[column] = value
        if line:
            self.grid.lines[row] = line
        return len(line)

    def _column(self, letters: bytes) -> int:
        column = column_number(letters.decode())
        if column > _LAST_COLUMN:
            raise Refusal("intake.broken_file")
        self._columns[letters] = column
        return column

    def _value(self, place: bytes) -> Value | None:
        """The value of what follows a cell's name; equal cells share one."""
        found = _INSIDE.fullmatch(place)
        assert found is not None
        style, kind, number, text = (part or b"" for part in found.groups())
        try:
            value = self._read(style, kind, number.decode(), text.decode())
        except (InvalidOperation, ValueError, IndexError) as fault:
            raise Refusal("intake.broken_file") from fault
        if len(self._values) < 500_000:
            self._values[place] = value
        return value

    def _read(self, style: bytes, kind: bytes, number: str, text: str) -> Value | None:
        if kind == b"inlineStr":
            return text or number or None
        if kind == b"str":
            return number or text or None
        if number == "":
            return None
        if kind == b"s":
            return self.strings[int(number)] or None
        return self._shown(Decimal(number.strip()), style.decode())
