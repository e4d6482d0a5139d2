"""Which cells show their number as a date or a percentage? Both are no counts, whatever the number says."""

import re
from datetime import date, timedelta
from decimal import Decimal

from lokmin.intake.rules.cells import DateCell, PercentNumber, Value

_PERCENTS = {"9", "10"}
_DATES = {
    *(str(n) for n in range(14, 23)),
    *(str(n) for n in range(27, 37)),
    *(str(n) for n in range(45, 59)),
}
_NOT_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATE_LETTER = re.compile(r"[ymdhs]", re.IGNORECASE)
_LAST_DAY = 2_958_465
PLAIN, PERCENT, DATE = "", "percent", "date"


def meaning_of(number: str, code: str | None) -> str:
    """`percent`, `date` or nothing, of a number format: its built-in number, or its own code."""
    if code is None:
        return PERCENT if number in _PERCENTS else DATE if number in _DATES else PLAIN
    bare = _NOT_FORMAT.sub("", code)
    if "%" in bare:
        return PERCENT
    return DATE if _DATE_LETTER.search(bare.replace("General", "")) else PLAIN


def as_shown(number: Decimal, meaning: str, from_1904: bool) -> Value:
    """The number as its format shows it: a date as ISO text, a percentage marked as one."""
    if meaning == PERCENT:
        return PercentNumber(number)
    if meaning == DATE and number.is_finite() and 0 <= number <= _LAST_DAY:
        days = int(number) + (1462 if from_1904 else 0)
        # Excel counts a 29 February 1900 that never was.
        start = date(1899, 12, 30) if days >= 60 else date(1899, 12, 31)
        if days <= _LAST_DAY:
            return DateCell((start + timedelta(days=days)).isoformat())
    return number
