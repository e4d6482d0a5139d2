"""The quick ways read nothing that the careful ways would read otherwise."""

import io
import zipfile

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.intake.rules import fastsheet, table, workbook
from lokmin.intake.rules.archive import Archive
from lokmin.intake.rules.reader import read_file
from lokmin.intake.rules.workbook import read_sheets
from tests.intake.corpus import HOSTILE
from tests.intake.corpus.made import book, lines
from tests.intake.test_rules_pws_kia import TODAY


def cells(data: bytes) -> object:
    try:
        return [(grid.name, dict(grid.cells()), grid.hidden_rows) for grid in read_sheets(Archive(data))]
    except Refusal as refusal:
        return refusal.code


@pytest.mark.parametrize("name", sorted(name for name, case in HOSTILE.items() if "bomb" not in name))
def test_by_pattern_and_by_parser_a_sheet_holds_the_same(name, monkeypatch):
    data = HOSTILE[name].make()
    if not data.startswith(b"PK"):
        return
    ours = cells(data)

    def unusual(*_: object) -> None:
        raise fastsheet.Unusual

    monkeypatch.setattr(fastsheet.FastSheet, "read", unusual)
    assert cells(data) == ours


def test_the_real_workbook_is_read_by_pattern(shared, monkeypatch):
    data = (shared / "data/field/pws_kia_2026_values.xlsx").read_bytes()
    monkeypatch.setattr(workbook._Cells, "run", lambda *_: pytest.fail("read by the parser"))
    assert len(cells(data)) == 10


def test_a_comment_in_a_sheet_goes_to_the_parser():
    row = '<row r="1"><c r="A1"><v>1</v></c><!-- <c r="B1"><v>2</v></c> --></row>'
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{row}</sheetData></worksheet>'.encode()
    made, out = book(("Data", [("x",)])), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, sheet if name.endswith("sheet1.xml") else old.read(name))
    (grid,) = read_sheets(Archive(out.getvalue()))
    assert [place for place, _ in grid.cells()] == [(1, 1)]


def test_lines_read_quickly_are_those_read_with_care(monkeypatch):
    text = lines(5, 6, 7).decode()
    bad = ["Mawar;2026-02;K1;-1", "JUMLAH;2026-02;K1;9", "Mawar;2026-01;K1;5", "Melati;2026-01;K1;9", "x;y"]
    more = [f"Desa {n % 7};2026-0{n % 9 + 1};K{(1, 4, 6)[n % 3]};{n % 5}" for n in range(60)]
    data = (text + "\n".join([*bad, *more])).encode()
    ours = read_file(data, today=TODAY)

    def with_care(grid, mapping, rows, collector, careful, width) -> None:
        for row in rows:
            careful(row)

    monkeypatch.setattr(table, "take_lines", with_care)
    theirs = read_file(data, today=TODAY)
    assert ours.figures == theirs.figures
    assert ours.issues == theirs.issues
    assert {"line_twice", "line_repeated", "negative"} <= {issue.code for issue in ours.issues}
