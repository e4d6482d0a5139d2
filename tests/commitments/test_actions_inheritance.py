"""Promises stay with the office when its holder changes, and go back untouched or not at all."""

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Role
from lokmin.commitments import actions, queries
from tests.commitments.samples import promise
from tests.world import World


def now(world: World, card):
    return queries.commitment(scope=world.scope(), commitment_id=card.id)


def test_a_promise_is_inherited_with_its_history_and_given_back_as_it_was(world: World):
    card = promise(world)
    moved = actions.inherit(scope=world.scope(), office_id=world.village_office, after="Bu Baru")
    heir = now(world, card)
    assert (heir.holder_name, heir.inherited_from, heir.waits_for_principal) == ("Bu Baru", "Budi", True)
    assert heir.history[-1].changed[0]["before"] == "Budi"
    assert heir.state == card.state
    actions.disinherit(scope=world.scope(), office_id=world.village_office, moved=moved)
    back = now(world, card)
    assert (back.holder_name, back.inherited_from) == (card.holder_name, "")


def test_a_promise_that_was_touched_since_is_not_given_back(world: World):
    card = actions.agree(scope=world.scope(), commitment_id=promise(world).id)
    moved = actions.inherit(scope=world.scope(), office_id=world.village_office, after="Bu Baru")
    actions.hand_up(scope=world.scope(), commitment_id=card.id, reason="Perlu dinas")
    with pytest.raises(Refusal, match="sudah dipakai"):
        actions.disinherit(scope=world.scope(), office_id=world.village_office, moved=moved)
    assert now(world, card).holder_name == "Bu Baru"


def test_an_office_without_promises_hands_none_on(world: World):
    assert actions.inherit(scope=world.scope(), office_id=world.camat_office, after="Bu Camat") == {}


def test_only_who_keeps_the_directory_of_the_kecamatan_moves_promises(world: World):
    with pytest.raises(NotYourDuty):
        actions.inherit(scope=world.scope(Role.NOTE_TAKER), office_id=world.village_office, after="X")
    with pytest.raises(NotYours):
        actions.inherit(scope=world.scope_of(world.far), office_id=world.village_office, after="X")
