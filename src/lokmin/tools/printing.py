"""Numbers, dates and ranges as a person reads them, in the language that is active.

Indonesian: `2.710`, `25,0%`, `−2,4`, `22 Mei 2023`, `10.42`, `H−10`; English when it is switched on.
Templates reach these through the tag library `lokmin`; pages and papers call them directly.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from django.utils import timezone
from django.utils.translation import get_language

from lokmin.basics.numbers import Ratio, round_half_up
from lokmin.basics.time import Month, Period

MINUS = "\N{MINUS SIGN}"
EN_DASH = "\N{EN DASH}"

_MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_SHORT_MONTHS = {
    "id": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}
_DAYS = {
    "id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
_SHORT_DAYS = {
    "id": "Sen Sel Rab Kam Jum Sab Min".split(),
    "en": "Mon Tue Wed Thu Fri Sat Sun".split(),
}

Number = int | Fraction | Decimal


def language() -> str:
    """`en` when English is active, else `id`."""
    return "en" if (get_language() or "id").startswith("en") else "id"


def number_text(value: Number | None, places: int | None = None) -> str:
    """`2.710`, `101,2`, `−2,4`. `places` None prints whole numbers whole and others with one decimal.

    None prints as an empty text: an absent number is a state and has its own look.
    """
    return "" if value is None else _number_text(value, places, language())


def number_writer() -> Callable[[Number], str]:
    """`number_text` for a table of many numbers: the language is looked up once."""
    spoken = language()
    return lambda value: _number_text(value, None, spoken)


@lru_cache(maxsize=8192)
def _number_text(value: Number, places: int | None, spoken: str) -> str:
    """A table says the same few numbers again and again."""
    exact = Fraction(value)
    if places is None:
        places = 0 if exact.denominator == 1 else 1
    rounded = round_half_up(exact, places)
    text = f"{abs(rounded):,.{places}f}"
    if spoken == "id":
        text = text.translate(_INDONESIAN)
    return f"{MINUS}{text}" if rounded < 0 else text


_INDONESIAN = str.maketrans(",.", ".,")


def places_of(value: Number) -> int:
    """The decimals, at most three, that print a number of thousandths without trailing zeros."""
    thousandths = int(Fraction(value) * 1000)
    return 3 if thousandths % 10 else 2 if thousandths % 100 else 1 if thousandths % 1000 else 0


def typed_decimal(value: Number) -> str:
    """A number of thousandths as a field reads it again: `1234`, `1,234`; English `1.2340`.

    No thousands sign. In English three digits behind a point get a nought: without it they may be a thousand.
    """
    text = f"{round_half_up(Fraction(value), 3):f}".rstrip("0").rstrip(".")
    if language() == "id":
        return text.replace(".", ",")
    return f"{text}0" if places_of(value) == 3 else text


def points_text(value: Number, places: int = 1) -> str:
    """A difference with its sign: `+1,5`, `−2,4`, `0,0`."""
    text = number_text(value, places)
    return f"+{text}" if round_half_up(Fraction(value), places) > 0 else text


def percent_number(value: Ratio | Number | str | None, places: int = 1) -> str:
    """`25,0` without the sign. A Ratio becomes its percentage; a number is a percentage already."""
    if value is None or isinstance(value, str):
        return value or ""
    return number_text(value.percent if isinstance(value, Ratio) else value, places)


def percent_words(value: Ratio | Number | str | None, places: int = 1) -> str:
    """`25,0%`: no space before the sign; empty for None."""
    text = percent_number(value, places)
    return f"{text}%" if text and not text.endswith("%") else text


_VOWELS = "aiueo"
_DIGRAPHS = ("ng", "ny", "sy", "kh")


def soft_hyphens(name: str, least: int = 8) -> str:
    """A long name with soft hyphens where Indonesian may break it: `Kurung-kam-bing`, for narrow columns."""
    return " ".join(_syllables(word) if len(word) >= least else word for word in str(name).split(" "))


def _syllables(word: str) -> str:
    out, plain, last = "", word.casefold(), len(word) - 3
    for i, letter in enumerate(word):
        starts = plain[i] not in _VOWELS and plain[i].isalpha() and plain[i - 1 : i + 1] not in _DIGRAPHS
        onset = 2 if plain[i : i + 2] in _DIGRAPHS and plain[i + 2 : i + 3] in tuple(_VOWELS) else 1
        if starts and 3 <= i <= last and plain[i + onset : i + onset + 1] in tuple(_VOWELS):
            out += "\N{SOFT HYPHEN}"
        out += letter
    return out


def month_name(month: Month | date | int | None, *, short: bool = False) -> str:
    """`Mei` (or `Agu`), without the year."""
    if month is None:
        return ""
    number = month if isinstance(month, int) else month.month
    return (_SHORT_MONTHS if short else _MONTHS)[language()][number - 1]


def month_text(month: Month | date | None) -> str:
    """`Mei 2023`."""
    return f"{month_name(month)} {month.year}" if month else ""


def month_range(period: Period | Sequence[Month] | None) -> str:
    """`Januari–Maret 2023`, `Desember 2022–Februari 2023`, `Maret 2023`."""
    if not period:
        return ""
    first, last = _ends(period)
    if first == last:
        return month_text(first)
    head = month_name(first) if first.year == last.year else month_text(first)
    return f"{head}{EN_DASH}{month_text(last)}"


def _ends(period: Period | Sequence[Month]) -> tuple[Month, Month]:
    return (period.first, period.last) if isinstance(period, Period) else (period[0], period[-1])


def _here(moment: date | None) -> date | None:
    """A stored moment (UTC) in the zone that the door activated; dates and local moments as they are."""
    if isinstance(moment, datetime) and moment.tzinfo and not moment.utcoffset():
        return moment.astimezone(timezone.get_current_timezone())
    return moment


def date_long(day: date | None) -> str:
    """`22 Mei 2023`."""
    day = _here(day)
    return f"{day.day} {_MONTHS[language()][day.month - 1]} {day.year}" if day else ""


def date_short(day: date | None) -> str:
    """`22 Mei`, `7 Agu`: for tables, where the year is in the heading."""
    day = _here(day)
    return f"{day.day} {_SHORT_MONTHS[language()][day.month - 1]}" if day else ""


def weekday_date(day: date | None) -> str:
    """`Senin, 22 Mei 2023`."""
    day = _here(day)
    return f"{_DAYS[language()][day.weekday()]}, {date_long(day)}" if day else ""


def weekday_short(day: date | None) -> str:
    """`Sen 22 Mei`."""
    day = _here(day)
    return f"{_SHORT_DAYS[language()][day.weekday()]} {date_short(day)}" if day else ""


def time_text(moment: datetime | None) -> str:
    """`10.42` (English `10:42`); a time of day, or a moment in the zone of the Puskesmas."""
    moment = _here(moment) if isinstance(moment, datetime) else moment  # type: ignore[assignment]
    return moment.strftime("%H.%M" if language() == "id" else "%H:%M") if moment else ""


def countdown(days: int) -> str:
    """`H−10` ten days before, `H` on the day, `H+14` after; `days` is the day minus the meeting day."""
    letter = "H" if language() == "id" else "D"
    return letter + (f"+{days}" if days > 0 else f"{MINUS}{-days}" if days else "")
