"""The PWS chart of one indicator."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.coverage import queries
from lokmin.coverage.forms.looks import without
from lokmin.coverage.pages import chart as pages
from lokmin.coverage.pages import quality, reading, which, words
from lokmin.coverage.queries import IndicatorCard
from lokmin.coverage.views.look import Look
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.door import page


@require_GET
@page(Duty.READ_COVERAGE)
def chart(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, indicator: str) -> HttpResponse:
    """Sorted bars, target line, this and last month, trend, status, people to reach."""
    every = queries.indicators(puskesmas_id=puskesmas.id)
    shown = next((each for each in every if each.code == indicator), None)
    if shown is None:
        raise Http404
    look = Look.of(request, scope, puskesmas, codes=[indicator], known=every)
    used = _used(look, every)
    context = {
        **look.context,
        "indicator": shown,
        "name": words.name_of(shown),
        "every": [(card.code, words.name_of(card)) for card in every if card in used or card == shown],
        "reported": any(card == shown and card.reported for card in used),
    }
    if look.month:
        context |= _numbers(look, every, shown)
    return render(request, "coverage/chart.html", context)


def _numbers(look: Look, every: list[IndicatorCard], shown: IndicatorCard) -> dict[str, object]:
    """Bars, table, trend, sentences and doubts of a month."""
    card, month, doubts = look.card, look.at, look.doubts()
    found = pages.columns(card, shown)
    total = card.total(shown.code)
    last = pages.column(None, total) if total else None
    heard = reading.of_chart(found, shown, total, month, card.until)
    return {
        "until": card.until,
        "previous": month.plus(-1),
        "columns": found,
        "total": last,
        "bars": pages.bars(found, last, month, limit=shown.lower_is_better),
        "heading": pages.finding(card, shown, total),
        "lead": pages.lead(found, shown, total),
        "reading": pages.reading(found, shown, total, card.until),
        **_trend(look, shown),
        **reading.block(heard, look.request.GET),
        "unit": words.unit_of(shown),
        "since_january": words.counted_months(month, shown),
        "until_target": _until_target(total, card.until, shown),
        "marked": {area for area, _code in quality.marked(doubts)},
        "doubts": quality.noted(doubts, quality.Names.of(queries.elements(), every)) if doubts else [],
    }


def _used(look: Look, every: list[IndicatorCard]) -> list[IndicatorCard]:
    """The indicators in use in the year of the month."""
    year = look.month.year if look.month else look.scope.today.year
    return queries.indicators_in_use(
        scope=look.scope,
        puskesmas_id=look.puskesmas.id,
        years=[year],
        known=every,
        areas=look.calendar.areas,
    )


def _trend(look: Look, shown: IndicatorCard) -> dict[str, object]:
    """The months of this year beside those of the last."""
    card = look.card
    earlier = queries.series(
        scope=look.scope,
        puskesmas_id=card.puskesmas_id,
        last=Month(card.month.year - 1, card.until.month),
        codes=[shown.code],
        basis=card.basis,
        scored=card,
    )
    return {
        "trend": pages.trend(
            look.series(shown.code), shown, earlier=earlier, until=card.until, live=look.outside
        ),
        "outside": which.outside(look.outside),
        "this_year": card.month.year,
        "last_year": card.month.year - 1,
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
    if code not in {card.code for card in queries.indicators(puskesmas_id=puskesmas.id)}:
        raise Http404
    return redirect(
        f"{reverse('coverage:chart', args=[puskesmas.code, code])}?{without(request.GET, 'indikator')}"
    )
