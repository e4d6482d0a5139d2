"""The door's own pages through a browser: homes, Monday, first pages, a new Puskesmas, the example erased."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lokmin.meetings import actions as meetings
from lokmin.people import actions as people
from lokmin.places import queries as places
from tests.papers.story import Story, at
from tests.world import NOW, PASSWORD, World, installer

TYPED = {
    "code": "1031918",
    "name": "Pecangaan",
    "kecamatan_name": "Pecangaan",
    "district_name": "Kabupaten Jepara",
    "zone": "WIB",
    "villages": "33.20.02.2001, Kaliombo\n33.20.02.2002, Karangrandu",
}


def text(answer) -> str:
    return answer.content.decode()


def at_home(story: Story, who: str = "ani-head"):
    return story.world.client(who).get(reverse("home", args=[story.world.ours.code]))


# home and Monday


@pytest.mark.parametrize("role", ["head", "programme_holder", "note_taker", "midwife", "camat", "dinkes"])
def test_everybody_of_the_puskesmas_has_a_home(story: Story, role: str):
    answer = at_home(story, f"ani-{role}")
    assert answer.status_code == 200
    assert "TW III 2023: rapat tinggal 14 hari" in text(answer)
    assert text(answer).count('<span class="number">') == 9


def test_the_coverage_of_the_home_is_of_the_wilayah_kerja(story: Story):
    page = text(at_home(story))
    assert "Cakupan wilayah kerja" in page
    assert "Cakupan kecamatan" not in page


def test_every_link_of_the_home_leads_somewhere(story: Story):
    browser = story.world.client()
    links = set(re.findall(r'href="(/p/[^"#]+)"', text(at_home(story))))
    assert len(links) > 10
    answers = {link: browser.get(link.replace("&amp;", "&")).status_code for link in links}
    assert set(answers.values()) == {200}, answers


def test_every_link_of_monday_leads_somewhere(story: Story):
    browser = story.world.client()
    page = text(browser.get(reverse("monday", args=[story.world.ours.code])))
    links = set(re.findall(r'href="(/p/[^"#]+)"', page))
    assert {browser.get(link.replace("&amp;", "&")).status_code for link in links} == {200}


def test_the_home_leads_into_the_open_meeting(story: Story):
    assert "Masuk ruang rapat" not in text(at_home(story))
    meetings.open_meeting(scope=story.scope(now=at(8, 21)), meeting_id=story.meetings["august"])
    assert "Masuk ruang rapat" in text(at_home(story))
    camat = text(at_home(story, "ani-camat"))
    assert "Layar untuk proyektor" in camat
    assert "Masuk ruang rapat" not in camat


def test_a_new_puskesmas_sees_its_first_hour_and_every_link_works(world: World):
    browser = world.client("dewi")
    page = text(browser.get(reverse("home", args=[world.sister.code])))
    assert "Satu jam pertama" in page
    assert "Tidak ada yang menunggu Anda hari ini" not in page
    links = set(re.findall(r'href="(/p/[^"#]+)"', page))
    assert {browser.get(link.replace("&amp;", "&")).status_code for link in links} == {200}


@pytest.mark.parametrize(
    ("name", "who", "limit"), [("home", "head", 44), ("home", "midwife", 50), ("monday", "head", 27)]
)
def test_pages_stay_within_their_queries(story: Story, name: str, who: str, limit: int):
    browser = story.world.client(f"ani-{who}")
    address = reverse(name, args=[story.world.ours.code])
    browser.get(address)
    with CaptureQueriesContext(connection) as captured:
        browser.get(address)
    assert len(captured) <= limit, "\n".join(query["sql"][:120] for query in captured)


@pytest.mark.parametrize("month", ["2023-06", "2099-01", "abc", ""])
def test_monday_takes_any_month_in_its_address(story: Story, month: str):
    address = reverse("monday", args=[story.world.ours.code])
    assert story.world.client().get(f"{address}?bulan={month}").status_code == 200


def test_dewi_and_citra_read_nothing_of_ours_on_their_own_pages(story: Story):
    world = story.world
    ours = {world.ours.code, str(world.ours.id), *(str(area.id) for area in world.areas)}
    ours |= {"Mobil siaga", "Ajakan posyandu", "Penemuan terduga TB", *map(str, story.meetings.values())}
    rooms = ("home", "monday", "coverage:scorecard", "coverage:entry", "coverage:populations")
    rooms += ("obstacles:board", "commitments:board", "meetings:list", "papers:list", "intake:upload")
    for who, card in (("dewi", world.sister), ("citra", world.far)):
        browser = world.client(who)
        for room in rooms:
            answer = browser.get(reverse(room, args=[card.code]))
            assert answer.status_code == 200, room
            seen = {word for word in ours if word in text(answer)}
            assert not seen, f"{who} reads {seen} at {room}"


# first pages


def test_an_account_without_a_role_is_told_whom_to_ask(world: World):
    people.new_account(
        scope=installer(), username="tanpa-peran", name="Tanpa Peran", password="kata-sandi-panjang"
    )
    browser = Client()
    browser.force_login(
        get_user_model().objects.get(username="tanpa-peran"), "django.contrib.auth.backends.ModelBackend"
    )
    page = text(browser.get("/"))
    assert "belum punya peran" in page
    assert "administrator" in page
    assert reverse("sign_out") in page


def test_the_administrator_chooses_registers_and_erases(world: World):
    page = text(world.client("ani-administrator").get("/"))
    for address in (
        reverse("home", args=[world.far.code]),
        "/k/16.06/",
        "/puskesmas/baru/",
        "/contoh/hapus/",
    ):
        assert address in page


def test_the_camat_chooses_among_the_puskesmas_of_the_kecamatan(world: World):
    page = text(world.client("ani-camat").get("/"))
    assert reverse("home", args=[world.ours.code]) in page
    assert reverse("home", args=[world.sister.code]) in page
    assert world.far.code not in page
    assert "/puskesmas/baru/" not in page


# a new Puskesmas


def test_a_puskesmas_is_registered_on_the_screen(world: World):
    browser = world.client("ani-administrator")
    answer = browser.post("/puskesmas/baru/", TYPED)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/p/1031918/")
    card = places.puskesmas_by_code(code="1031918")
    assert card
    assert [area.name for area in places.catchment(puskesmas_id=card.id)] == ["Kaliombo", "Karangrandu"]
    assert "terdaftar dengan 2 desa" in text(browser.get("/p/1031918/"))
    assert world.client("ani-head").get("/p/1031918/").status_code == 404


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"code": "12"}, "7 angka"),
        ({"code": "1011689"}, "Lais"),
        ({"villages": "33.20.02.2001, A\n33.20.02.2001, B"}, "dua kali"),
        ({"villages": "33.20.2.1, A"}, "33.20.2.1"),
        ({"villages": ""}, "Tempel daftar desa"),
        ({"villages": "RW 01\nRW 02"}, "kecamatan"),
    ],
)
def test_what_is_wrong_is_said_at_the_form_and_nothing_is_kept(world: World, change: dict, sentence: str):
    before = len(places.all_puskesmas())
    answer = world.client("ani-administrator").post("/puskesmas/baru/", {**TYPED, **change})
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert "Kabupaten Jepara" in text(answer)
    assert len(places.all_puskesmas()) == before


# the example


def test_the_head_of_an_example_erases_it_and_the_sign_in_page_says_so(world: World):
    browser = world.client("ani-head")
    home = text(browser.get(reverse("home", args=[world.ours.code])))
    assert reverse("erase_example") in home
    get_user_model().objects.filter(pk=world.accounts["ani-head"]).update(example=True)
    assert browser.post(reverse("erase_example")).status_code == 422
    assert len(places.all_puskesmas()) == 3
    answer = browser.post(reverse("erase_example"), {"sure": "on"}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("sign_in")
    assert "Data contoh sudah dihapus: 3 Puskesmas" in text(answer)
    assert places.all_puskesmas() == []


def test_an_administrator_who_is_no_example_stays_signed_in(world: World):
    browser = world.client("ani-administrator")
    answer = browser.post(reverse("erase_example"), {"sure": "on"}, follow=True)
    assert "Belum ada Puskesmas" in text(answer)
    assert "Data contoh sudah dihapus" in text(answer)
    assert "Tidak ada data contoh" in text(browser.get(reverse("erase_example")))


def test_the_head_of_a_real_puskesmas_finds_no_eraser(world: World):
    browser = world.client("ani-administrator")
    browser.post("/puskesmas/baru/", TYPED)
    real = places.puskesmas_by_code(code="1031918")
    assert real
    account = people.new_account(
        scope=installer(), username="kepala", name="Kepala", password="kata-sandi-panjang"
    )
    people.give_role(
        scope=installer(), account_id=account, role="head", since=NOW.date(), puskesmas_id=real.id
    )
    head = Client()
    head.force_login(get_user_model().objects.get(pk=account), "django.contrib.auth.backends.ModelBackend")
    assert head.get(reverse("erase_example")).status_code == 404
    assert reverse("erase_example") not in text(head.get("/p/1031918/"))


def test_health_answers_without_an_account(db):
    assert Client().get("/healthz").json() == {"status": "ok"}


def test_tries_at_one_account_count_together_in_any_case_of_letters(world: World):
    typed = ["ani-head", "ANI-HEAD", "Ani-Head", " aNi-head "]
    browser = Client()
    for number in range(10):
        browser.post(reverse("sign_in"), {"username": typed[number % 4], "password": "salah"})
    answer = browser.post(reverse("sign_in"), {"username": "ani-HEAD", "password": PASSWORD})
    assert answer.status_code == 429


def test_the_administrator_uploads_boundaries_and_is_told_who_lacks_one(world: World, shared):
    browser, url = world.client("ani-administrator"), reverse("boundaries")
    raw = (shared / "data" / "areas" / "villages_lais_16.06.02.geojson").read_bytes()
    sent = {"file": SimpleUploadedFile("batas.geojson", raw), "note": "batas ilustratif"}
    page = text(browser.post(url, sent))
    assert "desa tersimpan" in page
    assert "belum berbatas" in page
    assert places.boundaries(area_ids=[area.id for area in world.areas])
    wrong = browser.post(url, {"file": SimpleUploadedFile("x.geojson", b"bukan json"), "note": "peta saya"})
    assert wrong.status_code == 422
    assert "bukan GeoJSON" in text(wrong)
    assert "peta saya" in text(wrong)
    assert browser.post(url, {}).status_code == 422
