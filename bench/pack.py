"""The evaluation pack of the example (15 villages, 26 indicators): all files, then each format alone."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench.served import memory
from bench.served.example import mandalawangi
from bench.served.office import compared
from bench.timing import Result, measure


def run() -> Iterable[Result]:
    """Build the example, then make the pack of January to March 2023 again and again."""
    from lokmin.basics.time import Period
    from lokmin.papers import actions, queries
    from lokmin.papers.rules import excel, pdf, slides, word

    scope, card = mandalawangi()
    period = Period.quarter("2023Q1")
    pack = queries.evaluation_pack(scope=scope, puskesmas_id=card.id, period=period)
    size = f"{len(pack.table.villages)} villages × {len(pack.table.indicators)} indicators"
    with tempfile.TemporaryDirectory() as folder:

        def write() -> None:
            out = Path(folder) / "pack"  # a correction: else the kept files would be served
            actions.write_pack(
                scope=scope, puskesmas_id=card.id, period=period, out=out, correction="uji kecepatan"
            )

        yield measure("pack: all files written", size, write, runs=5, aim=3.0)
        out = str(Path(folder) / "alone")
        asked = ("pack", "--puskesmas", card.code, "--quarter", "2023Q1", "--out", out, "--correct", "ukur")
        held = [memory.of_command(*asked) for _ in range(3)]
        yield Result("pack: memory of `lokmin pack`", size, held, 300.0, unit="MB")

    def content() -> None:
        queries.evaluation_pack(scope=scope, puskesmas_id=card.id, period=period)

    yield measure("pack: content from the frozen rows", size, content, runs=5)
    ours = measure("pack: PDF", size, lambda: pdf.render(pack), runs=5)
    yield ours
    yield from compared(ours, word.render(pack))
    yield measure("pack: Word", size, lambda: word.render(pack), runs=5)
    yield measure("pack: slides", size, lambda: slides.render(pack), runs=5)
    yield measure("pack: workbook", size, lambda: excel.render(pack), runs=5)
