"""One cell becomes one count or one population, or says why not."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from lokmin.basics.numbers import round_half_up
from lokmin.basics.spelling import clean
from lokmin.intake.rules.spelling import is_blank

LARGEST = 10_000_000
_LONG_DIGITS = re.compile(r"\d[\d .-]{7,}\d")
_PLAIN = re.compile(r"[+-]?[0-9]+")
_POINT_GROUPS = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{3})+")
_ONE_POINT_GROUP = re.compile(r"[0-9]+\.[0-9]{3}")
_COMMA_DECIMAL = re.compile(r"[+-]?([0-9]+|[0-9]{1,3}(\.[0-9]{3})+),[0-9]+")
_POINT_DECIMAL = re.compile(r"[+-]?[0-9]+\.[0-9]+")
# Signs that make a screen show digits in another order than they are stored.
_MIRRORED = re.compile("[\u202a-\u202e\u2066-\u2069]")
_COMMA_GROUPS = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+")


class ErrorCell(str):
    """What a spreadsheet prints when its formula failed: `#DIV/0!`, `#REF!`."""


class DateCell(str):
    """A number that the file shows as a date, as ISO text: never a count."""


class PercentNumber(Decimal):
    """A number that the file shows with a percent sign: 0.85 is 85 %, never a count."""


@dataclass(frozen=True)
class Uncalculated:
    """A formula whose result was never stored in the file."""


UNCALCULATED = Uncalculated()
Value = Decimal | str | bool | Uncalculated


@dataclass(frozen=True)
class Reading:
    """A number as read, or None for an empty cell, or the code of what is wrong with it."""

    number: int | None = None
    problem: str | None = None


EMPTY = Reading()


def shown(value: object) -> str:
    """A cell as a report may show it: at most 40 characters, long runs of digits (NIK, phone) hidden."""
    if isinstance(value, Uncalculated):
        return ""
    if isinstance(value, Decimal):
        text = f"{value:f}" if abs(value.adjusted()) < 20 else str(value)
        return text.replace(".", ",")[:40]
    text = without_numbers(value)
    return text if len(text) <= 40 else text[:39] + "…"


def without_numbers(value: object) -> str:
    """A text with its long runs of digits (NIK, phone) hidden."""
    return _LONG_DIGITS.sub("…", clean(value))


def read_count(value: Value | None) -> Reading:
    """The count of people in a cell: a whole number, not negative. Empty stays empty, 0 stays 0."""
    if isinstance(value, PercentNumber):
        return Reading(problem="percent")
    if isinstance(value, DateCell):
        return Reading(problem="date")
    if type(value) is str and _MIRRORED.search(value):
        return Reading(problem="text")
    number = _number(value, thousands_points=True)
    if isinstance(number, Reading):
        return number
    if number < 0:
        return Reading(problem="negative")
    if number > LARGEST:
        return Reading(problem="too_large")
    if number != number.to_integral_value():
        return Reading(problem="fractional")
    if type(value) is str and _COMMA_GROUPS.fullmatch(clean(value)):
        # 1,000 is a thousand to some and one to others.
        return Reading(problem="ambiguous")
    return Reading(int(number))


def read_population(value: Value | None) -> Reading:
    """A sasaran in thousandths of a person: 101.2 is 101200, 96.60000000000001 is 96600.

    The text 1.234 is a thousand to most and a fraction to some (docs/decisions/0023).
    """
    if isinstance(value, str) and _ONE_POINT_GROUP.fullmatch(clean(value)):
        return Reading(problem="ambiguous")
    number = _number(value, thousands_points=False)
    if isinstance(number, Reading):
        return number
    if number < 0:
        return Reading(problem="negative")
    if number > LARGEST:
        return Reading(problem="too_large")
    return Reading(int(round_half_up(Fraction(round(number, 9)) * 1000)))


def _number(value: Value | None, *, thousands_points: bool) -> Decimal | Reading:
    if value is None:
        return EMPTY
    if isinstance(value, Uncalculated):
        return Reading(problem="uncalculated")
    if isinstance(value, ErrorCell):
        return Reading(problem="cell_error")
    if isinstance(value, bool):
        return Reading(problem="text")
    if isinstance(value, Decimal):
        return value if value.is_finite() else Reading(problem="text")
    return EMPTY if is_blank(value) else _from_text(clean(value), thousands_points=thousands_points)


def _from_text(text: str, *, thousands_points: bool) -> Decimal | Reading:
    """`1.091` is a thousand and ninety-one in a count; a comma is always the decimal sign."""
    if len(text) > 40:
        return Reading(problem="text")
    if _COMMA_DECIMAL.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif thousands_points and _POINT_GROUPS.fullmatch(text):
        text = text.replace(".", "")
    elif not (_PLAIN.fullmatch(text) or _POINT_DECIMAL.fullmatch(text)):
        return Reading(problem="text")
    try:
        return Decimal(text)
    except InvalidOperation:
        return Reading(problem="text")
