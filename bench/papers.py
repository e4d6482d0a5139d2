"""Single papers: the minutes of the example's meeting, and the PWS pages of 15 villages × 60 indicators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.core.management import call_command

from bench.scorecard import NOW, dictionary, figures, puskesmas, statistics
from bench.served.example import mandalawangi
from bench.served.office import compared
from bench.timing import Result, measure
from lokmin.basics.scope import Scope
from lokmin.basics.time import Month, Period
from lokmin.meetings import queries as meetings
from lokmin.papers import queries
from lokmin.papers.rules import pdf, word
from lokmin.places.models import Area, Catchment

PERIOD = Period(Month(2023, 4), Month(2023, 6))


def minutes() -> Iterator[Result]:
    """The minutes of the lokmin of 22 May 2023, from their rows to the PDF."""
    scope, card = mandalawangi()
    every = meetings.meetings(scope=scope, puskesmas_id=card.id)
    held = next(one for one in every if one.is_quarterly and one.held_on == date(2023, 5, 22))
    asked = {"scope": scope, "meeting_id": held.id, "kind": "minutes", "how": queries.Print()}
    paper = queries.meeting_paper(**asked)
    size = f"{len(pdf.render(paper)) / 1e3:,.0f} kB"
    yield measure("minutes: content", size, lambda: queries.meeting_paper(**asked))
    ours = measure("minutes: PDF", size, lambda: pdf.render(paper), aim=0.060)
    yield ours
    yield measure("minutes: Word", size, lambda: word.render(paper))
    yield from compared(ours, word.render(paper))


def pws_book() -> Iterator[Result]:
    """The pack's scorecard and one PWS page an indicator, without the pages of the villages."""
    dictionary()
    centre, areas = puskesmas("1000015", 15)
    figures(centre, areas)
    Catchment.objects.bulk_create(Catchment(puskesmas_id=centre, area_id=area) for area in areas)
    statistics()
    kecamatan = Area.objects.get(name="1000015").id
    scope = Scope.of_command("ukur", NOW, [centre], [kecamatan])
    whole = queries.evaluation_pack(scope=scope, puskesmas_id=centre, period=PERIOD, draft=True)
    book = replace(whole, sheets=())
    size = f"{len(book.table.villages)} villages × {len(book.pws)} indicators"
    ours = measure("PWS book: PDF", size, lambda: pdf.render(book), runs=5, aim=1.0)
    yield ours
    yield from compared(ours, word.render(book))


def run() -> Iterator[Result]:
    call_command("migrate", verbosity=0)
    yield from pws_book()
    yield from minutes()
