"""The map of one indicator."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lokmin.basics.scope import Duty, Scope
from lokmin.coverage import queries
from lokmin.coverage.forms import month_or
from lokmin.coverage.pages import chart, reading, words
from lokmin.coverage.pages import map as pages
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_GET
@page(Duty.READ_COVERAGE)
def show(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Areas filled by status, with the table that says the same; tiles where nobody imported boundaries."""
    every = queries.indicators()
    calendar = queries.calendar(scope=scope, puskesmas_id=puskesmas.id)
    month = month_or(request.GET.get("bulan"), calendar.default)
    context = {"every": [(i.code, words.name_of(i)) for i in every], "month": month}
    if month is None:
        return render(request, "coverage/map.html", context)
    card = queries.scorecard(
        scope=scope, puskesmas_id=puskesmas.id, month=month, calendar=calendar, known=every
    )
    used = {row.indicator for row in card.totals if row.villages_counted}
    indicator = pages.indicator_of(every, request.GET.get("indikator", ""), used)
    if indicator is None:
        return render(request, "coverage/map.html", context)
    outlines = places.boundaries(area_ids=[area.id for area in card.catchment])
    found = pages.lines(card, indicator, outlines, puskesmas.code, "?" + urlencode({"bulan": str(month)}))
    total = card.total(indicator.code)
    heard = reading.of_map(found, indicator, total, month)
    return render(
        request,
        "coverage/map.html",
        {
            **context,
            "indicator": indicator,
            "name": words.name_of(indicator),
            "months": sorted(calendar.reporting, reverse=True),
            "card": card,
            "lines": found,
            "total": chart.column(None, total) if total else None,
            "drawing": pages.drawing(found, outlines, pages.heading(card, indicator)),
            "beside": [line for line in found if not line.outlined] if outlines else [],
            "outlined": bool(outlines),
            "note": pages.notes_of(outlines),
            "heading": pages.heading(card, indicator),
            **reading.block(heard, request.GET),
            "unit": words.unit_of(indicator),
            "since_january": words.counted_months(month, indicator),
            "frozen_words": words.frozen_words(card.frozen) if card.frozen else "",
        },
    )
