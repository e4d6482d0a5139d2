"""On which rules a paper rests, by its date. The rules themselves are the register in data/."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

REGISTER = Path(__file__).parents[1] / "data" / "regulations.csv"


@dataclass(frozen=True)
class Basis:
    """One rule of the register: `begins` and `ends` are the first and last day it may be cited."""

    code: str
    title: str
    purpose: str
    begins: date
    ends: date | None
    follows: str = ""
    source: str = ""

    def in_force(self, day: date) -> bool:
        return self.begins <= day and (self.ends is None or day <= self.ends)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def register() -> tuple[Basis, ...]:
    """All rules of the register file, in its order."""
    with REGISTER.open(encoding="utf-8", newline="") as file:
        return tuple(
            Basis(
                row["code"],
                row["title"],
                row["purpose"],
                date.fromisoformat(row["begins"]),
                _day(row["ends"]),
                row["follows"],
                row["source"],
            )
            for row in csv.DictReader(file)
        )


def bases_on(day: date, purpose: str = "lokmin", rules: Iterable[Basis] | None = None) -> tuple[Basis, ...]:
    """The rules in force on the day of the paper; where one follows another, only the later one."""
    fitting = [b for b in (rules or register()) if b.purpose == purpose and b.in_force(day)]
    followed = {b.follows for b in fitting}
    return tuple(b for b in fitting if b.code not in followed)


def outdated(cited: Iterable[Basis], day: date) -> tuple[Basis, ...]:
    """Those of the cited rules that were no longer in force on `day`: the paper warns of them."""
    return tuple(b for b in cited if b.ends is not None and day > b.ends)
