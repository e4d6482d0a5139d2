"""A beginning that many tests share: told through the actions once, then put back row by row.

    world = told("world", build_world)
    story = told("story", lambda: tell_story(world), after="world")

The first call of a session tells it and keeps every row of our tables as the engine holds it; every later
call makes the database that again, in a few milliseconds, and hands out a fresh copy of the value.

A beginning is told in an empty database, or `after` the one that it goes on from. Over any other row it is
refused: told first there it would keep that row for every later test, and put there it would lose it.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection, transaction

Value = TypeVar("Value")


@dataclass(frozen=True)
class _Kept:
    value: Any
    rows: dict[str, Any]  # table: its rows, in the engine's own form
    counts: dict[str, int]


_kept: dict[str, _Kept] = {}


class OutOfOrder(AssertionError):
    """A beginning over rows that it does not go on from."""


def told(name: str, tell: Callable[[], Value], *, after: str = "") -> Value:
    """What `tell` answers, over the rows that it wrote."""
    _check(name, after)
    if name in _kept:
        _put(_kept[name].rows)
    else:
        value = tell()
        rows = {table: rows for table in _tables() if (rows := _read(table))}
        _kept[name] = _Kept(value, rows, _counts())
    return copy.deepcopy(_kept[name].value)


def _check(name: str, after: str) -> None:
    expected = _kept[after].counts if after else {}
    found = _counts()
    if found != expected:
        odd = ", ".join(sorted({table for table, _n in found.items() ^ expected.items()}))
        where = f"after {after!r} alone" if after else "in an empty database"
        raise OutOfOrder(f"{name!r} is told {where}, but other rows stand in: {odd}")


def _counts() -> dict[str, int]:
    """How many rows every table has that has any: one question."""
    parts = [f"SELECT '{table}', COUNT(*) FROM \"{table}\"" for table in _tables()]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return {table: count for table, count in cursor.fetchall() if count}


def _tables() -> list[str]:
    ours = [m for m in apps.get_models(include_auto_created=True) if m.__module__.startswith("lokmin.")]
    return list(dict.fromkeys(model._meta.db_table for model in ours))


def _put(rows: dict[str, Any]) -> None:
    """References are checked at the end of the transaction, so the order of the tables is free."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in _tables():
            cursor.execute(f'DELETE FROM "{table}"')
        for table, content in rows.items():
            _write(cursor, table, content)


def _read(table: str) -> Any:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{table}" TO STDOUT') as out:
                return b"".join(bytes(part) for part in out)
        cursor.execute(f'SELECT * FROM "{table}" LIMIT 0')
        # The sign keeps SQLite's adapters from reading a day or a truth into the value.
        values = ", ".join(f'+"{column[0]}"' for column in cursor.description)
        cursor.execute(f'SELECT {values} FROM "{table}"')
        return cursor.fetchall()


def _write(cursor: Any, table: str, content: Any) -> None:
    if connection.vendor == "postgresql":
        with cursor.copy(f'COPY "{table}" FROM STDIN') as into:
            into.write(content)
        return
    places = ", ".join(["%s"] * len(content[0]))
    cursor.executemany(f'INSERT INTO "{table}" VALUES ({places})', content)
