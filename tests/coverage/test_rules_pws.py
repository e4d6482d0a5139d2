"""The rule on the engine under test gives what the slow oracle gives, for any small world."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lokmin.basics.numbers import Status
from lokmin.coverage.rules.pws import Ask, compiled, statement
from tests.oracles import engine
from tests.oracles.pws import Formula, World, answers
from tests.oracles.worlds import worlds

pytestmark = pytest.mark.django_db


def check(world: World, month: int, until: int, **same: str) -> None:
    question = Ask(month, until, **{name: Status(value) for name, value in same.items()})
    found = engine.ask(world, question)
    expected = answers(world, month, until, **same)
    assert set(found) == set(expected)
    for key, answer in expected.items():
        row = found[key]
        assert (row.numerator, row.people) == (answer.numerator, answer.denominator), key
        assert (row.this_month, row.previous_month) == (answer.this, answer.previous), key
        assert (row.state_code, row.trend_code) == (answer.state, answer.trend), key
        assert (row.reached, row.status_code, row.rank) == (answer.on_target, answer.status, answer.rank), key
        assert (row.people_to_target, row.carried) == (answer.people, answer.carried), key
        assert (row.ratio.value if row.ratio else None) == answer.coverage, key
    for code in world.targets:
        counted = sum(expected[area, code].counted for area in world.areas)
        assert found[None, code].villages_counted == counted
        assert found[None, code].villages_missing == len(world.areas) - counted


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    worlds(),
    st.integers(1, 12),
    st.integers(0, 3),
    st.sampled_from(["jelek", "cukup"]),
    st.sampled_from(["baik", "kurang"]),
)
def test_the_rule_agrees_with_the_slow_oracle(world, month, ahead, same_below, same_above):
    check(world, month, min(12, month + ahead), same_below=same_below, same_above=same_above)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(worlds(), st.randoms())
def test_the_order_of_villages_and_figures_changes_nothing(world, random):
    before = engine.ask(world, Ask(6, 8))
    cells = list(world.figures.items())
    random.shuffle(cells)
    areas = random.sample(world.areas, len(world.areas))
    assert engine.ask(replace(world, areas=areas, figures=dict(cells)), Ask(6, 8)) == before


def one(counts: dict[str, list[int | None]], people: dict[str, str], **formula: object) -> World:
    """K1 of some villages, months from January, sasaran as text; target 100 %."""
    figures = {(v, "a", m): n for v, row in counts.items() for m, n in enumerate(row, 1) if n is not None}
    k1 = Formula("K1", [("a", 1)], kind="bumil", **formula)
    sasaran = {(village, "bumil"): Fraction(number) for village, number in people.items()}
    return World(list(counts), [k1], figures, sasaran, {"K1": Fraction(100)})


def test_exactly_on_pace_is_on_target():
    world = one({"A": [0] * 9 + [45], "B": [0] * 9 + [44]}, {"A": "54", "B": "54"})
    found = engine.ask(world, Ask(10, 10))
    assert found["A", "K1"].reached is True
    assert found["B", "K1"].reached is False
    assert found["A", "K1"].people_to_target == 0
    assert found["B", "K1"].people_to_target == 1


def test_equal_coverage_shares_a_rank_even_over_different_sasaran():
    world = one(
        {"A": [7], "B": [1], "C": [2], "D": [1], "E": []},
        {"A": "10", "B": "3", "C": "6", "D": "100.1", "E": "9"},
    )
    ranks = {area: row.rank for (area, _code), row in engine.ask(world, Ask(1, 1)).items() if area}
    assert ranks == {"A": 1, "B": 2, "C": 2, "D": 4, "E": None}


def test_nearly_equal_coverage_does_not_share_a_rank():
    """Two coverages that no double tells apart: 4999999/60000000 and its nearest neighbour below."""
    big = {"A": "60000000", "B": "59999999.999"}
    found = engine.ask(one({"A": [4_999_999], "B": [4_999_999]}, big), Ask(1, 1))
    assert (found["B", "K1"].rank, found["A", "K1"].rank) == (1, 2)
    assert found["A", "K1"].ratio.value < found["B", "K1"].ratio.value


def test_a_village_without_sasaran_is_not_ranked():
    found = engine.ask(one({"A": [3, 4], "B": [5, 6]}, {"A": "10"}), Ask(2, 2))
    assert (found["B", "K1"].state_code, found["B", "K1"].rank) == ("no_population", None)
    assert (found[None, "K1"].villages_counted, found[None, "K1"].villages_missing) == (1, 1)
    assert found[None, "K1"].state_code == "partial"


def test_a_late_village_keeps_what_it_reported_but_has_no_status():
    found = engine.ask(one({"A": [5, 5, 5], "B": [5, 9]}, {"A": "20", "B": "20"}), Ask(3, 3))
    late = found["B", "K1"]
    assert (late.state_code, late.numerator, late.status_code, late.trend_code) == ("missing", 14, None, None)
    total = found[None, "K1"]
    assert (total.numerator, total.villages_counted, total.villages_late) == (29, 2, 1)
    assert total.trend_code == "same"  # compares the villages that reported both months


def test_january_has_a_status_by_its_level_alone():
    found = engine.ask(one({"A": [9], "B": [1]}, {"A": "100", "B": "100"}), Ask(1, 1))
    assert (found["A", "K1"].status_code, found["B", "K1"].status_code) == ("baik", "cukup")
    assert found["A", "K1"].trend_code is None


def test_where_lower_is_better_falling_is_good():
    world = one({"A": [9, 1], "B": [1, 9]}, {"A": "100", "B": "100"}, lower=True)
    found = engine.ask(replace(world, targets={"K1": Fraction(10)}), Ask(2, 2))
    assert (found["A", "K1"].status_code, found["B", "K1"].status_code) == ("baik", "kurang")
    assert found["A", "K1"].people_to_target is None
    assert found["A", "K1"].target_percent == 10


def test_the_scorecard_arrow_needs_a_whole_point():
    found = engine.ask(one({"A": [5, 6], "B": [5, 6]}, {"A": "100", "B": "100.1"}), Ask(2, 2))
    assert (found["A", "K1"].arrow.value, found["B", "K1"].arrow.value) == ("up", "same")
    assert found["B", "K1"].trend_code == "up"


def test_compiled_sql_is_remembered():
    assert compiled("sqlite") is compiled("sqlite")
    assert statement("postgres", Ask(3, 3)).count("MATERIALIZED") > 1


def test_months_outside_the_year_are_a_fault():
    with pytest.raises(ValueError, match="months"):
        Ask(5, 4)
