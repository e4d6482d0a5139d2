"""A list as a file: what is read, and what is refused with what to do."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from lokmin.basics.refusal import Refusal
from lokmin.people.rules import list_file
from lokmin.people.rules.list_file import Written, read


def book(*rows, name: str = "Daftar") -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = name
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def code_of(data: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        read(data)
    return refused.value.code


def test_a_workbook_and_a_text_of_the_same_list_are_the_same_lines():
    head, camat = ("Jabatan", "Nama", "HP"), ("Camat", "Pak Camat", "0812-3456-7890")
    rows = [head, camat, ("", "", ""), ("Kapolsek", "X", "")]
    text = "\n".join(";".join(row) for row in rows)
    expected = [
        Written(2, {"title": "Camat", "name": "Pak Camat", "phone": "0812-3456-7890"}),
        Written(4, {"title": "Kapolsek", "name": "X"}),
    ]
    assert read(book(*rows)) == expected
    assert read(text.encode("utf-8-sig")) == expected
    assert read(text.replace(";", "\t").encode()) == expected


def test_a_title_row_above_and_other_spellings_of_the_columns_are_understood():
    head = ("No", "JABATAN ", "Nama Pejabat", "No. HP", "Unit kerja (kantor)")
    data = book(("DAFTAR LINTAS SEKTOR",), (), head, (1, "Camat", "Pak Camat", "0812", "Kantor"))
    (line,) = read(data)
    assert line.cells == {"title": "Camat", "name": "Pak Camat", "phone": "0812", "institution": "Kantor"}
    assert line.number == 4


def test_a_staff_number_that_was_stored_as_a_number_is_told_as_broken():
    (line,) = read(book(("Jabatan", "Nama", "NIP"), ("Camat", "X", 197103121995031900)))
    assert line.wrong == {"id_number": "people.list_digits"}
    (line,) = read(book(("Jabatan", "Nama", "HP"), ("Camat", "X", 81234567890)))
    assert line.cells["phone"] == "81234567890"
    assert line.wrong == {}


def test_a_formula_is_never_taken_for_a_value():
    for data in (
        book(("Jabatan", "Nama"), ("Camat", "=A1")),
        b"Jabatan;Nama\nCamat;=HYPERLINK(1)\n",
    ):
        (line,) = read(data)
        assert line.wrong == {"name": "people.list_formula"}


def test_dates_and_ticks_of_a_sheet_are_read_as_text():
    (line,) = read(book(("Jabatan", "Nama", "TMT", "Setuju"), ("Camat", "X", date(2023, 5, 1), True)))
    assert (line.cells["since"], line.cells["consent"]) == ("2023-05-01", "ya")
    assert date.fromisoformat(line.cells["since"]) == date(2023, 5, 1)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "people.list_empty"),
        (b"Jabatan;Nama\n\n", "people.list_empty"),
        (b"Desa;K1\nPari;3\n", "people.list_columns"),
        (b"PK\x03\x04 rusak", "people.list_kind"),
        (b"\xd0\xcf\x11\xe0\x00\x00", "people.list_kind"),
        (b"x" * 1_000_001, "people.list_big"),
        (b"Jabatan;Nama\n" + b"Camat;X\n" * 501, "people.list_long"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(data, code):
    assert code_of(data) == code
    assert len(Refusal(code, most=1).sentence.split()) > 5


def test_a_file_that_unpacks_to_too_much_is_not_opened():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (list_file.LARGEST_UNPACKED + 1))
    assert code_of(out.getvalue()) == "people.list_big"


def test_a_workbook_without_its_parts_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert code_of(out.getvalue()) == "people.list_kind"


def test_a_line_survives_the_way_through_the_preview_and_nothing_else_does():
    line = Written(7, {"title": "Camat"}, {"name": "people.list_formula"})
    assert Written.from_json(line.as_json()) == line
    for value in (None, [], [1], ["x", {}, {}], [1, [], {}]):
        with pytest.raises(Refusal, match="tidak terkirim utuh"):
            Written.from_json(value)
    assert Written.from_json([1, {"title": "x", "is_admin": "1"}, {}]).cells == {"title": "x"}
