"""What each accumulation makes of the same months, and which of them a schedule leaves out."""

from dataclasses import replace
from fractions import Fraction

import pytest

from lokmin.coverage.rules.accumulations import ACCUMULATIONS, adds_up
from lokmin.coverage.rules.pws import Ask
from tests.oracles import engine
from tests.oracles.pws import Formula, World

pytestmark = pytest.mark.django_db
MONTHS = tuple(range(1, 13))


def world(
    accumulation: str, months: tuple[int, ...] = MONTHS, reported: tuple[int, ...] = MONTHS[:8]
) -> World:
    """Stunted of measured in one village: month m counts m of 10·m."""
    figures = {}
    for month in reported:
        figures |= {("A", "a", month): month, ("A", "b", month): 10 * month}
    formula = Formula("I", [("a", 1)], [("b", 1)], accumulation=accumulation, months=months)
    return World(["A"], [formula], figures, {}, {"I": Fraction(50)})


def used(
    accumulation: str, month: int = 8, **more: tuple[int, ...]
) -> tuple[str, int | None, Fraction | None]:
    row = engine.ask(world(accumulation, **more), Ask(month, month))["A", "I"]
    return row.state_code, row.numerator, row.people


def test_eight_months_are_read_as_each_accumulation_says():
    both_sides = {code: used(code)[1:] for code in ACCUMULATIONS}
    summed, mean, latest = (36, 360), (4, 45), (8, 80)  # 36 / 8 = 4.5 is 4, 360 / 8 = 45
    assert both_sides == {
        "kumulatif": summed,
        "rasio": summed,
        "kohort": summed,
        "mingguan": summed,
        "rata_desa": mean,
        "rata_jadwal": mean,
        "stok": latest,
        "bulanan": latest,
        "kejadian": latest,
        "akhir_tahun": latest,
    }


def test_a_month_that_is_not_scheduled_is_no_number_and_no_zero():
    for code in ("kejadian", "bulanan"):
        assert used(code, 8, months=(2, 8)) == ("value", 8, 80)
        assert used(code, 7, months=(2, 8)) == ("not_scheduled", None, None)
    assert used("akhir_tahun", 8, months=(12,)) == ("not_scheduled", None, None)


def test_a_mean_of_scheduled_months_leaves_the_others_out():
    """Of eight reported months only March and June count: 3 + 6 = 9, 90 children; 4.5 is 4."""
    assert used("rata_jadwal", 6, months=(3, 6, 9, 12)) == ("value", 4, 45)
    assert used("rata_jadwal", 7, months=(3, 6, 9, 12)) == ("not_scheduled", 4, 45)


def test_a_mean_is_of_the_reported_months():
    assert used("rata_desa", 6, reported=(2, 6)) == ("partial", 4, 40)


def test_a_stock_says_how_old_it_is():
    flags = {}
    for month in (5, 6, 7, 8):
        row = engine.ask(world("stok", reported=(4, 5)), Ask(month, month))["A", "I"]
        flags[month] = [flag for flag in row.flags if flag not in ("few", "over_100")]
        assert row.numerator == 5
    assert flags == {5: [], 6: ["carried_1"], 7: ["carried_2"], 8: ["stale"]}


def test_a_drop_out_below_zero_is_kept_and_marked():
    gap = Formula("DO", [("a", 1), ("b", -1)], [("a", 1)], accumulation="rasio", lower=True)
    figures = {("A", "a", 1): 10, ("A", "b", 1): 12, ("B", "a", 1): 40, ("B", "b", 1): 38}
    found = engine.ask(World(["A", "B"], [gap], figures, {}, {"DO": Fraction(5)}), Ask(1, 1))
    assert (found["A", "DO"].ratio.percent, found["A", "DO"].flags) == (-20, ("negative",))
    assert found[None, "DO"].ratio.percent == 0  # the ratio of sums, not a mean of two percentages
    assert found["A", "DO"].reached


def test_a_village_may_have_a_target_of_its_own():
    k1 = Formula("K1", [("a", 1)], kind="bumil")
    figures = {(area, "a", month): 5 for area in "AB" for month in range(1, 7)}
    sasaran = {(area, "bumil"): Fraction(100) for area in "AB"}
    shared = World(["A", "B"], [k1], figures, sasaran, {"K1": Fraction(100)})
    found = engine.ask(replace(shared, area_targets={("B", "K1"): Fraction(60)}), Ask(6, 12))
    assert [found[area, "K1"].annual_target_percent for area in ("A", "B", None)] == [100, 60, 100]
    assert [found[area, "K1"].reached for area in ("A", "B")] == [False, True]
    assert [found[area, "K1"].people_to_target for area in ("A", "B", None)] == [70, 30, 100]


def test_only_sums_and_means_are_made_of_all_months():
    assert [code for code in ACCUMULATIONS if not adds_up(code)] == [
        "stok",
        "bulanan",
        "kejadian",
        "akhir_tahun",
    ]
