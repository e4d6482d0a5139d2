"""The kept years are compared with their figures."""

import pytest

from lokmin.basics.time import Month
from lokmin.coverage import actions as coverage
from lokmin.coverage.models import Figure, FigureYear
from lokmin.coverage.queries.kept import unkept_years
from tests.coverage.conftest import place_of, tell, with_numbers
from tests.world import installer


@pytest.fixture
def told_place(world):
    coverage.load_dictionary(scope=installer())
    place = place_of(world.ours)
    with_numbers(place)
    tell(place, Month(2023, 1), Month(2023, 3))
    return place


def test_a_year_that_follows_from_its_figures_is_not_named(world, told_place):
    assert Figure.unscoped.count()
    assert unkept_years(scope=world.scope(), puskesmas_ids=[world.ours.id]) == []


def test_a_kept_year_that_says_something_else_is_named_and_one_that_is_missing_or_too_many(world, told_place):
    changed, gone, bare, *_rest = FigureYear.unscoped.order_by("id")
    FigureYear.unscoped.filter(id=changed.id).update(to_12=99_999)
    gone.delete()
    Figure.unscoped.filter(element_id=bare.element_id, area_id=bare.area_id).delete()
    wrong = unkept_years(scope=world.scope(), puskesmas_ids=[world.ours.id])
    assert {row[1:] for row in wrong} == {
        (changed.area_id, changed.element_id, 2023),
        (gone.area_id, gone.element_id, 2023),
        (bare.area_id, bare.element_id, 2023),
    }
