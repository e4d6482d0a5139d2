"""Doubts as plain sentences."""

from fractions import Fraction

import pytest

from lokmin.coverage.pages import quality as pages
from lokmin.coverage.rules import quality
from lokmin.coverage.rules.quality import Finding

NAMES = pages.Names({}, {})


def told(finding: Finding | None) -> str:
    assert finding
    return pages.sentence(finding, NAMES)


def test_the_usual_is_told_as_a_range_and_beside_it_this_month():
    history = [30, 31, 32, 33, 34, 32, 31, 33, 32, 31, 33, 32]
    far = quality.three_sd(history, 42, quality.limits().three_sd)
    assert told(far) == "Biasanya 29 sampai 35 sebulan; bulan ini 42."
    assert (
        told(quality.three_sd([9] * 12, 23, quality.limits().three_sd)) == "Biasanya 9 sebulan; bulan ini 23."
    )


@pytest.mark.parametrize(
    ("earlier", "words"),
    [
        (
            {2021: 10, 2022: 20},
            "Pada bulan yang sama tahun 2021 dan 2022 rata-rata 45, jadi biasanya 31 sampai 59.",
        ),
        ({2022: 20}, "Pada bulan yang sama tahun 2022 60, jadi biasanya 41 sampai 79."),
    ],
)
def test_earlier_years_are_named(earlier: dict[int, int], words: str):
    series: dict[int, int | None] = dict.fromkeys(range(2023 * 12 + 3, 2023 * 12 + 6), 60)
    for year, count in earlier.items():
        series |= dict.fromkeys(range(year * 12 + 3, year * 12 + 6), count)
    finding = quality.last_year(series, 2023 * 12 + 5, quality.limits().last_year)
    assert told(finding) == f"Tiga bulan terakhir berjumlah 180. {words}"


def test_no_whole_number_between_the_bounds_leaves_those_around():
    numbers = {"count": 20, "median": Fraction(19, 2), "low": Fraction(92, 10), "high": Fraction(98, 10)}
    assert told(Finding("median", numbers)) == "Biasanya 9 sampai 10 sebulan; bulan ini 20."
