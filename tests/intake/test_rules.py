"""The small parts: spelling, the grid against a spreadsheet library, limits, the order of counts."""

import io
import json
import subprocess
import sys
from decimal import Decimal

import openpyxl
import pytest

from lokmin.basics.refusal import Refusal
from lokmin.basics.spelling import key
from lokmin.coverage.rules.names import element_of
from lokmin.intake.rules import child, limits, reader
from lokmin.intake.rules.archive import Archive
from lokmin.intake.rules.grid import cell_name, position
from lokmin.intake.rules.spelling import is_recap, is_total, read_month
from lokmin.intake.rules.workbook import read_sheets
from tests.intake import files
from tests.intake.test_rules_pws_kia import COUNTS, TODAY, codes


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("JANUARI ", (None, 1)), ("PEBRUARI", (None, 2)), ("Februari 2024", (2024, 2)),
        ("NOPEMBER", (None, 11)),
        ("Agst", (None, 8)), ("AGT 2026", (2026, 8)), ("2026-04", (2026, 4)), ("04/2026", (2026, 4)),
        (Decimal(7), (None, 7)), ("2026-13", (2026, 13)), ("Aprik", None), ("", None),
        ("JANUARI - JUNI ", None),
    ],
)  # fmt: skip
def test_a_month_is_read_as_the_field_writes_it(text, month):
    assert read_month(text) == month


@pytest.mark.parametrize(
    "text", ["JANUARI - DESEMBER 2025", "JANUARI - JUNI ", "KOMULATIF DES 2025", "Triwulan I", "Jan s/d Mar"]
)
def test_a_sum_of_months_is_no_month(text):
    assert is_recap(text)


def test_headers_are_compared_without_their_decoration():
    assert (key("Fe. 3"), key(" K 1 "), key("T2 +"), key("BLN.\nLALU")) == ("fe3", "k1", "t2+", "blnlalu")
    assert is_total("JUMLAH KAB.")
    assert is_total("Total")
    assert not is_total("Jumlahan Baru")


def test_the_grid_holds_what_a_spreadsheet_library_reads(shared):
    data = (shared / "data/field/pws_kia_2026_values.xlsx").read_bytes()
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, read_only=True)
    for grid in read_sheets(Archive(data)):
        theirs = {
            (cell.row, cell.column): cell.value
            for row in book[grid.name].iter_rows()
            for cell in row
            if cell.value not in (None, "")
        }
        ours = {place: float(v) if isinstance(v, Decimal) else v for place, v in grid.cells()}
        assert ours == theirs
    book.close()


def test_cells_are_named_as_on_the_screen():
    assert (cell_name(9, 1), cell_name(31, 28), cell_name(1, 16384)) == ("A9", "AB31", "XFD1")
    assert position("$AB$31") == (31, 28)
    with pytest.raises(Refusal):
        position("A0")


def test_counts_in_an_impossible_order_are_shown_and_kept(shared):
    data = (shared / "data/field/pws_kia_2026_values.xlsx").read_bytes()
    report = limits.read_limited(data, today=TODAY)
    table = (shared / "reference/oracles/01b_pws_pecangaan_consistency_flags_DERIVED.csv").read_text()
    months = {"JAN": "2026-01", "FEB": "2026-02", "MAR": "2026-03", "APR": "2026-04"}
    rows = [line.split(",") for line in table.splitlines()[1:]]
    expected = {(months[r[0]], r[1], r[2]) for r in rows if r[1] != "JUMLAH"}
    found = {
        (i.params["month"], i.params["village"], f"{i.params['left']}>{i.params['right']}")
        for i in report.issues
        if i.code == "order_broken"
    }
    assert found == expected
    assert report.cells_read > 900


@pytest.mark.parametrize(
    ("name", "code"),
    [("data.xlsx", "not_workbook"), ("DATA.XLSM", "not_workbook"), ("data.csv", "text_columns")],
)
def test_a_text_that_is_named_a_workbook_is_told_to_be_none(name, code):
    with pytest.raises(Refusal) as refused:
        limits.read_limited(b"ini catatan rapat, bukan angka\n", today=TODAY, name=name)
    assert refused.value.code == f"intake.{code}"
    table = b"desa;periode;elemen;jumlah\nDesa 1;2026-01;K1;3\n"
    assert limits.read_limited(table, today=TODAY, name=name).figures


def test_a_child_that_takes_too_long_or_too_much_is_refused():
    with pytest.raises(Refusal) as late:
        limits.read_limited(files.pws_book(COUNTS), today=TODAY, wall_seconds=0.01)
    assert late.value.code == "intake.too_heavy"
    for output in (b"", b"no json", b"[]"):
        with pytest.raises(Refusal):
            limits._answer(0 if output else -9, output)


def test_the_child_limits_itself_before_it_reads():
    code = (
        "import resource; from lokmin.intake.rules import child; child.limit(); "
        "print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CPU)[0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": "src"}, check=True
    )
    assert done.stdout.split() == [str(limits.MEMORY), str(limits.CPU_SECONDS)]


def test_the_child_needs_no_framework():
    code = "import sys; from lokmin.intake.rules import child, reader; print('django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": "src"}, check=True
    )
    assert done.stdout.strip() == "False"


def test_the_child_answers_with_a_report_or_a_refusal():
    answer = child.answer(files.pws_book(COUNTS), TODAY, {})
    assert {figure[2] for figure in answer["report"]["figures"]} >= {"K1", "K4", "ANEMIA"}
    assert json.dumps(answer)
    assert child.answer(b"", TODAY, {}) == {"refused": "intake.empty_file", "params": {}}


def test_every_column_of_the_real_workbook_is_in_the_dictionary(shared):
    report = limits.read_limited((shared / "data/field/pws_kia_2026_values.xlsx").read_bytes(), today=TODAY)
    assert codes(report)["elements_unknown"] == codes(report)["column_unknown"] == 0
    assert report.cells_read == 1443


def test_columns_that_the_dictionary_lacks_are_named_once(monkeypatch):
    monkeypatch.setattr(reader, "known_elements", lambda: frozenset({"K4", "ANEMIA"}))
    report = reader.read_file(files.pws_book(COUNTS), today=TODAY)
    assert {figure.element for figure in report.figures} == {"K4", "ANEMIA"}
    issue = next(issue for issue in report.issues if issue.code == "elements_unknown")
    assert issue.params["names"] == "K1, RISTI_MASY, RISTI_NAKES"


@pytest.mark.parametrize(
    ("word", "code"),
    [("PN_NAKES", "PN"), ("K1", "K1"), ("k 4", "K4"), ("Fe. 3", "TTD90"), ("DPT 3", "PENTA3"),
     ("bumil 4t", "K4T"), ("xyz", None), ("", None), ("stunting", "STUNTED")],
)  # fmt: skip
def test_an_element_is_found_by_code_name_or_alias(word, code):
    assert element_of(word) == code
