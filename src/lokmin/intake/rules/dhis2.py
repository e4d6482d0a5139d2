"""DHIS2 data value sets, as JSON and as CSV (developer documentation "Data values", version 2.43).

orgUnit is a village code (or a name that a person places), dataElement a code of the dictionary, period
yyyyMM. Only the default category option combination is a count of everybody; a part is never read as a whole.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lokmin.basics.refusal import Refusal
from lokmin.basics.spelling import clean, key
from lokmin.intake.rules.cells import Value, shown
from lokmin.intake.rules.collect import Collector
from lokmin.intake.rules.grid import Grid
from lokmin.intake.rules.privacy import names_persons
from lokmin.intake.rules.report import Issue, Report, Severity, SheetSeen
from lokmin.intake.rules.table import months_of
from lokmin.intake.rules.textfile import MOST_LINES, decode
from lokmin.places.rules.spelling import is_code

JSON_LAYOUT, CSV_LAYOUT = "dhis2_json", "dhis2_csv"
# The default option combination has this id in every DHIS2 (dhis-2 schema, "default" category).
_DEFAULTS = {"", "default", "hllvx50cxc0"}
_PERIOD = re.compile(r"(20\d\d)(0[1-9]|1[0-2])", re.ASCII)
_PLAIN = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,10})?", re.ASCII)
_COLUMNS = {
    "dataelement": "element", "period": "period", "orgunit": "place", "value": "value",
    "categoryoptioncombo": "combo", "catoptcombo": "combo", "attributeoptioncombo": "attribute",
    "attroptcombo": "attribute", "comment": "comment", "deleted": "deleted",
}  # fmt: skip
# Where a value stands when the file has no columns: 1 organisation unit, 2 period, 3 element, 4 value.
_ORDER = {"village": 1, "period": 2, "element": 3, "count": 4, "combo": 5}


@dataclass(frozen=True)
class _DataValue:
    """One data value; `row` is its line, or its number in the list."""

    row: int
    place: str
    period: str
    element: str
    value: str
    combo: str
    attribute: str
    deleted: bool
    comment: bool


def is_json(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"[")


def csv_columns(grid: Grid) -> dict[str, int] | None:
    """The columns of a DHIS2 CSV, None for another file. The first line decides."""
    for row in grid.first_rows(1):
        found = {
            _COLUMNS[key(v)]: c
            for c, v in sorted(grid.lines[row].items(), reverse=True)
            if key(v) in _COLUMNS
        }
        return found if {"element", "period", "place", "value"} <= set(found) else None
    return None


def read_csv(
    grid: Grid, columns: dict[str, int], *, today: date, words: Mapping[str, str] | None = None
) -> Report:
    """The values of a CSV export. `words`: what a person said of its data elements."""
    places = {"village": columns["place"], "period": columns["period"], "element": columns["element"]}
    places |= {"count": columns["value"], "combo": columns.get("combo", columns["value"])}
    return _report(_csv_values(grid, columns), Collector("", today, places, words), CSV_LAYOUT)


def _csv_values(grid: Grid, columns: dict[str, int]) -> Iterator[_DataValue]:
    for row in sorted(grid.lines)[1:]:
        line = grid.lines[row]

        def text(name: str, line: dict[int, Value] = line) -> str:
            return clean(line.get(columns.get(name, 0), ""))

        deleted, comment = text("deleted").casefold() == "true", bool(text("comment"))
        yield _DataValue(
            row, text("place"), text("period"), text("element"), text("value"), text("combo"),
            text("attribute"), deleted, comment,
        )  # fmt: skip


def read_json(data: bytes, *, today: date) -> Report:
    """The values of a JSON data value set. Refuses JSON of any other kind."""
    values = list(_json_values(_load(data)))
    if names_persons(((value.row, 1), value.place) for value in values):
        raise Refusal("intake.text_by_name")
    return _report(iter(values), Collector("", today, _ORDER), JSON_LAYOUT)


def _load(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(decode(data), parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError) as fault:
        raise Refusal("intake.json_broken") from fault
    if not isinstance(found, dict) or not isinstance(found.get("dataValues"), list):
        raise Refusal("intake.json_unknown")
    if len(found["dataValues"]) > MOST_LINES:
        raise Refusal("intake.text_too_long", most=MOST_LINES)
    return found


def _json_values(found: dict[str, Any]) -> Iterator[_DataValue]:
    """Period and organisation unit of the set hold where a value names none."""
    for row, value in enumerate(found["dataValues"], 1):
        if not isinstance(value, dict):
            raise Refusal("intake.json_unknown")

        def text(name: str, value: dict[str, Any] = value) -> str:
            own = value.get(name, found.get(name))
            return clean(own) if isinstance(own, str) else "" if own is None else "?"

        deleted = value.get("deleted") is True or text("deleted").casefold() == "true"
        yield _DataValue(
            row, text("orgUnit"), text("period"), text("dataElement"), text("value"),
            text("categoryOptionCombo"), text("attributeOptionCombo"), deleted, bool(value.get("comment")),
        )  # fmt: skip


def _report(values: Iterator[_DataValue], collector: Collector, layout: str) -> Report:
    comments = deleted = 0
    for value in values:
        comments += value.comment
        deleted += value.deleted
        if not value.deleted:
            _take(collector, value)
    notes = [("dhis2_comments", comments), ("dhis2_deleted", deleted)]
    found = [Issue(code, Severity.WARNING, params={"count": str(n)}) for code, n in notes if n]
    figures = collector.figures
    return Report(
        layout=layout, sheets=(SheetSeen("DHIS2", "read"),), months=months_of(figures),
        figures=tuple(figures), issues=(*found, *collector.issues),
    )  # fmt: skip


def _take(collector: Collector, value: _DataValue) -> None:
    columns = collector.columns
    for combo in (value.combo, value.attribute):
        if combo.casefold() not in _DEFAULTS:
            params = {"element": shown(value.element), "combo": shown(combo)}
            collector.error("dhis2_combo", value.row, columns["combo"], combo, **params)
            return
    found = _PERIOD.fullmatch(value.period)
    period = f"{found[1]}-{found[2]}" if found else f"“{value.period}”"
    code = value.place if is_code(value.place) else ""
    collector.take(
        value.row, columns["count"], code=code, village="" if code else value.place, period=period,
        element=value.element, value=_number(value.value),
    )  # fmt: skip


def _number(text: str) -> Value | None:
    """DHIS2 writes numbers with a point; what is no such number stays text and is refused."""
    if not text:
        return None
    return Decimal(text) if _PLAIN.fullmatch(text) else f"“{text}”"
