"""The division of parts, cell by cell, as seen through a browser."""

from urllib.parse import unquote

import pytest
from django.urls import reverse

from lokmin.people import queries
from tests.world import World


def address(world: World, sector: str = "polsek", year: int = 2023) -> str:
    return reverse("people:sector_parts", args=[world.ours.code, year, sector])


def matrix(world: World, who: str = "ani-head", **asked: str) -> str:
    answer = world.client(who).get(reverse("people:parts", args=[world.ours.code]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def cells(world: World) -> dict:
    return queries.matrix(scope=world.scope(), kecamatan_id=world.ours.kecamatan_id, year=2023).cells


def test_what_nobody_took_stands_first_and_leaves_when_taken(world: World):
    assert "Belum diambil siapa pun" in matrix(world)
    answer = world.client("ani-note_taker").post(address(world), {"gizi-text": "Menyalurkan PMT"})
    assert answer.status_code == 302
    assert answer["Location"].endswith("#gizi")
    page = matrix(world)
    assert "Menyalurkan PMT" in page
    assert "Gizi dan stunting;" not in page.split("Isi menurut sektor")[0]


def test_a_usual_part_is_one_tap_and_needs_no_script(world: World):
    page = " ".join(world.client().get(address(world)).content.decode().split())
    text = "Membantu penyaluran PMT"
    assert f'name="gizi-usual" value="{text}"' in page
    world.client().post(address(world), {"gizi-text": "", "gizi-usual": text})
    assert cells(world)["gizi", "polsek"].text == text


def test_two_writers_of_one_cell_are_shown_what_stands_there(world: World):
    world.client().post(address(world), {"gizi-text": "Satu"})
    answer = world.client().post(address(world), {"gizi-text": "Dua"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Satu" in page
    assert 'value="Dua"' in page


def test_last_years_division_is_taken_over_by_a_tap(world: World):
    world.client().post(address(world, year=2022), {"kia-text": "Ambulans"})
    assert "Salin pembagian tahun lalu" in matrix(world)
    copy = reverse("people:copy_parts", args=[world.ours.code, 2023])
    answer = world.client().post(copy)
    assert unquote(answer["Location"]).endswith("?tahun=2023")
    page = matrix(world)
    assert "Ambulans" in page
    assert "Salin pembagian tahun lalu" not in page
    assert "Ambulans" in matrix(world, tahun="2022")


def test_a_reader_sees_the_parts_without_a_form(world: World):
    world.client().post(address(world), {"gizi-text": "Menyalurkan PMT"})
    page = world.client("ani-camat").get(address(world)).content.decode()
    assert "Menyalurkan PMT" in page
    assert 'name="gizi-text"' not in page


@pytest.mark.parametrize(("sector", "year"), [("tidak-ada", 2023), ("kesehatan", 2023), ("polsek", 1990)])
def test_what_is_not_divided_is_not_found(world: World, sector: str, year: int):
    assert world.client().get(address(world, sector, year)).status_code == 404


def test_the_history_of_a_cell_is_told_once_there_is_one(world: World):
    world.client().post(address(world), {"gizi-text": "Satu"})
    seen = cells(world)["gizi", "polsek"].id
    world.client().post(address(world), {"gizi-text": "Dua", "gizi-seen": seen, "gizi-was": "|Satu"})
    page = world.client().get(address(world)).content.decode()
    assert "Riwayat" in page
    assert "Satu" in page


def test_all_boxes_of_a_page_are_saved_together(world: World):
    browser = world.client()
    typed = {"gizi-text": "Menyalurkan PMT", "kia-text": "Ambulans desa", "kia-was": ""}
    page = browser.post(address(world), typed, follow=True).content.decode()
    assert "2 peran disimpan" in page
    assert {key: card.text for key, card in cells(world).items()} == {
        ("gizi", "polsek"): "Menyalurkan PMT",
        ("kia", "polsek"): "Ambulans desa",
    }
    assert page.count("<form") - page.count('method="get"') < 4  # one for all boxes


def test_a_box_that_somebody_else_changed_is_left_alone_where_it_was_only_read(world: World):
    browser = world.client()
    browser.post(address(world), {"gizi-text": "Satu"})
    seen = cells(world)["gizi", "polsek"].id
    browser.post(address(world), {"gizi-text": "Dua", "gizi-seen": seen, "gizi-was": "|Satu"})
    stale = {"gizi-text": "Satu", "gizi-seen": seen, "gizi-was": "|Satu", "kia-text": "Ambulans"}
    assert browser.post(address(world), stale).status_code == 302
    assert cells(world)["gizi", "polsek"].text == "Dua"
    assert cells(world)["kia", "polsek"].text == "Ambulans"


def test_a_refused_box_keeps_its_words_and_the_others_are_saved(world: World):
    browser = world.client()
    browser.post(address(world), {"gizi-text": "Satu"})
    answer = browser.post(address(world), {"gizi-text": "Dua", "kia-text": "Ambulans"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="Dua"' in page
    assert "1 peran disimpan" in page
    assert "1 peran belum tersimpan" in page
    assert cells(world)["kia", "polsek"].text == "Ambulans"
