"""Who holds an office from when to when, and who is one person."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Role
from lokmin.people import actions, queries
from lokmin.people.models import Holder, Person
from tests.world import NOW, World

TODAY = NOW.date()


def card(world: World, office: UUID, on: date | None = None) -> queries.OfficeCard:
    return queries.office_of(scope=world.scope(), office_id=office, on=on)


def present_term(world: World, office: UUID) -> queries.TermCard:
    return queries.terms(scope=world.scope(), office_id=office)[0]


def correct(world: World, term: queries.TermCard, **other: object) -> None:
    values = {"name": term.name, "since": term.since, "until": term.until, **other}
    actions.correct_term(scope=world.scope(), holder_id=term.id, **values)


def test_rank_number_and_capacity_are_kept_with_the_term(world: World, police: UUID):
    actions.seat(
        scope=world.scope(), office_id=police, name="Aiptu Baru", since=TODAY, acting="Plh.", rank="Aiptu",
        id_kind="NRP", id_number="74050900",
    )  # fmt: skip
    now = card(world, police)
    assert (now.printed_title, now.rank, now.id_kind, now.id_number) == (
        "Plh. Kapolsek Lais", "Aiptu", "NRP", "74050900",
    )  # fmt: skip
    assert card(world, police, TODAY - timedelta(days=1)).printed_title == "Kapolsek Lais"


def test_an_acting_holder_who_is_appointed_stays_one_person_and_keeps_the_link(world: World):
    link = actions.make_link(
        scope=world.scope(), puskesmas_id=world.ours.id, office_id=world.camat_office,
        expires_at=NOW + timedelta(days=9),
    )  # fmt: skip
    before = card(world, world.camat_office).person_id
    actions.seat(scope=world.scope(), office_id=world.camat_office, name="Pak Camat, S.Sos", since=TODAY)
    assert card(world, world.camat_office).person_id == before
    assert queries.open_link(token=link.token, now=NOW)


def test_a_corrected_spelling_leaves_the_link_of_the_holder(world: World):
    correct(world, present_term(world, world.village_office), name="Budi Santoso, S.Sos")
    assert card(world, world.village_office).holder == "Budi Santoso, S.Sos"
    guest = queries.open_link(token=world.budi.token, now=NOW)
    assert guest
    assert guest.office.holder == "Budi Santoso, S.Sos"


def test_a_correction_may_not_reach_into_anothers_days(world: World, police: UUID):
    actions.seat(scope=world.scope(), office_id=police, name="Iptu Baru", since=TODAY)
    old = queries.terms(scope=world.scope(), office_id=police)[1]
    with pytest.raises(Refusal, match="sudah ada pejabatnya"):
        correct(world, old, until=TODAY)
    correct(world, old, until=TODAY - timedelta(days=30))
    assert card(world, police, TODAY - timedelta(days=5)).holder == ""


def test_the_table_itself_holds_one_holder_a_day(world: World, police: UUID):
    row = Holder.objects.within(world.scope()).get(office_id=police)
    with pytest.raises(IntegrityError), transaction.atomic():
        Holder.add(office_id=police, person=row.person, since=row.since, by="x", at=NOW)


def test_a_term_that_never_was_goes_with_its_person_and_its_links(world: World, police: UUID):
    link = actions.make_link(
        scope=world.scope(), puskesmas_id=world.ours.id, office_id=police, expires_at=NOW + timedelta(days=9)
    )
    actions.remove_term(scope=world.scope(), holder_id=present_term(world, police).id)
    assert card(world, police).holder == ""
    with pytest.raises(Refusal):
        queries.open_link(token=link.token, now=NOW)


def test_two_of_one_name_stay_two_persons_until_somebody_says_so(world: World, police: UUID):
    actions.seat(scope=world.scope(), office_id=police, name="Budi", since=TODAY)
    mine, theirs = card(world, police), card(world, world.village_office)
    assert mine.person_id != theirs.person_id
    found = queries.perhaps(
        scope=world.scope(),
        kecamatan_id=world.ours.kecamatan_id,
        one=queries.known(queries.person(scope=world.scope(), person_id=mine.person_id)),
    )
    assert [(one.id, why) for one, why in found] == [(theirs.person_id, "name")]


def test_one_person_may_hold_two_offices_and_has_one_entry(world: World, police: UUID):
    budi = card(world, world.village_office).person_id
    actions.seat(scope=world.scope(), office_id=police, name="", person_id=budi, since=TODAY)
    assert card(world, police).holder == "Budi"
    one = queries.person(scope=world.scope(), person_id=budi)
    assert {term.office for term in one.terms} == {"Kapolsek Lais", "Kepala Desa 1"}


def test_two_entries_are_joined_by_who_knows_and_the_link_lives_on(world: World, police: UUID):
    actions.seat(scope=world.scope(), office_id=police, name="Budi", since=TODAY)
    keep, same = card(world, police).person_id, card(world, world.village_office).person_id
    actions.join_persons(scope=world.scope(), keep_id=keep, same_id=same)
    assert card(world, world.village_office).person_id == keep
    assert not Person.unscoped.filter(id=same).exists()
    assert queries.open_link(token=world.budi.token, now=NOW)


def test_persons_with_different_staff_numbers_are_never_joined(world: World, police: UUID):
    for office, number in ((police, "74050900"), (world.village_office, "74050901")):
        term = present_term(world, office)
        correct(world, term, id_kind="NRP", id_number=number)
    with pytest.raises(Refusal, match="ini dua orang"):
        actions.join_persons(
            scope=world.scope(),
            keep_id=card(world, police).person_id,
            same_id=card(world, world.village_office).person_id,
        )


def test_nobody_of_another_kecamatan_or_without_the_duty_writes_here(world: World, police: UUID):
    term = present_term(world, police)
    for scope, refusal in (
        (world.scope_of(world.far), NotYours),
        (world.scope(Role.NOTE_TAKER), NotYourDuty),
    ):
        with pytest.raises(refusal):
            actions.seat(scope=scope, office_id=police, name="X", since=TODAY)
        with pytest.raises(refusal):
            actions.remove_term(scope=scope, holder_id=term.id)
        with pytest.raises(refusal):
            actions.correct_term(scope=scope, holder_id=term.id, name="X", since=TODAY, until=None)


def test_a_nik_is_refused_wherever_it_is_typed(world: World, police: UUID):
    for name, number in (("Iptu 1606021203800001", ""), ("Iptu Baru", "1606021203800001")):
        with pytest.raises(Refusal, match="NIK"):
            actions.seat(
                scope=world.scope(), office_id=police, name=name, since=TODAY, id_kind="NRP", id_number=number
            )
