"""One intake: the real workbook read in its guarded child, previewed, stored; a CSV of 27,000 lines."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from django.core.management import call_command

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


def table(lines: int = 27_000) -> bytes:
    rows = [
        f"{village};{year}-{month:02d};{element};{(year + month) % 9}"
        for year in range(2000, 2026)
        for month in range(1, 13)
        for village in VILLAGES
        for element in ("K1", "K4", "K6", "PN", "PF", "KN1", "KNL", "IDL")
    ]
    return "\n".join(["desa;periode;elemen;jumlah", *rows[:lines]]).encode()


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
    csv = table()
    yield measure(
        "read a CSV, fully checked", "27,000 lines", lambda: read_limited(csv, today=scope.today), runs=5
    )
    assert queries.batches(scope=scope, puskesmas_id=card.id)
