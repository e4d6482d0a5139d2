"""Which part a sector can take (peran bantu), read from the reviewed files, and what nobody took."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lokmin.basics.refusal import Refusal

TEXT_MOST = 200
OWN_SECTOR = "kesehatan"
"""The Puskesmas itself, which is not among those that help it."""
FIRST_YEAR = 2006
"""The year of the first text that asks for the inventory of parts."""


@dataclass(frozen=True)
class Topic:
    """What is divided among the sectors. `programmes`: how the dictionary of indicators calls it."""

    code: str
    name: str
    name_en: str
    cluster: str
    programmes: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A part that a sector usually takes in a topic (`topic` empty: in a village)."""

    sector: str
    topic: str
    text: str
    text_en: str
    source: str
    edition: str
    confidence: str


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("lokmin.people") / "data" / name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def topics() -> tuple[Topic, ...]:
    """The topics in their order."""
    return tuple(
        Topic(
            r["code"], r["name"], r["name_en"], r["cluster"], tuple(filter(None, r["programmes"].split("|")))
        )
        for r in _rows("topics.csv")
    )


@cache
def parts() -> tuple[Part, ...]:
    """Every usual part, in the order of the file."""
    return tuple(Part(**row) for row in _rows("parts.csv"))


def usual(sector: str, topic: str) -> list[Part]:
    """What a sector usually takes in a topic; `topic` empty: in a village."""
    return [part for part in parts() if part.sector == sector and part.topic == topic]


def topic_of(programme: str) -> str:
    """The topic of a programme of the dictionary; empty when none is divided that way."""
    return next((topic.code for topic in topics() if programme in topic.programmes), "")


def check_text(text: str) -> str:
    """The part on one line, short enough for its cell on paper."""
    plain = " ".join(text.split())
    if len(plain) > TEXT_MOST:
        raise Refusal("people.part_long", most=TEXT_MOST)
    return plain


def check_year(year: int, this_year: int) -> int:
    """A matrix is of a year up to the next one."""
    if not FIRST_YEAR <= year <= this_year + 1:
        raise Refusal("people.part_year", first=FIRST_YEAR, last=this_year + 1)
    return year


def untaken(wanted: Sequence[str], taken: Iterable[str]) -> list[str]:
    """What nobody took, in its order."""
    known = set(taken)
    return [code for code in wanted if code not in known]
