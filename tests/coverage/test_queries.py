"""Scorecard, frozen periods and reports as other rooms read them."""

from datetime import date
from fractions import Fraction

import pytest

from lokmin.basics.numbers import State
from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Role, Scope
from lokmin.basics.time import Month, Period
from lokmin.coverage import actions, queries
from tests.coverage.conftest import NOW, Place, tell, with_numbers

JUNE = Month(2023, 6)
Q1 = Period.quarter("2023Q1")


@pytest.fixture
def told(place: Place) -> Place:
    tell(place, Month(2023, 1), JUNE)
    return place


def card(place: Place, month: Month = JUNE, scope: Scope | None = None, **more) -> queries.Scorecard:
    return queries.scorecard(scope=scope or place.scope, puskesmas_id=place.card.id, month=month, **more)


def test_a_cell_counts_the_months_since_january(place: Place):
    place.row("IDL", "2023-01", [5, 4])
    place.row("IDL", "2023-02", [3, 4])
    cell = card(place, Month(2023, 2)).cell(place.areas[0].id, "IDL")
    assert cell
    assert (cell.numerator, cell.this_month, cell.previous_month) == (8, 3, 5)
    assert cell.ratio
    assert cell.ratio.percent == Fraction(800, 60)
    assert cell.target_percent == Fraction(200, 12)


def test_people_to_reach_run_to_the_month_asked_for(told: Place):
    here, later = card(told), card(told, until=Month(2023, 10))
    cell, then = here.cell(told.areas[4].id, "IDL"), later.cell(told.areas[4].id, "IDL")
    assert cell
    assert then
    assert cell.numerator is not None
    assert cell.people_to_target == max(0, 30 - cell.numerator)
    assert then.people_to_target == 50 - cell.numerator
    total = later.total("IDL")
    assert total
    assert total.people_to_target == sum(r.people_to_target for r in later.rows if r.indicator == "IDL")


def test_until_stays_inside_the_year(told: Place):
    assert card(told, until=Month(2024, 2)).until == Month(2023, 12)


def test_an_unreported_month_is_missing_and_not_ranked(told: Place):
    last = card(told).cell(told.areas[-1].id, "DS")
    assert last
    assert (last.state, last.rank, last.status) == (State.MISSING, None, None)
    total = card(told).total("DS")
    assert total
    assert total.state is State.PARTIAL


def test_an_unknown_indicator_is_refused(told: Place):
    with pytest.raises(Refusal) as refused:
        card(told, codes=["XYZ"])
    assert refused.value.code == "coverage.unknown_indicator"


def test_another_puskesmas_does_not_exist(told: Place):
    with pytest.raises(NotYours):
        card(told, scope=Scope("Citra", Role.HEAD, NOW, frozenset(), frozenset()))


def test_restricted_numbers_by_village_stay_with_the_staff(told: Place):
    camat = card(told, scope=told.role(Role.CAMAT))
    assert camat.restricted_hidden
    assert camat.cell(told.areas[0].id, "TB_TERDUGA") is None
    assert camat.total("TB_TERDUGA")
    assert card(told).cell(told.areas[0].id, "TB_TERDUGA")


def test_a_midwife_sees_her_villages_and_the_totals(told: Place):
    hers = card(told, scope=told.role(Role.MIDWIFE, told.areas[:2]))
    assert [area.id for area in hers.areas] == [area.id for area in told.areas[:2]]
    assert {row.area for row in hers.rows} == {area.id for area in told.areas[:2]}
    assert hers.total("IDL") == card(told).total("IDL")


@pytest.mark.parametrize(("areas", "ranked"), [(1, False), (3, False), (15, True), (30, True)])
def test_below_five_areas_nobody_is_ranked(make, areas: int, ranked: bool):
    place = make(areas)
    with_numbers(place)
    tell(place, Month(2023, 1), Month(2023, 3))
    found = card(place, Month(2023, 3))
    assert found.ranked is ranked
    assert len(found.areas) == areas
    assert len([row for row in found.rows if row.indicator == "IDL"]) == areas


def test_late_sasaran_and_targets_are_last_years_and_say_so(place: Place):
    place.row("IDL", "2023-06", [5] * 6)
    assert not card(place).provisional
    early = place.at(2024, 2, 9)
    place.row("IDL", "2024-01", [5] * 6, scope=early)
    found = card(place, Month(2024, 1), scope=early)
    assert found.provisional
    cell = found.cell(place.areas[0].id, "IDL")
    assert cell
    assert "provisional" in cell.flags


def test_a_series_says_the_same_as_each_month_alone(told: Place):
    months = queries.series(scope=told.scope, puskesmas_id=told.card.id, last=JUNE, codes=["IDL", "DO13"])
    assert len(months) == 6
    for month, rows in months.items():
        alone = card(told, month, codes=["IDL", "DO13"])
        assert sorted(rows, key=str) == sorted([*alone.rows, *alone.totals], key=str)


def test_a_frozen_period_keeps_numbers_and_hash(told: Place):
    before = card(told, Month(2023, 3))
    frozen = actions.freeze(
        scope=told.scope, puskesmas_id=told.card.id, period=Q1, despite="belum semua melapor"
    )
    assert queries.recomputed_hash(scope=told.scope, freeze_id=frozen.id) == frozen.sha256
    assert len(frozen.short_code) == 9
    kept = queries.frozen_scorecard(scope=told.scope, freeze_id=frozen.id, month=Month(2023, 3))
    assert sorted(kept.rows, key=str) == sorted(before.rows, key=str)
    assert sorted(kept.totals, key=str) == sorted(before.totals, key=str)
    assert card(told, Month(2023, 3)).frozen == frozen
    assert queries.freeze_for(scope=told.scope, puskesmas_id=told.card.id, period=Q1) == frozen


def test_people_to_reach_from_frozen_numbers_are_those_of_the_live_ones(told: Place):
    frozen = actions.freeze(
        scope=told.scope, puskesmas_id=told.card.id, period=Q1, despite="belum semua melapor"
    )
    march, until = Month(2023, 3), Month(2023, 7)
    kept = queries.frozen_scorecard(scope=told.scope, freeze_id=frozen.id, month=march, until=until)
    live = card(told, march, until=until)
    assert sorted(kept.rows, key=str) == sorted(live.rows, key=str)
    assert sorted(kept.totals, key=str) == sorted(live.totals, key=str)


def test_a_month_outside_the_frozen_period_is_refused(told: Place):
    frozen = actions.freeze(
        scope=told.scope, puskesmas_id=told.card.id, period=Q1, despite="belum semua melapor"
    )
    with pytest.raises(Refusal):
        queries.frozen_scorecard(scope=told.scope, freeze_id=frozen.id, month=JUNE)
    with pytest.raises(NotYours):
        queries.freeze(scope=Scope("X", Role.HEAD, NOW, frozenset(), frozenset()), freeze_id=frozen.id)


def test_the_latest_complete_month_has_every_area(told: Place):
    assert queries.latest_complete_month(scope=told.scope, puskesmas_id=told.card.id) == JUNE
    told.row("IDL", "2023-07", [3, 3])
    assert queries.latest_complete_month(scope=told.scope, puskesmas_id=told.card.id) == JUNE


def test_a_frozen_month_is_complete_even_when_a_village_never_reported(place: Place):
    place.row("IDL", "2023-03", [3, 3])
    assert queries.latest_complete_month(scope=place.scope, puskesmas_id=place.card.id) is None
    actions.freeze(scope=place.scope, puskesmas_id=place.card.id, period=Q1, despite="belum semua melapor")
    assert queries.latest_complete_month(scope=place.scope, puskesmas_id=place.card.id) == Month(2023, 3)


def test_who_has_not_reported_is_named_with_what_is_missing(told: Place):
    told.row("IDL", "2023-07", [3, 3])
    missing = queries.missing_reports(scope=told.scope, puskesmas_id=told.card.id, month=Month(2023, 7))
    assert [report.nothing for report in missing] == [True] * 4 + [False] * 2
    assert "BALITA_D" in missing[-1].elements
    assert "VITA659" not in missing[0].elements  # due in February and August
    assert missing[0].late_days == 2
    june = queries.missing_reports(scope=told.scope, puskesmas_id=told.card.id, month=JUNE)
    assert [(r.area.id, r.nothing) for r in june] == [(told.areas[-1].id, False)]


def change(place: Place, **more) -> queries.BeforeAfter:
    asked = {
        "scope": place.scope,
        "puskesmas_id": place.card.id,
        "indicator_code": "IDL",
        "area_ids": [place.areas[0].id],
        "made_on": date(2023, 4, 10),
        "started_on": date(2023, 4, 20),
        **more,
    }
    return queries.window_change(**asked)


def test_before_and_after_are_own_counts_over_their_share_of_the_sasaran(place: Place):
    for month, own, other in (("02", 2, 5), ("03", 3, 5), ("05", 6, 5), ("06", 7, 5)):
        place.row("IDL", f"2023-{month}", [own, *[other] * 5])
    found = change(place)
    assert (found.state, str(found.before.period), str(found.after.period)) == (
        "compared",
        "2023-02..2023-03",
        "2023-05..2023-06",
    )
    assert (found.before.numerator, found.before.denominator) == (5, Fraction(10))
    assert (found.after.numerator, found.change) == (13, Fraction(80))
    assert (found.others_change, found.apart) == (Fraction(0), True)


def test_too_early_says_so(told: Place):
    assert change(told, made_on=date(2023, 5, 22), started_on=date(2023, 5, 22)).state == "too_soon"


def test_a_monthly_indicator_compares_the_last_months(told: Place):
    found = change(told, indicator_code="STUNT", area_ids=[told.areas[1].id])
    assert (found.before.numerator, found.before.denominator) == (23, Fraction(180))


def vitamin_a(told: Place, started: date) -> queries.BeforeAfter:
    told.row("VITA659", "2023-02", [200] * 6)
    return change(told, indicator_code="VITA659", made_on=started, started_on=started)


def test_an_event_is_compared_by_its_month_wherever_that_lies_in_the_window(told: Place):
    told.row("VITA659", "2022-08", [180] * 6)
    told.people("balita", 2022, [240] * 6)
    found = vitamin_a(told, date(2023, 1, 1))
    assert (found.state, str(found.before.period)) == ("compared", "2022-07..2022-12")
    told_of = [(side.numerator, side.reported, side.due) for side in (found.before, found.after)]
    assert told_of == [(180, 1, 1), (200, 1, 1)]


def test_a_window_without_a_month_of_the_event_says_that_it_was_not_scheduled(told: Place):
    assert vitamin_a(told, date(2023, 4, 20)).state == "not_scheduled"


def test_below_five_areas_there_are_no_other_villages(make):
    place = make(3)
    with_numbers(place)
    tell(place, Month(2023, 1), JUNE)
    found = change(place)
    assert found.state == "compared"
    assert found.others_before is None
    assert found.apart is None


def test_a_restricted_change_by_village_is_for_staff(told: Place):
    asked = {"indicator_code": "TB_TERDUGA", "scope": told.role(Role.CAMAT)}
    assert change(told, **asked).state == "restricted"
    assert change(told, **asked, area_ids=[]).state == "compared"


def test_a_promise_without_indicator_is_not_compared(told: Place):
    assert change(told, indicator_code=None).state == "not_comparable"
