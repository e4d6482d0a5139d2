"""Numbers of a scorecard: one Puskesmas, and 340 villages × 60 indicators to month 6 from 734 k facts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.core.management import call_command
from django.db import connection, transaction

from bench.timing import Result, measure
from lokmin.basics.ids import new_id
from lokmin.basics.time import Month
from lokmin.coverage.models import (
    Element,
    Figure,
    FigureYear,
    Indicator,
    IndicatorTerm,
    Population,
    Target,
)
from lokmin.coverage.queries import numbers
from lokmin.coverage.rules import years
from lokmin.coverage.rules.months import SHAPES
from lokmin.coverage.rules.pws import expression
from lokmin.coverage.rules.sql import compile_sql
from lokmin.places.models import Area, Puskesmas

NOW = datetime(2023, 8, 7, tzinfo=UTC)
YEARS = (2021, 2022, 2023)
KINDS = ("bumil", "bulin", "bayi", "lahir_hidup", "balita", "hipertensi")
HERE = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
FORMULAS = 12  # of 60 indicators, as many as have elements for a denominator in the real dictionary


def dictionary() -> None:
    """60 elements and 60 indicators: 48 over a sasaran, 12 over two elements."""
    about = {"unit": "orang", "unit_en": "people", "name": "contoh", "name_en": "example"}
    Element.objects.bulk_create(Element(code=f"E{n:02d}", position=n, **about) for n in range(60))
    Indicator.objects.bulk_create(
        Indicator(
            code=f"I{n:02d}",
            short=f"I{n:02d}",
            position=n,
            population_kind=KINDS[n % 6] if n >= FORMULAS else "",
            accumulation="kumulatif" if n >= FORMULAS else ("bulanan", "rasio")[n % 2],
            lower_is_better=n < FORMULAS // 3,
            **about,
        )
        for n in range(60)
    )
    above = [
        IndicatorTerm(indicator_id=f"I{n:02d}", element_id=f"E{n:02d}", side="numerator") for n in range(60)
    ]
    below = [
        IndicatorTerm(indicator_id=f"I{n:02d}", element_id=f"E{n + FORMULAS:02d}", side="denominator")
        for n in range(FORMULAS)
    ]
    IndicatorTerm.objects.bulk_create(above + below)


def puskesmas(code: str, villages: int) -> tuple[UUID, list[UUID]]:
    """A Puskesmas with so many villages, sasaran and targets for 2023."""
    kecamatan = Area.objects.create(id=uuid5(HERE, code), name=code, kind="kecamatan")
    centre = Puskesmas.objects.create(
        code=code, name=code, kecamatan=kecamatan, district=kecamatan, created_at=NOW
    )
    areas = [Area(id=uuid5(HERE, f"{code}.{n}"), name=str(n), kind="desa") for n in range(villages)]
    Area.objects.bulk_create(areas)
    by = {"source": "ukur", "recorded_at": NOW, "recorded_by": "ukur"}
    dice = random.Random(code)
    Population.unscoped.bulk_create(
        Population(
            puskesmas=centre,
            area=area,
            kind=kind,
            year=2023,
            thousandths=dice.randrange(50_000, 400_000),
            **by,
        )
        for area in areas
        for kind in KINDS
    )
    Target.unscoped.bulk_create(
        Target(puskesmas=centre, indicator_id=f"I{n:02d}", year=2023, thousandths=90_000, source="ukur")
        for n in range(60)
    )
    return centre.id, [area.id for area in areas]


def figures(centre: UUID, areas: list[UUID]) -> int:
    """Every element of every village in every month of three years, near its usual; the number of rows."""
    table = Figure._meta.db_table
    columns = (
        "id, puskesmas_id, area_id, element_id, year, month, count, "
        "state, reason, source, version, recorded_at, recorded_by"
    )
    key = (lambda one: one) if connection.vendor == "postgresql" else (lambda one: one.hex)
    dice = random.Random(1)
    usual = {(area, n): dice.randrange(2, 28) for area in areas for n in range(60)}
    rows = (
        (
            key(new_id()),
            key(centre),
            key(area),
            f"E{n:02d}",
            year,
            month,
            usual[area, n] + dice.randrange(-2, 3),
            "reported",
            "",
            "ukur",
            1,
            NOW,
            "ukur",
        )
        for year in YEARS
        for month in range(1, 13)
        for area in areas
        for n in range(60)
    )
    places = ", ".join(["%s"] * 13)
    keep = f"""INSERT INTO {FigureYear._meta.db_table}
      (id, puskesmas_id, year, element_id, area_id, {", ".join(years.COLUMNS)})
      SELECT {_new_id()}, puskesmas_id, year, element_id, area_id, SUM(1 << month), 0, {_sums()}
      FROM {table} WHERE puskesmas_id = %s GROUP BY puskesmas_id, year, element_id, area_id"""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)
        cursor.execute(keep, [key(centre)])
    return len(YEARS) * 12 * len(areas) * 60


def statistics() -> None:
    """PostgreSQL gathers them by itself after a while; nobody does on SQLite."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _new_id() -> str:
    return "gen_random_uuid()" if connection.vendor == "postgresql" else "lower(hex(randomblob(16)))"


def _sums() -> str:
    """The running totals of a year, as an action writes them: what every month added to the last."""
    return ", ".join(f"SUM(CASE WHEN month <= {month} THEN count ELSE 0 END)" for month in years.MONTHS)


def run() -> Iterator[Result]:
    call_command("migrate", verbosity=0)
    dictionary()
    month = Month(2023, 6)
    dialect = numbers.DIALECTS[connection.vendor]
    yield measure(
        "compile the rule (when it changes)",
        dialect,
        lambda: compile_sql(expression(), dialect, SHAPES),
        runs=3,
    )
    for code, villages, aim in (("1000015", 15, None), ("1000340", 340, 0.070)):
        centre, areas = puskesmas(code, villages)
        count = figures(centre, areas)
        statistics()
        asked = dict.fromkeys(areas, centre)
        yield measure(
            "scorecard numbers",
            f"{villages} villages × 60 indicators to month 6, of {count:,} facts",
            lambda asked=asked: numbers.rows(
                areas=asked, month=month, until=month, basis="projected", schedules={}
            ),
            aim=aim,
        )
