"""The pages of coverage, as a browser meets them."""

import gzip
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lokmin.basics.scope import Role
from lokmin.basics.time import Month, Period
from lokmin.coverage import actions, queries
from lokmin.coverage.actions import FigureEntry
from tests.coverage.conftest import Screen, place_of
from tests.world import build_world

PAGES = ["", "IDL/", "DO13/", "peta/", "radar/", "jawaban/", "isi/", "sasaran/", "target/"]
DOOR = 7  # what the door reads before any page of a Puskesmas
STAFF_ONLY = ["isi/", "sasaran/", "target/"]


def text(page) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


def queried(screen: Screen, address: str) -> int:
    browser, url = screen.world.client(), f"/p/{screen.world.ours.code}/capaian/{address}"
    browser.get(url)
    with CaptureQueriesContext(connection) as captured:
        browser.get(url)
    return len(captured) - DOOR


@pytest.mark.parametrize("address", PAGES)
def test_every_page_opens_with_figures_and_few_questions(screen: Screen, address: str):
    page = screen.get(address)
    assert page.status_code == 200
    assert (
        queried(screen, address) <= 11
    )  # one for what the district decided, one for what is in use, two for doubts
    assert len(gzip.compress(page.content)) < 40_000


@pytest.mark.parametrize("address", PAGES)
def test_every_page_opens_without_any_figure(book, address: str):
    world = build_world()
    page = world.client().get(f"/p/{world.ours.code}/capaian/{address}")
    assert page.status_code == 200
    assert "None" not in text(page).split("<main", 1)[1]


def test_the_village_pages_open(screen: Screen):
    for number in (0, 4):
        assert screen.get(f"desa/{screen.area(number)}/").status_code == 200
        assert screen.get(f"isi/desa/{screen.area(number)}/").status_code == 200
    assert queried(screen, f"desa/{screen.area(0)}/") <= 12


@pytest.mark.parametrize("who", ["citra", "dewi"])
@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_finds_nothing(screen: Screen, who: str, address: str):
    assert screen.get(address, who).status_code == 404


def test_a_visitor_is_sent_to_sign_in(screen: Screen):
    page = screen.get("", "visitor")
    assert page.status_code == 302
    assert "masuk" in page["Location"]


@pytest.mark.parametrize("address", STAFF_ONLY)
def test_the_camat_reads_but_enters_nothing(screen: Screen, address: str):
    assert screen.get("", "ani-camat").status_code == 200
    assert screen.get(address, "ani-camat").status_code == 403


def test_the_scorecard_says_its_finding_first(screen: Screen):
    page = text(screen.get("", masa="2023-06"))
    assert re.search(r"<h1>\d+ dari \d+ indikator tercapai sampai Juni 2023</h1>", page)
    assert "belum dilaporkan" in page
    assert "Desa 5" in page


def test_the_filter_keeps_a_programme(screen: Screen):
    page = text(screen.get("", masa="2023-06", program="Imunisasi"))
    assert ">IDL<" in page
    assert ">D/S<" not in page


def test_a_month_without_figures_says_what_to_do(screen: Screen):
    page = text(screen.get("", masa="2023-08"))
    assert "Belum ada data bulan Agustus 2023" in page
    assert "Isi data bulanan" in page


def test_restricted_indicators_stand_only_in_the_total_for_the_camat(screen: Screen):
    page = text(screen.get("TB_TERDUGA/", "ani-camat", bulan="2023-06"))
    assert "Indikator peka" in page
    assert "Desa 2" not in page.split("<h1>")[1]
    assert "Desa 2" in text(screen.get("TB_TERDUGA/", bulan="2023-06"))
    assert "Indikator peka" in text(screen.get("", "ani-camat", masa="2023-06"))


def test_the_village_page_shows_a_restricted_indicator_for_the_whole_catchment_only(screen: Screen):
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text(screen.get(f"desa/{screen.area(0)}/")))
    sheet = page.split("<article")[1]  # a random token may well say TB
    before, _head, after = sheet.partition("Seluruh wilayah kerja")
    total = queries.scorecard(
        scope=screen.world.scope(), puskesmas_id=screen.world.ours.id, month=Month(2023, 6)
    ).total("TB_TERDUGA")
    assert "TB" not in before
    assert f"{total.numerator} dari " in after.split("</ul>")[0]
    assert "TB" not in after.split("</section>", 1)[1]


def test_a_total_made_by_one_village_alone_is_not_shown_on_its_page(book):
    world = build_world()
    place = place_of(world.sister)
    place.people("terduga_tb", 2023, [30])
    place.people("bayi", 2023, [30])
    place.row("TB_TERDUGA", "2023-06", [3])
    place.row("IDL", "2023-06", [3])
    page = world.client("dewi").get(
        f"/p/{world.sister.code}/capaian/desa/{place.areas[0].id}/", {"bulan": "2023-06"}
    )
    assert page.status_code == 200
    assert "Angka peka" not in text(page)


def test_the_chart_names_who_is_below(screen: Screen):
    page = text(screen.get("IDL/", bulan="2023-06"))
    assert "wilayah kerja" in page.split("<h1>")[1].split("</h1>")[0]
    assert page.count('class="bar-text"') == 6


def test_an_unknown_indicator_or_village_is_not_found(screen: Screen):
    assert screen.get("TIDAK_ADA/").status_code == 404
    elsewhere = queries.calendar(
        scope=screen.world.scope_of(screen.world.far), puskesmas_id=screen.world.far.id
    ).areas[0]
    assert screen.get(f"desa/{elsewhere.id}/").status_code == 404
    assert screen.get("indikator/", indikator="XYZ").status_code == 404


def test_the_choice_of_an_indicator_leads_to_its_page(screen: Screen):
    page = screen.get("indikator/", indikator="IDL", bulan="2023-05")
    assert page["Location"].endswith("/capaian/IDL/?bulan=2023-05")


def test_people_to_reach_stand_first_on_the_village_page(screen: Screen):
    page = text(screen.get(f"desa/{screen.area(4)}/", bulan="2023-06", sampai="2023-09"))
    cell = queries.scorecard(
        scope=screen.world.scope(),
        puskesmas_id=screen.world.ours.id,
        month=Month(2023, 6),
        until=Month(2023, 9),
    ).cell(screen.area(4), "IDL")
    assert f'<p class="big">{cell.people_to_target}</p>' in page
    assert "30 September 2023" in page
    assert "Tiga yang paling perlu dikejar" in page


def test_below_five_areas_the_village_page_ranks_nobody(screen: Screen):
    world = screen.world
    card = queries.calendar(scope=world.scope_of(world.sister), puskesmas_id=world.sister.id)
    page = text(world.client("dewi").get(f"/p/{world.sister.code}/capaian/desa/{card.areas[0].id}/"))
    assert "peringkat" not in page
    assert "Tiga yang" not in page


def test_a_midwife_sees_and_opens_her_villages_only(screen: Screen):
    page = text(screen.get("isi/", "ani-midwife"))
    assert "Desa 1" in page
    assert "Desa 3" not in page
    assert screen.get(f"desa/{screen.area(0)}/", "ani-midwife").status_code == 200
    assert screen.get(f"desa/{screen.area(2)}/", "ani-midwife").status_code == 404
    assert screen.get(f"isi/desa/{screen.area(2)}/", "ani-midwife").status_code == 404


def test_the_head_freezes_a_period_once(screen: Screen):
    done = screen.post("bekukan/", first="2023-01", last="2023-03")
    assert done.status_code == 302
    assert "dibekukan" in text(screen.get("", masa="2023-03"))
    again = screen.post("bekukan/", first="2023-01", last="2023-03")
    assert again.status_code == 422
    assert "sudah dibekukan" in text(again)
    assert screen.post("bekukan/", first="2023-03", last="2023-01").status_code == 422


def test_only_the_head_finds_the_freeze_button_open(screen: Screen):
    assert "Bekukan masa ini" in text(screen.get(""))
    page = text(screen.get("", "ani-programme_holder"))
    assert 'aria-disabled="true"' in page
    assert "membekukan masa" in page
    assert screen.post("bekukan/", "ani-programme_holder", first="2023-01", last="2023-03").status_code == 403


def test_a_frozen_period_can_be_looked_at(screen: Screen):
    card = actions.freeze(
        scope=screen.world.scope(),
        puskesmas_id=screen.world.ours.id,
        period=Period.quarter("2023Q1"),
        despite="belum semua melapor",
    )
    page = screen.get("", masa=f"{card.id}@2023-03")
    assert page.status_code == 200
    assert card.short_code in text(page)
    assert "tidak memuat Mei 2023" in text(screen.get("", masa=f"{card.id}@2023-05"))
    other = screen.world.client("dewi").get(
        f"/p/{screen.world.sister.code}/capaian/", {"masa": f"{card.id}@2023-03"}
    )
    assert other.status_code == 404


def test_frozen_and_live_numbers_stand_side_by_side_when_they_differ(screen: Screen):
    place, early = screen.place, screen.place.at(2024, 5, 9)
    place.row("IDL", "2024-01", [5] * 5, scope=early)
    actions.freeze(
        scope=early,
        puskesmas_id=place.card.id,
        period=Period.quarter("2024Q1"),
        despite="belum semua melapor",
    )
    asked = {"scope": early, "puskesmas_id": place.card.id, "month": Month(2024, 1)}
    assert queries.changed_since(scope=early, scored=queries.scorecard(**asked)) == []
    entries = [actions.PopulationEntry(area.id, "bayi", 2024, 120_000) for area in place.areas]
    actions.record_populations(scope=early, puskesmas_id=place.card.id, entries=entries, source="uji")
    changed = queries.changed_since(scope=early, scored=queries.scorecard(**asked))
    assert {row.denominator for row in changed if row.area and row.indicator == "IDL"} == {60_000}
    assert "berbeda dari angka beku" in text(screen.get("", masa="2024-01"))
    sheet = text(screen.get(f"desa/{screen.area(0)}/", bulan="2024-01", sampai="2024-03", indikator="IDL"))
    assert "Saat dibekukan: 10 bayi" in sheet


def test_english_covers_the_scorecard_layout(screen: Screen):
    browser = screen.world.client()
    browser.cookies["django_language"] = "en"
    page = browser.get(f"/p/{screen.world.ours.code}/capaian/", {"masa": "2023-06"})
    assert page.status_code == 200
    assert "June 2023" in page.content.decode()


def test_who_may_write_is_told_by_role(screen: Screen):
    for role in (Role.NOTE_TAKER, Role.ADMINISTRATION, Role.CAMAT):
        assert screen.get("isi/", f"ani-{role}").status_code == 403
    assert screen.get("isi/", "ani-programme_holder").status_code == 200


def unmeasured(screen: Screen, element: str, month: int, reason: str, village: int = 0) -> FigureEntry:
    return FigureEntry(screen.area(village), element, 2023, month, None, "unmeasured", reason)


@pytest.mark.parametrize("who", ["ani-camat", "ani-midwife", "ani-head"])
def test_the_typed_reason_of_a_restricted_number_is_read_only_by_who_may_read_the_number(
    screen: Screen, who: str
):
    rows = [
        unmeasured(screen, "TB_TERDUGA", 6, "pasien di dusun dua"),
        unmeasured(screen, "K1", 6, "buku KIA hilang"),
    ]
    screen.place.record(*rows)
    page = text(screen.get("", who=who, bulan="2023-06"))
    assert "buku KIA hilang" in page
    assert ("pasien di dusun dua" in page) is (who == "ani-head")


def test_only_the_reasons_of_the_indicators_shown_are_printed(screen: Screen):
    screen.place.record(
        unmeasured(screen, "TB_TERDUGA", 6, "rak kosong"), unmeasured(screen, "K1", 6, "buku")
    )
    page = text(screen.get("", bulan="2023-06", program="P2 dan PTM"))
    assert "rak kosong" in page
    assert "buku" not in page


def test_frozen_numbers_are_shown_without_reasons_that_came_later(screen: Screen):
    scope, ours = screen.place.scope, screen.world.ours
    screen.place.record(unmeasured(screen, "K1", 2, "alasan lama"))
    frozen = actions.freeze(scope=scope, puskesmas_id=ours.id, period=Period.quarter("2023Q1"))
    later = unmeasured(screen, "K1", 2, "alasan baru")
    actions.restate_figures(scope=scope, puskesmas_id=ours.id, entries=[later], reason="ditanya lagi")
    page = text(screen.get("", bulan="2023-02", beku=str(frozen.id)))
    assert "tidak dapat diukur" in page
    assert "alasan baru" not in page
    assert "alasan baru" in text(screen.get("", bulan="2023-02"))
    listed = text(screen.get("pembetulan/"))
    assert "tidak dapat diukur (alasan lama) → tidak dapat diukur (alasan baru)" in listed


def test_what_could_not_be_measured_keeps_its_column_its_chart_and_its_word(screen: Screen):
    entry = screen.place.count(0, "BALITA_D", "2023-07", None, state="unmeasured", reason="Timbangan rusak")
    screen.place.record(entry)
    card = screen.get("", bulan="2023-07")
    assert "DS" in {i.code for i in card.context["view"].indicators}
    assert "belum berisi data" not in text(card)
    assert "<i>tidak dapat diukur</i>" in text(card)
    chart = text(screen.get("DS/", bulan="2023-07"))
    assert "Belum ada data indikator ini" not in chart
    assert "tak terukur" in chart
    assert "Tidak dapat diukur: Desa 1." in chart
    assert (
        "Tidak dapat diukur" in text(screen.get("peta/", bulan="2023-07", indikator="DS")).split("<tbody>")[1]
    )


def test_without_counted_sasaran_the_columns_stay_and_say_so(screen: Screen):
    page = screen.get("", bulan="2023-06", sasaran="counted")
    assert "belum berisi data" not in text(page)
    assert "<i>tanpa sasaran</i>" in text(page)
    assert {"K1", "IDL"} <= {i.code for i in page.context["view"].indicators}


def test_only_what_has_nothing_in_the_year_is_said_to_be_without_data(screen: Screen):
    screen.place.targets(2023, K6=100)
    page = screen.get("", bulan="2023-06")
    assert "Satu indikator belum berisi data 2023" in text(page)
    assert "K6" not in {i.code for i in page.context["view"].indicators}


def test_before_freezing_a_page_lists_who_has_not_reported_what_and_asks_why(screen: Screen):
    sent = {"first": "2023-04", "last": "2023-06"}
    page = screen.post("bekukan/", **sent)
    assert page.status_code == 200
    last = screen.place.areas[-1].name
    missing = text(page).split('id="missing"')[1].split("</section>")[0]
    assert f"<strong>{last}</strong>: Gizi Juni 2023" in missing
    assert not queries.freezes(scope=screen.world.scope(), puskesmas_id=screen.world.ours.id)
    refused = screen.post("bekukan/", **sent, tahap="bekukan")
    assert refused.status_code == 422
    assert "tulis mengapa dibekukan juga" in text(refused)
    assert "boleh dikosongkan" not in text(refused)
    why = "posyandu desa itu <tertunda>"
    assert screen.post("bekukan/", **sent, tahap="bekukan", despite=why).status_code == 302
    assert "karena: posyandu desa itu &lt;tertunda&gt;" in text(screen.get(""))
