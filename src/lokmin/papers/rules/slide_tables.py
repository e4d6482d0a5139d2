"""How a table comes to stand on a slide: how many rows fit, in one table or in two side by side."""

from dataclasses import dataclass
from itertools import accumulate

from lokmin.papers.rules import slide_fit as fit
from lokmin.papers.rules import slide_parts as p
from lokmin.papers.rules.blocks import Cell, Grid
from lokmin.papers.rules.plain import clean

LINES = 3
"""Lines of a cell on a slide, at most; the whole text stands in the notes."""
MANY = 8
"""Lines of a cell where all rows stand on the slide nevertheless."""
BETWEEN = 16.0
COUNTED = 22.0
"""Room for the line that counts what is left out."""
_Said = tuple[str, bool, str, int, bool]
_Row = tuple[_Said, ...]
_Limit = tuple[list[str], int]


@dataclass(frozen=True)
class Layout:
    """One table or two; `left_out` rows found no room, `cut` are texts that stand shortened.

    `broken`: a word is wider than its column.
    """

    tables: tuple[p.Laid, ...]
    width: float
    left_out: int
    cut: tuple[str, ...]
    broken: bool = False

    @property
    def size(self) -> float:
        return self.tables[0].size

    @property
    def level(self) -> bool:
        """Whether every row is one line."""
        one = p.row_height([("x", False, 99)], self.size)
        return all(high <= one + 0.01 for laid in self.tables for high in laid.heights[bool(laid.heads) :])

    @property
    def rows(self) -> int:
        return sum(len(one.rows) for one in self.tables)

    @property
    def height(self) -> float:
        return max((sum(one.heights) for one in self.tables), default=0.0)


def lay(
    grid: Grid, wide: float, high: float, size: float, *, twice: bool = False, most: int = LINES
) -> Layout:
    """The table in this room: all rows, or as many as leave a line to count the others."""
    width = (wide - BETWEEN) / 2 if twice else wide
    widths = tuple(width * share / sum(grid.shares) for share in grid.shares)
    cut: list[str] = []
    heads = tuple(
        _shortened(clean(head), p.head_size(size), one, True, (cut, LINES))
        for head, one in zip(grid.heads, widths, strict=True)
    )
    head_high = (
        p.row_height([(h, True, w) for h, w in zip(heads, widths, strict=True)], p.head_size(size))
        if any(heads)
        else 0
    )
    rows = [_row(row, widths, size, (cut, most)) for row in grid.rows]
    heights = [_height(row, widths, size) for row in rows]
    counts = _split(heights, high - head_high, twice=twice)
    if sum(counts) < len(rows):
        counts = _split(heights, high - head_high - COUNTED, twice=twice)
    ends = tuple(accumulate(counts))
    parts = tuple(zip((0, *ends), ends, strict=False))
    tables = tuple(
        p.Laid(
            heads if any(heads) else (),
            tuple(rows[first:last]),
            widths,
            (*((head_high,) if any(heads) else ()), *heights[first:last]),
            size,
        )
        for first, last in parts
        if last > first or not first
    )
    broken = any(_breaks(heads, row, widths, size) for row in grid.rows)
    return Layout(tables, width, len(rows) - ends[-1], tuple(dict.fromkeys(cut)), broken)


def best(grid: Grid, wide: float, high: float, sizes: tuple[float, ...]) -> Layout:
    """At the largest size at which everything stands whole, rows of one line before others, one table before
    two; else with short cells; else as many rows as fit."""
    least = sizes[-1]
    tried = [lay(grid, wide, high, size) for size in sizes]
    tried += [lay(grid, wide, high, size, twice=True) for size in sizes if size <= least + 4]
    tried = [one for one in tried if not one.broken] or tried[: len(sizes)]
    tried += [lay(grid, wide, high, size, most=MANY) for size in sizes]
    tried.append(lay(grid, wide, high, least, most=2))
    whole = [one for one in tried if not one.left_out]
    uncut = [one for one in whole if not one.cut]
    found = [one for one in uncut if one.level] or uncut or whole
    return found[0] if found else max(tried, key=lambda one: one.rows)


def _breaks(heads: tuple[str, ...], row: tuple[Cell, ...], widths: tuple[float, ...], size: float) -> bool:
    """Whether a word is wider than its column, in a row without joined cells."""
    if len(row) != len(widths):
        return False
    said = [(head, p.head_size(size), wide) for head, wide in zip(heads, widths, strict=False)]
    said += [(" ".join(cell.texts), size, wide) for cell, wide in zip(row, widths, strict=True)]
    return any(
        fit.width(word, letters, bold=True) > p.room(wide)
        for text, letters, wide in said
        for word in text.split()
    )


def _fitting(heights: list[float], high: float) -> int:
    """How many of the first rows stand in this height."""
    used, count = 0.0, 0
    for one in heights:
        if used + one > high + 0.01:
            break
        used, count = used + one, count + 1
    return count


def _split(heights: list[float], high: float, *, twice: bool) -> tuple[int, ...]:
    """How many rows stand in each table: halves where both fit, else as many as fit."""
    if not twice:
        return (_fitting(heights, high),)
    half = -(-len(heights) // 2)
    first = min(half, _fitting(heights, high))
    if _fitting(heights[half:], high) < len(heights) - half:
        first = _fitting(heights, high)
    return first, _fitting(heights[first:], high)


def _row(row: tuple[Cell, ...], widths: tuple[float, ...], size: float, limit: _Limit) -> _Row:
    found, place = [], 0
    for cell in row:
        wide = sum(widths[place : place + cell.span])
        lines = [clean(line) for line in cell.texts] or [""]
        said = "\n".join(lines)
        if sum(fit.lines(line, size, p.room(wide), bold=cell.bold) for line in lines) > limit[1]:
            said = _shortened("; ".join(lines), size, wide, cell.bold, limit)
        found.append((said, cell.bold, cell.align, cell.span, cell.fill))
        place += cell.span
    return tuple(found)


def _shortened(said: str, size: float, wide: float, bold: bool, limit: _Limit) -> str:
    """As much as stands in the lines of a cell; `limit` gathers what was cut, and says how many lines."""
    cut, most = limit
    short = fit.cut(said, size, p.room(wide), most, bold=bold)
    if short != said:
        cut.append(said)
    return short


def _height(row: _Row, widths: tuple[float, ...], size: float) -> float:
    found, place = [], 0
    for said, bold, _align, span, _fill in row:
        found.append((said, bold, sum(widths[place : place + span])))
        place += span
    return p.row_height(found, size)
