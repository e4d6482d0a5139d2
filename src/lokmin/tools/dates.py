"""Dates as people write them."""

import re
from datetime import date

_MONTHS = (
    ("jan", "januari", "january"),
    ("feb", "februari", "february", "pebruari"),
    ("mar", "maret", "march"),
    ("apr", "april"),
    ("mei", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("agu", "ags", "agt", "agustus", "aug", "august"),
    ("sep", "sept", "september"),
    ("okt", "oktober", "oct", "october"),
    ("nov", "november", "nopember", "nop"),
    ("des", "desember", "dec", "december"),
)
_WEEKDAY = re.compile(r"^(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\s*,?\s*", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WORDS = re.compile(r"(\d{1,2})[- ]([a-z]+)\.?[- ](\d{4})")


def parse_date(text: str) -> date | None:
    """Read `22 Mei 2023`, `22-05-2023`, `22/5/2023`, `Senin, 22 Mei 2023` or `2023-05-22`.

    The day stands first, as everywhere in Indonesia. None when it is not a date of the calendar.
    """
    plain = _WEEKDAY.sub("", " ".join(text.split())).casefold()
    if found := _ISO.fullmatch(plain):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(plain):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _WORDS.fullmatch(plain):
        month = next((i for i, names in enumerate(_MONTHS, 1) if found[2] in names), 0)
        return _day(int(found[3]), month, int(found[1]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
