"""The board at a glance, and what was given to others."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from lokmin.basics.refusal import NotYourDuty, NotYours
from lokmin.basics.scope import Role
from lokmin.commitments import actions, queries
from lokmin.commitments.queries import Asked
from lokmin.coverage.actions import load_dictionary
from tests.commitments.samples import picture, promise
from tests.world import NOW, World, installer


def agreed(world: World, **changes):
    return actions.agree(scope=world.scope(), commitment_id=promise(world, **changes).id)


def seen(world: World, role: Role = Role.HEAD, **changes):
    return queries.glances(scope=world.scope(role), puskesmas_id=world.ours.id, **changes)


def detail(world: World, role: Role = Role.HEAD):
    found, _ = seen(world, role)
    return queries.details(scope=world.scope(role), glances=found)[found[0].id]


def guest(world: World):
    return replace(world.scope(), role=Role.LINK, account_id=None, office_id=world.village_office)


def test_the_soonest_stands_first_and_those_without_a_date_last(world: World):
    for day in (None, date(2023, 9, 1), date(2023, 8, 1)):
        promise(world, due_on=day)
    found, hidden = seen(world)
    assert [one.due_on for one in found] == [date(2023, 8, 1), date(2023, 9, 1), None]
    assert hidden == 0


def test_a_glance_says_the_same_as_the_card(world: World):
    card = agreed(world, area_ids=[world.areas[1].id, world.areas[0].id], quantity=None, contact_name="Sari",
                  complete_by=NOW.date())  # fmt: skip
    ((one,), _) = seen(world)
    for name in (
        "id", "number", "state", "what", "office_title", "holder_name", "sector", "due_on",
        "quantity", "quantity_unit", "problem_id", "problem_statement", "indicator_short", "area_ids",
        "areas_hidden", "missing_parts", "for_musrenbang", "version", "complete_by", "contact_name",
        "made_by",
    ):  # fmt: skip
        assert getattr(one, name) == getattr(card, name), name


def test_two_hundred_take_as_many_queries_as_two(world: World, django_assert_num_queries):
    for many in (2, 8):
        for number in range(many):
            agreed(world, what=f"Janji {number}")
        with django_assert_num_queries(2):
            found, _ = seen(world, since=NOW.date())
        with django_assert_num_queries(1):
            queries.details(scope=world.scope(), glances=found)


def test_what_ended_long_ago_is_counted_and_not_read(world: World):
    card = agreed(world)
    actions.report(scope=world.scope(), commitment_id=card.id, state="done", happened_on=NOW.date())
    assert seen(world, since=NOW.date())[1] == 0
    assert seen(world, since=NOW.date() + timedelta(days=1)) == ([], 1)


def test_filters_take_what_they_say(world: World):
    agreed(world, due_on=date(2023, 8, 1))
    ((one,), _) = seen(world)
    today = NOW.date()
    assert Asked().takes(one, today)
    for asked in (
        Asked(state="agreed"), Asked(sector="desa"), Asked(area_id=world.areas[0].id), Asked(late=True),
    ):  # fmt: skip
        assert asked.takes(one, today)
    for asked in (
        Asked(state="done"), Asked(sector="polsek"), Asked(area_id=world.areas[1].id),
        Asked(problem_id=world.ours.id),
    ):  # fmt: skip
        assert not asked.takes(one, today)
    assert not Asked(late=True).takes(one, date(2023, 8, 1))


def test_a_village_filter_does_not_tell_where_a_restricted_promise_is(world: World):
    load_dictionary(scope=installer())
    agreed(world, indicator_code="TB_TERDUGA")
    asked = Asked(area_id=world.areas[0].id)
    for role, told in ((Role.HEAD, True), (Role.CAMAT, False), (Role.MIDWIFE, False)):
        ((one,), _) = seen(world, role)
        assert asked.takes(one, NOW.date()) is told
        assert one.areas_hidden is not told


def test_details_count_what_stands_and_hide_why_until_the_camat_knows(world: World):
    card = agreed(world)
    told = {"state": "blocked", "happened_on": NOW.date(), "reason": "Hujan", "count": 6, "photo": picture()}
    actions.report(scope=world.scope(now=NOW + timedelta(minutes=1)), commitment_id=card.id, **told)
    mine = detail(world)
    assert (mine.last_count, mine.proofs, mine.since) == (6, 1, NOW.date())
    assert (mine.why, mine.held_back, mine.silenced) == ("Hujan", True, False)
    theirs = detail(world, Role.DINKES)
    assert (theirs.why, theirs.held_back, theirs.silenced) == ("", True, True)
    scope = world.scope(Role.CAMAT, now=NOW + timedelta(minutes=2))
    actions.tell_camat(scope=scope, commitment_ids=[card.id])
    assert (detail(world, Role.DINKES).why, detail(world).held_back) == ("Hujan", False)


def test_an_answered_question_is_marked(world: World):
    card = agreed(world)
    actions.hand_up(scope=world.scope(), commitment_id=card.id, reason="Minta surat")
    assert not detail(world).answered
    scope = world.scope(Role.CAMAT, now=NOW + timedelta(minutes=1))
    actions.answer_hand_up(scope=scope, commitment_id=card.id, answer="Ya", answered_on=NOW.date())
    assert detail(world).answered


def test_a_link_sees_what_its_office_helps_with_or_asked_for_and_nothing_else(world: World):
    other = {"office_id": world.camat_office}
    agreed(world, **other, what="Rahasia")
    agreed(world, **other, what="Dibantu jabatan", supporting_office_ids=[world.village_office])
    agreed(world, **other, what="Dibantu sektor", supporting_sector_codes=["desa"])
    agreed(world, **other, what="Diminta", asked_by_id=world.village_office)
    promise(world, **other, what="Draf", asked_by_id=world.village_office)
    agreed(world, supporting_sector_codes=["desa"], what="Milik sendiri")
    helped, asked = queries.of_supporter(scope=guest(world), office_id=world.village_office)
    assert {one.what for one in helped} == {"Dibantu jabatan", "Dibantu sektor"}
    assert [one.what for one in asked] == ["Diminta"]
    assert queries.of_supporter(scope=guest(world), office_id=world.camat_office) == ([], [])


def test_what_an_office_asked_for_and_helps_with_stands_once_behind_its_link(world: World):
    village = world.village_office
    agreed(
        world,
        office_id=world.camat_office,
        what="Edaran",
        asked_by_id=village,
        supporting_office_ids=[village],
    )
    page = Client().get(f"/t/{world.budi.token}/").content.decode()
    assert page.count("Edaran") == 1
    assert "atas permintaan Anda" in page


def test_a_helper_is_not_told_why_before_the_camat(world: World):
    card = agreed(world, office_id=world.camat_office, supporting_sector_codes=["desa"])
    told = {"state": "blocked", "happened_on": NOW.date(), "reason": "Hujan"}
    actions.report(scope=world.scope(), commitment_id=card.id, **told)
    helped, _ = queries.of_supporter(scope=guest(world), office_id=world.village_office)
    assert queries.details(scope=guest(world), glances=helped)[card.id].silenced


def test_mine_are_those_that_i_wrote_or_am_the_contact_of(world: World):
    scope = world.scope()
    other = replace(scope, actor_name="Sari")
    agreed(world, what="Tulisan Ani")
    agreed(world, scope=other, what="Kontak Ani", contact_name="Ani")
    agreed(world, scope=other, what="Sari")

    def given(**changes):
        found = queries.given_by(scope=scope, puskesmas_id=world.ours.id, **changes)
        return {one.what for one in found}

    assert given() == {"Tulisan Ani", "Kontak Ani", "Sari"}
    assert given(mine="Ani") == {"Tulisan Ani", "Kontak Ani"}


def test_what_a_sector_helps_with_is_listed_once(world: World):
    twice = {"supporting_sector_codes": ["kecamatan"], "supporting_office_ids": [world.camat_office]}
    agreed(world, **twice)
    agreed(world)
    found = queries.helped_by(scope=world.scope(), puskesmas_id=world.ours.id, sector="kecamatan")
    assert len(found) == 1


def test_waiting_photos_are_listed_until_somebody_looked(world: World):
    card = agreed(world)
    told = {"state": "under_way", "happened_on": NOW.date(), "photo": picture()}
    card = actions.report(scope=world.scope(), commitment_id=card.id, **told)
    (waiting,) = queries.photos_waiting(scope=world.scope(), puskesmas_id=world.ours.id)
    assert [proof.waits for proof in waiting.proofs] == [True]
    actions.clear_photo(scope=world.scope(), proof_id=card.proofs[0].id)
    assert queries.photos_waiting(scope=world.scope(), puskesmas_id=world.ours.id) == []
    with pytest.raises(NotYourDuty):
        queries.photos_waiting(scope=world.scope(Role.CAMAT), puskesmas_id=world.ours.id)


@pytest.mark.parametrize("read", ["glances", "given_by", "stuck", "proposals", "photos_waiting"])
def test_another_puskesmas_is_not_read(world: World, read):
    with pytest.raises(NotYours):
        getattr(queries, read)(scope=world.scope(), puskesmas_id=world.sister.id)
