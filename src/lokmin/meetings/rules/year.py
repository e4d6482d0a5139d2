"""The meetings of a year from a template: which days they fall on, which months each reviews and plans.

The usual months of each family stand in `data/kinds.toml` (KMK HK.01.07/MENKES/2015/2023: cross-sector every
three months from February on, monthly at the beginning of each month).
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month, Period
from lokmin.meetings.rules import calendar, kinds
from lokmin.meetings.rules.facts import data

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


def day_in_first_month(family: str, day: date) -> date:
    """The day like this one in the first usual month of the next year: the numbers of this year are over."""
    month = Month(day.year + 1, kinds.family(family).months[0])
    return day_in(month, week_of(day), day.weekday())


def holiday(day: date) -> str:
    """The key of the national holiday that falls on this day every year; empty when there is none."""
    return str(data("holidays")["fixed"].get(f"{day:%m-%d}", ""))


def usual_days(family: str, year: int, week: int, weekday: int) -> dict[int, date]:
    """The day of each number by the usual months."""
    months = kinds.family(family).months
    return {n: day_in(Month(year, month), week, weekday) for n, month in enumerate(months, 1)}


def patterns_from(week: int, weekday: int) -> list[tuple[int, int]]:
    """This week and weekday, then the other workdays of that week, then those of the other weeks."""
    weeks = [(week - 1 + step) % 4 + 1 for step in range(4)]
    days = [(weekday + step) % 5 for step in range(5)]
    return list(dict.fromkeys([(week, weekday), *((one, day) for one in weeks for day in days)]))


def free_pattern(family: str, year: int, week: int, weekday: int, taken: Container[date]) -> tuple[int, int]:
    """The first of these whose days no other meeting takes; where all collide, the one asked for."""
    for found in patterns_from(week, weekday):
        if not any(day in taken for day in usual_days(family, year, *found).values()):
            return found
    return week, weekday


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
