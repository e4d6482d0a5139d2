"""A list is looked at first, asked about, saved whole and taken back, as seen through a browser."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lokmin.people import queries
from lokmin.people.models import ListImport, Office
from tests.world import World

LIST = (
    "Jabatan;Instansi;Sektor;Nama;HP;Persetujuan\n"
    "Danramil Lais;Koramil Lais;TNI (Koramil);Kapten Contoh;0812-3456-7890;1 Agustus 2023\n"
)


def address(world: World, name: str = "import", *parts: object) -> str:
    return reverse(f"people:{name}", args=[world.ours.code, *parts])


def look(world: World, text: str):
    file = SimpleUploadedFile("daftar.csv", text.encode())
    return world.client().post(address(world), {"file": file})


def hidden(page: str) -> dict[str, str]:
    """What the preview sends back."""
    found = re.findall(r'<input type="hidden" name="(name|lines|shown)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


def store(world: World, page: str, **answers: str):
    return world.client().post(address(world, "import_store"), {**hidden(page), "do": "store", **answers})


def test_a_look_stores_nothing_and_saving_stores_what_was_seen(world: World):
    answer = look(world, LIST)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Siap disimpan" in page
    assert "jabatan baru" in page
    assert not Office.unscoped.filter(title="Danramil Lais").exists()
    assert store(world, page).status_code == 302
    cards = queries.offices(scope=world.scope(), kecamatan_id=world.ours.kecamatan_id)
    assert "Kapten Contoh" in {card.holder for card in cards}
    assert "Tidak ada yang berubah" in look(world, LIST).content.decode()


def test_a_line_that_cannot_be_read_is_named_with_its_cell_and_nothing_can_be_saved(world: World):
    page = look(world, LIST + "Camat;;;Pak Camat;12;ya\n").content.decode()
    assert "1 baris tidak terbaca" in page
    assert "Baris 3" in page
    assert "bukan nomor HP" in page
    assert 'value="store"' not in page
    assert store(world, page).status_code == 422
    assert not ListImport.unscoped.exists()


def test_what_is_alike_is_asked_and_the_answer_is_used(world: World):
    page = look(world, "Jabatan;Instansi;Sektor;Nama\nCamatt;Kantor;kecamatan;Bu Baru\n").content.decode()
    assert "Jabatan yang sama dengan ini?" in page
    assert store(world, page).status_code == 422
    again = world.client().post(address(world, "import_store"), {**hidden(page), "do": "look", "o2": "new"})
    assert "Siap disimpan" in again.content.decode()
    assert store(world, again.content.decode(), o2="new").status_code == 302
    assert Office.unscoped.filter(title="Camatt").exists()


def test_another_holder_leads_to_the_handover(world: World):
    page = look(world, "Jabatan;Nama\nCamat;Bu Lain\n").content.decode()
    assert reverse("meetings:handover", args=[world.ours.code, world.camat_office]) in page


@pytest.mark.parametrize("text", ["", "Desa;K1\nPari;1\n"])
def test_a_file_that_is_no_list_is_refused_at_the_form(world: World, text: str):
    answer = look(world, text)
    assert answer.status_code == 422


def test_a_preview_that_came_back_broken_is_told(world: World):
    for lines in ("", "[[1]]", "kacau"):
        answer = world.client().post(address(world, "import_store"), {"lines": lines}, follow=True)
        assert "tidak terkirim utuh" in answer.content.decode()


def test_a_list_is_taken_back_on_the_page(world: World):
    store(world, look(world, LIST).content.decode())
    made = ListImport.unscoped.get()
    answer = world.client().post(address(world, "import_undo", made.id), follow=True)
    assert "Daftar dibatalkan" in answer.content.decode()
    assert not Office.unscoped.filter(title="Danramil Lais").exists()


def test_the_template_holds_the_offices_that_are_known_and_reads_back_as_the_same(world: World):
    answer = world.client().get(address(world, "import_template"))
    assert "spreadsheetml" in answer["Content-Type"]
    file = SimpleUploadedFile("templat.xlsx", answer.content)
    page = world.client().post(address(world), {"file": file}).content.decode()
    assert "Tidak ada yang berubah" in page
