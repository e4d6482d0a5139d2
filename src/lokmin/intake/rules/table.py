"""A plain table: each row a village, each cell a count of one element and month, as its mapping says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from lokmin.basics.spelling import clean
from lokmin.basics.time import Month
from lokmin.intake.rules.body import (
    CountColumn,
    adds_up,
    count_columns,
    data_rows,
    places,
    text_reader,
    with_year,
)
from lokmin.intake.rules.cells import Value, read_count
from lokmin.intake.rules.collect import Collector, decimal_points, is_fractional, is_percentage, text_of
from lokmin.intake.rules.grid import Grid, cell_name
from lokmin.intake.rules.mapping import Mapping
from lokmin.intake.rules.quick import take_lines
from lokmin.intake.rules.report import FigureRead, Issue, Severity
from lokmin.intake.rules.spelling import is_blank
from lokmin.places.rules.spelling import is_code


@dataclass
class TableRead:
    """What one sheet of a table says."""

    figures: list[FigureRead] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    puskesmas: str = ""


def read_table(grid: Grid, mapping: Mapping, *, sheet: str, today: date) -> TableRead:
    """Every count of `grid`; a column of percentages is refused whole."""
    table = _Table(grid, mapping, sheet, today)
    puskesmas = _puskesmas(grid, table.rows, mapping)
    if table.wide or table.points or table.percents:
        for row in table.rows:
            table.take(row)
    else:
        take_lines(grid, mapping, table.rows, table.collector, table.take, table.width)
    return TableRead(table.collector.figures, table.collector.issues, puskesmas)


class _Table:
    """One sheet while it is read."""

    def __init__(self, grid: Grid, mapping: Mapping, sheet: str, today: date) -> None:
        self.grid, self.mapping = grid, mapping
        self.collector = Collector(sheet, today, places(mapping), mapping.words)
        columns = count_columns(mapping)
        self.wide = all(column.wide for column in columns)
        self.rows = data_rows(grid, mapping, [column.number for column in columns], self.wide)
        self.get = text_reader(mapping)
        self.columns = [column for column in columns if not self._refused(column)]
        self.points = {column.number for column in self.columns if decimal_points(self._values(column))}
        self.village = mapping.column("village") or 0
        self.last = max(mapping.roles, default=0)
        self.width = max(grid.lines.get(mapping.header, {}), default=0) if grid.is_text else 0
        self.percents = set() if self.wide else self._percent_elements(columns[0])

    def take(self, row: int) -> None:
        """The counts of one row."""
        mapping, get = self.mapping, self.get
        line = self.grid.lines[row]
        if self.village and adds_up(line, self.village):
            return None
        if self.grid.short.get(row, self.last) < self.last:
            return self._short(row)
        if self.width and max(line) > self.width:
            return self._long(row, max(line))
        code, village = get(line, "code"), get(line, "village")
        if self.wide and not code and not _named(village):
            return self._slot(row, line)
        period = with_year(get(line, "period") or mapping.period, get(line, "year"), mapping.year)
        element = get(line, "element") or mapping.element
        if element in self.percents:
            return None
        for column in self.columns:
            value = line.get(column.number)
            if column.number in self.points and _thousand(value):
                self._ambiguous(row, column, village or code, period, column.element or element)
                continue
            self.collector.take(
                row, column.number, code=code, village=village, period=column.period or period,
                element=column.element or element, value=value, calm=column.wide,
            )  # fmt: skip

    def _values(self, column: CountColumn) -> Iterator[Value | None]:
        return (self.grid.lines[row].get(column.number) for row in self.rows)

    def _slot(self, row: int, line: dict[int, Value]) -> None:
        """A line without a village: nothing when it holds nothing, refused when it holds a count."""
        for column in self.columns:
            if read_count(line.get(column.number)).number:
                self.collector.error("village_missing", row, column.number, line[column.number])

    def _short(self, row: int) -> None:
        place = self.collector.columns.get("period", self.last)
        self.collector.error("line_short", row, place, "", found=self.grid.short[row], wanted=self.last)

    def _long(self, row: int, found: int) -> None:
        """A field too many: a decimal comma that cut a number in two is never read as its first half."""
        self.collector.error("line_long", row, found, "", found=found, wanted=self.width)

    def _ambiguous(self, row: int, column: CountColumn, village: str, period: str, element: str) -> None:
        value = clean(self.grid.get(row, column.number))
        place = {"village": village, "element": element, "month": period, "value_shown": value}
        self.collector.error("ambiguous", row, column.number, value, **place)

    def _refused(self, column: CountColumn) -> bool:
        """A wide column of percentages is no column of counts, and an empty one says nothing."""
        if not column.wide:
            return False
        filled = [value for value in self._values(column) if value is not None and not _blank(value)]
        if not filled:
            return True
        if not is_percentage(filled):
            return False
        header = text_of(self.grid.get(self.mapping.header, column.number)) or column.element
        self._percent(header or column.period, cell_name(self.mapping.header, column.number), len(filled))
        return True

    def _percent(self, header: str, cell: str, cells: int) -> None:
        params = {"header": header[:80], "cells": str(cells)}
        issue = Issue("column_percent", Severity.ERROR, self.collector.sheet, cell, "", params)
        self.collector.note(issue)

    def _percent_elements(self, column: CountColumn) -> set[str]:
        """In a table of lines: the elements whose values are percentages."""
        values = list(self._values(column))
        if not is_fractional(_distinct(values)):
            return set()
        found: dict[str, list[int]] = {}
        for row in self.rows:
            found.setdefault(self.get(self.grid.lines[row], "element"), []).append(row)
        percents = set()
        for element, rows in found.items():
            if is_percentage(self.grid.lines[row].get(column.number) for row in rows):
                percents.add(element)
                self._percent(element, cell_name(rows[0], column.number), len(rows))
        return percents


def _distinct(values: Iterable[Value | None]) -> list[Value | None]:
    """Each value of each type once: 1, true and 100 % are equal, but not the same."""
    return [value for _, value in {(type(value), value): (type(value), value) for value in values}.values()]


def _blank(value: Value) -> bool:
    return type(value) is str and is_blank(value)


def _thousand(value: Value | None) -> bool:
    """A text such as 1.091, which is a thousand or a fraction."""
    if type(value) is not str:
        return False
    first, point, rest = clean(value).partition(".")
    return bool(point) and first.isdecimal() and len(rest) == 3 and rest.isdecimal()


def _named(village: str) -> bool:
    """A village has letters, or is written as its code."""
    return any(letter.isalpha() for letter in village) or is_code(village)


def _puskesmas(grid: Grid, rows: list[int], mapping: Mapping) -> str:
    """The Puskesmas that all lines name, if they name one."""
    column = mapping.column("puskesmas")
    if not column:
        return ""
    names = {text_of(grid.lines[row].get(column)) for row in rows}
    return names.pop()[:80] if len(names) == 1 else ""


def months_of(figures: Iterable[FigureRead]) -> tuple[str, ...]:
    """The months that hold a figure, in order."""
    found = {(figure.year, figure.month) for figure in figures if figure.count is not None}
    return tuple(str(Month(year, month)) for year, month in sorted(found))
