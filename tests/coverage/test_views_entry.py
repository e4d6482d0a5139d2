"""Entering a month: autosave, the plain form, conflicts, paste, unmeasured; sasaran and targets."""

import json
import re

import pytest

from lokmin.basics.time import Month
from lokmin.coverage import queries
from lokmin.coverage.models import Figure
from tests.coverage.conftest import Screen

JULY = {"month": "2023-07"}


def stored(screen: Screen, number: int, element: str = "IDL", month: int = 7) -> int | None:
    rows = Figure.objects.within(screen.world.scope())
    row = rows.filter(area_id=screen.area(number), element_id=element, year=2023, month=month).first()
    return row.count if row else None


def save(screen: Screen, number: int, count: str, who: str = "ani-head", **more: str):
    typed = {"area": str(screen.area(number)), "element": "IDL", "count": count, "version": "0", **JULY}
    typed |= more
    address = f"/p/{screen.world.ours.code}/capaian/isi/simpan/"
    return screen.world.client(who).post(address, typed, headers={"accept": "application/json"})


def test_a_cell_saves_itself(screen: Screen):
    answer = save(screen, 0, "5", version="0")
    assert answer.status_code == 200
    assert json.loads(answer.content) == {"version": 1, "state": "saved", "message": "", "total": "5"}
    assert stored(screen, 0) == 5
    assert json.loads(save(screen, 1, "4").content)["total"] == "9"


def test_a_cell_that_is_emptied_is_not_reported_any_more(screen: Screen):
    save(screen, 0, "5")
    assert json.loads(save(screen, 0, "", version="1").content)["state"] == "missing"
    assert stored(screen, 0) is None


def test_text_is_refused_with_its_sentence(screen: Screen):
    answer = save(screen, 0, "7 bayi")
    assert answer.status_code == 422
    assert "7 bayi" in json.loads(answer.content)["message"]
    assert stored(screen, 0) is None


def test_two_people_in_one_cell_get_both_values(screen: Screen):
    save(screen, 0, "5", version="0")
    answer = save(screen, 0, "6", version="0")
    assert answer.status_code == 409
    told = json.loads(answer.content)
    assert (told["mine"], told["theirs"], told["version"]) == ("6", "5", 1)
    assert stored(screen, 0) == 5
    assert save(screen, 0, "6", version="1", force="1").status_code == 200
    assert stored(screen, 0) == 6


@pytest.mark.parametrize("version", ["", "baru", "-1", "²"])
def test_a_cell_without_its_version_is_refused_unless_forced(screen: Screen, version: str):
    answer = save(screen, 0, "6", version=version)
    assert answer.status_code == 422
    assert "versi" in json.loads(answer.content)["message"]
    assert stored(screen, 0) is None
    assert save(screen, 0, "6", version=version, force="1").status_code == 200


def test_an_unusual_count_is_stored_and_asked_about(screen: Screen):
    told = json.loads(save(screen, 0, "68").content)
    assert told["state"] == "check"
    assert "68" in told["message"]
    assert stored(screen, 0) == 68
    assert "perlu Anda periksa" in screen.get("isi/", bulan="2023-07").content.decode()


def test_a_midwife_saves_her_villages_only(screen: Screen):
    assert save(screen, 1, "3", "ani-midwife").status_code == 200
    assert save(screen, 3, "3", "ani-midwife").status_code == 422
    assert stored(screen, 3) is None


def test_a_village_or_month_that_is_none_is_refused(screen: Screen):
    address = f"/p/{screen.world.ours.code}/capaian/isi/simpan/"
    browser = screen.world.client()
    for typed in ({"area": "x", "element": "IDL", "count": "1", **JULY}, {"month": "2023-13"}):
        assert browser.post(address, typed, headers={"accept": "application/json"}).status_code == 422


def form(screen: Screen, who: str = "ani-head", address: str = "isi/", **cells: str):
    return screen.world.client(who).post(
        f"/p/{screen.world.ours.code}/capaian/{address}?bulan=2023-07", {"bulan": "2023-07", **cells}
    )


def test_without_scripts_one_form_saves_what_changed(screen: Screen):
    first, second = f"{screen.area(0)}:IDL", f"{screen.area(1)}:IDL"
    answer = form(screen, **{f"c:{first}": "5", f"o:{first}": "", f"v:{first}": "0", f"c:{second}": ""})
    assert answer.status_code == 302
    assert stored(screen, 0) == 5


def test_without_scripts_a_cell_without_its_version_overwrites_nothing(screen: Screen):
    save(screen, 0, "5")
    answer = form(screen, **{f"c:{screen.area(0)}:IDL": "9"})
    assert answer.status_code == 409
    assert stored(screen, 0) == 5


def test_a_refused_cell_keeps_everything_that_was_typed(screen: Screen):
    first, second = f"{screen.area(0)}:IDL", f"{screen.area(1)}:IDL"
    answer = form(screen, **{f"c:{first}": "5", f"c:{second}": "7 bayi"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="7 bayi"' in page
    assert re.search(r'value="5"[^>]*>', page)
    assert stored(screen, 0) is None


def test_a_conflict_in_the_plain_form_shows_both_values(screen: Screen):
    save(screen, 0, "5")
    key = f"{screen.area(0)}:IDL"
    answer = form(screen, **{f"c:{key}": "6", f"o:{key}": "", f"v:{key}": "0"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "menjadi 5" in page
    assert 'value="6"' in page
    again = form(screen, **{f"c:{key}": "6", f"o:{key}": "5", f"v:{key}": "1"})
    assert again.status_code == 302
    assert stored(screen, 0) == 6


def test_the_phone_form_shows_last_month_beside_this(screen: Screen):
    page = screen.get(f"isi/desa/{screen.area(0)}/", "ani-midwife", bulan="2023-07").content.decode()
    assert ">Juni</th>" in page
    assert ">Juli</th>" in page
    key = f"{screen.area(0)}:IDL"
    answer = form(screen, "ani-midwife", f"isi/desa/{screen.area(0)}/", **{f"c:{key}": "4"})
    assert answer.status_code == 302
    assert stored(screen, 0) == 4


def test_a_frozen_month_is_shown_and_locked(screen: Screen):
    screen.post("bekukan/", first="2023-01", last="2023-03")
    page = screen.get("isi/", bulan="2023-02").content.decode()
    assert "tidak dapat diubah" in page
    assert "data-grid" not in page


def paste(screen: Screen, text: str, **more: str):
    return screen.world.client().post(
        f"/p/{screen.world.ours.code}/capaian/isi/tempel/?bulan=2023-07&program=Imunisasi",
        {"bulan": "2023-07", "text": text, **more},
    )


@pytest.mark.parametrize("month", ["2023-13", "2024-01", "entah"])
def test_a_month_that_cannot_be_filled_in_is_said_and_nothing_is_put_elsewhere(screen: Screen, month: str):
    page = screen.get("isi/", bulan=month).content.decode()
    assert f"Bulan {month} tidak dapat diisi; yang tampil Juli 2023." in page
    key = f"{screen.area(0)}:IDL"
    sent = {"bulan": month, f"c:{key}": "5", f"v:{key}": "0"}
    assert screen.world.client().post(f"/p/{screen.world.ours.code}/capaian/isi/", sent).status_code == 422
    assert stored(screen, 0) is None


def test_a_pasted_block_is_shown_before_it_is_stored(screen: Screen):
    page = paste(screen, "DESA 1\t6\t5\nDesa 2\t5\tlima\nDesa 99\t1\t1\n").content.decode()
    assert "3 sel dikenali" in page
    assert "lima" in page
    assert "Desa 99" in page
    assert stored(screen, 0) is None
    cells = dict(re.findall(r'name="(c:[^"]+)"\s+value="(\d+)"', page))
    assert form(screen, **cells).status_code == 302
    assert stored(screen, 0, "PENTA1") == 6


def test_a_block_without_names_runs_down_from_the_cell(screen: Screen):
    page = paste(screen, "6\n7\n", start_area=str(screen.area(3)), start_element="PENTA3").content.decode()
    assert f"c:{screen.area(3)}:PENTA3" in page
    assert f"c:{screen.area(4)}:PENTA3" in page


def test_what_could_not_be_measured_needs_its_reason(screen: Screen):
    typed = {"bulan": "2023-07", "area": str(screen.area(0)), "element": "TB_DIUKUR", "reason": ""}
    assert screen.post("isi/tak-terukur/", **typed).status_code == 422
    typed["reason"] = "alat rusak"
    assert screen.post("isi/tak-terukur/", **typed).status_code == 302
    assert "alat rusak" in screen.get("isi/", bulan="2023-07").content.decode()


def test_sasaran_of_a_year_are_typed_in_one_table(screen: Screen):
    address = f"/p/{screen.world.ours.code}/capaian/sasaran/?tahun=2024"
    browser = screen.world.client()
    assert "belum diisi" in browser.get(address).content.decode()
    key = f"n:{screen.area(0)}:bumil"
    assert browser.post(address, {key: "101,2"}).status_code == 302
    found = queries.populations(scope=screen.world.scope(), puskesmas_id=screen.world.ours.id, year=2024)
    assert found[(screen.area(0), "bumil")] == 101_200
    assert found[(screen.area(0), "risti")] == 20_240
    wrong = browser.post(address, {key: "seratus"})
    assert wrong.status_code == 422
    assert 'value="seratus"' in wrong.content.decode()


def test_targets_of_a_year_are_typed_in_one_table(screen: Screen):
    address = f"/p/{screen.world.ours.code}/capaian/target/?tahun=2024"
    browser = screen.world.client()
    assert browser.post(address, {"n:target:IDL": "97,5"}).status_code == 302
    found = queries.targets(scope=screen.world.scope(), puskesmas_id=screen.world.ours.id, year=2024)
    assert found == {"IDL": 97_500}
    assert browser.post(address, {"n:target:IDL": "900"}).status_code == 422


def test_a_programme_shows_its_indicators_that_have_no_target_yet(screen: Screen):
    assert "n:target:KBA" not in screen.get("target/", tahun="2023").content.decode()
    assert "n:target:KBA" in screen.get("target/", tahun="2023", program="KB").content.decode()


def test_a_village_may_differ_from_the_target_of_its_puskesmas(screen: Screen):
    address = f"/p/{screen.world.ours.code}/capaian/target/IDL/?tahun=2023"
    browser = screen.world.client()
    page = browser.get(address).content.decode()
    assert "Target Puskesmas ≥ 100%" in page
    key = f"n:{screen.area(1)}:IDL"
    assert browser.post(address, {key: "90", f"n:{screen.area(0)}:IDL": ""}).status_code == 302
    mine = {"scope": screen.world.scope(), "puskesmas_id": screen.world.ours.id}
    assert queries.area_targets(**mine, year=2023) == {(screen.area(1), "IDL"): 90_000}
    card = queries.scorecard(**mine, month=Month(2023, 6))
    targets = [card.cell(screen.area(n), "IDL").annual_target_percent for n in (0, 1)]
    assert (targets, card.total("IDL").annual_target_percent) == ([100, 90], 100)
    assert "satu desa berbeda" in screen.get("target/", tahun="2023").content.decode()
    assert browser.post(address, {key: "900"}).status_code == 422
    assert browser.post(address, {key: ""}).status_code == 302
    assert queries.area_targets(**mine, year=2023) == {}


def test_targets_of_an_unknown_indicator_have_no_page(screen: Screen):
    assert screen.get("target/XYZ/").status_code == 404


def test_the_grid_offers_what_is_used_and_more_by_programme(screen: Screen):
    everything = screen.get("isi/", bulan="2023-07", semua="1").content.decode()
    assert ":KB_AKTIF" not in everything
    assert ":KB_AKTIF" in screen.get("isi/", bulan="2023-07", semua="1", program="KB").content.decode()


def test_sasaran_shows_the_kinds_that_are_used_or_all(screen: Screen):
    assert ":pus" not in screen.get("sasaran/", tahun="2023").content.decode()
    assert ":pus" in screen.get("sasaran/", tahun="2023", semua="1").content.decode()


def test_a_midwife_sees_the_sasaran_of_her_villages_only(screen: Screen):
    page = screen.get("sasaran/", "ani-midwife", tahun="2023").content.decode()
    assert str(screen.area(1)) in page
    assert str(screen.area(3)) not in page


@pytest.mark.parametrize("address", ["sasaran/", "target/", "target/IDL/"])
def test_a_midwife_reads_the_year_but_does_not_change_it(screen: Screen, address: str):
    page = screen.get(address, "ani-midwife")
    assert "readonly" in page.content.decode()
    assert screen.post(address, "ani-midwife", **{"n:target:IDL": "10"}).status_code == 422


def test_a_month_book_knows_what_is_usual(screen: Screen):
    book = queries.month_book(
        scope=screen.world.scope(), puskesmas_id=screen.world.ours.id, month=Month(2023, 7)
    )
    low, high = book.usual[(screen.area(0), "IDL")]
    assert 0 < low <= high
    assert [report.nothing for report in book.missing] == [True] * 5
