"""Asking the PWS rule over the live tables: the one way to a coverage."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection

from lokmin.basics.time import Month
from lokmin.coverage.queries import dictionary
from lokmin.coverage.rules import pws, relations
from lokmin.coverage.rules.pws import Ask
from lokmin.coverage.rules.relations import Wanted
from lokmin.coverage.rules.rows import PwsRow, rows_from

Schedules = Mapping[str, Sequence[int]]
DIALECTS = {"sqlite": "sqlite", "postgresql": "postgres"}


def last_month_of_year(month: Month, until: Month | None) -> Month:
    """`until`, but inside the year of `month` and not before it: targets are annual."""
    if until is None or until < month:
        return month
    return until if until.year == month.year else Month(month.year, 12)


def rows(
    *,
    areas: Mapping[UUID, UUID],
    month: Month,
    until: Month,
    basis: str,
    codes: Sequence[str] | None = None,
    schedules: Schedules | None = None,
) -> list[PwsRow]:
    """Every area × indicator and the totals. `areas` maps area to Puskesmas; both must be the asker's.

    `schedules` are the months that their district decided, when the caller has read them already.
    """
    dialect = DIALECTS[connection.vendor]
    wanted = _wanted(areas, month, basis, codes, schedules)
    sql = pws.statement(
        dialect, Ask(month.month, until.month), relations.sources(dialect, wanted), doubled=True
    )
    return rows_from(_answers(sql, _parameters(dialect, wanted)), relations.keys(dialect, areas))


def series(
    *,
    areas: Mapping[UUID, UUID],
    first: Month,
    last: Month,
    basis: str,
    codes: Sequence[str],
    schedules: Schedules | None = None,
) -> dict[Month, list[PwsRow]]:
    """The same for several months of one year, in one question to the database."""
    dialect = DIALECTS[connection.vendor]
    wanted = _wanted(areas, last, basis, codes, schedules)
    sql = _series_statement(
        dialect, first.month, last.month, wanted.indicators, len(set(areas.values())) <= 1
    )
    found: dict[Month, list[Any]] = {Month(last.year, n): [] for n in range(first.month, last.month + 1)}
    for number, *answer in _answers(sql, _parameters(dialect, wanted)):
        found[Month(last.year, number)].append(answer)
    keys = relations.keys(dialect, areas)
    return {month: rows_from(answers, keys) for month, answers in found.items()}


def _answers(sql: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of the statement.

    PostgreSQL cannot know how many rows a step of the rule hands on, takes them for few, and would look each
    up one by one; so it is told to hash them, for this statement only and in one message.
    """
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.execute(sql, parameters)
            return list(cursor.fetchall())
        cursor.execute(_HASHED.format(sql), parameters)
        cursor.nextset()
        return list(cursor.fetchall())


_HASHED = "SET LOCAL enable_nestloop = off;\n{};\nSET LOCAL enable_nestloop = on"


def _parameters(dialect: str, wanted: Wanted) -> dict[str, Any]:
    return dict(relations.parameters(dialect, wanted))


def _wanted(
    areas: Mapping[UUID, UUID],
    month: Month,
    basis: str,
    codes: Sequence[str] | None,
    schedules: Schedules | None,
) -> Wanted:
    chosen = None if codes is None else tuple(codes)
    own = dictionary.own_schedules(areas.values(), month.year) if schedules is None else schedules
    return Wanted(areas, month.year, month.month, basis, chosen, own)


@lru_cache(maxsize=64)
def _series_statement(
    dialect: str, first: int, last: int, indicators: tuple[str, ...] | None, one_puskesmas: bool
) -> str:
    """One SELECT a month, under each other; the month stands in the text, all else stays a parameter."""
    areas = {UUID(int=1): UUID(int=1)} if one_puskesmas else {UUID(int=n): UUID(int=n) for n in (1, 2)}
    parts = []
    for number in range(first, last + 1):
        wanted = Wanted(areas, 2000, number, "projected", indicators)
        texts = {
            name: select.replace("%(month)s", str(number))
            for name, select in relations.sources(dialect, wanted).items()
        }
        body = pws.statement(dialect, Ask(number, number), texts, doubled=True)
        parts.append(f"SELECT {number} AS number, one.* FROM (\n{body}\n) AS one")  # noqa: S608  (our own text)
    return "\nUNION ALL\n".join(parts)
