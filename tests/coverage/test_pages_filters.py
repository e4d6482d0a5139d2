"""What the filter of the scorecard leaves, and how it says so."""

import re
from fractions import Fraction

import pytest

from lokmin.basics.time import Month
from lokmin.coverage import queries
from lokmin.coverage.forms.looks import Chosen
from lokmin.coverage.pages import filters, words
from lokmin.coverage.pages import scorecard as pages
from tests.coverage.conftest import Place, tell, with_numbers

JUNE = Month(2023, 6)


def shown(place: Place, **query: str) -> tuple[pages.Shown, Chosen]:
    chosen = Chosen.of(query)
    card = queries.scorecard(scope=place.scope, puskesmas_id=place.card.id, month=JUNE)
    view = pages.shown(card, programme=chosen.programme, cluster=chosen.cluster, only_below=chosen.only_below)
    return filters.narrowed(view, chosen), chosen


@pytest.fixture
def told(place: Place) -> Place:
    tell(place, Month(2023, 1), JUNE)
    return place


def names(view: pages.Shown) -> list[str]:
    return [area.name for area in view.areas]


def test_without_a_filter_all_stay_in_their_order_and_nothing_is_said(told: Place):
    view, chosen = shown(told)
    assert names(view) == [area.name for area in told.areas]
    assert filters.told(view, chosen).sentence == ""


def below(view: pages.Shown, area) -> Fraction | None:
    """The share not reached of what is judged: the slow, plain way."""
    rows = [view.card.cell(area.id, i.code) for i in view.indicators]
    judged = [row for row in rows if row and row.on_target is not None and words.judged(row)]
    return Fraction(sum(not row.on_target for row in judged), len(judged)) if judged else None


def test_worst_and_best_go_by_the_share_below_of_what_is_judged_and_who_shares_the_place(place: Place):
    tell(place, Month(2023, 1), Month(2023, 7))  # in June every village reported everything
    whole, _ = shown(place)
    shares = sorted(below(whole, area) for area in place.areas)
    for look, limit in (("terburuk", shares[-3]), ("terbaik", shares[2])):
        view, chosen = shown(place, lihat=look)
        fits = [
            a
            for a in place.areas
            if (below(whole, a) >= limit if look == "terburuk" else below(whole, a) <= limit)
        ]
        assert names(view) == [area.name for area in fits]
        assert f"{len(fits)} dari 6 desa" in filters.told(view, chosen).sentence
        assert filters.told(view, chosen).notes == []


def test_a_village_that_hardly_reports_is_neither_best_nor_worst_and_is_named(told: Place):
    quiet = len(told.areas) - 2
    codes = ("K1", "TB_TERDUGA", "BALITA_S", "BALITA_D", "TB_DIUKUR", "STUNTED", "IDL")
    for month in range(1, 7):
        told.record(*[told.count(quiet, code, f"2023-{month:02d}", None) for code in codes])
    for look in ("terbaik", "terburuk"):
        view, chosen = shown(told, lihat=look)
        assert told.areas[quiet].name not in names(view)
        (note,) = filters.told(view, chosen).notes
        assert re.search(rf"{told.areas[quiet].name} \(\d dari \d indikator dapat dinilai\)", note)
        assert note.startswith("Tidak ikut dibandingkan karena laporannya kurang")


def test_below_five_areas_nobody_is_worst_or_best(make):
    place = make(4)
    with_numbers(place)
    tell(place, Month(2023, 1), JUNE)
    view, chosen = shown(place, lihat="terburuk")
    assert len(view.areas) == 4
    assert "lima desa" in filters.told(view, chosen).notes[0]
    assert [value for value, _name in filters.look_choices(view)] == ["bergerak"]


def test_most_moved_follows_the_arrows_and_names_the_largest_changes(told: Place):
    view, chosen = shown(told, lihat="bergerak", urut="naik")
    moved = filters.moves_by_area(shown(told)[0])
    slow = min(sum(moved[area.id]) for area in view.areas)
    left = [area for area in told.areas if area.name not in names(view)]
    assert all(sum(moved[area.id]) <= slow for area in left)
    moves = filters.largest_moves(view)
    assert len(moves) == 3
    assert all("poin" in move for move in moves)
    assert moves[0] in filters.told(view, chosen).notes[0]
    for area in told.areas:
        rows = [row for row in view.card.rows if row.area == area.id]
        arrows = [row.arrow for row in rows if row.arrow in ("up", "down")]
        assert sum(moved[area.id]) == len(arrows)


@pytest.mark.parametrize("sort", ["nama", "belum", "naik", "IDL", "DO13", "tidak-ada"])
def test_sorting_loses_no_village(told: Place, sort: str):
    view, _chosen = shown(told, urut=sort)
    assert sorted(names(view)) == sorted(area.name for area in told.areas)


def test_an_indicator_sorts_its_best_village_first(told: Place):
    for code, best in (("IDL", max), ("STUNT", min)):
        view, _chosen = shown(told, urut=code)
        values = [row.ratio.value for a in view.areas if (row := view.card.cell(a.id, code)) and row.ratio]
        assert values[0] == best(values)


def test_filters_add_up_and_the_sentence_names_each(told: Place):
    cluster = filters.clusters(shown(told)[0])[0][0]
    view, chosen = shown(told, program="Imunisasi", belum="1", urut="nama")
    sentence = filters.told(view, chosen).sentence
    assert {i.programme for i in view.indicators} <= {"Imunisasi"}
    for part in ("program Imunisasi", "hanya yang belum tercapai", "urut menurut nama desa"):
        assert part in sentence
    view, chosen = shown(told, klaster=cluster)
    assert {i.cluster for i in view.indicators} == {cluster}
    assert "Klaster 2: ibu dan anak" in filters.told(view, chosen).sentence
