"""What will be stored: every cell of a report with its village, beside what stands there now."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self
from uuid import UUID

from lokmin.intake.rules.report import FigureRead, Issue, PopulationRead, Report, Severity
from lokmin.intake.rules.villages import Match
from lokmin.places.rules.spelling import plain_name

SKIP = ""


@dataclass(frozen=True)
class Change:
    """One figure or sasaran that will change. Figures have an element and a month, sasaran a kind and
    thousandths. `before` None: nothing was stored, or it could not be measured because of `before_reason`;
    `version` is that of the cell when it was looked at."""

    area_id: UUID
    year: int
    after: int
    before: int | None
    sheet: str
    cell: str
    element: str = ""
    month: int | None = None
    kind: str = ""
    version: int = 0
    before_reason: str = ""


@dataclass(frozen=True)
class Plan:
    """`same` counts what stands there already; `unknown` are village names that nobody placed yet."""

    figures: tuple[Change, ...] = ()
    populations: tuple[Change, ...] = ()
    same: int = 0
    unknown: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.figures and not self.populations

    def as_json(self) -> dict[str, Any]:
        rows = {name: [_row(change) for change in getattr(self, name)] for name in ("figures", "populations")}
        return {**rows, "same": self.same, "unknown": list(self.unknown)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        rows = {
            name: tuple(Change(**{**row, "area_id": UUID(row["area_id"])}) for row in data[name])
            for name in ("figures", "populations")
        }
        return cls(**rows, same=data["same"], unknown=tuple(data["unknown"]))


def _row(change: Change) -> dict[str, Any]:
    return {**asdict(change), "area_id": str(change.area_id)}


@dataclass(frozen=True)
class Stored:
    """What stands in the database: (count, version, reason) a figure, thousandths a sasaran; and the kinds
    of sasaran that may be entered. `reason`: why a count could not be measured."""

    figures: Mapping[tuple[UUID, str, int, int], tuple[int | None, int, str]]
    populations: Mapping[tuple[UUID, str, int], int]
    kinds: frozenset[str]

    def is_as_seen(self, change: Change) -> bool:
        """Whether there still stands what a change was compared with."""
        if change.month is None:
            return self.populations.get((change.area_id, change.kind, change.year)) == change.before
        place = (change.area_id, change.element, change.year, change.month)
        count, version, _reason = self.figures.get(place, (None, 0, ""))
        return (count, version) == (change.before, change.version)


def names_in(report: Report) -> list[tuple[str, str]]:
    """Every `(code, name)` of a village in the report, in the order of the file."""
    figures = [(row.village_code, row.village) for row in report.figures]
    return list(dict.fromkeys([*figures, *((row.village_code, row.village) for row in report.populations)]))


def make_plan(
    report: Report, matches: Mapping[tuple[str, str], Match], skipped: Iterable[str], stored: Stored
) -> Plan:
    """Compare a report with what is stored. `skipped`: plain names that a person chose not to store."""
    left_out = set(skipped)
    places = {name: match.village.id for name, match in matches.items() if match.village}
    unknown = [name or code for (code, name), match in matches.items() if not match.village]
    figures, same = _figures(report, places, stored)
    populations, same_people = _populations(report, places, stored)
    open_names = tuple(dict.fromkeys(name for name in unknown if plain_name(name) not in left_out))
    return Plan(tuple(figures), tuple(populations), same + same_people, open_names)


def _figures(
    report: Report, places: Mapping[tuple[str, str], UUID], stored: Stored
) -> tuple[list[Change], int]:
    """Reported cells only: an empty cell takes nothing away."""
    changes, same = [], 0
    for figure in report.figures:
        area = places.get((figure.village_code, figure.village))
        if area is None or figure.count is None:
            continue
        place = (area, figure.element, figure.year, figure.month)
        before, version, reason = stored.figures.get(place, (None, 0, ""))
        if before == figure.count:
            same += 1
            continue
        changes.append(
            Change(
                area, figure.year, figure.count, before, figure.sheet, figure.cell,
                element=figure.element, month=figure.month, version=version, before_reason=reason,
            )
        )  # fmt: skip
    return changes, same


def _populations(
    report: Report, places: Mapping[tuple[str, str], UUID], stored: Stored
) -> tuple[list[Change], int]:
    changes, same = [], 0
    for row in report.populations:
        area = places.get((row.village_code, row.village))
        if area is None or row.kind not in stored.kinds:
            continue
        before = stored.populations.get((area, row.kind, row.year))
        if before == row.thousandths:
            same += 1
            continue
        changes.append(Change(area, row.year, row.thousandths, before, row.sheet, row.cell, kind=row.kind))
    return changes, same


def same_village_twice(matches: Mapping[tuple[str, str], Match]) -> list[tuple[str, str]]:
    """Pairs of names that were placed in the same village by different spellings."""
    first: dict[UUID, str] = {}
    pairs = []
    for (code, name), match in matches.items():
        if match.village:
            other = first.setdefault(match.village.id, name or code)
            if other != (name or code):
                pairs.append((other, name or code))
    return pairs


def _lines(report: Report) -> list[FigureRead | PopulationRead]:
    return [*report.figures, *report.populations]


def torn_issues(report: Report, torn: Mapping[tuple[str, str], Match]) -> list[Issue]:
    """One error for each `(code, name)` that disagree, with how many cells it keeps out."""
    found = []
    for (code, name), match in torn.items():
        if match.village is None:
            continue
        cells = [row for row in _lines(report) if (row.village_code, row.village) == (code, name)]
        params = {
            "code": code, "name": name, "village": match.village.name, "cells": str(len(cells)),
        }  # fmt: skip
        place = cells[0] if cells else None
        sheet, cell = (place.sheet, place.cell) if place else ("", "")
        found.append(Issue("intake.village_disagrees", Severity.ERROR, sheet, cell, name, params))
    return found


def unknown_issues(report: Report, unknown: Iterable[str]) -> list[Issue]:
    """One error for each village that nobody placed, at its first cell."""
    found = []
    for name in unknown:
        rows = [row for row in _lines(report) if (row.village or row.village_code) == name]
        sheet, cell = (rows[0].sheet, rows[0].cell) if rows else ("", "")
        code = rows[0].village_code if rows else ""
        shown = f"{code} {name}" if code and code != name else name
        found.append(Issue("village_unknown", Severity.ERROR, sheet, cell, name, {"village": shown}))
    return found
