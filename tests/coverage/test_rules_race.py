"""Ranks of exact fractions."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from lokmin.coverage.rules.race import ranks

COVERAGES = st.lists(
    st.tuples(st.integers(-20, 60_000_000), st.one_of(st.integers(1, 9), st.integers(1, 2**62)))
)


@given(COVERAGES, st.booleans())
def test_a_rank_is_one_more_than_the_number_of_better_ones(coverages, best_is_high):
    exact = [Fraction(*coverage) for coverage in coverages]
    expected = [1 + sum(other > one if best_is_high else other < one for other in exact) for one in exact]
    assert ranks(coverages, best_is_high=best_is_high) == expected


def test_equal_coverage_shares_a_place_and_the_next_one_is_skipped():
    assert ranks([(7, 10), (1, 3), (2, 6), (1, 4)]) == [1, 2, 2, 4]
    assert ranks([(7, 10), (1, 3), (2, 6), (1, 4)], best_is_high=False) == [4, 2, 2, 1]


def test_fractions_that_no_double_tells_apart_do_not_share_a_place():
    near = [(2**61, 2**61 + 1), (2**61 + 1, 2**61 + 2), (2**61, 2**61 + 1), (1, 2)]
    assert near[0][0] / near[0][1] == near[1][0] / near[1][1]
    assert ranks(near) == [2, 1, 2, 4]


def test_nobody_is_no_race():
    assert ranks([]) == []
