"""Rows of any table as plain JSON values, and back: what a package carries.

The tables are other rooms' own; here they are only copied, whole, between two installations of one Puskesmas.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from lokmin.exchange.rules import carried
from lokmin.exchange.rules.joining import canonical

Row = dict[str, Any]
_MANY = 500


def model(label: str) -> type[models.Model]:
    return apps.get_model(label)


@cache
def columns(label: str) -> tuple[str, ...]:
    """The stored fields of a table, by the names that hold their values (`area_id`)."""
    return tuple(field.attname for field in model(label)._meta.concrete_fields)


@cache
def lists(label: str) -> tuple[str, ...]:
    """Its lists of other rows (many to many)."""
    return tuple(field.name for field in model(label)._meta.many_to_many)


@cache
def pointers(label: str) -> tuple[tuple[str, str], ...]:
    """Which of its fields point to which table: (`area_id`, "places.Area"); lists too."""
    fields = model(label)._meta
    single = [
        (field.attname, field.related_model._meta.label)
        for field in fields.concrete_fields
        if isinstance(field, models.ForeignKey)
    ]
    return (*single, *((field.name, field.related_model._meta.label) for field in fields.many_to_many))


def schema() -> str:
    """A hash over the carried tables and their fields: two installations of one version share it."""
    tables = {label: [*columns(label), *lists(label)] for label in (*carried.OUT, *carried.RETURNING)}
    return hashlib.sha256(canonical(tables).encode()).hexdigest()


def read(label: str, rows: "models.QuerySet[Any]") -> dict[str, Row]:
    """The rows by their ids, in plain JSON values."""
    names = columns(label)
    found = {}
    for values in rows.order_by().values_list(*names).iterator(2_000):
        row = {name: _plain(value) for name, value in zip(names, values, strict=True)}
        found[row[_key(label)]] = row
    for name in lists(label):
        for row in found.values():
            row[name] = []
        _fill(label, name, found)
    return found


def by_ids(label: str, ids: Collection[str]) -> dict[str, Row]:
    """The rows with these ids, as far as they are there."""
    found: dict[str, Row] = {}
    for part in chunks(sorted(ids)):
        found |= read(label, model(label)._base_manager.filter(pk__in=part))
    return found


def there(label: str, ids: Collection[str]) -> set[str]:
    """Which of these ids exist."""
    found: set[str] = set()
    for part in chunks(sorted(ids)):
        rows = model(label)._base_manager.filter(pk__in=part)
        found |= {str(key) for key in rows.values_list("pk", flat=True)}
    return found


def chunks(ids: list[str]) -> Iterator[list[str]]:
    return (ids[start : start + _MANY] for start in range(0, len(ids), _MANY))


def instance(label: str, row: Row) -> models.Model:
    """The row as an object of its table, not stored."""
    values = {}
    for field in model(label)._meta.concrete_fields:
        target = field.target_field if isinstance(field, models.ForeignKey) else field
        value = row[field.attname]
        values[field.attname] = value if value is None else target.to_python(value)
    return model(label)(**values)


def stored_files(label: str, row: Row) -> Iterator[str]:
    """The names, in the store, of the files that a row refers to."""
    if label in carried.BY_HASH:
        digest = row["sha256"]
        yield f"papers/{digest[:2]}/{digest}"
    for name in _names_files(label):
        if row[name]:
            yield row[name]


@cache
def _names_files(label: str) -> tuple[str, ...]:
    """The fields that hold the name of a stored file."""
    fields = model(label)._meta.concrete_fields
    return tuple(
        field.attname
        for field in fields
        if isinstance(field, models.FileField) or (label, field.attname) in carried.NAMES_A_FILE
    )


def naming(label: str, names: Collection[str]) -> "models.QuerySet[Any]":
    """The rows of a table that refer to one of these stored files."""
    wanted = models.Q(pk__in=())
    for field in _names_files(label):
        wanted |= models.Q(**{f"{field}__in": names})
    if label in carried.BY_HASH:
        wanted |= models.Q(sha256__in=[name.rpartition("/")[2] for name in names])
    return model(label)._base_manager.filter(wanted)


def with_files() -> list[str]:
    """The tables that come back and whose rows refer to stored files."""
    return [label for label in carried.RETURNING if label in carried.BY_HASH or _names_files(label)]


def targets(label: str, row: Row) -> Iterator[tuple[str, str]]:
    """(table, id) of every row that this one points to."""
    for name, other in pointers(label):
        value = row[name]
        for key in value if isinstance(value, list) else [value] if value is not None else []:
            yield other, key


def _key(label: str) -> str:
    key = model(label)._meta.pk
    assert key is not None
    return key.attname


def _fill(label: str, name: str, found: dict[str, Row]) -> None:
    field: Any = model(label)._meta.get_field(name)
    through, near, far = field.remote_field.through, field.m2m_field_name(), field.m2m_reverse_field_name()
    for part in chunks(sorted(found)):
        pairs = through._base_manager.filter(**{f"{near}__in": part}).values_list(f"{near}_id", f"{far}_id")
        for one, other in pairs:
            found[str(one)][name].append(str(other))
    for row in found.values():
        row[name].sort()


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return value


def distinct(rows: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Pairs of table and id, by table."""
    found: dict[str, set[str]] = {}
    for label, key in rows:
        found.setdefault(label, set()).add(key)
    return found
