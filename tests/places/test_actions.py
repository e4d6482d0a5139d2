"""Registering a Puskesmas."""

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Role
from lokmin.places import actions, queries
from lokmin.places.models import Area
from lokmin.places.rules import VillageLine
from lokmin.places.rules.boundaries import Shape
from tests.world import World, installer, make_puskesmas, villages


def test_areas_of_a_kecamatan_are_shared_by_its_puskesmas(world: World):
    assert world.ours.kecamatan_id == world.sister.kecamatan_id


def test_a_taken_code_is_refused_and_nothing_changes(world: World):
    before = len(queries.all_puskesmas())
    with pytest.raises(Refusal, match="sudah terdaftar sebagai Lais"):
        make_puskesmas("1011689", "Lais lain", "16.06.02", range(20, 22))
    assert len(queries.all_puskesmas()) == before
    assert queries.area_by_code(code="16.06.02.2020") is None


def test_the_villages_of_another_puskesmas_are_not_registered_twice(world: World):
    before = len(queries.all_puskesmas())
    told = r"2 desa sudah dilayani Puskesmas lain: Desa 1 \(Puskesmas Lais\), Desa 2 \(Puskesmas Lais\)"
    with pytest.raises(Refusal, match=told):
        make_puskesmas("9999904", "Salah berkas", "16.06.02", range(1, 3))
    assert len(queries.all_puskesmas()) == before


def test_a_village_that_two_puskesmas_serve_is_registered_when_it_is_said(world: World):
    lines = villages("16.06.02", range(1, 2))
    card = actions.new_puskesmas(scope=installer(), code="9999904", villages=lines, shared=True)
    assert [area.id for area in queries.catchment(puskesmas_id=card.id)] == [world.areas[0].id]


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


SQUARE = [[[(10_410_000, -300_000), (10_420_000, -300_000), (10_420_000, -310_000)]]]


def shapes_of(world: World, *numbers: int) -> list[Shape]:
    return [Shape(world.areas[n].code, world.areas[n].name, SQUARE) for n in numbers]


def test_boundaries_are_kept_once_and_sent_again_change_nothing(world: World):
    scope = installer(ids=frozenset({world.ours.id}))
    shapes = [*shapes_of(world, 0, 1), Shape("99.99.99.2001", "Entah", SQUARE)]
    first = actions.import_boundaries(scope=scope, shapes=shapes, note="batas ilustratif")
    assert (first.stored, first.same, first.strange) == (2, 0, ["Entah"])
    assert world.areas[2].name in first.bare
    again = actions.import_boundaries(scope=scope, shapes=shapes, note="batas ilustratif")
    assert (again.stored, again.same) == (0, 2)
    found = queries.boundaries(area_ids=[area.id for area in world.areas])
    assert set(found) == {world.areas[0].id, world.areas[1].id}
    assert found[world.areas[0].id].polygons[0][0][:2] == [10_410_000, -300_000]


def test_a_file_that_names_nobody_here_is_refused(world: World):
    with pytest.raises(Refusal, match="terdaftar di sini"):
        actions.import_boundaries(scope=installer(), shapes=[Shape("1", "Entah", SQUARE)], note="x")


def test_only_an_administrator_keeps_boundaries(world: World):
    with pytest.raises(NotYourDuty):
        actions.import_boundaries(scope=world.scope(Role.HEAD), shapes=shapes_of(world, 0), note="x")


def test_the_head_sets_words_and_an_empty_one_takes_them_back(world: World):
    scope = world.scope(Role.HEAD)
    own = {"jelek": ("Ayo dikejar", "Let us catch up")}
    assert actions.set_words(scope=scope, puskesmas_id=world.ours.id, own=own) == 1
    assert actions.set_words(scope=scope, puskesmas_id=world.ours.id, own=own) == 0
    assert queries.public_words(card=world.ours)["jelek"] == own["jelek"]
    assert queries.public_words(card=world.sister)["jelek"][0] == "Perlu dikejar"
    actions.set_words(scope=scope, puskesmas_id=world.ours.id, own={"jelek": ("", "")})
    assert queries.public_words(card=world.ours)["jelek"][0] == "Perlu dikejar"


def test_the_words_of_a_district_serve_every_puskesmas_that_has_none_of_its_own(world: World):
    ids = {"district_id": world.ours.district_id}
    actions.set_district_words(scope=installer(), own={"jelek": ("Kabupaten", "")}, **ids)
    actions.set_words(scope=world.scope(), puskesmas_id=world.ours.id, own={"jelek": ("Milik sendiri", "")})
    assert queries.public_words(card=world.ours)["jelek"][0] == "Milik sendiri"
    assert queries.public_words(card=world.sister)["jelek"][0] == "Kabupaten"


def test_words_are_a_matter_of_who_has_the_duty_and_of_words_that_exist(world: World):
    with pytest.raises(NotYourDuty):
        actions.set_words(scope=world.scope(Role.NOTE_TAKER), puskesmas_id=world.ours.id, own={})
    with pytest.raises(NotYourDuty):
        actions.set_district_words(scope=world.scope(), district_id=world.ours.district_id, own={})
    with pytest.raises(NotYours):
        actions.set_words(scope=world.scope(), puskesmas_id=world.sister.id, own={})
    with pytest.raises(Refusal, match="tidak dikenal"):
        actions.set_words(scope=world.scope(), puskesmas_id=world.ours.id, own={"x": ("a", "")})
