"""Map from real boundaries, radar, sentences to read, and what a village head sees before the meeting."""

import re
import subprocess
import sys

import pytest

from tests.journeys.conftest import _environment

pytestmark = pytest.mark.browser

HOME = "/p/1033372/capaian/"


@pytest.fixture(scope="module")
def outlined(site, shared) -> None:
    """The boundaries of Lais, imported by the command (Epil Barat has none)."""
    file = shared / "data" / "areas" / "villages_lais_16.06.02.geojson"
    command = [sys.executable, "-m", "lokmin", "boundaries", str(file), "--data", str(site.data)]
    answer = subprocess.run(
        command, env=_environment(site.address), capture_output=True, text=True, check=True
    )
    assert "Epil Barat" in answer.stdout


def test_the_map_is_reached_by_keyboard_and_a_village_without_boundary_is_listed(outlined, visit):
    for phone in (False, True):
        head = visit("kepala-lais", phone=phone)
        head.open("/p/1011689/capaian/peta/")
        head.look("map-phone" if phone else "map")
        links = head.page.locator("svg.region-map a")
        assert links.count() >= 3
        links.first.focus()
        name = links.first.get_attribute("aria-label").split(",")[0]
        head.page.keyboard.press("Enter")
        head.page.wait_for_url(re.compile(r"/desa/"))
        assert name in head.page.inner_text("h1")
    beside = visit("kepala-lais")
    beside.open("/p/1011689/capaian/peta/")
    assert "Epil Barat" in beside.page.inner_text("main")


def test_without_boundaries_the_map_is_tiles(visit):
    head = visit("kepala-mandalawangi")
    head.open(f"{HOME}peta/")
    head.look("tiles")
    assert head.page.locator("ol.tiles li a").count() == 15


def test_radar_filter_and_sentences_open_on_a_phone_without_scripts(visit):
    head = visit("kepala-mandalawangi", phone=True)
    for address in ("radar/", "?lihat=bergerak&urut=naik", "?lihat=terburuk&belum=1", "IDL/?bacaan=besar"):
        head.open(f"{HOME}{address}")
        head.look()
    plain = visit("kepala-mandalawangi", phone=True, scripts=False)
    plain.open(HOME)
    plain.page.get_by_text("Bacakan", exact=True).click()
    assert "Di wilayah kerja" in plain.page.inner_text(".reading-text")


def count_of_others(head):
    """How many village heads say that their numbers are other ones, as the page's title tells."""
    head.open(f"{HOME}jawaban/")
    found = re.search(r"(\d+) lain", head.page.inner_text("h1"))
    return int(found[1]) if found else 0


def test_a_village_head_answers_before_the_meeting_and_staff_see_it(visit):
    head = visit("kepala-mandalawangi")
    before = count_of_others(head)
    head.open("/p/1033372/orang/tautan/")
    url = head.page.get_by_role("link", name="Buka tautan Kepala Desa Kurungkambing").first.get_attribute(
        "href"
    )
    budi = visit(None, phone=True, scripts=False)
    budi.open(url)
    budi.page.get_by_role("link", name="Lihat angka desa sebelum rapat").click()
    assert "Kurungkambing" in budi.page.inner_text("h1")
    budi.page.get_by_label("Angka kami lain").check()
    budi.page.get_by_label(re.compile("Catatan")).fill("Bayi Dusun Baru belum dihitung")
    budi.page.get_by_role("button", name="Kirim jawaban").click()
    assert "Bayi Dusun Baru" in budi.page.inner_text("main")
    assert count_of_others(head) == before + 1
    head.look("answers")
