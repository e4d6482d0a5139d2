"""Sheets that a person has to explain, kept for the day of a preview: never one that names persons."""

import re
from decimal import Decimal
from typing import Any

from lokmin.basics.spelling import clean
from lokmin.intake.rules.cells import (
    UNCALCULATED,
    DateCell,
    ErrorCell,
    PercentNumber,
    Uncalculated,
    Value,
)
from lokmin.intake.rules.grid import Grid

# Above this a sheet is asked for again instead of being kept.
MOST_KEPT_CELLS = 120_000
_LONGEST = 120
_LONG_NUMBER = re.compile(r"\d[\d .-]{10,}\d")
_MARKS: tuple[tuple[type, str], ...] = (
    (PercentNumber, "%"), (Decimal, "n"), (DateCell, "d"), (ErrorCell, "e"), (str, "s"),
)  # fmt: skip


def grid_json(grid: Grid) -> dict[str, Any]:
    """A sheet as JSON: each cell a mark of its type and its text; long numbers (NIK, telephone) hidden."""
    lines = {
        str(row): {str(column): _text(value) for column, value in line.items()}
        for row, line in grid.lines.items()
    }
    short = {str(row): width for row, width in grid.short.items()}
    return {"name": grid.name, "hidden": grid.hidden, "lines": lines, "short": short, "text": grid.is_text}


def grid_of(data: dict[str, Any]) -> Grid:
    """The sheet back."""
    grid = Grid(data["name"], data["hidden"])
    grid.lines = {
        int(row): {int(column): _value(text) for column, text in line.items()}
        for row, line in data["lines"].items()
    }
    grid.is_text = data["text"]
    grid.short = {int(row): width for row, width in data["short"].items()}
    return grid


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "b1" if value else "b0"
    if isinstance(value, Uncalculated):
        return "u"
    mark = next(mark for kind, mark in _MARKS if isinstance(value, kind))
    if isinstance(value, Decimal):
        return f"{mark}{value}" if not value.is_finite() or abs(value.adjusted()) < 9 else "s…"
    return mark + _LONG_NUMBER.sub("…", clean(value)[:_LONGEST])


def _value(text: str) -> Value:
    mark, rest = text[:1], text[1:]
    if mark == "b":
        return rest == "1"
    if mark == "u":
        return UNCALCULATED
    kinds: dict[str, Any] = {sign: kind for kind, sign in _MARKS}
    value: Value = kinds[mark](rest)
    return value
