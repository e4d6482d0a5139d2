"""Dates as people write them."""

from datetime import date

import pytest

from lokmin.tools.dates import parse_date

DAY = date(2023, 5, 22)


@pytest.mark.parametrize(
    "text",
    [
        "22 Mei 2023",
        "22 mei 2023",
        "  22  Mei  2023 ",
        "22-05-2023",
        "22/5/2023",
        "22.05.2023",
        "22 05 2023",
        "2023-05-22",
        "22-Mei-2023",
        "Senin, 22 Mei 2023",
        "22 May 2023",
    ],
)
def test_a_date_is_read_as_people_write_it(text):
    assert parse_date(text) == DAY


@pytest.mark.parametrize("text", ["31 Februari 2023", "5-22-2023", "22 Mai 2023", "besok", "22-05-23", ""])
def test_what_is_no_date_is_not_guessed(text):
    assert parse_date(text) is None


@pytest.mark.parametrize(("text", "month"), [("7 Ags 2023", 8), ("7 Agt 2023", 8), ("7 Nopember 2023", 11)])
def test_field_spellings_of_months_are_known(text, month):
    assert parse_date(text) == date(2023, month, 7)


def test_every_form_a_date_is_printed_in_is_read_again():
    from lokmin.tools import printing

    for month in range(1, 13):
        day = date(2023, month, 9)
        assert parse_date(printing.date_long(day)) == day
        assert parse_date(printing.weekday_date(day)) == day
