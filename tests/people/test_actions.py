"""Offices, links and roles as they are written."""

from datetime import timedelta

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Role
from lokmin.people import actions, queries
from lokmin.people.models import Holder
from lokmin.tools.models import AuditRow
from tests.world import NOW, World


def test_a_link_opens_for_its_office_only(world: World):
    guest = queries.open_link(token=world.budi.token, now=NOW)
    assert guest
    assert guest.office.title == "Kepala Desa 1"
    assert guest.scope.office_id == world.village_office
    assert guest.scope.puskesmas_ids == {world.ours.id}
    assert guest.scope.duties == frozenset()


def test_a_link_that_was_never_made_opens_nothing(world: World):
    assert queries.open_link(token="x" * 38, now=NOW) is None
    tampered = ("A" if world.budi.token[0] != "A" else "B") + world.budi.token[1:]
    assert queries.open_link(token=tampered, now=NOW) is None


def test_an_expired_link_says_until_when_it_lived(world: World):
    with pytest.raises(Refusal, match="sudah lewat") as refused:
        queries.open_link(token=world.budi.token, now=NOW + timedelta(days=31))
    assert refused.value.code == "people.link_expired"


def test_a_revoked_link_is_dead_at_once_and_stays_on_the_list(world: World):
    scope = world.scope(Role.HEAD)
    actions.revoke_link(scope=scope, link_id=world.budi.id)
    with pytest.raises(Refusal, match="dimatikan"):
        queries.open_link(token=world.budi.token, now=NOW)
    (card,) = queries.links(scope=scope, puskesmas_id=world.ours.id)
    assert not card.live
    assert card.revoked_at == NOW


def test_a_new_holder_kills_the_links_of_the_old_one(world: World):
    scope = world.scope(Role.HEAD)
    actions.seat(scope=scope, office_id=world.village_office, name="Bu Baru", since=NOW.date())
    with pytest.raises(Refusal, match="dimatikan"):
        queries.open_link(token=world.budi.token, now=NOW)
    seat = queries.office(scope=scope, office_id=world.village_office)
    assert seat
    assert seat.holder == "Bu Baru"


def test_a_handover_kills_the_link_that_another_puskesmas_made(world: World):
    sister = world.scope_of(world.sister)
    link = actions.make_link(
        scope=sister,
        puskesmas_id=world.sister.id,
        office_id=world.village_office,
        expires_at=NOW + timedelta(days=9),
    )
    assert queries.open_link(token=link.token, now=NOW)
    actions.seat(scope=world.scope(), office_id=world.village_office, name="Bu Baru", since=NOW.date())
    with pytest.raises(Refusal, match="dimatikan"):
        queries.open_link(token=link.token, now=NOW)
    (card,) = queries.links(scope=sister, puskesmas_id=world.sister.id)
    assert not card.live


def test_a_link_does_not_open_for_who_no_longer_holds_the_office(world: World):
    later = NOW + timedelta(days=5)
    actions.seat(scope=world.scope(), office_id=world.village_office, name="Bu Baru", since=later.date())
    link = actions.make_link(
        scope=world.scope(),
        puskesmas_id=world.ours.id,
        office_id=world.village_office,
        expires_at=NOW + timedelta(days=30),
    )
    assert link.holder_name == "Budi"
    assert queries.open_link(token=link.token, now=NOW)
    with pytest.raises(Refusal, match="Kepala Desa 1 sebelumnya") as refused:
        queries.open_link(token=link.token, now=later)
    assert refused.value.code == "people.link_handed_over"


def test_the_title_and_holder_of_an_earlier_day_stay_known(world: World):
    scope = world.scope(Role.HEAD)
    actions.seat(scope=scope, office_id=world.village_office, name="Bu Baru", since=NOW.date())
    before = queries.office(scope=scope, office_id=world.village_office, on=NOW.date() - timedelta(days=1))
    assert before
    assert before.holder == "Budi"


def holders(world: World):
    """Who sat in the village office from when to when, the earliest first."""
    rows = Holder.objects.within(world.scope()).filter(office_id=world.village_office).order_by("since")
    return [(row.person.name, row.since, row.until) for row in rows]


def seat(world: World, name: str, since):
    return actions.seat(scope=world.scope(), office_id=world.village_office, name=name, since=since)


def test_the_same_day_again_replaces_who_was_written_for_it(world: World):
    first, today = holders(world)[0][1], NOW.date()
    seat(world, "Bu Baru", today)
    seat(world, "Bu Baru, S.Sos", today)
    yesterday = today - timedelta(days=1)
    assert holders(world) == [("Budi", first, yesterday), ("Bu Baru, S.Sos", today, None)]


def test_a_holder_written_afterwards_fills_his_days_and_leaves_the_present_one_alone(world: World):
    first = holders(world)[0][1]
    seat(world, "Pak Dulu", first - timedelta(days=300))
    assert holders(world) == [
        ("Pak Dulu", first - timedelta(days=300), first - timedelta(days=1)),
        ("Budi", first, None),
    ]
    assert queries.open_link(token=world.budi.token, now=NOW)
    then = queries.office(scope=world.scope(), office_id=world.village_office, on=first - timedelta(days=9))
    assert then
    assert then.holder == "Pak Dulu"


def test_a_holder_between_two_ends_the_one_before_and_stops_at_the_next(world: World):
    first, today = holders(world)[0][1], NOW.date()
    seat(world, "Bu Baru", today - timedelta(days=10))
    seat(world, "Plh. Sela", today - timedelta(days=40))
    assert holders(world) == [
        ("Budi", first, today - timedelta(days=41)),
        ("Plh. Sela", today - timedelta(days=40), today - timedelta(days=11)),
        ("Bu Baru", today - timedelta(days=10), None),
    ]


def test_a_handover_that_lies_ahead_kills_no_link_before_its_day(world: World):
    day = NOW + timedelta(days=5)
    seat(world, "Bu Baru", day.date())
    assert queries.open_link(token=world.budi.token, now=NOW)
    with pytest.raises(Refusal, match="Kepala Desa 1 sebelumnya"):
        queries.open_link(token=world.budi.token, now=day)


def test_correcting_the_telephone_of_the_present_holder_leaves_his_link(world: World):
    seat(world, "Budi", holders(world)[0][1])
    assert len(holders(world)) == 1
    assert queries.open_link(token=world.budi.token, now=NOW)


def test_another_puskesmas_cannot_revoke_the_link(world: World):
    with pytest.raises(NotYours):
        actions.revoke_link(scope=world.scope_of(world.sister), link_id=world.budi.id)


def test_a_midwife_makes_no_links(world: World):
    with pytest.raises(NotYourDuty):
        actions.make_link(
            scope=world.scope(Role.MIDWIFE),
            puskesmas_id=world.ours.id,
            office_id=world.village_office,
            expires_at=NOW + timedelta(days=1),
        )


def test_a_link_needs_an_end_that_lies_ahead(world: World):
    with pytest.raises(Refusal, match="sudah lewat"):
        actions.make_link(
            scope=world.scope(), puskesmas_id=world.ours.id, office_id=world.village_office, expires_at=NOW
        )


def test_every_write_leaves_an_audit_row(world: World):
    before = AuditRow.objects.count()
    actions.revoke_link(scope=world.scope(), link_id=world.budi.id)
    row = AuditRow.objects.order_by("at", "id").last()
    assert AuditRow.objects.count() == before + 1
    assert row
    assert (row.verb, row.actor_name, row.puskesmas_id) == ("revoke_link", "Ani", world.ours.id)


def test_an_account_name_is_taken_only_once(world: World):
    with pytest.raises(Refusal, match="sudah dipakai"):
        actions.new_account(
            scope=world.scope(Role.ADMINISTRATOR), username="CITRA", name="x", password="y" * 12
        )


def test_a_camat_needs_a_kecamatan(world: World):
    scope = world.scope(Role.ADMINISTRATOR)
    with pytest.raises(Refusal, match="perlu tempat"):
        actions.give_role(scope=scope, account_id=world.accounts["citra"], role=Role.CAMAT, since=NOW.date())


def test_the_usual_offices_come_in_one_step_and_not_twice(world: World):
    scope = world.scope(Role.HEAD)
    place = {"puskesmas_id": world.ours.id, "kecamatan_id": world.ours.kecamatan_id, "kecamatan": "Lais"}
    before = {card.id for card in queries.offices(scope=scope, kecamatan_id=world.ours.kecamatan_id)}
    added = actions.add_usual_offices(scope=scope, **place)
    cards = queries.offices(scope=scope, kecamatan_id=world.ours.kecamatan_id)
    fresh = [card for card in cards if card.id not in before]
    assert len(fresh) == added > 1
    assert {card.title for card in fresh} == {f"Kepala Desa Desa {n}" for n in range(2, 6)}
    assert not any(card.holder for card in fresh)
    assert actions.add_usual_offices(scope=scope, **place) == 0
    with pytest.raises(NotYourDuty):
        actions.add_usual_offices(scope=world.scope(Role.NOTE_TAKER), **place)


def test_the_second_puskesmas_of_a_kecamatan_adds_its_own_villages_and_no_second_camat(world: World):
    place = {"kecamatan_id": world.ours.kecamatan_id, "kecamatan": "Lais"}
    actions.add_usual_offices(scope=world.scope(), puskesmas_id=world.ours.id, **place)
    scope, sister = world.scope_of(world.sister), world.sister.id
    asked = {"scope": scope, "kecamatan_id": world.ours.kecamatan_id, "puskesmas_ids": [sister]}
    missing = queries.usual_missing(**asked)
    assert (missing.camat, missing.names) == (False, "Desa 6, Desa 7, Desa 8")
    assert actions.add_usual_offices(scope=scope, puskesmas_id=sister, **place) == 3
    assert not queries.usual_missing(**asked)


def test_a_kecamatan_without_a_camat_gets_one(world: World):
    scope = world.scope_of(world.far)
    place = {"puskesmas_id": world.far.id, "kecamatan_id": world.far.kecamatan_id, "kecamatan": "Mandala"}
    assert actions.add_usual_offices(scope=scope, **place) == 5
    cards = queries.offices(scope=scope, kecamatan_id=world.far.kecamatan_id)
    assert "Camat Mandala" in {card.title for card in cards}


def _example_office(world: World, name: str):
    scope = world.scope()
    body = actions.add_institution(
        scope=scope, kecamatan_id=world.ours.kecamatan_id, sector="desa", name=name, example=True
    )
    office = actions.add_office(scope=scope, institution_id=body, title=f"Kepala {name}")
    actions.seat(scope=scope, office_id=office, name="Siti", since=NOW.date())
    return office


def test_an_office_of_the_example_that_others_work_with_stays(world: World):
    kept, gone = _example_office(world, "Desa A"), _example_office(world, "Desa B")
    sister = world.scope_of(world.sister)
    link = actions.make_link(
        scope=sister, puskesmas_id=world.sister.id, office_id=kept, expires_at=NOW + timedelta(days=9)
    )
    actions.erase_example(scope=world.scope(Role.ADMINISTRATOR))
    assert queries.office(scope=sister, office_id=gone) is None
    assert queries.open_link(token=link.token, now=NOW)
    assert {row.verb for row in AuditRow.objects.all()} >= {"keep_of_example", "erase_example"}
    actions.erase_example(scope=world.scope(Role.ADMINISTRATOR))
    assert queries.office(scope=sister, office_id=kept)


def test_erasing_the_example_leaves_a_real_accounts_roles(world: World):
    actions.erase_example(scope=world.scope(Role.ADMINISTRATOR))
    assert queries.standings(account_id=world.accounts["ani-camat"], today=NOW.date())
