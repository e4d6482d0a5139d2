"""Did the meeting itself go well: on time, who came, which points were dealt with. Pure.

Source: Permenkes 44/2016 (the meeting is evaluated, too). What was not recorded is None and said as such;
an hour counts only when it was recorded on the day of the meeting: one typed in afterwards has no clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from lokmin.meetings.rules.people import CAME


@dataclass(frozen=True)
class Clock:
    """A planned hour and the real one; None where it was not recorded (or not planned)."""

    planned: time | None = None
    real: time | None = None

    @property
    def minutes(self) -> int | None:
        """Minutes after the plan, negative before it; None unless both are known."""
        if self.planned is None or self.real is None:
            return None
        return _minutes(self.real) - _minutes(self.planned)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def real_time(at: datetime | None, held_on: date, zone: tzinfo | None) -> time | None:
    """The hour of a record on the clock of the place, when it was made on the day of the meeting itself."""
    if at is None:
        return None
    local = at.astimezone(zone)
    return local.time().replace(second=0, microsecond=0) if local.date() == held_on else None


@dataclass(frozen=True)
class Seats:
    """Invited offices of one sector: `principals` came, `delegates` for others; `walk_ins` apart."""

    invited: int = 0
    principals: int = 0
    delegates: int = 0
    excused: int = 0
    absent: int = 0
    walk_ins: int = 0

    @property
    def unrecorded(self) -> int:
        told = self.principals + self.delegates + self.excused + self.absent
        return max(self.invited - told, 0)


def seats(invited: int, presences: Iterable[tuple[str, bool]]) -> Seats:
    """Count (presence, was invited) of one sector or of all."""
    rows = list(presences)
    called = [told for told, was_called in rows if was_called]
    walk_ins = sum(told in CAME and not was_called for told, was_called in rows)
    present, represented, excused, absent = (
        called.count(name) for name in ("present", "represented", "excused", "absent")
    )
    return Seats(invited, present, represented, excused, absent, walk_ins)


@dataclass(frozen=True)
class Kept:
    """Of the promises that one meeting made: how many stand done. None made: nothing to say."""

    made: int = 0
    done: int = 0
