"""The meetings of a year from a template: which days they fall on, which months each reviews and plans.

The usual months of each family stand in `data/kinds.toml` (KMK HK.01.07/MENKES/2015/2023: cross-sector every
three months from February on, monthly at the beginning of each month).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month, Period
from lokmin.meetings.rules import calendar, kinds

LAST_WEEK = 5
SUNDAY = 6


@dataclass(frozen=True)
class Slot:
    """One meeting of the year with its four things: number, day held, months reviewed, months planned."""

    number: int
    kind: str
    held_on: date
    reviewed: Period
    planned: Period


def day_in(month: Month, week: int, weekday: int) -> date:
    """The first, second … such weekday of a month; the fifth is its last one."""
    first = month.first_day
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (week - 1))
    while day > month.last_day:
        day -= timedelta(days=7)
    return day


def week_of(day: date) -> int:
    """Which such weekday of its month a day is; 5 is the last one where a month has five."""
    return (day.day - 1) // 7 + 1


def usual_days(family: str, year: int, week: int, weekday: int) -> dict[int, date]:
    """The day of each number by the usual months."""
    months = kinds.family(family).months
    return {n: day_in(Month(year, month), week, weekday) for n, month in enumerate(months, 1)}


def days_like(year: int, last_year: Mapping[int, date]) -> dict[int, date]:
    """The day of each number by the custom of last year: same month, same weekday, same week."""
    return {
        n: day_in(Month(year, day.month), week_of(day), day.weekday()) for n, day in sorted(last_year.items())
    }


def slots(
    family: str, days: Mapping[int, date], taken: Mapping[int, date], earlier: Sequence[Period] = ()
) -> list[Slot]:
    """What is proposed for the numbers that nobody has `taken`. `earlier`: what the series reviewed so far.

    The first of the year is of its own kind (FN 34). Each plans up to the month of the one that follows.
    """
    known = sorted({**days, **taken}.values())
    found = []
    for number, day in sorted(days.items()):
        if number in taken:
            continue
        kind = calendar.default_kind(family, [] if number == 1 else [1])
        following = next((later for later in known if later > day), None)
        reviewed = calendar.default_reviewed(kind, day, earlier)
        found.append(Slot(number, kind, day, reviewed, calendar.default_planned(kind, day, following)))
    return found


def check_year(family: str, year: int, planned: Sequence[tuple[int, date]]) -> None:
    """Numbers and days of a whole year, before anything is written."""
    if not kinds.family(family).is_yearly:
        raise Refusal("meetings.kind", value=family)
    if not planned:
        raise Refusal("meetings.year_empty")
    numbers = [number for number, _day in planned]
    for number, day in planned:
        if numbers.count(number) > 1:
            raise Refusal("meetings.year_twice", number=number)
        if not date(year, 1, 1) <= day <= date(year + 1, 1, 31):
            raise Refusal("meetings.year_outside", number=number, held_on=day, year=year)


def check_free(labels: Sequence[str]) -> None:
    """Refuse to plan what stands there already."""
    if labels:
        raise Refusal("meetings.year_taken", labels=", ".join(labels))


def check_untouched(labels: Sequence[str]) -> None:
    """Refuse to take a year back once somebody worked on one of its meetings."""
    if labels:
        raise Refusal("meetings.year_used", labels=", ".join(labels))
