"""What a problem must say and what a score may be."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.basics.refusal import Refusal
from lokmin.obstacles.rules import problems
from lokmin.obstacles.rules.methods import METHODS, Way


@given(st.text(max_size=320))
def test_a_text_is_one_line_or_refused(text):
    line = " ".join(text.split())
    if 1 <= len(line) <= 300:
        assert problems.check_text(text, "obstacles.statement") == line
        return
    with pytest.raises(Refusal):
        problems.check_text(text, "obstacles.statement")


@given(st.lists(st.integers(-2, 8), min_size=3, max_size=3))
def test_scores_of_usg_run_from_one_to_five(values):
    points = dict(zip("USG", values, strict=True))
    if all(1 <= value <= 5 for value in values):
        problems.check_points(METHODS["usg"], points)
        return
    with pytest.raises(Refusal, match="1 sampai 5"):
        problems.check_points(METHODS["usg"], points)


def test_all_points_outside_the_range_are_named_together():
    with pytest.raises(Refusal) as refused:
        problems.check_points(METHODS["usg"], {"U": 7, "S": 6, "G": 1})
    assert refused.value.params["criterion"] == "U, S"


@pytest.mark.parametrize("points", [{}, {"U": 1, "S": 1}, {"U": 1, "S": 1, "G": 1, "L": 1}, {"U": True}])
def test_points_are_those_of_the_method_and_no_others(points):
    with pytest.raises(Refusal):
        problems.check_points(METHODS["usg"], points)


def test_a_way_is_one_that_is_offered():
    assert problems.way_of("usg", "(A+2B)C") == Way()
    assert problems.way_of("hanlon", "(A+2B)C").formula == "(A+2B)C"
    assert problems.way_of("mcua", weights={"P": 4}).weights == {"P": 4, "K": 4, "T": 3, "M": 2}
    for wrong in (("tebak",), ("hanlon", "A+B"), ("mcua", "", {"P": 0}), ("mcua", "", {"X": 1})):
        with pytest.raises(Refusal):
            problems.way_of(*wrong)


@pytest.mark.parametrize(
    ("low", "high", "word"),
    [(13, 15, "sepakat"), (12, 15, "agak berbeda"), (8, 12, "agak berbeda"), (6, 12, "perlu dibahas")],
)
def test_how_far_raters_are_apart(low, high, word):
    assert problems.agreement(Fraction(low), Fraction(high), Way()) == word


def test_a_fishbone_has_five_bones_and_five_whys():
    for branch in problems.BRANCHES:
        problems.check_branch(branch)
    problems.check_depth(5)
    with pytest.raises(Refusal):
        problems.check_depth(6)
    with pytest.raises(Refusal):
        problems.check_branch("mesin")
