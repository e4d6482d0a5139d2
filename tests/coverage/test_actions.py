"""Recording figures, sasaran and targets; freezing."""

from uuid import uuid4

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Role, Scope
from lokmin.basics.time import Month, Period
from lokmin.coverage import actions, queries
from lokmin.coverage.actions import AreaTargetEntry, FigureEntry, PopulationEntry
from lokmin.coverage.models import Figure, FigureChange, Indicator, IndicatorTerm
from lokmin.places import queries as places
from lokmin.tools.models import AuditRow
from tests.coverage.conftest import NOW, Place, tell
from tests.world import make_puskesmas


def test_a_count_is_stored_with_its_history_and_one_audit_row(place: Place):
    before = AuditRow.objects.count()
    (result,) = place.record(place.count(0, "IDL", "2023-05", 7))
    assert (result.version, result.changed, result.before) == (1, True, None)
    row = Figure.objects.within(place.scope).get(element_id="IDL")
    assert (row.count, row.recorded_by, row.source) == (7, "Ani", "uji")
    change = FigureChange.objects.within(place.scope).get()
    assert (change.before, change.after) == (None, 7)
    assert AuditRow.objects.count() == before + 1


def test_the_same_again_changes_nothing(place: Place):
    place.record(place.count(0, "IDL", "2023-05", 7))
    (again,) = place.record(place.count(0, "IDL", "2023-05", 7))
    assert (again.version, again.changed) == (1, False)
    assert FigureChange.objects.within(place.scope).count() == 1


def test_a_report_can_be_taken_back(place: Place):
    place.record(place.count(0, "IDL", "2023-05", 7))
    (gone,) = place.record(place.count(0, "IDL", "2023-05", None))
    assert (gone.version, gone.before) == (0, 7)
    assert not Figure.objects.within(place.scope).exists()
    assert FigureChange.objects.within(place.scope).order_by("-at").count() == 2


def test_a_correction_keeps_the_row_and_raises_its_version(place: Place):
    place.record(place.count(0, "IDL", "2023-05", 7))
    first = Figure.objects.within(place.scope).get().id
    (second,) = place.record(place.count(0, "IDL", "2023-05", 8, expected_version=1))
    row = Figure.objects.within(place.scope).get()
    assert (row.id, row.version, row.count, second.version) == (first, 2, 8, 2)


def test_a_cell_that_was_taken_back_never_gives_a_version_twice(place: Place):
    place.record(place.count(0, "IDL", "2023-05", 5))
    place.record(place.count(0, "IDL", "2023-05", None))
    (again,) = place.record(place.count(0, "IDL", "2023-05", 9))
    assert again.version == 3
    with pytest.raises(Stale, match="9"):
        place.record(place.count(0, "IDL", "2023-05", 7, expected_version=1))
    assert Figure.objects.within(place.scope).get().count == 9


def test_unmeasured_needs_a_reason(place: Place):
    bare = place.count(0, "BALITA_D", "2023-05", None, state="unmeasured")
    with pytest.raises(Refusal, match="timbangan"):
        place.record(bare)
    place.record(place.count(0, "BALITA_D", "2023-05", None, state="unmeasured", reason="timbangan rusak"))
    row = Figure.objects.within(place.scope).get()
    assert (row.count, row.state, row.reason) == (None, "unmeasured", "timbangan rusak")


@pytest.mark.parametrize(
    ("element", "month", "count", "code"),
    [
        ("IDL", "2023-05", -1, "coverage.negative"),
        ("IDL", "2023-05", 1.5, "coverage.not_whole"),
        ("IDL", "2023-05", "7", "coverage.not_whole"),
        ("IDL", "2023-05", True, "coverage.not_whole"),
        ("IDL", "2023-05", 10**8, "coverage.too_many"),
        ("XYZ", "2023-05", 1, "coverage.unknown_element"),
        ("IDL", "2023-09", 1, "coverage.future_month"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(place: Place, element, month, count, code):
    good = place.count(1, "IDL", "2023-05", 3)
    with pytest.raises(Refusal) as refused:
        place.record(good, place.count(0, element, month, count))
    assert refused.value.code == code
    assert refused.value.sentence
    assert not Figure.objects.within(place.scope).exists()


def test_an_impossible_month_is_refused(place: Place):
    with pytest.raises(Refusal) as refused:
        place.record(FigureEntry(place.areas[0].id, "IDL", 2023, 13, 1))
    assert refused.value.code == "basics.month"


def test_every_refused_cell_is_named(place: Place):
    with pytest.raises(Refusal) as refused:
        place.record(place.count(0, "IDL", "2023-05", -1), place.count(1, "IDL", "2023-05", -2))
    assert [entry.area_id for entry, _ in refused.value.cells] == [a.id for a in place.areas[:2]]


def test_an_area_outside_the_catchment_is_refused(place: Place):
    elsewhere = make_puskesmas("1033372", "Mandalawangi", "36.01.17", range(1, 2))
    area = places.catchment(puskesmas_id=elsewhere.id)[0]
    with pytest.raises(Refusal) as refused:
        place.record(FigureEntry(area.id, "IDL", 2023, 5, 1))
    assert refused.value.code == "coverage.unknown_area"


def test_the_same_cell_twice_is_refused(place: Place):
    with pytest.raises(Refusal) as refused:
        place.record(place.count(0, "IDL", "2023-05", 1), place.count(0, "IDL", "2023-05", 2))
    assert refused.value.code == "coverage.twice"


def test_two_people_in_one_cell_see_both_values(place: Place):
    place.record(place.count(0, "IDL", "2023-05", 7, expected_version=0))
    with pytest.raises(Stale) as stale:
        place.record(place.count(0, "IDL", "2023-05", 9, expected_version=0))
    assert (stale.value.params["mine"], stale.value.params["theirs"]) == ("9", "7")
    assert stale.value.params["version"] == 1
    place.record(place.count(0, "IDL", "2023-05", 7, expected_version=0))  # the same value is no quarrel


def test_a_midwife_writes_her_villages_only(place: Place):
    midwife = place.role(Role.MIDWIFE, place.areas[:2])
    place.record(place.count(1, "IDL", "2023-05", 3), scope=midwife)
    with pytest.raises(Refusal) as refused:
        place.record(place.count(2, "IDL", "2023-05", 3), scope=midwife)
    assert refused.value.code == "coverage.not_your_area"


def test_who_has_not_the_duty_writes_nothing(place: Place):
    with pytest.raises(NotYourDuty):
        place.record(place.count(0, "IDL", "2023-05", 3), scope=place.role(Role.CAMAT))
    stranger = Scope("X", Role.HEAD, NOW, frozenset(), frozenset())
    with pytest.raises(NotYours):
        place.record(place.count(0, "IDL", "2023-05", 3), scope=stranger)


def test_a_load_twice_leaves_one_dictionary(book: None):
    count = actions.load_dictionary(scope=Scope.of_command("uji", NOW, ()))
    assert Indicator.objects.count() == count
    assert IndicatorTerm.objects.filter(indicator_id="DO13").count() == 3


def test_populations_are_checked_and_counted(place: Place):
    assert place.people("bayi", 2023, [60, 61]) == 1
    area = place.areas[0].id
    for entry, code in (
        (PopulationEntry(area, "bayi", 2023, -1), "coverage.population_value"),
        (PopulationEntry(area, "kucing", 2023, 1), "coverage.population_kind"),
        (PopulationEntry(area, "bayi", 1999, 1), "coverage.year"),
        (PopulationEntry(area, "bayi", 2023, 1, "tebakan"), "coverage.basis"),
    ):
        with pytest.raises(Refusal) as refused:
            actions.record_populations(
                scope=place.scope, puskesmas_id=place.card.id, entries=[entry], source="uji"
            )
        assert refused.value.code == code


def test_targets_are_percents_a_year(place: Place):
    assert place.targets(2023, IDL=95) == 1
    with pytest.raises(Refusal) as refused:
        place.targets(2023, IDL=501)
    assert refused.value.code == "coverage.target_value"
    with pytest.raises(Refusal) as refused:
        place.targets(2023, XYZ=1)
    assert refused.value.code == "coverage.unknown_indicator"


def test_a_midwife_sets_no_sasaran(place: Place):
    midwife = place.role(Role.MIDWIFE, place.areas[:1])
    with pytest.raises(Refusal) as refused:
        actions.record_targets(
            scope=midwife, puskesmas_id=place.card.id, year=2023, targets={"IDL": 1000}, source="uji"
        )
    assert refused.value.code == "coverage.whole_puskesmas"


def own_target(place: Place, area: int, value: int | None, code: str = "IDL", year: int = 2023) -> int:
    entry = AreaTargetEntry(place.areas[area].id, code, value)
    return actions.record_area_targets(
        scope=place.scope, puskesmas_id=place.card.id, year=year, entries=[entry], source="uji"
    )


def test_a_villages_target_is_written_once_and_taken_away_again(place: Place):
    assert [own_target(place, 1, 90_000) for _ in range(2)] == [1, 0]
    mine = {"scope": place.scope, "puskesmas_id": place.card.id, "year": 2023}
    assert queries.area_targets(**mine) == {(place.areas[1].id, "IDL"): 90_000}
    assert [own_target(place, 1, None) for _ in range(2)] == [1, 0]
    assert queries.area_targets(**mine) == {}


def test_a_villages_target_is_refused_where_it_makes_no_sense(place: Place):
    with pytest.raises(Refusal) as error:
        own_target(place, 1, 501_000)
    assert error.value.code == "coverage.target_value"
    with pytest.raises(Refusal) as error:
        own_target(place, 1, 1, "XYZ")
    assert error.value.code == "coverage.unknown_indicator"
    with pytest.raises(Refusal) as error:
        actions.record_area_targets(
            scope=place.scope,
            puskesmas_id=place.card.id,
            year=2023,
            entries=[AreaTargetEntry(uuid4(), "IDL", 1)],
            source="uji",
        )
    assert error.value.code == "coverage.unknown_area"
    midwife = place.role(Role.MIDWIFE, place.areas[:1])
    with pytest.raises(Refusal) as error:
        actions.record_area_targets(
            scope=midwife, puskesmas_id=place.card.id, year=2023, entries=[], source="uji"
        )
    assert error.value.code == "coverage.whole_puskesmas"


def test_a_target_that_a_frozen_month_was_judged_by_stays(place: Place):
    tell(place, Month(2023, 1), Month(2023, 3))
    actions.freeze(
        scope=place.scope,
        puskesmas_id=place.card.id,
        period=Period.quarter("2023Q1"),
        despite="belum semua melapor",
    )
    with pytest.raises(Refusal) as error:
        own_target(place, 1, 90_000)
    assert error.value.code == "coverage.frozen_target"
    assert own_target(place, 1, 70_000, "KBA") == 1
