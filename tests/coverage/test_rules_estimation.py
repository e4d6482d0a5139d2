"""Sasaran from population, against the published worked examples (oracle 04) and in exact thousandths."""

import csv
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some

from lokmin.basics.numbers import round_half_up
from lokmin.coverage.rules.estimation import estimate

CBR = Fraction("0.019")


def test_published_examples_are_reproduced_to_the_thousandth(shared: Path):
    text = (shared / "reference/oracles/04_sasaran_worked_examples.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == 11
    for row in rows:
        found = estimate(
            row["target_group"], population=int(row["population"]), birth_rate=Fraction(row["cbr"])
        )
        assert found == int(round_half_up(Fraction(row["exact_raw"]) * 1000)), row
        assert round_half_up(Fraction(found, 1000)) == int(row["round_half_up"])


def test_the_fields_workbook_counts_ninety_two_births():
    assert estimate("bumil", births=92) == 101_200
    assert estimate("bulin", births=92) == 96_600
    assert estimate("lahir_hidup", births=92) == 92_000
    assert estimate("bayi", births=92, infant_mortality=Fraction(20, 1000)) == 90_160


def test_any_other_kind_is_a_share_of_the_population():
    assert estimate("balita", population=2815, share=Fraction(9, 100)) == 253_350


def test_without_what_it_needs_nothing_is_estimated():
    assert estimate("bumil", population=2000) is None
    assert estimate("balita", population=2000, birth_rate=CBR) is None


@given(some.integers(0, 60_000_000), some.integers(0, 60_000))
def test_births_given_or_counted_from_the_rate_are_the_same(population: int, rate: int):
    birth_rate = Fraction(rate, 1_000_000)
    births = population * birth_rate
    for kind in ("bumil", "bulin", "lahir_hidup", "bayi"):
        assert estimate(kind, population=population, birth_rate=birth_rate) == estimate(kind, births=births)
