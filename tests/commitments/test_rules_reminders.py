"""When an office is reminded: checked against walking the days one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.commitments.rules import reminders
from lokmin.commitments.rules.reminders import Days, Facts, Stage, stages

SETTING = Days(before=(7, 2), after=(1, 8, 15, 22), incomplete=(3, 0), quiet=3, thanks=7)
DUE = date(2023, 8, 20)


def facts(**changes: object) -> Facts:
    told = {
        "state": "agreed",
        "due_on": DUE,
        "agreed_on": date(2023, 5, 24),
        "reported_on": None,
        "done_on": None,
        "complete_by": None,
        "lacks": False,
    }
    return Facts(**{**told, **changes})  # type: ignore[arg-type]


def at(days: int, **changes: object) -> list[tuple[str, int]]:
    """What is written so many days after the deadline."""
    return [(s.kind, s.number) for s in stages(facts(**changes), DUE + timedelta(days), SETTING)]


def test_the_file_says_the_days_of_the_field():
    assert reminders.days() == SETTING


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-8, []),
        (-7, [("before", 0)]),
        (-3, [("before", 0)]),
        (-2, [("before", 1)]),
        (0, [("before", 1)]),
        (1, [("after", 0)]),
        (7, [("after", 0)]),
        (8, [("after", 1)]),
        (22, [("after", 3)]),
        (300, [("after", 3)]),
    ],
)
def test_the_last_stage_that_has_come_is_the_one(days: int, said: list[tuple[str, int]]):
    assert at(days) == said


def test_nobody_is_reminded_of_a_promise_before_it_was_made():
    assert at(-7, agreed_on=DUE - timedelta(3)) == []
    assert at(-2, agreed_on=DUE - timedelta(3)) == [("before", 1)]


def test_who_reported_is_left_alone_for_some_days():
    assert at(1, reported_on=DUE) == []
    assert at(3, reported_on=DUE) == [("after", 0)]


@pytest.mark.parametrize("state", ["draft", "blocked", "handed_up", "carried_over", "withdrawn"])
def test_what_is_blocked_handed_up_or_over_is_not_reminded_of(state: str):
    assert at(1, state=state) == []


def test_what_lacks_something_is_asked_for_until_its_day_and_once_after():
    asked = {"lacks": True, "complete_by": DUE, "due_on": None}
    assert [at(n, **asked) for n in (-4, -3, 0, 9)] == [
        [],
        [("incomplete", 0)],
        [("incomplete", 1)],
        [("incomplete", 1)],
    ]
    assert at(0, **{**asked, "lacks": False}) == []


def test_who_kept_a_promise_is_thanked_for_a_week():
    done = {"state": "done", "done_on": DUE}
    assert stages(facts(**done), DUE, SETTING) == [Stage("thanks", DUE, 0)]
    assert at(7, **done) == [("thanks", 0)]
    assert at(8, **done) == []


@given(st.integers(-40, 60), st.integers(1, 60))
def test_the_stages_agree_with_walking_the_days(day: int, agreed_before: int):
    agreed = DUE - timedelta(agreed_before)
    last, known = [], [(-7, "before", 0), (-2, "before", 1)]
    known += [(n, "after", i) for i, n in enumerate((1, 8, 15, 22))]
    for offset, kind, number in known:  # the slow way: each stage on its own day, the later one overwrites
        if offset <= day and (kind == "after") == (day > 0):
            fresh = DUE + timedelta(offset) > agreed
            last = [(kind, number)] if fresh else []
    assert at(day, agreed_on=agreed) == last
