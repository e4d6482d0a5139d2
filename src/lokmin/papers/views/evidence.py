"""Evidence on the screen: of one meeting and of a year, with what can still be made, and the bundles."""

import tempfile
from collections.abc import Callable
from typing import BinaryIO
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.meetings import queries as meetings
from lokmin.papers import pages, queries
from lokmin.papers.rules.formats import FORMATS
from lokmin.papers.rules.formats import render as rendered
from lokmin.papers.views.sending import attachment
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.door import page


def _bundle(name: str, write: Callable[[BinaryIO], None]) -> FileResponse:
    """A ZIP from a file on the disk: complete before the first byte goes out, and never whole in memory."""
    file = tempfile.TemporaryFile()  # closed by the response
    try:
        write(file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.zip", content_type="application/zip")


@require_GET
@page(Duty.REPORT_PROGRESS, deed=mark("membaca berkas bukti"))
def meeting(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """The meter, what lacks and until when, each criterion, each piece with both its days."""
    found = queries.meeting_evidence(scope=scope, meeting_id=meeting_id)
    code = puskesmas.code
    context = {
        "meeting": found.card,
        "edition": found.edition,
        "english": printing.language() == "en",
        "words": pages.meter_words(found.meter),
        "drawing": pages.drawing(found.meter),
        "missing": pages.missing_views(found, code),
        "results": [pages.result_view(one, code, meeting_id) for one in found.results],
        "pieces": [pages.piece_view(one) for one in queries.ordered_pieces(found.pieces)],
        "may_take": scope.can(Duty.WRITE_MEETINGS),
    }
    return render(request, "papers/evidence.html", context)


@require_GET
@page(Duty.WRITE_MEETINGS, deed=mark("mengunduh berkas bukti"))
def meeting_bundle(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """All files of one meeting with their index."""
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    return _bundle(
        queries.meeting_bundle_name(card),
        lambda file: queries.write_meeting(file, scope=scope, meeting_id=meeting_id),
    )


@require_GET
@page(Duty.REPORT_PROGRESS, deed=mark("membaca berkas bukti"))
def meeting_index(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, ending: str
) -> HttpResponse:
    """The index of one meeting alone."""
    if ending not in FORMATS:
        raise Http404
    made = rendered(queries.index_of_meeting(scope=scope, meeting_id=meeting_id), ending)
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    return attachment(made, f"indeks-{queries.meeting_bundle_name(card)}.{ending}")


@require_GET
@page(Duty.REPORT_PROGRESS, deed=mark("membaca berkas bukti"))
def year(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """All meetings of a year by quarter and criterion (`?tahun=2023`)."""
    years = meetings.years(scope=scope, puskesmas_id=puskesmas.id)
    asked = request.GET.get("tahun", "")
    present = scope.today.year
    shown = int(asked) if asked.isascii() and asked.isdecimal() and int(asked) in years else present
    found = queries.year_evidence(scope=scope, puskesmas_id=puskesmas.id, year=shown)
    total = pages.sum_of(found)
    context = {
        "years": years,
        "year": shown,
        "found": found,
        "english": printing.language() == "en",
        "words": pages.meter_words(total),
        "drawing": pages.drawing(total),
        "lines": pages.year_meetings(found),
        "rows": pages.year_rows(found),
        "items": pages.item_views(found),
        "may_take": scope.can(Duty.WRITE_MEETINGS),
    }
    return render(request, "papers/evidence_year.html", context)


@require_GET
@page(Duty.WRITE_MEETINGS, deed=mark("mengunduh berkas bukti"))
def year_bundle(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, year: int) -> HttpResponse:
    """All files of a year with an index over all and one for each meeting."""
    _known(scope, puskesmas, year)
    return _bundle(
        queries.year_bundle_name(year),
        lambda file: queries.write_year(file, scope=scope, puskesmas_id=puskesmas.id, year=year),
    )


@require_GET
@page(Duty.REPORT_PROGRESS, deed=mark("membaca berkas bukti"))
def year_index(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, year: int, ending: str
) -> HttpResponse:
    """The index of a year alone."""
    if ending not in FORMATS:
        raise Http404
    _known(scope, puskesmas, year)
    made = queries.index_of_year(scope=scope, puskesmas_id=puskesmas.id, year=year)
    return attachment(rendered(made, ending), f"indeks-{queries.year_bundle_name(year)}.{ending}")


def _known(scope: Scope, puskesmas: PuskesmasCard, year: int) -> None:
    """The present year, or one in which there are meetings."""
    if year not in {scope.today.year, *meetings.years(scope=scope, puskesmas_id=puskesmas.id)}:
        raise Http404
