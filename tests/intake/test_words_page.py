"""Words in the column of elements that are none of ours: counted, explained by a person, remembered."""

import re

import pytest
from django.urls import reverse

from lokmin.basics.refusal import Refusal
from lokmin.intake import actions
from lokmin.intake.models import Batch, SheetMapping
from lokmin.intake.rules import keep
from tests.intake.corpus.made import book
from tests.intake.test_actions import world
from tests.intake.test_mapping_page import figures
from tests.intake.test_views import send

__all__ = ["world"]
HEADER = ("Desa", "Periode", "Indikator", "Jumlah")


def table(*rows: tuple, month: str = "2023-02", header=HEADER, title: tuple = ()) -> bytes:
    """A table of lines; each row is a village's number, a word and a count."""
    lines = [(f"Desa {village}", month, word, count) for village, word, count in rows]
    return book(("Data", [*title, header, *lines]))


TWO = ((1, "Kunjungan awal", 7), (2, "KUNJUNGAN  AWAL", 8), (1, "Rapat kader", 3), (1, "K4", 5))


def words_address(response) -> str:
    return re.search(r'href="([^"]+/kata/\d+/)"', response.content.decode())[1]


def field_of(page: str, word: str) -> str:
    return re.search(rf'<label[^>]*for="id_(kata-\d+)"[^>]*>[^<]*“{re.escape(word)}”', page)[1]


def explain(client, response, **said: str):
    """Say what words mean; spaces in a word are written as _."""
    where = words_address(response)
    page = client.get(where).content.decode()
    data = {field_of(page, word.replace("_", " ")): code for word, code in said.items()}
    return client.post(where, data, follow=True)


def test_each_unknown_word_is_said_once_with_how_many_lines_it_has(world):
    client, response = send(world, table(*TWO))
    page = response.content.decode()
    assert "1 angka akan disimpan" in page
    assert "2 kata elemen belum dikenal; 3 barisnya belum terbaca." in page
    assert page.count("bukan elemen atau indikator yang dikenal") == 2
    assert "2 barisnya tidak dibaca" in page
    asked = client.get(words_address(response)).content.decode()
    assert "“Kunjungan awal”, 2 baris" in asked
    assert "“Rapat kader”, 1 baris" in asked


def test_nothing_is_chosen_for_a_person(world):
    client, response = send(world, table((1, "Kunjungan K 4 lengkap", 3), (1, "K1", 1)))
    page = client.get(words_address(response)).content.decode()
    assert "selected" not in re.search(r"<select[^>]*kata-0.*?</select>", page, re.S)[0].replace(
        '<option value="" selected', ""
    )
    done = client.post(words_address(response), {}, follow=True).content.decode()
    assert "1 angka akan disimpan" in done
    assert not SheetMapping.unscoped.exists()


def test_a_similar_element_is_offered_first(world):
    client, response = send(world, table((1, "Penta 3 lanjutan", 3), (1, "K1", 1)))
    page = client.get(words_address(response)).content.decode()
    assert re.search(r'<optgroup label="Mirip">\s*<option value="PENTA3"', page)


def test_an_explained_word_is_read_and_a_skipped_one_left_out(world):
    client, response = send(world, table(*TWO))
    page = explain(client, response, Kunjungan_awal="K1", Rapat_kader="-").content.decode()
    assert "Arti 2 kata diingat." in page
    assert "3 angka akan disimpan" in page
    assert "“Rapat kader” (1 baris) dilewati" in page
    assert "belum dikenal" not in page
    client.post(re.search(r'action="([^"]+/simpan/)"', page)[1])
    assert figures(world).keys() == {("K1", 2), ("K4", 2)}


def test_the_answer_holds_for_the_next_file_of_the_same_shape_and_no_other(world):
    client, response = send(world, table(*TWO))
    explain(client, response, Kunjungan_awal="K1", Rapat_kader="-")
    _, second = send(world, table((1, "kunjungan awal", 9), (1, "Lain", 1), month="2023-03"), "maret.xlsx")
    page = second.content.decode()
    assert "1 angka akan disimpan" in page
    assert "1 kata elemen belum dikenal" in page
    other = ("Desa", "Bulan", "Indikator", "Jumlah")
    _, third = send(world, table((1, "kunjungan awal", 9), header=other, month="2023-03"), "lain.xlsx")
    assert "kunjungan awal" in third.content.decode()
    assert "1 kata elemen belum dikenal" in third.content.decode()


def test_an_answer_can_be_changed_and_taken_back(world):
    client, response = send(world, table(*TWO))
    explain(client, response, Kunjungan_awal="K1")
    again = client.get(response.redirect_chain[-1][0])
    explain(client, again, Kunjungan_awal="K6")
    assert next(iter(SheetMapping.unscoped.get().mapping["words"].values())) == "K6"
    explain(client, again, Kunjungan_awal="")
    assert SheetMapping.unscoped.get().mapping["words"] == {}
    assert "3 barisnya belum terbaca" in client.get(response.redirect_chain[-1][0]).content.decode()


def test_a_word_that_means_an_element_already_counted_does_not_count_twice(world):
    client, response = send(world, table((1, "Kunjungan awal", 7), (1, "K1", 5), (2, "K1", 4)))
    page = explain(client, response, Kunjungan_awal="K1").content.decode()
    assert "1 angka akan disimpan" in page


def test_a_code_of_ours_never_means_something_else(world):
    client, response = send(world, table((1, "Rapat", 7), (1, "K1", 5)))
    sheet = actions.say_words(
        scope=world.scope(), batch_id=Batch.unscoped.get().id, sheet="Data", words={"K1": "K4", "Rapat": "-"}
    )
    assert sheet is not None
    page = client.get(response.redirect_chain[-1][0]).content.decode()
    assert "1 angka akan disimpan" in page
    client.post(re.search(r'action="([^"]+/simpan/)"', page)[1])
    assert figures(world) == {("K1", 2): 5}


def test_an_element_that_does_not_exist_is_refused(world):
    client, response = send(world, table(*TWO))
    with pytest.raises(Refusal):
        actions.say_words(
            scope=world.scope(), batch_id=Batch.unscoped.get().id, sheet="Data", words={"Rapat kader": "ABC"}
        )
    where = words_address(response)
    assert client.post(where, {"kata-0": "ABC"}).status_code == 422
    assert not SheetMapping.unscoped.exists()


def test_a_file_too_large_to_keep_is_sent_again_and_then_read(world, monkeypatch):
    client, response = send(world, table(*TWO))
    Batch.unscoped.update(preview={**Batch.unscoped.get().preview, "book": None})
    where = words_address(response)
    assert "terlalu besar untuk disimpan" in client.get(where).content.decode()
    told = explain(client, response, Kunjungan_awal="K1", Rapat_kader="-").content.decode()
    assert "unggah sekali lagi" in told
    assert not Batch.unscoped.exists()
    _, again = send(world, table(*TWO))
    assert "3 angka akan disimpan" in again.content.decode()
    assert keep.MOST_KEPT_CELLS


def test_words_of_a_table_whose_columns_were_explained_are_explained_too(world):
    header = ("Wilayah binaan", "Masa", "Kegiatan", "Banyaknya")
    client, response = send(world, table(*TWO, header=header, title=(("Laporan bidan",),)))
    where = re.search(r'href="([^"]+/lembar/\d+/)"', response.content.decode())[1]
    roles = {"kolom-1": "village", "kolom-2": "period", "kolom-3": "element", "kolom-4": "count"}
    mapped = client.post(where, {"baris": "2", "masa": "", "elemen": "", **roles}, follow=True)
    assert "1 angka akan disimpan" in mapped.content.decode()
    page = explain(client, mapped, Kunjungan_awal="K1").content.decode()
    assert "3 angka akan disimpan" in page
    march = table((1, "Kunjungan awal", 2), month="2023-03", header=header, title=(("Laporan",),))
    assert "1 angka akan disimpan" in send(world, march, "b.xlsx")[1].content.decode()


def test_a_long_number_in_the_column_is_not_repeated(world):
    _, response = send(world, table((1, "3201234567890123", 7), (1, "K1", 5)))
    assert "3201234567890123" not in response.content.decode()
    assert "3201234567890123" not in str(Batch.unscoped.values())


def test_strangers_explain_nothing(world):
    client, response = send(world, table(*TWO))
    where = words_address(response)
    assert world.client("dewi").get(where).status_code == 404
    assert world.client("ani-midwife").get(where).status_code == 403
    batch = re.search(r"unggah/([^/]+)/", where)[1]
    assert client.get(reverse("intake:words", args=[world.ours.code, batch, 9])).status_code == 404


def test_markup_in_a_word_a_village_and_a_file_name_stays_text(world):
    evil = "<script>alert(1)</script>"
    data = book(("Data", [HEADER, (evil, "2023-02", "K1", 1), ("Desa 1", "2023-02", evil, 2)]))
    client, response = send(world, data, "<script>.xlsx")
    upload = response.redirect_chain[-1][0].rsplit("/", 2)[0] + "/"
    for page in (response, client.get(words_address(response)), client.get(upload)):
        text = page.content.decode()
        assert "&lt;script&gt;" in text
        assert "<script>" not in text


def test_a_sheet_with_explained_words_asks_nothing_of_its_columns(world):
    client, response = send(world, table(*TWO))
    page = explain(client, response, Kunjungan_awal="K1", Rapat_kader="-").content.decode()
    assert "dengan arti kata yang Anda jelaskan" in page
    assert "Ubah arti kata" in page
    assert "Ubah kolom" not in page


def test_a_word_too_long_to_be_kept_whole_is_not_asked_and_not_read(world):
    long = "Kunjungan " + "sangat " * 20
    _, response = send(world, table((1, f"{long} K1", 3), (2, f"{long} K4", 4), (1, "K1", 5)))
    page = response.content.decode()
    assert "1 angka akan disimpan" in page
    assert "Jelaskan kata" not in page
    assert page.count("bukan elemen atau indikator yang dikenal") == 1
