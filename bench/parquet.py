"""The same rule on DuckDB over Parquet: 340 villages × 60 indicators to month 6, from 734 k facts.

The Parquet file has a row a year of an element and area, as the tables of an installation keep it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.timing import Result, measure
from lokmin.coverage.rules.months import ALL_MONTHS
from lokmin.coverage.rules.pws import Ask, statement
from lokmin.coverage.rules.rows import rows_from
from lokmin.coverage.rules.years import MONTHS

VILLAGES, INDICATORS, FORMULAS = 340, 60, 12  # as bench/scorecard.py
MONTH, YEAR = 6, 2023
SIZE = f"{VILLAGES} villages × {INDICATORS} indicators to month {MONTH}, of 734,400 facts"
AREA = "md5('area' || a::VARCHAR)::UUID"
CENTRE = "md5('puskesmas')::UUID"
KINDS = "['bumil', 'bulin', 'bayi', 'lahir_hidup', 'balita', 'hipertensi']"


def _to(month: int) -> str:
    """What was counted from January to that month: 0 to 29 people a month."""
    counts = " + ".join(f"(hash(a, e, y, {each}) % 30)::INT" for each in range(1, month + 1))
    return f"{counts} AS to_{month}"


TABLES = {
    "pws_area": f"SELECT {AREA} AS area, {CENTRE} AS puskesmas FROM range({VILLAGES}) t(a)",
    "pws_figure": f"""SELECT {CENTRE} AS puskesmas, printf('E%02d', e) AS element, {AREA} AS area,
  y::INT AS year, {ALL_MONTHS}::INT AS reported, 0 AS unmeasured, 0 AS to_0,
  {", ".join(_to(month) for month in MONTHS)}
FROM range(2021, 2024) u(y), range({INDICATORS}) v(e), range({VILLAGES}) t(a) ORDER BY y, e, a""",
    "pws_indicator": f"""SELECT printf('I%02d', i) AS indicator,
  CASE WHEN i < {FORMULAS} THEN '' ELSE {KINDS}[1 + i % 6] END AS kind,
  CASE WHEN i >= {FORMULAS} THEN 'kumulatif' WHEN i % 2 = 0 THEN 'bulanan' ELSE 'rasio' END AS accumulation,
  (i < {FORMULAS} // 3)::INT AS lower, {ALL_MONTHS} AS schedule,
  CASE WHEN i < {FORMULAS} THEN 2 ELSE 1 END AS terms
FROM range({INDICATORS}) t(i)""",
    "pws_term": f"""SELECT printf('I%02d', i) AS indicator, printf('E%02d', i) AS element,
  'numerator' AS side, 1::BIGINT AS weight FROM range({INDICATORS}) t(i)
UNION ALL
SELECT printf('I%02d', i), printf('E%02d', i + {FORMULAS}), 'denominator', 1000
FROM range({FORMULAS}) t(i)""",
    "pws_population": f"""SELECT {AREA} AS area, kind, (50000 + hash(a, kind) % 350000)::BIGINT AS
  thousandths, 0 AS provisional FROM range({VILLAGES}) t(a), unnest({KINDS}) k(kind)""",
    "pws_target": f"""SELECT {CENTRE} AS puskesmas, printf('I%02d', i) AS indicator,
  90000::BIGINT AS thousandths, 0 AS provisional FROM range({INDICATORS}) t(i)""",
    "pws_area_target": f"""SELECT {AREA} AS area, 'I20' AS indicator, 80000::BIGINT AS thousandths,
  0 AS provisional FROM range(3) t(a)""",
}


def run() -> Iterator[Result]:
    import duckdb

    with TemporaryDirectory() as folder:
        database = duckdb.connect(":memory:")
        for name, select in TABLES.items():
            database.execute(f"COPY ({select}) TO '{Path(folder) / name}.parquet' (FORMAT parquet)")
        files = {name: f"SELECT * FROM read_parquet('{Path(folder) / name}.parquet')" for name in TABLES}
        files["pws_figure"] += f" WHERE year = {YEAR}"
        text = statement("duckdb", Ask(MONTH, MONTH), files)
        found = rows_from(database.execute(text).fetchall())
        assert len(found) == (VILLAGES + 1) * INDICATORS
        kept = f"CREATE OR REPLACE TEMP TABLE answers AS {text}"
        yield measure("rule on DuckDB over Parquet", SIZE, lambda: database.execute(kept), aim=0.010)
        database.execute(f"PREPARE rule AS {text}")
        yield measure("the same, planned before", SIZE, lambda: database.execute("EXECUTE rule"))
        yield measure(
            "the same, ranked, as rows of Python", SIZE, lambda: rows_from(database.execute(text).fetchall())
        )
