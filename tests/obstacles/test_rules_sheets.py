"""What is typed from a paper sheet."""

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.obstacles.rules import sheets
from lokmin.obstacles.rules.methods import METHODS


@pytest.mark.parametrize("text", ["543", "5 4 3", "5,4,3", "5·4·3", " 5-4-3 "])
def test_three_digits_may_stand_together_or_apart(text):
    assert sheets.points_of(text, METHODS["usg"]) == {"U": 5, "S": 4, "G": 3}


def test_values_of_two_digits_stand_apart():
    hanlon = METHODS["hanlon"]
    points = sheets.points_of("8 12 6 1 1 1 0 1", hanlon)
    assert points == {"A": 8, "B": 12, "C": 6, "P": 1, "E": 1, "A2": 1, "R": 0, "L": 1}
    assert sheets.text_of(points, hanlon) == "8 12 6 1 1 1 0 1"
    assert sheets.text_of({"U": 5, "S": 4, "G": 3}, METHODS["usg"]) == "543"


@pytest.mark.parametrize("text", ["54", "5433", "5 4 x", "lima", "5 4 9"])
def test_anything_else_is_refused(text):
    with pytest.raises(Refusal):
        sheets.points_of(text, METHODS["usg"])
