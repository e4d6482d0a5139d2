"""Where one person decides."""

from types import SimpleNamespace

import pytest

from lokmin.coverage.rules.small import turns_on_one


def row(numerator, denominator, target, line_months=12):
    return SimpleNamespace(
        numerator=numerator, denominator=denominator, target=target, line_months=line_months
    )


@pytest.mark.parametrize(
    ("counted", "low", "one"),
    [
        (row(1, 15_000, 5_000), True, True),
        (row(2, 15_000, 5_000), True, False),
        (row(0, 15_000, 5_000), True, True),
        (row(0, 25_000, 5_000), True, False),
        (row(11, 15_000, 80_000), False, True),
        (row(12, 15_000, 80_000), False, True),
        (row(10, 15_000, 80_000), False, False),
        (row(13, 15_000, 80_000), False, False),
        (row(6, 15_000, 80_000, 6), False, True),
        (row(None, 15_000, 80_000), False, False),
        (row(3, None, 80_000), False, False),
        (row(3, 15_000, None), False, False),
    ],
)
def test_one_person_more_or_less_changes_whether_the_target_is_reached(counted, low, one):
    assert turns_on_one(counted, lower_is_better=low) is one
