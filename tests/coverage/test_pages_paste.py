"""A block from a spreadsheet finds its villages and its columns, or says what it did not use."""

from uuid import UUID

import pytest
from django.utils import translation

from lokmin.coverage.pages import paste
from lokmin.coverage.queries import ElementCard
from lokmin.places.queries import AreaCard

NAMES = ("Panjangjaya", "Pari", "Ramea")
AREAS = [AreaCard(UUID(int=n), f"36.01.17.200{n}", name, "desa", "", None) for n, name in enumerate(NAMES)]
ELEMENTS = [ElementCard(code, code, code, "", "") for code in ("K1", "K4", "K6", "BCG")]


@pytest.fixture(autouse=True)
def _indonesian():
    with translation.override("id"):
        yield


def read(text: str, start_area: UUID | None = None, start_element: str = ""):
    block = paste.read(text, AREAS, ELEMENTS, start_area, start_element)
    return [(cell.area.name, cell.element, cell.text) for cell in block.cells], block.problems


def test_a_name_is_recognised_however_it_is_written():
    cells, problems = read("PANJANG JAYA\t6\t5\nDesa Pari\t1.234\t\nLain\t1\n")
    assert cells == [("Panjangjaya", "K1", "6"), ("Panjangjaya", "K4", "5"), ("Pari", "K1", "1.234")]
    assert problems == ["“Lain” bukan nama desa di wilayah kerja ini."]


def test_a_header_decides_the_columns_in_whatever_order():
    cells, problems = read("Desa\tK4\tK1\nPari\t7\t8\n")
    assert cells == [("Pari", "K4", "7"), ("Pari", "K1", "8")]
    assert problems == []


def test_titles_numbering_codes_and_sums_are_no_counts():
    text = (
        "LAPORAN BULAN JULI\n\nNo\tKode Desa\tNama Desa\tBCG\n1\t2\t3\t4\n"
        "1\t36.01.17.2001\tPari\t5\n2\t36.01.17.2002\tRamea\t6\n\t\tJUMLAH\t11\n"
    )
    assert read(text) == ([("Pari", "BCG", "5"), ("Ramea", "BCG", "6")], [])


@pytest.mark.parametrize("label", ["1\tPari", "36.01.17.2001", "3601172001", "1\t36.01.17.2001\tPari"])
def test_labels_on_the_left_are_no_counts_without_a_header_either(label: str):
    cells, problems = read(f"{label}\t5\t4\n")
    assert cells == [("Pari", "K1", "5"), ("Pari", "K4", "4")]
    assert problems == []


def test_a_code_and_a_name_that_disagree_are_not_used():
    cells, problems = read("36.01.17.2001\tRamea\t5\n")
    assert cells == []
    assert problems == ["Kode 36.01.17.2001 bukan kode Ramea. Betulkan salah satunya, lalu tempel lagi."]


def test_without_labels_the_block_runs_from_the_chosen_cell():
    cells, problems = read("6\t1\n7\t2\n8\t3\n", UUID(int=1), "K6")
    assert cells == [
        ("Pari", "K6", "6"), ("Pari", "BCG", "1"), ("Ramea", "K6", "7"), ("Ramea", "BCG", "2"),
    ]  # fmt: skip
    assert problems == ["Baris di bawah desa terakhir tidak dipakai."]


def test_columns_beyond_the_grid_are_said():
    cells, problems = read("Pari\t1\t2\t3\n", None, "K6")
    assert cells == [("Pari", "K6", "1"), ("Pari", "BCG", "2")]
    assert problems[0].startswith("1 kolom di kanan melewati isian")


def test_a_column_that_is_unknown_elsewhere_or_twice_is_said():
    cells, problems = read("Desa\tK1\tTabungan\tPENTA3\tK4\tK4\nPari\t1\t2\t3\t4\t5\n")
    assert cells == [("Pari", "K1", "1")]
    assert "Kolom “Tabungan” tidak dikenal, jadi tidak dipakai." in problems
    assert any(told.startswith("Kolom “PENTA3” tidak ada pada isian ini") for told in problems)
    assert "Kolom “K4” ada dua kali; tidak satu pun dipakai." in problems


@pytest.mark.parametrize("text", ["-2", "99999999", "1,000", "lima", "12.5"])
def test_what_could_not_be_stored_is_not_offered(text: str):
    cells, problems = read(f"Pari\t{text}\t3\n")
    assert cells == [("Pari", "K4", "3")]
    assert problems[0].startswith("Pari, K1: ")


def test_a_village_written_twice_is_not_used_at_all():
    cells, problems = read("Pari\t5\nPari\t6\nRamea\t7\n")
    assert cells == [("Ramea", "K1", "7")]
    assert problems[0].startswith("Pari tertulis dua kali")


def test_a_line_without_its_village_is_said():
    cells, problems = read("Desa\tK1\nPari\t5\n\t6\n")
    assert cells == [("Pari", "K1", "5")]
    assert problems == ["Baris tanpa nama desa tidak dipakai: 6."]


def test_nothing_pasted_is_nothing():
    assert read("") == ([], [])
