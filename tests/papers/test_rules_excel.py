"""The workbook: a spreadsheet program recomputes every number that the pack prints."""

import subprocess
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from itertools import pairwise

import openpyxl
import pytest

from lokmin.papers.rules import excel, excel_book, excel_data
from lokmin.papers.rules.evaluation import STATUS_LETTERS
from tests.papers import pack_samples
from tests.papers.reading import archive, spoiled


def formulas(book):
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def values(book):
    return {
        (sheet.title, cell.coordinate): None if cell.value == "" else cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
    }


def test_text_never_becomes_a_formula_or_a_link():
    hostile = spoiled(pack_samples.pack(3), " =1+1 http://x.example @SUM(A1) {=A1} \x00")
    plain, spoilt = excel.render(pack_samples.pack(3)), excel.render(hostile)
    count = [len(formulas(openpyxl.load_workbook(BytesIO(f)))) for f in (plain, spoilt)]
    assert count[0] == count[1] > 0
    assert not any(
        "hyperlink" in text.decode().lower() for n, text in archive(spoilt).items() if "sheet" in n
    )


def test_a_sheet_name_or_village_with_a_sign_at_its_start_stays_text():
    book = openpyxl.load_workbook(BytesIO(excel.render(spoiled(pack_samples.pack(1), "="))))
    assert book["Data"]["D5"].value == "Pandat="


def test_an_empty_month_stays_empty_and_a_zero_stays_zero():
    sheet = openpyxl.load_workbook(BytesIO(excel.render(pack_samples.pack(15))))["Data"]
    rows = {(r[0].value, r[3].value): r for r in sheet.iter_rows(min_row=5)}
    assert [c.value for c in rows["K6", "Sinarjaya"][5:8]] == [4, None, 6]
    assert [c.value for c in rows["TB", "Curuglemo"][5:8]] == [0, 0, 0]
    assert rows["D/S", "Kurungkambing"][4].value is None


def test_a_sensitive_indicator_is_written_as_a_total_only():
    book = openpyxl.load_workbook(BytesIO(excel.render(pack_samples.pack(15))))
    assert "Kem. ibu" not in [row[0].value for row in book["Data"].iter_rows()]
    assert "Kem. ibu" in [cell.value for cell in book["Kartu capaian"][4]]


def test_the_same_pack_gives_the_same_bytes():
    assert excel.render(pack_samples.pack(3)) == excel.render(pack_samples.pack(3))


def recomputed(bare, tmp_path, office_path):
    """The workbook as LibreOffice fills its formulas."""
    bare.save(tmp_path / "bare.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    out = str(tmp_path / "out")
    command = [
        office_path,
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        out,
        str(tmp_path / "bare.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return openpyxl.load_workbook(tmp_path / "out" / "bare.xlsx", data_only=True)


@pytest.mark.office
def test_a_mean_is_rounded_half_to_even_by_a_spreadsheet_program_too(tmp_path, office_path):
    """Two or three months, one empty, also below zero: as Python's own rounding of exact fractions."""
    lines = [(a, b, c) for a in range(-5, 6) for b in (0, 1, 2) for c in (None, 0, 1)]
    book = openpyxl.Workbook()
    for row, months in enumerate(lines):
        book.active.append([*months, f"={excel_data._sum(row, 0, 3, 'rata_desa')}"])
    found = [row[3] for row in recomputed(book, tmp_path, office_path).active.iter_rows(values_only=True)]
    known = [[month for month in months if month is not None] for months in lines]
    assert found == [round(Fraction(sum(months), len(months))) for months in known]


@pytest.mark.office
@pytest.mark.parametrize("count", [1, 15])
def test_a_spreadsheet_program_recomputes_the_same_numbers(count, tmp_path, office_path):
    made = excel.render(pack_samples.pack(count))
    bare = openpyxl.load_workbook(BytesIO(made))  # openpyxl drops the values that formulas carry
    ours = values(openpyxl.load_workbook(BytesIO(made), data_only=True))
    theirs = values(recomputed(bare, tmp_path, office_path))
    assert len(formulas(bare)) > 50
    for place, value in ours.items():
        same = pytest.approx(value, rel=1e-12) if isinstance(value, float) else value
        assert theirs[place] == same, place


def test_the_number_of_a_promise_is_a_formula_over_its_counts():
    file = excel.render(pack_samples.pack(3))
    head, row, *_ = openpyxl.load_workbook(BytesIO(file))["Evaluasi RTL"].iter_rows(min_row=4)
    after = [cell.value for cell in head].index("Sesudah")
    assert (row[after - 2].value, row[after - 1].value) == (21, 60.1)
    assert row[after].value == f"={row[after - 2].coordinate}/{row[after - 1].coordinate}"
    shown = openpyxl.load_workbook(BytesIO(file), data_only=True)["Evaluasi RTL"][row[after].coordinate]
    assert shown.value == pytest.approx(21 / 60.1)


def test_no_wrapped_text_is_cut_by_its_row():
    book = openpyxl.load_workbook(BytesIO(excel.render(pack_samples.pack(15))))
    widths = {s.title: openpyxl_widths(s) for s in book}
    cut = [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in book
        for row in sheet.iter_rows(min_row=4)
        for cell in row
        if isinstance(cell.value, str)
        and cell.alignment.wrap_text
        and excel_book.lines_high([cell.value], widths[sheet.title][cell.column])
        > (sheet.row_dimensions[cell.row].height or excel_book.LINE_HIGH)
    ]
    assert cut == []


def openpyxl_widths(sheet):
    """The width of each column in characters; one dimension may stand for several columns."""
    widths = dict.fromkeys(range(1, sheet.max_column + 1), 8)
    for one in sheet.column_dimensions.values():
        widths |= dict.fromkeys(range(one.min, one.max + 1), int(one.width))
    return widths


def test_every_cell_of_the_data_is_drawn_and_those_an_indicator_does_not_use_are_grey():
    sheet = openpyxl.load_workbook(BytesIO(excel.render(pack_samples.pack(3))))["Data"]
    rows = list(sheet.iter_rows(min_row=5, max_row=sheet.max_row))
    assert all(cell.border.left.style for row in rows for cell in row)
    grey = {cell.column_letter for cell in rows[0] if cell.fill.fgColor.rgb.endswith("EFEEE9")}
    assert grey == {"I", "J", "K"}


def test_each_status_of_the_scorecard_is_a_letter_beside_the_number_so_that_a_photocopy_keeps_it():
    pack = pack_samples.pack(15)
    sheet = openpyxl.load_workbook(BytesIO(excel.render(pack)))["Kartu capaian"]
    for r, village in enumerate(pack.table.villages, 6):
        for i, (head, m) in enumerate(zip(pack.table.indicators, village.measures, strict=True), 2):
            shown = sheet.cell(r, i).number_format
            if head.by_village and m.status:
                assert shown.endswith(f' {STATUS_LETTERS[m.status]}"'), sheet.cell(r, i).coordinate
                assert ("*" in shown) is m.percent.endswith("*"), sheet.cell(r, i).coordinate
            assert head.by_village or "%" not in shown
    assert sheet["A3"].value.startswith("B baik, K kurang, C cukup, J jelek.")


def twice(pack):
    """A pack with twice as many indicators."""
    table = pack.table
    villages = tuple(replace(village, measures=village.measures * 2) for village in table.villages)
    wide = replace(table, indicators=table.indicators * 2, totals=table.totals * 2, villages=villages)
    return replace(pack, table=wide)


@pytest.mark.parametrize("name", ["Kartu capaian", "Evaluasi RTL"])
def test_a_wide_sheet_is_printed_on_several_pages_in_letters_that_can_be_read(name):
    sheet = openpyxl.load_workbook(BytesIO(excel.render(twice(pack_samples.pack(15)))))[name]
    assert sheet.page_setup.orientation == "landscape"
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.scale >= 80
    widths = openpyxl_widths(sheet)
    repeated = ord(sheet.print_title_cols[-1]) - ord("A") + 1
    ends = [0, *(one.id for one in sheet.col_breaks.brk), sheet.max_column]
    for start, end in pairwise(ends):
        columns = {*range(1, repeated + 1), *range(start + 1, end + 1)}
        pixels = sum(7 * widths[column] + 5 for column in columns)
        assert pixels / 96 * sheet.page_setup.scale / 100 <= 11.69 - 1.4
    assert len(ends) > 2
