"""The dictionary on screens: everybody reads, the district decides."""

import re

from lokmin.basics.time import Period
from lokmin.coverage import actions
from lokmin.coverage.models import IndicatorChange
from tests.coverage.conftest import Screen

DISTRICT = "/k/16.06/kamus/"


def text(page) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


def form(page) -> dict[str, object]:
    """What the page's form would send unchanged."""
    found = page.context["form"]
    values = {name: found[name].value() for name in found.fields}
    values = {name: "" if value is None else value for name, value in values.items()}
    return {name: value if isinstance(value, list) else str(value) for name, value in values.items()}


def change(screen: Screen, code: str = "IDL", **typed: object):
    client = screen.world.client("ani-dinkes")
    sent = {**form(client.get(f"{DISTRICT}{code}/")), "reason": "Keputusan 12/2023", **typed}
    return client.post(f"{DISTRICT}{code}/", sent)


def test_the_list_stands_by_programme_and_by_cluster(screen: Screen):
    page = text(screen.get("kamus/"))
    assert '<h2 id="group-1">KIA' in page
    assert "Klaster 2: ibu dan anak" in text(screen.get("kamus/", kelompok="cluster"))
    found = text(screen.get("kamus/", cari="dasar lengkap"))
    assert ">IDL<" in found
    assert ">K1<" not in found
    assert "Tidak ada indikator dengan kata itu" in text(screen.get("kamus/", cari="xyzzy"))


def test_the_page_says_what_is_divided_by_what_and_where_it_comes_from(screen: Screen):
    page = text(screen.get("kamus/DO13/"))
    for part in ("Pembilang", "PENTA1", "PENTA3", "Penyebut", "Keyakinan", "Dipakai di mana", "Edisi"):
        assert part in page
    assert screen.get("kamus/TIDAKADA/").status_code == 404


def test_a_puskesmas_chooses_clusters_and_the_scorecard_follows(screen: Screen):
    head = ">Klaster 2: ibu dan anak</th>"
    assert head not in text(screen.get(""))
    assert screen.post("kamus/kelompok/", kelompok="cluster").status_code == 302
    assert head in text(screen.get(""))
    assert screen.post("kamus/kelompok/", "ani-midwife", kelompok="programme").status_code == 403


def test_a_district_changes_a_name_and_every_screen_reads_it(screen: Screen):
    assert change(screen, name="Imunisasi lengkap bayi").status_code == 302
    page = text(screen.get("kamus/IDL/"))
    assert "Imunisasi lengkap bayi" in page
    assert "Keputusan 12/2023" in page
    assert "ketetapan kabupaten" in page
    assert "Imunisasi lengkap bayi" in text(screen.get("IDL/"))


def test_a_change_without_a_reason_is_sent_back_with_what_was_typed(screen: Screen):
    page = change(screen, name="Imunisasi lengkap bayi", reason="")
    assert page.status_code == 422
    assert "Imunisasi lengkap bayi" in text(page)
    assert not IndicatorChange.objects.exists()


def test_who_saw_an_older_state_gets_a_sentence(screen: Screen):
    client = screen.world.client("ani-dinkes")
    old = form(client.get(f"{DISTRICT}IDL/"))
    change(screen, name="Satu")
    page = client.post(f"{DISTRICT}IDL/", {**old, "name": "Dua", "reason": "x"})
    assert page.status_code == 409
    assert "sementara itu diubah" in text(page)


def test_an_undo_from_the_history_is_one_more_line(screen: Screen):
    change(screen, name="Satu", default_target="95,5")
    client = screen.world.client("ani-dinkes")
    assert "95,5%" in text(client.get(f"{DISTRICT}IDL/"))
    assert client.post(f"{DISTRICT}IDL/batalkan/", {"number": "1", "reason": ""}).status_code == 422
    assert client.post(f"{DISTRICT}IDL/batalkan/", {"number": "1", "reason": "keliru"}).status_code == 302
    page = text(client.get(f"{DISTRICT}IDL/"))
    assert "membatalkan perubahan 1" in page
    assert "dibatalkan oleh perubahan 2" in page
    assert client.post(f"{DISTRICT}IDL/batalkan/", {"number": "9", "reason": "x"}).status_code == 422


def test_a_districts_target_can_be_filled_in_where_nothing_stands(screen: Screen):
    change(screen, default_target="95")
    assert "target kabupaten 95%" in text(screen.get("target/", tahun="2024"))
    page = text(screen.get("target/", tahun="2024", isi="kabupaten"))
    assert 'value="95"' in page


def test_the_dictionary_of_a_district_is_not_for_its_puskesmas(screen: Screen):
    for who in ("ani-head", "ani-camat", "citra", "dewi"):
        assert screen.world.client(who).get(DISTRICT).status_code == 404
    assert screen.world.client("ani-dinkes").get("/k/36.01/kamus/").status_code == 404
    assert screen.world.client("ani-administrator").get(DISTRICT).status_code == 200


def test_a_district_plans_the_months_and_the_pages_follow(screen: Screen):
    assert "Februari dan Agustus" in text(screen.get("kamus/VITA659/"))
    edit = text(screen.world.client("ani-dinkes").get(f"{DISTRICT}VITA659/"))
    assert edit.count('aria-describedby="id_scheduled_months-hint"') >= 12
    assert 'id="id_scheduled_months-hint"' in edit
    assert change(screen, "VITA659", scheduled_months=["3", "9"]).status_code == 302
    page = text(screen.get("kamus/VITA659/"))
    assert "Maret dan September" in page
    assert (
        "<b>Bulan pelaporan</b>: Februari dan Agustus (menurut kamus) → mulai 2023: Maret dan September"
        in page
    )
    assert "Vit. A" in text(screen.get("isi/", bulan="2023-03", program="Gizi")) or "itamin A" in text(
        screen.get("isi/", bulan="2023-03", program="Gizi")
    )
    refused = change(screen, "VITA659", scheduled_months=[])
    assert refused.status_code == 422
    assert "paling sedikit satu bulan harus dipilih" in text(refused)
    unknown = change(screen, "VITA659", scheduled_months=["13"])
    assert unknown.status_code == 422


def test_the_form_asks_from_which_year_months_hold_and_names_the_next_possible(screen: Screen):
    scope, ours = screen.place.scope, screen.world.ours
    actions.freeze(scope=scope, puskesmas_id=ours.id, period=Period.quarter("2023Q1"))
    assert 'name="since" value="2023"' in text(screen.world.client("ani-dinkes").get(f"{DISTRICT}VITA659/"))
    refused = change(screen, "VITA659", scheduled_months=["3", "9"])
    assert refused.status_code == 422
    assert "Pilih berlaku mulai tahun 2024" in text(refused)
    assert change(screen, "VITA659", scheduled_months=["3", "9"], since="2024").status_code == 302
    assert "Februari dan Agustus; mulai 2024: Maret dan September" in text(screen.get("kamus/VITA659/"))
    assert change(screen, "VITA659", short="Vit. anak").status_code == 302
    assert set(IndicatorChange.objects.get(number=2).after) == {"short"}
