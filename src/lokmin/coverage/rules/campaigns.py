"""How far a campaign is: cumulative, share of the target, needed for each remaining day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from lokmin.basics.numbers import ceil_div

LONGEST = 92  # days; a catch-up month or a BIAS month fit, a year does not


def days_between(first: date, last: date) -> list[date]:
    """Every day of a campaign."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@dataclass(frozen=True)
class Progress:
    """One village (or all) on one day. `cumulative` None: nothing was reported; `target` None: not set."""

    target: int | None
    cumulative: int | None
    reported: int
    silent: int  # days over and not reported
    per_day: int | None  # the target spread evenly over all days
    to_today: int | None  # the same up to today
    days_left: int
    needed: int | None  # people for each remaining day

    @property
    def percent(self) -> Fraction | None:
        if self.cumulative is None or not self.target:
            return None
        return Fraction(100 * self.cumulative, self.target)

    @property
    def left(self) -> int | None:
        """People still to reach; none when the target was passed."""
        return None if self.target is None else max(0, self.target - (self.cumulative or 0))

    @property
    def on_pace(self) -> bool | None:
        if self.cumulative is None or self.to_today is None:
            return None
        return self.cumulative >= self.to_today


def progress(
    days: Iterable[date],
    target: int | None,
    counts: Mapping[date, int],
    today: date,
    *,
    open_today: bool = True,
) -> Progress:
    """Where one village stands. `open_today`: today is still to come, because it was not reported yet."""
    every = list(days)
    over = [day for day in every if day <= today]
    left = sum(day > today for day in every) + (open_today and today in every)
    cumulative = sum(counts.values()) if counts else None
    rest = None if target is None else max(0, target - (cumulative or 0))
    return Progress(
        target=target,
        cumulative=cumulative,
        reported=len(counts),
        silent=sum(day not in counts for day in every if day < today),
        per_day=None if target is None else ceil_div(target, len(every)),
        to_today=None if target is None else ceil_div(target * len(over), len(every)),
        days_left=left,
        needed=ceil_div(rest, left) if rest is not None and left else None,
    )
