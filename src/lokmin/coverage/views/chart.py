"""The PWS chart of one indicator."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.coverage import queries
from lokmin.coverage.forms import carried, month_or, without_basis
from lokmin.coverage.pages import chart as pages
from lokmin.coverage.pages import quality, reading, words
from lokmin.coverage.pages import which as which_pages
from lokmin.coverage.views import which
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.door import page


@require_GET
@page(Duty.READ_COVERAGE)
def chart(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, indicator: str) -> HttpResponse:
    """Sorted bars, target line, this and last month, trend, status, people to reach."""
    every = queries.indicators(puskesmas_id=puskesmas.id)
    card = next((each for each in every if each.code == indicator), None)
    if card is None:
        raise Http404
    calendar = queries.calendar(scope=scope, puskesmas_id=puskesmas.id)
    month = month_or(request.GET.get("bulan"), calendar.default)
    context = {
        "indicator": card,
        "name": words.name_of(card),
        "every": _to_choose(scope, puskesmas, every, card, calendar, month),
        "carried": without_basis(request.GET),
        "back": "?" + urlencode(carried(request.GET)),
    }
    if month is None:
        return render(request, "coverage/chart.html", context)
    until = month_or(request.GET.get("sampai"), None) or request.door.reach_until(month)  # type: ignore[attr-defined]
    here = {"scope": scope, "puskesmas": puskesmas, "month": month, "calendar": calendar}
    scored = which.scored(request, **here, until=until, codes=[indicator], known=every)
    frozen = which.is_frozen(request, calendar, month) is not None
    doubts = [] if frozen else queries.month_doubts(scope=scope, card=scored)
    changed = which.changed(scope, scored, frozen=frozen)
    found = pages.columns(scored, card)
    total = scored.total(indicator)
    last = pages.column(None, total) if total else None
    return render(
        request,
        "coverage/chart.html",
        {
            **context,
            "month": month,
            "look": urlencode({"bulan": str(month), **carried(request.GET)}),
            "until": scored.until,
            "previous": month.plus(-1),
            "months": sorted(calendar.reporting, reverse=True),
            "scored": scored,
            "columns": found,
            "total": last,
            "bars": pages.bars(found, last, month, limit=card.lower_is_better),
            "heading": pages.finding(scored, card, total),
            "lead": pages.lead(found, card, total),
            "reading": pages.reading(found, card, total, scored.until),
            **_trend(request, here, scored, card),
            **reading.block(reading.of_chart(found, card, total, month, scored.until), request.GET),
            "unit": words.unit_of(card),
            "since_january": words.counted_months(month, card),
            "until_target": _until_target(total, scored.until, card),
            "frozen_words": words.frozen_words(scored.frozen) if scored.frozen else "",
            "which": which_pages.which(scored, request.GET.dict(), frozen=frozen, changed=len(changed)),
            "marked": {area for area, _code in quality.marked(doubts)},
            "doubts": quality.noted(doubts, quality.Names.of(queries.elements(), every)) if doubts else [],
        },
    )


def _to_choose(
    scope: Scope,
    puskesmas: PuskesmasCard,
    every: list[queries.IndicatorCard],
    shown: queries.IndicatorCard,
    calendar: queries.Calendar,
    month: Month | None,
) -> list[tuple[str, str]]:
    """The indicators in use in the year of the month, and the one on the screen."""
    year = month.year if month else scope.today.year
    used = queries.indicators_in_use(
        scope=scope, puskesmas_id=puskesmas.id, years=[year], known=every, areas=calendar.areas
    )
    return [(card.code, words.name_of(card)) for card in every if card in used or card == shown]


def _trend(
    request: HttpRequest, here: dict[str, Any], scored: queries.Scorecard, card: queries.IndicatorCard
) -> dict[str, object]:
    """The months of this year beside those of the last."""
    months = which.series(request, **here, codes=[card.code], card=scored)
    earlier = queries.series(
        scope=here["scope"],
        puskesmas_id=scored.puskesmas_id,
        last=Month(scored.month.year - 1, scored.until.month),
        codes=[card.code],
        basis=scored.basis,
        scored=scored,
    )
    return {
        "trend": pages.trend(months, card, earlier=earlier, until=scored.until),
        "this_year": scored.month.year,
        "last_year": scored.month.year - 1,
    }


def _until_target(total: object, until: object, card: queries.IndicatorCard) -> str:
    """`menuju 50,0%`: the target line of the month to which people are counted."""
    annual = getattr(total, "annual_target_percent", None)
    if annual is None or not card.accumulates:
        return ""
    return _("menuju %(line)s") % {"line": printing.percent_words(annual * until.month / 12)}  # type: ignore[attr-defined]


@require_GET
@page(Duty.READ_COVERAGE)
def choose(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Send the choice of the filter to its own address."""
    code = request.GET.get("indikator", "")
    if code not in {card.code for card in queries.indicators()}:
        raise Http404
    address = reverse("coverage:chart", args=[puskesmas.code, code])
    month = month_or(request.GET.get("bulan"), None)
    kept = {**({"bulan": str(month)} if month else {}), **carried(request.GET)}
    return redirect(f"{address}?{urlencode(kept)}" if kept else address)
