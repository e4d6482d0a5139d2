"""Finding Puskesmas and areas."""

from lokmin.places import queries
from lokmin.places.models import Catchment
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


def test_the_kecamatan_of_a_card_are_those_of_its_puskesmas(world):
    for card in (world.ours, world.sister, world.far):
        assert queries.kecamatan_of(card) == queries.kecamatan_ids_of(puskesmas_ids=[card.id])


def test_a_puskesmas_that_serves_no_area_yet_stands_in_its_own_kecamatan(world: World):
    Catchment.objects.filter(puskesmas_id=world.far.id).delete()
    ids = [world.ours.id, world.far.id]
    found = queries.kecamatan_ids_of(puskesmas_ids=ids)
    assert found == {world.far.kecamatan_id} | queries.kecamatan_of(world.ours)
    assert queries.kecamatan_ids_of(puskesmas_ids=[]) == frozenset()


def test_the_kecamatan_are_asked_for_at_once(world: World, django_assert_num_queries):
    with django_assert_num_queries(1):
        queries.kecamatan_ids_of(puskesmas_ids=[world.ours.id, world.sister.id])
