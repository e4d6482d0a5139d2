"""Kecukupan sasaran: counted over projected."""

import pytest

from lokmin.coverage.rules.adequacy import adequacy, verdict


@pytest.mark.parametrize(
    ("counted", "projected", "word"),
    [
        (80_000, 100_000, "enough"),
        (79_999, 100_000, "few"),
        (120_000, 100_000, "enough"),
        (120_001, 100_000, "many"),
        (0, 100_000, "few"),
        (None, 100_000, ""),
        (50_000, None, ""),
        (50_000, 0, ""),
    ],
)
def test_below_eighty_and_above_a_hundred_and_twenty_percent_are_looked_into(counted, projected, word):
    assert verdict(adequacy(counted, projected)) == word
