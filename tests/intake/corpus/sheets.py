"""Sheets as the field writes them, and as it must not be misread."""

from typing import Any

from openpyxl import Workbook

from tests.intake.corpus.made import Case, Figures, Read, Refused, book, k1, lines, of, table, wide
from tests.intake.files import repack, sheet_xml

_MONTHS = {"Mawar": (5, 6, 7), "Melati": (1, 2, 3)}


def _months(element: str = "K1", **rows: tuple[int | None, ...]) -> Figures:
    return {
        (village, element, f"2026-{n:02d}"): count
        for village, counts in (rows or _MONTHS).items()
        for n, count in enumerate(counts, 1)
        if count is not None
    }


_ROWS = [(n, village, *counts) for n, (village, counts) in enumerate(_MONTHS.items(), 1)]
_WIDE = Read(_months())


def _hide_a_row(made: Workbook) -> None:
    made.worksheets[0].row_dimensions[2].hidden = True


def _merged(made: Workbook) -> None:
    made.worksheets[0].merge_cells("A2:A3")


def _elements(
    *rows: tuple[Any, ...], title: str = "BULAN APRIL 2026", head: tuple[Any, ...] = ("DESA", "K1", "K4")
) -> bytes:
    return book(("Rekap", [(title,), head, *rows]))


_APRIL = Read({("Mawar", "K1", "2026-04"): 5, ("Mawar", "K4", "2026-04"): 4, ("Melati", "K1", "2026-04"): 0})
_APRIL_ROWS = [("Mawar", 5, 4), ("Melati", 0, None)]
_APRIL_READ = Read(
    {
        ("Mawar", "K1", "2026-04"): 5, ("Mawar", "K4", "2026-04"): 4, ("Melati", "K1", "2026-04"): 0,
        ("Melati", "K4", "2026-04"): None,
    }
)  # fmt: skip
_TIDY = table(("Mawar", "2026-01", "K1", 5), ("Melati", "2026-01", "K1", 6))
_TIDY_READ = Read(k1(Mawar=5, Melati=6))
_PLAIN = book(_TIDY)


def _cell(xml: str) -> bytes:
    """The workbook of lines whose only count is this XML."""
    text = "".join(
        f'<c r="{c}1" t="inlineStr"><is><t>{t}</t></is></c>'
        for c, t in zip("ABCD", ("desa", "periode", "elemen", "jumlah"), strict=True)
    )
    row = "".join(
        f'<c r="{c}2" t="inlineStr"><is><t>{t}</t></is></c>'
        for c, t in zip("ABC", ("Mawar", "2026-01", "K1"), strict=True)
    )
    return repack(
        _PLAIN, {"xl/worksheets/sheet1.xml": sheet_xml(f'<row r="1">{text}</row><row r="2">{row}{xml}</row>')}
    )


CASES: dict[str, Case] = {
    "a table of villages by months": of(lambda: book(wide(*_ROWS)), _WIDE),
    "the same with a total and a source under it": of(
        lambda: book(
            wide(*_ROWS, ("JUMLAH", None, 6, 8, 10), ("TOTAL KAB.", None, 6, 8, 10), ("Sumber: Puskesmas",))
        ),
        _WIDE,
    ),
    "the same with the total in the village column": of(
        lambda: book(wide(*_ROWS, (None, "Jumlah Kec.", 6, 8, 10))), _WIDE
    ),
    "the same with a row of column numbers": of(lambda: book(wide((1, 2, 3, 4, 5), *_ROWS)), _WIDE),
    "the same with the header again on the next page": of(
        lambda: book(wide(_ROWS[0], ("NO", "DESA", "JANUARI", "PEBRUARI", "MARET"), _ROWS[1])), _WIDE
    ),
    "the same with unused lines of zeros": of(
        lambda: book(wide(*_ROWS, (3, 0, 0, 0, 0), (4, 0, 0, 0, 0))), _WIDE
    ),
    "a count in a line without a village is refused": of(
        lambda: book(wide(*_ROWS, (3, None, 9, None, None))), Read(_months(), ("village_missing",))
    ),
    "months with years in the header": of(
        lambda: book(wide(*_ROWS, title="K1", head=("NO", "DESA", "Jan 2026", "2026-02", "Maret 2026"))),
        _WIDE,
    ),
    "months without any year are asked, not guessed": of(
        lambda: book(wide(*_ROWS, title="K1")), Refused("layout_unknown")
    ),
    "two years in the title are asked": of(
        lambda: book(wide(*_ROWS, title="K1 TAHUN 2025/2026")), Refused("layout_unknown")
    ),
    "two elements in the title are asked": of(
        lambda: book(wide(*_ROWS, title="K1 DAN K4 TAHUN 2026")), Refused("layout_unknown")
    ),
    "no element in the title is asked": of(
        lambda: book(wide(*_ROWS, title="LAPORAN TAHUN 2026")), Refused("layout_unknown")
    ),
    "the longer name of an element wins": of(
        lambda: book(wide(*_ROWS, title="K1 MURNI TAHUN 2026")), Read(_months("K1M"))
    ),
    "a title that speaks of percentages is asked": of(
        lambda: book(wide(*_ROWS, title="CAKUPAN K1 (%) TAHUN 2026")), Refused("layout_unknown")
    ),
    "a title that speaks of targets is asked": of(
        lambda: book(wide(*_ROWS, title="SASARAN K1 TAHUN 2026")), Refused("layout_unknown")
    ),
    "a title that speaks of sums of months is asked": of(
        lambda: book(wide(*_ROWS, title="K1 KUMULATIF TAHUN 2026")), Refused("layout_unknown")
    ),
    "a cumulative column beside the months is not read": of(
        lambda: book(
            wide(
                *[(*row, sum(row[2:])) for row in _ROWS],
                head=("NO", "DESA", "JANUARI", "PEBRUARI", "MARET", "JANUARI - MARET"),
            )
        ),
        _WIDE,
    ),
    "a month twice in the header is asked": of(
        lambda: book(wide(*_ROWS, head=("NO", "DESA", "JANUARI", "JAN", "MARET"))), Refused("layout_unknown")
    ),
    "a month that has not come and is empty says nothing": of(
        lambda: book(
            wide(
                ("1", "Mawar", 5, None), ("2", "Melati", 6, None), head=("NO", "DESA", "JANUARI", "DESEMBER")
            )
        ),
        _TIDY_READ,
    ),
    "a count in a month that has not come is refused": of(
        lambda: book(wide((1, "Mawar", 5, 9), head=("NO", "DESA", "JANUARI", "DESEMBER"))),
        Read(k1(Mawar=5), ("future_month",)),
    ),
    "an empty cell of a reported month is missing": of(
        lambda: book(wide((1, "Mawar", 5, 6, 7), (2, "Melati", None, 2, 3))),
        Read({**_months(Mawar=(5, 6, 7), Melati=(None, 2, 3)), ("Melati", "K1", "2026-01"): None}),
    ),
    "percentages under months are no counts": of(
        lambda: book(wide((1, "Mawar", 0.5, 0.75, 1), (2, "Melati", 0.25, 1, 1))),
        Read(_months(Mawar=(None, None, 1), Melati=(None, None, 1)), ("column_percent",)),
    ),
    "a table of villages by elements with the month in its title": of(
        lambda: _elements(*_APRIL_ROWS), _APRIL_READ
    ),
    "the same with the month as the sheet's name": of(
        lambda: book(("April 2026", [("DESA", "K1", "K4"), *_APRIL_ROWS])), _APRIL_READ
    ),
    "the same without a month is asked": of(
        lambda: _elements(*_APRIL_ROWS, title="LAPORAN"), Refused("layout_unknown")
    ),
    "the same with two months in the title is asked": of(
        lambda: _elements(*_APRIL_ROWS, title="APRIL DAN MEI 2026"), Refused("layout_unknown")
    ),
    "the same with a month of sums is asked": of(
        lambda: _elements(*_APRIL_ROWS, title="JANUARI S/D APRIL 2026"), Refused("layout_unknown")
    ),
    "the same with an element twice is asked": of(
        lambda: _elements(*_APRIL_ROWS, head=("DESA", "K1", "K 1")), Refused("layout_unknown")
    ),
    "a percentage column beside the counts is not read": of(
        lambda: _elements(("Mawar", 5, 4, 50), ("Melati", 0, None, 0), head=("DESA", "K1", "K4", "K1 (%)")),
        _APRIL_READ,
    ),
    "the same element under two group headers is read from neither": of(
        lambda: book(
            (
                "Rekap",
                [
                    ("APRIL 2026",),
                    ("DESA", "BULAN INI", None, "KUMULATIF", None),
                    (None, "K1", "K4", "K1", "K4"),
                    ("Mawar", 5, 4, 9, 9),
                ],
            )
        ),
        Refused("layout_unknown"),
    ),
    "lines in a workbook": of(lambda: book(_TIDY), _TIDY_READ),
    "lines under a title": of(lambda: book(("Data", [("LAPORAN",), (), *_TIDY[1]])), _TIDY_READ),
    "lines in a hidden sheet are read and said": of(
        lambda: book(
            ("Sampul", [("halo",)]), _TIDY, touch=lambda m: setattr(m.worksheets[1], "sheet_state", "hidden")
        ),
        Read(_TIDY_READ.figures, ("sheet_hidden", "sheets_unread")),
    ),
    "lines in hidden rows are read and said": of(
        lambda: book(_TIDY, touch=_hide_a_row), Read(_TIDY_READ.figures, ("rows_hidden",))
    ),
    "a village merged over two lines is not guessed for the second": of(
        lambda: book(table(("Mawar", "2026-01", "K1", 5), ("Mawar", "2026-01", "K4", 6)), touch=_merged),
        Read(k1(Mawar=5), ("village_missing",)),
    ),
    "month and year in two columns": of(
        lambda: book(
            ("Data", [("desa", "bulan", "tahun", "elemen", "jumlah"), ("Mawar", "Januari", 2026, "K1", 5)])
        ),
        Read(k1(Mawar=5)),
    ),
    "a village by its code as a number": of(
        lambda: book(("Data", [("kode desa", "periode", "elemen", "jumlah"), (3601172005, 202601, "K1", 5)])),
        Read({("3601172005", "K1", "2026-01"): 5}),
    ),
    "the same count in two sheets is read once": of(lambda: book(_TIDY, ("Lagi", _TIDY[1])), _TIDY_READ),
    "two sheets that differ are read in neither": of(
        lambda: book(_TIDY, ("Lagi", [_TIDY[1][0], ("Mawar", "2026-01", "K1", 9)])),
        Read(k1(Melati=6), ("sheets_clash",)),
    ),
    "a sheet nobody knows beside a good one": of(
        lambda: book(_TIDY, ("Anggaran", [("uraian", "rupiah"), ("kertas", 5000)])),
        Read(_TIDY_READ.figures, ("sheets_unread",)),
    ),
    "only a sheet nobody knows": of(
        lambda: book(("Anggaran", [("uraian", "rupiah"), ("kertas", 5)])), Refused("layout_unknown")
    ),
    "only an empty sheet": of(lambda: book(("Kosong", [])), Refused("layout_unknown")),
    "formulas that were never calculated": of(
        lambda: book(table(("Mawar", "2026-01", "K1", "=2+3"))), Refused("no_cached_values")
    ),
    "a formula without a result beside a good one": of(
        _cell('<c r="D2"><f>1+1</f></c><c r="E2"><f>1</f><v>1</v></c>'), Read({}, ("uncalculated",))
    ),
    "a formula with a result": of(_cell('<c r="D2"><f>2+3</f><v>5</v></c>'), Read(k1(Mawar=5))),
    "a formula with an error": of(
        _cell('<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'), Read({}, ("cell_error",))
    ),
    "a formula that gives text": of(_cell('<c r="D2" t="str"><f>A1</f><v>lima</v></c>'), Read({}, ("text",))),
    "1e400 as a number": of(_cell('<c r="D2"><v>1e400</v></c>'), Read({}, ("too_large",))),
    "NaN as a number": of(_cell('<c r="D2"><v>NaN</v></c>'), Read({}, ("text",))),
    "an infinite number": of(_cell('<c r="D2"><v>Infinity</v></c>'), Read({}, ("text",))),
    "a number with an exponent beyond all bounds": of(
        _cell('<c r="D2"><v>1e99999999999999999999</v></c>'), Refused("broken_file")
    ),
    "a date in the ISO type": of(_cell('<c r="D2" t="d"><v>2026-01-05</v></c>'), Read({}, ("date",))),
    "the same cell twice": of(_cell('<c r="D2"><v>5</v></c><c r="D2"><v>6</v></c>'), Refused("broken_file")),
    "a cell of fifty thousand letters": of(
        _cell(f'<c r="D2" t="inlineStr"><is><t>{"x" * 50_000}</t></is></c>'), Read({}, ("text",))
    ),
    "mirrored letters in a count": of(
        _cell('<c r="D2" t="inlineStr"><is><t>&#x202E;21</t></is></c>'), Read({}, ("text",))
    ),
    "a control character in XML": of(
        _cell('<c r="D2" t="inlineStr"><is><t>&#x7;</t></is></c>'), Refused("broken_file")
    ),
    "a CSV that is called a workbook": of(lines(5, 6), _TIDY_READ),
}
