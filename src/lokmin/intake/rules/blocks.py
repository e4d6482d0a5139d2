"""Month blocks stacked down a sheet, found by their labels and never by row numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lokmin.basics.spelling import clean, key
from lokmin.intake.rules.cells import Value
from lokmin.intake.rules.grid import Grid
from lokmin.intake.rules.spelling import is_recap, is_total, read_month

_HEADER_SEARCH = 12
_HEADER_HEIGHT = 5


@dataclass(frozen=True)
class Row:
    """A line of a block. `village` is empty for a slot that is not used."""

    number: int
    village: str


@dataclass(frozen=True)
class Block:
    """One month of one sheet. `headers` gives for each column the texts above it, from top to bottom;
    `total` is the row that adds up. `month` None with `recap` False: the month cell is not understood."""

    title: str
    puskesmas: str
    month_row: int
    month_text: str
    year: int | None
    month: int | None
    recap: bool
    headers: dict[int, tuple[str, ...]]
    rows: tuple[Row, ...]
    total: int | None


def find_blocks(grid: Grid) -> list[Block]:
    """Every block that starts with a label BULAN and has a header with NO and DESA under it."""
    rows = grid.rows()
    starts = [place for place in _labels(grid, rows, "bulan") if _header(grid, rows, place[0])]
    blocks = []
    for index, (row, column) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else max(rows) + 1
        above = starts[index - 1][0] if index else 0
        blocks.append(_block(grid, rows, (row, column), (above, end)))
    return blocks


def counted_by(grid: Grid) -> str:
    """What the lines of month blocks are when they are no villages, such as PUSKESMAS; else nothing."""
    rows = grid.rows()
    for row, _ in _labels(grid, rows, "bulan"):
        for below in range(row + 1, row + _HEADER_SEARCH):
            columns = rows.get(below, [])[:4]
            texts = [clean(grid.get(below, column)) for column in columns]
            if len(texts) > 1 and key(texts[0]) == "no":
                return texts[1][:60] if key(texts[1]) != "bulan" else ""
        return ""
    return ""


def value_beside(grid: Grid, columns: list[int], row: int, column: int) -> Value | None:
    """The first value to the right of a label, over colons."""
    for other in columns:
        value = grid.get(row, other)
        if other > column and clean(value) not in (":", ""):
            return value
    return None


def labelled(grid: Grid, word: str) -> Value | None:
    """The value beside the first label `word`, such as the year beside TAHUN."""
    rows = grid.rows()
    for row, column in _labels(grid, rows, word):
        return value_beside(grid, rows[row], row, column)
    return None


def _labels(grid: Grid, rows: dict[int, list[int]], word: str) -> Iterator[tuple[int, int]]:
    for row, columns in rows.items():
        for column in columns[:4]:
            value = grid.get(row, column)
            if isinstance(value, str) and key(value) == word:
                yield row, column
                break


def _header(grid: Grid, rows: dict[int, list[int]], month_row: int) -> tuple[int, int] | None:
    """(row, column) of the cell DESA that stands beside NO, a few rows under the label BULAN."""
    for row in range(month_row + 1, month_row + _HEADER_SEARCH):
        texts = {column: key(grid.get(row, column)) for column in rows.get(row, ())[:4]}
        if "bulan" in texts.values():
            return None
        if "no" in texts.values():
            for column, text in texts.items():
                if text in ("desa", "desakelurahan", "desakel", "kelurahan", "namadesa"):
                    return row, column
    return None


def _block(grid: Grid, rows: dict[int, list[int]], label: tuple[int, int], limits: tuple[int, int]) -> Block:
    month_row, month_column = label
    header = _header(grid, rows, month_row)
    assert header is not None
    top, village_column = header
    first = _first_row(grid, top, village_column, limits[1])
    body, total = _body(grid, rows, village_column, (first, limits[1]))
    value = value_beside(grid, rows[month_row], month_row, month_column)
    recap = value is not None and is_recap(value)
    year, month = (read_month(value) if value is not None and not recap else None) or (None, None)
    title, puskesmas = _above(grid, rows, month_row, limits[0])
    headers = header_paths(grid, (top, first), village_column + 1)
    return Block(
        title, puskesmas, month_row, "" if value is None else clean(value)[:60],
        year, month, recap, headers, tuple(body), total,
    )  # fmt: skip


def _first_row(grid: Grid, top: int, village_column: int, end: int) -> int:
    """The first row under the header whose village cell holds something (name, number or formula)."""
    for row in range(top + 1, min(top + 1 + 2 * _HEADER_HEIGHT, end)):
        if grid.get(row, village_column) is not None and not _is_numbering(grid, row, village_column):
            return row
    return min(top + 1, end)


def _is_numbering(grid: Grid, row: int, village_column: int) -> bool:
    """The row 1, 2, 3 … under a header is not data."""
    numbers = [grid.get(row, village_column + step) for step in range(-1, 3)]
    if not all(isinstance(number, Decimal) for number in numbers):
        return False
    first = numbers[0]
    return [number - first for number in numbers] == [0, 1, 2, 3]  # type: ignore[operator]


def _body(
    grid: Grid, rows: dict[int, list[int]], village_column: int, limits: tuple[int, int]
) -> tuple[list[Row], int | None]:
    """The rows of villages down to the row that adds up; that row's number, None if there is none."""
    body: list[Row] = []
    for row in sorted(number for number in rows if limits[0] <= number < limits[1]):
        names = [grid.get(row, column) for column in range(1, village_column + 1)]
        if any(isinstance(name, str) and is_total(name) for name in names):
            return body, row
        village = names[-1]
        named = isinstance(village, str) and any(letter.isalpha() for letter in village)
        if named and key(village) in ("puskesmas", "bulan"):
            break
        body.append(Row(row, clean(village) if named else ""))
    return body, None


def _above(grid: Grid, rows: dict[int, list[int]], month_row: int, limit: int) -> tuple[str, str]:
    """Title and Puskesmas in the lines over the label BULAN."""
    title = puskesmas = ""
    for row in range(max(limit + 1, month_row - 6), month_row + 1):
        for column in rows.get(row, ())[:4]:
            text = grid.get(row, column)
            if not isinstance(text, str):
                continue
            if key(text) == "puskesmas":
                value = value_beside(grid, rows[row], row, column)
                puskesmas = clean(value) if isinstance(value, str) else ""
            elif row < month_row and len(rows[row]) == 1:
                title = clean(text)[:80]
    return title, puskesmas


def header_paths(grid: Grid, rows: tuple[int, int], left: int = 1) -> dict[int, tuple[str, ...]]:
    """The texts over each column, from top to bottom. Merged cells are felt, not read: an empty header
    cell belongs to its left neighbour when both have the same cell above and something stands below the
    empty one."""
    top, bottom = rows
    columns = sorted({c for row in range(top, bottom) for c in grid.lines.get(row, ()) if c >= left})
    paths: dict[int, list[tuple[int, str]]] = {}
    previous: list[tuple[int, str]] = []
    for column in columns:
        own = {
            row: clean(grid.get(row, column))
            for row in range(top, bottom)
            if isinstance(grid.get(row, column), str)
        }
        if not own:
            continue
        path: list[tuple[int, str]] = []
        for row in range(top, max(own) + 1):
            if row in own:
                path.append((column, own[row]))
            elif len(previous) > row - top and path == previous[: len(path)]:
                path.append(previous[row - top])
            else:
                path.append((column, ""))
        paths[column] = previous = path
    return {column: tuple(text for _, text in path if text) for column, path in paths.items()}
