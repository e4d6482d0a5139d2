"""The workbook that a list is typed into."""

import io

from openpyxl import load_workbook

from lokmin.people.rules.list_file import COLUMNS, read
from lokmin.people.rules.list_template import HEADS, workbook

ROW = [
    "Camat",
    "Kantor",
    "Pemerintah kecamatan",
    "",
    "=1+1",
    "",
    "",
    "",
    "197103121995031900",
    "",
    "0812",
    "",
]


def test_the_template_is_read_back_column_by_column():
    (line,) = read(workbook([ROW], ["Kepolisian"], ["Pari"]))
    assert line.cells["id_number"] == "197103121995031900"
    assert line.cells["phone"] == "0812"
    known = {alias for aliases in COLUMNS.values() for alias in aliases}
    assert {head.casefold() for head in HEADS} <= known


def test_every_cell_is_text_and_none_a_formula():
    book = load_workbook(io.BytesIO(workbook([ROW], [], [])))
    sheet = book["Daftar"]
    assert sheet["E2"].data_type == "s"
    assert sheet["I2"].number_format == "@"
    assert book.sheetnames == ["Daftar", "Sektor", "Desa", "Petunjuk"]
