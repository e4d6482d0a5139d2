"""Books of the field in their own shapes, and what the test plan of an importer asks for beside them."""

import random
from typing import Any

from openpyxl import Workbook

from tests.intake.corpus.made import HEAD, Case, Figures, Read, Refused, book, k1, lines, of, table
from tests.intake.files import repack, sheet_xml

_TWO = table(("Mawar", "2026-01", "K1", 5), ("Melati", "2026-01", "K1", 6))
_READ = Read(k1(Mawar=5, Melati=6))
_SHEET = "xl/worksheets/sheet1.xml"
_BOOK = "xl/workbook.xml"
_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# e-PPGBM: one line a child, names of columns as the export writes them, `Pukesmas` included.
_CHILD = (
    "JK", "BB Lahir", "TB Lahir", "Prov", "Kab/Kota", "Kec", "Pukesmas", "Desa/Kel", "Posyandu", "RT", "RW",
    "Usia Saat Ukur", "Tanggal Pengukuran", "Berat", "Tinggi", "LiLA", "BB/U", "ZS BB/U", "TB/U", "ZS TB/U",
    "BB/TB", "ZS BB/TB", "Naik Berat Badan",
)  # fmt: skip
_MEASURED = (
    "L", 3.1, 49, "BANTEN", "PANDEGLANG", "MANDALAWANGI", "MANDALAWANGI", "KADU HEJO\u00a0", "MELATI 1", 1, 2,
    "2 Tahun - 11 Bulan - 9 Hari", "2026-01-09", "12.4", 91, 14, "Normal", -0.5, "Normal", -1.2, "Gizi Baik",
    0.1, "N",
)  # fmt: skip


def _profile(*rows: tuple[Any, ...], title: str = "JUMLAH K1 MENURUT BULAN DAN DESA") -> bytes:
    """An annex of a health profile: titles, a header of two levels, numbers of columns, a source below."""
    top = [("TABEL 43",), (title,), ("KABUPATEN PANDEGLANG",), ("TAHUN 2026",), ()]
    head = [("NO", "DESA", "BULAN", None), (None, None, "JANUARI", "PEBRUARI"), (1, 2, 3, 4)]
    foot = [("JUMLAH KAB.", None, 1102, 13), ("Sumber: Bidang Kesmas, 2026",)]

    def touch(made: Workbook) -> None:
        sheet = made.worksheets[0]
        sheet.merge_cells("A6:A7")
        sheet.merge_cells("B6:B7")
        sheet.merge_cells("C6:D6")

    return book(("Tabel 43", [*top, *head, *rows, *foot]), touch=touch)


def _months(**rows: tuple[int, int]) -> Figures:
    return {
        (village, "K1", f"2026-0{n}"): count
        for village, pair in rows.items()
        for n, count in enumerate(pair, 1)
    }


def _hidden_column(made: Workbook) -> None:
    made.worksheets[0].column_dimensions["D"].hidden = True


def _elderly(*marks: object) -> bytes:
    """The monthly book of the elderly: month and Puskesmas in hidden rows, services ticked."""
    rows = [
        (), (None, "KABUPATEN:", "PANDEGLANG"), (None, "PUSKESMAS:", "MANDALAWANGI"),
        (None, "BULAN:", "JANUARI 2024"), (), ("NO", "LAYANAN", "TENSI", "GULA", "JIWA"),
        (1, "Lansia", *marks),
    ]  # fmt: skip

    def touch(made: Workbook) -> None:
        for row in (2, 3, 4):
            made.worksheets[0].row_dimensions[row].hidden = True

    return book(("LANSIA", rows), touch=touch)


def _many_sheets(count: int) -> bytes:
    names = "".join(f'<sheet name="L{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, count + 1))
    xml = f'<workbook xmlns="{_SPACE}" xmlns:r="{_LINKS}"><sheets>{names}</sheets></workbook>'
    return repack(book(_TWO), {_BOOK: xml.encode()})


def _noise(size: int) -> str:
    """Letters that do not compress."""
    letters = random.Random(7).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=size)
    return "".join(letters)


def _big_cell() -> bytes:
    return repack(
        book(_TWO),
        {
            _SHEET: sheet_xml(
                f'<row r="1"><c r="A1" t="inlineStr"><is><t>{_noise(10_000_000)}</t></is></c></row>'
            )
        },
    )


def _old_dates(made: Workbook) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    made.epoch = CALENDAR_MAC_1904


_CSV_CHILD = [(("NIK", "Nama", *_CHILD)), ("1", "Siti Rahasia", *map(str, _MEASURED))]
_PROFILE_ROWS = ((1, "Mawar", 1091, 6), (2, "Melati", 11, 7))
_PROFILE = _months(Mawar=(1091, 6), Melati=(11, 7))
_RATE = ("RASIO K1 PER 100 BUMIL", None, 74.98, 50.5)
_DDE = b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
_SLIPS = "".join(f"D{n};2026-01;Rapat kader;{n}\n" for n in range(500))

CASES: dict[str, Case] = {
    "an e-PPGBM export with NIK and name": of(
        lambda: book(("Data", [("NIK", "Nama", *_CHILD), ("3601172005112233", "Siti Rahasia", *_MEASURED)])),
        Refused("only_by_name"),
    ),
    "an e-PPGBM export without names but with birthdays": of(
        lambda: book(("Data", [("Tgl Lahir", *_CHILD), ("2023-02-01", *_MEASURED)])), Refused("only_by_name")
    ),
    "an e-PPGBM export stripped of all persons is asked": of(
        lambda: book(("Data", [_CHILD, _MEASURED, _MEASURED])), Refused("layout_unknown")
    ),
    "an e-PPGBM CSV with its trailing semicolons": of(
        "".join(f"{';'.join(line)};;;\n" for line in _CSV_CHILD).encode("utf-8-sig"), Refused("text_by_name")
    ),
    "an annex of a health profile by village": of(lambda: _profile(*_PROFILE_ROWS), Read(_PROFILE)),
    "the same with a rate under the sum": of(lambda: _profile(*_PROFILE_ROWS, _RATE), Read(_PROFILE)),
    "an annex that continues is asked": of(
        lambda: _profile((1, "Mawar", 5, 6), title="Tabel 43 (lanj.) CAKUPAN K1 (%)"),
        Refused("layout_unknown"),
    ),
    "a book of ticks for the elderly is asked": of(
        lambda: _elderly("V", "Y", "\u2713"), Refused("layout_unknown")
    ),
    "ticks instead of counts": of(
        lambda: book(table(("Mawar", "2026-01", "K1", "V"), ("Melati", "2026-01", "K1", 6))),
        Read(k1(Melati=6), ("text",)),
    ),
    "a hidden column is read and said": of(
        lambda: book(_TWO, touch=_hidden_column), Read(_READ.figures, ("columns_hidden",))
    ),
    "a period as the serial number of a day is not guessed": of(
        lambda: book(table(("Mawar", 46023, "K1", 5))), Read({}, ("month_unknown",))
    ),
    "a period as a date counted from 1904": of(
        lambda: book(
            table(("Mawar", 44561, "K1", 5)), formats={"B2": "yyyy-mm-dd"}, touch=_old_dates
        ),
        Read(k1(Mawar=5)),
    ),
    "a period of 31 February is no month": of(
        f"{HEAD}\nMawar;31/02/2026;K1;5\nMelati;2026-01;K1;6\n".encode(),
        Read(k1(Melati=6), ("month_unknown",)),
    ),
    "one count with a percent sign": of(lines(5, "12,5%", 7), Read({}, ("column_percent",))),
    "TDK ADA and a dash are not the same": of(
        lines("-", "TDK ADA", 7), Read(k1(Mawar=None, Teratai=7), ("text",))
    ),
    "a village name with a line break in quotes": of(
        f'{HEAD}\n"Ma\nwar";2026-01;K1;5\nMelati;2026-01;K1;6\n'.encode(),
        Read({("Ma war", "K1", "2026-01"): 5, ("Melati", "K1", "2026-01"): 6}),
    ),
    "a village name in two ways of writing its accent": of(
        f"{HEAD}\nTe\u0301ko;2026-01;K1;5\nMelati;2026-01;K1;6\n".encode(),
        Read({("Te\u0301ko", "K1", "2026-01"): 5, ("Melati", "K1", "2026-01"): 6}),
    ),
    "a village split from another keeps its own line": of(
        f"{HEAD}\nEpil;2026-01;K1;5\nEpil Barat;2026-01;K1;6\n".encode(),
        Read({("Epil", "K1", "2026-01"): 5, ("Epil Barat", "K1", "2026-01"): 6}),
    ),
    "a DDE link": of(
        lambda: repack(book(_TWO), add={"xl/externalLinks/externalLink1.xml": _DDE}), _READ
    ),
    "ten thousand sheets": of(
        lambda: _many_sheets(10_000), Refused("broken_file", ("too_many_sheets", "zip_bomb"))
    ),
    "a cell of ten million letters that do not compress": of(_big_cell, Refused("layout_unknown")),
    "a million and one lines": of(
        lambda: HEAD.encode() + b"\nMawar;2026-01;K1;5" * 1_000_001, Refused("text_too_long")
    ),
    "one unknown word in many lines is one sentence": of(
        f"{HEAD}\n{_SLIPS}Mawar;2026-01;K1;5\n".encode(), Read(k1(Mawar=5), ("element_unknown",))
    ),
    "K4 above K1 is read and doubted": of(
        f"{HEAD}\nMawar;2026-01;K1;3\nMawar;2026-01;K4;5\n".encode(),
        Read({("Mawar", "K1", "2026-01"): 3, ("Mawar", "K4", "2026-01"): 5}, ("order_broken",)),
    ),
    "the third injection above the first is doubted too": of(
        f"{HEAD}\nMawar;2026-01;PENTA1;3\nMawar;2026-01;PENTA3;5\n".encode(),
        Read({("Mawar", "PENTA1", "2026-01"): 3, ("Mawar", "PENTA3", "2026-01"): 5}, ("order_broken",)),
    ),
}  # fmt: skip
