"""From one screen to the next: month, sasaran, frozen choice and filter stay; a spoilt address says so."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from lokmin.basics.time import Period
from lokmin.coverage import actions, queries
from tests.coverage.conftest import Screen
from tests.coverage.test_views import text

SCREENS = ["", "IDL/", "peta/", "radar/", "desa/{area}/"]
FILTER = {"program": "Imunisasi", "lihat": "terburuk", "urut": "nama", "belum": "1"}


def frozen(screen: Screen) -> queries.FreezeCard:
    scope, ours = screen.world.scope(), screen.world.ours
    return actions.freeze(
        scope=scope, puskesmas_id=ours.id, period=Period.quarter("2023Q1"), despite="belum semua melapor"
    )


def links(screen: Screen, page: str) -> list[dict[str, str]]:
    """What the tabs that lead from screen to screen ask for."""
    tabs = page.split('aria-label="Angka yang sama sebagai"', 1)[1].split("</nav>", 1)[0]
    found = re.findall(r'href="([^"]*)"', tabs)
    asked = [parse_qs(urlsplit(each.replace("&amp;", "&")).query) for each in found]
    return [{key: values[0] for key, values in each.items()} for each in asked]


@pytest.mark.parametrize("address", SCREENS)
def test_every_link_between_the_screens_keeps_month_freeze_and_filter(screen: Screen, address: str):
    card, here = frozen(screen), address.format(area=screen.area(0))
    wanted = {"bulan": "2023-02", "beku": str(card.id), **FILTER}
    found = links(screen, text(screen.get(here, **wanted)))
    assert len(found) >= 3
    for each in found:
        assert {key: each.get(key) for key in wanted} == wanted


@pytest.mark.parametrize("address", SCREENS)
def test_every_screen_keeps_the_counted_sasaran(screen: Screen, address: str):
    screen.place.people("bayi", 2023, [50] * 5, basis="counted")
    here = address.format(area=screen.area(0))
    found = links(screen, text(screen.get(here, bulan="2023-06", sasaran="counted")))
    assert {each.get("sasaran") for each in found} == {"counted"}


@pytest.mark.parametrize("address", ["", "IDL/", "peta/"])
def test_what_a_table_leads_to_keeps_the_look_too(screen: Screen, address: str):
    card = frozen(screen)
    page = text(screen.get(address, bulan="2023-02", beku=str(card.id), **FILTER | {"lihat": ""}))
    village = re.search(rf'href="[^"]*/desa/{screen.area(1)}/\?([^"]*)"', page)
    assert village
    asked = parse_qs(village[1].replace("&amp;", "&"))
    assert (asked["bulan"], asked["beku"], asked["program"]) == (["2023-02"], [str(card.id)], ["Imunisasi"])


@pytest.mark.parametrize("address", SCREENS)
def test_every_screen_shows_the_frozen_numbers_it_was_asked_for(screen: Screen, address: str):
    card, here = frozen(screen), address.format(area=screen.area(0))
    page = text(screen.get(here, masa=f"{card.id}@2023-03"))
    assert "Ini angka beku" in page
    assert f'<option value="{card.id}@2023-03" selected>' in page
    back = re.search(r'href="\?([^"]*)">Lihat angka sekarang', page)
    assert back
    now = parse_qs(back[1].replace("&amp;", "&"))
    assert "Ini angka sekarang" in text(screen.get(here, **{key: each[0] for key, each in now.items()}))


def test_a_month_inside_a_frozen_period_can_be_looked_at_and_stays_chosen(screen: Screen):
    card = frozen(screen)
    page = text(screen.get("peta/", bulan="2023-02", beku=str(card.id)))
    assert f'<option value="{card.id}@2023-02" selected>Februari 2023, beku dalam' in page
    assert page.count(" selected>") == 2  # the month and the indicator


@pytest.mark.parametrize("address", [*SCREENS, "perlu-dibetulkan/", "jawaban/"])
@pytest.mark.parametrize("key", ["bulan", "masa"])
def test_a_spoilt_month_is_named_beside_the_month_shown(screen: Screen, address: str, key: str):
    here = address.format(area=screen.area(0))
    assert "“juni&lt;3” pada alamat bukan bulan; yang tampil" in text(screen.get(here, **{key: "juni<3"}))
    assert "pada alamat" not in text(screen.get(here, bulan="2023-06"))


@pytest.mark.parametrize("address", SCREENS)
def test_a_freeze_that_cannot_be_shown_says_what_is_shown_instead(screen: Screen, address: str):
    card, here = frozen(screen), address.format(area=screen.area(0))
    assert "Masa beku pada alamat tidak dikenal" in text(screen.get(here, masa="x@2023-03"))
    late = text(screen.get(here, bulan="2023-05", beku=str(card.id)))
    assert "Masa beku pada alamat tidak memuat Mei 2023" in late
    counted = text(screen.get(here, bulan="2023-03", beku=str(card.id), sasaran="counted"))
    assert "Angka beku selalu menurut proyeksi" in counted
    assert screen.get(here, bulan="2023-03", beku="00000000-0000-0000-0000-000000000000").status_code == 404


def test_a_month_without_figures_can_be_asked_for_on_every_screen(screen: Screen):
    for address in SCREENS:
        page = screen.get(address.format(area=screen.area(0)), bulan="2031-02")
        assert page.status_code == 200, address
        assert "pada alamat" not in text(page)


def test_the_camat_keeps_his_filter_but_sees_restricted_indicators_in_total_only(screen: Screen):
    for address in SCREENS:
        page = screen.get(address.format(area=screen.area(0)), "ani-camat", bulan="2023-06", **FILTER)
        assert page.status_code == 200
    page = text(screen.get("peta/", "ani-camat", bulan="2023-06", indikator="TB_TERDUGA"))
    assert "Indikator peka" in page
    assert "Desa 2" not in page.split("<h1>")[1]


def test_the_line_of_a_frozen_look_marks_the_months_that_were_not_frozen(screen: Screen):
    scope, ours = screen.world.scope(), screen.world.ours
    card = actions.freeze(scope=scope, puskesmas_id=ours.id, period=Period.quarter("2023Q2"), despite="uji")

    def cells() -> dict[str, str]:
        page = text(screen.get("IDL/", bulan="2023-06", beku=str(card.id)))
        table = page.split('class="trend-table"', 1)[1].split("</table>", 1)[0]
        rows = re.findall(r'<th scope="row">([^<]*)</th>\s*<td class="num">(.*?)</td>', table, re.DOTALL)
        return {month.strip(): cell.strip() for month, cell in rows}

    before = cells()
    entries = [screen.place.count(village, "IDL", "2023-01", 0) for village in range(3)]
    actions.restate_figures(scope=scope, puskesmas_id=ours.id, entries=entries, reason="salah salin")
    after = cells()
    assert after["April"] == before["April"]
    assert after["Januari"] != before["Januari"]
    assert {month for month, cell in after.items() if "angka sekarang" in cell} == {
        "Januari",
        "Februari",
        "Maret",
    }
    page = text(screen.get("IDL/", bulan="2023-06", beku=str(card.id)))
    assert "Januari–Maret 2023 di luar masa beku: titik kosong, angka sekarang." in page
    assert page.count("chart-dot-open") == 3
    village = text(screen.get(f"desa/{screen.area(0)}/", bulan="2023-06", beku=str(card.id)))
    assert "di luar masa beku" in village
    live = text(screen.get("IDL/", bulan="2023-06"))
    assert "di luar masa beku" not in live
    assert "chart-dot-open" not in live


@pytest.mark.parametrize("address", ["", "IDL/", "peta/"])
def test_every_state_stands_in_the_legend(screen: Screen, address: str):
    page = text(screen.get(address, bulan="2023-06"))
    legend = page.split('aria-label="Arti lambang"', 1)[1].split("</ul>", 1)[0]
    for word in ("Sebagian bulan belum dilaporkan", "Belum waktunya", "Tidak dapat diukur", "Nol dilaporkan"):
        assert word in legend


def test_the_page_of_a_village_marks_what_is_counted_as_far_as_reported(screen: Screen):
    screen.place.record(screen.place.count(0, "IDL", "2023-03", None))
    page = text(screen.get(f"desa/{screen.area(0)}/", bulan="2023-06"))
    assert "Tanda *: dihitung sejauh yang dilaporkan." in page
    assert re.search(r"<b>\d+\*</b>", page)
