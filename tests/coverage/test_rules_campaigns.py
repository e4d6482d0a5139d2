"""How far a campaign is, in whole people."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from lokmin.coverage.rules.campaigns import days_between, progress

MONDAY = date(2023, 4, 24)
WEEK = days_between(MONDAY, date(2023, 4, 30))


def on(day: int) -> date:
    return MONDAY + timedelta(days=day - 1)


def test_a_week_has_seven_days():
    assert len(WEEK) == 7
    assert (WEEK[0], WEEK[-1]) == (MONDAY, date(2023, 4, 30))


def test_on_the_third_day_half_is_done_and_the_rest_is_spread_over_the_days_left():
    got = progress(WEEK, 70, {on(1): 10, on(2): 20, on(3): 5}, on(3), open_today=False)
    assert (got.cumulative, got.left, got.days_left, got.needed) == (35, 35, 4, 9)
    assert (got.per_day, got.to_today, got.on_pace) == (10, 30, True)
    assert got.percent == 50


def test_a_day_that_is_not_reported_yet_is_still_to_come():
    got = progress(WEEK, 70, {on(1): 10}, on(3))
    assert (got.days_left, got.needed, got.silent) == (5, 12, 1)


def test_nothing_reported_is_not_zero():
    got = progress(WEEK, 70, {}, on(3))
    assert (got.cumulative, got.percent, got.on_pace) == (None, None, None)
    zero = progress(WEEK, 70, {on(1): 0}, on(3))
    assert (zero.cumulative, zero.on_pace) == (0, False)


def test_after_the_last_day_no_day_is_left_and_what_lacks_stays_told():
    got = progress(WEEK, 70, {on(1): 10}, on(9))
    assert (got.days_left, got.needed, got.left) == (0, None, 60)


def test_more_than_the_target_is_not_clipped():
    got = progress(WEEK, 10, {on(1): 15}, on(1), open_today=False)
    assert (got.percent, got.left, got.needed) == (150, 0, 0)


def test_without_a_target_nobody_can_say_how_far_it_is():
    got = progress(WEEK, None, {on(1): 15}, on(1))
    assert (got.percent, got.left, got.per_day, got.needed, got.on_pace) == (None, None, None, None, None)


@given(some.integers(0, 10_000), some.lists(some.integers(0, 500), max_size=7), some.integers(1, 7))
def test_what_is_needed_each_day_reaches_the_target_and_one_less_does_not(target, counts, today):
    told = {on(n): count for n, count in enumerate(counts[:today], start=1)}
    got = progress(WEEK, target, told, on(today), open_today=on(today) not in told)
    if got.needed is None:
        assert got.days_left == 0
        return
    done = sum(told.values())
    assert done + got.needed * got.days_left >= target
    if got.needed:
        assert done + (got.needed - 1) * got.days_left < target
