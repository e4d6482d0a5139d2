"""Read-back windows (field note 4): as many full months before as after a promise, compared fairly.

Before = full months before the meeting that made the promise; after = full months since its agreed start;
both equally long, both printed. No month counts on both sides: what started before its meeting is compared
with the months before its start. Counts that add up stand over the matching share of the year's sasaran, so
that no cumulative percentage is compared across January; where both sides are counts, both are added over
the window (a mean of months is the same ratio); `stok` and those of one month are read in the last month of
the window. What is reported in some months only (vitamin A) has those months alone: the last of them in the
window, or all of them. Several areas are a ratio of sums.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lokmin.basics.numbers import Ratio
from lokmin.basics.time import Month, Period
from lokmin.coverage.rules.accumulations import SUMMED, adds_up

FEWEST_MONTHS = 2  # under two full months after: "belum cukup waktu"


@dataclass(frozen=True)
class Windows:
    """The two windows; None when not one full month has passed since the start."""

    before: Period | None
    after: Period | None

    @property
    def months(self) -> int:
        return len(self.after) if self.after else 0

    @property
    def is_enough(self) -> bool:
        return self.months >= FEWEST_MONTHS


@dataclass(frozen=True)
class MonthCount:
    """What one area counted in one month; `denominator` in thousandths, None where it is the sasaran."""

    numerator: int
    denominator: int | None = None


@dataclass(frozen=True)
class AreaCounts:
    """One area: its reported months, and its sasaran by year in thousandths."""

    months: Mapping[Month, MonthCount]
    population: Mapping[int, int]


@dataclass(frozen=True)
class WindowValue:
    """The indicator in a window. `reported` of `due` area-months were there; the rest is not counted."""

    period: Period
    numerator: int | None
    denominator: Fraction | None  # people
    reported: int
    due: int

    @property
    def ratio(self) -> Ratio | None:
        if self.numerator is None or not self.denominator or self.denominator < 0:
            return None
        return Ratio(self.numerator, self.denominator)


def windows(meeting: date, start: date, latest: Month) -> Windows:
    """The two windows of a promise made at `meeting`, begun at `start`, up to the latest complete month."""
    first = Month.of(start) if start.day == 1 else Month.of(start).plus(1)
    length = latest.index - first.index + 1
    if length < 1:
        return Windows(None, None)
    last_before = min(Month.of(meeting), first).plus(-1)
    return Windows(Period(last_before.plus(1 - length), last_before), Period(first, latest))


def _every_month(_year: int) -> tuple[int, ...]:
    return ()


def value_in(
    period: Period,
    accumulation: str,
    areas: Sequence[AreaCounts],
    schedule: Callable[[int], Collection[int]] = _every_month,
) -> WindowValue:
    """The indicator of these areas together in that window: a ratio of sums.

    `schedule` says which months of a year are reported; none: every month.
    """
    months = [month for month in period if not (own := schedule(month.year)) or month.month in own]
    months = months if adds_up(accumulation) else months[-1:]
    share = Fraction(1, 12) if accumulation in SUMMED else Fraction(1)
    parts = [part for area in areas for part in _parts(area, months, share)]
    due = len(months) * len(areas)
    if not parts:
        return WindowValue(period, None, None, 0, due)
    numerator = sum(count for count, _people in parts)
    return WindowValue(
        period, numerator, sum((people for _count, people in parts), Fraction(0)), len(parts), due
    )


def _parts(area: AreaCounts, months: Iterable[Month], share: Fraction) -> Iterable[tuple[int, Fraction]]:
    """Count and people of each reported month that has a denominator."""
    for month in months:
        count = area.months.get(month)
        if count is None:
            continue
        if count.denominator is not None:
            yield count.numerator, Fraction(count.denominator, 1000)
        elif population := area.population.get(month.year):
            yield count.numerator, Fraction(population, 1000) * share


def month_counts(
    terms: Sequence[tuple[str, str, int]], counts: Mapping[tuple[str, Month], int | None]
) -> dict[Month, MonthCount]:
    """A formula over counts: terms are (element, side, sign); a month counts when all are reported."""
    found = {}
    for month in sorted({month for _element, month in counts}):
        values = {element: counts.get((element, month)) for element, _side, _sign in terms}
        if any(value is None for value in values.values()):
            continue
        sums = {"numerator": 0, "denominator": 0}
        for element, side, sign in terms:
            sums[side] += sign * (values[element] or 0)
        has_denominator = any(side == "denominator" for _element, side, _sign in terms)
        found[month] = MonthCount(sums["numerator"], 1000 * sums["denominator"] if has_denominator else None)
    return found
