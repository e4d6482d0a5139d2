"""Pemantauan Wilayah Setempat (PWS): coverage, target line, trend, status, rank and people to reach.

Source: PWS guideline and field workbooks (Permenkes 44/2016 asks for the review); the four classes are
level × trend: reached and not falling = baik, reached and falling = kurang, not reached and rising = cukup,
not reached and not rising = jelek. Where lower is better, falling is the good direction.

How to use it (screens, papers, calculators, API: all through here)

    sql = pws.statement("sqlite", Ask(month=3, until=7), sources)     # text, cached
    rows = rows_from(cursor.execute(sql, params))                      # list[PwsRow], see rules/rows.py

`sources` maps the six relations below to a SELECT each (rules/relations.py has those of the live tables);
leave it empty when tables of these names exist. All belong to ONE year, figures to months up to `month`.

    pws_area        area, puskesmas                        every area asked for
    pws_figure      area, element, month, count            no row = not reported; count null = unmeasured
    pws_indicator   indicator, kind, accumulation, lower, schedule, terms
                    kind = population kind, '' when the denominator is made of elements; lower 0/1;
                    schedule = sum of 2^month over its months (8190 = all twelve); terms = number of terms
    pws_term        indicator, element, side, weight       weight: ±1 numerator, ±1000 denominator
    pws_population  area, kind, thousandths, provisional
    pws_target      puskesmas, indicator, thousandths, provisional      thousandths of a percent, annual

Exactness. Only 64-bit integers are compared. On target: numerator·1000/denominator ≥ (m/12)·(target/100000)
is asked as numerator·1,200,000,000 ≥ m·target·denominator. Safe for counts below 7·10⁹, sasaran below 10⁹
people and targets up to 500 % (the door refuses more).
Rank: equal coverage must be equal and unequal unequal, whatever the size. Two different fractions with
denominators below 2³⁶ differ by more than 2⁻⁷²; so the first 81 binary places of each coverage, found by
long division in three steps of 27 places (`_places`), decide order and equality exactly. 2³⁶ thousandths are
68 million people: more than any area that is ranked among others.

Months. A month counts for an indicator only when all its elements are reported. `kumulatif` and `rasio` add
the months since January, `stok` takes the latest, `bulanan` only this one. The previous month of an indicator
with scheduled months is its previous scheduled month; the first of the year has none (as January).
Totals are ratios of sums over villages with a denominator and a reported value; their trend compares the
villages that reported both months, so that a late village does not look like a fall.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lokmin.basics.numbers import Status

RELATIONS = ("pws_area", "pws_figure", "pws_indicator", "pws_term", "pws_population", "pws_target")
ALL_MONTHS = sum(1 << month for month in range(1, 13))


@dataclass(frozen=True)
class Ask:
    """Which month of the year, people to reach by the end of which month, and how `same` is read."""

    month: int
    until: int
    same_below: Status = Status.JELEK
    same_above: Status = Status.BAIK

    def __post_init__(self) -> None:
        if not 1 <= self.month <= self.until <= 12:
            raise ValueError("months run from 1 to 12, and until is not before month")
