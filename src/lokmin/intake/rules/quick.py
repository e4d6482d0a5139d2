"""The lines of a long table: what the careful way accepted once is accepted again without asking.

A line is four answers (which village, which month, which element, how many), each independent of the others.
The careful way (`table.py`) reads a line whose cells are new; cells that it accepted are remembered as they
stand, so that a district's file is read in seconds and exactly as a small one.
"""

from collections.abc import Callable
from typing import Any

from lokmin.basics.numbers import State
from lokmin.intake.rules import progress
from lokmin.intake.rules.cells import Value
from lokmin.intake.rules.collect import Collector
from lokmin.intake.rules.grid import Grid, column_name
from lokmin.intake.rules.mapping import Mapping
from lokmin.intake.rules.report import FigureRead

_STEP = 20_000


def take_lines(
    grid: Grid, mapping: Mapping, rows: list[int], collector: Collector, careful: Callable[[int], None],
    width: int,
) -> None:  # fmt: skip
    """Read `rows`. Each line is dropped from the sheet once it is read, when the sheet is long."""
    quick = _Quick(grid, mapping, collector)
    drop = len(rows) > _STEP
    for number, row in enumerate(rows):
        line = grid.lines[row]
        if row in grid.short or (width and max(line) > width) or not quick.take(row, line):
            careful(row)
            quick.learn(row, line)
        if drop:
            grid.consume(row)
        if not number % _STEP:
            progress.tell(progress.READING, number, len(rows))


class _Quick:
    """What the careful way accepted, by the cells as they stand."""

    def __init__(self, grid: Grid, mapping: Mapping, collector: Collector) -> None:
        village = mapping.column("village") or 0
        code = mapping.column("code") or 0
        # Everything left of the village counts too: JUMLAH may stand there.
        self.who_columns = sorted({*range(1, village + 1), code} - {0}) or [0]
        self.period = mapping.column("period") or 0
        self.year = mapping.column("year") or 0
        self.element = mapping.column("element") or 0
        self.count = mapping.column("count") or 0
        self.letters = column_name(self.count)
        self.collector = collector
        self.who: dict[Any, tuple[str, str, int]] = {}
        self.when: dict[Any, tuple[int, int]] = {}
        self.what: dict[Any, str] = {}
        self.many: dict[type, dict[Any, tuple[int | None, State]]] = {}

    def take(self, row: int, line: dict[int, Value]) -> bool:
        """Whether every cell of the line is known and its place is free; then it is read."""
        get = line.get
        value = get(self.count)
        try:
            village, code, key = self.who[tuple([get(column) for column in self.who_columns])]
            year, month = self.when[get(self.period), get(self.year)]
            element = self.what[get(self.element)]
            count, state = self.many[type(value)][value]
        except KeyError:
            return False
        figure = FigureRead(
            village, code, element, year, month, count, state, self.collector.sheet, f"{self.letters}{row}"
        )
        return self.collector.keep_new(key, figure)

    def learn(self, row: int, line: dict[int, Value]) -> None:
        """Remember the cells of a line that the careful way accepted just now."""
        figure = self.collector.accepted
        self.collector.accepted = None
        if figure is None or figure.cell != f"{self.letters}{row}":
            return
        get = line.get
        value = get(self.count)
        key = self.collector.village_number(figure)
        who = tuple([get(column) for column in self.who_columns])
        self.who[who] = (figure.village, figure.village_code, key)
        self.when[get(self.period), get(self.year)] = (figure.year, figure.month)
        self.what[get(self.element)] = figure.element
        self.many.setdefault(type(value), {})[value] = (figure.count, figure.state)
