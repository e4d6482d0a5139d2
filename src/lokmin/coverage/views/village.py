"""The page of one village."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lokmin.basics.scope import Duty, Scope
from lokmin.coverage import queries
from lokmin.coverage.forms import carried, month_or
from lokmin.coverage.pages import village as pages
from lokmin.coverage.pages import words
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_GET
@page(Duty.READ_COVERAGE)
def village(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, area_id: UUID) -> HttpResponse:
    """One sheet: people to reach, five figures, worst and best, trend, rank."""
    calendar = queries.calendar(scope=scope, puskesmas_id=puskesmas.id)
    area = next((each for each in calendar.areas if each.id == area_id), None)
    if area is None or (scope.area_ids is not None and area_id not in scope.area_ids):
        raise Http404
    month = month_or(request.GET.get("bulan"), calendar.default)
    if month is None:
        return render(request, "coverage/village.html", {"area": area})
    until = month_or(request.GET.get("sampai"), None) or request.door.reach_until(month)  # type: ignore[attr-defined]
    card = queries.scorecard(
        scope=scope, puskesmas_id=puskesmas.id, month=month, until=until, calendar=calendar
    )
    found = pages.pairs(card, area)
    changed = queries.changed_since(scope=scope, scored=card)
    headline = pages.chosen_headline(found, request.GET.get("indikator", ""))
    context = {"reach": None, "ramp": None, "headline": None}
    if headline:
        code = headline[0].code
        months = queries.series(scope=scope, puskesmas_id=puskesmas.id, last=month, codes=[code], scored=card)
        context = {
            "headline": words.name_of(headline[0]),
            "frozen_reach": pages.frozen_reach(headline, changed, card.until),
            "reach": pages.still_to_reach(headline, area, month, card.until),
            "ramp": pages.ramp(months, headline, area, card.until),
        }
    return render(
        request,
        "coverage/village.html",
        {
            **context,
            "area": area,
            "month": month,
            "card": card,
            "any": bool(found),
            "five": pages.five(found),
            "worst": pages.worst(found),
            "best": pages.best(found),
            "all": [] if card.ranked else [pages.figure(pair) for pair in found],
            "ranks": pages.ranks(found, card),
            "gaps": words.joined(pages.gaps(card, area), 8),
            "since_january": words.since_january(month),
            "months": sorted(calendar.reporting, reverse=True),
            "choices": [(i.code, words.name_of(i)) for i, _row in found if i.accumulates],
            "chosen": headline[0].code if headline else "",
            "carried": carried(request.GET),
            "back": "?" + urlencode(carried(request.GET)),
            "frozen_words": words.frozen_words(card.frozen) if card.frozen else "",
        },
    )
