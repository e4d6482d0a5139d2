"""Blocks that only a story has, each a table that says the same, and every number of a story by its key.

A format that cannot draw them prints the table: `Scores` and `AreaMap` are grids.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lokmin.papers.rules import blocks
from lokmin.papers.rules.blocks import Grid, Number, Part, TwoMeanings
from lokmin.papers.rules.story_blocks import BarChart, Section, Story


@dataclass(frozen=True)
class Scores(Grid):
    """Indicators × villages on one page. `marks` has the status of each cell, empty where it has none.

    `names`: the whole name of each indicator, which who presents says aloud.
    """

    marks: tuple[tuple[str, ...], ...] = ()
    names: tuple[str, ...] = ()
    shape: str = "scores"


@dataclass(frozen=True)
class Place:
    """One area of a map: its status or state and what stands on it.

    With outlines `path` is an SVG path and (x, y) the middle of its label, in units of the map; without,
    the area is a tile. `named`: its name finds room there, else its number in the table stands for it.
    """

    key: int
    name: str
    value: Number
    mark: str
    path: str = ""
    x: int = 0
    y: int = 0
    named: bool = True

    @property
    def said(self) -> tuple[Part, ...]:
        return (self.name, " ", self.value) if self.named else (str(self.key),)


@dataclass(frozen=True)
class AreaMap(Grid):
    """Areas where they lie, or as tiles in their usual order, beside the table that says the same."""

    places: tuple[Place, ...] = ()
    width: int = 0
    height: int = 0
    alt: str = ""
    source: str = ""
    shape: str = "map"

    @property
    def outlined(self) -> bool:
        return any(place.path for place in self.places)


def short(text: str, most: int) -> str:
    """A text that fits a table of the main part; whoever shortens prints it whole in the annex."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip(' .,;')}…"


def parts(section: Section) -> Iterator[Part]:
    """Every printed text and number of a section, in its order; a sentence that is said twice stands once."""
    yield section.title
    yield from section.sentence
    for block in section.blocks:
        yield from _parts(block, section)


def _parts(block: Any, section: Section) -> Iterator[Part]:
    if isinstance(block, BarChart):
        if block.sentence != section.sentence:
            yield from block.sentence
        if block.target is not None:
            yield from (block.target_words, block.target)
        yield from block.labels
        yield from (value for value in block.values if value.value is not None)
        return
    yield from blocks.parts_of(block)
    if isinstance(block, AreaMap):
        yield from (part for place in block.places for part in place.said)
        yield block.source


def numbers(sections: Iterable[Section]) -> dict[str, Number]:
    """Every printed number by its key; a fault of the house where one key names two numbers."""
    found: dict[str, Number] = {}
    for part in (part for section in sections for part in parts(section)):
        if isinstance(part, Number) and found.setdefault(part.key, part) != part:
            raise TwoMeanings(part.key)
    return found


def whole(story: Story) -> tuple[Section, ...]:
    return (*story.main, *story.annex)
