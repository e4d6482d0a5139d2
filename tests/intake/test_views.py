"""The screens of uploading, as a browser without scripts uses them."""

import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lokmin.basics.time import Period
from lokmin.coverage import actions as coverage
from lokmin.coverage.actions import FigureEntry
from lokmin.coverage.queries.stored import stored_figures
from lokmin.intake import queries
from tests.intake import files
from tests.intake.test_actions import COUNTS, VILLAGES, world
from tests.world import World

__all__ = ["world"]


def workbook(counts=COUNTS, villages=VILLAGES) -> bytes:
    return files.book_with(
        lambda book: files.counts_sheet(book, counts, villages=villages),
        lambda book: files.pws_sheet(book, counts, villages=villages),
        year=2023,
    )


def address(world: World, name: str = "upload", batch=None) -> str:
    return reverse(f"intake:{name}", args=[world.ours.code, *([batch.id] if batch else [])])


def send(world: World, data: bytes, name: str = "pws.xlsx", who: str = "ani-head"):
    client = world.client(who)
    return client, client.post(address(world), {"file": SimpleUploadedFile(name, data)}, follow=True)


def figures(world: World):
    return stored_figures(scope=world.scope(), puskesmas_id=world.ours.id, years=[2023])


def test_the_page_says_what_to_do_before_the_first_upload(world):
    page = world.client().get(address(world)).content.decode()
    assert "Belum ada unggahan" in page
    assert "1.DATA KIA" in page


def test_a_file_is_shown_then_stored_then_taken_back(world):
    client, response = send(world, workbook())
    page = response.content.decode()
    assert "50 angka akan disimpan" in page
    assert not figures(world)
    batch_url = response.redirect_chain[-1][0]
    store = re.search(r'action="([^"]+/simpan/)"', page)[1]
    done = client.post(store, follow=True).content.decode()
    assert "Unggahan nomor 1 tersimpan" in done
    assert len(figures(world)) == 50
    undo = re.search(r'action="([^"]+/batalkan/)"', done)[1]
    assert "Unggahan nomor 1 dibatalkan" in client.post(undo, follow=True).content.decode()
    assert not figures(world)
    assert "dibatalkan" in client.get(batch_url).content.decode()
    assert "pws.xlsx" in client.get(address(world)).content.decode()


def test_the_same_file_again_changes_nothing_and_says_so(world):
    client, response = send(world, workbook())
    data = workbook()
    response = client.post(address(world), {"file": SimpleUploadedFile("a.xlsx", data)}, follow=True)
    store = re.search(r'action="([^"]+/simpan/)"', response.content.decode())[1]
    client.post(store)
    again = client.post(address(world), {"file": SimpleUploadedFile("b.xlsx", data)}, follow=True)
    assert "Berkas yang sama sudah tersimpan; tidak ada yang berubah." in again.content.decode()
    assert len(queries.batches(scope=world.scope(), puskesmas_id=world.ours.id)) == 1


def test_an_unknown_village_is_asked_before_anything_can_be_stored(world):
    villages = (*VILLAGES[:4], "Dessa 5")
    counts = {("Dessa 5" if v == "DESA 5" else v, e, m): c for (v, e, m), c in COUNTS.items()}
    client, response = send(world, workbook(counts, villages))
    page = response.content.decode()
    assert "“Dessa 5” di berkas" in page
    assert "/simpan/" not in page
    choose = re.search(r'action="([^"]+/desa/)"', page)[1]
    assert client.post(choose, {"nama-0": ""}).status_code == 422
    assert client.post(choose, {"nama-0": "bukan desa"}).status_code == 422
    chosen = client.post(choose, {"nama-0": str(world.areas[4].id)}, follow=True).content.decode()
    assert "50 angka akan disimpan" in chosen


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("kosong.xlsx", b"   ", "Berkas ini kosong"),
        ("lama.xls", files.old_office("Workbook"), "Excel lama (.xls)"),
        ("kunci.xlsx", files.old_office("EncryptedPackage"), "kata sandi"),
        ("setengah.xlsx", workbook()[:5000], "rusak atau terpotong"),
        ("nama.xlsx", files.book_with(files.by_name_sheet), "nama atau nomor orang"),
        ("apa.xlsx", b"a;b\n1;2\n", "bukan buku kerja"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_on_the_form(world, name, data, sentence):
    _, response = send(world, data, name)
    assert response.status_code == 422
    assert sentence in response.content.decode().replace("&#x27;", "'")
    assert not queries.batches(scope=world.scope(), puskesmas_id=world.ours.id)


def test_a_form_without_a_file_says_so(world):
    response = world.client().post(address(world), {})
    assert response.status_code == 422
    assert "Pilih satu berkas dahulu." in response.content.decode()


def test_bad_cells_stand_open_with_their_place(world):
    _, response = send(world, workbook({**COUNTS, ("DESA 1", "K1", 1): "7 bayi"}))
    page = response.content.decode()
    assert "“7 bayi” bukan angka" in page
    assert "1.DATA KIA, sel E9" in page


def test_a_figure_that_changed_meanwhile_shows_the_preview_anew(world):
    from tests.intake.test_actions import enter

    client, response = send(world, workbook())
    enter(world, 0, "K1", 1, 99)
    store = re.search(r'action="([^"]+/simpan/)"', response.content.decode())[1]
    page = client.post(store, follow=True).content.decode()
    assert "berubah sejak pratinjau" in page
    assert "Angka tersimpan yang akan diganti" in page
    assert figures(world)[world.areas[0].id, "K1", 2023, 1][0] == 99


def test_a_preview_that_waits_is_found_again_on_the_upload_page(world):
    client, response = send(world, workbook())
    preview = response.redirect_chain[-1][0]
    page = client.get(address(world)).content.decode()
    assert "Menunggu disimpan" in page
    assert f'href="{preview}"' in page
    client.post(re.search(r'action="([^"]+/simpan/)"', response.content.decode())[1])
    assert "Menunggu disimpan" not in client.get(address(world)).content.decode()


def test_a_preview_can_be_thrown_away(world):
    client, response = send(world, workbook())
    drop = re.search(r'action="([^"]+/buang/)"', response.content.decode())[1]
    assert "tidak ada yang disimpan" in client.post(drop, follow=True).content.decode()
    assert client.get(response.redirect_chain[-1][0]).status_code == 404


@pytest.mark.parametrize("who", ["citra", "dewi"])
def test_strangers_find_nothing(world, who):
    _, response = send(world, workbook())
    for url in (address(world), response.redirect_chain[-1][0]):
        assert world.client(who).get(url).status_code == 404


def test_a_midwife_is_told_that_uploading_is_not_her_duty(world):
    assert world.client("ani-midwife").get(address(world)).status_code == 403


def test_a_visitor_signs_in_first(world):
    response = world.client("visitor").get(address(world))
    assert response.status_code == 302
    assert "/masuk/" in response.url


def test_the_preview_speaks_english_where_asked(world):
    client, response = send(world, workbook())
    client.cookies["django_language"] = "en"
    assert client.get(response.redirect_chain[-1][0]).headers["Content-Language"] == "en"


BLOCK = "NO\tDESA\tK1\tK4\n1\tDesa 1\t7\t5\n2\tDESA 2\t0\t\nJUMLAH\t\t7\t5\n"


def test_a_pasted_month_is_shown_then_stored_then_taken_back(world):
    client, where = world.client(), address(world, "paste")
    assert "Periksa tempelan" in client.get(where).content.decode()
    response = client.post(where, {"month": "2023-04", "text": BLOCK}, follow=True)
    page = response.content.decode()
    assert "3 angka akan disimpan" in page
    assert "Tempelan April 2023" in page
    assert "Lembar di berkas ini" not in page
    assert not figures(world)
    done = client.post(re.search(r'action="([^"]+/simpan/)"', page)[1], follow=True).content.decode()
    assert "Unggahan nomor 1 tersimpan" in done
    stored = {key[1:]: count for key, (count, _version, _reason) in figures(world).items()}
    assert stored == {("K1", 2023, 4): 0, ("K4", 2023, 4): 5}
    assert {key[0]: count for key, (count, _v, _r) in figures(world).items() if key[1] == "K1"} == {
        world.areas[0].id: 7, world.areas[1].id: 0,
    }  # fmt: skip
    again = client.post(where, {"month": "2023-04", "text": BLOCK}, follow=True)
    assert "Tempelan yang sama sudah tersimpan" in again.content.decode()
    undo = re.search(r'action="([^"]+/batalkan/)"', done)[1]
    assert "Unggahan nomor 1 dibatalkan" in client.post(undo, follow=True).content.decode()
    assert not figures(world)


def test_a_pasted_village_that_nobody_knows_is_asked(world):
    response = world.client().post(
        address(world, "paste"), {"month": "2023-04", "text": "DESA\tK1\nDessa 1\t3\n"}, follow=True
    )
    assert "“Dessa 1” di berkas" in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"month": "2023-04", "text": ""}, "Belum ada yang ditempel"),
        ({"month": "2023-04", "text": "DESA\tA\nDesa 1\t1\n"}, "Judul indikator tidak ditemukan"),
        ({"month": "2023-04", "text": "DESA\tNIK\tK1\nDesa 1\t1\t1\n"}, "nama atau nomor orang"),
        ({"month": "2099-04", "text": BLOCK}, "2099-04"),
    ],
)
def test_a_paste_that_cannot_be_read_says_why_and_keeps_what_was_typed(world, typed, says):
    response = world.client().post(address(world, "paste"), typed)
    assert response.status_code == 422
    assert says in response.content.decode()
    assert not queries.waiting(scope=world.scope(), puskesmas_id=world.ours.id)


def test_the_same_file_comes_back_with_notes(world):
    data = workbook({**COUNTS, ("DESA 1", "K1", 1): "7 bayi"})
    client, response = send(world, data)
    page = response.content.decode()
    assert "Unduh berkas ini dengan catatan" in page
    where = re.search(r'action="([^"]+/catatan/)"', page)[1]
    copy = client.post(where, {"file": SimpleUploadedFile("pws.xlsx", data)})
    assert copy.status_code == 200
    assert "attachment" in copy["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(copy.content))
    assert "bukan angka" in book["1.DATA KIA"]["E9"].comment.text
    assert "Catatan Lokmin" in book.sheetnames
    other = client.post(where, {"file": SimpleUploadedFile("pws.xlsx", workbook())})
    assert other.status_code == 422
    assert "bukan yang diperiksa" in other.content.decode()
    assert client.post(where, {}).status_code == 422
    client.post(re.search(r'action="([^"]+/simpan/)"', page)[1])
    assert client.post(where, {"file": SimpleUploadedFile("pws.xlsx", data)}).status_code == 200
    assert world.client("citra").post(where, {"file": SimpleUploadedFile("p.xlsx", data)}).status_code == 404


def test_a_paste_has_no_file_to_come_back(world):
    client = world.client()
    response = client.post(
        address(world, "paste"), {"month": "2023-04", "text": "DESA\tK1\nDesa 1\tx\n"}, follow=True
    )
    assert "dengan catatan" not in response.content.decode()
    where = response.redirect_chain[-1][0] + "catatan/"
    assert client.post(where, {"file": SimpleUploadedFile("a.xlsx", workbook())}).status_code == 422


def test_json_has_no_cells_so_no_copy_with_notes_is_offered(world):
    data = b'{"dataValues": [{"dataElement": "K1", "period": "202304", "orgUnit": "Desa 1", "value": "x"}]}'
    _client, response = send(world, data, "dhis2.json")
    page = response.content.decode()
    assert "Lembar di berkas ini" in page
    assert "Unduh berkas ini dengan catatan" not in page


def test_a_file_of_frozen_months_is_not_said_to_be_stored_already(world):
    from tests.intake.test_actions import enter

    for month in (1, 2, 3):
        enter(world, 0, "K8", month, 1)
    coverage.freeze(
        scope=world.scope(),
        puskesmas_id=world.ours.id,
        period=Period.parse("2023-01..2023-03"),
        despite="belum semua melapor",
    )
    text = "desa;periode;elemen;jumlah\nDesa 1;2023-02;K1;7\n"
    page = send(world, text.encode(), "a.csv")[1].content.decode()
    assert "Tidak ada satu angka pun yang dapat disimpan" in page
    assert "sudah tersimpan" not in page


LINES = b"desa,periode,elemen,jumlah\nDesa 1,2023-06,K1,41\n"


def retype(world, count: int) -> None:
    entry = FigureEntry(world.areas[0].id, "K1", 2023, 6, count)
    coverage.record_figures(
        scope=world.scope(), puskesmas_id=world.ours.id, source="diketik", entries=[entry]
    )


def test_the_same_file_shows_what_it_would_change_back_when_a_number_changed_since(world):
    client, response = send(world, LINES)
    client.post(response.redirect_chain[-1][0] + "simpan/")
    retype(world, 9)
    _client, again = send(world, LINES)
    page = again.content.decode()
    assert "tidak ada yang berubah" not in page
    assert "1 angka akan disimpan" in page
    assert "Angka tersimpan yang akan diganti" in page


def test_the_same_paste_is_compared_with_what_is_stored_now(world):
    client, typed = world.client(), {"month": "2023-06", "text": "Desa\tK1\nDesa 1\t41\n"}
    first = client.post(address(world, "paste"), typed, follow=True)
    client.post(first.redirect_chain[-1][0] + "simpan/")
    same = client.post(address(world, "paste"), typed, follow=True)
    assert "Tempelan yang sama sudah tersimpan" in same.content.decode()
    retype(world, 9)
    again = client.post(address(world, "paste"), typed, follow=True)
    assert "1 angka akan disimpan" in again.content.decode()


def test_storing_a_second_time_is_the_same_storing(world):
    client, response = send(world, LINES)
    url = response.redirect_chain[-1][0] + "simpan/"
    first, second = client.post(url, follow=True), client.post(url, follow=True)
    for page in (first, second):
        assert page.status_code == 200
        assert "Unggahan nomor 1 tersimpan." in page.content.decode()


def test_words_that_were_not_explained_before_storing_can_be_explained_afterwards(world):
    data = LINES + b"Desa 1,2023-06,Kunjungan aneh,7\n"
    client, response = send(world, data)
    done = client.post(response.redirect_chain[-1][0] + "simpan/", follow=True)
    assert "Unggah sekali lagi berkas yang sama" in done.content.decode()
    _client, again = send(world, data)
    assert "/kata/" in again.content.decode()


def test_a_frozen_month_is_one_line_with_its_count_and_the_way_to_a_correction(world):
    code = world.areas[0].code
    for element in ("K1", "K4"):
        entry = FigureEntry(world.areas[0].id, element, 2023, 1, 5)
        coverage.record_figures(
            scope=world.scope(), puskesmas_id=world.ours.id, source="diketik", entries=[entry]
        )
    coverage.freeze(
        scope=world.scope(), puskesmas_id=world.ours.id, period=Period.quarter("2023Q1"), despite="uji"
    )
    data = "kode_desa,periode,elemen,jumlah\n" + "".join(f"{code},2023-01,{e},7\n" for e in ("K1", "K4"))
    _client, response = send(world, data.encode())
    page = response.content.decode()
    assert page.count("Januari 2023: 2 angka berbeda dari yang dibekukan.") == 1
    assert "Buka pembetulan" in page
    assert "Betulkan di berkas, lalu unggah lagi" not in page.split('id="g-frozen"')[1].split("</section>")[0]
    assert "Desa 1</th>" in page
    assert f"{code}</th>" not in page
