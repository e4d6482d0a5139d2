"""The running meeting in a real browser: a killed tab loses nothing, the wall follows, a phone checks in."""

import contextlib
import re

import pytest
from playwright.sync_api import Error, expect

from tests.journeys.test_loop import HOME, invite, plan

pytestmark = pytest.mark.browser

FIELD = "#t-teks"


@pytest.fixture(scope="module")
def meeting() -> dict[str, str]:
    return {}


@pytest.fixture
def room(visit, meeting) -> str:
    """The address of a meeting that is open on the example's own day; made by the first test that asks."""
    if not meeting:
        notes = visit("notulis-mandalawangi")
        meeting["url"] = plan(notes)
        invite(notes, meeting["url"])
        notes.open(meeting["url"])
        notes.page.get_by_role("button", name=re.compile("Buka rapat")).click()
    return meeting["url"]


def kill(visitor) -> None:
    """The tab dies at once, without a word to the page; another one is opened."""
    with contextlib.suppress(Error):  # a dead tab answers nothing
        visitor.page.goto("chrome://crash", timeout=3_000)
    visitor.page = visitor.context.new_page()
    visitor.page.set_default_timeout(15_000)


def saved(visitor) -> None:
    expect(visitor.page.locator("[data-saved]")).to_contain_text("konsep tersimpan", timeout=8_000)


def test_a_killed_tab_loses_nothing_whether_it_was_sent_or_not(visit, room):
    notes = visit("notulis-mandalawangi")
    notes.open(f"{room}ruang/")
    notes.page.fill(FIELD, "Camat: surat belanja")
    saved(notes)
    kill(notes)
    notes.open(f"{room}ruang/")
    expect(notes.page.locator(FIELD)).to_have_value("Camat: surat belanja")
    notes.page.locator(FIELD).press_sequentially(" hari ini")
    notes.page.wait_for_timeout(300)
    kill(notes)
    notes.open(f"{room}ruang/")
    expect(notes.page.locator(FIELD)).to_have_value("Camat: surat belanja hari ini")
    saved(notes)
    other = visit("notulis-mandalawangi")
    other.open(f"{room}ruang/")
    expect(other.page.locator(FIELD)).to_have_value("Camat: surat belanja hari ini")


def test_two_devices_of_one_writer_show_both_texts(visit, room):
    first, second = visit("notulis-mandalawangi"), visit("notulis-mandalawangi")
    for device in (first, second):
        device.open(f"{room}ruang/")
    second.page.fill(FIELD, "Dari ponsel notulis")
    saved(second)
    first.page.fill(FIELD, "Dari laptop notulis")
    conflict = first.page.locator("[data-conflict]")
    expect(conflict).to_be_visible()
    expect(conflict).to_contain_text("Dari ponsel notulis")
    expect(first.page.locator(FIELD)).to_have_value("Dari laptop notulis")
    first.look("room-conflict")
    first.page.get_by_role("button", name="Gabungkan", exact=True).first.click()
    saved(first)
    expect(first.page.locator(FIELD)).to_have_value("Dari ponsel notulis\nDari laptop notulis")


def test_keys_save_and_the_wall_follows(visit, room):
    notes, wall = visit("kepala-mandalawangi"), visit("kepala-mandalawangi")
    notes.open(f"{room}ruang/")
    notes.page.get_by_role("button", name=re.compile("Mulai acara")).click()
    wall.open(f"{room}layar/")
    wall.look("wall")
    notes.page.get_by_role("button", name="Mata acara").click()
    notes.page.fill(FIELD, "Timbangan dibeli dari Dana Desa.")
    notes.page.keyboard.press("Alt+k")
    notes.page.get_by_text("Keputusan dicatat.").wait_for()
    expect(notes.page.locator(FIELD)).to_have_value("")
    notes.look("room")
    expect(wall.page.locator("main")).to_contain_text("Timbangan dibeli dari Dana Desa.", timeout=8_000)


def test_a_phone_checks_in_and_speaks_and_the_cockpit_hears_it(visit, room):
    notes, phone = visit("kepala-mandalawangi"), visit(phone=True)
    notes.open(f"{room}ruang/")
    phone.open(notes.page.locator(".room-door a").get_attribute("href"))
    phone.look("hall")
    phone.page.locator("summary", has_text="TNI").click()
    phone.page.get_by_role("link", name=re.compile("Danramil")).click()
    phone.look("hall-office")
    phone.page.locator("button.wide").first.click()
    phone.page.get_by_text("Anda tercatat hadir").wait_for()
    phone.page.fill("textarea", "Jalan ke pos sudah dapat dilalui")
    phone.page.get_by_role("button", name="Kirim masukan").click()
    phone.page.get_by_text("menunggu dibaca notulis").wait_for()
    phone.look("hall-seat")
    expect(notes.page.locator("#ponsel")).to_contain_text("Jalan ke pos", timeout=10_000)
    notes.page.locator("#ponsel").get_by_role("button", name=re.compile("Terima")).first.click()
    phone.page.reload()
    phone.page.get_by_text("diterima", exact=True).wait_for()
    phone.page.get_by_role("link", name="Lihat layar rapat").click()
    phone.look("hall-wall")


def test_one_tap_records_and_many_ticks_are_saved_at_once(visit, room):
    desk = visit("kepala-mandalawangi", phone=True)
    desk.open(f"{room}hadir/")
    desk.page.get_by_role("button", name=re.compile("^Hadir Kepala Desa Cikumbuen")).click()
    line = desk.page.locator("li", has_text="Kepala Desa Cikumbuen").first
    expect(line.get_by_text("Hadir", exact=True).first).to_be_visible()
    desk.open(f"{room}hadir/centang/")
    desk.look("ticks")
    row = desk.page.locator("tr", has_text="Camat Mandalawangi").first
    row.locator("input[value=present]").check()
    desk.page.get_by_role("button", name="Simpan semua centang").click()
    desk.page.get_by_text("1 kehadiran dicatat.").wait_for()


def test_the_room_works_without_scripts(visit, room):
    notes = visit("kepala-mandalawangi", scripts=False)
    notes.open(f"{room}ruang/")
    notes.page.fill(FIELD, "Tanpa skrip pun tercatat.")
    notes.page.get_by_role("button", name=re.compile("^Simpan konsep")).click()
    expect(notes.page.locator(FIELD)).to_have_value("Tanpa skrip pun tercatat.")
    notes.page.get_by_role("button", name=re.compile("^Informasi")).click()
    notes.page.get_by_text("Informasi dicatat.").wait_for()
    assert notes.page.locator("#terakhir", has_text="Tanpa skrip pun tercatat.").count() == 1
    for path in ("foto/", "layar/", "hadir/centang/"):
        assert notes.open(f"{room}{path}").status == 200
    assert HOME in room
