"""The Puskesmas of the example with sasaran, targets and figures, and the days on which they were frozen."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from lokmin.basics.scope import Scope
from lokmin.basics.time import Month, Period
from lokmin.coverage import actions as coverage
from lokmin.coverage.actions import FigureEntry, PopulationEntry
from lokmin.coverage.rules import catalogue
from lokmin.places import actions as places
from lokmin.places import queries as place_queries
from lokmin.places.rules import VillageLine
from lokmin.web.example import figures
from lokmin.web.example.cast import TODAY, Cast, moment
from lokmin.web.example.figures import Village, story
from lokmin.web.example.timeline import Event

SOURCE = "data contoh"
FROZEN_DESPITE = "Lokmin tidak dapat menunggu; yang belum melapor disebut dalam rapat"
YEARS = (2021, 2022, 2023)


def open_puskesmas(cast: Cast, scope: Scope) -> None:
    """Register the four Puskesmas; their clock stands at the example's day."""
    for line in story()["puskesmas"]:
        own = [v for v in figures.villages() if v.puskesmas == line["code"]]
        cast.puskesmas[line["code"]] = places.new_puskesmas(
            scope=scope,
            code=line["code"],
            old_code=line["old_code"],
            name=line["name"],
            villages=[VillageLine(v.code, v.name) for v in own],
            kecamatan=line["kecamatan"],
            kecamatan_name=line["kecamatan_name"],
            district_name=line["district_name"],
            address=line["address"],
            example=True,
            clock_date=TODAY,
        )
        for area in place_queries.catchment(puskesmas_id=cast.puskesmas[line["code"]].id):
            cast.areas[area.name] = area


def events(cast: Cast) -> Iterator[Event]:
    """Sasaran in January, figures on the fifth of each following month, freezes on their days."""
    for line in story()["puskesmas"]:
        code = line["code"]
        for year in YEARS:
            yield Event(
                moment(date(year, 1, 16), "08.00"), lambda s, c=code, y=year: _year(cast, s, c, y), code
            )
        for month in figures.months():
            yield from _reports(cast, code, month)
        for period, day in line["freezes"]:
            yield Event(
                moment(day, "10.12"),
                lambda s, c=code, p=period: coverage.freeze(
                    scope=s, puskesmas_id=cast.puskesmas[c].id, period=Period.parse(p), despite=FROZEN_DESPITE
                ),
                code,
            )


def _year(cast: Cast, scope: Scope, code: str, year: int) -> None:
    puskesmas_id = cast.puskesmas[code].id
    entries = [
        PopulationEntry(cast.areas[village.name].id, kind, year, thousandths)
        for village in _villages(code)
        for kind, thousandths in figures.populations(village, year)
    ]
    coverage.record_populations(scope=scope, puskesmas_id=puskesmas_id, entries=entries, source=SOURCE)
    goals = {fact.indicator: fact.thousandths for fact in catalogue.example_targets()}
    coverage.record_targets(
        scope=scope, puskesmas_id=puskesmas_id, year=year, targets=goals, source="target contoh"
    )


def _villages(code: str) -> list[Village]:
    return [village for village in figures.villages() if village.puskesmas == code]


def _reports(cast: Cast, code: str, month: Month) -> Iterator[Event]:
    """What the villages of a Puskesmas report for a month, those in time and those late."""
    usual = month.last_day + timedelta(days=5)
    days: dict[date, list[Village]] = {}
    for village in _villages(code):
        days.setdefault(_late(village, month) or usual, []).append(village)
    for day, group in days.items():
        yield Event(
            moment(day, "14.00"), lambda s, c=code, g=tuple(group), m=month: _record(cast, s, c, g, m), code
        )


def _late(village: Village, month: Month) -> date | None:
    found: list[dict[str, Any]] = story()["late"]
    rules = (r for r in found if r["village"] == village.name and r["month"] == str(month))
    return next((rule["recorded_on"] for rule in rules), None)


def _record(cast: Cast, scope: Scope, code: str, group: tuple[Village, ...], month: Month) -> None:
    entries = [
        FigureEntry(
            cast.areas[cell.village].id,
            cell.element,
            month.year,
            month.month,
            cell.count,
            "unmeasured" if cell.reason else "reported",
            cell.reason,
        )
        for village in group
        for cell in figures.counts(village, month)
    ]
    coverage.record_figures(scope=scope, puskesmas_id=cast.puskesmas[code].id, entries=entries, source=SOURCE)
