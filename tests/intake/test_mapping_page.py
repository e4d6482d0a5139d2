"""A sheet that nobody knows is explained once by a person, and read the same way the next time."""

import re

from django.urls import reverse

from lokmin.coverage.queries.stored import stored_figures
from lokmin.intake.models import Batch, SheetMapping
from tests.intake.corpus.made import book
from tests.intake.test_actions import world
from tests.intake.test_views import send

__all__ = ["world"]
HEADER = ("Wilayah binaan", "Kunjungan awal", "Kunjungan lengkap")


def sheet(*counts: tuple[int, int], title: str = "Laporan bidan", header=HEADER) -> bytes:
    rows = [(f"Desa {n}", *pair) for n, pair in enumerate(counts, 1)]
    return book(("Bidan", [(title,), (), header, *rows]))


def answers(**more: str) -> dict[str, str]:
    return {
        "baris": "3", "kolom-1": "village", "kolom-2": "element:K1", "kolom-3": "element:K4",
        "masa": "2023-02", "elemen": "", **more,
    }  # fmt: skip


def map_address(world, response) -> str:
    return re.search(r'href="([^"]+/lembar/\d+/)"', response.content.decode())[1]


def figures(world):
    return {
        (place[1], place[3]): value[0]
        for place, value in stored_figures(
            scope=world.scope(), puskesmas_id=world.ours.id, years=[2023]
        ).items()
    }


def test_an_unknown_sheet_asks_what_its_columns_are(world):
    client, response = send(world, sheet((7, 3)))
    assert "Bentuk berkas ini belum dikenal" in response.content.decode()
    page = client.get(map_address(world, response)).content.decode()
    assert "Kunjungan awal" in page
    assert "Desa 1" in page
    assert 'name="kolom-2"' in page


def test_a_look_shows_what_would_be_read_and_keeps_nothing(world):
    client, response = send(world, sheet((7, 3), (8, 4)))
    page = client.get(map_address(world, response), answers()).content.decode()
    assert re.search(r"<dt>Angka</dt><dd>4</dd>", page)
    assert not SheetMapping.unscoped.exists()


def test_what_lacks_is_said(world):
    client, response = send(world, sheet((7, 3)))
    address = map_address(world, response)
    for change, sentence in (
        ({"kolom-1": ""}, "Belum ada kolom desa"),
        ({"kolom-2": "", "kolom-3": ""}, "Belum ada kolom angka"),
        ({"masa": ""}, "Tidak ada kolom bulan"),
        ({"kolom-3": "element:K1"}, "untuk dua kolom"),
        ({"kolom-3": "month:4"}, "tercampur"),
    ):
        answer = client.post(address, answers(**change))
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
    assert not SheetMapping.unscoped.exists()


def test_the_answer_is_used_stored_and_remembered_but_never_its_month(world):
    client, response = send(world, sheet((7, 3), (8, 4)))
    done = client.post(map_address(world, response), answers(), follow=True).content.decode()
    assert "4 angka akan disimpan" in done
    store = re.search(r'action="([^"]+/simpan/)"', done)[1]
    client.post(store)
    assert figures(world) == {("K1", 2): 8, ("K4", 2): 4} | figures(world)
    assert len(figures(world)) >= 2
    row = Batch.unscoped.get(state="stored")
    assert "book" not in row.preview
    # The next month: the columns are known, the month has to be said.
    client, second = send(world, sheet((9, 5), (1, 2)), name="maret.xlsx")
    assert "Bentuk berkas ini belum dikenal" in second.content.decode()
    page = client.get(map_address(world, second)).content.decode()
    assert '<option value="element:K4" selected' in page
    assert 'value="2023-02"' not in page


def test_the_next_file_that_says_its_month_is_read_at_once(world):
    client, response = send(world, sheet((7, 3)))
    client.post(map_address(world, response), answers())
    _, second = send(world, sheet((9, 5), title="Laporan bidan MARET 2023"), name="maret.xlsx")
    page = second.content.decode()
    assert "2 angka akan disimpan" in page
    assert "dengan kolom yang diingat dari unggahan lalu" in page
    assert "Ubah kolom" in page


def test_another_puskesmas_remembers_nothing_of_ours(world):
    client, response = send(world, sheet((7, 3)))
    address = map_address(world, response)
    client.post(address, answers())
    assert world.client("dewi").get(address).status_code == 404
    assert world.client("ani-midwife").get(address).status_code == 403
    wrong = reverse("intake:map", args=[world.ours.code, re.search(r"unggah/([^/]+)/", address)[1], 7])
    assert client.get(wrong).status_code == 404


def test_a_sheet_of_names_is_never_kept_for_explaining(world):
    names = ("Nama", [("NIK", "Nama Ibu"), ("1", "Siti Rahasia")])
    _, response = send(world, book(names))
    assert response.status_code == 422
    assert not Batch.unscoped.exists()
    _, response = send(world, book(("Lain", [("Wilayah", "x"), ("Desa 1", 1)]), names))
    assert response.status_code == 200
    kept = Batch.unscoped.get().preview["book"]
    assert [grid["name"] for grid in kept["grids"]] == ["Lain"]
    assert "Rahasia" not in str(Batch.unscoped.values())


def test_columns_of_month_blocks_can_be_explained(world):
    rows = [
        ("LAPORAN",),
        ("BULAN :", None, "JANUARI 2023"),
        ("NO", "DESA", "Kunjungan pertama sekali"),
        (1, "Desa 1", 6),
    ]
    client, response = send(world, book(("3.Lain", rows)))
    address = map_address(world, response)
    assert "Kunjungan pertama sekali" in client.get(address).content.decode()
    done = client.post(address, {"judul-0": "K1"}, follow=True).content.decode()
    assert "1 angka akan disimpan" in done
