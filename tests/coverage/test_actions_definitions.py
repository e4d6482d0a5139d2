"""What a district decides about the dictionary lies over the reviewed facts, with its history."""

from dataclasses import replace
from typing import Any

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Role, Scope
from lokmin.basics.time import Month, Period
from lokmin.coverage import actions, queries
from lokmin.coverage.models import Indicator, IndicatorChange
from lokmin.coverage.queries import DefinitionCard, numbers, reports
from lokmin.tools.models import AuditRow
from tests.coverage.conftest import NOW, Place, place_of, tell
from tests.world import make_puskesmas

REASON = "Keputusan kepala dinas 12/2023"
JUNE = Month(2023, 6)


@pytest.fixture
def dinkes(place: Place) -> Scope:
    return place.role(Role.DINKES)


def change(
    place: Place,
    scope: Scope,
    code: str = "IDL",
    version: int = 0,
    since: int | None = None,
    **values: Any,
) -> DefinitionCard:
    return actions.change_indicator(
        scope=scope,
        district_id=place.card.district_id,
        code=code,
        values=values,
        reason=REASON,
        version=version,
        since=since,
    )


def card(place: Place, code: str = "IDL") -> queries.IndicatorCard:
    (found,) = queries.indicators(codes=[code], puskesmas_id=place.card.id)
    return found


def test_a_district_says_a_name_in_its_own_words_and_keeps_what_it_said_before(place: Place, dinkes: Scope):
    found = change(place, dinkes, name="Imunisasi lengkap bayi")
    assert card(place).name == "Imunisasi lengkap bayi"
    assert card(place).own == {"name"}
    (line,) = found.history
    assert (line.reason, line.by, line.number) == (REASON, "Ani", 1)
    assert line.before["name"] == {"own": False, "value": found.facts["name"]}
    assert AuditRow.objects.filter(kind="coverage.indicatorchange", verb="change").count() == 1


def test_loading_the_dictionary_again_does_not_touch_what_a_district_said(place: Place, dinkes: Scope):
    change(place, dinkes, name="Imunisasi lengkap bayi", programme="Gizi")
    Indicator.objects.filter(code="IDL").update(name="sementara")
    actions.load_dictionary(scope=Scope.of_command("uji", NOW, ()))
    assert (card(place).name, card(place).programme) == ("Imunisasi lengkap bayi", "Gizi")
    assert queries.reviewed(codes=["IDL"])[0].name not in ("sementara", "Imunisasi lengkap bayi")


def test_another_district_reads_the_dictionary_as_reviewed(place: Place, dinkes: Scope):
    change(place, dinkes, name="Imunisasi lengkap bayi")
    other = place_of(make_puskesmas("1033372", "Mandalawangi", "36.01.17", range(1, 4)))
    assert card(other).name == queries.reviewed(codes=["IDL"])[0].name
    with pytest.raises(NotYours):
        change(other, dinkes, name="Imunisasi kami")


def test_saying_the_same_again_changes_nothing(place: Place, dinkes: Scope):
    for _ in range(2):
        change(place, dinkes, name="Imunisasi lengkap bayi")
    assert IndicatorChange.objects.count() == 1


def test_who_saw_an_older_state_is_told_so_and_nothing_changes(place: Place, dinkes: Scope):
    change(place, dinkes, name="Imunisasi lengkap bayi")
    with pytest.raises(Stale) as told:
        change(place, dinkes, short="IDL bayi")
    assert told.value.params["by"] == "Ani"
    assert card(place).short == queries.reviewed(codes=["IDL"])[0].short


def test_undoing_is_a_new_change_back_to_what_was(place: Place, dinkes: Scope):
    change(place, dinkes, name="Imunisasi lengkap bayi")

    def undo() -> DefinitionCard:
        return actions.undo_indicator_change(
            scope=dinkes, district_id=place.card.district_id, code="IDL", number=1, reason="keliru"
        )

    found = undo()
    assert card(place).name == found.facts["name"]
    assert card(place).own == frozenset()
    assert [(line.number, line.undoes, line.undone_by) for line in found.history] == [
        (2, 1, None),
        (1, None, 2),
    ]
    undo()
    assert IndicatorChange.objects.count() == 2


def test_what_was_changed_again_is_undone_from_the_last(place: Place, dinkes: Scope):
    change(place, dinkes, name="Satu")
    change(place, dinkes, name="Dua", version=1)
    with pytest.raises(Refusal) as told:
        actions.undo_indicator_change(
            scope=dinkes, district_id=place.card.district_id, code="IDL", number=1, reason="keliru"
        )
    assert told.value.code == "coverage.change_overtaken"
    assert card(place).name == "Dua"


def test_a_restricted_indicator_cannot_be_opened_by_a_district(place: Place, dinkes: Scope):
    with pytest.raises(Refusal) as told:
        change(place, dinkes, "TB_TERDUGA", sensitivity="open")
    assert told.value.code == "coverage.sensitivity_down"


def test_an_indicator_that_a_district_restricts_is_hidden_by_village_at_once(place: Place, dinkes: Scope):
    tell(place, Month(2023, 1), JUNE)
    camat = place.role(Role.CAMAT)

    def villages_with_idl() -> int:
        scored = queries.scorecard(scope=camat, puskesmas_id=place.card.id, month=JUNE)
        return sum(row.indicator == "IDL" for row in scored.rows)

    assert villages_with_idl() == 6
    change(place, dinkes, sensitivity="restricted")
    assert villages_with_idl() == 0
    with pytest.raises(Refusal) as told:
        change(place, dinkes, sensitivity="open", version=1)
    assert told.value.code == "coverage.sensitivity_undo"
    actions.undo_indicator_change(
        scope=dinkes, district_id=place.card.district_id, code="IDL", number=1, reason="keliru"
    )
    assert villages_with_idl() == 6


def test_an_indicator_that_is_not_used_leaves_the_scorecard_and_the_entry(place: Place, dinkes: Scope):
    tell(place, Month(2023, 1), JUNE)
    change(place, dinkes, offered=False)
    scored = queries.scorecard(scope=place.scope, puskesmas_id=place.card.id, month=JUNE)
    assert "IDL" not in {each.code for each in scored.indicators}
    assert "IDL" not in {row.indicator for row in [*scored.rows, *scored.totals]}
    book = queries.month_book(scope=place.scope, puskesmas_id=place.card.id, month=JUNE)
    assert "IDL" not in {each.code for each in book.elements_of(all_of_them=True)}
    assert queries.indicators(codes=["IDL"], puskesmas_id=place.card.id)[0].offered is False


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": "  "}, "coverage.field_empty"),
        ({"name": "x" * 201}, "coverage.field_long"),
        ({"cluster": "9"}, "coverage.cluster_unknown"),
        ({"sensitivity": "secret"}, "coverage.sensitivity_unknown"),
        ({"default_target": -1}, "coverage.target_value"),
        ({"accumulation": "stok"}, "coverage.field_fixed"),
    ],
)
def test_what_a_district_may_not_say_is_refused_and_changes_nothing(
    place: Place, dinkes: Scope, values: dict[str, Any], code: str
):
    with pytest.raises(Refusal) as told:
        change(place, dinkes, **values)
    assert told.value.code == code
    assert not IndicatorChange.objects.exists()


def test_a_change_needs_its_reason(place: Place, dinkes: Scope):
    with pytest.raises(Refusal) as told:
        actions.change_indicator(
            scope=dinkes,
            district_id=place.card.district_id,
            code="IDL",
            values={"name": "Lain"},
            reason=" ",
            version=0,
        )
    assert told.value.code == "coverage.change_reason"


def test_a_puskesmas_does_not_change_the_dictionary(place: Place):
    with pytest.raises(NotYourDuty):
        change(place, place.scope, name="Lain")


def test_a_puskesmas_groups_its_indicators_by_programme_until_it_chooses_clusters(place: Place):
    assert card(place).group == card(place).programme
    for _ in range(2):
        actions.set_grouping(scope=place.scope, puskesmas_id=place.card.id, grouping="cluster")
    assert card(place).group.startswith("Klaster 2")
    assert AuditRow.objects.filter(kind="coverage.coveragesetting").count() == 1
    with pytest.raises(Refusal):
        actions.set_grouping(scope=place.scope, puskesmas_id=place.card.id, grouping="abjad")
    midwife = replace(place.scope, role=Role.MIDWIFE)
    with pytest.raises(NotYourDuty):
        actions.set_grouping(scope=midwife, puskesmas_id=place.card.id, grouping="programme")


def state(place: Place, month: Month, code: str = "VITA659") -> str:
    found = queries.scorecard(scope=place.scope, puskesmas_id=place.card.id, month=month, codes=[code])
    return found.cell(place.areas[0].id, code).state_code


MARCH = Month(2023, 3)


def test_the_months_of_a_district_reach_the_numbers(place: Place, dinkes: Scope):
    place.row("VITA659", "2023-03", [90] * 6)
    assert state(place, MARCH) == "not_scheduled"
    found = change(place, dinkes, "VITA659", scheduled_months=[3, 9])
    assert state(place, MARCH) == "value"
    assert state(place, Month(2023, 2)) == "not_scheduled"
    assert card(place, "VITA659").months_in(2023) == (3, 9)
    said = {"own": True, "value": [3, 9], "years": {"2023": [3, 9]}}
    assert found.history[0].after["scheduled_months"] == said
    months = queries.series(scope=place.scope, puskesmas_id=place.card.id, last=MARCH, codes=["VITA659"])
    assert {row.state_code for row in months[MARCH]} == {"value"}
    assert "VITA659" in queries.expected_elements(scope=place.scope, puskesmas_id=place.card.id, month=MARCH)
    actions.undo_indicator_change(
        scope=dinkes, district_id=place.card.district_id, code="VITA659", number=1, reason=REASON
    )
    assert state(place, MARCH) == "not_scheduled"


def test_an_indicator_may_be_asked_for_in_every_month_again(place: Place, dinkes: Scope):
    change(place, dinkes, "IDL", scheduled_months=[6, 12])
    place.row("IDL", "2023-03", [4] * 6)
    assert state(place, MARCH, "IDL") == "not_scheduled"
    change(place, dinkes, "IDL", version=1, scheduled_months=[])
    assert state(place, MARCH, "IDL") == "partial"


def test_the_months_of_another_district_change_nothing_here(place: Place, dinkes: Scope):
    other = place_of(make_puskesmas("1033372", "Mandalawangi", "36.01.17", range(1, 3)))
    other.people("balita", 2023, [240] * 2)
    change(other, other.role(Role.DINKES), "VITA659", scheduled_months=[3])
    assert state(place, MARCH) == "not_scheduled"
    both = {area.id: spot.card.id for spot in (place, other) for area in spot.areas}
    rows = numbers.rows(areas=both, month=MARCH, until=MARCH, basis="projected", codes=["VITA659"])
    assert {row.state_code for row in rows if row.area} == {"not_scheduled"}


def test_frozen_numbers_are_made_with_the_months_of_the_district(place: Place, dinkes: Scope):
    place.row("VITA659", "2023-03", [90] * 6)
    change(place, dinkes, "VITA659", scheduled_months=[3])
    kept = actions.freeze(
        scope=place.scope,
        puskesmas_id=place.card.id,
        period=Period.quarter("2023Q1"),
        despite="belum semua melapor",
    )
    frozen = queries.frozen_scorecard(scope=place.scope, freeze_id=kept.id, month=MARCH)
    assert frozen.cell(place.areas[0].id, "VITA659").state_code == "value"
    assert (
        queries.changed_since(
            scope=place.scope,
            scored=queries.scorecard(scope=place.scope, puskesmas_id=place.card.id, month=MARCH),
        )
        == []
    )


def test_months_hold_from_a_year_on_and_the_years_before_keep_theirs(place: Place, dinkes: Scope):
    place.row("VITA659", "2022-02", [200] * 6)
    place.people("balita", 2022, [240] * 6)
    february = Month(2022, 2)
    assert state(place, february) == "value"
    change(place, dinkes, "VITA659", scheduled_months=[3, 9])
    assert state(place, february) == "value"
    assert state(place, Month(2023, 2)) == "not_scheduled"
    change(place, dinkes, "VITA659", version=1, since=2024, scheduled_months=[2, 8])
    found = card(place, "VITA659")
    assert [found.months_in(year) for year in (2022, 2023, 2024, 2025)] == [(2, 8), (3, 9), (2, 8), (2, 8)]
    known = [found]
    due = [reports.due_elements(known, {"VITA659"}, Month(year, 2)) for year in (2022, 2023, 2024)]
    assert due == [["VITA659"], [], ["VITA659"]]


def test_undoing_months_brings_back_the_whole_plan(place: Place, dinkes: Scope):
    change(place, dinkes, "VITA659", since=2024, scheduled_months=[3])
    change(place, dinkes, "VITA659", version=1, since=2026, scheduled_months=[4])
    change(place, dinkes, "VITA659", version=2, since=2023, scheduled_months=[5])
    assert [card(place, "VITA659").months_in(year) for year in (2023, 2026)] == [(5,), (5,)]
    actions.undo_indicator_change(
        scope=dinkes, district_id=place.card.district_id, code="VITA659", number=3, reason=REASON
    )
    years = (2023, 2024, 2025, 2026)
    assert [card(place, "VITA659").months_in(year) for year in years] == [(2, 8), (3,), (3,), (4,)]


def test_a_year_with_frozen_numbers_keeps_its_months(place: Place, dinkes: Scope):
    place.row("VITA659", "2023-02", [200] * 6)
    actions.freeze(scope=place.scope, puskesmas_id=place.card.id, period=Period.quarter("2023Q1"))
    with pytest.raises(Refusal, match="Pilih berlaku mulai tahun 2024") as told:
        change(place, dinkes, "VITA659", scheduled_months=[3, 9])
    assert told.value.code == "coverage.months_frozen"
    assert state(place, Month(2023, 2)) == "value"
    change(place, dinkes, "VITA659", since=2024, scheduled_months=[3, 9])
    assert state(place, Month(2023, 2)) == "value"
    change(place, dinkes, "KNL", scheduled_months=[6])


def test_months_that_frozen_numbers_were_made_with_are_not_undone(place: Place, dinkes: Scope):
    place.row("VITA659", "2023-03", [90] * 6)
    change(place, dinkes, "VITA659", scheduled_months=[3])
    actions.freeze(scope=place.scope, puskesmas_id=place.card.id, period=Period.quarter("2023Q1"))
    with pytest.raises(Refusal) as told:
        actions.undo_indicator_change(
            scope=dinkes, district_id=place.card.district_id, code="VITA659", number=1, reason=REASON
        )
    assert told.value.code == "coverage.months_frozen"


@pytest.mark.parametrize("year", [1999, 2029])
def test_a_year_that_cannot_be_meant_is_refused(place: Place, dinkes: Scope, year: int):
    with pytest.raises(Refusal, match="antara 2000 dan 2028"):
        change(place, dinkes, "VITA659", since=year, scheduled_months=[3])


@pytest.mark.parametrize(
    ("code", "months", "refusal"),
    [
        ("VITA659", [], "coverage.months_needed"),
        ("UCI", [6], "coverage.months_december"),
        ("IDL", [13], "coverage.months_unknown"),
        ("IDL", [3, 2], "coverage.months_unknown"),
        ("IDL", [2, 2], "coverage.months_unknown"),
    ],
)
def test_months_that_an_indicator_cannot_have_are_refused(
    place: Place, dinkes: Scope, code: str, months: list[int], refusal: str
):
    with pytest.raises(Refusal) as refused:
        change(place, dinkes, code, scheduled_months=months)
    assert refused.value.code == refusal
    assert not IndicatorChange.objects.exists()
