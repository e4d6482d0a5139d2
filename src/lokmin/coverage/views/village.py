"""The page of one village."""

from collections.abc import Callable
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
from lokmin.basics.words import mark
from lokmin.coverage import actions, queries
from lokmin.coverage.actions import OpinionEntry
from lokmin.coverage.forms import PagesForm, StaffOpinionForm, month_or
from lokmin.coverage.pages import quality, radar, reading, which, words
from lokmin.coverage.pages import village as pages
from lokmin.coverage.views.look import Look
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard, PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form


@require_GET
@page(Duty.READ_COVERAGE)
def village(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, area_id: UUID) -> HttpResponse:
    """One sheet: people to reach, five figures, worst and best, trend, rank."""
    look = Look.of(request, scope, puskesmas)
    area = next((each for each in look.mine if each.id == area_id), None)
    if area is None:
        raise Http404
    context = {**look.context, "area": area, "said": words.public(puskesmas)}
    if look.month:
        context |= _numbers(look, area, context["said"])
    return render(request, "coverage/village.html", context)


def _numbers(look: Look, area: AreaCard, said: dict[str, str]) -> dict[str, Any]:
    """Everything on the sheet, and what stands below it on the screen."""
    card, asked = look.card, look.request.GET
    found = pages.pairs(card, area)
    headline = pages.chosen_headline(found, asked.get("indikator", ""))
    spokes = radar.lines(card, area, usual=True)[0]
    context = _headline(look, area, headline)
    heard = reading.of_village(area, found, context["reach"], look.at, ranked=card.ranked)
    return {
        **context,
        "any": bool(found),
        "may_card": look.scope.can(Duty.READ_PAPERS) and look.scope.area_ids is None,
        "five": pages.five(found, said),
        **_answers(look, area),
        **reading.block(heard, asked),
        "radar_lines": spokes,
        "radar": radar.drawing(spokes, area.name),
        "worst": pages.worst(found, said),
        "best": pages.best(found, said),
        "all": [] if card.ranked else [pages.figure(pair, said=said) for pair in found],
        "ranks": pages.ranks(found, card),
        "closed": pages.closed(card),
        "gaps": words.joined(pages.gaps(card, area), 8),
        "indicators": [(i.code, words.name_of(i)) for i, _row in found if i.accumulates],
        "shown": headline[0].code if headline else "",
        "which": look.told(area),
        "doubts": _doubts(look.doubts(area), card),
    }


def _headline(look: Look, area: AreaCard, headline: pages.Pair | None) -> dict[str, Any]:
    """The one indicator whose people are counted: still to reach, as frozen, and the way to the target."""
    if headline is None:
        return {"reach": None, "ramp": None, "headline": None}
    until = look.card.until
    return {
        "indicator": headline[0],
        "headline": words.name_of(headline[0]),
        "frozen_reach": pages.frozen_reach(headline, look.changed, until),
        "reach": pages.still_to_reach(headline, area, look.at, until),
        "ramp": pages.ramp(look.series(headline[0].code), headline, area, until, look.outside),
        "outside": which.outside(look.outside),
    }


def _doubts(doubts: list[queries.Doubt], card: queries.Scorecard) -> list[tuple[str, str]]:
    """The notes of a village's sheet; restricted indicators never stand on it (FN 14)."""
    open_ones = [doubt for doubt in doubts if not doubt.restricted]
    if not open_ones:
        return []
    return quality.noted(open_ones, quality.Names.of(queries.elements(), card.indicators))


def _answers(look: Look, area: AreaCard) -> dict[str, Any]:
    """What the head of the village answered, and the form to write an answer down; for staff only."""
    if not look.scope.can(Duty.REPORT_PROGRESS):
        return {}
    found = queries.opinions(scope=look.scope, puskesmas_id=look.puskesmas.id, month=look.at, area_id=area.id)
    return {"answers": found[::-1], "opinion_form": StaffOpinionForm(), "may_answer": True}


@require_POST
@page(Duty.REPORT_PROGRESS, deed=mark("mencatat jawaban kepala desa"))
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
    if month is None:
        given = request.POST.get("bulan", "")[:20]
        return refuse_form(
            request,
            Refusal("coverage.opinion_month", value=given),
            form,
            "coverage/opinion.html",
            context,
        )
    if not form.is_valid():
        return render(request, "coverage/opinion.html", context, status=422)
    try:
        answer = OpinionEntry(area_id, month, **form.cleaned_data)
        actions.answer_for(scope=scope, puskesmas_id=puskesmas.id, answer=answer)
    except Refusal as refusal:
        return refuse_form(request, refusal, form, "coverage/opinion.html", context)
    messages.success(request, _("Jawaban %(name)s tercatat.") % {"name": area.name})
    kept = urlencode({**request.GET.dict(), "bulan": str(month)})
    return redirect(f"{reverse('coverage:village', args=[puskesmas.code, area_id])}?{kept}#jawaban")


def _reviewed(request: HttpRequest) -> Callable[[Scope, queries.Calendar], Month | None]:
    """The month that the heads see by their links: what the next lokmin reviews."""
    return lambda _scope, calendar: calendar.for_meeting(request.door.reviewed_next())  # type: ignore[attr-defined]


@require_GET
@page(Duty.REPORT_PROGRESS, deed=mark("melihat jawaban kepala desa"))
def opinions(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """What the heads of all villages answered to a month, before it is shown in the meeting (FN 27)."""
    look = Look.of(request, scope, puskesmas, live=True, usual=_reviewed(request))
    month = look.month
    found = queries.latest_opinions(scope=scope, puskesmas_id=puskesmas.id, month=month) if month else {}
    lines = [(area, found.get(area.id)) for area in look.mine]
    return render(
        request,
        "coverage/opinions.html",
        {
            "look": look,
            "month": month,
            "months": sorted(look.calendar.reporting, reverse=True),
            "lines": lines,
            "agreed": sum(card.agrees for _area, card in lines if card),
            "differing": sum(card.differs for _area, card in lines if card),
            "only_seen": sum(not (card.agrees or card.differs) for _area, card in lines if card),
            "silent": sum(card is None for _area, card in lines),
            "pages": PagesForm(
                areas=[area for area, card in lines if card is None], initial={"seen_on": scope.today}
            ),
            "may_link": scope.can(Duty.MANAGE_LINKS),
        },
    )


@require_POST
@page(Duty.REPORT_PROGRESS, deed=mark("mencatat lembar yang diserahkan"))
def handed(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Note to which heads the printed page was given, on which day; a refusal stands at the form."""
    served = places.catchment(puskesmas_id=puskesmas.id)
    mine = [area for area in served if scope.area_ids is None or area.id in scope.area_ids]
    month = month_or(request.POST.get("bulan"), None)
    form = PagesForm(request.POST, areas=mine)
    context = {"pages": form, "month": month}
    if month is None or not form.is_valid():
        return render(request, "coverage/handed.html", context, status=422)
    data = form.cleaned_data
    try:
        count = actions.hand_pages(
            scope=scope,
            puskesmas_id=puskesmas.id,
            month=month,
            area_ids=data["area"],
            via=data["via"],
            seen_on=data["seen_on"],
        )
    except Refusal as refusal:
        return refuse_form(request, refusal, form, "coverage/handed.html", context)
    messages.success(request, _("%(n)s lembar desa tercatat diserahkan.") % {"n": count})
    return redirect(f"{reverse('coverage:opinions', args=[puskesmas.code])}?bulan={month}")
