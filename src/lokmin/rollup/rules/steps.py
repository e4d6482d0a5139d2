"""The nine steps of one lokmin, counted from its day, and the columns of the district board.

A step is done, late, running or later, by what is stored and never by what somebody ticks. Sources: the order
of Permenkes 44/2016 (planning, carrying out, control); the days are the house's own proposal and belong to
each meeting's date, not to one date for all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from lokmin.basics.time import Month, Period

DONE, RUNNING, LATE, LATER = "done", "running", "late", "later"

DAYS: Mapping[str, int] = {
    "figures": -26,
    "evaluation": -19,
    "problems": -14,
    "invitation": -10,
    "materials": -5,
    "meeting": 0,
    "minutes": 0,
    "agreement": 7,  # signing takes days (FN 25)
    "follow_up": 14,
    "read_back": 91,
}
NINE = tuple(key for key in DAYS if key != "minutes")
COLUMNS = ("figures", "invitation", "meeting", "minutes", "agreement", "follow_up")
MEETINGS_A_YEAR = 4
CHECKED_ON = 10
"""Day of the month after the reviewed ones by which their figures can be checked; reports come by the 5th."""
BEFORE = ("figures", "evaluation", "problems", "invitation", "materials")


@dataclass(frozen=True)
class Work:
    """How much of a step is there. `rolling`: its parts have days of their own, `late` of them passed."""

    done: int = 0
    wanted: int = 0
    begun: bool = False
    rolling: bool = False
    late: int = 0

    @property
    def finished(self) -> bool:
        return self.wanted > 0 and self.done >= self.wanted


@dataclass(frozen=True)
class Days:
    """The dates that the steps hang on: the meeting, the last reviewed month, the meeting after it."""

    held_on: date
    reviewed_last: Month
    next_on: date | None = None


@dataclass(frozen=True)
class Step:
    """One step with its day, its state and how many days it is late (0 when it is not)."""

    key: str
    day: date
    state: str
    work: Work
    days_late: int = 0
    days_left: int = 0

    @property
    def is_done(self) -> bool:
        return self.state == DONE


def step(key: str, work: Work, meeting: Days, today: date) -> Step:
    """One step of a meeting today."""
    day = day_of(key, meeting)
    passed = max((today - day).days, 0)
    late = work.late > 0 if work.rolling else passed > 0
    if work.finished:
        state = DONE
    elif late:
        state = LATE
    else:
        state = RUNNING if work.begun or work.done else LATER
    days_late = passed if state == LATE and not work.rolling else 0
    return Step(key, day, state, work, days_late, max((day - today).days, 0))


def day_of(key: str, meeting: Days) -> date:
    """The day of a step. Nothing is due before the reviewed months could be reported and checked.

    The read-back has the day of the next meeting once that is known.
    """
    if key == "read_back" and meeting.next_on:
        return meeting.next_on
    day = meeting.held_on + timedelta(days=DAYS[key])
    if key not in BEFORE:
        return day
    ready = meeting.reviewed_last.plus(1).first_day.replace(day=CHECKED_ON)
    return min(max(day, ready), meeting.held_on)


def nine(works: Mapping[str, Work], meeting: Days, today: date) -> list[Step]:
    """The nine steps in their order; a step without any work is still ahead or late."""
    return [step(key, works.get(key, Work()), meeting, today) for key in NINE]


def current(steps: Iterable[Step]) -> Step | None:
    """Where the work stands: the first step that is not done."""
    return next((one for one in steps if not one.is_done), None)


def covers(frozen: Period, reviewed: Period) -> bool:
    """A frozen period holds the last reviewed month: its numbers add up since January."""
    return reviewed.last in frozen


def unplanned(year: int, number: int, today: date) -> tuple[str, int]:
    """A lokmin nobody planned: late, by how many days, once its quarter of the year has passed."""
    end = Month(year, 12 * number // MEETINGS_A_YEAR).last_day
    passed = (today - end).days
    return (LATE, passed) if passed > 0 else (LATER, 0)
