"""One intake: the real workbook read in its guarded child, stored; long tables beside peers."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

from django.core.management import call_command
from openpyxl import Workbook, load_workbook

from bench.timing import Result, measure
from lokmin.intake import actions, queries
from lokmin.intake.rules.limits import read_limited
from lokmin.intake.rules.reader import read_file
from lokmin.web import installation
from tests.intake import files
from tests.intake.test_rules_pws_kia import COUNTS

ROOT = Path(__file__).parents[1]
VILLAGES = "Pecangaan Kulon|Rengging|Troso|Ngeling|Lebuawu|Pulodarat|Karangrandu|Kaliombo|Gemulung".split("|")
VILLAGES += ["Pecangaan Wetan", "Krasak", "Gerdu"]


def workbook() -> tuple[bytes, str]:
    """The field's workbook where the shared folder is, else one of the same shape."""
    shared = Path(os.environ.get("LOKMIN_SHARED", ROOT.parent / "shared"))
    real = shared / "data" / "field" / "pws_kia_2026_values.xlsx"
    if real.is_file():
        return real.read_bytes(), "real workbook, 10 sheets, 50,000 cells"
    return files.pws_book(COUNTS), "generated workbook of two sheets"


def rows(lines: int) -> list[tuple[str, str, str, str, int]]:
    """A district's table of lines: 340 villages, nine years, twenty elements."""
    elements = "K1 K4 K6 PN PF KN1 KNL IDL HB0 BCG PENTA1 PENTA2 PENTA3 MR1 IBL KF1 KF2 KF3 TT1 TT2".split()
    every = (
        (
            f"33.20.{v // 17 + 1:02d}.{2001 + v % 17}",
            f"Desa {v}",
            f"{year}-{month:02d}",
            element,
            (v + month) % 40,
        )
        for v in range(340)
        for year in range(2017, 2026)
        for month in range(1, 13)
        for element in elements
    )
    return list(islice(every, lines))


HEADER = ("kode_desa", "desa", "periode", "elemen", "jumlah")


def text_table(lines: int) -> bytes:
    return "\n".join(";".join(map(str, row)) for row in [HEADER, *rows(lines)]).encode()


def workbook_table(lines: int) -> bytes:
    """The same as a workbook, written by openpyxl."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    for row in [HEADER, *rows(lines)]:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def bare_read(data: bytes) -> int:
    """What openpyxl needs only to hand out the values, read-only and unchecked."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return sum(1 for sheet in book for _row in sheet.iter_rows(values_only=True))


def convert(data: bytes) -> None:
    """What LibreOffice needs to turn the same file into CSV."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "table.xlsx"
        source.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "csv", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=900)


def long_tables(today: date) -> Iterator[Result]:
    """A workbook and a CSV of 27,000 and of 734,000 lines, fully checked in the guarded child, beside peers
    that only read."""
    for lines, aim in ((27_000, 3.0), (734_000, 10.0)):
        size, once = f"{lines:,} lines", {"runs": 3 if lines < 100_000 else 1, "warm": 0}
        book, text = workbook_table(lines), text_table(lines)
        yield measure(
            "a workbook, fully checked", size, partial(read_limited, book, today=today), aim=aim, **once
        )
        yield measure("a CSV, fully checked", size, partial(read_limited, text, today=today), aim=aim, **once)
        yield measure("peer: openpyxl, bare read", size, partial(bare_read, book), **once)
        if shutil.which("soffice"):
            yield measure("peer: LibreOffice to CSV", size, partial(convert, book), **once)


def run() -> Iterator[Result]:
    call_command("migrate", verbosity=0)
    lines = ["kode_desa,desa", *(f"33.20.02.{2001 + n},{name}" for n, name in enumerate(VILLAGES))]
    card = installation.register(code="1031918", name="Pecangaan", lines=lines, kecamatan_name="Pecangaan")
    scope = installation.command_scope()
    data, size = workbook()

    yield measure("read a workbook in this process", size, lambda: read_file(data, today=scope.today))
    guarded = measure(
        "read it in the guarded child", size, lambda: read_limited(data, today=scope.today), runs=5
    )
    guarded.notes.append("the child adds its start: 512 MB and 60 seconds of processor are its limits")
    yield guarded

    report = read_file(data, today=scope.today)

    def there_and_back() -> None:
        kept = actions.keep_preview(
            scope=scope, puskesmas_id=card.id, report=report, file_name="x.xlsx", sha256="0" * 64
        )
        stored = actions.store(scope=scope, batch_id=kept.id)
        actions.undo(scope=scope, number=stored.number or 0)

    yield measure("preview, store and undo", f"{report.cells_read} figures", there_and_back, runs=5)
    yield from long_tables(scope.today)
    assert queries.batches(scope=scope, puskesmas_id=card.id)
