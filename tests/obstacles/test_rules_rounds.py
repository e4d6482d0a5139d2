"""Sums, spread and the settled order, each against a slow count."""

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.basics.refusal import Refusal
from lokmin.obstacles.rules import priority, rounds
from lokmin.obstacles.rules.methods import METHODS, Way

USG = Way()


@given(st.lists(st.integers(1, 5), min_size=1, max_size=30), st.lists(st.integers(1, 5), max_size=30))
def test_sums_of_sheets_give_the_same_mean_as_the_sheets_themselves(typed, summed):
    one_by_one = [F(v) for v in typed + summed]
    rows = [rounds.ratings({"U": v}, 1)[0] for v in typed]
    if summed:
        rows += rounds.ratings({"U": sum(summed)}, len(summed))
    assert len(rows) == len(one_by_one)
    assert priority.combined(rows)["U"] == sum(one_by_one) / len(one_by_one)


def test_a_veto_in_sums_is_a_yes_only_when_everybody_said_so():
    assert rounds.ratings({"P": 3}, 3, {"P"})[0] == {"P": 1}
    assert rounds.ratings({"P": 2}, 3, {"P"})[0] == {"P": 0}


@pytest.mark.parametrize(
    ("points", "raters", "code"),
    [
        ({"U": 15, "S": 15, "G": 3}, 3, ""),
        ({"U": 16, "S": 15, "G": 3}, 3, "obstacles.sums"),
        ({"U": 2, "S": 15, "G": 3}, 3, "obstacles.sums"),
        ({"U": 5, "S": 5}, 3, "obstacles.sums"),
        ({"U": 5, "S": 5, "G": 5}, 0, "obstacles.raters"),
    ],
)
def test_sums_that_so_many_sheets_cannot_give_are_refused(points, raters, code):
    if not code:
        rounds.check_sums(USG, points, raters)
        return
    with pytest.raises(Refusal) as refusal:
        rounds.check_sums(USG, points, raters)
    assert refusal.value.code == code


@given(st.lists(st.integers(3, 15), min_size=2, max_size=40))
def test_the_spread_orders_its_five_numbers(totals):
    found = rounds.apart([F(t) for t in totals], USG)
    assert found is not None
    assert found.low <= found.lower <= found.median <= found.upper <= found.high
    assert (found.low, found.high) == (min(totals), max(totals))


def test_few_raters_are_judged_by_their_extremes_and_many_by_their_middle_half():
    assert rounds.apart([F(5)], USG) is None
    assert rounds.apart([F(4), F(14)], USG).wide
    almost_all = [F(12)] * 19 + [F(3)]
    assert rounds.apart(almost_all, USG).word == "sepakat"
    assert rounds.apart([F(4)] * 10 + [F(14)] * 10, USG).wide


def test_a_distribution_names_every_value_also_that_nobody_gave():
    given_points = [{"U": 5}, {"U": 5}, {"U": 2}]
    assert rounds.distribution(given_points, METHODS["usg"].criteria[0]) == {1: 0, 2: 1, 3: 0, 4: 0, 5: 2}


def test_an_order_is_moved_only_when_a_lower_total_stands_before_a_higher_one():
    totals = {"a": F(12), "b": F(12), "c": F(9)}
    assert not rounds.is_moved(totals, ["b", "a", "c", "unscored"])
    assert rounds.is_moved(totals, ["a", "c", "b"])
    assert rounds.is_moved(totals, ["unscored", "a", "b", "c"])
    with pytest.raises(Refusal):
        rounds.check_order(["a", "b"], ["a", "a"])
    with pytest.raises(Refusal):
        rounds.check_reason(True, " ")
    rounds.check_reason(False, "")


@pytest.mark.parametrize(
    ("before", "after", "good"),
    [
        ("open", "closed", True),
        ("open", "confirmed", False),
        ("closed", "confirmed", True),
        ("closed", "open", True),
        ("closed", "closed", False),
        ("confirmed", "open", True),
        ("confirmed", "closed", False),
    ],
)
def test_the_steps_of_a_round(before, after, good):
    if good:
        rounds.check_step(before, after)
        return
    with pytest.raises(Refusal) as refusal:
        rounds.check_step(before, after)
    assert refusal.value.code == f"obstacles.round_{before}"


def test_a_score_after_the_end_is_late():
    rounds.check_scoring("open")
    for state in ("closed", "confirmed"):
        with pytest.raises(Refusal) as refusal:
            rounds.check_scoring(state)
        assert refusal.value.code == "obstacles.round_late"
