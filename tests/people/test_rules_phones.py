"""Telephone numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.basics.refusal import Refusal
from lokmin.people.rules.phones import digits_or_none, phone, phone_text


@pytest.mark.parametrize(
    "text",
    [
        "081234567890", "0812-3456-7890", "+62 812 3456 7890", "6281234567890", "81234567890",
        "(0812) 3456 7890", "0062 812 34567890", "+62 0812-3456-7890", " 0812.3456.7890 ",
    ],
)  # fmt: skip
def test_every_spelling_is_one_number(text):
    assert phone(text) == "6281234567890"


@pytest.mark.parametrize(
    "text", ["0711-123456", "12345", "0812", "08123456789012345", "nol delapan", "0812x456789"]
)
def test_what_nobody_can_be_written_to_is_refused(text):
    with pytest.raises(Refusal, match="bukan nomor HP"):
        phone(text)
    assert digits_or_none(text) == ""


def test_an_empty_number_stays_empty():
    assert phone("  ") == ""
    assert phone_text("") == ""


@given(st.from_regex(r"628[1-9]\d{7,9}", fullmatch=True))
def test_a_number_as_it_is_read_is_the_same_number(number):
    assert phone(phone_text(number)) == number
