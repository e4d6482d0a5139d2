"""The directory and the links, as seen through a browser."""

import pytest
from django.urls import reverse

from lokmin.people import queries
from tests.world import NOW, World


def test_the_directory_names_every_office(world: World):
    page = world.client().get(reverse("people:directory", args=[world.ours.code]))
    assert page.status_code == 200
    assert "Kepala Desa 1" in page.content.decode()


def test_who_may_not_change_the_directory_is_offered_no_button(world: World):
    address = reverse("people:directory", args=[world.ours.code])
    assert "Ganti pejabat" in world.client().get(address).content.decode()
    assert "Ganti pejabat" not in world.client("ani-programme_holder").get(address).content.decode()


def test_the_usual_offices_are_one_tap(world: World):
    browser = world.client()
    answer = browser.post(reverse("people:add_usual", args=[world.ours.code]), follow=True)
    assert "jabatan ditambahkan" in answer.content.decode()
    assert "Isi pejabat" in answer.content.decode()


def test_a_new_office_appears_with_its_holder(world: World):
    typed = {
        "sector": "polsek",
        "institution": "Polsek Lais",
        "title": "Kapolsek Lais",
        "name": "Iptu Contoh",
        "since": "1 Mei 2023",
    }
    answer = world.client().post(reverse("people:add_office", args=[world.ours.code]), typed)
    assert answer.status_code == 302
    offices = queries.offices(scope=world.scope(), kecamatan_id=world.ours.kecamatan_id)
    assert "Iptu Contoh" in {office.holder for office in offices}


def test_a_missing_name_keeps_what_was_typed(world: World):
    answer = world.client().post(
        reverse("people:add_office", args=[world.ours.code]), {"title": "Kapolsek Lais", "sector": "polsek"}
    )
    assert answer.status_code == 422
    assert "Kapolsek Lais" in answer.content.decode()


def test_a_handover_is_one_step(world: World):
    address = reverse("people:handover", args=[world.ours.code, world.village_office])
    assert world.client().get(address).status_code == 200
    assert world.client().post(address, {"name": "Bu Baru", "since": "7-8-2023"}).status_code == 302
    seat = queries.office(scope=world.scope(), office_id=world.village_office)
    assert seat
    assert seat.holder == "Bu Baru"


@pytest.mark.parametrize("address", ["https://lokmin.example", ""])
def test_a_link_is_offered_only_where_it_can_open(world: World, settings, address: str):
    settings.PUBLIC_URL = address
    page = world.client().get(reverse("people:links", args=[world.ours.code])).content.decode()
    assert (world.budi.token in page) is bool(address)
    assert ("PUBLIC_URL" in page) is not bool(address)


def test_a_link_is_made_and_killed_on_the_page(world: World, settings):
    settings.PUBLIC_URL = "https://lokmin.example"
    browser = world.client()
    address = reverse("people:links", args=[world.ours.code])
    made = browser.post(address, {"office": str(world.camat_office), "until": "30-09-2023"})
    assert made.status_code == 302
    newest = queries.links(scope=world.scope(), puskesmas_id=world.ours.id)[0]
    assert newest.office == "Camat"
    browser.post(reverse("people:revoke", args=[world.ours.code, newest.id]))
    assert not queries.links(scope=world.scope(), puskesmas_id=world.ours.id)[0].live


def test_a_link_into_the_past_is_refused_at_the_form(world: World, settings):
    settings.PUBLIC_URL = "https://lokmin.example"
    address = reverse("people:links", args=[world.ours.code])
    answer = world.client().post(address, {"office": str(world.camat_office), "until": "1-1-2023"})
    assert answer.status_code == 422
    assert "sudah lewat" in answer.content.decode()
    assert NOW.year == 2023
