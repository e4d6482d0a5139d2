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
    birth_rate: Fraction | None = None
    infant_mortality: Fraction | None = None

    def __post_init__(self) -> None:
        rates = (self.birth_rate or 0, self.infant_mortality or 0)
        if self.population < 0 or not all(0 <= rate <= 1 for rate in rates):
            raise ValueError("people are not negative, and rates lie between 0 and 1")

    @property
    def live_births(self) -> Fraction | None:
        return None if self.birth_rate is None else self.population * self.birth_rate


def estimate(
    kind: KindFact, base: Base, rounding: Rounding = Rounding.NONE, *, share: Fraction | None = None
) -> Fraction | None:
    """The sasaran of a kind: from births where it follows from them, else that `share` of the population.

    None where what it needs (birth rate, infant mortality, share) was not given.
    """
    if kind.per_birth is None:
        return None if share is None else rounded(base.population * share, rounding)
    if base.live_births is None:
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
