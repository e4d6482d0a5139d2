"""The days of a year by a pattern, and what each meeting reviews and plans."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.basics.time import Month, Period
from lokmin.meetings.rules import calendar, year
from tests.meetings.test_rules import refused

months = st.builds(Month, st.integers(2001, 2199), st.integers(1, 12))


@given(months, st.integers(1, 5), st.integers(0, 6))
def test_a_day_is_the_asked_weekday_of_its_month_and_the_fifth_is_the_last(month, week, weekday):
    day = year.day_in(month, week, weekday)
    assert (Month.of(day), day.weekday()) == (month, weekday)
    assert year.week_of(day) == week or (week == 5 and year.week_of(day) == 4)
    if week == 5:
        assert day.day + 7 > month.last_day.day


def test_the_cross_sector_year_is_february_may_august_november():
    days = year.usual_days("quarterly", 2024, 3, 2)
    assert list(days.values()) == [
        date(2024, 2, 21),
        date(2024, 5, 15),
        date(2024, 8, 21),
        date(2024, 11, 20),
    ]
    assert list(year.usual_days("monthly", 2024, 1, 0)) == list(range(1, 13))


def test_last_years_custom_keeps_month_week_and_weekday():
    last = {1: date(2023, 2, 21), 2: date(2023, 5, 30)}
    assert year.days_like(2024, last) == {1: date(2024, 2, 20), 2: date(2024, 5, 28)}


def test_each_meeting_has_four_things_and_plans_to_the_next_one():
    days = year.usual_days("quarterly", 2024, 3, 2)
    slots = year.slots("quarterly", days, {}, [Period.parse("2023-08..2023-10")])
    assert [slot.kind for slot in slots] == ["quarterly_first", "quarterly", "quarterly", "quarterly"]
    assert [slot.number for slot in slots] == [1, 2, 3, 4]
    assert slots[0].reviewed == Period.parse("2023-01..2023-12")
    assert slots[1].reviewed == Period.parse("2024-02..2024-04")
    assert slots[1].planned == Period.parse("2024-05..2024-08")
    assert slots[3].planned == Period.parse("2024-11..2025-02")


def test_calendar_quarters_are_reviewed_where_that_is_the_custom():
    days = year.usual_days("quarterly", 2024, 3, 2)
    slots = year.slots("quarterly", days, {}, [Period.quarter("2023Q3")])
    assert slots[1].reviewed == Period.quarter("2024Q1")


def test_what_stands_there_is_not_proposed_but_others_plan_up_to_it():
    days = year.usual_days("quarterly", 2024, 3, 2)
    slots = year.slots("quarterly", days, {3: date(2024, 9, 4)})
    assert [slot.number for slot in slots] == [1, 2, 4]
    assert slots[1].planned == Period.parse("2024-05..2024-09")


@pytest.mark.parametrize("family", ["quarterly", "monthly"])
@given(st.integers(2002, 2198), st.integers(1, 5), st.integers(0, 5))
def test_every_proposal_passes_the_checks_of_a_plan(family, of, week, weekday):
    days = year.usual_days(family, of, week, weekday)
    found = year.slots(family, days, {})
    year.check_year(family, of, [(slot.number, slot.held_on) for slot in found])
    for slot in found:
        calendar.check_reviewed(slot.reviewed, slot.held_on)
        calendar.check_planned(slot.planned, slot.held_on)


def test_a_year_without_meeting_with_one_number_twice_or_a_foreign_day_is_refused():
    day = date(2024, 2, 21)
    with refused("meetings.year_empty"):
        year.check_year("quarterly", 2024, [])
    with refused("meetings.year_twice"):
        year.check_year("quarterly", 2024, [(1, day), (1, date(2024, 5, 21))])
    with refused("meetings.year_outside"):
        year.check_year("quarterly", 2024, [(1, date(2042, 2, 21))])
    with refused("meetings.kind"):
        year.check_year("stunting", 2024, [(1, day)])
    year.check_year("quarterly", 2024, [(4, date(2025, 1, 15))])


def test_what_is_taken_and_what_was_used_is_named():
    year.check_free([])
    year.check_untouched([])
    with refused("meetings.year_taken"):
        year.check_free(["TW I 2024"])
    with refused("meetings.year_used"):
        year.check_untouched(["TW I 2024"])


def test_the_days_that_are_offered_first_avoid_those_of_another_series():
    """Both series were held on a third Monday, so all of them collided."""
    taken = set(year.usual_days("monthly", 2024, 3, 0).values())
    assert year.free_pattern("quarterly", 2024, 3, 0, taken) == (3, 1)
    assert year.free_pattern("quarterly", 2024, 3, 0, set()) == (3, 0)
