"""An office in the wrong sector is mended; an office that is no more leaves the lists of later days."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from lokmin.basics.refusal import NotYourDuty, Refusal
from lokmin.basics.scope import Role
from lokmin.people import actions, queries
from lokmin.people.models import Institution, PersonalLink
from tests.world import World

pytestmark = pytest.mark.django_db


def listed(world: World, on: date | None = None):
    cards = queries.offices(scope=world.scope(), kecamatan_id=world.ours.kecamatan_id, on=on)
    return {card.id: card for card in cards}


def page(world: World, name: str, office) -> str:
    return reverse(f"people:{name}", args=[world.ours.code, office])


def test_a_new_office_has_no_sector_chosen_before(world: World):
    answer = world.client().get(reverse("people:add_office", args=[world.ours.code])).content.decode()
    select = answer[answer.index('name="sector"') :]
    assert '<option value="" selected>pilih sektor' in select[: select.index("</select>")]
    typed = {"institution": "Polsek Lais", "title": "Kapolsek Lais"}
    refused = world.client().post(reverse("people:add_office", args=[world.ours.code]), typed)
    assert refused.status_code == 422


def test_sector_institution_and_village_are_mended_and_the_emptied_institution_goes(world: World, police):
    sent = {"sector": "koramil", "institution": "Koramil Lais", "area": ""}
    answer = world.client().post(page(world, "place", police), sent, follow=True)
    assert "Penempatan jabatan disimpan" in answer.content.decode()
    card = listed(world)[police]
    assert (card.sector, card.institution, card.holder) == ("koramil", "Koramil Lais", "Iptu Lama")
    assert not Institution.unscoped.filter(name="Polsek Lais").exists()


def test_only_the_village_is_mended(world: World, police):
    area = world.areas[0].id
    actions.place_office(
        scope=world.scope(), office_id=police, sector="polsek", institution="Polsek Lais", area_id=area
    )
    assert listed(world)[police].area_id == area


def test_the_others_of_the_old_institution_stay_and_keep_their_village(world: World, police):
    body = listed(world)[police].institution_id
    other = actions.add_office(scope=world.scope(), institution_id=body, title="Wakapolsek Lais")
    with pytest.raises(Refusal) as refused:
        actions.place_office(
            scope=world.scope(), office_id=police, sector="polsek", institution="Polsek Lais",
            area_id=world.areas[0].id,
        )  # fmt: skip
    assert refused.value.code == "people.institution_area"
    actions.place_office(scope=world.scope(), office_id=police, sector="lain", institution="Linmas")
    assert listed(world)[other].institution == "Polsek Lais"


def test_a_title_that_stands_in_the_other_institution_is_refused(world: World, police):
    body = actions.add_institution(
        scope=world.scope(), kecamatan_id=world.ours.kecamatan_id, sector="lain", name="Linmas"
    )
    actions.add_office(scope=world.scope(), institution_id=body, title="Kapolsek Lais")
    with pytest.raises(Refusal) as refused:
        actions.place_office(scope=world.scope(), office_id=police, sector="lain", institution="Linmas")
    assert refused.value.code == "people.title_taken"


def test_a_retired_office_leaves_later_lists_and_stays_in_those_of_its_days(world: World, police):
    scope = world.scope()
    actions.make_link(
        scope=scope, puskesmas_id=world.ours.id, office_id=police, expires_at=scope.now + timedelta(days=9)
    )
    last = scope.today - timedelta(days=1)
    actions.retire_office(scope=scope, office_id=police, until=last)
    assert police not in listed(world)
    groups = queries.directory(scope=scope, kecamatan_id=world.ours.kecamatan_id, beside=[world.ours.id])
    assert police not in {card.id for group in groups for card in group.offices}
    assert listed(world, on=last)[police].holder == "Iptu Lama"
    card = queries.office(scope=scope, office_id=police)
    assert card is not None
    assert (card.title, card.holder, card.retired_on) == ("Kapolsek Lais", "", last)
    assert PersonalLink.unscoped.get(office_id=police).revoked_at


def test_an_office_ends_after_its_last_holder_began_and_not_later_than_today(world: World, police):
    for day in (date(2021, 12, 31), world.scope().today + timedelta(days=1)):
        with pytest.raises(Refusal) as refused:
            actions.retire_office(scope=world.scope(), office_id=police, until=day)
        assert refused.value.code == "people.retired_day"
    assert police in listed(world)


def test_an_office_is_retired_and_used_again_over_http(world: World, police):
    browser = world.client()
    day = world.scope().today - timedelta(days=1)
    browser.post(page(world, "retire", police), {"until": day.isoformat()})
    assert "Pakai lagi jabatan ini" in browser.get(page(world, "office", police)).content.decode()
    browser.post(page(world, "retire", police), {"do": "again"})
    assert listed(world)[police].holder == ""


def test_a_retired_office_that_is_typed_anew_is_in_use_again(world: World, police):
    body = listed(world)[police].institution_id
    actions.retire_office(
        scope=world.scope(), office_id=police, until=world.scope().today - timedelta(days=1)
    )
    assert actions.add_office(scope=world.scope(), institution_id=body, title="Kapolsek Lais") == police
    assert police in listed(world)


def test_who_may_not_manage_people_places_and_retires_nothing(world: World, police):
    scope = world.scope(Role.PROGRAMME_HOLDER)
    with pytest.raises(NotYourDuty):
        actions.place_office(scope=scope, office_id=police, sector="lain", institution="Linmas")
    with pytest.raises(NotYourDuty):
        actions.retire_office(scope=scope, office_id=police, until=scope.today)
    assert listed(world)[police].sector == "polsek"
