"""Many rows by one prepared statement are the same rows that Django would write."""

from lokmin.coverage import actions as coverage
from lokmin.coverage.models import Figure
from lokmin.tools import bulk
from tests.world import NOW, World, installer


def row(world: World, month: int, count: int | None = 3, **more) -> dict:
    area = {"puskesmas_id": world.ours.id, "area_id": world.areas[0].id, "element_id": "K1"}
    state = "reported" if count is not None else "unmeasured"
    told = {"year": 2023, "month": month, "count": count, "state": state, "reason": "" if count else "rusak"}
    by = {"source": "uji", "version": 1, "recorded_at": NOW, "recorded_by": "Ani"}
    return area | told | by | more


def test_rows_come_back_as_they_were_given(world: World):
    coverage.load_dictionary(scope=installer())
    first = bulk.insert(Figure, (row(world, month, month or None) for month in (1, 2, 3)))
    found = list(Figure.unscoped.order_by("month"))
    assert [figure.count for figure in found] == [1, 2, 3]
    assert found[0].id == first
    assert found[0].recorded_at == NOW
    assert [figure.id for figure in found] == sorted(figure.id for figure in found)
    assert (found[0].area_id, found[0].puskesmas_id) == (world.areas[0].id, world.ours.id)


def test_a_row_that_stands_there_takes_over_what_is_to_be_updated_and_keeps_its_id(world: World):
    coverage.load_dictionary(scope=installer())
    first = bulk.insert(Figure, [row(world, 1, 3)])
    place = ("puskesmas_id", "year", "area_id", "element_id", "month")
    bulk.insert(Figure, [row(world, 1, None, version=2)], unique=place, update=("count", "state", "reason"))
    (only,) = Figure.unscoped.all()
    assert (only.id, only.count, only.state, only.reason, only.version) == (
        first,
        None,
        "unmeasured",
        "rusak",
        1,
    )


def test_no_row_is_no_statement(world: World):
    assert bulk.insert(Figure, []) is None
