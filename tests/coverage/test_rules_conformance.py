"""One expression: SQLite, DuckDB over Parquet and, in the second run, PostgreSQL say the same."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lokmin.basics.numbers import Status
from lokmin.coverage.rules.accumulations import ACCUMULATIONS
from lokmin.coverage.rules.pws import Ask
from tests.oracles import engine
from tests.oracles.pws import Formula, World
from tests.oracles.worlds import worlds

pytestmark = pytest.mark.django_db
EVERY = tuple(range(1, 13))


def agree(world: World, question: Ask, folder) -> dict:
    """What all engines answer, row for row; the database under test is SQLite or PostgreSQL."""
    here = engine.ask(world, question)
    assert all(type(value) in (int, str, type(None)) for row in here.values() for value in row)
    assert engine.ask_sqlite(world, question) == here
    assert engine.ask_duckdb(world, question, folder) == here
    return here


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(worlds(), st.integers(1, 12), st.integers(0, 3))
def test_all_engines_say_the_same_of_any_small_world(tmp_path_factory, world, month, ahead):
    agree(world, Ask(month, min(12, month + ahead)), tmp_path_factory.mktemp("parquet"))


def hard() -> World:
    """The cases that engines like to disagree about, twelve villages of them, in every accumulation."""
    areas = [f"desa {n}" for n in range(12)]
    figures: dict[tuple[str, str, int], int | None] = {}
    for n, area in enumerate(areas):
        for month in range(1, 11):
            figures[area, "a", month] = (0, 1, 7, 5_000_000)[n % 4]  # ties, zeros, the largest count
            figures[area, "b", month] = (3, 0, 9, 5_000_000)[(n + month) % 4]  # a − b falls below zero
            figures[area, "c", month] = (0, 2, 5, 9)[(n + month) % 4]
    figures["desa 1", "a", 10] = None  # unmeasured
    del figures["desa 2", "a", 10]  # missing now
    del figures["desa 3", "b", 4]  # missing before: partial
    for month in EVERY[:9]:
        figures["desa 4", "a", month] = 0
    figures["desa 4", "a", 10] = 45  # 45 of 54 by October: exactly on pace
    formulas = [
        Formula(f"{how} {side} {arrow}", above, below, kind, how, arrow == "rendah", months)
        for how in ACCUMULATIONS
        for side, above, below, kind in (
            ("sasaran", [("a", 1)], [], "bumil"),
            ("putus", [("a", 1), ("b", -1)], [("a", 1)], ""),
            ("unsur", [("b", 1)], [("b", 1), ("c", 1)], ""),
        )
        for arrow, months in (("tinggi", EVERY), ("rendah", (2, 4, 8, 10)), ("tinggi", (3, 9)))
    ]
    named = {f"{formula.code} {n}": formula for n, formula in enumerate(formulas)}
    for code, formula in named.items():
        formula.code = code
    people = [Fraction(54), Fraction(541, 10), Fraction(0), Fraction(60_000_000)]
    sasaran = {(area, "bumil"): people[n % 4] for n, area in enumerate(areas) if n != 7}
    targets = {code: Fraction(100 if n % 2 else n) for n, code in enumerate(named) if n % 9}
    own = {(areas[n % 12], code): Fraction(n, 10) for n, code in enumerate(named) if n % 5 == 0}
    return World(areas, formulas, figures, sasaran, targets, own)


@pytest.mark.parametrize("month", [1, 3, 8, 9, 10])
def test_all_engines_say_the_same_of_the_hard_cases(tmp_path, month):
    question = Ask(month, 12, Status.CUKUP, Status.KURANG)
    found = agree(hard(), question, tmp_path)
    if month == 10:
        assert {row.state_code for row in found.values()} == {
            "value",
            "zero",
            "missing",
            "partial",
            "not_scheduled",
            "no_population",
            "unmeasured",
        }
        assert any("negative" in row.flags for row in found.values())


def test_exactly_on_pace_is_on_target_on_every_engine(tmp_path):
    figures = {(area, "a", month): 0 for area in ("A", "B") for month in range(1, 10)}
    figures |= {("A", "a", 10): 45, ("B", "a", 10): 44}
    world = World(
        ["A", "B"],
        [Formula("K1", [("a", 1)], kind="bumil")],
        figures,
        {("A", "bumil"): Fraction(54), ("B", "bumil"): Fraction(54)},
        {"K1": Fraction(100)},
    )
    found = agree(world, Ask(10, 10), tmp_path)
    assert [found[area, "K1"].reached for area in ("A", "B")] == [True, False]


def test_a_mean_is_rounded_half_to_even_on_every_engine(tmp_path):
    """Sums of two months of 5, 7, −5 and 9 people: means of 2.5, 3.5, −2.5 and 4.5."""
    halves = {"A": ((2, 3), (0, 0)), "B": ((3, 4), (0, 0)), "C": ((0, 0), (2, 3)), "D": ((4, 5), (0, 0))}
    figures = {}
    for area, (above, below) in halves.items():
        for month in (1, 2):
            figures |= {(area, "a", month): above[month - 1], (area, "b", month): below[month - 1]}
            figures[area, "c", month] = 10 + month
    gap = Formula("GAP", [("a", 1), ("b", -1)], [("c", 1)], accumulation="rata_desa")
    found = agree(World(list(halves), [gap], figures, {}, {}), Ask(2, 2), tmp_path)
    assert [found[area, "GAP"].numerator for area in halves] == [2, 4, -2, 4]
    assert found["A", "GAP"].people == 12  # 11.5 children
    assert (found[None, "GAP"].numerator, found[None, "GAP"].people) == (8, 48)
