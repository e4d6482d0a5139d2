"""What a problem must say and what a score may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.basics.refusal import Refusal
from lokmin.obstacles.rules import problems


@given(st.text(max_size=320))
def test_a_text_is_one_line_or_refused(text):
    line = " ".join(text.split())
    if 1 <= len(line) <= 300:
        assert problems.check_text(text, "obstacles.statement") == line
        return
    with pytest.raises(Refusal):
        problems.check_text(text, "obstacles.statement")


@given(st.lists(st.integers(-2, 8), min_size=3, max_size=3))
def test_scores_run_from_one_to_five(values):
    if all(1 <= value <= 5 for value in values):
        problems.check_score(*values)
        return
    with pytest.raises(Refusal, match="1 sampai 5"):
        problems.check_score(*values)


@pytest.mark.parametrize(
    ("low", "high", "word"),
    [(13, 15, "sepakat"), (12, 15, "agak berbeda"), (8, 12, "agak berbeda"), (6, 12, "perlu dibahas")],
)
def test_how_far_raters_are_apart(low, high, word):
    assert problems.agreement(low, high) == word


def test_a_fishbone_has_five_bones_and_five_whys():
    for branch in problems.BRANCHES:
        problems.check_branch(branch)
    problems.check_depth(5)
    with pytest.raises(Refusal):
        problems.check_depth(6)
    with pytest.raises(Refusal):
        problems.check_branch("mesin")
