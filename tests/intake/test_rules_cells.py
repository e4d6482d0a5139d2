"""One cell, one number, or one reason."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.intake.rules.cells import UNCALCULATED, ErrorCell, Reading, read_count, read_population, shown

ANYTHING = st.one_of(
    st.none(), st.booleans(), st.text(max_size=60), st.decimals(), st.just(UNCALCULATED),
    st.sampled_from(["#DIV/0!", "#REF!", "#N/A"]).map(ErrorCell),
)  # fmt: skip


@given(ANYTHING)
def test_every_cell_is_a_number_or_empty_or_has_a_reason(value):
    for reading in (read_count(value), read_population(value)):
        assert reading.number is None or (reading.problem is None and 0 <= reading.number <= 10**10)


@given(st.integers(0, 10_000_000))
def test_a_count_is_read_as_written_in_every_spelling(number):
    spellings = [Decimal(number), Decimal(f"{number}.0"), str(number), f" {number}\u00a0", f"{number},0"]
    spellings.append(f"{number:,}".replace(",", "."))
    assert {read_count(value) for value in spellings} == {Reading(number)}


@given(st.integers(0, 10_000_000), st.integers(1, 999))
def test_a_fraction_is_no_count_but_a_population(whole, thousandths):
    if whole < 10_000_000:
        text = f"{whole},{thousandths:03d}"
        assert read_count(text).problem == "fractional"
        assert read_population(text) == Reading(whole * 1000 + thousandths)


@given(st.integers(1, 9_000_000))
def test_less_than_nothing_is_refused(number):
    assert read_count(Decimal(-number)).problem == "negative"
    assert read_count(f"-{number}").problem == "negative"
    assert read_population(Decimal(-number)).problem == "negative"


@given(st.floats(0, 1_000_000))
def test_a_population_is_the_nearest_thousandth_of_what_the_sheet_stores(value):
    number = read_population(Decimal(repr(value))).number
    assert abs(Fraction(number, 1000) - Fraction(value)) <= Fraction(501, 1_000_000)


@pytest.mark.parametrize("value", [None, "", "  ", "\u00a0", "-", "–", "n/a", "N/A", "..."])
def test_an_empty_cell_is_not_zero(value):
    assert read_count(value) == Reading()
    assert read_count(Decimal(0)) == Reading(0)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("7 bayi", "text"), ("tujuh", "text"), ("1,2,3", "text"), ("1e3", "text"), ("٧", "text"),
        (True, "text"), (Decimal("NaN"), "text"), (Decimal("Infinity"), "text"), ("=1+1", "text"),
        (Decimal("3.5"), "fractional"), ("3.5", "fractional"), (Decimal("1E+400"), "too_large"),
        (Decimal("1E-400"), "fractional"), (ErrorCell("#DIV/0!"), "cell_error"),
        (UNCALCULATED, "uncalculated"),
    ],
)  # fmt: skip
def test_what_is_no_count_says_why(value, problem):
    assert read_count(value).problem == problem


def test_a_point_is_a_thousand_in_a_count_and_a_comma_never():
    assert read_count("1.091").number == 1091
    assert read_count("1,091").problem == "fractional"
    assert read_population("101,2").number == 101_200
    assert read_population(Decimal("96.60000000000001")).number == 96_600


@pytest.mark.parametrize("text", ["1.234", " 12.000", "0.500"])
def test_three_digits_behind_a_point_are_no_sasaran_unless_the_cell_is_a_number(text):
    assert read_population(text).problem == "ambiguous"
    assert read_population(Decimal(text)).number == Decimal(text) * 1000


def test_long_numbers_of_persons_are_not_repeated():
    assert "3320" not in shown("NIK 3320021234567890")
    assert len(shown("x" * 500)) == 40
    assert shown(Decimal("1E+400")) == "1E+400"
