"""The evaluation pack of the example: 15 villages, 26 indicators; PDF, Word, workbook, 15 village pages."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench.timing import Result, measure


def run() -> Iterable[Result]:
    """Build the example, then make the pack of January to March 2023 again and again."""
    from django.core.management import call_command

    from lokmin.basics.time import Period
    from lokmin.papers import actions, queries
    from lokmin.papers.rules import excel, pdf, word
    from lokmin.places import queries as places
    from lokmin.web import clock
    from lokmin.web.example import build
    from lokmin.web.installation import command_scope

    call_command("migrate", verbosity=0, interactive=False)
    build.build_example(report=lambda line: None)
    card = places.puskesmas_by_code(code="1033372")
    assert card
    scope = command_scope().at(clock.now(card.zone, card.clock_date))
    period = Period.quarter("2023Q1")
    pack = queries.evaluation_pack(scope=scope, puskesmas_id=card.id, period=period)
    size = f"{len(pack.table.villages)} villages × {len(pack.table.indicators)} indicators"
    with tempfile.TemporaryDirectory() as folder:

        def write() -> None:
            actions.write_pack(scope=scope, puskesmas_id=card.id, period=period, out=Path(folder) / "pack")

        yield measure("pack: all files written", size, write, runs=5, aim=5.0)

    def content() -> None:
        queries.evaluation_pack(scope=scope, puskesmas_id=card.id, period=period)

    yield measure("pack: content from the frozen rows", size, content, runs=5)
    yield measure("pack: PDF", size, lambda: pdf.render(pack), runs=5)
    yield measure("pack: Word", size, lambda: word.render(pack), runs=5)
    yield measure("pack: workbook", size, lambda: excel.render(pack), runs=5)
