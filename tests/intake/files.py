"""Files of every shape, made here: honest workbooks like the field's, and hostile ones."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from openpyxl import Workbook

MONTHS = (
    "JANUARI ", "PEBRUARI ", "MARET ", "APRIL ", "MEI ", "JUNI ", "JULI ", "AGUSTUS ", "SEPTEMBER ",
    "OKTOBER ", "NOPEMBER ", "DESEMBER ",
)  # fmt: skip
VILLAGES = ("Desa 1", "Desa 2", "Desa 3")
Cells = Mapping[tuple[str, str, int], Any]


def counts_sheet(book: Workbook, counts: Cells, *, villages=VILLAGES, months=range(1, 13), gap=3) -> None:
    """Sheet 1: blocks of months with a header of two rows, unused slots, JUMLAH, and a recap."""
    sheet = book.create_sheet("1.DATA KIA")
    for month in months:
        rows: list[list[Any]] = [["DATA ANC, PERSALINAN, NIFAS"], [], ["PUSKESMAS   :", None, "UJI"]]
        rows += [["BULAN   :", None, MONTHS[month - 1]], []]
        rows += [["NO", "DESA", "SASARAN ", None, "K 1 ", "K 4", "Deteksi Risti ", None]]
        rows += [[None, None, "BUMIL", "BULIN", None, None, "Nakes", "Masyarakat"], []]
        for number, village in enumerate(villages, 1):
            figures = [counts.get((village, element, month)) for element in ("K1", "K4", "RN", "RM")]
            rows.append([number, village, 101.2, 96.60000000000001, *figures])
        rows += [[len(villages) + 1, 0, None, None], [len(villages) + 2, 0, None, None], ["JUMLAH"]]
        for row in [*rows, *[[None]] * gap]:
            sheet.append(row)
    for row in (["DATA ANC"], ["BULAN :", None, "JANUARI - DESEMBER 2025"], ["NO", "DESA", "K 1"]):
        sheet.append(row)
    sheet.append([1, "JANUARI", 999])


def pws_sheet(book: Workbook, counts: Cells, *, villages=VILLAGES, months=range(1, 13), divisor=96.6) -> None:
    """Sheet 2: computed counts (0 where nothing was entered), cumulative and percentage of K 4, anemia."""
    sheet = book.create_sheet("2.PWS")
    sums: dict[str, int] = {}
    for month in months:
        sheet.append(["LAPORAN PWS KIA"])
        sheet.append([None, "PUSKESMAS :", "UJI"])
        sheet.append([None, "BULAN :", MONTHS[month - 1]])
        sheet.append(["NO", "DESA", "SASARAN", None, "K 4", None, None, None, "BUMIL", None])
        sheet.append([None, None, "BUMIL", "BULIN", "BLN LALU", "BLN INI", "KUM", None, "ANEMIA", None])
        sheet.append([None, None, None, None, None, None, "ABS", "%", "BLN LALU", "BLN INI"])
        for number, village in enumerate(villages, 1):
            before = sums.get(village, 0)
            own = counts.get((village, "K4", month)) or 0
            sums[village] = after = before + (own if isinstance(own, int) else 0)
            anemia = counts.get((village, "ANEMIA", month), 0)
            percent = 100 * after / divisor
            sheet.append([number, village, 101.2, 96.6, before, own, after, percent, 0, anemia])
        sheet.append([9, 0, 0, 0, 0, 0, 0, "#DIV/0!", 0, 0])
        sheet.append([None, "JUMLAH"])
        sheet.append([])


def book_with(*sheets: Any, year: int | None = 2026) -> bytes:
    """A workbook with a cover and the sheets that `sheets` add, each a function of the workbook."""
    book = Workbook()
    cover = book.active
    cover.title = "PETUNJUK"
    for row in (["LAPORAN KEGIATAN"], [], [], ["Tahun", None, year], ["Puskesmas", None, "UJI"]):
        cover.append(row)
    for add in sheets:
        add(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pws_book(counts: Cells, **options: Any) -> bytes:
    return book_with(
        lambda book: counts_sheet(book, counts, **options), lambda book: pws_sheet(book, counts, **options)
    )


def by_name_sheet(book: Workbook, header: str = "NIK", title: str = "4.Komp By Name") -> None:
    sheet = book.create_sheet(title)
    sheet.append(["NO", "DESA", header, "UMUR"])
    sheet.append([1, "Desa 1", "Siti Rahasia", 27])


def repack(
    data: bytes, replace: Mapping[str, bytes] = {}, *, drop=(), add: Mapping[str, bytes] = {}
) -> bytes:
    """A copy of a workbook with members replaced, dropped or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in drop:
                new.writestr(name, replace.get(name, old.read(name)))
        for name, content in add.items():
            new.writestr(name, content)
    return out.getvalue()


def plain_zip(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def sheet_xml(rows: str, dimension: str = "A1:C9") -> bytes:
    """A worksheet of given rows, claiming a given size."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    size = f'<dimension ref="{dimension}"/>'
    return f'<worksheet xmlns="{space}">{size}<sheetData>{rows}</sheetData></worksheet>'.encode()


def lying_sizes(data: bytes, name: str) -> bytes:
    """The same archive, its headers claiming that `name` unpacks to ten bytes."""
    changed = bytearray(data)
    encoded = name.encode()
    for signature, at, name_at in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        start = 0
        while (start := changed.find(signature, start)) >= 0:
            if changed[start + name_at : start + name_at + len(encoded)] == encoded:
                changed[start + at : start + at + 4] = (10).to_bytes(4, "little")
            start += 4
    return bytes(changed)


def old_office(*streams: str) -> bytes:
    """The start of an OLE file that names its streams (old Excel, or a locked new one)."""
    names = b"".join(stream.encode("utf-16-le") + b"\x00\x00" for stream in streams)
    return bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 504 + names + b"\x00" * 512


def crc_broken(data: bytes, name: str) -> bytes:
    """The same archive with the bytes of one member damaged."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(name)
    start = info.header_offset + 30 + len(name)
    middle = start + info.compress_size // 2
    return data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :]
