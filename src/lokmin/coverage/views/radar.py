"""The radar of the whole Puskesmas, or of one village."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lokmin.basics.scope import Duty, Scope
from lokmin.coverage import queries
from lokmin.coverage.forms import month_or
from lokmin.coverage.pages import radar as pages
from lokmin.coverage.pages import scorecard, words
from lokmin.places.queries import AreaCard, PuskesmasCard
from lokmin.tools.door import page


@require_GET
@page(Duty.READ_COVERAGE)
def show(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Each indicator as a share of its target; of a programme, or the usual ones of all."""
    calendar = queries.calendar(scope=scope, puskesmas_id=puskesmas.id)
    month = month_or(request.GET.get("bulan"), calendar.default)
    mine = [a for a in calendar.areas if scope.area_ids is None or a.id in scope.area_ids]
    area = _area(request.GET.get("desa", ""), mine)
    if month is None:
        return render(request, "coverage/radar.html", {"month": None})
    card = queries.scorecard(scope=scope, puskesmas_id=puskesmas.id, month=month, calendar=calendar)
    programmes = scorecard.programmes(card)
    programme = request.GET.get("program", "")
    programme = programme if programme in programmes else ""
    found, more = pages.lines(card, area, programme=programme, usual=not programme)
    place = area.name if area else puskesmas.full_name
    return render(
        request,
        "coverage/radar.html",
        {
            "month": month,
            "months": sorted(calendar.reporting, reverse=True),
            "areas": mine,
            "area": area,
            "programme": programme,
            "programmes": [(name, _(name)) for name in programmes],
            "lines": found,
            "more": more,
            "drawing": pages.drawing(found, place),
            "heading": pages.heading(found, place),
            "place": place,
            "card": card,
            "since_january": words.since_january(month),
            "frozen_words": words.frozen_words(card.frozen) if card.frozen else "",
        },
    )


def _area(text: str, areas: list[AreaCard]) -> AreaCard | None:
    """The village asked for; one that is not the asker's is not there."""
    if not text:
        return None
    try:
        found = next((area for area in areas if area.id == UUID(text)), None)
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found
