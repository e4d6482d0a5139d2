"""A year of meetings by criterion and quarter, and the items of PKP that count them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from lokmin.yearly.rules.criteria import NOTHING, Criterion, Edition, Meter, Result, meter
from lokmin.yearly.rules.evidence import Line
from lokmin.yearly.rules.facts import data

QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True)
class Held:
    """One meeting of the year as the table needs it. `counted`: it is over."""

    family: str
    held_on: date
    counted: bool
    lines: dict[str, Line]
    results: tuple[Result, ...]

    @property
    def quarter(self) -> int:
        """The calendar quarter of the day it is held."""
        return (self.held_on.month + 2) // 3


@dataclass(frozen=True)
class Cell:
    """A criterion in a quarter: `meetings` that have something to prove, `met` by how many."""

    meetings: int
    met: int
    meter: Meter


@dataclass(frozen=True)
class Row:
    criterion: Criterion
    cells: tuple[Cell, ...]

    @property
    def meter(self) -> Meter:
        return sum((cell.meter for cell in self.cells), NOTHING)

    @property
    def meetings(self) -> int:
        return sum(cell.meetings for cell in self.cells)

    @property
    def met(self) -> int:
        return sum(cell.met for cell in self.cells)


def rows(edition: Edition, meetings: Sequence[Held]) -> tuple[Row, ...]:
    """Each criterion by quarter. A meeting with nothing to prove for it does not count there."""
    return tuple(
        Row(one, tuple(_cell(one, [m for m in meetings if m.quarter == quarter]) for quarter in QUARTERS))
        for one in edition.criteria
    )


def _cell(criterion: Criterion, meetings: Sequence[Held]) -> Cell:
    found = [result for held in meetings for result in held.results if result.criterion == criterion]
    own = [result for result in found if result.wanted]
    return Cell(len(own), sum(result.met for result in own), sum((meter([r]) for r in own), NOTHING))


@dataclass(frozen=True)
class Item:
    """An item of a PKP form; each part is explained in data/pkp.toml."""

    group: str
    number: str
    family: str
    text: str
    en: str
    steps: tuple[tuple[int, int], ...]
    needs: tuple[str, ...]

    def points(self, count: int) -> int | None:
        """The points for so many meetings; None where a person judges the content."""
        reached = [points for least, points in self.steps if count >= least]
        return reached[-1] if reached else None

    def next_step(self, count: int) -> tuple[int, int] | None:
        """How many meetings more bring how many points; None at the highest step."""
        ahead = [(least - count, points) for least, points in self.steps if least > count]
        return ahead[0] if ahead else None


@dataclass(frozen=True)
class Form:
    key: str
    name: str
    en: str
    source: str
    items: tuple[Item, ...]


@cache
def forms() -> tuple[Form, ...]:
    """The forms of PKP that are known."""
    return tuple(
        Form(
            items=tuple(_item(one) for one in row["items"]), **{k: v for k, v in row.items() if k != "items"}
        )
        for row in data("pkp")["edition"]
    )


def _item(row: dict[str, Any]) -> Item:
    steps = tuple((least, points) for least, points in row["steps"])
    return Item(**{**row, "steps": steps, "needs": tuple(row["needs"])})


@dataclass(frozen=True)
class Scored:
    """An item over the year: meetings held, those with their minutes, those that hold all it asks for."""

    item: Item
    held: int
    proven: int
    whole: int

    @property
    def points(self) -> int | None:
        return self.item.points(self.proven)


def scored(item: Item, meetings: Sequence[Held]) -> Scored:
    """A meeting counts with its minutes: without them nobody can see that it was held."""
    own = [held for held in meetings if held.family == item.family and held.counted]
    proven = [held for held in own if _there(held, "minutes")]
    whole = [held for held in proven if all(_there(held, key) for key in item.needs)]
    return Scored(item, len(own), len(proven), len(whole))


def _there(held: Held, key: str) -> bool:
    """There, or nothing to prove."""
    line = held.lines.get(key)
    return line is not None and not line.lacks
