"""When an office is reminded of a promise: the last stage that has come, never two at once.

A day on which nobody looked is made up for by the stage that holds then; stages gone by are left out.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from lokmin.commitments.rules import states

BEFORE, AFTER, INCOMPLETE, THANKS = "before", "after", "incomplete", "thanks"
REMINDED = frozenset({states.AGREED, states.UNDER_WAY})
"""Blocked promises and those handed up are not reminded of: somebody is asked to help first (FN 27)."""


@dataclass(frozen=True)
class Days:
    """The settings, in days."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    incomplete: tuple[int, ...]
    quiet: int
    thanks: int


@cache
def days() -> Days:
    """The reviewed file."""
    told = tomllib.loads((files("lokmin.commitments") / "data" / "reminders.toml").read_text("utf-8"))
    return Days(
        before=tuple(told["before"]),
        after=tuple(told["after"]),
        incomplete=tuple(told["incomplete"]),
        quiet=told["quiet"],
        thanks=told["thanks"],
    )


@dataclass(frozen=True)
class Facts:
    """What is known of a promise when somebody may be reminded of it."""

    state: str
    due_on: date | None
    agreed_on: date | None
    reported_on: date | None
    done_on: date | None
    complete_by: date | None
    lacks: bool


@dataclass(frozen=True)
class Stage:
    """A reminder that holds today: its kind, the day it is about, which in the row it is."""

    kind: str
    day: date
    number: int


def stages(facts: Facts, today: date, setting: Days) -> list[Stage]:
    """What the office of a promise is written today; usually nothing."""
    if facts.state == states.DONE:
        done = facts.done_on
        fresh = done is not None and timedelta(0) <= today - done <= timedelta(setting.thanks)
        return [Stage(THANKS, done, 0)] if done and fresh else []
    if facts.state not in REMINDED:
        return []
    found = [_incomplete(facts, today, setting), _deadline(facts, today, setting)]
    return [stage for stage in found if stage]


def _deadline(facts: Facts, today: date, setting: Days) -> Stage | None:
    due = facts.due_on
    if due is None or _is_quiet(facts, today, setting):
        return None
    if today <= due:
        offsets = [-n for n in setting.before]
        return _reached(BEFORE, due, offsets, today, facts.agreed_on)
    return _reached(AFTER, due, setting.after, today, facts.agreed_on)


def _incomplete(facts: Facts, today: date, setting: Days) -> Stage | None:
    """Asked until the promise is complete; after its day the last asking stays."""
    if not facts.lacks or facts.complete_by is None:
        return None
    offsets = [-n for n in setting.incomplete]
    return _reached(INCOMPLETE, facts.complete_by, offsets, today, facts.agreed_on)


def _is_quiet(facts: Facts, today: date, setting: Days) -> bool:
    return facts.reported_on is not None and today - facts.reported_on < timedelta(setting.quiet)


def _reached(
    kind: str, day: date, offsets: Sequence[int], today: date, agreed_on: date | None
) -> Stage | None:
    """The last stage whose day has come, unless that was before the promise itself."""
    come = [n for n, offset in enumerate(offsets) if day + timedelta(offset) <= today]
    if not come or (agreed_on and day + timedelta(offsets[come[-1]]) <= agreed_on):
        return None
    return Stage(kind, day, come[-1])
