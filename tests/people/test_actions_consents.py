"""A telephone is kept under consent, and goes with it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.people import actions, queries
from lokmin.people.models import Consent, Person
from tests.world import NOW, World

TODAY = NOW.date()


def budi(world: World) -> queries.PersonCard:
    card = queries.office_of(scope=world.scope(), office_id=world.village_office)
    assert card.person_id
    return queries.person(scope=world.scope(), person_id=card.person_id)


def give(world: World, phone: str = "0812-3456-7890", on: date = TODAY, via: str = "lembar") -> None:
    actions.give_consent(scope=world.scope(), person_id=budi(world).id, phone=phone, given_on=on, via=via)


def test_consent_says_when_how_and_who_recorded_it(world: World):
    give(world, on=TODAY - timedelta(days=3))
    consent = budi(world).consent
    assert consent
    assert (consent.given_on, consent.via, consent.by) == (TODAY - timedelta(days=3), "lembar", "Ani")
    office = queries.office_of(scope=world.scope(), office_id=world.village_office)
    assert (office.phone, office.has_consent) == ("6281234567890", True)


def test_the_same_consent_again_changes_nothing_and_another_number_replaces(world: World):
    give(world)
    give(world)
    give(world, phone="+62 813 1111 2222")
    assert budi(world).phone == "6281311112222"
    assert len(budi(world).consents) == 1


def test_no_telephone_is_kept_without_consent(world: World):
    with pytest.raises(Refusal, match="tanpa persetujuannya"):
        actions.seat(
            scope=world.scope(),
            office_id=world.camat_office,
            name="Bu Camat",
            since=TODAY,
            phone="081234567890",
        )
    assert not Person.unscoped.exclude(phone="").exists()


def test_withdrawing_deletes_the_number_and_kills_every_link_at_once(world: World):
    give(world)
    actions.withdraw_consent(scope=world.scope(), person_id=budi(world).id, withdrawn_on=TODAY)
    assert budi(world).phone == ""
    assert budi(world).consent is None
    with pytest.raises(Refusal, match="dimatikan"):
        queries.open_link(token=world.budi.token, now=NOW)
    (past,) = budi(world).consents
    assert (past.withdrawn_on, past.withdrawn_by) == (TODAY, "Ani")


def test_who_withdrew_may_agree_again_and_the_history_keeps_both(world: World):
    give(world)
    actions.withdraw_consent(scope=world.scope(), person_id=budi(world).id, withdrawn_on=TODAY)
    give(world, phone="081399998888")
    assert len(budi(world).consents) == 2
    assert budi(world).phone == "6281399998888"


def test_the_table_itself_holds_one_consent_in_force(world: World):
    give(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.add(person_id=budi(world).id, given_on=TODAY, via="x", by="x", at=NOW)


def test_consent_is_not_of_tomorrow_nor_without_a_way(world: World):
    with pytest.raises(Refusal, match="belum terjadi"):
        give(world, on=TODAY + timedelta(days=1))
    with pytest.raises(Refusal, match="Cara persetujuan"):
        give(world, via=" ")
    with pytest.raises(Refusal, match="belum diisi"):
        give(world, phone="")
    with pytest.raises(Refusal, match="Tidak ada yang ditarik"):
        actions.withdraw_consent(scope=world.scope(), person_id=budi(world).id, withdrawn_on=TODAY)
    give(world)
    early = TODAY - timedelta(days=1)
    with pytest.raises(Refusal, match="Tanggal penarikan"):
        actions.withdraw_consent(scope=world.scope(), person_id=budi(world).id, withdrawn_on=early)


def test_a_stranger_neither_gives_nor_withdraws(world: World):
    give(world)
    with pytest.raises(NotYours):
        actions.withdraw_consent(
            scope=world.scope_of(world.far), person_id=budi(world).id, withdrawn_on=TODAY
        )
    with pytest.raises(NotYours):
        queries.person(scope=world.scope_of(world.far), person_id=budi(world).id)


def test_a_new_holder_does_not_inherit_the_number_of_the_old_one(world: World):
    give(world)
    actions.seat(scope=world.scope(), office_id=world.village_office, name="Bu Baru", since=TODAY)
    assert queries.office_of(scope=world.scope(), office_id=world.village_office).phone == ""
