"""The rules that doubt a number: against a slow oracle, the published breaches, and worked examples."""

import csv
from collections import defaultdict
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokmin.coverage.rules import quality
from lokmin.intake.rules.reader import read_file
from tests.oracles import quality as oracle

MONTH = 24_281
LIMITS = quality.limits()
HISTORY = [8, 9, 10, 9, 8, 10, 9, 9, 10, 8, 9, 9]


def told(values: list[int | None], month: int = MONTH) -> dict[int, int | None]:
    """A series that ends in `month`."""
    return {month - len(values) + 1 + i: value for i, value in enumerate(values)}


counts = st.one_of(st.none(), st.integers(0, 40), st.integers(0, 400))


@settings(max_examples=400, deadline=None)
@given(st.lists(counts, min_size=1, max_size=40))
def test_each_count_is_doubted_by_just_the_rules_of_the_oracle(values: list[int | None]):
    series = told(values)
    found = {finding.check for finding in quality.doubts_of(series, MONTH)}
    assert found == oracle.checks(series, MONTH)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(counts, counts), min_size=1, max_size=12))
def test_order_compares_the_months_that_have_both(pairs: list[tuple[int | None, int | None]]):
    months = list(range(len(pairs)))
    left = {m: pair[0] for m, pair in enumerate(pairs)}
    right = {m: pair[1] for m, pair in enumerate(pairs)}
    finding = quality.order(quality.Pair("A", ("B",)), {"A": left, "B": right}, months)
    expected = oracle.breaches(left, right, months)
    assert (finding and (finding.numbers["count"], finding.numbers["limit"])) == expected


def test_the_worked_example_of_the_reference_is_an_outlier_of_19_8():
    three = quality.three_sd(HISTORY, 23, LIMITS.three_sd)
    assert three
    assert (three.numbers["mean"], three.numbers["variance"]) == (9, Fraction(1, 2))
    score = quality.by_median(HISTORY, 23, LIMITS.median)
    assert score
    assert score.numbers["score"] == Fraction("0.6745") * 14 / Fraction(1, 2)
    assert not quality.three_sd(HISTORY, 11, LIMITS.three_sd), "two people are no news"


def test_a_village_without_spread_is_doubted_by_the_mean_but_not_by_the_median():
    assert quality.three_sd([0] * 12, 3, LIMITS.three_sd)
    assert quality.by_median([0] * 12, 30, LIMITS.median) is None


def test_too_short_a_history_says_nothing():
    assert quality.doubts_of(told([9, 9, 90]), MONTH) == []
    assert quality.doubts_of({}, MONTH) == []
    assert quality.doubts_of({MONTH: None}, MONTH) == []


def test_a_sudden_change_needs_all_three_months_before():
    assert {f.check for f in quality.doubts_of(told([20, 20, 20, 50]), MONTH)} == {"sudden"}
    assert quality.doubts_of(told([20, None, 20, 50]), MONTH) == []


def test_idl_is_held_against_the_smallest_antigen():
    antigens = {"HB0": {1: 20}, "BCG": {1: 18}, "PENTA3": {1: 9}, "MR1": {1: 12}, "IDL": {1: 15}}
    pair = next(pair for pair in LIMITS.order if pair.left == "IDL")
    finding = quality.order(pair, antigens, [1])
    assert finding
    assert (finding.numbers["right"], finding.numbers["limit"]) == ("PENTA3", 9)


def test_the_34_published_breaches_of_pecangaan_are_found(shared):
    months = {"JAN": 1, "FEB": 2, "MAR": 3, "APR": 4}
    series: dict[str, dict[str, dict[int, int | None]]] = defaultdict(lambda: defaultdict(dict))
    for row in read(shared, "01"):
        if row["month"] in months and row["this_month"] and row["village"] != "(slot kosong)":
            count = int(float(row["this_month"]))
            series[row["village"]][row["indicator"]][months[row["month"]]] = count
    found = {
        (month, village, f"{pair.left}>{finding.numbers['right']}", finding.numbers["count"])
        for village, counts_ in series.items()
        for month in months.values()
        for pair in LIMITS.order
        if (finding := quality.order(pair, counts_, range(1, month + 1)))
    }
    published = {
        (months[row["month"]], row["village"], row["rule"], int(float(row["left_value"])))
        for row in read(shared, "01b")
    }
    assert len(published) == 34
    assert found == published


def test_they_are_found_in_the_real_workbook_too(shared):
    book = (shared / "data/field/pws_kia_2026_values.xlsx").read_bytes()
    series: dict[str, dict[str, dict[int, int | None]]] = defaultdict(lambda: defaultdict(dict))
    for figure in read_file(book, today=date(2026, 11, 22)).figures:
        if figure.count is not None:
            series[figure.village][figure.element][figure.month] = figure.count
            total = series["JUMLAH"][figure.element]
            total[figure.month] = (total.get(figure.month) or 0) + figure.count
    pairs = [pair for pair in LIMITS.order if pair.left in ("K4", "K6")]
    found = [
        (village, month, pair.left)
        for village, counts_ in series.items()
        for month in (1, 2, 3, 4)
        for pair in pairs
        if quality.order(pair, counts_, range(1, month + 1))
    ]
    assert len(found) == 34


def read(shared, name: str) -> list[dict[str, str]]:
    [path] = (shared / "reference/oracles").glob(f"{name}_*.csv")
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_above_100_percent_tells_both_denominators():
    finding = quality.over_100(52, 48_000, 55_000)
    assert finding
    assert (finding.numbers["people"], finding.numbers["other"]) == (48, 55)
    assert quality.over_100(48, 48_000, None) is None
    assert quality.over_100(None, 48_000, None) is None
    assert quality.over_100(3, 0, None) is None


def test_people_without_a_denominator_are_doubted_and_nobody_is_not():
    assert quality.no_denominator(3, 0)
    assert quality.no_denominator(3, None)
    assert quality.no_denominator(0, 0) is None
    assert quality.no_denominator(3, 48_000) is None


@pytest.mark.parametrize(
    ("counted", "doubted"), [(79, True), (80, False), (120, False), (121, True), (0, True)]
)
def test_both_sasaran_may_differ_by_a_fifth(counted: int, doubted: bool):
    assert bool(quality.adequacy(100_000, counted * 1000, LIMITS.adequacy)) is doubted
    assert quality.adequacy(None, 1000, LIMITS.adequacy) is None
    assert quality.adequacy(100_000, None, LIMITS.adequacy) is None


def test_a_report_is_received_complete_and_in_time_each_for_itself():
    assert quality.report(["A", "B"], {"A": True, "B": True}) == quality.Reports(1, 1, 1, 1)
    assert quality.report(["A", "B"], {"A": True}) == quality.Reports(1, 1, 1, 0)
    assert quality.report(["A", "B"], {"A": True, "B": False}) == quality.Reports(1, 1, 0, 1)
    assert quality.report(["A", "B"], {}) == quality.Reports(1, 0, 0, 0)
    assert quality.report([], {}) == quality.NOTHING
    assert quality.report(["A"], {}) + quality.report(["A"], {"A": True}) == quality.Reports(2, 1, 1, 1)
