"""The only clock."""

from datetime import date

from lokmin.web import clock


def test_an_example_has_a_fixed_day_and_moving_hours():
    now = clock.now("WITA", date(2023, 8, 7))
    assert now.date() == date(2023, 8, 7)
    assert now.utcoffset().total_seconds() == 8 * 3600


def test_the_real_clock_knows_its_zone():
    assert clock.now("WIT").utcoffset().total_seconds() == 9 * 3600
