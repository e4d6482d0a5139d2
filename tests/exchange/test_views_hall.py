"""The screens of the hall: a package is taken, its return looked at, joined, decided."""

import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lokmin.exchange import queries
from lokmin.exchange.views import hall as hall_views
from lokmin.meetings import queries as meeting_queries
from lokmin.tools.addresses import WIFI, Address
from tests.exchange.ends import HALL, both_report, come_home


def url(story, path=""):
    return f"/p/{story.world.ours.code}/aula/{path}"


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def upload(story, browser, back):
    file = SimpleUploadedFile("pulang.lokmin", back, "application/octet-stream")
    return browser.post(url(story, "gabung/"), {"file": file})


def test_the_package_is_downloaded_and_its_meeting_is_then_away(two, story):
    browser, august = story.world.client("ani-head"), story.meetings["august"]
    page = browser.get(url(story)).content.decode()
    assert f'value="{august}"' in page
    answer = browser.post(url(story, "bawa/"), {"meeting": str(august)})
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="aula-1011689-')
    assert "rows/meetings.Meeting.jsonl" in zipfile.ZipFile(io.BytesIO(body(answer))).namelist()
    page = browser.get(url(story)).content.decode()
    assert "Sedang di aula" in page
    hub = browser.get(f"/p/{story.world.ours.code}/rapat/{august}/").content.decode()
    assert f"rapat/{august}/buka/" not in hub
    assert "Rapat ini sedang di aula sejak" in hub
    assert f'value="{august}"' not in page
    refused = browser.post(url(story, "bawa/"), {"meeting": str(august)})
    assert refused.status_code == 422


def test_the_lock_is_opened_with_a_reason_only(two, story):
    browser, august = story.world.client("ani-head"), story.meetings["august"]
    body(browser.post(url(story, "bawa/"), {"meeting": str(august)}))
    assert browser.post(url(story, f"buka/{august}/"), {"because": ""}).status_code == 422
    assert browser.post(url(story, f"buka/{august}/"), {"because": "laptop rusak"}).status_code == 302
    assert not meeting_queries.away(scope=story.scope(now=HALL), meeting_ids=[august])
    assert browser.post(url(story, f"buka/{august}/"), {"because": "lagi"}).status_code == 422


def test_a_return_is_looked_at_then_joined_and_decided(trip, story):
    both_report(trip, story)
    back = come_home(trip, story)
    browser = story.world.client("ani-head")
    page = upload(story, browser, back).content.decode()
    assert "Kehadiran" in page
    assert "1 perlu diputuskan" in page
    assert "tidak dapat dibatalkan" in page
    name = re.search(r'name="name" value="([0-9a-f]{64})"', page)[1]
    assert not queries.packages(scope=story.scope(now=HALL), puskesmas_id=story.world.ours.id)[0].returns
    answer = browser.post(url(story, "gabung/simpan/"), {"name": name}, follow=True)
    page = answer.content.decode()
    assert "1 baris perlu diputuskan" in page
    assert "Terkendala" in page
    assert "Selesai" in page
    decide = re.search(r'action="([^"]+/putuskan/[^"]+)"', page)[1]
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]
    page = browser.post(decide, {"choice": "hall", "seen": seen}, follow=True).content.decode()
    assert "Berkas pulang sudah tergabung" in page
    assert "dari aula" in page
    home = f"/p/{story.world.ours.code}/rapat/{story.meetings['august']}/"
    assert re.search(rf'href="{home}">\s*Buka rapat', page)
    again = browser.post(url(story, "gabung/simpan/"), {"name": name}, follow=True).content.decode()
    assert "Pilih lagi berkasnya" in again
    twice = upload(story, browser, back).content.decode()
    assert "Tidak ada yang baru di berkas ini" in twice
    assert "tidak dapat dibatalkan" not in twice
    name = re.search(r'name="name" value="([0-9a-f]{64})"', twice)[1]
    again = browser.post(url(story, "gabung/simpan/"), {"name": name}, follow=True).content.decode()
    assert "Berkas ini sudah digabungkan pada" in again
    assert "tidak ada yang baru" in again
    assert "0 belum" not in browser.get(url(story)).content.decode()


def test_a_wrong_file_says_so_at_the_form(trip, story):
    browser = story.world.client("ani-head")
    answer = upload(story, browser, b"bukan berkas")
    assert answer.status_code == 422
    assert "bukan paket aula dan bukan berkas pulang" in answer.content.decode()
    assert browser.post(url(story, "gabung/"), {}).status_code == 422
    assert upload(story, browser, trip.package_bytes).status_code == 422
    waiting = trip.folder / "office" / "aula" / "pratinjau"
    assert list(waiting.iterdir()) == []


def test_the_laptop_offers_its_return_and_no_package(trip, story):
    with trip.at("laptop"):
        browser = story.world.client("ani-head")
        page = browser.get(url(story)).content.decode()
        assert "Laptop ini membawa data" in page
        assert "Unduh paket aula" not in page
        answer = browser.post(url(story, "pulang/"))
        assert "pulang-1011689" in answer.headers["Content-Disposition"]
        assert "manifest.sig" in zipfile.ZipFile(io.BytesIO(body(answer))).namelist()
    page = story.world.client("ani-head").post(url(story, "pulang/"), follow=True).content.decode()
    assert "tidak membawa paket" in page


@pytest.mark.parametrize(
    ("found", "words"),
    [([], "Belum ada jaringan"), ([Address("10.42.0.1", "w", WIFI)], "http://10.42.0.1:8000/")],
)
def test_the_projector_shows_the_address_and_a_code_for_it(world, settings, monkeypatch, found, words):
    settings.HALL, settings.PUBLIC_URL = True, "http://10.42.0.1:8000" if found else ""
    monkeypatch.setattr(hall_views, "lan_addresses", lambda: found)
    page = world.client("ani-head").get(f"/p/{world.ours.code}/aula/alamat/").content.decode()
    assert words in page
    assert ('class="qr"' in page) == bool(found)


def test_while_a_meeting_is_open_the_projector_leads_to_it(trip, story, settings, monkeypatch):
    monkeypatch.setattr(hall_views, "lan_addresses", lambda: [Address("10.42.0.1", "w", WIFI)])
    with trip.at("laptop"):
        settings.HALL, settings.PUBLIC_URL = True, "http://10.42.0.1:8000"
        august = story.meetings["august"]
        door = meeting_queries.hall_address(scope=story.scope(now=HALL), meeting_id=august)
        page = story.world.client("ani-head").get(url(story, "alamat/")).content.decode()
    assert f"http://10.42.0.1:8000/r/{door.code}/" in page
    assert door.said in page


def test_outside_a_hall_the_address_page_says_how_to_serve_one(world, settings):
    page = world.client("ani-head").get(f"/p/{world.ours.code}/aula/alamat/").content.decode()
    assert "lokmin serve --hall" in page
