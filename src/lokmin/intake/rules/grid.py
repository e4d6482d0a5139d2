"""A sheet as a grid of values: only cells that are there take memory."""

import re
from collections.abc import Iterator, Mapping

from lokmin.basics.refusal import Refusal
from lokmin.intake.rules.cells import Value

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_NOTHING: dict[int, Value] = {}
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


class Grid:
    """One sheet: `lines[row][column]`, both counted from 1. `short`: how many fields the lines of a text
    file have that end before its header does."""

    def __init__(
        self, name: str, hidden: bool = False, values: Mapping[tuple[int, int], Value] | None = None
    ) -> None:
        self.name = name
        self.hidden = hidden
        self.lines: dict[int, dict[int, Value]] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.short: dict[int, int] = {}
        self.is_text = False
        self._consumed = 0
        self.formulas = 0
        self.uncalculated = 0
        for (row, column), value in (values or {}).items():
            self.put(row, column, value)

    def hide_columns(self, first: str, last: str) -> None:
        """Columns from `first` to `last`, as numbers in text, are not shown."""
        if first.isdecimal() and last.isdecimal() and first.isascii() and last.isascii():
            self.hidden_columns |= set(range(int(first), min(int(last), _LAST_COLUMN) + 1))

    def put(self, row: int, column: int, value: Value) -> None:
        self.lines.setdefault(row, {})[column] = value

    def get(self, row: int, column: int) -> Value | None:
        line = self.lines.get(row)
        return line.get(column) if line else None

    def cells(self) -> Iterator[tuple[tuple[int, int], Value]]:
        """Every cell that holds something, with its place."""
        for row, line in self.lines.items():
            for column, value in line.items():
                yield (row, column), value

    def rows(self) -> dict[int, list[int]]:
        """The columns that hold something, by row, both in order."""
        return {row: sorted(self.lines[row]) for row in sorted(self.lines)}

    def first_rows(self, most: int) -> list[int]:
        """The numbers of the first rows that hold something."""
        return sorted(self.lines)[:most]

    @property
    def size(self) -> int:
        return self._consumed + sum(len(line) for line in self.lines.values())

    def consume(self, row: int) -> None:
        """Forget a row that was read, so that a long sheet and its figures need not fit side by side."""
        self._consumed += len(self.lines[row])
        self.lines[row] = _NOTHING


def column_name(column: int) -> str:
    """1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell_name(row: int, column: int) -> str:
    return f"{column_name(column)}{row}"


def column_number(letters: str) -> int:
    """A is 1, AA is 27."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column


def position(reference: str) -> tuple[int, int]:
    """(row, column) of `AB12`; a reference outside a sheet is a broken file."""
    found = _CELL.fullmatch(reference)
    if not found:
        raise Refusal("intake.broken_file")
    row, column = int(found[2]), column_number(found[1])
    if not (1 <= row <= _LAST_ROW and column <= _LAST_COLUMN):
        raise Refusal("intake.broken_file")
    return row, column
