"""How the hours of an agenda follow one another: durations, what moves, what does not fit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time
from itertools import pairwise
from typing import Protocol, TypeVar
from uuid import UUID

from lokmin.meetings.rules.templates import clock

LONGEST = 600
"""How many minutes one point of the agenda may take at most."""
READ_BACK, DECISIONS = "read_back", "camat_decisions"
DECISIONS_TITLE, DECISIONS_MINUTES = "Keputusan yang diminta dari Camat", 10


class Timed(Protocol):
    """A point of the agenda with its hour and how long it takes."""

    @property
    def starts_at(self) -> time | None:
        """When it begins, where somebody said."""

    @property
    def minutes(self) -> int | None:
        """How long it takes, where somebody said."""


class Point(Timed, Protocol):
    """The same with its title."""

    @property
    def title(self) -> str:
        """What it is called."""


T = TypeVar("T")


def after_midnight(at: time) -> int:
    return at.hour * 60 + at.minute


def lengths(points: Sequence[Timed]) -> list[int | None]:
    """How long each takes: as written, else until the next that has an hour; None where nobody said."""
    found: list[int | None] = []
    for position, point in enumerate(points):
        later = next((p.starts_at for p in points[position + 1 :] if p.starts_at), None)
        gap = after_midnight(later) - after_midnight(point.starts_at) if later and point.starts_at else -1
        found.append(point.minutes if point.minutes is not None else gap if gap >= 0 else None)
    return found


def follow(takes: Sequence[int | None], start: time) -> list[time]:
    """The hour of each point when every one begins as the one before ends; unknown lengths count nothing."""
    at, found = after_midnight(start), []
    for minutes in takes:
        found.append(clock(at))
        at += minutes or 0
    return found


def swapped(points: Sequence[T], position: int, step: int) -> list[T]:
    """The points with one moved up (−1) or down (+1); at either end nothing changes."""
    moved = list(points)
    other = position + step
    if 0 <= position < len(moved) and 0 <= other < len(moved):
        moved[position], moved[other] = moved[other], moved[position]
    return moved


@dataclass(frozen=True)
class Doubt:
    """What does not fit: `overlap` with the `minutes` that a point runs into `title`, or the `end`."""

    kind: str
    title: str
    minutes: int
    at: time


def doubts(points: Sequence[Point], ends_at: time | None) -> list[Doubt]:
    """Where one point runs into the next, and by how much the last one runs over the end."""
    found = []
    timed = [point for point in points if point.starts_at]
    for one, following in pairwise(timed):
        assert one.starts_at
        assert following.starts_at
        until = after_midnight(one.starts_at) + (one.minutes or 0)
        over = until - after_midnight(following.starts_at)
        if over > 0:
            found.append(Doubt("overlap", following.title, over, clock(until)))
    if timed and ends_at:
        last = timed[-1]
        assert last.starts_at
        until = after_midnight(last.starts_at) + (last.minutes or 0)
        over = until - after_midnight(ends_at)
        if over > 0:
            found.append(Doubt("end", last.title, over, clock(until)))
    return found


class Keyed(Protocol):
    """A point with its name in the template."""

    @property
    def key(self) -> str:
        """Its name in the template; empty for one that was added."""


def decisions_late(points: Sequence[Keyed]) -> bool:
    """The decisions asked of the camat do not follow the read-back directly; he leaves early (FN 28)."""
    keys = [point.key for point in points]
    if READ_BACK not in keys:
        return DECISIONS not in keys[:2]
    after = keys.index(READ_BACK) + 1
    return keys[after : after + 1] != [DECISIONS]


K = TypeVar("K", bound=Keyed)


def decisions_first(points: Sequence[K], new: K) -> list[K]:
    """The point of the camat's decisions right behind the read-back; `new` where there is none yet."""
    own = next((point for point in points if point.key == DECISIONS), new)
    rest = [point for point in points if point.key != DECISIONS]
    keys = [point.key for point in rest]
    place = keys.index(READ_BACK) + 1 if READ_BACK in keys else min(1, len(rest))
    return [*rest[:place], own, *rest[place:]]


@dataclass(frozen=True)
class AgendaEntry:
    """A line of the agenda as typed. `id` None: a new line."""

    title: str
    starts_at: time | None = None
    presenter: str = ""
    decision_asked: str = ""
    key: str = ""
    id: UUID | None = None
    minutes: int | None = None


def measured(entries: Sequence[AgendaEntry]) -> list[AgendaEntry]:
    """Every line with its length, where it can be known."""
    return [replace(entry, minutes=n) for entry, n in zip(entries, lengths(entries), strict=True)]


def recalculated(entries: Sequence[AgendaEntry], start: time | None) -> list[AgendaEntry]:
    """Every hour anew from the first one (or the start of the meeting), with the lengths as they are."""
    return _chained(measured(entries), start)


def moved(entries: Sequence[AgendaEntry], position: int, step: int, start: time | None) -> list[AgendaEntry]:
    """One line up or down, the hours following: what was first begins where the first began."""
    begin = next((entry.starts_at for entry in entries if entry.starts_at), None) or start
    return _chained(swapped(measured(entries), position, step), start, begin)


def _chained(
    entries: Sequence[AgendaEntry], start: time | None, begin: time | None = None
) -> list[AgendaEntry]:
    first = begin or next((entry.starts_at for entry in entries[:1]), None) or start
    if first is None:
        return list(entries)
    hours = follow([entry.minutes for entry in entries], first)
    return [replace(entry, starts_at=at) for entry, at in zip(entries, hours, strict=True)]


def with_decisions(entries: Sequence[AgendaEntry], start: time | None) -> list[AgendaEntry]:
    """The camat's decisions right behind the read-back, the hours following."""
    new = AgendaEntry(DECISIONS_TITLE, None, "Camat", key=DECISIONS, minutes=DECISIONS_MINUTES)
    begin = next((entry.starts_at for entry in entries if entry.starts_at), None) or start
    return _chained(decisions_first(measured(entries), new), start, begin)
