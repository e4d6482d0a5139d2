"""The directory, its offices and persons, and the links, as seen through a browser."""

from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lokmin.basics.time import Period
from lokmin.people import actions, queries
from tests.meetings.conftest import plan
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


def test_the_second_puskesmas_is_offered_its_missing_villages_while_the_list_is_not_empty(world: World):
    address = reverse("people:directory", args=[world.sister.code])
    browser = world.client("dewi")
    page = browser.get(address).content.decode()
    assert (
        "3 desa wilayah kerja Teluk Kijing belum punya jabatan di daftar ini: Desa 6, Desa 7, Desa 8." in page
    )
    browser.post(reverse("people:add_usual", args=[world.sister.code]))
    assert "belum punya jabatan di daftar ini" not in browser.get(address).content.decode()


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


def test_a_vacant_office_is_added_without_a_name(world: World):
    typed = {"sector": "polsek", "institution": "Polsek Lais", "title": "Kapolsek Lais", "name": ""}
    address = reverse("people:add_office", args=[world.ours.code])
    assert world.client().post(address, typed).status_code == 302
    [card] = [
        card
        for card in queries.offices(scope=world.scope(), kecamatan_id=world.ours.kecamatan_id)
        if card.title == "Kapolsek Lais"
    ]
    assert card.holder == ""
    assert world.client().post(address, {**typed, "title": "Wakapolsek", "name": "Iptu A"}).status_code == 422
    half = {**typed, "title": "Wakapolsek", "since": "7-8-2023"}
    assert world.client().post(address, half).status_code == 422


def test_a_missing_name_keeps_what_was_typed(world: World):
    answer = world.client().post(
        reverse("people:add_office", args=[world.ours.code]), {"title": "Kapolsek Lais", "sector": "polsek"}
    )
    assert answer.status_code == 422
    assert "Kapolsek Lais" in answer.content.decode()


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

    def of_camat():
        known = queries.links(scope=world.scope(), puskesmas_id=world.ours.id)
        return [link for link in known if link.office == "Camat"]

    (link,) = of_camat()
    assert link.live
    browser.post(reverse("people:revoke", args=[world.ours.code, link.id]))
    assert [link.live for link in of_camat()] == [False]


def test_a_link_into_the_past_is_refused_at_the_form(world: World, settings):
    settings.PUBLIC_URL = "https://lokmin.example"
    address = reverse("people:links", args=[world.ours.code])
    answer = world.client().post(address, {"office": str(world.camat_office), "until": "1-1-2023"})
    assert answer.status_code == 422
    assert "sudah lewat" in answer.content.decode()
    assert NOW.year == 2023


def page_of(world: World, name: str, /, *parts: object, who: str = "ani-head", **asked: str) -> str:
    answer = world.client(who).get(reverse(f"people:{name}", args=[world.ours.code, *parts]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def send(world: World, name: str, /, *parts: object, **typed: object):
    return world.client().post(reverse(f"people:{name}", args=[world.ours.code, *parts]), typed)


def test_the_directory_is_searched_by_words_sector_and_what_is_missing(world: World, police: UUID):
    assert "Kapolsek" in page_of(world, "directory", cari="iptu polsek")
    assert "Kepala Desa 1" not in page_of(world, "directory", cari="iptu polsek")
    assert "Kapolsek" not in page_of(world, "directory", sektor="desa")
    assert "Tidak ada jabatan yang cocok" in page_of(world, "directory", kurang="pejabat")
    assert "Kapolsek" in page_of(world, "directory", kurang="persetujuan")
    assert "Kapolsek" in page_of(world, "directory", kurang="lain")


def test_a_telephone_is_shown_to_those_who_write_to_its_holder_only(world: World, police: UUID):
    person = queries.office_of(scope=world.scope(), office_id=police).person_id
    typed = {"phone": "+62 812 3456 7890", "given_on": "7-8-2023", "via": "WhatsApp"}
    assert send(world, "person", person, **typed).status_code == 302
    assert "0812-3456-7890" in page_of(world, "office", police)
    assert "0812-3456-7890" not in page_of(world, "office", police, who="ani-camat")
    assert send(world, "person", person, withdrawn_on="7-8-2023").status_code == 302
    assert "0812-3456-7890" not in page_of(world, "office", police)


def test_after_a_withdrawal_the_page_says_how_messages_still_reach_and_a_number_alone_has_no_dash(
    world: World, police: UUID
):
    person = queries.office_of(scope=world.scope(), office_id=police).person_id
    typed = {"phone": "0812 3456 7890", "given_on": "7-8-2023", "via": "WhatsApp"}
    assert send(world, "person", person, **typed).status_code == 302
    assert "0812-3456-7890. Persetujuan diberikan 7 Agustus 2023" in page_of(world, "person", person)
    assert send(world, "person", person, withdrawn_on="7-8-2023").status_code == 302
    assert "Pesan untuknya disampaikan langsung atau di kertas." in page_of(world, "person", person)


def test_a_number_that_is_none_keeps_what_was_typed(world: World, police: UUID):
    person = queries.office_of(scope=world.scope(), office_id=police).person_id
    answer = send(world, "person", person, phone="12", given_on="7-8-2023", via="WhatsApp")
    assert answer.status_code == 422
    assert "bukan nomor HP" in answer.content.decode()


def test_the_consent_page_names_who_is_missing_and_prints_a_sheet(world: World, police: UUID):
    page = page_of(world, "consents")
    assert "3 pejabat belum memberi persetujuan" in page
    assert "Saya setuju nama, jabatan, nomor WhatsApp, dan e-mail" in page


def test_terms_are_corrected_added_and_deleted_on_the_page(world: World, police: UUID):
    (term,) = queries.terms(scope=world.scope(), office_id=police)
    assert "Iptu Lama" in page_of(world, "term", term.id)
    typed = {"name": "Iptu Lama, S.H.", "since": "1 Januari 2022", "rank": "Iptu", "acting": ""}
    assert send(world, "term", term.id, **typed).status_code == 302
    assert "Iptu Lama, S.H." in page_of(world, "office", police)
    assert page_of(world, "add_term", police)
    assert send(world, "add_term", police, name="AKP Dulu", since="1 Januari 2020").status_code == 302
    assert "sampai 31 Desember 2021" in page_of(world, "office", police)
    late = send(world, "add_term", police, name="AKP Kini", since="1 Mei 2023")
    assert late.status_code == 422
    assert send(world, "term", term.id, do="remove").status_code == 302
    assert "Iptu Lama" not in page_of(world, "office", police)


def test_a_title_that_changed_keeps_the_old_one_on_the_page(world: World, police: UUID):
    assert page_of(world, "rename", police)
    answer = send(world, "rename", police, title="Kapolsubsektor Lais", since="1 Agustus 2023")
    assert answer.status_code == 302
    page = page_of(world, "office", police)
    assert "Kapolsubsektor Lais" in page
    assert "sampai 31 Juli 2023" in page
    assert send(world, "rename", police, title="Lain", since="1 Juli 2023").status_code == 422


def test_a_delegate_is_added_and_taken_away(world: World, police: UUID):
    assert page_of(world, "add_delegate", police)
    assert send(world, "add_delegate", police, seat=str(world.camat_office)).status_code == 302
    assert "Pak Camat" in page_of(world, "office", police)
    found = queries.delegates(scope=world.scope(), office_ids=[police])[police]
    assert send(world, "end_delegate", police, found[0].id).status_code == 302
    assert "Pak Camat" not in page_of(world, "office", police)
    assert send(world, "add_delegate", police, seat="").status_code == 422


def test_two_entries_of_one_person_are_joined_by_a_tap(world: World, police: UUID):
    actions.seat(scope=world.scope(), office_id=police, name="Budi", since=NOW.date())
    mine = queries.office_of(scope=world.scope(), office_id=police).person_id
    theirs = queries.office_of(scope=world.scope(), office_id=world.village_office).person_id
    assert "Mungkin orang yang sama" in page_of(world, "person", mine)
    assert send(world, "join", mine, theirs).status_code == 302
    page = page_of(world, "person", mine)
    assert "Mungkin orang yang sama" not in page
    assert "Kepala Desa 1" in page


def test_the_pages_ask_the_database_no_more_for_thirty_offices_than_for_two(world: World):
    def asked(name: str) -> int:
        browser = world.client()
        with CaptureQueriesContext(connection) as queries_asked:
            assert browser.get(reverse(f"people:{name}", args=[world.ours.code])).status_code == 200
        return len(queries_asked)

    few = {name: asked(name) for name in ("directory", "parts", "consents")}
    body = actions.add_institution(
        scope=world.scope(), kecamatan_id=world.ours.kecamatan_id, sector="lain", name="Lain"
    )
    for number in range(30):
        office = actions.add_office(scope=world.scope(), institution_id=body, title=f"Ketua {number}")
        actions.seat(scope=world.scope(), office_id=office, name=f"Orang {number}", since=NOW.date())
    assert {name: asked(name) for name in few} == few
    assert max(few.values()) <= 26


def test_a_new_link_lives_past_the_months_that_the_lokmin_plans(world: World):
    plan(
        world.scope(),
        world.ours,
        number=3,
        held_on=date(2023, 8, 24),
        planned=Period.parse("2023-08..2023-12"),
    )
    page = world.client().get(reverse("people:links", args=[world.ours.code]))
    assert page.context["form"]["until"].value() == date(2024, 1, 14)
