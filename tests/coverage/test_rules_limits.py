"""What may be entered stays inside 64 bits in the rule's largest products."""

from lokmin.coverage.rules import limits

LARGEST = 2**63 - 1
UNIT = 12 * 1000 * 100_000


def test_the_largest_entries_of_a_village_fit_the_comparison_with_the_target():
    assert limits.MOST_COUNT * 12 * UNIT <= LARGEST
    assert limits.MOST_PERCENT * 1000 * 12 * limits.MOST_PEOPLE * 1000 + UNIT <= LARGEST


def test_a_catchment_with_several_slips_of_the_hand_fits_too():
    assert 100 * limits.MOST_COUNT * 12 * UNIT <= LARGEST
    assert 16 * limits.MOST_PERCENT * 1000 * 12 * limits.MOST_PEOPLE * 1000 <= LARGEST
