"""The kept year of an element always says what its figures say, whatever was written."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lokmin.basics.time import Month, Period, zone
from lokmin.coverage import actions
from lokmin.coverage.models import Figure, FigureYear
from lokmin.coverage.rules import years
from tests.coverage.conftest import Place

pytestmark = pytest.mark.django_db
LATER = datetime(2024, 3, 7, 9, 0, tzinfo=zone("WIB"))


def as_figures(place: Place) -> dict:
    """Every year by area and element, from the single figures."""
    found: dict = {}
    rows = Figure.objects.within(place.scope)
    for area, element, year, month, count in rows.values_list(
        "area_id", "element_id", "year", "month", "count"
    ):
        found.setdefault((area, element, year), {})[month] = count
    return {key: years.columns(months) for key, months in found.items()}


def as_kept(place: Place) -> dict:
    """The same from the kept rows."""
    rows = FigureYear.objects.within(place.scope)
    keys = ("area_id", "element_id", "year")
    return {
        tuple(row[key] for key in keys): {name: row[name] for name in years.COLUMNS}
        for row in rows.values(*keys, *years.COLUMNS)
    }


ELEMENTS = ("IDL", "PENTA1", "BALITA_D")
values = st.one_of(st.none(), st.just("unmeasured"), st.integers(0, 5_000_000))
cells = st.dictionaries(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(ELEMENTS),
        st.sampled_from(["2022-12", "2023-01", "2023-02", "2023-07"]),
    ),
    values,
    min_size=1,
    max_size=8,
)


def entries(place: Place, written: dict) -> list:
    """Cells as the forms send them: None takes a report back, `unmeasured` has its reason."""
    return [
        place.count(area, element, month, None, state="unmeasured", reason="timbangan rusak")
        if value == "unmeasured"
        else place.count(area, element, month, value)
        for (area, element, month), value in written.items()
    ]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(cells, min_size=1, max_size=4))
def test_after_any_writes_and_erasures_the_kept_years_equal_the_figures(place, writes):
    for written in writes:
        place.record(*entries(place, written))
        assert as_kept(place) == as_figures(place)
    gone = {(a, e, m): None for written in writes for (a, e, m) in written}
    place.record(*entries(place, gone))
    assert as_kept(place) == as_figures(place) == {}


def test_a_restatement_reaches_the_kept_year(place: Place):
    place.row("IDL", "2023-03", [4, 5, 6, 7, 8, 9])
    period = Period(Month(2023, 1), Month(2023, 3))
    actions.freeze(scope=place.scope, puskesmas_id=place.card.id, period=period)
    corrected = [place.count(0, "IDL", "2023-03", 40), place.count(1, "IDL", "2023-03", None)]
    actions.restate_figures(
        scope=place.scope, puskesmas_id=place.card.id, entries=corrected, reason="salah ketik"
    )
    kept = as_kept(place)
    assert kept == as_figures(place)
    assert kept[place.areas[0].id, "IDL", 2023]["to_3"] == 40
    assert (place.areas[1].id, "IDL", 2023) not in kept


def test_many_areas_and_elements_at_once_are_kept_too(make):
    place = make(25)
    place.record(*(place.count(n, code, "2023-05", n) for n in range(25) for code in ("IDL", "BCG", "K1")))
    assert as_kept(place) == as_figures(place)
    assert len(as_kept(place)) == 75
