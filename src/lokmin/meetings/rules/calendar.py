"""Number, months reviewed and months planned of a lokmin. None follows from another (FN 1–2)."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TypeVar

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month, Period
from lokmin.meetings.rules.kinds import QUARTERLY, family, family_key, is_first, is_monthly, series

T = TypeVar("T")
LONGEST = 12
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """`IV` for 4."""
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def next_of_each(lines: Iterable[tuple[Hashable, T]]) -> list[T]:
    """The first of every series, in their order: of a year planned ahead only the meeting that comes next."""
    found: dict[Hashable, T] = {}
    for of, one in lines:
        found.setdefault(of, one)
    return list(found.values())


def next_number(taken: Iterable[int]) -> int:
    """The number after the highest of the year; 1 when there is none."""
    return max(taken, default=0) + 1


def default_kind(kind: str, taken: Iterable[int]) -> str:
    """The first of the year in its own kind, the others routine."""
    return series(kind)[-1 if list(taken) else 0]


def default_planned(kind: str, held_on: date, next_on: date | None = None) -> Period:
    """From the month of the meeting to the month of the next one; while none is known, as far as usual."""
    first = Month.of(held_on)
    last = Month.of(next_on) if next_on and next_on > held_on else first.plus(family(kind).planned)
    return Period(first, last)


def default_reviewed(kind: str, held_on: date, earlier: Iterable[Period] = ()) -> Period:
    """The months to review by the custom of the place.

    Monthly: the last complete month. The first cross-sector lokmin: the year before (FN 34). Others:
    three months, the last calendar quarter, or the last three complete ones where that is the custom;
    the custom is read from `earlier` periods of the series, newest last. A free kind: as many complete
    months as last time.
    """
    complete = Month.of(held_on).plus(-1)
    if is_monthly(kind):
        return Period(complete, complete)
    if is_first(kind):
        return Period(Month(held_on.year - 1, 1), Month(held_on.year - 1, 12))
    if family_key(kind) != QUARTERLY:
        months = next((len(period) for period in reversed([*earlier])), family(kind).reviewed)
        return Period(complete.plus(1 - months), complete)
    threes = [period for period in earlier if len(period) == 3]
    if threes and threes[-1].quarter_name is None:
        return Period(complete.plus(-2), complete)
    last = complete.plus(-(complete.month % 3))
    return Period(last.plus(-2), last)


@dataclass(frozen=True)
class Sitting:
    """One cross-sector lokmin, held or planned."""

    held_on: date
    reviewed: Period
    planned: Period


def last_month_to_reach(month: Month, sittings: Sequence[Sitting]) -> Month:
    """To which month people are counted who are still to be reached after `month` (FN 5).

    The lokmin that reviews the months up to `month` (else: months with it) asks for them until the lokmin
    after it: the last month is the one before that. While no lokmin reviews `month`, the one before the
    next lokmin that leaves time: one in the very next month asks for what is over when `month` is reported.
    Without any, three months on. Never before `month`, never after its December.
    `sittings`: the earliest first.
    """
    following = _next_lokmin(month, sittings)
    wanted = following.plus(-1) if following else month.plus(3)
    return max(month, min(wanted, Month(month.year, 12)))


def _next_lokmin(month: Month, sittings: Sequence[Sitting]) -> Month | None:
    """The month of the lokmin up to which people are asked: its day if it has one, else as planned."""
    reviewing = [s for s in reversed(sittings) if month in s.reviewed]
    here = next((s for s in reviewing if s.reviewed.last == month), next(iter(reviewing), None))
    if here:
        later = [Month.of(s.held_on) for s in sittings if s.held_on > here.held_on]
        return next(iter([*later, here.planned.last]), None)
    soonest = month.plus(2)
    later = [Month.of(s.held_on) for s in sittings if Month.of(s.held_on) >= soonest]
    planned = [s.planned.last for s in sittings if s.planned.last >= soonest]
    return next(iter([*later, *planned]), None)


def month_to_review(today: date, sittings: Sequence[Sitting]) -> Month | None:
    """The last month that the next lokmin reviews: the one whose figures are looked at before it (FN 27)."""
    return next((s.reviewed.last for s in sittings if s.held_on >= today), None)


def check_reviewed(reviewed: Period, held_on: date) -> None:
    """The months reviewed have begun by the meeting (a TW IV meeting may come before the quarter ends)."""
    if reviewed.last > Month.of(held_on):
        raise Refusal("meetings.reviewed_later", reviewed=reviewed)
    if len(reviewed) > LONGEST:
        raise Refusal("meetings.reviewed_long", months=len(reviewed))


def check_planned(planned: Period, held_on: date) -> None:
    if planned.last < Month.of(held_on):
        raise Refusal("meetings.planned_past", planned=planned)
    if len(planned) > LONGEST:
        raise Refusal("meetings.planned_long", months=len(planned))


def check_times(starts_at: time | None, ends_at: time | None) -> None:
    if starts_at and ends_at and ends_at <= starts_at:
        raise Refusal("meetings.times")
