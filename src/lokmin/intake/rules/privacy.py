"""Does a sheet name persons? Then it is refused as a whole and nothing of it is repeated."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from lokmin.basics.spelling import clean
from lokmin.intake.rules.cells import Value
from lokmin.intake.rules.spelling import facts

_DIGITS = re.compile(r"\D")


@cache
def _headers() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{header})" for header in facts("spelling")["privacy"]["headers"]))


def names_persons(cells: Iterable[tuple[tuple[int, int], Value]]) -> bool:
    """True when a header asks for a person's name, number or birthday (names of staff do not count),
    or when three cells hold sixteen digits, as a NIK or a family card number does."""
    words = facts("spelling")["privacy"]
    numbers = 0
    by_row: dict[int, set[str]] = {}
    harmless: set[str] = set()
    for (row, _), value in cells:
        if type(value) is str and value in harmless:
            continue
        if _sixteen_digits(value):
            numbers += 1
            if numbers >= words["sixteen_digits"]:
                return True
        elif isinstance(value, str) and len(value) <= 60:
            text = clean(value).casefold().strip(" .:*")
            if _headers().fullmatch(text):
                return True
            if text in words["together"]:
                by_row.setdefault(row, set()).add(text)
                if len(by_row[row]) == len(words["together"]):
                    return True
                continue
            harmless.add(value)
        elif type(value) is str:
            harmless.add(value)
    return False


def _sixteen_digits(value: Value) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite() and value.adjusted() == 15 and value == value.to_integral_value()
    if not isinstance(value, str) or len(value) > 30:
        return False
    digits = _DIGITS.sub("", value)
    return len(digits) == 16 and not re.search(r"[A-Za-z]", value)
