"""Accreditation criteria as data (data/accreditation.toml) and how far evidence meets them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from lokmin.yearly.rules.evidence import Line
from lokmin.yearly.rules.facts import data


@dataclass(frozen=True)
class Criterion:
    """One assessment element; each part is explained in the file."""

    code: str
    element: str
    text: str
    en: str
    kinds: tuple[str, ...]
    needs: tuple[str, ...]
    beside: tuple[str, ...]
    about: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """`1.6.2 a`."""
        return f"{self.code} {self.element}"

    def fits(self, kind: str) -> bool:
        """Whether a meeting of this kind can prove it; a family stands for its first meeting too."""
        return kind in self.kinds or kind.removesuffix("_first") in self.kinds


@dataclass(frozen=True)
class Edition:
    """The criteria that surveys use from a day on."""

    key: str
    name: str
    en: str
    since: date
    source: str
    criteria: tuple[Criterion, ...]


def edition_of(row: Mapping[str, Any]) -> Edition:
    """One edition of the file."""
    told = dict(row)
    since, criteria = told.pop("from"), told.pop("criteria")
    return Edition(since=since, criteria=tuple(_criterion(one) for one in criteria), **told)


def _criterion(row: Mapping[str, Any]) -> Criterion:
    told: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in row.items()}
    return Criterion(**told)


@cache
def editions() -> tuple[Edition, ...]:
    """All editions, the earliest first."""
    return tuple(sorted(map(edition_of, data("accreditation")["edition"]), key=lambda one: one.since))


def edition_on(day: date, known: Sequence[Edition] | None = None) -> Edition:
    """What a survey on this day would use; before the first edition, that one."""
    among = known or editions()
    begun = [one for one in among if one.since <= day]
    return begun[-1] if begun else among[0]


@dataclass(frozen=True)
class Result:
    """A criterion at one meeting: the lines that prove it. `apart`: this meeting says nothing about it."""

    criterion: Criterion
    lines: tuple[Line, ...]
    apart: bool = False

    @property
    def wanted(self) -> int:
        return 0 if self.apart else sum(line.wanted for line in self.lines)

    @property
    def there(self) -> int:
        return 0 if self.apart else sum(line.there for line in self.lines)

    @property
    def met(self) -> bool:
        return 0 < self.wanted == self.there


def results(
    edition: Edition, *, kind: str, lines: Mapping[str, Line], topics: Collection[str]
) -> tuple[Result, ...]:
    """Each criterion that a meeting of this kind can prove; `topics` are what its promises are about."""
    return tuple(
        Result(
            one,
            tuple(lines[key] for key in one.needs if key in lines),
            bool(one.about) and not set(one.about) & set(topics),
        )
        for one in edition.criteria
        if one.fits(kind)
    )


@dataclass(frozen=True)
class Meter:
    """How much of what is wanted is there; of what lacks, how much can still be made in time."""

    there: int
    wanted: int
    in_time: int
    late: int

    def __add__(self, other: "Meter") -> "Meter":
        return Meter(
            self.there + other.there,
            self.wanted + other.wanted,
            self.in_time + other.in_time,
            self.late + other.late,
        )

    @property
    def complete(self) -> bool:
        return 0 < self.wanted == self.there


NOTHING = Meter(0, 0, 0, 0)


def meter(found: Collection[Result]) -> Meter:
    """Each kind of evidence counts once, however many criteria ask for it."""
    own = {
        line.kind.key: line for result in found if not result.apart for line in result.lines if line.wanted
    }
    return Meter(
        sum(line.there for line in own.values()),
        len(own),
        sum(line.in_time for line in own.values()),
        sum(line.lacks and line.late for line in own.values()),
    )
