"""When guests of a coming meeting are written to, and the camat his summary."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from lokmin.basics.time import Month


@dataclass(frozen=True)
class Setting:
    """The reviewed file. Days are counted back from the meeting, the earliest first."""

    answer: tuple[int, ...]
    village_page: tuple[int, ...]
    digest_day: int
    camat: tuple[str, ...]


@cache
def setting() -> Setting:
    """The reviewed file."""
    told = tomllib.loads((files("lokmin.meetings") / "data" / "reminders.toml").read_text("utf-8"))
    return Setting(
        tuple(told["answer"]), tuple(told["village_page"]), told["digest_day"], tuple(told["camat"])
    )


def stage(days_left: int, before: Sequence[int]) -> int | None:
    """The last of these days that has come; None before the first and once the day is over."""
    come = [days for days in before if days_left <= days]
    return come[-1] if come and days_left >= 0 else None


def is_new(sent_on: date | None, today: date) -> bool:
    """Who was sent the letter today or yesterday is not asked yet why there is no answer."""
    return sent_on is not None and (today - sent_on).days < 2


def digest_month(today: date, setting: Setting) -> Month | None:
    """The month whose summary the camat gets now; None before the day of the month on which it goes."""
    return Month.of(today).plus(-1) if today.day >= setting.digest_day else None


def camat_first(titles: Iterable[tuple[int, str]], setting: Setting) -> int | None:
    """Which of these offices, by their numbers, is that of the camat: the first that is called so."""
    for number, title in titles:
        if title.casefold().startswith(setting.camat):
            return number
    return None
