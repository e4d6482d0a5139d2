"""Two sets of sasaran side by side, and sasaran from population."""

import re

from lokmin.coverage.models import Population
from tests.coverage.conftest import Screen


def text(page) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


def test_counted_is_entered_beside_projected_and_its_adequacy_is_judged(screen: Screen):
    typed = {f"n:{screen.area(0)}:bayi": "30", f"n:{screen.area(1)}:bayi": "75,5"}
    address = "sasaran/banding/?tahun=2023&jenis=bayi"
    assert screen.post(address, **typed).status_code == 302
    page = text(screen.get("sasaran/banding/", tahun="2023", jenis="bayi"))
    assert "50,0%" in page
    assert "125,8%" in page
    assert "di bawah 80%" in page
    assert "di atas 120%" in page
    assert "2 dari 5 desa punya keduanya" in page


def test_the_effect_on_every_figure_is_told_once_all_villages_are_counted(screen: Screen):
    page = text(screen.get("sasaran/banding/"))
    assert "Belum ada indikator yang dapat dibandingkan" in page
    screen.place.people("bayi", 2023, [20] * 5, "counted")
    page = text(screen.get("sasaran/banding/", indikator="IDL"))
    assert re.search(r"\d dari \d indikator berganti status", page)
    assert "Menurut riil" in page
    assert "Desa 1" in page


def test_villages_that_were_not_counted_keep_the_sets_apart(screen: Screen):
    screen.place.people("bayi", 2023, [20, 20], "counted")
    page = text(screen.get("sasaran/banding/", indikator="IDL"))
    assert "Dihitung dari 2 dari 5 desa yang punya keduanya" in page
    assert "Tanpa sasaran" in page or "tanpa sasaran" in page


def test_a_look_by_counted_goes_from_screen_to_screen(screen: Screen):
    screen.place.people("bayi", 2023, [20] * 5, "counted")
    scorecard = text(screen.get("", sasaran="counted"))
    assert "sasaran=counted" in scorecard
    chart = {key: text(screen.get("IDL/", sasaran=key)) for key in ("projected", "counted")}
    assert chart["projected"] != chart["counted"]
    assert "Menurut hasil pendataan" in chart["counted"]
    assert "Menurut hasil pendataan" in text(screen.get(f"desa/{screen.area(0)}/", basis="counted"))


def test_a_restricted_indicator_shows_no_village_to_who_may_not_read_it(screen: Screen):
    screen.place.people("terduga_tb", 2023, [20] * 5, "counted")
    page = text(screen.get("sasaran/banding/", "ani-camat", indikator="TB_TERDUGA"))
    assert "Indikator peka: hanya ditampilkan untuk seluruh wilayah kerja" in page


def test_a_midwife_reads_her_villages_and_writes_nothing(screen: Screen):
    page = text(screen.get("sasaran/banding/", "ani-midwife"))
    assert "Desa 3" not in page.split("menurut desa", 1)[1].split("</table>")[0]
    typed = {f"n:{screen.area(0)}:bayi": "30"}
    assert screen.post("sasaran/banding/?tahun=2023&jenis=bayi", "ani-midwife", **typed).status_code == 422
    assert not Population.unscoped.filter(basis="counted").exists()


def test_nonsense_is_sent_back_and_nothing_is_stored(screen: Screen):
    page = screen.post("sasaran/banding/?jenis=bayi", **{f"n:{screen.area(0)}:bayi": "-3"})
    assert page.status_code == 422
    assert not Population.unscoped.filter(basis="counted").exists()


# ---- estimation ----

INPUTS = {"rate": "19,0", "mortality": "20", "source": "Pusdatin 2024", "s:balita": "9"}


def estimate(screen: Screen, who: str = "ani-head", **typed: str):
    return screen.post("sasaran/perkiraan/?tahun=2024", who, **{**INPUTS, "step": "preview", **typed})


def test_a_preview_stores_nothing_and_the_confirmation_stores_fractions(screen: Screen):
    lines = "Desa 1\t2.000\nDESA 2;2815"
    page = estimate(screen, lines=lines)
    assert page.status_code == 200
    assert "41,8" in text(page)
    assert not Population.unscoped.filter(year=2024).exists()
    kept = dict(page.context["preview"].kept)
    assert "lines" not in kept
    assert screen.post("sasaran/perkiraan/?tahun=2024", **kept, step="store").status_code == 302
    rows = Population.unscoped.filter(year=2024, area_id=screen.area(0), basis="projected")
    found = dict(rows.values_list("kind", "thousandths"))
    assert found["bumil"] == 41_800
    assert found["bulin"] == 39_900
    assert found["bayi"] == 37_240
    assert found["balita"] == 180_000
    assert "CBR 19,0‰: Pusdatin 2024" in rows.first().source
    again = screen.post("sasaran/perkiraan/?tahun=2024", **kept, step="store")
    assert again.status_code == 302


def test_a_village_that_is_not_known_is_never_guessed(screen: Screen):
    page = estimate(screen, lines="Desa Antah\t2000")
    assert page.status_code == 422
    assert "Desa Antah" in text(page)
    assert "Pratinjau: belum disimpan" not in text(page)


def test_what_is_missing_or_impossible_is_said(screen: Screen):
    assert "Tulis sumber" in text(estimate(screen, source="", lines="Desa 1\t2000"))
    assert "paling sedikit satu desa" in text(estimate(screen))
    assert "terlalu besar" in text(estimate(screen, rate="1900", lines="Desa 1\t2000"))
    assert estimate(screen, lines="Desa 1\t-5").status_code == 422
    assert estimate(screen, rate="", **{"s:balita": ""}, lines="Desa 1\t2000").status_code == 422


def test_a_midwife_does_not_set_the_sasaran_of_a_puskesmas(screen: Screen):
    assert estimate(screen, "ani-midwife", lines="Desa 1\t2000").status_code == 403
    assert screen.get("sasaran/perkiraan/").status_code == 200


def test_only_the_kinds_in_use_are_listed_and_one_that_is_asked_for(screen: Screen):
    used = text(screen.get("sasaran/banding/", tahun="2023"))
    kinds = used.split('id="jenis"', 1)[1].split("</select>")[0]
    assert 'value="bayi"' in kinds
    assert 'value="odgj_berat"' not in kinds
    asked = text(screen.get("sasaran/banding/", tahun="2023", jenis="odgj_berat"))
    assert 'value="odgj_berat" selected' in asked


def test_thousands_are_read_with_a_point_and_typed_without(screen: Screen):
    screen.place.people("bayi", 2023, [3018, 20, 20, 20, 20])
    screen.place.people("bayi", 2023, [1500, 20, 20, 20, 20], "counted")
    page = text(screen.get("sasaran/banding/", tahun="2023", jenis="bayi"))
    assert ">3.018<" in page
    assert ">3.098<" in page
    assert "Pendataan menemukan 1.500 dari 3.018" in page
    assert 'value="1500"' in page


def test_a_name_is_matched_however_it_is_spelt_and_an_unknown_one_stops_nothing(screen: Screen):
    page = estimate(screen, lines="DESA-1\t2000\nDesa Antah\t900\nKelurahan Desa 2;1500")
    assert page.status_code == 200
    assert [name for name, _people, _found in page.context["preview"].rows] == ["Desa 1", "Desa 2"]
    assert "Desa Antah" in text(page)
    assert "Satu nama bukan desa" in text(page)
