"""The page of one village."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.coverage import actions, queries
from lokmin.coverage.forms import StaffOpinionForm, carried, month_or, without_basis
from lokmin.coverage.pages import quality, radar, reading, words
from lokmin.coverage.pages import village as pages
from lokmin.coverage.pages import which as which_pages
from lokmin.coverage.rules.rows import PwsRow
from lokmin.coverage.views import which
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard, PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form


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
        return render(request, "coverage/village.html", {"area": area, "said": words.public(puskesmas)})
    until = month_or(request.GET.get("sampai"), None) or request.door.reach_until(month)  # type: ignore[attr-defined]
    here = {"scope": scope, "puskesmas": puskesmas, "month": month, "calendar": calendar}
    card = which.scored(request, **here, until=until)
    frozen = which.is_frozen(request, calendar, month) is not None
    found = pages.pairs(card, area)
    changed = which.changed(scope, card, frozen=frozen)
    doubts = [] if frozen else queries.month_doubts(scope=scope, card=card, area=area)
    said = words.public(puskesmas)
    headline = pages.chosen_headline(found, request.GET.get("indikator", ""))
    context = _headline(request, here, card, area, headline, changed)
    return render(
        request,
        "coverage/village.html",
        {
            **context,
            "area": area,
            "month": month,
            "card": card,
            "any": bool(found),
            "said": said,
            "five": pages.five(found, said),
            **_answers(scope, puskesmas, area, month),
            **reading.block(
                reading.of_village(area, found, context["reach"], month, ranked=card.ranked), request.GET
            ),
            "radar_lines": (spokes := radar.lines(card, area, usual=True)[0]),
            "radar": radar.drawing(spokes, area.name),
            "worst": pages.worst(found),
            "best": pages.best(found),
            "all": [] if card.ranked else [pages.figure(pair) for pair in found],
            "ranks": pages.ranks(found, card),
            "gaps": words.joined(pages.gaps(card, area), 8),
            "since_january": words.since_january(month),
            "months": sorted(calendar.reporting, reverse=True),
            "choices": [(i.code, words.name_of(i)) for i, _row in found if i.accumulates],
            "chosen": headline[0].code if headline else "",
            "carried": without_basis(request.GET),
            "back": "?" + urlencode(carried(request.GET)),
            "frozen_words": words.frozen_words(card.frozen) if card.frozen else "",
            "which": which_pages.which(
                card, request.GET.dict(), frozen=frozen, changed=sum(row.area == area.id for row in changed)
            ),
            "doubts": _doubts(doubts, card),
        },
    )


def _headline(
    request: HttpRequest,
    here: dict[str, Any],
    card: queries.Scorecard,
    area: AreaCard,
    headline: pages.Pair | None,
    changed: list[PwsRow],
) -> dict[str, Any]:
    """The one indicator whose people are counted: still to reach, as frozen, and the way to the target."""
    if headline is None:
        return {"reach": None, "ramp": None, "headline": None}
    months = which.series(request, **here, codes=[headline[0].code], card=card)
    return {
        "headline": words.name_of(headline[0]),
        "frozen_reach": pages.frozen_reach(headline, changed, card.until),
        "reach": pages.still_to_reach(headline, area, here["month"], card.until),
        "ramp": pages.ramp(months, headline, area, card.until),
    }


def _doubts(doubts: list[queries.Doubt], card: queries.Scorecard) -> list[tuple[str, str]]:
    """The notes of a village's sheet; restricted indicators never stand on it (FN 14)."""
    open_ones = [doubt for doubt in doubts if not doubt.restricted]
    if not open_ones:
        return []
    return quality.noted(open_ones, quality.Names.of(queries.elements(), card.indicators))


def _answers(scope: Scope, puskesmas: PuskesmasCard, area: AreaCard, month: Month) -> dict[str, Any]:
    """What the head of the village answered, and the form to write an answer down; for staff only."""
    if not scope.can(Duty.REPORT_PROGRESS):
        return {}
    found = queries.opinions(scope=scope, puskesmas_id=puskesmas.id, month=month, area_id=area.id)
    return {"answers": found[::-1], "opinion_form": StaffOpinionForm(), "may_answer": True}


@require_POST
@page(Duty.REPORT_PROGRESS)
def opinion(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, area_id: UUID) -> HttpResponse:
    """Write down what the head said; a refusal stands at the form."""
    if scope.area_ids is not None and area_id not in scope.area_ids:
        raise Http404
    area = next((a for a in places.catchment(puskesmas_id=puskesmas.id) if a.id == area_id), None)
    month = month_or(request.POST.get("bulan"), None)
    if area is None:
        raise Http404
    form = StaffOpinionForm(request.POST)
    context = {"opinion_form": form, "area": area, "month": month}
    if month is None or not form.is_valid():
        return render(request, "coverage/opinion.html", context, status=422)
    try:
        actions.answer_for(
            scope=scope, puskesmas_id=puskesmas.id, area_id=area_id, month=month, **form.cleaned_data
        )
    except Refusal as refusal:
        return refuse_form(request, refusal, form, "coverage/opinion.html", context)
    messages.success(request, _("Jawaban %(name)s tercatat.") % {"name": area.name})
    return redirect(f"{reverse('coverage:village', args=[puskesmas.code, area_id])}?bulan={month}#jawaban")


@require_GET
@page(Duty.REPORT_PROGRESS)
def opinions(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """What the heads of all villages answered to a month, before it is shown in the meeting (FN 27)."""
    calendar = queries.calendar(scope=scope, puskesmas_id=puskesmas.id)
    month = month_or(request.GET.get("bulan"), calendar.default)
    mine = [a for a in calendar.areas if scope.area_ids is None or a.id in scope.area_ids]
    found = queries.latest_opinions(scope=scope, puskesmas_id=puskesmas.id, month=month) if month else {}
    lines = [(area, found.get(area.id)) for area in mine]
    return render(
        request,
        "coverage/opinions.html",
        {
            "month": month,
            "months": sorted(calendar.reporting, reverse=True),
            "lines": lines,
            "agreed": sum(card.agrees for _area, card in lines if card),
            "differing": sum(not card.agrees for _area, card in lines if card),
            "silent": sum(card is None for _area, card in lines),
            "may_link": scope.can(Duty.MANAGE_LINKS),
        },
    )
