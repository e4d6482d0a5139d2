"""A delimited file as rows whose cells are asked for by column, each refusal naming line and column."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from lokmin.basics.numbers import round_half_up
from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month
from lokmin.coverage.rules.limits import MOST_COUNT, MOST_PEOPLE
from lokmin.intake.rules.textfile import read_lines

_WHOLE = re.compile(r"[0-9]+([.,]0)?")
_DECIMAL = re.compile(r"[0-9]+([.,][0-9]+)?")


@dataclass(frozen=True)
class Row:
    """One line of a file; every reader refuses with file, line and column."""

    file: str
    line: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """The cell without surrounding space, empty where the column does not exist."""
        return self.cells.get(column, "")

    def required(self, column: str) -> str:
        return self.text(column) or self._refuse("cell_empty", column)

    def month(self, column: str) -> Month:
        value = self.required(column)
        try:
            return Month.parse(value)
        except Refusal:
            return self._refuse("month", column, value=value)

    def count(self, column: str) -> int | None:
        """A whole number of people, None when empty."""
        value = self.text(column)
        if not value:
            return None
        if not _WHOLE.fullmatch(value):
            known = _DECIMAL.fullmatch(value)
            self._refuse("fraction" if known else self._fault(value), column, value=value)
        return self._at_most(int(re.split("[.,]", value)[0]), MOST_COUNT, column)

    def thousandths(self, column: str, most: int = MOST_PEOPLE) -> int | None:
        """A number with decimal point or comma, as an integer number of thousandths; None when empty."""
        value = self.decimal(column)
        if value is None:
            return None
        self._at_most(int(value), most, column)
        return int(round_half_up(value * 1000))

    def decimal(self, column: str) -> Fraction | None:
        value = self.text(column)
        if not value:
            return None
        if not _DECIMAL.fullmatch(value):
            self._refuse(self._fault(value), column, value=value)
        return Fraction(value.replace(",", "."))

    def choice(self, column: str, known: Collection[str], default: str) -> str:
        value = self.text(column).lower() or default
        if value not in known:
            self._refuse("choice", column, value=value, known=", ".join(known))
        return value

    def refuse(self, code: str, column: str, **params: object) -> Refusal:
        """The refusal of this line, to be raised."""
        return Refusal(f"calculators.{code}", file=self.file, line=self.line, column=column, **params)

    def _refuse(self, code: str, column: str, **params: object):  # type: ignore[no-untyped-def]
        raise self.refuse(code, column, **params)

    def _at_most(self, value: int, most: int, column: str) -> int:
        if value > most:
            raise self.refuse("too_many", column, value=self.text(column), most=most)
        return value

    @staticmethod
    def _fault(value: str) -> str:
        return "negative" if re.fullmatch(r"[-−–]\s*[0-9]+([.,][0-9]+)?", value) else "number"


def read_table(path: Path, required: Collection[str], optional: Collection[str] = ()) -> list[Row]:
    """All rows of the file; its first line names the columns, in any order and letter case."""
    try:
        lines = read_lines(path.read_bytes())
    except OSError as fault:
        raise Refusal("web.file_missing", path=path) from fault
    if not lines:
        raise Refusal("calculators.empty", file=path.name)
    (line, header), *body = lines
    columns = _columns(Row(path.name, line, {}), header, required, optional)
    if not body:
        raise Refusal("calculators.no_rows", file=path.name)
    return list(_rows(path.name, columns, body))


def _columns(row: Row, header: list[str], required: Collection[str], optional: Collection[str]) -> list[str]:
    folded = {name.casefold(): name for name in (*required, *optional)}
    columns = [folded.get(cell.strip().casefold(), cell.strip()) for cell in header]
    for column in required:
        if column not in columns:
            raise row.refuse("column_missing", column)
    named = [column for column in columns if column]
    for column in named:
        if named.count(column) > 1:
            raise row.refuse("column_twice", column)
    return columns


def _rows(file: str, columns: list[str], body: list[tuple[int, list[str]]]) -> Iterator[Row]:
    for line, cells in body:
        row = Row(file, line, dict(zip(columns, (cell.strip() for cell in cells), strict=False)))
        if any(cell.strip() for cell in cells[len(columns) :]):
            raise row.refuse("row_long", columns[-1], cells=len(cells), columns=len(columns))
        if len(cells) < len(columns):
            raise row.refuse("row_short", columns[len(cells)])
        yield row
