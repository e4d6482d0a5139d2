"""The map of one indicator."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lokmin.basics.scope import Duty, Scope
from lokmin.coverage import queries
from lokmin.coverage.pages import chart, reading, words
from lokmin.coverage.pages import map as pages
from lokmin.coverage.queries import IndicatorCard
from lokmin.coverage.views.look import Look
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_GET
@page(Duty.READ_COVERAGE)
def show(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Areas filled by status, with the table that says the same; tiles where nobody imported boundaries."""
    every = queries.indicators(puskesmas_id=puskesmas.id)
    look = Look.of(request, scope, puskesmas, known=every)
    context = {**look.context, "every": [(i.code, words.name_of(i)) for i in every]}
    if look.month:
        used = {card.code for card in look.card.indicators if card.reported}
        indicator = pages.indicator_of(every, request.GET.get("indikator", ""), used)
        if indicator:
            context |= _drawn(look, indicator)
    return render(request, "coverage/map.html", context)


def _drawn(look: Look, indicator: IndicatorCard) -> dict[str, object]:
    """Map and table of one indicator."""
    card, total = look.card, look.card.total(indicator.code)
    outlines = places.boundaries(area_ids=[area.id for area in card.catchment])
    found = pages.lines(card, indicator, outlines, look.puskesmas.code, "?" + look.query)
    heard = reading.of_map(found, indicator, total, look.at)
    return {
        "indicator": indicator,
        "reported": any(each.code == indicator.code and each.reported for each in card.indicators),
        "name": words.name_of(indicator),
        "lines": found,
        "total": chart.column(None, total) if total else None,
        "drawing": pages.drawing(found, outlines, pages.heading(card, indicator)),
        "beside": [line for line in found if not line.outlined] if outlines else [],
        "outlined": bool(outlines),
        "note": pages.notes_of(outlines),
        "eyebrow": pages.heading(card, indicator),
        "heading": chart.finding(card, indicator, total),
        **reading.block(heard, look.request.GET),
        "unit": words.unit_of(indicator),
        "since_january": words.counted_months(look.at, indicator),
    }
