"""The kinds of evidence of a meeting (data/evidence.toml): what there is, and until when more can be made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from lokmin.yearly.rules.facts import data


@dataclass(frozen=True)
class Kind:
    """One kind of evidence; each part is explained in the file."""

    key: str
    text: str
    en: str
    by: str
    days: int

    def until(self, held_on: date, next_on: date) -> date | None:
        """The last day on which it is still in time; None where no day binds it."""
        start = {"held": held_on, "next": next_on}.get(self.by)
        return start + timedelta(self.days) if start else None


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by key, in the order of the work."""
    rows = {key: row for key, row in data("evidence").items() if isinstance(row, dict)}
    return {key: Kind(key=key, **row) for key, row in rows.items()}


class Standing(StrEnum):
    """`THERE` proves it; `PART` is begun; `NONE`: here there is nothing to prove, so nothing is missing."""

    THERE = "there"
    PART = "part"
    MISSING = "missing"
    NONE = "none"


@dataclass(frozen=True)
class Found:
    """What a meeting has of one kind, and one sentence that says what there is or what lacks."""

    standing: Standing
    words: str


@dataclass(frozen=True)
class Line:
    """One kind of evidence at one meeting. `late`: what lacks could have been made until `until` only."""

    kind: Kind
    found: Found
    until: date | None
    late: bool

    @property
    def there(self) -> bool:
        return self.found.standing is Standing.THERE

    @property
    def wanted(self) -> bool:
        return self.found.standing is not Standing.NONE

    @property
    def lacks(self) -> bool:
        return self.wanted and not self.there

    @property
    def in_time(self) -> bool:
        """It lacks, and there is still time to make it."""
        return self.lacks and not self.late


def lines(found: Mapping[str, Found], *, held_on: date, next_on: date, today: date) -> dict[str, Line]:
    """Each kind that was looked for, in the order of the work."""
    made = {}
    for key, kind in kinds().items():
        if key in found:
            until = kind.until(held_on, next_on)
            made[key] = Line(kind, found[key], until, until is not None and until < today)
    return made
