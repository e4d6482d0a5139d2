"""A village head sends proof from a phone on a slow line: nothing typed is lost, nothing counts twice."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.phones import HOME, Line, address_of, inside, photo
from tests.journeys.test_room import kill

pytestmark = pytest.mark.browser

OFFICE = "Kepala Desa Curuglemo"
PATIENT = 60_000
CHOSEN = """async () => {
  const file = document.querySelector("form[data-sending] [type=file]").files[0];
  return [...new Uint8Array(await file.arrayBuffer())];
}"""


@pytest.fixture(scope="module")
def known() -> dict[str, str]:
    return {}


@pytest.fixture
def address(visit, known) -> str:
    """What the village head got by WhatsApp."""
    if not known:
        known["address"] = address_of(visit("kepala-mandalawangi"), OFFICE)
    return known["address"]


@pytest.fixture
def village(visit, address):
    """The phone of the village head, with the page of the message open."""
    phone = visit(None, phone=True)
    phone.page.on("dialog", lambda dialog: dialog.accept())
    return phone


def tap(village, state: str = "under_way"):
    """The first two taps: the promise, and how it stands."""
    part = village.page.locator("details.pick").first
    if part.get_attribute("open") is None:
        part.locator("summary").first.click()
    part.locator("label.choice", has=village.page.locator(f"input[value={state}]")).click()
    return part


def fill(part, note: str, count: str = "4") -> None:
    part.locator("input[name=count]").fill(count)
    part.locator("textarea[name=text]").fill(note)


def send(part):
    return part.get_by_role("button", name="Kirim laporan")


def thanked(village, name: str = "") -> None:
    village.page.get_by_role("heading", name="Terima kasih, laporan sudah diterima").wait_for(timeout=PATIENT)
    village.look(name)


def promise_of(staff) -> None:
    """The page of the promise, as staff find it: on the board."""
    staff.open(f"{HOME}komitmen/")
    staff.page.get_by_role("link", name=re.compile("PMT dana desa untuk balita stunting")).first.click()
    staff.page.get_by_role("heading", level=1).wait_for()


def told_once(staff, note: str) -> None:
    promise_of(staff)
    expect(staff.page.locator("main").get_by_text(note)).to_have_count(1)


def test_a_large_photo_goes_over_a_slow_line_that_is_cut_once(visit, address, village):
    taken, note = photo(), "PMT hari ke-60 untuk empat balita"
    line = Line(village)
    line.slow()
    village.open(address)
    village.look()
    part = tap(village)
    fill(part, note)
    part.locator("input[type=file]").set_input_files(files=[taken])
    send(part).click()  # at once: the page makes the photo small first, whatever the thumb does
    sending = part.locator("[data-tell=sending]")
    expect(sending).to_be_visible(timeout=PATIENT)
    expect(sending.locator("progress")).not_to_have_js_property("value", 0, timeout=PATIENT)
    village.look("slow-sending")
    send(part).dispatch_event("click")
    left = bytes(village.page.evaluate(CHOSEN))
    assert len(left) < len(taken["buffer"]) / 4
    assert inside(left) == ((1600, 1200), {})
    line.cut()
    cut_but_kept(village, part, note)
    line.slow()
    send(part).click()
    thanked(village, "slow-thanks")
    assert note in village.page.inner_text("main")
    seen_cleared_and_shown(visit, note)


def cut_but_kept(village, part, note: str) -> None:
    """The page says what happened; words, number, state and photo are still there."""
    expect(part.locator("[data-tell=cut]")).to_be_visible(timeout=PATIENT)
    village.look("slow-cut")
    expect(part.locator("textarea[name=text]")).to_have_value(note)
    expect(part.locator("input[name=count]")).to_have_value("4")
    expect(part.locator("input[value=under_way]")).to_be_checked()
    expect(part.locator(".file-name")).to_have_text("IMG_0821.jpg")


def seen_cleared_and_shown(visit, note: str) -> None:
    """Staff see the photo at once, others when somebody looked at it; where it was taken nobody learns."""
    head, camat = visit("kepala-mandalawangi"), visit("camat-mandalawangi")
    told_once(head, note)
    expect(head.page.locator("main")).to_contain_text("4 dari")
    promise = head.page.url
    assert ((1600, 1200), {}) in waiting(head)
    camat.open(promise)
    before = camat.page.locator("figure img").count()
    head.open(f"{HOME}komitmen/foto/")
    head.look()
    own = head.page.locator("section", has_text="PMT dana desa").last
    own.get_by_role("button", name="Tidak ada yang dikenali: tampilkan").last.click()
    head.page.get_by_text("Foto boleh ditampilkan.").wait_for()
    camat.page.reload()
    expect(camat.page.locator("figure img")).to_have_count(before + 1)


def waiting(staff) -> list:
    """The photos of the promise that nobody looked at yet, as they are kept."""
    unseen = staff.page.locator("figure", has_text="Menunggu diperiksa").locator("img").all()
    kept = [f"{staff.site.address}{picture.get_attribute('src')}" for picture in unseen]
    return [inside(staff.context.request.get(address).body()) for address in kept]


def test_what_arrived_although_its_answer_was_lost_counts_once(visit, address, village):
    note = "Jawaban hilang di jalan"
    village.open(address)
    part = tap(village)
    fill(part, note, "5")

    def lose(route) -> None:
        route.fetch()
        route.abort()

    village.page.route("**/lapor/*/", lose)
    send(part).click()
    expect(part.locator("[data-tell=cut]")).to_be_visible(timeout=PATIENT)
    kill(village)
    village.open(address)
    part = village.page.locator("details.pick[open]")  # what was typed is in sight without a tap
    expect(part.locator("[data-draft-line]")).to_be_visible()
    expect(part.locator("textarea[name=text]")).to_have_value(note)
    village.look("slow-again")
    send(part).click()
    thanked(village)
    told_once(visit("kepala-mandalawangi"), note)
    village.open(address)
    expect(tap(village).locator("textarea[name=text]")).to_have_value("")


def test_what_the_server_refuses_keeps_the_photo_and_the_words(visit, address, village):
    village.open(address)
    part = tap(village, "blocked")
    fill(part, "", "6")
    part.locator("input[type=file]").set_input_files(files=[photo(800, 600)])
    send(part).click()
    errors = part.locator(".errors")
    expect(errors).to_be_focused(timeout=PATIENT)
    expect(errors).to_contain_text("Tulis sebabnya")
    village.look("slow-refused")
    expect(part.locator("input[name=count]")).to_have_value("6")
    part.locator("textarea[name=text]").fill("Telur dari pemasok terlambat")
    send(part).click()
    thanked(village)
    expect(village.page.locator("figure img")).to_have_count(1)


def test_a_plain_form_without_scripts_takes_proof_too(visit, address):
    note, taken = "Dikirim dari ponsel lama", photo(640, 480)
    village = visit(None, phone=True, scripts=False)
    Line(village).slow()
    village.open(address)
    part = tap(village)
    fill(part, note, "7")
    part.locator("input[type=file]").set_input_files(files=[taken])
    send(part).dblclick(no_wait_after=True)
    thanked(village)
    expect(village.page.locator("figure img")).to_have_count(1)
    head = visit("kepala-mandalawangi")
    told_once(head, note)
    assert ((640, 480), {}) in waiting(head)
