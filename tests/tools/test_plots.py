"""Charts without a way to draw them: places that tell the truth."""

import pytest

from lokmin.tools.plots import Scale, Slope

SHEET = Scale(0, 1, 100, 0)


def lines(own, others=None):
    return Slope("x", "a", "b", own, "kita", others, "lain").lines(SHEET, gap=10, drop=0)


def test_the_lowest_lies_on_the_ground_and_the_highest_at_the_top():
    own, others = lines((2, 4), (3, 1))
    assert (own.start, own.end) == pytest.approx((66 + 2 / 3, 0))
    assert (others.start, others.end) == pytest.approx((100 / 3, 100))


def test_what_does_not_move_is_drawn_in_the_middle():
    (own,) = lines((3, 3))
    assert (own.start, own.end) == (50, 50)


def test_two_texts_are_moved_apart_and_the_upper_one_stays_above():
    own, others = lines((50, 90), (52, 10))
    assert abs(own.start_text - others.start_text) >= 10
    assert others.start_text < own.start_text
    assert (own.end_text, others.end_text) == (own.end, others.end)
