"""Exact numbers and what they are when there is none. Rounded once, here, when printed."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class State(StrEnum):
    """What a cell holds. `zero` was reported; `missing` was not; the others say why there is no number."""

    VALUE = "value"
    ZERO = "zero"
    MISSING = "missing"
    PARTIAL = "partial"
    NOT_SCHEDULED = "not_scheduled"
    NO_POPULATION = "no_population"
    UNMEASURED = "unmeasured"


class Status(StrEnum):
    """Level and trend together (PWS): reached or not, rising or falling. Not a ramp."""

    BAIK = "baik"
    CUKUP = "cukup"
    KURANG = "kurang"
    JELEK = "jelek"


class Trend(StrEnum):
    UP = "up"
    DOWN = "down"
    SAME = "same"


@dataclass(frozen=True)
class Ratio:
    """A count over a population, kept as two exact numbers. `denominator` is never zero."""

    numerator: int
    denominator: Fraction

    def __post_init__(self) -> None:
        object.__setattr__(self, "denominator", Fraction(self.denominator))
        if self.denominator == 0:
            raise ZeroDivisionError("a ratio without a denominator is a state, not a number")

    @classmethod
    def per_thousandths(cls, numerator: int, thousandths: int) -> "Ratio":
        """A ratio over a population that is stored in thousandths of a person."""
        return cls(numerator, Fraction(thousandths, 1000))

    @property
    def value(self) -> Fraction:
        return self.numerator / self.denominator

    @property
    def percent(self) -> Fraction:
        return 100 * self.value


def half_up(numerator: int, denominator: int) -> int:
    """The whole number nearest to the quotient of two integers that are not negative; halves go up."""
    return (2 * numerator + denominator) // (2 * denominator)


def round_half_up(value: Fraction, places: int = 0) -> Decimal:
    """Round to `places` decimals, halves away from zero: the one rounding of the house."""
    scaled = abs(value) * 10**places
    whole = half_up(scaled.numerator, scaled.denominator)
    # from digits, because arithmetic with Decimal keeps only 28 of them
    return Decimal((int(value < 0 and whole > 0), tuple(map(int, str(whole))), -places))


def percent_text(ratio: Ratio, places: int = 1, *, comma: bool = True) -> str:
    """`35,05` for 374 of 1067 to two places; without the sign %."""
    text = f"{round_half_up(ratio.percent, places):.{places}f}"
    return text.replace(".", ",") if comma else text


def ceil_div(numerator: int, denominator: int) -> int:
    """The smallest integer not below the exact quotient."""
    return -(-numerator // denominator)


def ceil_fraction(value: Fraction) -> int:
    return ceil_div(value.numerator, value.denominator)
