"""What freezing refuses, and what a frozen period refuses."""

from collections.abc import Callable

import pytest

from lokmin.basics.refusal import NotYourDuty, Refusal
from lokmin.basics.scope import Role
from lokmin.basics.time import Month, Period
from lokmin.coverage import actions, queries
from lokmin.coverage.models import Freeze, FrozenRow
from tests.coverage.conftest import Place, tell

Q1 = Period.quarter("2023Q1")


@pytest.fixture
def frozen(place: Place) -> Place:
    tell(place, Month(2023, 1), Month(2023, 6))
    freeze(place)
    return place


def freeze(place: Place, period: Period = Q1, **more) -> queries.FreezeCard:
    return actions.freeze(**{"scope": place.scope, "puskesmas_id": place.card.id, "period": period, **more})


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as error:
        act()
    assert error.value.sentence
    return error.value.code


def test_every_month_and_indicator_is_written_down(frozen: Place):
    rows = FrozenRow.objects.within(frozen.scope)
    used = queries.indicators_in_use(scope=frozen.scope, puskesmas_id=frozen.card.id, years=[2023])
    assert {card.code for card in used} >= {"IDL", "DO13", "VITA659", "STUNT"}
    assert rows.count() == 3 * len(used) * (len(frozen.areas) + 1)
    kept = rows.get(month=2, area_id=frozen.areas[0].id, indicator_id="DO13").numbers
    assert kept["inputs"].keys() == {"PENTA1", "PENTA3"}
    assert kept["area"] == frozen.areas[0].code


def test_a_period_is_frozen_once(frozen: Place):
    assert refused(lambda: freeze(frozen)) == "coverage.freeze_twice"


def test_a_period_that_is_not_over_is_not_frozen(frozen: Place):
    assert refused(lambda: freeze(frozen, Period.quarter("2023Q3"))) == "coverage.freeze_future"


def test_a_period_without_any_figure_is_not_frozen(frozen: Place):
    assert refused(lambda: freeze(frozen, Period.quarter("2022Q3"))) == "coverage.freeze_empty"


def test_only_who_may_freeze_freezes(place: Place):
    with pytest.raises(NotYourDuty):
        freeze(place, scope=place.role(Role.PROGRAMME_HOLDER))


def test_a_frozen_figure_stays(frozen: Place):
    assert refused(lambda: frozen.record(frozen.count(0, "IDL", "2023-03", 9))) == "coverage.frozen"
    frozen.record(frozen.count(0, "IDL", "2023-04", 9))


def test_a_month_before_the_frozen_ones_stays_too_because_counts_add_up(place: Place):
    tell(place, Month(2023, 1), Month(2023, 6))
    freeze(place, Period.parse("2023-02..2023-04"))
    assert refused(lambda: place.record(place.count(0, "IDL", "2023-01", 9))) == "coverage.frozen"
    place.record(place.count(0, "IDL", "2022-12", 9))


def test_the_sasaran_and_target_of_frozen_months_stay(frozen: Place):
    assert refused(lambda: frozen.people("bayi", 2023, [61])) == "coverage.frozen_population"
    assert refused(lambda: frozen.targets(2023, IDL=95)) == "coverage.frozen_target"
    frozen.people("bayi", 2023, [61], basis="counted")
    frozen.people("bayi", 2024, [61])
    frozen.targets(2024, IDL=95)


def test_a_late_sasaran_may_arrive_and_leaves_the_frozen_numbers(place: Place):
    early = place.at(2024, 5, 9)
    place.row("IDL", "2024-01", [5] * 6, scope=early)
    card = freeze(place, Period.quarter("2024Q1"), scope=early, despite="menunggu sasaran")
    actions.record_populations(
        scope=early,
        puskesmas_id=place.card.id,
        entries=[actions.PopulationEntry(area.id, "bayi", 2024, 70_000) for area in place.areas],
        source="uji",
    )
    kept = queries.frozen_scorecard(scope=early, freeze_id=card.id, month=Month(2024, 1))
    live = queries.scorecard(scope=early, puskesmas_id=place.card.id, month=Month(2024, 1))
    area = place.areas[0].id
    assert kept.cell(area, "IDL").denominator == 60_000
    assert live.cell(area, "IDL").denominator == 70_000
    assert kept.provisional


def test_incomplete_periods_are_frozen_with_their_gaps(place: Place):
    place.row("IDL", "2023-02", [3, None, 4])
    card = freeze(place, despite="dua desa terputus jalannya")
    cell = queries.frozen_scorecard(scope=place.scope, freeze_id=card.id, month=Month(2023, 2)).cell(
        place.areas[1].id, "IDL"
    )
    assert cell.state_code == "missing"


def test_a_changed_row_changes_the_hash(frozen: Place):
    row = FrozenRow.objects.within(frozen.scope).filter(area_id=frozen.areas[0].id).first()
    card = queries.freezes(scope=frozen.scope, puskesmas_id=frozen.card.id)[0]
    row.numbers["numerator"] = 999
    row.save()
    assert queries.recomputed_hash(scope=frozen.scope, freeze_id=card.id) != card.sha256


def test_a_refused_freeze_leaves_nothing(place: Place):
    assert refused(lambda: freeze(place)) == "coverage.freeze_empty"
    assert not Freeze.objects.within(place.scope).exists()


def test_what_was_not_reported_is_frozen_only_with_a_reason_that_is_kept(place: Place):
    tell(place, Month(2023, 1), Month(2023, 6))
    second = Period.quarter("2023Q2")
    assert refused(lambda: freeze(place, second)) == "coverage.freeze_incomplete"
    assert refused(lambda: freeze(place, second, despite="  ")) == "coverage.freeze_incomplete"
    assert not Freeze.objects.within(place.scope).exists()
    card = freeze(place, second, despite="Desa 6 baru\nmelapor bulan depan")
    assert (card.missing > 0, card.despite) == (True, "Desa 6 baru melapor bulan depan")
    assert queries.freezes(scope=place.scope, puskesmas_id=place.card.id)[0] == card


def test_a_whole_period_needs_no_reason_and_keeps_none(place: Place):
    tell(place, Month(2023, 1), Month(2023, 6))
    card = freeze(place, despite="tidak perlu")
    assert (card.missing, card.despite) == (0, "")
