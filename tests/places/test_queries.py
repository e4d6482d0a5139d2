"""Finding Puskesmas and areas."""

from lokmin.places import queries
from tests.world import World


def test_a_puskesmas_is_found_by_its_code(world: World):
    assert queries.puskesmas_by_code(code="1011689") == world.ours
    assert queries.puskesmas_by_code(code="9999999") is None


def test_the_catchment_keeps_its_order(world: World):
    names = [area.name for area in queries.catchment(puskesmas_id=world.ours.id)]
    assert names == ["Desa 1", "Desa 2", "Desa 3", "Desa 4", "Desa 5"]


def test_a_kecamatan_lists_all_its_puskesmas(world: World):
    cards = queries.puskesmas_of_kecamatan(kecamatan_id=world.ours.kecamatan_id)
    assert {card.code for card in cards} == {"1011689", "1011691"}
