"""How the field spells months, totals and headers: everything is compared as the same plain text."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from lokmin.basics.spelling import clean, key

_DATA = Path(__file__).resolve().parent.parent / "data"
_MONTH_TEXT = re.compile(r"([a-z]+)(?:(20\d\d))?")
_MONTH_NUMBER = re.compile(
    r"(?:(20\d\d)-)?(\d{1,2})|(\d{1,2})/(20\d\d)|(20\d\d)(\d\d)|(20\d\d)-(\d\d)-\d\d", re.ASCII
)


@cache
def facts(name: str) -> dict[str, Any]:
    """The data file `name`.toml of this room."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _months() -> dict[str, int]:
    return {word: int(n) for n, words in facts("spelling")["months"].items() for word in words}


def read_month(value: object) -> tuple[int | None, int] | None:
    """`(year or None, month)` of a month cell such as `PEBRUARI `, `NOPEMBER 2026`, `2026-04`, `202604`,
    or a date; None if it is something else. The month is not checked: 13 comes back as 13."""
    text = clean(value)
    number = _MONTH_NUMBER.fullmatch(text)
    if number:
        year = number[1] or number[4] or number[5] or number[7]
        month = number[2] or number[3] or number[6] or number[8]
        return (int(year) if year else None, int(month))
    named = _MONTH_TEXT.fullmatch(key(text))
    if named and named[1] in _months():
        return (int(named[2]) if named[2] else None, _months()[named[1]])
    return None


def is_recap(value: object) -> bool:
    """Whether a month cell names a sum of months, such as `JANUARI - JUNI ` or `KOMULATIF DES 2025`."""
    words = [key(word) for word in re.split(r"[\s/–—-]+", clean(value))]
    named = [word for word in words if word in _months()]
    return len(named) > 1 or any(word in facts("spelling")["rows"]["recaps"] for word in words)


def is_total(value: object) -> bool:
    """Whether a row label adds up other rows: `JUMLAH`, `TOTAL`, `JUMLAH KAB.`."""
    words = clean(value).casefold().split(" ")
    return key(words[0]) in facts("spelling")["rows"]["totals"]


def is_blank(value: object) -> bool:
    """Whether a cell says that there is nothing: empty, spaces, a dash, `n/a`."""
    return clean(value).casefold() in ("", *facts("spelling")["rows"]["blanks"])
