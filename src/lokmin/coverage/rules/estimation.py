"""Sasaran estimated from the population of an area, where no official number has arrived.

Source: Pedoman PWS-KIA and field workbooks. Live births = crude birth rate × population; pregnant women are
1.10 and mothers in childbirth 1.05 of them (the factors stand in data/population_kinds.csv, with their
confidence). Surviving infants = live births × (1 − infant mortality). Fractions are kept: 101.2 is a
sasaran. Where a district rounds, it says how: sources round half up, always up, or not at all.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil

from lokmin.basics.numbers import round_half_up
from lokmin.coverage.rules.catalogue import KindFact


class Rounding(StrEnum):
    """How a district turns 41.8 people into a sasaran."""

    NONE = "none"
    HALF_UP = "half_up"
    UP = "up"


@dataclass(frozen=True)
class Base:
    """What an estimate starts from. Rates are fractions: 19 births per 1,000 people are 0.019."""

    population: int
    birth_rate: Fraction
    infant_mortality: Fraction | None = None

    def __post_init__(self) -> None:
        if self.population < 0 or not 0 <= self.birth_rate <= 1 or not 0 <= (self.infant_mortality or 0) <= 1:
            raise ValueError("people are not negative, and rates lie between 0 and 1")

    @property
    def live_births(self) -> Fraction:
        return self.population * self.birth_rate


def estimate(kind: KindFact, base: Base, rounding: Rounding = Rounding.NONE) -> Fraction | None:
    """The sasaran of a kind that follows from births; None for a kind that does not, or lacks its rate."""
    if kind.per_birth is None:
        return None
    people = kind.per_birth * base.live_births
    if kind.less_infant_deaths:
        if base.infant_mortality is None:
            return None
        people *= 1 - base.infant_mortality
    return rounded(people, rounding)


def rounded(people: Fraction, rounding: Rounding) -> Fraction:
    """Exact arithmetic first: a whole number of people stays what it is under every policy."""
    if rounding is Rounding.UP:
        return Fraction(ceil(people))
    if rounding is Rounding.HALF_UP:
        return Fraction(round_half_up(people))
    return people


def thousandths(people: Fraction) -> int:
    """As a sasaran is stored; what lies beyond the third decimal is rounded half up."""
    return int(round_half_up(1000 * people))
