"""Many rows written by one prepared statement.

Django composes the text of an INSERT anew for every few dozen rows; for a hundred thousand that takes many
times as long as the database needs, and all that time nobody else can write.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import connection, models

from lokmin.basics.ids import new_ids

Row = dict[str, Any]
_CHUNK = 5_000
_PLAIN = {int, str, type(None)}


def insert(
    model: type[models.Model], rows: Iterable[Row], *, unique: Sequence[str] = (), update: Sequence[str] = ()
) -> UUID | None:
    """Insert rows, each a dict of the same columns (`area_id`, not `area`) with a value for all of them; ids
    are given here, and that of the first row is the answer. A row that stands there already, by `unique`,
    takes over the columns of `update`."""
    waiting = iter(rows)
    first = next(waiting, None)
    if first is None:
        return None
    fields = {field.attname: field for field in model._meta.concrete_fields}
    statement = _statement(model, [fields[name].column for name in first], unique, update)
    prepare, ids = _preparing([fields[name] for name in ("id", *first)]), _ids()
    answer = next(ids)
    lines = zip(chain((answer,), ids), chain((first,), waiting), strict=False)
    with connection.cursor() as cursor:
        cursor.executemany(statement, (prepare((key, *row.values())) for key, row in lines))
    return answer


def _ids() -> Iterator[UUID]:
    while True:
        yield from new_ids(_CHUNK)


def _statement(
    model: type[models.Model], columns: Sequence[str], unique: Sequence[str], update: Sequence[str]
) -> str:
    def listed(names: Iterable[str]) -> str:
        return ", ".join(quote(name) for name in names)

    quote = connection.ops.quote_name
    places = ", ".join(["%s"] * (len(columns) + 1))
    text = f"INSERT INTO {quote(model._meta.db_table)} ({listed(('id', *columns))}) VALUES ({places})"  # noqa: S608
    if unique:
        taken = ", ".join(f"{quote(name)} = EXCLUDED.{quote(name)}" for name in update)
        text += f" ON CONFLICT ({listed(unique)}) DO UPDATE SET {taken}"
    return text


def _preparing(fields: Sequence[Any]) -> Callable[[tuple[Any, ...]], list[Any]]:
    """How the values of a row become what the database takes; counts and texts are what they are."""
    native = connection.features.has_native_uuid_field
    known: dict[tuple[int, Any], Any] = {}

    def prepared(place: int, value: Any) -> Any:
        if type(value) is UUID:
            return value if native else value.hex
        if (place, value) not in known:
            known[place, value] = fields[place].get_db_prep_save(value, connection)
        return known[place, value]

    def prepare(row: tuple[Any, ...]) -> list[Any]:
        return [value if type(value) in _PLAIN else prepared(place, value) for place, value in enumerate(row)]

    return prepare
