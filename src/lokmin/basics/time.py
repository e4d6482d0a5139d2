"""Months and ranges of months. Nothing here reads a clock."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from lokmin.basics.refusal import Refusal

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})Q([1-4])")


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month, written 2023-05."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1900 <= self.year <= 2200 and 1 <= self.month <= 12):
            raise Refusal("basics.month", value=f"{self.year}-{self.month:02d}")

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read `YYYY-MM`; anything else is refused."""
        found = _MONTH.fullmatch(text.strip())
        if not found:
            raise Refusal("basics.month", value=text)
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @property
    def index(self) -> int:
        """Months since year 0, so that neighbours differ by one."""
        return self.year * 12 + self.month - 1

    @classmethod
    def from_index(cls, index: int) -> "Month":
        return cls(index // 12, index % 12 + 1)

    def plus(self, months: int) -> "Month":
        return Month.from_index(self.index + months)

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d}"


@dataclass(frozen=True, order=True)
class Period:
    """A range of whole months, both ends included; a review period is usually three of them."""

    first: Month
    last: Month

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise Refusal("basics.period_reversed", first=str(self.first), last=str(self.last))

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read `2023-02..2023-04` or the short `2023Q1`."""
        if _QUARTER.fullmatch(text.strip()):
            return cls.quarter(text)
        first, separator, last = text.partition("..")
        if not separator:
            raise Refusal("basics.period", value=text)
        return cls(Month.parse(first), Month.parse(last))

    @classmethod
    def quarter(cls, text: str) -> "Period":
        """Read `2023Q1` as January to March 2023."""
        found = _QUARTER.fullmatch(text.strip())
        if not found:
            raise Refusal("basics.quarter", value=text)
        last = int(found[2]) * 3
        return cls(Month(int(found[1]), last - 2), Month(int(found[1]), last))

    @property
    def quarter_name(self) -> str | None:
        """`2023Q1` when the range is a calendar quarter, else None."""
        whole = len(self) == 3 and self.first.month % 3 == 1 and self.first.year == self.last.year
        return f"{self.first.year}Q{(self.last.month) // 3}" if whole else None

    def __iter__(self) -> Iterator[Month]:
        return (Month.from_index(i) for i in range(self.first.index, self.last.index + 1))

    def __len__(self) -> int:
        return self.last.index - self.first.index + 1

    def __contains__(self, month: object) -> bool:
        return isinstance(month, Month) and self.first <= month <= self.last

    def __str__(self) -> str:
        return f"{self.first}..{self.last}"


def zone(name: str) -> ZoneInfo:
    """The clock of WIB, WITA or WIT."""
    if name not in ZONES:
        raise Refusal("basics.zone", value=name)
    return ZoneInfo(ZONES[name])
