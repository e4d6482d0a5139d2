"""The meetings of a year, each between its neighbours."""

from dataclasses import replace
from datetime import date

import pytest

from lokmin.basics.refusal import NotYours
from lokmin.basics.time import Period
from lokmin.yearly import queries
from tests.meetings.conftest import plan


@pytest.fixture
def year(world):
    scope = world.scope()
    months = {"reviewed": Period.parse("2022-11..2023-01"), "planned": Period.parse("2023-02..2023-05")}
    first = plan(scope, world.ours, number=1, held_on=date(2023, 2, 20), **months)
    second = plan(scope, world.ours)
    third = plan(
        scope,
        world.ours,
        kind="monthly",
        number=5,
        held_on=date(2023, 5, 8),
        reviewed=Period.parse("2023-04..2023-04"),
        planned=Period.parse("2023-05..2023-05"),
    )
    return first, second, third


def found(world, at=2023):
    return queries.meetings_of_year(scope=world.scope(), puskesmas_id=world.ours.id, year=at)


def test_the_follow_up_of_a_meeting_ends_with_the_next_of_its_series(world, year):
    first, second, third = year
    days = {one.card.id: one.next_on for one in found(world).own}
    assert days == {
        first.id: date(2023, 5, 24),
        second.id: date(2023, 8, 31),
        third.id: date(2023, 5, 31),
    }


def test_the_meeting_before_is_one_that_was_held(world, year):
    assert all(one.previous is None for one in found(world).own)
    alone = queries.meeting_of_year(scope=world.scope(), meeting_id=year[1].id)
    assert (alone.card.id, alone.previous) == (year[1].id, None)


def test_another_year_has_none_of_them(world, year):
    assert found(world, 2022).own == found(world, 2022).elsewhere == []


def test_a_meeting_that_another_puskesmas_organises_stands_apart(world):
    theirs = replace(world.scope(), puskesmas_ids=frozenset({world.sister.id}))
    with_us = plan(theirs, world.sister, taking_part=[world.ours.id])
    told = found(world)
    assert told.own == []
    assert [card.id for card in told.elsewhere] == [with_us.id]
    with pytest.raises(NotYours):
        queries.meeting_of_year(scope=world.scope(), meeting_id=with_us.id)


def test_the_year_of_another_puskesmas_is_not_told(world):
    with pytest.raises(NotYours):
        queries.meetings_of_year(scope=world.scope(), puskesmas_id=world.far.id, year=2023)
