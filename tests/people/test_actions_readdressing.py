"""What waits moves with the office, and comes back as it was when the handover is taken back."""

from datetime import date

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.people import actions, queries
from lokmin.people.models import Message
from tests.people.test_actions_messages import draft, renew
from tests.world import NOW, World

OTHER = NOW.replace(hour=15)


def seat(world: World, name: str, **who) -> None:
    scope = world.scope(now=NOW)
    actions.hand_over(scope=scope, office_id=world.village_office, name=name, since=date(2023, 8, 7), **who)


@pytest.fixture
def older(world: World) -> Message:
    """A message to Siti that no longer held when Budi came back; now it waits for Budi, and Siti follows."""
    budi = queries.office_of(scope=world.scope(), office_id=world.village_office).person_id
    seat(world, "Siti")
    renew(world, draft(world))
    older: Message = Message.unscoped.get()
    seat(world, "", person_id=budi)
    actions.readdress_messages(scope=world.scope(), office_id=world.village_office)
    seat(world, "", person_id=older.person_id)
    return older


def test_a_message_older_than_the_handover_is_withdrawn_again_not_deleted(world: World, older: Message):
    moved = actions.readdress_messages(scope=world.scope(now=OTHER), office_id=world.village_office)
    assert (moved["made"], list(moved["revived"])) == ([], [str(older.id)])
    older.refresh_from_db()
    assert older.withdrawn_at is None
    actions.take_messages_back(scope=world.scope(now=OTHER), moved=moved)
    older.refresh_from_db()
    assert (older.withdrawn_why, older.sent_at) == ("handed_over", None)
    assert Message.unscoped.filter(withdrawn_at=None).count() == 1


def test_one_that_went_out_in_between_refuses_the_way_back(world: World, older: Message):
    moved = actions.readdress_messages(scope=world.scope(now=OTHER), office_id=world.village_office)
    actions.keep_sent(scope=world.scope(now=OTHER), message_ids=[older.id], via="WhatsApp")
    with pytest.raises(Refusal):
        actions.take_messages_back(scope=world.scope(now=OTHER), moved=moved)


def test_one_that_went_out_before_stays_and_stops_nothing(world: World, older: Message):
    Message.unscoped.filter(id=older.id).update(sent_at=NOW, sent_by="Ani", sent_via="WhatsApp")
    moved = actions.readdress_messages(scope=world.scope(now=OTHER), office_id=world.village_office)
    actions.take_messages_back(scope=world.scope(now=OTHER), moved=moved)
    older.refresh_from_db()
    assert older.sent_at == NOW
