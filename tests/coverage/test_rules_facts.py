"""What the bits of an answer are called."""

import pytest

from lokmin.basics.numbers import Status
from lokmin.coverage.rules import facts
from lokmin.coverage.rules.facts import verdict

REACHED, MISSED, UNKNOWN = facts.LEVEL, 0, 2 * facts.LEVEL
DOWN, SAME, UP, UNTOLD = (n * facts.CHANGE for n in range(4))
GOOD = facts.SCHEDULED | facts.REPORTED | facts.COMPLETE | facts.COUNTED | 6 * facts.LINE


@pytest.mark.parametrize(
    ("level", "change", "high", "low"),
    [
        (REACHED, UP, "baik", "kurang"),
        (REACHED, SAME, "baik", "baik"),
        (REACHED, DOWN, "kurang", "baik"),
        (MISSED, UP, "cukup", "jelek"),
        (MISSED, SAME, "jelek", "jelek"),
        (MISSED, DOWN, "jelek", "cukup"),
        (REACHED, UNTOLD, None, None),
        (UNKNOWN, UP, None, None),
    ],
)
def test_status_is_level_by_trend(level, change, high, low):
    assert verdict(GOOD + level + change).status_code == high
    assert verdict(GOOD + facts.LOWER + level + change).status_code == low


def test_the_first_month_of_a_year_is_judged_by_its_level_alone():
    first = GOOD + facts.FIRST
    assert [verdict(first + level + UNTOLD).status_code for level in (REACHED, MISSED)] == ["baik", "cukup"]
    assert verdict(first + REACHED + UP).trend_code is None


def test_the_same_as_last_month_reads_as_the_user_wants_it():
    said = [verdict(GOOD + level + SAME, Status.CUKUP, Status.KURANG) for level in (MISSED, REACHED)]
    assert [each.status_code for each in said] == ["cukup", "kurang"]


@pytest.mark.parametrize(
    ("bits", "state"),
    [
        (GOOD | facts.NO_POPULATION, "no_population"),
        (GOOD - facts.SCHEDULED | facts.UNMEASURED, "not_scheduled"),
        (GOOD - facts.REPORTED | facts.UNMEASURED, "unmeasured"),
        (GOOD - facts.REPORTED - facts.COMPLETE, "missing"),
        (GOOD - facts.COMPLETE | facts.ZERO, "partial"),
        (GOOD | facts.ZERO, "zero"),
        (GOOD, "value"),
    ],
)
def test_the_first_state_that_applies_is_the_one(bits, state):
    assert verdict(bits).state_code == state


def test_who_did_not_report_this_month_counts_and_is_late_but_is_not_ranked():
    late = verdict(GOOD - facts.REPORTED)
    assert (late.counted, late.late, late.race, late.status_code) == (1, 1, 0, None)
    assert (verdict(GOOD).race, verdict(GOOD + facts.LOWER).race) == (1, -1)


def test_nothing_is_said_of_a_number_without_a_denominator():
    nobody = verdict(facts.SCHEDULED | facts.REPORTED | facts.NO_POPULATION + REACHED + UP)
    assert (nobody.on_target, nobody.status_code, nobody.counted) == (None, None, 0)
    assert nobody.trend_code == "up"


def test_the_line_is_so_many_twelfths():
    assert verdict(GOOD).line_months == 6
    assert verdict(GOOD + facts.PROVISIONAL).provisional == 1
