"""The division of parts among the sectors: cell by cell, by year, with its history."""

from datetime import timedelta
from uuid import UUID

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Role
from lokmin.people import actions, queries
from lokmin.people.models import HelpingRole
from tests.world import NOW, World


def matrix(world: World, year: int = 2023) -> queries.Matrix:
    return queries.matrix(scope=world.scope(), kecamatan_id=world.ours.kecamatan_id, year=year)


def take(world: World, key: str = "gizi", text: str = "Menyalurkan PMT", **other: object) -> None:
    values = {"scope": world.scope(), "year": 2023, "sector": "polsek", **other}
    actions.take_part(kecamatan_id=world.ours.kecamatan_id, key=key, text=text, **values)


def test_a_part_stands_in_its_cell_and_what_nobody_took_is_named(world: World):
    found = matrix(world)
    assert found.untaken(found.topics) == found.topics
    take(world)
    found = matrix(world)
    assert found.cells["gizi", "polsek"].text == "Menyalurkan PMT"
    assert "gizi" not in {line.key for line in found.untaken(found.topics)}
    assert len(found.untaken(found.villages)) == 8  # of both Puskesmas of the kecamatan


def test_a_village_is_divided_as_a_programme_is(world: World):
    area = world.areas[2]
    take(world, key=str(area.id), text="Mendampingi")
    found = matrix(world)
    assert area.name not in {line.name for line in found.untaken(found.villages)}


def test_the_same_part_again_writes_nothing(world: World):
    take(world)
    take(world, seen=matrix(world).cells["gizi", "polsek"].id)
    take(world, key="kia", text="")
    assert HelpingRole.objects.within(world.scope()).count() == 1


def test_an_empty_part_is_given_back_and_the_history_tells_it(world: World):
    take(world)
    later = world.scope(now=NOW + timedelta(minutes=1))
    take(world, text="", seen=matrix(world).cells["gizi", "polsek"].id, scope=later)
    assert ("gizi", "polsek") not in matrix(world).cells
    told = queries.history(
        scope=world.scope(), kecamatan_id=world.ours.kecamatan_id, year=2023, sector="polsek"
    )
    assert [card.text for card in told] == ["", "Menyalurkan PMT"]


def test_two_writers_of_one_cell_see_each_other(world: World):
    take(world)
    with pytest.raises(Stale, match="Menyalurkan PMT"):
        take(world, text="Lain")
    assert matrix(world).cells["gizi", "polsek"].text == "Menyalurkan PMT"


def test_the_office_in_charge_is_kept_with_the_part(world: World, police: UUID):
    take(world, office_id=police)
    assert matrix(world).cells["gizi", "polsek"].office == "Kapolsek Lais"


def test_last_years_division_fills_only_what_was_never_written(world: World):
    take(world, year=2022)
    take(world, year=2022, key="kia", text="Ambulans")
    take(world, text="Sudah lain")
    place = {"kecamatan_id": world.ours.kecamatan_id, "year": 2023}
    assert actions.copy_year(scope=world.scope(), **place) == 1
    assert actions.copy_year(scope=world.scope(), **place) == 0
    cells = matrix(world).cells
    assert cells["gizi", "polsek"].text == "Sudah lain"
    assert cells["kia", "polsek"].text == "Ambulans"
    with pytest.raises(Refusal, match="tahun 2021 belum ada"):
        actions.copy_year(scope=world.scope(), kecamatan_id=world.ours.kecamatan_id, year=2022)


def test_a_part_given_back_this_year_is_not_copied_again(world: World):
    take(world, year=2022)
    take(world)
    take(world, text="", seen=matrix(world).cells["gizi", "polsek"].id)
    place = {"kecamatan_id": world.ours.kecamatan_id, "year": 2023}
    assert actions.copy_year(scope=world.scope(), **place) == 0


def test_what_is_not_in_the_matrix_is_refused(world: World):
    for other in ({"key": "sihir"}, {"sector": "kesehatan"}, {"sector": "tidak-ada"}):
        with pytest.raises(Refusal, match="tidak ada dalam pembagian"):
            take(world, **other)
    with pytest.raises(Refusal, match="Pembagian peran hanya"):
        take(world, year=2030)


def test_the_note_taker_writes_it_the_camat_reads_it_strangers_neither(world: World):
    take(world, scope=world.scope(Role.NOTE_TAKER))
    with pytest.raises(NotYourDuty):
        take(world, scope=world.scope(Role.CAMAT), key="kia")
    with pytest.raises(NotYours):
        take(world, scope=world.scope_of(world.far), key="kia")
    other = queries.matrix(scope=world.scope_of(world.far), kecamatan_id=world.ours.kecamatan_id, year=2023)
    assert other.cells == {}
    assert queries.years(scope=world.scope(), kecamatan_id=world.ours.kecamatan_id) == [2023]


def test_who_took_a_part_in_a_programme_is_known_to_the_problem_board(world: World):
    take(world)
    place = {"kecamatan_id": world.ours.kecamatan_id, "year": 2023}
    assert queries.takers(scope=world.scope(), programme="Gizi", **place) == {"polsek": "Menyalurkan PMT"}
    assert queries.takers(scope=world.scope(), programme="", **place) == {}
