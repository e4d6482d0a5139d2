"""Looking at a restatement before it is stored, as a browser without scripts does it."""

import re
from html import unescape

import pytest

from lokmin.basics.scope import Role
from lokmin.basics.time import Month, Period
from lokmin.coverage import actions, queries
from lokmin.coverage.models import Restatement
from tests.coverage.conftest import Screen
from tests.coverage.test_views import text

ADDRESS = "pembetulan/angka/?bulan=2023-02"


def hidden(page) -> dict[str, str]:
    """The fields that the page of the preview sends again."""
    form = text(page).split('class="section form"', 1)[1].split("</form>", 1)[0]
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found}


def press_twice(screen: Screen, address: str, **typed: str):
    """The answer to the second press; to the first when that was refused."""
    first = screen.post(address, tahap="lihat", **typed)
    return screen.post(address, **hidden(first), tahap="simpan") if first.status_code == 200 else first


@pytest.fixture
def frozen(screen: Screen) -> Screen:
    scope, ours = screen.place.scope, screen.world.ours
    actions.freeze(
        scope=scope, puskesmas_id=ours.id, period=Period.quarter("2023Q1"), despite="belum semua melapor"
    )
    return screen


def typed(screen: Screen, count: str = "0") -> dict[str, str]:
    key, other = f"{screen.area(0)}:IDL", f"{screen.area(1)}:IDL"
    same = {f"c:{other}": "5", f"o:{other}": "5", f"v:{other}": "1"}
    return {f"c:{key}": count, f"o:{key}": "6", f"v:{key}": "1", "reason": "salah <salin>", **same}


def stored(screen: Screen) -> int:
    return Restatement.objects.within(screen.place.scope).count()


def test_the_first_press_shows_everything_that_moves_and_stores_nothing(frozen: Screen):
    page = frozen.post(ADDRESS, **typed(frozen), tahap="lihat")
    told = text(page)
    assert page.status_code == 200
    assert "1 isian dibetulkan" in told
    assert "Desa 1, Imunisasi dasar lengkap, Februari 2023: 6 → 0" in told
    assert "salah &lt;salin&gt;" in told
    assert "cukup</b>" in told
    assert re.search(r"peringkat \d → \d", told)
    assert "Masa Januari–Maret 2023 dibekukan" in told
    assert "Belum ada bahan evaluasi yang keluar" in told
    assert stored(frozen) == 0


def test_the_second_press_stores_what_was_shown_and_only_changed_cells_travel(frozen: Screen):
    first = frozen.post(ADDRESS, **typed(frozen), tahap="lihat")
    assert str(frozen.area(1)) not in "".join(hidden(first))
    shown = re.findall(r"<li>([^<]*→[^<]*)</li>", text(first))
    assert frozen.post(ADDRESS, **hidden(first), tahap="simpan").status_code == 302
    assert stored(frozen) == 1
    listed = text(frozen.get("pembetulan/"))
    assert all(line in listed for line in shown)


def test_a_press_of_store_without_a_look_shows_it_first(frozen: Screen):
    assert "1 isian dibetulkan" in text(frozen.post(ADDRESS, **typed(frozen), tahap="simpan"))
    assert stored(frozen) == 0


def test_when_something_changed_in_between_the_page_says_so_and_shows_it_anew(frozen: Screen):
    first = frozen.post(ADDRESS, **typed(frozen), tahap="lihat")
    place = frozen.place
    actions.restate_figures(
        scope=place.scope,
        puskesmas_id=place.card.id,
        entries=[place.count(1, "IDL", "2023-02", 50)],
        reason="lain",
    )
    again = frozen.post(ADDRESS, **hidden(first), tahap="simpan")
    assert again.status_code == 409
    assert "Sementara itu ada angka yang berubah" in text(again)
    assert hidden(again)["terlihat"] != hidden(first)["terlihat"]
    assert stored(frozen) == 1
    assert frozen.post(ADDRESS, **hidden(again), tahap="simpan").status_code == 302


def test_a_cell_that_somebody_else_changed_leads_back_to_the_grid(frozen: Screen):
    first = frozen.post(ADDRESS, **typed(frozen), tahap="lihat")
    place = frozen.place
    actions.restate_figures(
        scope=place.scope,
        puskesmas_id=place.card.id,
        entries=[place.count(0, "IDL", "2023-02", 9)],
        reason="lain",
    )
    page = frozen.post(ADDRESS, **hidden(first), tahap="simpan")
    assert page.status_code == 409
    assert "Angka sekarang bulan Februari 2023" in text(page)


@pytest.mark.parametrize("address", [ADDRESS, "pembetulan/target/?tahun=2023"])
def test_going_back_keeps_what_was_typed(frozen: Screen, address: str):
    sent = typed(frozen, "4") if address == ADDRESS else {"n:target:IDL": "77", "reason": "SK"}
    first = frozen.post(address, **sent, tahap="lihat")
    back = frozen.post(address, **hidden(first), tahap="ubah")
    assert back.status_code == 200
    assert f'value="{"4" if address == ADDRESS else "77"}"' in text(back)
    assert sent["reason"].replace("<", "&lt;").replace(">", "&gt;") in text(back)
    assert stored(frozen) == 0


def test_only_who_freezes_may_look(frozen: Screen):
    assert frozen.post(ADDRESS, "ani-programme_holder", **typed(frozen), tahap="lihat").status_code == 403
    assert frozen.post(ADDRESS, "dewi", **typed(frozen), tahap="lihat").status_code == 404


def test_a_target_shows_the_whole_catchment_before_it_is_stored(frozen: Screen):
    page = text(frozen.post("pembetulan/target/?tahun=2023", **{"n:target:IDL": "10", "reason": "SK"}))
    assert 'id="moved-totals"' in page
    card = queries.scorecard(
        scope=frozen.place.scope, puskesmas_id=frozen.world.ours.id, month=Month(2023, 3)
    )
    assert card.total("IDL").target == 100_000


def district_says(screen: Screen, **values: object) -> None:
    """The district decides about IDL."""
    actions.change_indicator(
        scope=screen.place.role(Role.DINKES),
        district_id=screen.world.ours.district_id,
        code="IDL",
        values=values,
        reason="keputusan dinas",
        version=0,
    )


@pytest.mark.parametrize("who", ["ani-camat", "ani-midwife"])
def test_what_a_district_closed_is_not_shown_by_village_to_who_may_not_read_it(frozen: Screen, who: str):
    frozen.post(ADDRESS, **hidden(frozen.post(ADDRESS, **typed(frozen), tahap="lihat")), tahap="simpan")
    by_village = r"Desa \d+, Imunisasi dasar[^<]*"
    assert re.findall(by_village, text(frozen.get("pembetulan/", who)))
    district_says(frozen, sensitivity="restricted")
    page = text(frozen.get("pembetulan/", who))
    assert not re.findall(by_village, page)
    assert "Wilayah kerja, Imunisasi dasar lengkap" in page
    assert "Desa 1, Imunisasi dasar lengkap" in text(frozen.get("pembetulan/"))


def test_the_pages_of_corrections_use_the_words_of_the_district(frozen: Screen):
    district_says(frozen, name="Imunisasi lengkap versi kabupaten")
    first = frozen.post(ADDRESS, **typed(frozen), tahap="lihat")
    assert "versi kabupaten" in text(first)
    frozen.post(ADDRESS, **hidden(first), tahap="simpan")
    assert "versi kabupaten" in text(frozen.get("pembetulan/"))
    assert "versi kabupaten" in text(frozen.get("pembetulan/target/"))


@pytest.mark.parametrize("month", ["2023-05", "rusak", ""])
def test_a_correction_for_a_month_that_is_not_frozen_goes_into_no_other_month(frozen: Screen, month: str):
    page = frozen.post(f"pembetulan/angka/?bulan={month}", **typed(frozen), tahap="lihat")
    assert page.status_code == 422
    assert "belum ada yang tersimpan. Pilih bulannya pada daftar" in text(page)
    assert "<td><input" not in text(page)
    assert '<option value="2023-03"' in text(page)
    assert stored(frozen) == 0


def test_a_page_of_another_month_than_asked_for_says_so(frozen: Screen):
    page = text(frozen.get("pembetulan/angka/", bulan="2023-05"))
    assert "“2023-05” pada alamat tidak dibekukan; yang tampil Maret 2023." in page
    assert "pada alamat" not in text(frozen.get("pembetulan/angka/", bulan="2023-02"))
    assert "pada alamat" not in text(frozen.get("pembetulan/angka/"))


@pytest.mark.parametrize("year", ["2024", "rusak"])
@pytest.mark.parametrize("what", ["target", "sasaran"])
def test_a_correction_for_a_year_that_is_not_frozen_goes_into_no_other_year(
    frozen: Screen, what: str, year: str
):
    address = f"pembetulan/{what}/?tahun={year}"
    sent = {"n:target:IDL": "10"} if what == "target" else {f"n:{frozen.area(0)}:bayi": "10"}
    page = frozen.post(address, **sent, reason="SK", tahap="lihat")
    assert page.status_code == 422
    assert "bukan tahun yang dibekukan, jadi belum ada yang tersimpan" in text(page)
    assert "yang tampil 2023." in text(frozen.get(address))
    assert stored(frozen) == 0


def test_the_doubts_that_the_correction_raises_stand_in_its_preview(frozen: Screen):
    page = text(frozen.post(ADDRESS, **typed(frozen, "70"), tahap="lihat"))
    raised = page.split("Sesudah pembetulan ini, perlu diperiksa")[1].split("</section>")[0]
    assert "Desa 1" in raised
    assert "Sasaran mana yang benar" in raised
    assert "Desa 2" not in raised
    mild = text(frozen.post(ADDRESS, **typed(frozen, "5"), tahap="lihat"))
    assert "Sesudah pembetulan ini" not in mild


def test_the_reason_of_a_restricted_correction_is_read_by_those_who_may_read_its_numbers(frozen: Screen):
    entry = frozen.place.count(0, "TB_TERDUGA", "2023-02", 9)
    here = {"scope": frozen.place.scope, "puskesmas_id": frozen.world.ours.id}
    actions.restate_figures(**here, entries=[entry], reason="kasus dari Desa 1 salah hitung")
    assert "kasus dari Desa 1" in text(frozen.get("pembetulan/"))
    page = text(frozen.get("pembetulan/", who="ani-camat"))
    assert "kasus dari Desa 1" not in page
    assert "tidak ditampilkan (peka)" in page
