"""A question that is asked often becomes SQL once: later only its values are new (decision 69).

    @prepared
    def _seats(scope: Scope, meeting_id: UUID) -> QuerySet[Invitation]:
        return Invitation.objects.within(scope).filter(meeting_id=meeting_id)

    _seats(scope, meeting_id)      # a list of rows, as new as those of any question

The function says what is asked and is not called again for other values of the same kind, so it must not look
at them: it may only put them into the question. Of a scope it is handed roles, the ids of Puskesmas and
kecamatan, and today, nothing else.
"""

import functools
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet, prefetch_related_objects
from django.db.models.sql.compiler import SQLCompiler
from django.utils import timezone, translation

from lokmin.basics.scope import Role, Scope

P = ParamSpec("P")
T = TypeVar("T")
Convert = Callable[[Any], Any]

_FAMILIES = (10_000, 13), (20_000, 17)
"""Two families of stand-ins: start and step. A value that was changed is in neither at one place."""
_SMALL = 32_767
_KINDS: dict[type, Callable[[int], Any]] = {
    UUID: lambda n: UUID(int=n << 64),
    datetime: lambda n: datetime(1900, 1, 1, tzinfo=timezone.get_fixed_timezone(0)) + timedelta(days=n),
    date: lambda n: date(1900, 1, 1) + timedelta(days=n),
    int: lambda n: n,
    str: lambda n: f"stand-in {n}",
}
"""A stand-in for a value of each kind, never like another one's; also within a small integer."""


@dataclass(frozen=True)
class _Reader:
    """All that a prepared question may know of a scope; other roles ask another question."""

    role: Role
    more_roles: frozenset[Role]
    puskesmas_ids: tuple[UUID, ...]
    kecamatan_ids: tuple[UUID, ...]
    today: date


@dataclass(frozen=True)
class _Value:
    """What changes from one time to the next; `wanted` must stand in the question."""

    kind: type
    wanted: bool = True


def prepared(build: Callable[P, QuerySet[Any, T]]) -> Callable[P, list[T]]:
    """Answers the question that `build` describes; see the module."""

    @functools.wraps(build)
    def ask(*args: P.args, **named: P.kwargs) -> list[T]:
        values: list[Any] = []
        shapes = tuple(_shape(one, values) for one in args)
        more = tuple((name, _shape(one, values)) for name, one in named.items())
        connection = connections["default"]
        known = connection.__dict__.setdefault("_lokmin_prepared", {})
        key = (build, shapes, more, translation.get_language(), timezone.get_current_timezone_name())
        if key not in known:
            known[key] = _prepare(build, shapes, dict(more), connection)
        statement = known[key]
        return statement.rows(values) if statement else []

    return ask


def _shape(given: Any, values: list[Any]) -> Any:
    """What of an argument stays the same; what changes is added to `values`, in order."""
    if given is None or isinstance(given, bool | Enum):
        return given
    if isinstance(given, Scope):
        ids = [_many(each, values, wanted=False) for each in (given.puskesmas_ids, given.kecamatan_ids)]
        return (_Reader, given.role, given.more_roles, *ids, _one(given.today, values, wanted=False))
    if isinstance(given, frozenset | set | list | tuple):
        return _many(given, values)
    return _one(given, values)


def _one(given: Any, values: list[Any], wanted: bool = True) -> _Value:
    kind = next((kind for kind in _KINDS if isinstance(given, kind)), None)
    if kind is None:
        raise TypeError(f"a prepared question takes no {type(given).__name__}")
    values.append(given)
    return _Value(kind, wanted)


def _many(given: Collection[Any], values: list[Any], wanted: bool = True) -> Any:
    """Several values; the last is repeated until they are a power of two, so that few shapes serve all."""
    each = list(given)
    if each:
        each += each[-1:] * ((1 << (len(each) - 1).bit_length()) - len(each))
    return (tuple, *(_one(one, values, wanted) for one in each))


def _stand_ins(shape: Any, made: Iterator[Any]) -> Any:
    """The argument again, with stand-ins for its values."""
    if isinstance(shape, _Value):
        return next(made)
    if not isinstance(shape, tuple):
        return shape
    kind, *parts = shape
    inside = [_stand_ins(part, made) for part in parts]
    return _Reader(*inside) if kind is _Reader else tuple(inside)


def _leaves(shape: Any) -> Iterator[_Value]:
    if isinstance(shape, _Value):
        yield shape
    elif isinstance(shape, tuple):
        for part in shape[1:]:
            yield from _leaves(part)


class _Statement:
    """SQL that knows where its values stand, and how its rows are read."""

    def __init__(self, asked: QuerySet[Any], compiler: SQLCompiler, sql: str, params: list[Any]) -> None:
        self.asked, self.compiler, self.sql, self.params = asked, compiler, sql, params
        self.places: list[tuple[int, int, Convert]] = []
        self.values: list[Any] = []
        converters = compiler.get_converters([column[0] for column in compiler.select])
        compiler.get_converters = lambda _columns: converters  # type: ignore[method-assign]
        compiler.execute_sql = self._execute  # type: ignore[method-assign]
        asked.query.get_compiler = lambda *_a, **_n: compiler  # type: ignore[method-assign]

    def rows(self, values: list[Any]) -> list[Any]:
        self.values = values
        found = list(self.asked._iterable_class(self.asked))  # type: ignore[attr-defined]
        if lookups := self.asked._prefetch_related_lookups:  # type: ignore[attr-defined]
            prefetch_related_objects(found, *lookups)
        return found

    def _execute(self, *_args: Any, **_named: Any) -> list[list[Any]]:
        params = list(self.params)
        for place, number, convert in self.places:
            params[place] = convert(self.values[number])
        with self.compiler.connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            found = cursor.fetchall()
        width = self.compiler.col_count
        return [[row[:width] for row in found] if self.compiler.has_extra_select else found]


def _prepare(
    build: Callable[..., QuerySet[Any, Any]],
    shapes: tuple[Any, ...],
    more: dict[str, Any],
    connection: BaseDatabaseWrapper,
) -> _Statement | None:
    """Compile twice with different stand-ins: where the two differ, a value stands. None: never a row."""
    leaves = [leaf for shape in (*shapes, *more.values()) for leaf in _leaves(shape)]
    families = [_family(leaves, start, step) for start, step in _FAMILIES]
    made = []
    for stand_ins in families:
        each = iter(stand_ins)
        asked = build(
            *(_stand_ins(s, each) for s in shapes), **{k: _stand_ins(s, each) for k, s in more.items()}
        )
        compiler = asked.query.get_compiler(connection=connection)
        try:
            made.append((asked, compiler, *compiler.as_sql()))
        except EmptyResultSet:
            return None
    (asked, compiler, sql, first), (_, _, again, second) = made
    if sql != again:
        raise TypeError(f"{build.__name__} looks at its values")
    statement = _Statement(asked, compiler, sql, list(first))
    for place, pair in enumerate(zip(first, second, strict=True)):
        if pair[0] != pair[1]:
            statement.places.append((place, *_origin(pair, families, connection)))
    _check_used(build.__name__, leaves, {number for _, number, _ in statement.places})
    return statement


def _family(leaves: list[_Value], start: int, step: int) -> list[Any]:
    numbers = [start + step * n for n in range(len(leaves))]
    if any(n > _SMALL for n, leaf in zip(numbers, leaves, strict=True) if leaf.kind is int):
        raise TypeError("too many values before a whole number: name it first")
    return [_KINDS[leaf.kind](n) for n, leaf in zip(numbers, leaves, strict=True)]


def _origin(
    pair: tuple[Any, Any], families: list[list[Any]], connection: BaseDatabaseWrapper
) -> tuple[int, Convert]:
    """Which value stands here, and as what the database is handed it."""
    ways: tuple[Convert, ...] = (
        lambda value: value,
        lambda value: value.hex,
        connection.ops.adapt_datefield_value,
        connection.ops.adapt_datetimefield_value,
        str,
    )
    for number, both in enumerate(zip(*families, strict=True)):
        for way in ways:
            try:
                if tuple(map(way, both)) == pair:
                    return number, way
            except (AttributeError, ValueError):
                continue
    raise TypeError("a prepared question changed one of its values")


def _check_used(name: str, leaves: list[_Value], used: set[int]) -> None:
    lost = [n for n, leaf in enumerate(leaves) if leaf.wanted and n not in used]
    scoped = [n for n, leaf in enumerate(leaves) if not leaf.wanted]
    if lost or (scoped and not used.intersection(scoped)):
        raise TypeError(f"{name} does not ask for all of its values")
