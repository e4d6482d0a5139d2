"""A whole meeting by keyboard: opened, who came, what was said, a promise, closed; no mouse is ever used."""

import re

import pytest
from playwright.sync_api import expect

from bench.hall import built
from bench.served.hall import PASSWORD
from bench.served.server import Server
from tests.journeys.conftest import Site, Visitor

pytestmark = pytest.mark.browser

NAMED = """() => {
  const here = document.activeElement, row = here.closest("tr");
  const style = getComputedStyle(here);
  const seen = style.outlineStyle !== "none" || style.boxShadow !== "none";
  const words = (here.innerText || here.getAttribute("aria-label") || here.name || "").trim();
  return {words: words.replace(/\\s+/g, " "), row: row ? row.innerText.replace(/\\s+/g, " ") : "", seen};
}"""


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    """A lokmin of today that is planned, served as a user would serve it."""
    data = tmp_path_factory.mktemp("papan-ketik")
    told = built(data, invited=12)
    with Server(data) as server:
        yield told, Site(f"http://127.0.0.1:{server.port}", data, {told.writers[0]: PASSWORD})


def reach(page, words: str, row: str = "") -> None:
    """Tab on until what is focused says `words`; what is focused can be seen each time."""
    for _ in range(250):
        page.keyboard.press("Tab")
        found = page.evaluate(NAMED)
        if re.search(words, found["words"]) and row in found["row"]:
            assert found["seen"], f"nobody sees that “{found['words']}” is focused"
            return
    raise AssertionError(f"no key leads to “{words}” on {page.url}")


def press(page, words: str, row: str = "") -> None:
    reach(page, words, row)
    page.keyboard.press("Enter")


def test_a_note_taker_runs_a_meeting_by_keyboard_alone(hall, chromium):
    told, site = hall
    notes = Visitor(site, chromium).sign_in(told.writers[0])
    page = notes.page
    notes.open(f"/p/{told.puskesmas}/rapat/{told.planned}/")
    press(page, "^Buka rapat sekarang")
    page.wait_for_url(re.compile("/hadir/$"))
    attend(page)
    write(page)
    notes.look()
    close(page)
    notes.look()
    notes.close()


def attend(page) -> None:
    """One by a tap of its button, one in the tick list with the arrows."""
    press(page, "^Hadir Jabatan 2$")
    page.locator("li", has_text="Jabatan 2").get_by_text("Batalkan").first.wait_for()
    press(page, "^Centang banyak sekaligus")
    page.wait_for_url(re.compile("/centang/"))
    reach(page, "^h-", row="Jabatan 3 ")
    page.keyboard.press("ArrowRight")
    press(page, "^Simpan semua centang")
    page.get_by_text("1 kehadiran dicatat.").wait_for()


def write(page) -> None:
    """A decision with its key; a promise of somebody who is there."""
    press(page, "^Ruang rapat$")
    page.wait_for_url(re.compile("/ruang/"))
    field = page.locator("#t-teks")
    expect(field).to_be_focused()
    page.keyboard.type("Timbangan dibeli dari dana desa.")
    page.keyboard.press("Alt+k")
    page.get_by_text("Keputusan dicatat.").wait_for()
    expect(field).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#t-siapa")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Menjemput bayi pada hari posyandu")
    page.keyboard.press("Alt+j")
    page.get_by_text("Komitmen dicatat", exact=False).first.wait_for()
    expect(page.locator("#terakhir")).to_contain_text("Menjemput bayi pada hari posyandu")


def close(page) -> None:
    press(page, "^Ringkasan$")
    page.get_by_text("Periksa dan tutup rapat").wait_for()
    press(page, "^Periksa dan tutup rapat")
    page.wait_for_url(re.compile("/tutup/"))
    press(page, "^Tutup rapat$")
    page.get_by_text("Rapat ditutup.").first.wait_for()
