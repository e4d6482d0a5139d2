"""Who enters where, with which scope."""

from types import SimpleNamespace

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser

from lokmin.basics.scope import Duty, Role
from lokmin.people import actions as people
from lokmin.places import actions as register
from lokmin.places import queries as places
from lokmin.web.door import WebDoor
from tests.world import NOW, World, installer, villages


def door(world: World, who: str | None) -> WebDoor:
    users = get_user_model().objects
    user = users.get(pk=world.accounts[who]) if who else AnonymousUser()
    return WebDoor(SimpleNamespace(user=user))  # type: ignore[arg-type]


def test_a_visitor_enters_nowhere(world: World):
    assert door(world, None).enter_puskesmas(world.ours.code) is None


def test_staff_enter_their_own_puskesmas_on_its_own_clock(world: World):
    found = door(world, "ani-head").enter_puskesmas(world.ours.code)
    assert found
    scope, card = found
    assert card == world.ours
    assert scope.today == NOW.date()
    assert scope.puskesmas_ids == {world.ours.id}


def test_a_sister_puskesmas_of_the_same_kecamatan_stays_closed(world: World):
    assert door(world, "ani-head").enter_puskesmas(world.sister.code) is None
    assert door(world, "dewi").enter_puskesmas(world.ours.code) is None


def test_the_camat_enters_every_puskesmas_of_the_kecamatan_and_no_other(world: World):
    camat = door(world, "ani-camat")
    assert camat.enter_puskesmas(world.ours.code)
    assert camat.enter_puskesmas(world.sister.code)
    assert camat.enter_puskesmas(world.far.code) is None


def test_the_midwife_sees_the_figures_of_her_villages(world: World):
    found = door(world, "ani-midwife").enter_puskesmas(world.ours.code)
    assert found
    assert found[0].area_ids == {area.id for area in world.areas[:2]}


def test_a_second_role_does_not_widen_what_the_first_may_write(world: World):
    midwife = world.accounts["ani-midwife"]
    people.give_role(
        scope=installer(),
        account_id=midwife,
        role=Role.NOTE_TAKER,
        since=NOW.date(),
        puskesmas_id=world.ours.id,
    )
    found = door(world, "ani-midwife").enter_puskesmas(world.ours.code)
    assert found
    assert found[0].area_ids is None
    assert found[0].entry_area_ids == {area.id for area in world.areas[:2]}
    assert found[0].can(Duty.WRITE_FIGURES)


def test_a_second_role_that_enters_figures_of_all_villages_does_widen(world: World):
    midwife = world.accounts["ani-midwife"]
    people.give_role(
        scope=installer(), account_id=midwife, role=Role.HEAD, since=NOW.date(), puskesmas_id=world.ours.id
    )
    found = door(world, "ani-midwife").enter_puskesmas(world.ours.code)
    assert found
    assert found[0].entry_area_ids is None


def test_the_camat_reads_no_village_of_another_kecamatan(world: World):
    lines = [*villages("16.06.02", range(9, 11)), *villages("36.01.17", range(1, 2))]
    both = register.new_puskesmas(
        scope=installer(),
        code="1011690",
        name="Gardu Harapan",
        villages=lines,
        kecamatan="16.06.02",
        shared=True,
    )
    found = door(world, "ani-camat").enter_puskesmas(both.code)
    assert found
    assert found[0].area_ids is not None
    served = places.catchment(puskesmas_id=both.id)
    assert [area.name for area in served if area.id in found[0].area_ids] == ["Desa 9", "Desa 10"]


def test_dinkes_reads_its_district_and_no_other(world: World):
    dinkes = door(world, "ani-dinkes")
    found = dinkes.enter_district("16.06")
    assert found
    assert found[0].puskesmas_ids == {world.ours.id, world.sister.id}
    assert dinkes.enter_district("36.01") is None
    assert not found[0].can(Duty.WRITE_FIGURES)


def test_only_an_administrator_enters_the_installation(world: World):
    scope = door(world, "ani-administrator").enter_installation()
    assert scope
    assert scope.role is Role.ADMINISTRATOR
    assert door(world, "ani-head").enter_installation() is None


def test_an_old_code_is_no_second_address(world: World):
    assert door(world, "ani-administrator").enter_puskesmas("") is None
