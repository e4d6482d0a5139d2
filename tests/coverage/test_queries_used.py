"""Which indicators a Puskesmas uses: those it reports or has a target for."""

from lokmin.basics.time import Month
from lokmin.coverage import queries
from lokmin.coverage.actions import AreaTargetEntry, record_area_targets
from tests.coverage.conftest import Place, place_of
from tests.world import make_puskesmas


def used(place: Place, *years: int) -> set[str]:
    found = queries.indicators_in_use(scope=place.scope, puskesmas_id=place.card.id, years=years or (2023,))
    return {card.code for card in found}


def test_a_new_puskesmas_uses_nothing_and_may_choose_everything(make):
    place = make(3)
    assert used(place) == set()
    every = queries.indicators_to_choose(scope=place.scope, puskesmas_id=place.card.id)
    assert len(every) == len(queries.reviewed())
    card = queries.scorecard(scope=place.scope, puskesmas_id=place.card.id, month=Month(2023, 3))
    assert (card.rows, card.totals, card.empty) == ([], [], True)


def test_an_indicator_is_in_use_when_all_its_elements_were_reported(make):
    place = make(3)
    place.row("BALITA_D", "2023-02", [5, 5, 5])
    assert used(place) == set()
    place.row("BALITA_S", "2023-05", [9])
    assert used(place) == {"DS"}
    assert used(place, 2022) == set()


def test_what_another_indicator_counts_already_waits_for_a_target(make):
    place = make(3)
    place.row("HT", "2023-02", [5, 5, 5])
    assert used(place) == {"HT"}
    place.targets(2023, SPM08=100)
    assert used(place) == {"HT", "SPM08"}


def test_last_years_targets_keep_an_indicator_in_use_until_this_years_arrive(make):
    place = make(3)
    place.targets(2022, IDL=95, K1=100)
    assert used(place) == {"IDL", "K1"}
    place.targets(2023, IDL=95)
    assert used(place) == {"IDL"}
    assert used(place, 2022, 2023) == {"IDL", "K1"}


def test_a_target_of_one_village_brings_an_indicator_in(make):
    place = make(3)
    entry = AreaTargetEntry(place.areas[0].id, "KBA", 70_000)
    record_area_targets(
        scope=place.scope, puskesmas_id=place.card.id, year=2023, entries=[entry], source="uji"
    )
    assert used(place) == {"KBA"}


def test_another_puskesmas_figures_say_nothing_here(screen):
    assert used(screen.place) >= {"IDL", "STUNT"}
    silent = place_of(make_puskesmas("1031918", "Pecangaan", "33.20.02", range(1, 4)))
    assert used(silent) == set()


def test_what_stands_already_stays_to_choose(place):
    mine = {"scope": place.scope, "puskesmas_id": place.card.id}
    codes = [card.code for card in queries.indicators_to_choose(**mine, kept=["JAMBAN", None])]
    assert "JAMBAN" in codes
    assert "ODF" not in codes


def test_kinds_of_sasaran_follow_the_indicators_in_use(make, place):
    kinds = queries.kinds_in_use(scope=place.scope, puskesmas_id=place.card.id, year=2023)
    assert {"bumil", "bayi", "balita", "terduga_tb"} <= {kind.code for kind in kinds}
    assert "kk" not in {kind.code for kind in kinds}
    assert not any(kind.parent for kind in kinds)
