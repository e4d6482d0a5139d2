"""A beginning that many tests share: told through the actions once, then put back row by row.

    world = told("world", build_world)

The first call of a session tells it and keeps every row of our tables as the engine holds it; every later
call makes the database that again, in a few milliseconds, and hands out a fresh copy of the value.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection

Value = TypeVar("Value")


@dataclass(frozen=True)
class _Kept:
    value: Any
    rows: dict[str, Any]  # table: its rows, in the engine's own form


_kept: dict[str, _Kept] = {}


def told(name: str, tell: Callable[[], Value]) -> Value:
    """What `tell` answers, over the rows that it wrote."""
    if name in _kept:
        _put(_kept[name].rows)
    else:
        value = tell()
        _kept[name] = _Kept(value, {table: rows for table in _tables() if (rows := _read(table))})
    return copy.deepcopy(_kept[name].value)


def _tables() -> list[str]:
    ours = [m for m in apps.get_models(include_auto_created=True) if m.__module__.startswith("lokmin.")]
    return list(dict.fromkeys(model._meta.db_table for model in ours))


def _put(rows: dict[str, Any]) -> None:
    """References are checked at the end of the transaction, so the order of the tables is free."""
    with connection.cursor() as cursor:
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
