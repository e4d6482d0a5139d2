"""Correcting what was frozen: live numbers change, frozen ones never, and everything that moved is listed."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Role
from lokmin.basics.time import Month, Period
from lokmin.coverage import actions, queries
from lokmin.coverage.actions import PopulationEntry
from lokmin.coverage.models import Figure, FigureChange, FrozenRow, Restatement
from lokmin.tools.models import AuditRow
from tests.coverage.conftest import Place, tell

Q1 = Period.quarter("2023Q1")
MARCH = Month(2023, 3)
WHY = "salah salin dari register"


@pytest.fixture
def frozen(place: Place) -> Place:
    tell(place, Month(2023, 1), Month(2023, 6))
    actions.freeze(scope=place.scope, puskesmas_id=place.card.id, period=Q1, despite="belum semua melapor")
    return place


def restate(place: Place, *entries, reason: str = WHY, scope=None) -> int:
    return actions.restate_figures(
        scope=scope or place.scope, puskesmas_id=place.card.id, entries=entries, reason=reason
    )


def listed(place: Place, scope=None) -> list[queries.RestatementCard]:
    return queries.restatements(scope=scope or place.scope, puskesmas_id=place.card.id)


def cell(place: Place, month: Month = MARCH, code: str = "IDL"):
    card = queries.scorecard(scope=place.scope, puskesmas_id=place.card.id, month=month)
    return card.cell(place.areas[0].id, code)


def kept(place: Place) -> queries.FreezeCard:
    return queries.freezes(scope=place.scope, puskesmas_id=place.card.id)[0]


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as error:
        act()
    assert error.value.sentence
    return error.value.code


def test_the_live_number_changes_and_the_frozen_one_stays(frozen: Place):
    before, hashed = cell(frozen), kept(frozen).sha256
    rows = list(FrozenRow.objects.within(frozen.scope).values_list("id", "numbers").order_by("id"))
    restate(frozen, frozen.count(0, "IDL", "2023-02", 50))
    assert cell(frozen).numerator == before.numerator + 50 - 6
    assert list(FrozenRow.objects.within(frozen.scope).values_list("id", "numbers").order_by("id")) == rows
    assert kept(frozen).sha256 == hashed
    assert queries.recomputed_hash(scope=frozen.scope, freeze_id=kept(frozen).id) == hashed


def test_it_keeps_who_when_why_and_what(frozen: Place):
    assert restate(frozen, frozen.count(0, "IDL", "2023-02", 50), reason="  salah   salin ") == 1
    (card,) = listed(frozen)
    assert (card.number, card.kind, card.reason, card.by) == (1, "figures", "salah salin", "Ani")
    assert (card.at, card.role) == (frozen.scope.now, "head")
    (what,) = card.inputs
    assert (what.area, what.element, what.month, what.before, what.after) == ("Desa 1", "IDL", 2, 6, 50)
    assert AuditRow.objects.filter(verb="restate").count() == 1
    change = FigureChange.objects.within(frozen.scope).last()
    assert (change.before, change.after, change.source) == (6, 50, "pembetulan")


def test_it_lists_every_frozen_coverage_that_moved_with_both_sides(frozen: Place):
    restate(frozen, frozen.count(0, "IDL", "2023-02", 0))
    (card,) = listed(frozen)
    moved = {(row.month.month, row.area, row.indicator) for row in card.rows if row.said_changed}
    assert moved == {(m, place, "IDL") for m in (2, 3) for place in ("Desa 1", "")}
    village = next(row for row in card.statuses if row.area == "Desa 1" and row.month == MARCH)
    stored = FrozenRow.objects.within(frozen.scope).get(
        month=3, area_id=frozen.areas[0].id, indicator_id="IDL"
    )
    assert village.before["numerator"] == stored.numbers["numerator"]
    assert village.before["status_code"] == stored.numbers["status_code"] == "kurang"
    assert village.after["status_code"] == cell(frozen).status_code == "cukup"


def test_taking_it_back_is_another_restatement(frozen: Place):
    restate(frozen, frozen.count(0, "IDL", "2023-02", 50))
    assert restate(frozen, frozen.count(0, "IDL", "2023-02", 6), reason="ternyata benar") == 2
    second, first = listed(frozen)
    assert (first.number, second.number) == (1, 2)
    assert second.rows[0].after == first.rows[0].before
    assert not queries.changed_since(
        scope=frozen.scope,
        scored=queries.scorecard(scope=frozen.scope, puskesmas_id=frozen.card.id, month=MARCH),
    )


def test_a_figure_that_was_never_reported_may_be_restated_and_taken_away(frozen: Place):
    restate(frozen, frozen.count(0, "BCG", "2023-01", 7))
    assert listed(frozen)[0].inputs[0].before is None
    restate(frozen, frozen.count(0, "BCG", "2023-01", None))
    assert not Figure.objects.within(frozen.scope).filter(element_id="BCG").exists()
    assert listed(frozen)[0].inputs[0].after is None


def test_only_who_may_freeze_restates(frozen: Place):
    entry = frozen.count(0, "IDL", "2023-02", 50)
    for role in (Role.PROGRAMME_HOLDER, Role.ADMINISTRATION, Role.MIDWIFE, Role.CAMAT):
        with pytest.raises(NotYourDuty):
            restate(frozen, entry, scope=frozen.role(role))
    restate(frozen, entry, scope=frozen.role(Role.ADMINISTRATOR))


def test_a_stranger_restates_nothing(frozen: Place):
    stranger = replace(frozen.scope, puskesmas_ids=frozenset())
    with pytest.raises(NotYours):
        restate(frozen, frozen.count(0, "IDL", "2023-02", 50), scope=stranger)
    with pytest.raises(NotYours):
        listed(frozen, scope=stranger)


def test_what_is_refused_changes_nothing(frozen: Place):
    good = frozen.count(0, "IDL", "2023-02", 50)
    before = cell(frozen)
    assert refused(lambda: restate(frozen, good, reason="  ")) == "coverage.restate_reason"
    assert refused(lambda: restate(frozen)) == "coverage.restate_nothing"
    assert (
        refused(lambda: restate(frozen, frozen.count(0, "IDL", "2023-02", 6))) == "coverage.restate_nothing"
    )
    open_month = frozen.count(0, "IDL", "2023-05", 50)
    assert refused(lambda: restate(frozen, good, open_month)) == "coverage.not_frozen_month"
    assert refused(lambda: restate(frozen, frozen.count(0, "IDL", "2023-02", -1))) == "coverage.negative"
    with pytest.raises(Stale):
        restate(frozen, frozen.count(0, "IDL", "2023-02", 50, expected_version=9))
    assert cell(frozen) == before
    assert not Restatement.objects.within(frozen.scope).exists()


def test_a_wrong_sasaran_is_restated_with_its_derived_kinds(frozen: Place):
    entry = PopulationEntry(frozen.areas[0].id, "bumil", 2023, 90_000)
    actions.restate_populations(
        scope=frozen.scope, puskesmas_id=frozen.card.id, entries=[entry], reason="salah tahun"
    )
    (card,) = listed(frozen)
    assert {(each.kind, each.before, each.after) for each in card.inputs} == {
        ("bumil", 66_000, 90_000),
        ("risti", 13_200, 18_000),
    }
    assert {(row.month.month, row.indicator) for row in card.rows if row.area == "Desa 1"} >= {
        (1, "K1"),
        (3, "K1"),
    }
    assert cell(frozen, code="K1").denominator == 90_000


def test_a_wrong_target_is_restated(frozen: Place):
    actions.restate_targets(
        scope=frozen.scope, puskesmas_id=frozen.card.id, year=2023, targets={"IDL": 40_000}, reason="SK baru"
    )
    (card,) = listed(frozen)
    assert (card.kind, card.inputs[0].before, card.inputs[0].after) == ("targets", 100_000, 40_000)
    assert {row.indicator for row in card.rows} == {"IDL"}
    assert len(card.rows) == 3 * 7
    assert cell(frozen).target == 40_000


def test_sasaran_and_targets_of_an_open_year_need_no_restatement(frozen: Place):
    entry = PopulationEntry(frozen.areas[0].id, "bumil", 2024, 90_000)
    here = {"scope": frozen.scope, "puskesmas_id": frozen.card.id, "reason": WHY}
    assert refused(lambda: actions.restate_populations(**here, entries=[entry])) == "coverage.not_frozen_year"
    assert (
        refused(lambda: actions.restate_targets(**here, year=2024, targets={"IDL": 1}))
        == "coverage.not_frozen_year"
    )
    again = {"IDL": 100_000}
    assert (
        refused(lambda: actions.restate_targets(**here, year=2023, targets=again))
        == "coverage.restate_nothing"
    )


def test_a_sasaran_that_arrives_late_is_a_restatement_of_every_changed_status(place: Place):
    early = place.at(2024, 5, 9)
    place.row("IDL", "2024-01", [5] * 6, scope=early)
    actions.freeze(
        scope=early,
        puskesmas_id=place.card.id,
        period=Period.quarter("2024Q1"),
        despite="belum semua melapor",
    )
    entries = [PopulationEntry(area.id, "bayi", 2024, 70_000) for area in place.areas]
    actions.record_populations(scope=early, puskesmas_id=place.card.id, entries=entries, source="isian")
    (card,) = listed(place, scope=early)
    assert (card.kind, len(card.inputs)) == ("arrived", 6)
    january = [row for row in card.rows if row.month == Month(2024, 1) and row.indicator == "IDL"]
    assert len(january) == 7
    assert {(row.before["denominator"], row.after["denominator"]) for row in january if row.area} == {
        (60_000, 70_000)
    }
    changed = {row.area for row in card.rows if row.status_changed}
    assert changed == {row.area for row in card.statuses}


def test_targets_that_arrive_late_are_a_restatement_too(place: Place):
    early = place.at(2024, 5, 9)
    place.row("IDL", "2024-01", [5] * 6, scope=early)
    actions.freeze(
        scope=early,
        puskesmas_id=place.card.id,
        period=Period.quarter("2024Q1"),
        despite="belum semua melapor",
    )
    actions.record_targets(
        scope=early, puskesmas_id=place.card.id, year=2024, targets={"IDL": 200_000}, source="isian"
    )
    (card,) = listed(place, scope=early)
    assert (card.kind, card.inputs[0].indicator) == ("arrived", "IDL")
    assert card.statuses


def test_a_sasaran_that_moves_nothing_frozen_is_none(frozen: Place):
    frozen.people("bayi", 2024, [61])
    frozen.people("bayi", 2023, [61], basis="counted")
    assert listed(frozen) == []


def test_a_midwife_and_a_camat_see_what_is_theirs(frozen: Place):
    restate(frozen, frozen.count(0, "IDL", "2023-02", 50), frozen.count(1, "IDL", "2023-02", 50))
    restate(frozen, frozen.count(0, "TB_TERDUGA", "2023-02", 9))
    restricted, plain = listed(frozen, scope=frozen.role(Role.CAMAT))
    assert restricted.inputs == []
    assert {row.area for row in restricted.rows} == {""}
    assert len(plain.inputs) == 2
    midwife = frozen.role(Role.MIDWIFE, frozen.areas[:1])
    _hers, mine = listed(frozen, scope=midwife)
    assert {each.area for each in mine.inputs} == {"Desa 1"}
    assert {row.area for row in mine.rows} == {"Desa 1", ""}


def test_a_pack_lists_what_was_restated_since_the_freeze_before_it(frozen: Place):
    def of(period: Period, freeze=None) -> list[int]:
        found = queries.restatements_for(
            scope=frozen.scope, puskesmas_id=frozen.card.id, last=period.last, freeze=freeze
        )
        return [card.number for card in found]

    first = kept(frozen)
    restate(frozen, frozen.count(0, "IDL", "2023-02", 50), scope=frozen.at(2023, 8, 8))
    later = frozen.at(2023, 8, 9)
    second = actions.freeze(
        scope=later,
        puskesmas_id=frozen.card.id,
        period=Period.quarter("2023Q2"),
        despite="belum semua melapor",
    )
    restate(frozen, frozen.count(0, "IDL", "2023-05", 50), scope=frozen.at(2023, 8, 10))
    assert of(Q1, first) == [1]
    assert of(Period.quarter("2023Q2"), second) == [1, 2]
    assert of(Period.quarter("2023Q3")) == [2]


def looked_at(place: Place, *entries, reason: str = WHY) -> queries.RestatementCard:
    here = {"scope": place.scope, "puskesmas_id": place.card.id}
    return actions.preview_restatement(
        **here, store=lambda: actions.restate_figures(**here, entries=entries, reason=reason)
    ).card


def confirmed(place: Place, seen: str, *entries) -> int:
    return actions.restate_figures(
        scope=place.scope, puskesmas_id=place.card.id, entries=entries, reason=WHY, seen=seen
    )


def test_looking_at_a_restatement_stores_nothing(frozen: Place):
    before, audited = cell(frozen), AuditRow.objects.count()
    card = looked_at(frozen, frozen.count(0, "IDL", "2023-02", 0))
    assert card.statuses
    assert cell(frozen) == before
    assert not Restatement.objects.within(frozen.scope).exists()
    assert AuditRow.objects.count() == audited
    assert not FigureChange.objects.within(frozen.scope).filter(source="pembetulan").exists()


def test_what_is_stored_is_what_was_looked_at(frozen: Place):
    entry = frozen.count(0, "IDL", "2023-02", 0)
    seen = looked_at(frozen, entry)
    confirmed(frozen, seen.fingerprint, entry)
    (stored,) = listed(frozen)
    assert (stored.inputs, stored.rows) == (seen.inputs, seen.rows)
    assert stored.ranks
    assert {row.area for row in stored.ranks} > {"Desa 1"}


def test_what_moved_in_between_is_not_stored_unseen(frozen: Place):
    entry = frozen.count(0, "IDL", "2023-02", 0)
    seen = looked_at(frozen, entry)
    restate(frozen, frozen.count(1, "IDL", "2023-02", 50))
    before = cell(frozen)
    with pytest.raises(Stale) as moved:
        confirmed(frozen, seen.fingerprint, entry)
    assert moved.value.code == "coverage.restate_moved"
    assert cell(frozen) == before
    assert len(listed(frozen)) == 1
    confirmed(frozen, looked_at(frozen, entry).fingerprint, entry)
    assert cell(frozen).numerator == before.numerator - 6


def test_a_look_is_refused_as_the_store_would_be(frozen: Place):
    assert refused(lambda: looked_at(frozen, frozen.count(0, "IDL", "2023-02", -1))) == "coverage.negative"
    assert refused(lambda: looked_at(frozen)) == "coverage.restate_nothing"
    with pytest.raises(NotYourDuty):
        actions.preview_restatement(
            scope=frozen.role(Role.CAMAT),
            puskesmas_id=frozen.card.id,
            store=lambda: restate(
                frozen, frozen.count(0, "IDL", "2023-02", 0), scope=frozen.role(Role.CAMAT)
            ),
        )
