"""Loads a world into the seven relations of an engine and asks the rule.

`ask` uses the database under test; `ask_sqlite` a plain SQLite in memory; `ask_duckdb` DuckDB over Parquet
files, as a district or the nation would keep them. All three are the same expression, compiled for each.
"""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import connection

from lokmin.coverage.rules import years
from lokmin.coverage.rules.pws import Ask, statement
from lokmin.coverage.rules.rows import PwsRow, rows_from
from tests.oracles.pws import Formula, World

COLUMNS = {
    "pws_area": "area {id}, puskesmas {id}",
    "pws_figure": "puskesmas {id}, element text, area {id}, to_0 integer, "
    + ", ".join(f"{name} integer" for name in years.COLUMNS),
    "pws_indicator": "indicator text, kind text, accumulation text, lower integer, schedule integer, "
    "terms integer",
    "pws_term": "indicator text, element text, side text, weight bigint",
    "pws_population": "area {id}, kind text, thousandths bigint, provisional integer",
    "pws_target": "puskesmas {id}, indicator text, thousandths bigint, provisional integer",
    "pws_area_target": "area {id}, indicator text, thousandths bigint, provisional integer",
}


def ask(world: World, question: Ask) -> dict[tuple[str | None, str], PwsRow]:
    """The rule's answers on the engine under test, by area name (None = total) and indicator."""
    keys = {name: _key(key) for name, key in _keys(world).items()}
    names = {str(key): name for name, key in keys.items()}
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL jit = off")  # compiling a query of a few rows takes seconds
        for table, columns in COLUMNS.items():
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
            cursor.execute(f"CREATE TEMPORARY TABLE {table} ({columns.format(id=_type())})")
        for table, rows in _rows(world, keys).items():
            _insert(cursor, table, rows)
        cursor.execute(statement(connection.vendor.replace("postgresql", "postgres"), question))
        return _by_key(cursor.fetchall(), question, names)


def ask_sqlite(world: World, question: Ask) -> dict[tuple[str | None, str], PwsRow]:
    """The same from an SQLite that no installation uses."""
    keys = {name: key.hex for name, key in _keys(world).items()}
    with closing(sqlite3.connect(":memory:")) as database:
        for table, columns in COLUMNS.items():
            database.execute(f"CREATE TABLE {table} ({columns.format(id='text')})")
        for table, rows in _rows(world, keys).items():
            if rows:
                places = ", ".join("?" * len(rows[0]))
                database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
        found = database.execute(statement("sqlite", question)).fetchall()
    return _by_key(found, question, {key: name for name, key in keys.items()})


def ask_duckdb(world: World, question: Ask, folder: Path) -> dict[tuple[str | None, str], PwsRow]:
    """The same from one Parquet file a relation in `folder`."""
    keys = {name: str(key) for name, key in _keys(world).items()}
    database = _duckdb()
    for table, rows in _rows(world, keys).items():
        database.execute(f"CREATE OR REPLACE TABLE {table} ({COLUMNS[table].format(id='uuid')})")
        if rows:
            places = ", ".join("?" * len(rows[0]))
            database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
        database.execute(f"COPY {table} TO '{folder / table}.parquet' (FORMAT parquet)")
        database.execute(f"DROP TABLE {table}")
    files = {table: f"SELECT * FROM read_parquet('{folder / table}.parquet')" for table in COLUMNS}
    found = database.execute(statement("duckdb", question, files)).fetchall()
    return _by_key(found, question, {key: name for name, key in keys.items()})


@cache
def _duckdb() -> object:
    import duckdb

    return duckdb.connect(":memory:")


def _by_key(
    found: list[tuple[object, ...]], question: Ask, names: dict[str, str]
) -> dict[tuple[str | None, str], PwsRow]:
    rows = rows_from(found, names, same_below=question.same_below, same_above=question.same_above)
    answers = {(row.area, row.indicator): row for row in rows}
    assert len(answers) == len(rows)
    return answers


def _keys(world: World) -> dict[str, UUID]:
    return {name: uuid5(NAMESPACE_URL, name) for name in [*world.areas, "puskesmas"]}


def _rows(world: World, keys: dict[str, object]) -> dict[str, list[tuple[object, ...]]]:
    centre = keys["puskesmas"]
    return {
        "pws_area": [(keys[area], centre) for area in world.areas],
        "pws_figure": _years(world, keys),
        "pws_indicator": [_indicator(formula) for formula in world.formulas],
        "pws_term": [term for formula in world.formulas for term in _terms(formula)],
        "pws_population": [
            (keys[area], kind, int(people * 1000), 0) for (area, kind), people in world.sasaran.items()
        ],
        "pws_target": [(centre, code, int(percent * 1000), 0) for code, percent in world.targets.items()],
        "pws_area_target": [
            (keys[area], code, int(percent * 1000), 0) for (area, code), percent in world.area_targets.items()
        ],
    }


def _years(world: World, keys: dict[str, object]) -> list[tuple[object, ...]]:
    """The figures of an element and area side by side, those after the month asked for among them."""
    months: dict[tuple[str, str], dict[int, int | None]] = {}
    for (area, element, month), count in world.figures.items():
        months.setdefault((area, element), {})[month] = count
    return [
        (keys["puskesmas"], element, keys[area], 0, *years.columns(found).values())
        for (area, element), found in months.items()
    ]


def _indicator(formula: Formula) -> tuple[object, ...]:
    schedule = sum(1 << month for month in formula.months)
    terms = len(formula.numerator) + len(formula.denominator)
    return formula.code, formula.kind, formula.accumulation, int(formula.lower), schedule, terms


def _terms(formula: Formula) -> list[tuple[object, ...]]:
    above = [(formula.code, element, "numerator", sign) for element, sign in formula.numerator]
    return above + [
        (formula.code, element, "denominator", 1000 * sign) for element, sign in formula.denominator
    ]


def _insert(cursor: object, table: str, rows: list[tuple[object, ...]]) -> None:
    if rows:
        places = ", ".join(["%s"] * len(rows[0]))
        cursor.executemany(f"INSERT INTO {table} VALUES ({places})", rows)


def _type() -> str:
    return "uuid" if connection.vendor == "postgresql" else "char(32)"


def _key(identity: UUID) -> object:
    return identity if connection.vendor == "postgresql" else identity.hex
