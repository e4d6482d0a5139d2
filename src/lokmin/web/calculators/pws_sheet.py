"""A file's numbers in an in-memory SQLite, and the one PWS rule over them."""

import sqlite3
from collections.abc import Iterator

from lokmin.coverage.rules.accumulations import LATEST
from lokmin.coverage.rules.pws import Ask, statement
from lokmin.coverage.rules.rows import PwsRow, rows_from
from lokmin.coverage.rules.years import COLUMNS, columns
from lokmin.web.calculators.pws_file import OF_COUNTS, Cell, Goal, Sheet, sasaran

_TABLES = f"""
CREATE TABLE pws_area (area TEXT, puskesmas TEXT);
CREATE TABLE pws_figure
  (puskesmas TEXT, element TEXT, area TEXT, to_0 INTEGER, {", ".join(f"{name} INTEGER" for name in COLUMNS)});
CREATE TABLE pws_indicator
  (indicator TEXT, kind TEXT, accumulation TEXT, lower INTEGER, schedule INTEGER, terms INTEGER);
CREATE TABLE pws_term (indicator TEXT, element TEXT, side TEXT, weight INTEGER);
CREATE TABLE pws_population (area TEXT, kind TEXT, thousandths INTEGER, provisional INTEGER);
CREATE TABLE pws_target (puskesmas TEXT, indicator TEXT, thousandths INTEGER, provisional INTEGER);
CREATE TABLE pws_area_target (area TEXT, indicator TEXT, thousandths INTEGER, provisional INTEGER);
"""


def answers(sheet: Sheet, goals: dict[str, Goal], ask: Ask) -> list[PwsRow]:
    """Villages in the order of the file, then the totals; a village only where the file names it."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for indicator in sheet.indicators:
        alike.setdefault(sheet.villages(indicator), []).append(indicator)
    found = [row for villages, codes in alike.items() for row in _run(sheet, goals, ask, villages, codes)]
    places = {village: place for place, (village, _indicator) in enumerate(reversed(sheet.cells))}
    order = {code: place for place, code in enumerate(sheet.indicators)}
    return sorted(found, key=lambda row: (row.area is None, order[row.indicator], -places.get(row.area, 0)))


def _run(
    sheet: Sheet, goals: dict[str, Goal], ask: Ask, villages: tuple[str, ...], codes: list[str]
) -> list[PwsRow]:
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(_TABLES)
        _fill(connection, "pws_area", ((village, "") for village in villages))
        for code in codes:
            _load(connection, sheet, code, goals.get(code, Goal()), ask.month)
        found = connection.execute(statement("sqlite", ask))
        return rows_from(found, same_below=ask.same_below, same_above=ask.same_above)
    finally:
        connection.close()


def _load(connection: sqlite3.Connection, sheet: Sheet, code: str, goal: Goal, month: int) -> None:
    """One indicator: its element is named like itself; a ratio also has a denominator element."""
    of_counts = goal.accumulation in OF_COUNTS
    kind, terms = ("", 2) if of_counts else (code, 1)
    indicator = (code, kind, goal.accumulation, int(goal.lower), goal.schedule, terms)
    _fill(connection, "pws_indicator", [indicator])
    _fill(
        connection, "pws_term", [(code, code, "numerator", 1), (code, f"{code} /", "denominator", 1)][:terms]
    )
    _fill(connection, "pws_target", [("", code, goal.thousandths, 0)])
    for village in sheet.villages(code):
        cells = sheet.cells[village, code]
        _fill(connection, "pws_figure", _figures(village, code, cells, month, of_counts))
        people = None if of_counts else _people(cells, goal, month)
        if people is not None:
            _fill(connection, "pws_population", [(village, code, people, 0)])


def _figures(
    village: str, code: str, cells: list[Cell], month: int, of_counts: bool
) -> Iterator[tuple[object, ...]]:
    """Reported months, and those that could not be measured (count None). A ratio's denominator is in
    thousandths; a month that has none is not complete."""
    there = [cell for cell in cells if (cell.count is not None or cell.reason) and cell.month <= month]
    counts = {code: {cell.month: cell.count for cell in there}}
    if of_counts:
        below = {cell.month: cell.thousandths for cell in there if cell.thousandths is not None}
        counts[f"{code} /"] = below
    for element, months in counts.items():
        yield "", element, village, 0, *columns(months).values()


def _people(cells: list[Cell], goal: Goal, month: int) -> int | None:
    """The sasaran that belongs to the value used: for a stock that of its latest reported month."""
    reported = [cell.month for cell in cells if cell.count is not None and cell.month <= month]
    if goal.accumulation in LATEST and reported:
        month = max(reported)
    return sasaran(cells, month)


def _fill(connection: sqlite3.Connection, table: str, rows: object) -> None:
    rows = list(rows)  # type: ignore[call-overload]
    if rows:
        places = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608  (our own names)
