"""Map, radar and words: what is drawn for whom, and that the table says the same."""

import gzip
import re
from fractions import Fraction

import pytest

from lokmin.basics.scope import Role
from lokmin.basics.time import Month
from lokmin.coverage import queries
from lokmin.coverage.pages import radar
from lokmin.places import actions as places
from lokmin.places.rules.boundaries import Shape, read_geojson
from tests.coverage.conftest import Screen, place_of, tell, with_numbers
from tests.coverage.test_views import text
from tests.world import installer, make_puskesmas

HREF = re.compile(r'<a href="([^"]+)" aria-label="([^"]+)"><path')


def square(number: int) -> Shape:
    left = 10_400_000 + 20_000 * number
    ring = [(left, -300_000), (left + 19_000, -300_000), (left + 19_000, -320_000), (left, -320_000)]
    return Shape("", "", [[ring]])


def outline(screen: Screen, count: int) -> None:
    areas = screen.place.areas[:count]
    shapes = [Shape(a.code, a.name, square(n).polygons) for n, a in enumerate(areas)]
    places.import_boundaries(scope=installer(), shapes=shapes, note="batas ilustratif")


def test_without_boundaries_every_village_is_a_tile_with_a_link(screen: Screen):
    page = text(screen.get("peta/", bulan="2023-06", indikator="IDL"))
    tiles = page.split('<ol class="tiles')[1].split("</ol>")[0]
    assert tiles.count("<li") == tiles.count("<a ") == len(screen.place.areas)
    assert "Batas desa belum diimpor" in page


def test_a_village_without_a_boundary_stands_in_a_list_beside_the_map(screen: Screen):
    outline(screen, len(screen.place.areas) - 1)
    page = text(screen.get("peta/", bulan="2023-06", indikator="IDL"))
    links = HREF.findall(page)
    assert len(links) == len(screen.place.areas) - 1
    beside = page.split("Tanpa batas di peta")[1].split("</ul>")[0]
    assert screen.place.areas[-1].name in beside
    assert "Sumber batas: batas ilustratif." in page


def test_the_table_says_what_the_map_says(screen: Screen):
    outline(screen, len(screen.place.areas))
    page = text(screen.get("peta/", bulan="2023-06", indikator="DS"))
    body = page.split('class="map-table"')[1].split("<tbody>")[1].split("</tbody>")[0]
    for _href, spoken in HREF.findall(page):
        name, _comma, rest = spoken.partition(", ")
        row = next(part for part in body.split("<tr>") if f">{name}</a>" in part)
        word = rest.rsplit(", ", 1)[-1]
        assert word in row.lower()
    assert "belum dilaporkan" in body.lower()


def test_the_camat_sees_a_restricted_indicator_for_the_whole_only(screen: Screen):
    outline(screen, 3)
    page = text(screen.get("peta/", "ani-camat", bulan="2023-06", indikator="TB_TERDUGA"))
    assert "Indikator peka: hanya ditampilkan untuk seluruh wilayah kerja" in page
    assert "Desa 2" not in page.split("<h1>")[1]
    assert HREF.search(text(screen.get("peta/", bulan="2023-06", indikator="TB_TERDUGA")))


def test_a_midwife_sees_her_villages_on_the_map(screen: Screen):
    outline(screen, len(screen.place.areas))
    page = text(screen.get("peta/", "ani-midwife", bulan="2023-06", indikator="IDL"))
    assert len(HREF.findall(page)) == 2


def test_an_unknown_indicator_or_month_shows_the_usual_one(screen: Screen):
    page = screen.get("peta/", bulan="kapan", indikator="TIDAKADA")
    assert page.status_code == 200
    assert "Imunisasi dasar lengkap" in text(page)


@pytest.mark.parametrize(("count", "kecamatan"), [(1, "33.20.02"), (3, "33.20.03"), (30, "33.20.04")])
def test_the_map_opens_for_any_number_of_areas(screen: Screen, count: int, kecamatan: str):
    card = make_puskesmas(f"10319{count:02}", "Lain", kecamatan, range(1, count + 1))
    place = place_of(card)
    with_numbers(place)
    tell(place, Month(2023, 5), Month(2023, 6))
    browser = screen.world.client("ani-administrator")
    for address in ("peta/", "radar/", "", "jawaban/"):
        page = browser.get(f"/p/{card.code}/capaian/{address}")
        assert page.status_code == 200, address


def test_the_real_boundaries_of_lais_fit_the_page(screen: Screen, shared):
    raw = (shared / "data" / "areas" / "villages_lais_16.06.02.geojson").read_bytes()
    ours = screen.world.ours.id
    result = places.import_boundaries(
        scope=installer(ids=frozenset({ours})),
        shapes=read_geojson(raw),
        note="batas ilustratif",
        puskesmas_id=ours,
    )
    page = screen.get("peta/", bulan="2023-06", indikator="IDL")
    assert result.found == len(HREF.findall(text(page))) > 0
    assert len(gzip.compress(page.content)) < 40_000


def test_the_radar_of_a_village_never_shows_a_restricted_indicator(screen: Screen):
    page = text(screen.get("radar/", bulan="2023-06", desa=str(screen.area(0))))
    assert 'class="radar' in page
    assert "TB" not in page.split("<h1>")[1].split("<footer")[0]


def test_a_radar_of_two_indicators_is_drawn_as_bars(screen: Screen):
    page = text(screen.get("radar/", bulan="2023-06", program="Gizi", desa=str(screen.area(0))))
    assert ("share-bars" in page) or ('class="radar"' in page)


@pytest.mark.parametrize("area", ["x", "00000000-0000-0000-0000-000000000000"])
def test_a_village_that_is_not_ours_has_no_radar(screen: Screen, area: str):
    assert screen.get("radar/", desa=area).status_code == 404


def test_a_midwife_has_no_radar_of_another_village(screen: Screen):
    assert screen.get("radar/", "ani-midwife", desa=str(screen.area(0))).status_code == 200
    assert screen.get("radar/", "ani-midwife", desa=str(screen.area(4))).status_code == 404


def test_the_scorecard_keeps_its_filter_through_a_chart_and_back(screen: Screen):
    page = text(screen.get("", masa="2023-06", program="Imunisasi", lihat="terburuk", urut="nama"))
    assert "Ditampilkan" in page
    link = re.search(r'href="([^"]*/capaian/IDL/[^"]*)"', page)
    assert link
    assert "program=Imunisasi" in link[1]
    chart = text(screen.get("IDL/", bulan="2023-06", program="Imunisasi", lihat="terburuk"))
    assert "capaian/?bulan=2023-06&amp;program=Imunisasi&amp;lihat=terburuk" in chart
    chosen = screen.get("indikator/", indikator="K1", bulan="2023-06", program="Imunisasi")
    assert chosen["Location"].endswith("/capaian/K1/?bulan=2023-06&program=Imunisasi")


@pytest.mark.parametrize("look", ["bergerak", "terburuk", "terbaik"])
def test_every_look_opens_and_can_be_taken_back(screen: Screen, look: str):
    page = text(screen.get("", masa="2023-06", lihat=look))
    assert 'href="?bulan=2023-06"' in page


def test_the_sentences_can_be_printed_large(screen: Screen):
    for address in ("", "IDL/", "peta/", f"desa/{screen.area(0)}/"):
        page = text(screen.get(address, bulan="2023-06", bacaan="besar"))
        assert "large-reading" in page, address
        assert 'class="reading" lang="id"' in page


def test_the_head_changes_a_word_and_the_village_sheet_says_it(screen: Screen):
    sent = {"id_jelek": "Ayo dikejar", "id_village_sheet": "Kabar sehat"}
    assert screen.post("kata/", **sent).status_code == 302
    page = text(screen.get(f"desa/{screen.area(0)}/", bulan="2023-06"))
    assert "Kabar sehat Desa 1" in page
    assert "ayo dikejar = belum tercapai" in page
    assert "Ayo dikejar" in text(screen.get("kata/"))
    assert screen.post("kata/", id_jelek="x" * 40).status_code == 422
    assert screen.get("kata/", f"ani-{Role.NOTE_TAKER}").status_code == 403


def test_the_axes_of_the_radar_may_be_programmes(screen: Screen):
    page = text(screen.get("radar/", bulan="2023-06", sumbu="program", lihat="terburuk"))
    assert re.search(r"<h1>[^<]* \d dari \d program mencapai semua targetnya</h1>", page)
    assert 'value="program" selected' in page
    assert "Angka sumbu = indikator yang mencapai target dibagi indikator yang dapat dinilai" in page
    assert "&amp;lihat=terburuk&amp;program=Imunisasi" in page


def test_an_axis_is_the_exact_share_of_the_judged_indicators_that_reach_their_target(screen: Screen):
    screen.place.targets(2023, IDL=10, DO13=5, K1=100, DS=80, STUNT=14, VITA659=90, TB_TERDUGA=100, MR1=95)
    card = queries.scorecard(
        scope=screen.world.scope(), puskesmas_id=screen.world.ours.id, month=Month(2023, 6)
    )
    found = {each.group: each for each in radar.programmes(card, None)}
    for each in found.values():
        rows = [
            (i, row)
            for i in card.indicators
            if i.group == each.group and (row := card.total(i.code)) and row.target
        ]
        known = [row for _i, row in rows if row.on_target is not None and row.state_code != "not_scheduled"]
        judged = [row for row in known if row.state_code in {"value", "zero", "partial"}]
        assert (each.reached, each.judged) == (sum(row.on_target for row in judged), len(judged))
        assert len(each.silent) == len(rows) - len(judged)
        assert len(each.behind) == each.judged - each.reached
    assert {i.code for i in found["Gizi"].silent} == {"VITA659"}
    assert found["Gizi"].share == Fraction(found["Gizi"].reached, found["Gizi"].judged)
    assert found["Gizi"].share_text.endswith("*")
    assert not found["Imunisasi"].share_text.endswith("*")


def test_a_programme_of_which_nothing_can_be_judged_is_no_zero(screen: Screen):
    screen.place.targets(2023, VITA659=90)
    card = queries.scorecard(
        scope=screen.world.scope(), puskesmas_id=screen.world.ours.id, month=Month(2023, 6), codes=["VITA659"]
    )
    (one,) = radar.programmes(card, None)
    assert (one.share, one.share_text, one.judged) == (None, "", 0)
    page = text(screen.get("radar/", bulan="2023-06", sumbu="program", desa=str(screen.area(4))))
    assert page.count("belum dapat dinilai") >= 1


def test_the_programmes_of_a_village_hold_no_restricted_indicator(screen: Screen):
    card = queries.scorecard(
        scope=screen.world.scope(), puskesmas_id=screen.world.ours.id, month=Month(2023, 6)
    )
    area = screen.place.areas[0]
    codes = {i.code for each in radar.programmes(card, area) for i in (*each.behind, *each.silent)}
    assert "TB_TERDUGA" not in codes
    assert "TB_TERDUGA" in {
        i.code for each in radar.programmes(card, None) for i in (*each.behind, *each.silent)
    }


@pytest.mark.parametrize("who", ["ani-camat", "ani-midwife"])
def test_what_may_not_be_seen_by_village_is_neither_judged_nor_not_yet_due(screen: Screen, who: str):
    for address in ("peta/?indikator=TB_TERDUGA", "TB_TERDUGA/"):
        page = text(screen.world.client(who).get(f"/p/{screen.world.ours.code}/capaian/{address}"))
        assert "semua desa" not in page
        assert "hanya ditampilkan untuk seluruh wilayah kerja" in page
    card = text(screen.get("", who, bulan="2023-06"))
    assert "<i>tidak ditampilkan</i>•••" in card
    assert "Tidak ditampilkan" in card.split('class="legend"')[1].split("</ul>")[0]
    head = text(screen.get("", bulan="2023-06"))
    assert "<i>tidak ditampilkan" not in head
    assert "Tidak ditampilkan" not in head


def test_of_all_villages_nothing_is_said_while_one_did_not_report(screen: Screen):
    screen.place.targets(2023, DS=10)
    last = screen.get("DS/", bulan="2023-06").context
    assert [row.state_code for row in last["card"].rows].count("missing") == 1
    assert "semua desa" not in last["heading"]
    assert "begitu pula semua desa" in screen.get("DS/", bulan="2023-05").context["heading"]
