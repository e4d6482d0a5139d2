"""Numbers and dates as a person reads them, in both languages."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from django.utils import timezone, translation

from lokmin.basics.numbers import Ratio
from lokmin.basics.time import Month, Period, zone
from lokmin.tools import printing


@pytest.mark.parametrize(
    ("value", "places", "indonesian", "english"),
    [
        (2710, None, "2.710", "2,710"),
        (Fraction(1012, 10), None, "101,2", "101.2"),
        (Fraction(-24, 10), 1, "−2,4", "−2.4"),
        (0, 1, "0,0", "0.0"),
        (Fraction(-1, 100), 1, "0,0", "0.0"),
        (Fraction(1, 20), 1, "0,1", "0.1"),
        (None, None, "", ""),
    ],
)
def test_numbers_have_the_marks_of_their_language(value, places, indonesian, english):
    assert printing.number_text(value, places) == indonesian
    with translation.override("en"):
        assert printing.number_text(value, places) == english


def test_a_percentage_is_rounded_half_up_once_and_has_no_space():
    assert printing.percent_words(Ratio(10, 48)) == "20,8%"
    assert printing.percent_words(Fraction(25)) == "25,0%"
    assert printing.percent_words(Ratio(1, 2000)) == "0,1%"
    assert printing.percent_words("81,2") == "81,2%"
    assert printing.percent_words("81,2%") == "81,2%"
    assert printing.percent_words(None) == ""
    assert printing.percent_number(Ratio(374, 1067), 2) == "35,05"


def test_a_difference_shows_its_sign():
    assert printing.points_text(Fraction(3, 2)) == "+1,5"
    assert printing.points_text(Fraction(-12, 5)) == "−2,4"
    assert printing.points_text(Fraction(1, 100)) == "0,0"


def test_dates_are_written_out():
    day = date(2023, 5, 22)
    assert printing.date_long(day) == "22 Mei 2023"
    assert printing.date_short(date(2023, 8, 7)) == "7 Agu"
    assert printing.weekday_date(day) == "Senin, 22 Mei 2023"
    assert printing.weekday_short(day) == "Sen 22 Mei"
    assert printing.date_long(None) == printing.date_short(None) == printing.weekday_date(None) == ""


def test_dates_follow_the_language():
    with translation.override("en"):
        assert printing.weekday_date(date(2023, 8, 7)) == "Monday, 7 August 2023"
        assert printing.month_range(Period.quarter("2023Q1")) == "January–March 2023"
        assert printing.countdown(-10) == "D−10"


def test_time_has_a_point_in_indonesian():
    moment = datetime(2023, 5, 22, 10, 42, tzinfo=zone("WITA"))
    assert printing.time_text(moment) == "10.42"
    with translation.override("en"):
        assert printing.time_text(moment) == "10:42"
    assert printing.time_text(None) == ""


def test_a_range_of_months_names_each_year_once():
    assert printing.month_range(Period.quarter("2023Q1")) == "Januari–Maret 2023"
    assert printing.month_range(Period.parse("2022-12..2023-02")) == "Desember 2022–Februari 2023"
    assert printing.month_range([Month(2023, 3)]) == "Maret 2023"
    assert printing.month_range(None) == ""


def test_a_month_has_a_name_and_a_short_one():
    assert printing.month_name(Month(2023, 8)) == "Agustus"
    assert printing.month_name(date(2023, 8, 7), short=True) == "Agu"
    assert printing.month_name(5) == "Mei"
    assert printing.month_name(None) == printing.month_text(None) == ""


def test_the_countdown_has_a_true_minus():
    assert printing.countdown(-10) == "H\N{MINUS SIGN}10"
    assert printing.countdown(0) == "H"
    assert printing.countdown(14) == "H+14"


def test_long_names_may_break_between_syllables():
    def shown(name):
        return printing.soft_hyphens(name).replace("\N{SOFT HYPHEN}", "-")

    assert shown("Kurungkambing") == "Kurung-kam-bing"
    assert shown("Panjangjaya") == "Pan-jang-jaya"
    assert shown("Pari") == "Pari"
    assert shown("Teluk Kijing") == "Teluk Kijing"


def test_a_stored_moment_prints_the_day_of_the_zone_that_was_entered():
    stored = datetime(2023, 7, 27, 22, 30, tzinfo=UTC)
    with timezone.override(zone("WIT")):
        assert printing.date_long(stored) == "28 Juli 2023"
        assert printing.time_text(stored) == "07.30"
    local = datetime(2023, 7, 27, 22, 30, tzinfo=zone("WIT"))
    with timezone.override(zone("WIB")):
        assert printing.date_long(local) == "27 Juli 2023"
