"""Read-back windows: equally long, fair across January, silent when too little time has passed."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from lokmin.basics.time import Month, Period
from lokmin.coverage.rules.window import AreaCounts, MonthCount, month_counts, value_in, windows


def counts(first: str, *values: int | None, population: dict[int, int] | None = None) -> AreaCounts:
    start = Month.parse(first)
    months = {start.plus(n): MonthCount(value) for n, value in enumerate(values) if value is not None}
    return AreaCounts(months, population or {2022: 120_000, 2023: 240_000})


def test_both_windows_are_equally_long_and_made_of_full_months():
    found = windows(date(2023, 5, 22), date(2023, 5, 25), Month(2023, 7))
    assert (str(found.before), str(found.after)) == ("2023-03..2023-04", "2023-06..2023-07")
    assert found.is_enough


def test_a_start_on_the_first_counts_its_month():
    assert str(windows(date(2023, 5, 22), date(2023, 6, 1), Month(2023, 7)).after) == "2023-06..2023-07"


def test_what_started_before_its_meeting_is_compared_with_the_months_before_its_start():
    found = windows(date(2023, 8, 21), date(2023, 5, 25), Month(2023, 9))
    assert (str(found.before), str(found.after)) == ("2023-02..2023-05", "2023-06..2023-09")


@given(
    st.dates(date(2022, 1, 1), date(2024, 12, 31)),
    st.dates(date(2022, 1, 1), date(2024, 12, 31)),
    st.integers(0, 36).map(Month(2022, 1).plus),
)
def test_no_month_counts_on_both_sides_and_the_windows_are_equally_long(meeting, start, latest):
    found = windows(meeting, start, latest)
    if found.before and found.after:
        assert len(found.before) == len(found.after)
        assert found.before.last < found.after.first
        assert found.before.last < Month.of(meeting)


def test_under_two_full_months_is_not_enough_time():
    assert not windows(date(2023, 5, 22), date(2023, 6, 10), Month(2023, 7)).is_enough
    nothing = windows(date(2023, 5, 22), date(2023, 7, 10), Month(2023, 7))
    assert (nothing.before, nothing.after, nothing.months) == (None, None, 0)


def test_counts_stand_over_the_matching_share_across_january():
    value = value_in(Period.parse("2022-12..2023-01"), "kumulatif", [counts("2022-12", 5, 10)])
    assert (value.numerator, value.denominator) == (15, Fraction(10 + 20))
    assert value.ratio.percent == 50


def test_a_month_not_reported_takes_its_share_of_the_sasaran_with_it():
    value = value_in(Period.parse("2023-01..2023-03"), "kumulatif", [counts("2023-01", 10, None, 10)])
    assert (value.denominator, value.reported, value.due) == (40, 2, 3)


def test_stock_and_month_are_read_in_the_last_month():
    areas = [counts("2023-01", 1, 60, population={2023: 240_000}), counts("2023-01", 2, None)]
    value = value_in(Period.parse("2023-01..2023-02"), "stok", areas)
    assert (value.numerator, value.denominator, value.reported, value.due) == (60, 240, 1, 2)


VITAMIN_A = {2022: (2, 8), 2023: (2, 8)}.get


def test_an_event_is_read_in_the_last_month_of_its_schedule_in_the_window():
    area = AreaCounts({Month(2023, 2): MonthCount(80), Month(2023, 8): MonthCount(95)}, {2023: 100_000})
    before, after = Period.parse("2022-12..2023-04"), Period.parse("2023-05..2023-09")
    told = [value_in(period, "kejadian", [area], VITAMIN_A) for period in (before, after)]
    found = [(v.numerator, v.denominator, v.reported, v.due) for v in told]
    assert found == [(80, 100, 1, 1), (95, 100, 1, 1)]


def test_a_window_without_a_month_of_the_schedule_awaits_no_report():
    value = value_in(Period.parse("2023-03..2023-07"), "kejadian", [counts("2023-01", 1, 2, 3)], VITAMIN_A)
    assert (value.ratio, value.reported, value.due) == (None, 0, 0)


def test_a_mean_of_months_awaits_a_report_of_scheduled_months_only():
    area = AreaCounts({Month(2023, 2): MonthCount(80, 100_000)}, {2023: 100_000})
    value = value_in(Period.parse("2023-02..2023-04"), "rata_jadwal", [area], VITAMIN_A)
    assert (value.reported, value.due) == (1, 1)


def test_a_ratio_adds_both_counts_and_an_empty_denominator_is_no_number():
    months = {Month(2023, 1): MonthCount(2, 20_000), Month(2023, 2): MonthCount(1, 10_000)}
    assert value_in(Period.parse("2023-01..2023-02"), "rasio", [AreaCounts(months, {})]).ratio.percent == 10
    none = AreaCounts({Month(2023, 1): MonthCount(0, 0)}, {})
    assert value_in(Period.parse("2023-01..2023-01"), "rasio", [none]).ratio is None


def test_a_formula_counts_a_month_only_when_all_elements_are_reported():
    terms = [("PENTA1", "numerator", 1), ("PENTA3", "numerator", -1), ("PENTA1", "denominator", 1)]
    given = {
        ("PENTA1", Month(2023, 1)): 10,
        ("PENTA3", Month(2023, 1)): 9,
        ("PENTA1", Month(2023, 2)): 8,
        ("PENTA3", Month(2023, 2)): None,
    }
    assert month_counts(terms, given) == {Month(2023, 1): MonthCount(1, 10_000)}
