"""Who usually goes in place of an office."""

from datetime import timedelta
from uuid import UUID

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Role
from lokmin.people import actions, queries
from tests.world import NOW, World


def usual(world: World, office: UUID, on=None) -> list[str]:
    found = queries.delegates(scope=world.scope(), office_ids=[office], on=on)
    return [one.text for one in found.get(office, [])]


def test_a_named_delegate_is_offered_once_and_without_a_telephone(world: World, police: UUID):
    for name in ("Aiptu Rahmat", "aiptu  rahmat"):
        actions.add_delegate(scope=world.scope(), office_id=police, name=name, title="Bhabinkamtibmas")
    assert usual(world, police) == ["Aiptu Rahmat, Bhabinkamtibmas"]


def test_an_office_as_delegate_follows_its_holder_of_the_day(world: World, police: UUID):
    actions.add_delegate(scope=world.scope(), office_id=world.camat_office, seat_id=police)
    today = NOW.date()
    actions.seat(scope=world.scope(), office_id=police, name="Iptu Baru", since=today, acting="Plt.")
    assert usual(world, world.camat_office) == ["Iptu Baru, Plt. Kapolsek Lais"]
    assert usual(world, world.camat_office, today - timedelta(days=1)) == ["Iptu Lama, Kapolsek Lais"]


def test_an_office_that_nobody_holds_delegates_nobody(world: World, police: UUID):
    actions.add_delegate(scope=world.scope(), office_id=world.camat_office, seat_id=police)
    (term,) = queries.terms(scope=world.scope(), office_id=police)
    actions.remove_term(scope=world.scope(), holder_id=term.id)
    assert usual(world, world.camat_office) == []


def test_an_ended_delegate_is_offered_no_more(world: World, police: UUID):
    made = actions.add_delegate(scope=world.scope(), office_id=police, name="Aiptu Rahmat", title="Banit")
    actions.end_delegate(scope=world.scope(), delegate_id=made)
    assert usual(world, police) == []


def test_an_office_is_not_its_own_delegate_and_a_name_needs_a_title(world: World, police: UUID):
    with pytest.raises(Refusal, match="dirinya sendiri"):
        actions.add_delegate(scope=world.scope(), office_id=police, seat_id=police)
    with pytest.raises(Refusal):
        actions.add_delegate(scope=world.scope(), office_id=police, name="Aiptu Rahmat")


def test_strangers_and_those_without_the_duty_name_no_delegates(world: World, police: UUID):
    with pytest.raises(NotYours):
        actions.add_delegate(scope=world.scope_of(world.far), office_id=police, name="X", title="Y")
    with pytest.raises(NotYourDuty):
        actions.add_delegate(scope=world.scope(Role.CAMAT), office_id=police, name="X", title="Y")
