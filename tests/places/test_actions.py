"""Registering a Puskesmas."""

import pytest

from lokmin.basics.refusal import NotYourDuty, Refusal
from lokmin.basics.scope import Role
from lokmin.places import actions, queries
from lokmin.places.models import Area
from lokmin.places.rules import VillageLine
from tests.world import World, installer, make_puskesmas, villages


def test_areas_of_a_kecamatan_are_shared_by_its_puskesmas(world: World):
    assert world.ours.kecamatan_id == world.sister.kecamatan_id


def test_a_taken_code_is_refused_and_nothing_changes(world: World):
    before = len(queries.all_puskesmas())
    with pytest.raises(Refusal, match="sudah terdaftar sebagai Lais"):
        make_puskesmas("1011689", "Lais lain", "16.06.02", range(20, 22))
    assert len(queries.all_puskesmas()) == before
    assert queries.area_by_code(code="16.06.02.2020") is None


def test_only_an_administrator_registers_a_puskesmas(world: World):
    with pytest.raises(NotYourDuty):
        actions.new_puskesmas(
            scope=world.scope(Role.HEAD),
            code="1031918",
            name="Pecangaan",
            villages=villages("33.20.02", range(1, 3)),
        )


def test_a_village_of_another_kecamatan_keeps_its_own(db: None):
    lines = [*villages("33.20.02", range(1, 3)), *villages("33.20.03", range(1, 2))]
    card = actions.new_puskesmas(
        scope=installer(), code="1031918", name="Pecangaan", villages=lines, kecamatan="33.20.02"
    )
    last = queries.catchment(puskesmas_id=card.id)[-1]
    assert last.kecamatan_id != card.kecamatan_id


def test_names_that_are_not_given_come_from_the_public_registers(db: None):
    lines = [VillageLine("33.20.02.2001", "Kaliombo"), VillageLine("33.19.01.2001", "Jauh")]
    card = actions.new_puskesmas(scope=installer(), code="1031918", villages=lines, kecamatan="33.20.02")
    assert (card.name, card.kecamatan, card.district) == ("Pecangaan", "Pecangaan", "Kabupaten Jepara")
    far = queries.area_by_code(code="33.19")
    assert far
    assert far.name == "Kabupaten Kudus"


def test_a_puskesmas_that_no_register_knows_is_named_by_its_code(db: None):
    lines = [VillageLine("99.98.97.2001", "Entah")]
    card = actions.new_puskesmas(scope=installer(), code="9999999", villages=lines)
    assert (card.name, card.kecamatan, card.district) == ("9999999", "9999999", "Kabupaten 99.98")


def test_the_same_village_has_the_same_id_everywhere(world: World):
    from lokmin.basics.ids import stable_id

    assert world.areas[0].id == stable_id("area", "16.06.02.2001")


def test_only_areas_that_were_named_and_that_nobody_needs_are_dropped(world: World):
    spare = Area.objects.create(code="99.99", name="Kabupaten lain", kind="district")
    named = queries.area_ids_of(puskesmas_ids=[world.ours.id, world.sister.id])
    assert {world.ours.kecamatan_id, world.ours.district_id, world.areas[0].id} <= named
    ours = [area.id for area in world.areas[1:]]
    actions.erase_example(scope=world.scope(Role.ADMINISTRATOR))
    actions.drop_unused_areas(scope=world.scope(Role.ADMINISTRATOR), among=named)
    assert not Area.objects.filter(id__in=ours).exists()
    assert Area.objects.filter(id=spare.id).exists()
    # the camat's and the Dinkes' role stand on these two
    assert Area.objects.filter(id__in=[world.ours.kecamatan_id, world.ours.district_id]).count() == 2
