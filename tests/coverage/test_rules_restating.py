"""Which frozen months a change can move, and what counts as moved."""

from lokmin.basics.time import Month
from lokmin.coverage.rules import restating
from tests.coverage.test_pages import AREA, row

MARCH = Month(2023, 3)


def test_a_change_moves_its_own_month_and_the_later_ones_of_its_year():
    frozen = [Month(2022, 12), Month(2023, 1), MARCH, Month(2023, 5)]
    assert restating.months_moved(frozen, [MARCH, Month(2023, 4)]) == {MARCH, Month(2023, 5)}
    assert restating.months_moved(frozen, [Month(2024, 1)]) == set()


def test_only_what_says_something_else_has_moved():
    same, other = row(indicator="IDL"), row(indicator="K1")
    after = [same._replace(people_to_target=9), other._replace(numerator=11, status_code="baik")]
    (moved,) = restating.moved({MARCH: [same, other]}, {MARCH: after}, [MARCH])
    assert (moved.area, moved.indicator, moved.status_changed) == (AREA, "K1", True)
    assert (moved.before["numerator"], moved.after["numerator"]) == (10, 11)


def test_a_rank_moves_by_the_number_of_another_village():
    before, after = row(rank=2), row(rank=3)
    (moved,) = restating.moved({MARCH: [before]}, {MARCH: [after]}, [MARCH])
    assert (moved.before["rank"], moved.after["rank"], moved.status_changed) == (2, 3, False)
