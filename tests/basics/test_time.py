"""Months, ranges of months, zones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month, Period, zone

months = st.builds(Month, st.integers(1900, 2199), st.integers(1, 12))


@given(months)
def test_a_month_reads_what_it_writes(month: Month):
    assert Month.parse(str(month)) == month
    assert Month.from_index(month.index) == month


@given(months, months)
def test_a_range_holds_its_months_in_order(one: Month, other: Month):
    first, last = sorted((one, other))
    period = Period(first, last)
    inside = list(period)
    assert inside[0] == first
    assert inside[-1] == last
    assert len(inside) == len(period)
    assert Period.parse(str(period)) == period


def test_a_quarter_is_three_months():
    assert str(Period.parse("2023Q1")) == "2023-01..2023-03"
    assert Period.quarter("2023Q4").quarter_name == "2023Q4"
    assert Period.parse("2023-02..2023-04").quarter_name is None


@pytest.mark.parametrize("text", ["2023-13", "2023-0", "23-01", "Mei", "", "0000-01", "2023-02-01"])
def test_an_impossible_month_is_refused(text: str):
    with pytest.raises(Refusal, match="Tulis tahun dan bulan"):
        Month.parse(text)


@pytest.mark.parametrize("text", ["2023Q5", "2023", "2023-04..2023-02", "..", "2023Q0"])
def test_an_impossible_range_is_refused(text: str):
    with pytest.raises(Refusal):
        Period.parse(text)


def test_february_of_a_leap_year_ends_on_the_29th():
    assert Month(2024, 2).last_day.day == 29


def test_the_three_zones_are_known_and_no_other():
    assert zone("WIT").key == "Asia/Jayapura"
    with pytest.raises(Refusal, match="WITA"):
        zone("GMT")
