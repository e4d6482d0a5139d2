"""The copy of a file with notes: what stands in it, and what must not."""

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.comments import Comment

from lokmin.basics.refusal import Refusal
from lokmin.intake.rules.archive import LARGEST_FILE
from lokmin.intake.rules.cells import DateCell
from lokmin.intake.rules.limits import read_limited
from lokmin.intake.rules.notes import COLUMN, SHEET, Note, Notes, _number, plain
from lokmin.intake.rules.notes_child import annotate_limited
from tests.intake import files

HEADS = ("Lembar", "Sel", "Yang tertulis", "Catatan", "Tingkat")
SAYS = "Desa 1, K1: “7 bayi” bukan angka."


def notes(*lines):
    return Notes(tuple(Note(*line) for line in lines), HEADS)


ONE = notes(("1.DATA KIA", "E9", "7 bayi", SAYS, "tidak disimpan"), ("", "", "", "Catatan umum.", "catatan"))
COUNTS = {("Desa 1", "K1", 1): "7 bayi", ("Desa 2", "K1", 1): 3}


def book(*more):
    return files.book_with(lambda b: files.counts_sheet(b, COUNTS, months=[1]), *more)


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def test_a_cell_gets_its_comment_and_the_list_its_line():
    copy = opened(annotate_limited(book(), ONE))
    assert copy["1.DATA KIA"]["E9"].comment.text == SAYS
    assert copy["1.DATA KIA"]["E9"].value == "7 bayi"
    rows = [[cell.value or "" for cell in row] for row in copy[SHEET].iter_rows()]
    assert rows == [
        list(HEADS),
        ["1.DATA KIA", "E9", "7 bayi", SAYS, "tidak disimpan"],
        ["", "", "", "Catatan umum.", "catatan"],
    ]
    assert copy[SHEET]["B2"].hyperlink.location or copy[SHEET]["B2"].hyperlink.target


def test_the_copy_is_read_as_the_file_was_and_may_be_annotated_again():
    today = date(2026, 4, 1)
    copy = annotate_limited(annotate_limited(book(), ONE), ONE)
    assert read_limited(copy, today=today).figures == read_limited(book(), today=today).figures
    assert opened(copy).sheetnames.count(SHEET) == 1


def test_our_own_list_is_no_sheet_of_the_file_whatever_it_quotes():
    told = notes(*(("1.DATA KIA", "E9", str(3320010101010000 + n), SAYS, "x") for n in range(1, 5)))
    copy = annotate_limited(book(lambda b: b["1.DATA KIA"].merge_cells("D9:E9")), told)
    assert SHEET not in [sheet.name for sheet in read_limited(copy, today=date(2026, 4, 1)).sheets]
    assert opened(annotate_limited(copy, ONE)).sheetnames == opened(copy).sheetnames


def test_a_comment_that_stands_there_stays():
    def talk(b):
        b["1.DATA KIA"]["E9"].comment = Comment("Tanya bidan.", "Ani")

    copy = opened(annotate_limited(book(talk), ONE))
    assert copy["1.DATA KIA"]["E9"].comment.text == f"Tanya bidan.\n{SAYS}"


def test_a_merged_cell_speaks_through_its_first():
    copy = opened(annotate_limited(book(lambda b: b["1.DATA KIA"].merge_cells("D9:E9")), ONE))
    assert copy["1.DATA KIA"]["D9"].comment.text == SAYS


def persons(b):
    files.by_name_sheet(b)
    sheet = b["1.DATA KIA"]
    sheet["J1"] = "='4.Komp By Name'!C2"
    sheet["J2"] = "=1+1"
    b.defined_names["nama"] = openpyxl.workbook.defined_name.DefinedName(
        "nama", attr_text="'4.Komp By Name'!$C$2"
    )


def test_nothing_of_a_sheet_of_persons_is_in_the_copy():
    data = annotate_limited(book(persons), ONE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Rahasia" not in everything
    assert b"By Name" not in everything
    copy = opened(data)
    assert (copy["1.DATA KIA"]["J1"].value, copy["1.DATA KIA"]["J2"].value) == (None, "=1+1")


def test_a_date_that_was_worked_out_from_a_sheet_of_persons_stays_a_date():
    day = date(2026, 4, 12)
    assert [_number(value) for value in (DateCell(day.isoformat()), Decimal("7"), "=x", None)] == [
        day, 7.0, "'=x", None,
    ]  # fmt: skip


def test_macros_do_not_come_back():
    data = files.repack(book(), add={"xl/vbaProject.bin": b"makro"})
    with zipfile.ZipFile(io.BytesIO(annotate_limited(data, ONE))) as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower()]


def test_our_words_are_never_a_formula():
    evil = '=HYPERLINK("http://x","y")'
    copy = opened(annotate_limited(book(), notes(("1.DATA KIA", "E9", evil, evil, "x"))))
    for cell in (copy[SHEET]["C2"], copy[SHEET]["D2"]):
        assert (cell.value, cell.data_type) == (evil, "s")
    assert [plain(text)[0] for text in ("=1", "+1", "-1", "@a", "a")] == ["'", "'", "'", "'", "a"]


def test_a_text_file_gets_one_column_more():
    data = b"kode_desa,periode,elemen,jumlah\n1,2026-04,K1,tujuh\n2,2026-04,K1,3\n"
    copy = annotate_limited(data, notes(("", "D2", "tujuh", "=bukan angka", "x")))
    rows = list(csv.reader(io.StringIO(copy.decode("utf-8-sig")), delimiter=";"))
    assert rows == [
        ["kode_desa", "periode", "elemen", "jumlah", COLUMN],
        ["1", "2026-04", "K1", "tujuh", "'=bukan angka"],
        ["2", "2026-04", "K1", "3", ""],
    ]
    assert read_limited(copy, today=date(2026, 5, 1)).cells_read == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 rusak", "intake.broken_file"),
        (files.plain_zip(xl__workbook__xml=b"x"), "intake.not_workbook"),
        (files.book_with(files.by_name_sheet), None),
        (b"Nama Ibu;desa\nSiti;Pari\n", "intake.text_by_name"),
        (b'{"dataValues": []}', "intake.notes_json"),
        (b"x" * (LARGEST_FILE + 1), "intake.file_too_big"),
    ],
)
def test_a_file_that_cannot_come_back_is_refused(data, code):
    if code is None:
        assert opened(annotate_limited(data, ONE)).sheetnames == ["PETUNJUK", SHEET]
        return
    with pytest.raises(Refusal) as refusal:
        annotate_limited(data, ONE)
    assert refusal.value.code == code


def test_a_child_that_takes_too_long_is_ended():
    with pytest.raises(Refusal, match="tidak dapat dibuat"):
        annotate_limited(book(), ONE, wall_seconds=0.01)


def test_under_a_title_the_heading_of_the_notes_stands_on_the_header():
    text = "Laporan KIA Puskesmas Lais;;;\n\ndesa;periode;elemen;jumlah\nDesa 1;2026-01;K1;x\n"
    text += "Desa 2;2026-01;K1;3\n"
    told = notes(
        ("", "D4", "x", "Bukan angka.", "tidak disimpan"), ("", "D3", "", "Judulnya aneh.", "periksa"),
        ("", "A1", "", "Judul besar.", "catatan"), ("", "", "", "Umum.", "catatan"),
    )  # fmt: skip
    copy = annotate_limited(text.encode(), told).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(copy), delimiter=";"))
    assert [row[-1] for row in rows] == [
        "Judul besar.", COLUMN, "Bukan angka. Judulnya aneh. Umum.", "",
    ]  # fmt: skip
    report = read_limited(copy.encode(), today=date(2026, 4, 1))
    assert [figure.count for figure in report.figures] == [3]
