"""The nine steps: done, late, running or later, by what is stored and by each meeting's own date."""

from datetime import date

import pytest

from lokmin.basics.time import Month, Period
from lokmin.rollup.rules import steps
from lokmin.rollup.rules.steps import Days, Work

MEETING = Days(date(2023, 8, 21), Month(2023, 6))
TODAY = date(2023, 8, 7)


def one(key: str, work: Work, today: date = TODAY, meeting: Days = MEETING) -> steps.Step:
    return steps.step(key, work, meeting, today)


def test_there_are_nine_steps_in_the_order_of_the_work():
    found = steps.nine({}, MEETING, TODAY)
    assert [step.key for step in found] == list(steps.NINE)
    assert len(found) == 9
    days = [step.day for step in found]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("work", "today", "state"),
    [
        (Work(27, 27), date(2023, 9, 1), "done"),
        (Work(24, 27), TODAY, "running"),
        (Work(0, 27, begun=True), TODAY, "running"),
        (Work(), TODAY, "later"),
        (Work(24, 27), date(2023, 8, 12), "late"),
    ],
)
def test_a_step_is_what_its_rows_say(work: Work, today: date, state: str):
    assert one("invitation", work, today).state == state


def test_nothing_wanted_is_never_done():
    assert not Work(0, 0).finished
    assert one("agreement", Work(0, 0)).state == "later"


def test_lateness_counts_from_the_day_of_the_step():
    step = one("invitation", Work(24, 27), date(2023, 8, 14))
    assert (step.day, step.days_late) == (date(2023, 8, 11), 3)


def test_promises_are_late_by_their_own_days_not_by_the_step():
    held = Days(date(2023, 5, 22), Month(2023, 3))
    going = Work(2, 10, begun=True, rolling=True)
    assert one("follow_up", going, meeting=held).state == "running"
    late = one("follow_up", Work(2, 10, begun=True, rolling=True, late=3), meeting=held)
    assert (late.state, late.days_late) == ("late", 0)


def test_figures_are_not_due_before_the_reviewed_months_are_over():
    lais = Days(date(2023, 8, 23), Month(2023, 7))
    assert steps.day_of("figures", lais) == date(2023, 8, 10)
    assert steps.day_of("problems", lais) == date(2023, 8, 10)
    assert steps.day_of("invitation", lais) == date(2023, 8, 13)


def test_no_preparation_falls_after_the_meeting_itself():
    early = Days(date(2023, 8, 3), Month(2023, 7))
    assert steps.day_of("figures", early) == date(2023, 8, 3)


def test_the_read_back_has_the_day_of_the_next_meeting():
    assert steps.day_of("read_back", MEETING) == date(2023, 11, 20)
    known = Days(MEETING.held_on, MEETING.reviewed_last, date(2023, 11, 13))
    assert steps.day_of("read_back", known) == date(2023, 11, 13)


def test_the_work_stands_at_the_first_step_that_is_not_done():
    found = steps.nine({"figures": Work(1, 1), "invitation": Work(27, 27)}, MEETING, TODAY)
    here = steps.current(found)
    assert here
    assert here.key == "evaluation"
    done = [one("figures", Work(1, 1))]
    assert steps.current(done) is None


def test_a_frozen_period_covers_a_review_that_ends_in_it():
    quarter = Period.parse("2022Q4")
    assert steps.covers(quarter, Period.parse("2022-01..2022-12"))
    assert not steps.covers(quarter, Period.parse("2022-11..2023-01"))


@pytest.mark.parametrize(
    ("number", "today", "answer"),
    [(3, TODAY, ("later", 0)), (2, TODAY, ("late", 38)), (4, date(2024, 1, 1), ("late", 1))],
)
def test_a_lokmin_nobody_planned_is_late_once_its_quarter_is_over(number, today, answer):
    assert steps.unplanned(2023, number, today) == answer
