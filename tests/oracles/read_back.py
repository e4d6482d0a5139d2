"""Field note 4 once more, slow and obviously right: day by day, month by month, exact fractions.

It shares nothing with src/lokmin/coverage/rules/window.py but the words. Counts that add up since January
stand over a twelfth of the year's sasaran for each reported month; ratios add both counts; means add the
whole sasaran for each month; everything else is read in the last month alone.
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

Month = tuple[int, int]
FEWEST = 2
TWELFTHS = ("kumulatif", "rasio", "kohort", "mingguan")
WHOLE = ("rata_desa", "rata_jadwal")


def days_of(month: Month) -> list[date]:
    year, number = month
    return [date(year, number, day) for day in range(1, monthrange(year, number)[1] + 1)]


def month_before(month: Month) -> Month:
    year, number = month
    return (year, number - 1) if number > 1 else (year - 1, 12)


def month_after(month: Month) -> Month:
    year, number = month
    return (year, number + 1) if number < 12 else (year + 1, 1)


def after_window(started: date, latest: Month) -> list[Month]:
    """Every month that lies wholly at or after the start, up to the latest complete one."""
    month = (started.year, started.month)
    found = []
    while month <= latest:
        if all(day >= started for day in days_of(month)):
            found.append(month)
        month = month_after(month)
    return found


def before_window(made: date, started: date, length: int) -> list[Month]:
    """As many months that lie wholly before the meeting and before the first month after, up to it."""
    first_after = started
    while first_after.day != 1:
        first_after += timedelta(days=1)
    month = (made.year, made.month)
    found: list[Month] = []
    while len(found) < length:
        if all(day < made and day < first_after for day in days_of(month)):
            found.insert(0, month)
        month = month_before(month)
    return found


def windows(made: date, started: date, latest: Month) -> tuple[list[Month], list[Month]] | None:
    """Both windows; None: "belum cukup waktu"."""
    after = after_window(started, latest)
    return (before_window(made, started, len(after)), after) if len(after) >= FEWEST else None


Counts = Mapping[Month, tuple[int, int | None]]
"""Of one area: month → (counted, counted below the line; None where the sasaran stands there)."""


def rate(
    months: Sequence[Month], accumulation: str, areas: Sequence[tuple[Counts, Mapping[int, int]]]
) -> Fraction | None:
    """Percent of these areas together: one big sum over one big sum."""
    above, below = Fraction(0), Fraction(0)
    read = months if accumulation in (*TWELFTHS, *WHOLE) else months[-1:]
    anything = False
    for counts, people in areas:
        for month in read:
            if month not in counts:
                continue
            counted, under = counts[month]
            if under is None:
                if not people.get(month[0]):
                    continue
                share = Fraction(1, 12) if accumulation in TWELFTHS else Fraction(1)
                under_line = Fraction(people[month[0]]) * share
            else:
                under_line = Fraction(under)
            anything = True
            above += counted
            below += under_line
    return 100 * above / below if anything and below > 0 else None
