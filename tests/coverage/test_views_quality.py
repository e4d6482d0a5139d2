"""Corrections, what to fix, and which numbers a screen shows, as a browser meets them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lokmin.basics.scope import Role
from lokmin.basics.time import Month, Period
from lokmin.coverage import actions, queries
from lokmin.coverage.models import QualityAnswer, Restatement
from tests.coverage.conftest import Screen, tell
from tests.coverage.test_views import DOOR, text
from tests.coverage.test_views_restating import press_twice
from tests.told import told
from tests.world import build_world

PAGES = ["perlu-dibetulkan/", "pembetulan/", "pembetulan/angka/", "pembetulan/sasaran/", "pembetulan/target/"]
HEADS = PAGES[2:]


@pytest.fixture
def frozen(screen: Screen) -> Screen:
    actions.freeze(
        scope=screen.place.scope,
        puskesmas_id=screen.world.ours.id,
        period=Period.quarter("2023Q1"),
        despite="belum semua melapor",
    )
    return screen


def cell(screen: Screen, count: str, *, old: str = "6", version: str = "1") -> dict[str, str]:
    key = f"{screen.area(0)}:IDL"
    return {f"c:{key}": count, f"o:{key}": old, f"v:{key}": version, "reason": "salah salin"}


def restate(screen: Screen, **more):
    return press_twice(screen, "pembetulan/angka/?bulan=2023-02", **{**cell(screen, "50"), **more})


@pytest.mark.parametrize("address", PAGES)
def test_every_page_opens_before_and_after_a_freeze_and_without_figures(screen: Screen, address: str):
    assert screen.get(address).status_code == 200
    actions.freeze(
        scope=screen.place.scope,
        puskesmas_id=screen.world.ours.id,
        period=Period.quarter("2023Q1"),
        despite="belum semua melapor",
    )
    page = screen.get(address)
    assert page.status_code == 200
    assert "None" not in text(page).split("<main", 1)[1]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_opens_without_any_figure(book, address: str):
    world = build_world()
    page = world.client().get(f"/p/{world.ours.code}/capaian/{address}")
    assert page.status_code == 200
    assert "None" not in text(page).split("<main", 1)[1]


@pytest.mark.parametrize("address", HEADS)
def test_only_who_freezes_corrects(frozen: Screen, address: str):
    for role in (Role.PROGRAMME_HOLDER, Role.MIDWIFE, Role.CAMAT, Role.DINKES, Role.NOTE_TAKER):
        assert frozen.get(address, f"ani-{role}").status_code == 403
    assert frozen.get(address, "ani-administrator").status_code == 200
    for stranger in ("citra", "dewi"):
        assert frozen.get(address, stranger).status_code == 404


def test_a_corrected_cell_is_listed_with_its_reason(frozen: Screen):
    assert restate(frozen).status_code == 302
    page = text(frozen.get("pembetulan/"))
    assert "salah salin" in page
    assert "Desa 1, Imunisasi dasar lengkap, Februari 2023: 6 → 50" in page
    assert "Satu pembetulan tercatat" in page


def test_a_correction_without_reason_keeps_what_was_typed(frozen: Screen):
    page = restate(frozen, reason=" ")
    assert page.status_code == 422
    assert 'value="50"' in text(page)
    assert "Tulis alasan pembetulannya" in text(page)
    assert restate(frozen, **cell(frozen, "banyak")).status_code == 422
    assert restate(frozen, **cell(frozen, "50", version="9")).status_code == 409
    assert not Restatement.objects.within(frozen.place.scope).exists()


def test_sasaran_and_targets_are_corrected_with_a_reason(frozen: Screen):
    name = f"n:{frozen.area(0)}:bayi"
    assert frozen.post("pembetulan/sasaran/?tahun=2023", **{name: "70", "reason": ""}).status_code == 422
    done = press_twice(frozen, "pembetulan/sasaran/?tahun=2023", **{name: "70", "reason": "data ganda"})
    assert done.status_code == 302
    done = press_twice(frozen, "pembetulan/target/?tahun=2023", **{"n:target:IDL": "90", "reason": "SK baru"})
    assert done.status_code == 302
    page = text(frozen.get("pembetulan/"))
    assert "sasaran bayi bertahan hidup (0–11 bulan), 2023: 60 → 70" in page
    assert "100,0% → 90,0%" in page
    assert (
        frozen.post("pembetulan/target/?tahun=2023", **{"n:target:IDL": "x", "reason": "y"}).status_code
        == 422
    )


@pytest.mark.parametrize("address", ["", "IDL/", "desa/{}/"])
def test_a_screen_says_which_numbers_it_shows_and_leads_to_the_others(frozen: Screen, address: str):
    address = address.format(frozen.area(0))
    month = {"masa": "2023-03"} if not address else {"bulan": "2023-03"}
    assert "sama dengan angka beku" in text(frozen.get(address, **month))
    restate(frozen)
    live = text(frozen.get(address, **month))
    assert "berbeda dari angka beku" in live
    there = re.search(r'data-which>.*?href="\?([^"]+)"', live)
    assert there
    asked = dict(pair.split("=") for pair in there[1].replace("&amp;", "&").replace("%40", "@").split("&"))
    kept = text(frozen.get(address, **asked))
    assert "Ini angka beku" in kept
    assert "Lihat angka sekarang" in kept
    assert live.split("<main")[1] != kept.split("<main")[1]


def test_a_month_that_is_not_frozen_says_nothing_of_frozen_numbers(frozen: Screen):
    assert "data-which" not in text(frozen.get("", masa="2023-06"))
    spoilt = text(frozen.get("IDL/", bulan="2023-06", beku="bukan"))
    assert "data-which" not in spoilt


def test_the_trend_of_frozen_numbers_is_frozen_too(frozen: Screen):
    (card,) = queries.freezes(scope=frozen.place.scope, puskesmas_id=frozen.world.ours.id)
    asked = {"bulan": "2023-03", "beku": str(card.id)}
    before = text(frozen.get("IDL/", **asked)).split("<main")[1]
    restate(frozen)
    assert text(frozen.get("IDL/", **asked)).split("<main")[1] == before


def test_a_locked_month_leads_the_head_to_the_correction(frozen: Screen):
    assert "pembetulan/angka/" in text(frozen.get("isi/", bulan="2023-02"))
    assert "pembetulan/angka/" not in text(frozen.get("isi/", "ani-programme_holder", bulan="2023-02"))


# what to fix


@pytest.fixture
def odd(screen: Screen) -> Screen:
    """A history of a year, and a slip of the finger in Desa 1."""

    def tell_odd() -> Screen:
        tell(screen.place, Month(2022, 7), Month(2022, 12))
        screen.place.record(screen.place.count(0, "IDL", "2023-06", 60))
        return screen

    return told("odd", tell_odd, after="screen")


def test_a_doubt_stands_beside_the_number_and_in_the_notes(odd: Screen):
    page = text(odd.get("", masa="2023-06"))
    assert page.count("doubted") == 1
    assert re.search(r"<strong>Desa 1</strong>: IDL: Biasanya \d+ sampai \d+ sebulan; bulan ini 60", page)
    chart = text(odd.get("IDL/", bulan="2023-06"))
    assert '<td class="doubted">' in chart
    assert "Berubah mendadak: 60" in chart
    assert "Berubah mendadak: 60" in text(odd.get(f"desa/{odd.area(0)}/", bulan="2023-06"))
    assert "Berubah mendadak" not in text(odd.get(f"desa/{odd.area(1)}/", bulan="2023-06"))


def test_the_list_leads_to_the_cell(odd: Screen):
    page = text(odd.get("perlu-dibetulkan/"))
    anchor = f"#c-{odd.area(0).hex}-IDL"
    assert anchor in page
    there = re.search(rf'href="([^"]+){anchor}"', page)
    assert there
    grid = odd.world.client().get(there[1].replace("&amp;", "&"))
    assert f'id="{anchor[1:]}"' in text(grid)


def test_the_list_is_by_person(odd: Screen):
    page = text(odd.get("perlu-dibetulkan/"))
    assert re.search(r'<h2 id="desk-\d">Ani <small>', page)
    assert "Kelengkapan dan ketepatan waktu laporan" in page


def test_the_list_is_filtered_by_village_and_programme(odd: Screen):
    assert "bulan ini 60" in text(odd.get("perlu-dibetulkan/", desa=str(odd.area(0))))
    assert "bulan ini 60" not in text(odd.get("perlu-dibetulkan/", desa=str(odd.area(1))))
    assert "bulan ini 60" not in text(odd.get("perlu-dibetulkan/", program="Gizi"))
    assert odd.get("perlu-dibetulkan/", desa="bukan", bulan="bukan").status_code == 200


def test_an_answer_is_kept_and_shown(odd: Screen):
    sent = {"area": str(odd.area(0)), "subject": "IDL", "month": "2023-06", "value": "60"}
    refused = odd.post("perlu-dibetulkan/jelaskan/", **sent, reason=" ")
    assert refused.status_code == 422
    assert "Tulis mengapa angkanya sudah benar" in text(refused)
    earlier = odd.post("perlu-dibetulkan/jelaskan/?bulan=2023-05", **sent | {"month": "2023-05"}, reason="")
    assert '<option value="2023-05" selected>' in text(earlier)
    assert odd.post("perlu-dibetulkan/jelaskan/", **sent, reason="pekan imunisasi").status_code == 302
    page = text(odd.get("perlu-dibetulkan/"))
    assert "Dijelaskan oleh Ani, 7 Agustus 2023: pekan imunisasi." in page
    assert "Dijelaskan oleh Ani" in text(odd.get("", masa="2023-06"))
    assert odd.post("perlu-dibetulkan/jelaskan/", "ani-camat", **sent, reason="x").status_code == 403
    assert odd.post("perlu-dibetulkan/jelaskan/", "dewi", **sent, reason="x").status_code == 404
    assert QualityAnswer.objects.within(odd.place.scope).count() == 1


def test_the_camat_reads_the_list_without_restricted_villages_and_without_buttons(odd: Screen):
    odd.place.record(odd.place.count(0, "TB_TERDUGA", "2023-06", 90))
    page = text(odd.get("perlu-dibetulkan/", "ani-camat"))
    assert "bulan ini 60" in page
    assert "TB" not in page.split("<main")[1]
    assert "Buka isian" not in page


def test_few_questions_whatever_the_number_of_doubts(odd: Screen):
    browser, url = odd.world.client(), f"/p/{odd.world.ours.code}/capaian/perlu-dibetulkan/"
    browser.get(url)
    with CaptureQueriesContext(connection) as captured:
        browser.get(url)
    assert len(captured) - DOOR <= 16


def test_a_doubt_is_told_without_statistics_and_its_rule_stands_one_tap_further(odd: Screen):
    page = text(odd.get("perlu-dibetulkan/"))
    rules = page.split('id="cara"', 1)[1].split("</details>", 1)[0]
    assert "12 bulan sebelumnya" in rules
    assert "± 3 simpangan baku" in rules
    rest = page.replace(rules, "")
    assert "simpangan" not in rest
    assert "nilai z" not in rest
    assert "perlu-dibetulkan/#cara" in text(odd.get("IDL/", bulan="2023-06"))
