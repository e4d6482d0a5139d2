"""What the directory and the standings show."""

from datetime import timedelta

import pytest

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Role
from lokmin.people import queries
from tests.world import NOW, World


def test_the_directory_is_grouped_by_sector_in_the_order_of_the_list(world: World):
    groups = queries.directory(scope=world.scope(), kecamatan_id=world.ours.kecamatan_id)
    assert [group.code for group in groups] == ["kecamatan", "desa"]
    assert groups[1].offices[0].holder == "Budi"


def test_another_kecamatan_sees_none_of_our_offices(world: World):
    assert queries.offices(scope=world.scope_of(world.far)) == []


def test_the_camat_reaches_every_puskesmas_of_the_kecamatan(world: World):
    (standing,) = queries.standings(account_id=world.accounts["ani-camat"], today=NOW.date())
    assert standing.puskesmas_ids == {world.ours.id, world.sister.id}


def test_the_midwife_has_her_villages_only(world: World):
    (standing,) = queries.standings(account_id=world.accounts["ani-midwife"], today=NOW.date())
    assert standing.role is Role.MIDWIFE
    assert standing.area_ids == {area.id for area in world.areas[:2]}


def test_a_role_that_has_not_begun_gives_nothing(world: World):
    early = NOW.date() - timedelta(days=2000)
    assert queries.standings(account_id=world.accounts["citra"], today=early) == []


def test_dinkes_reaches_the_district(world: World):
    (standing,) = queries.standings(account_id=world.accounts["ani-dinkes"], today=NOW.date())
    assert standing.district_id == world.ours.district_id
    assert world.far.id not in standing.puskesmas_ids


def test_those_who_answer_for_figures_are_programme_holders_and_midwives_of_the_puskesmas(world: World):
    found = queries.figure_staff(scope=world.scope(), puskesmas_id=world.ours.id)
    assert {(one.role, one.area_ids) for one in found} == {
        (Role.PROGRAMME_HOLDER, frozenset()),
        (Role.MIDWIFE, frozenset({world.areas[0].id, world.areas[1].id})),
    }
    with pytest.raises(NotYours):
        queries.figure_staff(scope=world.scope(), puskesmas_id=world.far.id)
