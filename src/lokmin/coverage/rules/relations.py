"""The seven relations of the PWS rule as SELECTs over the tables of the live system, and their parameters.

A query asks for pairs of area and Puskesmas (a camat's kecamatan may hold several Puskesmas, each with its
own sasaran and targets), for some indicators or for all, for one month, by projected or counted sasaran.
Until a year's sasaran or targets have arrived at a Puskesmas, last year's serve and are marked provisional
(field note 11): the year is chosen per Puskesmas and kind, so that one forgotten village stays visibly
without sasaran. Targets of single areas follow those of their Puskesmas: any target of the year ends them.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from lokmin.coverage.rules.months import ALL_MONTHS
from lokmin.coverage.rules.years import COLUMNS


@dataclass(frozen=True)
class Wanted:
    """What a screen asks for; `areas` maps area to Puskesmas, `indicators` None means all.

    `schedules` are the months that a district decided, by indicator; all others keep those of the dictionary.
    """

    areas: Mapping[UUID, UUID]
    year: int
    month: int
    basis: str = "projected"
    indicators: tuple[str, ...] | None = None
    schedules: Mapping[str, Sequence[int]] = field(default_factory=dict)


def sources(dialect: str, wanted: Wanted) -> dict[str, str]:
    """A SELECT for each relation, with named parameters in the style of Django's cursors."""
    sqlite = dialect == "sqlite"
    indicators = "" if wanted.indicators is None else f" WHERE i.code IN ({_listed('indicators', sqlite)})"
    return {
        "pws_area": _AREAS_SQLITE if sqlite else _AREAS_POSTGRES,
        "pws_indicator": (_INDICATORS_SQLITE if sqlite else _INDICATORS_POSTGRES) + indicators,
        "pws_term": _TERMS,
        "pws_figure": _figures(wanted, sqlite),
        "pws_population": _POPULATIONS,
        "pws_target": _TARGETS,
        "pws_area_target": _AREA_TARGETS,
    }


def parameters(dialect: str, wanted: Wanted) -> dict[str, object]:
    """The values of those parameters."""
    key = str if dialect == "postgres" else _hex
    centres = sorted(set(wanted.areas.values()), key=str)
    values: dict[str, object] = {
        "areas": json.dumps([[key(area), key(puskesmas)] for area, puskesmas in wanted.areas.items()]),
        "year": wanted.year,
        "last_year": wanted.year - 1,
        "basis": wanted.basis,
        "schedules": json.dumps({code: list(months) for code, months in wanted.schedules.items()}),
        "puskesmas": key(centres[0]) if centres else None,
    }
    if wanted.indicators is not None:
        values["indicators"] = json.dumps(list(wanted.indicators))
    return values


def keys(dialect: str, areas: Iterable[UUID]) -> dict[object, UUID]:
    """Areas by the text in which that engine hands them back; for `rows_from`."""
    text = str if dialect == "postgres" else _hex
    return {text(area): area for area in areas}


def _hex(identity: UUID) -> str:
    return identity.hex


def _listed(name: str, sqlite: bool) -> str:
    if sqlite:
        return f"SELECT value FROM json_each(%({name})s)"  # noqa: S608  (our own name)
    return f"SELECT jsonb_array_elements_text(%({name})s::jsonb)"


def _figures(wanted: Wanted, sqlite: bool) -> str:
    """The year of each element and area of those Puskesmas."""
    one = len(set(wanted.areas.values())) <= 1
    centre = "y.puskesmas_id = %(puskesmas)s" if one else "y.puskesmas_id IN (SELECT puskesmas FROM pws_area)"
    return f"{_FIGURES.format(hint=_IN_ORDER if sqlite else '')}{centre} AND y.year = %(year)s"


# SQLite would at times rather make an index of its own, for this one question.
_IN_ORDER = " INDEXED BY figureyear_for_the_rule"

# Said to be text: SQLite makes no index over values of which it does not know the kind.
_AREAS_SQLITE = """SELECT CAST(json_extract(value, '$[0]') AS TEXT) AS area,
  CAST(json_extract(value, '$[1]') AS TEXT) AS puskesmas
FROM json_each(%(areas)s)"""

_AREAS_POSTGRES = """SELECT (pair->>0)::uuid AS area, (pair->>1)::uuid AS puskesmas
FROM jsonb_array_elements(%(areas)s::jsonb) AS pair"""

_INDICATORS_SQLITE = f"""SELECT i.code AS indicator, i.population_kind AS kind, i.accumulation,
  CASE WHEN i.lower_is_better THEN 1 ELSE 0 END AS lower,
  (SELECT COALESCE(SUM(1 << value), {ALL_MONTHS}) FROM json_each(
    COALESCE(json_extract(%(schedules)s, '$."' || i.code || '"'), i.scheduled_months))) AS schedule,
  (SELECT COUNT(*) FROM coverage_indicatorterm t WHERE t.indicator_id = i.code) AS terms
FROM coverage_indicator i"""  # noqa: S608

_INDICATORS_POSTGRES = f"""SELECT i.code AS indicator, i.population_kind AS kind, i.accumulation,
  CASE WHEN i.lower_is_better THEN 1 ELSE 0 END AS lower,
  (SELECT COALESCE(SUM(1 << value::int), {ALL_MONTHS})::int
   FROM jsonb_array_elements_text(
     COALESCE(%(schedules)s::jsonb -> i.code, i.scheduled_months)) AS value) AS schedule,
  (SELECT COUNT(*)::int FROM coverage_indicatorterm t WHERE t.indicator_id = i.code) AS terms
FROM coverage_indicator i"""  # noqa: S608

_TERMS = """SELECT t.indicator_id AS indicator, t.element_id AS element, t.side,
  CAST(CASE WHEN t.side = 'denominator' THEN 1000 * t.sign ELSE t.sign END AS BIGINT) AS weight
FROM coverage_indicatorterm t"""

_FIGURES = f"""SELECT y.puskesmas_id AS puskesmas, y.element_id AS element, y.area_id AS area,
  0 AS to_0, {", ".join(f"y.{column}" for column in COLUMNS)}
FROM coverage_figureyear y{{hint}}
WHERE """  # noqa: S608

_POPULATIONS = """SELECT p.area_id AS area, p.kind, p.thousandths,
  CASE WHEN p.year = %(year)s THEN 0 ELSE 1 END AS provisional
FROM coverage_population p
WHERE p.puskesmas_id IN (SELECT puskesmas FROM pws_area) AND p.basis = %(basis)s
  AND p.year IN (%(year)s, %(last_year)s)
  AND (p.year = %(year)s OR NOT EXISTS (
    SELECT 1 FROM coverage_population n
    WHERE n.puskesmas_id = p.puskesmas_id AND n.kind = p.kind AND n.basis = p.basis AND n.year = %(year)s))"""

_TARGETS = """SELECT t.puskesmas_id AS puskesmas, t.indicator_id AS indicator, t.thousandths,
  CASE WHEN t.year = %(year)s THEN 0 ELSE 1 END AS provisional
FROM coverage_target t
WHERE t.puskesmas_id IN (SELECT puskesmas FROM pws_area) AND t.year IN (%(year)s, %(last_year)s)
  AND (t.year = %(year)s OR NOT EXISTS (
    SELECT 1 FROM coverage_target n WHERE n.puskesmas_id = t.puskesmas_id AND n.year = %(year)s))"""

_AREA_TARGETS = """SELECT t.area_id AS area, t.indicator_id AS indicator, t.thousandths,
  CASE WHEN t.year = %(year)s THEN 0 ELSE 1 END AS provisional
FROM coverage_areatarget t
WHERE t.puskesmas_id IN (SELECT puskesmas FROM pws_area) AND t.year IN (%(year)s, %(last_year)s)
  AND (t.year = %(year)s OR NOT EXISTS (
    SELECT 1 FROM coverage_target n WHERE n.puskesmas_id = t.puskesmas_id AND n.year = %(year)s
    UNION ALL
    SELECT 1 FROM coverage_areatarget n WHERE n.puskesmas_id = t.puskesmas_id AND n.year = %(year)s))"""


def named_parameters(statement: str, names: Sequence[str]) -> str:
    """The statement with `:name` instead of `%(name)s`, for a plain SQLite cursor."""
    for name in names:
        statement = statement.replace(f"%({name})s", f":{name}")
    return statement
