"""Exact numbers, rounded once."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.basics.numbers import Ratio, ceil_div, ceil_fraction, percent_text, round_half_up


def test_a_sixteenth_is_six_point_three():
    assert percent_text(Ratio(1, Fraction(16))) == "6,3"


def test_pecangaan_in_april_has_35_percent():
    assert percent_text(Ratio.per_thousandths(374, 1_067_000), 2) == "35,05"
    assert percent_text(Ratio.per_thousandths(374, 1_067_000), 2, comma=False) == "35.05"


def test_a_ratio_without_denominator_is_not_a_number():
    with pytest.raises(ZeroDivisionError):
        Ratio(1, Fraction(0))


@given(st.fractions(), st.integers(0, 4))
def test_rounding_is_never_further_than_half_a_step(value: Fraction, places: int):
    rounded = Fraction(round_half_up(value, places))
    assert abs(rounded - value) <= Fraction(1, 2 * 10**places)


@given(st.integers(-10_000, 10_000))
def test_halves_round_away_from_zero(n: int):
    half = Fraction(2 * n + 1, 2)
    assert abs(round_half_up(half)) == abs(half) + Fraction(1, 2)


def test_zero_has_no_sign():
    assert str(round_half_up(Fraction(-1, 1000), 1)) == "0.0"
    assert round_half_up(Fraction(-5, 100), 1) == Decimal("-0.1")


@given(st.integers(), st.integers(1, 1000))
def test_the_ceiling_is_the_smallest_integer_not_below(numerator: int, denominator: int):
    up = ceil_div(numerator, denominator)
    assert (up - 1) * denominator < numerator <= up * denominator
    assert ceil_fraction(Fraction(numerator, denominator)) == up
