"""Which columns of a table hold counts, and which rows hold villages."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from lokmin.basics.spelling import clean
from lokmin.intake.rules.cells import Value
from lokmin.intake.rules.collect import month_of, text_of
from lokmin.intake.rules.grid import Grid
from lokmin.intake.rules.mapping import Mapping
from lokmin.intake.rules.spelling import is_total

_TEXTS = ("code", "village", "period", "year", "element")


@dataclass(frozen=True)
class CountColumn:
    """A column of counts; `period` and `element` are empty where another column of the row names them.
    `wide`: one of several, each for its own element or month."""

    number: int
    period: str
    element: str
    wide: bool


def count_columns(mapping: Mapping) -> list[CountColumn]:
    """One column of counts, or one for each element, or one for each month."""
    found = []
    if count := mapping.column("count"):
        found.append(CountColumn(count, "", "", False))
    for number, element in mapping.columns("element"):
        found.append(CountColumn(number, "", element, True))
    for number, period in mapping.columns("month"):
        found.append(CountColumn(number, with_year(period, "", mapping.year), "", True))
    return found


def with_year(period: str, own: str, year: int | None) -> str:
    """`April` with a year is `2026-04`; a text that names a year, or no month at all, stays as it is."""
    number = int(own) if own.isascii() and own.isdigit() and len(own) == 4 else year
    if number is None or month_of(period) is not None:
        return period
    month = month_of(period, number)
    return str(month) if month else period


def text_reader(mapping: Mapping) -> Callable[[dict[int, Value], str], str]:
    """Reads the text of a role in a line; equal cells are cleaned once."""
    where = {role: mapping.column(role) or 0 for role in _TEXTS}
    texts: dict[Value, str] = {}

    def get(line: dict[int, Value], role: str) -> str:
        value = line.get(where[role])
        if value is None:
            return ""
        if type(value) is not str:
            return text_of(value)
        if value not in texts:
            texts[value] = clean(value)
        return texts[value]

    return get


def places(mapping: Mapping) -> dict[str, int]:
    """Where a bad village, period or element is shown."""
    found = {role: number for number, role in mapping.roles.items() if ":" not in role}
    village = found.get("code") or found.get("village")
    return {**found, **({"village": village} if village else {})}


def data_rows(grid: Grid, mapping: Mapping, numbers: list[int], wide: bool) -> list[int]:
    """The rows of data under the header: without the row of column numbers, rows that add up others, the
    header printed again, and in a wide table rows without any value."""
    rows = [row for row in sorted(grid.lines) if row > mapping.header]
    village = mapping.column("village")
    if rows and _is_numbering(grid.lines[rows[0]]):
        rows = rows[1:]
    header = grid.lines.get(mapping.header, {})
    kept = []
    for row in rows:
        line = grid.lines[row]
        if wide and not any(number in line for number in numbers):
            continue
        if village and wide and adds_up(line, village):
            continue
        if wide and all(header.get(column) == line.get(column) for column in mapping.roles):
            continue
        kept.append(row)
    return kept


def adds_up(line: dict[int, Value], village: int) -> bool:
    """JUMLAH stands in the column of villages, or left of it."""
    for column in range(1, village + 1):
        value = line.get(column)
        if type(value) is str and value and value[0] in "jJtT  " and is_total(value):
            return True
    return False


def _is_numbering(line: dict[int, Value]) -> bool:
    """The row 1, 2, 3 … under a header is not data."""
    values = [value for _, value in sorted(line.items())]
    if len(values) < 3 or not all(isinstance(value, Decimal | str) for value in values):
        return False
    texts = [text_of(value) for value in values]
    if not all(text.isdecimal() and text.isascii() and len(text) < 4 for text in texts):
        return False
    first = int(texts[0])
    return first <= 1 and [int(text) for text in texts] == list(range(first, first + len(texts)))
