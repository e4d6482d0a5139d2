"""The scorecard and freezing."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lokmin.basics.numbers import State
from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.coverage import actions, queries
from lokmin.coverage.forms import Chosen, FreezeForm, carried, without
from lokmin.coverage.pages import filters, freezing, quality, reading, which, words
from lokmin.coverage.pages import scorecard as pages
from lokmin.coverage.views import which as which_views
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.door import page
from lokmin.tools.refused import sentence_of

TEMPLATE = "coverage/scorecard.html"


@require_GET
@page(Duty.READ_COVERAGE)
def scorecard(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Villages × indicators of one month."""
    calendar = queries.calendar(scope=scope, puskesmas_id=puskesmas.id)
    context = _context(request, scope, puskesmas, calendar, Chosen.of(request.GET.dict()))
    return render(request, TEMPLATE, context)


@require_POST
@page(Duty.FREEZE)
def freeze(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Freeze a period and say so; a refusal stands at the panel."""
    calendar = queries.calendar(scope=scope, puskesmas_id=puskesmas.id)
    form = FreezeForm(request.POST, months=freezing.months(scope, calendar))
    if form.is_valid():
        try:
            card = actions.freeze(scope=scope, puskesmas_id=puskesmas.id, period=form.period())
        except (NotYours, NotYourDuty):
            raise
        except Refusal as refusal:
            form.add_error(None, sentence_of(refusal))
        else:
            messages.success(request, words.frozen_words(card) + ".")
            return redirect("coverage:scorecard", code=puskesmas.code)
    context = _context(request, scope, puskesmas, calendar, Chosen.of({}), form)
    return render(request, TEMPLATE, context, status=422)


def _context(
    request: HttpRequest,
    scope: Scope,
    puskesmas: PuskesmasCard,
    calendar: queries.Calendar,
    chosen: Chosen,
    form: FreezeForm | None = None,
) -> dict[str, Any]:
    """Everything the template needs; without figures only the calendar."""
    month = chosen.month or calendar.default
    context: dict[str, Any] = {
        "chosen": chosen,
        "options": _options(calendar, chosen, month),
        "panel": freezing.panel(scope, calendar, form),
        "can_enter": scope.can(Duty.WRITE_FIGURES),
        "can_upload": scope.can(Duty.UPLOAD),
        "may_set": scope.can(Duty.SETTINGS),
        "month": month,
    }
    if month is None:
        return context
    card = _card(request, scope, puskesmas, calendar, chosen, month)
    doubts = _doubts(scope, card) if not chosen.freeze_id else []
    view = pages.shown(
        card,
        programme=chosen.programme,
        cluster=chosen.cluster,
        only_below=chosen.only_below,
        marked=frozenset(quality.marked(doubts)),
    )
    view = filters.narrowed(view, chosen)
    doubts = _of(view, doubts)
    reasons = {}
    if any(row.state_code == State.UNMEASURED for row in card.rows):
        reasons = queries.unmeasured_reasons(scope=scope, puskesmas_id=puskesmas.id, month=month)
    told = quality.noted(doubts, quality.Names.of(queries.elements(), card.indicators)) if doubts else []
    notes, more_notes = pages.notes(view, reasons, doubts=told)
    changed = which_views.changed(scope, card, frozen=bool(chosen.freeze_id))
    return {
        **context,
        "which": which.which(
            card, request.GET.dict(), frozen=bool(chosen.freeze_id), changed=len(changed), by_period=True
        ),
        "card": card,
        "view": view,
        "table": pages.table(view, puskesmas.code, "?" + _linked(request, card, chosen)),
        "filter": _filter(request, view, chosen),
        **reading.block(reading.of_scorecard(view), request.GET),
        "heading": pages.finding(view),
        "lead": pages.lead(view),
        "notes": notes,
        "more_notes": more_notes,
        "programmes": [(name, _(name)) for name in pages.programmes(card)],
        "since_january": words.since_january(month),
        "frozen_words": words.frozen_words(card.frozen) if card.frozen else "",
        "previous": printing.month_name(month.plus(-1)),
    }


def _card(
    request: HttpRequest,
    scope: Scope,
    puskesmas: PuskesmasCard,
    calendar: queries.Calendar,
    chosen: Chosen,
    month: Month,
) -> queries.Scorecard:
    """The numbers chosen: as frozen, or of now."""
    until = request.door.reach_until(month)  # type: ignore[attr-defined]
    if chosen.freeze_id:
        return queries.frozen_scorecard(scope=scope, freeze_id=chosen.freeze_id, month=month, until=until)
    return queries.scorecard(
        scope=scope,
        puskesmas_id=puskesmas.id,
        month=month,
        until=until,
        basis=chosen.basis,
        calendar=calendar,
    )


def _linked(request: HttpRequest, card: queries.Scorecard, chosen: Chosen) -> str:
    """What the pages behind the table are asked for: the month, the filter, and whether as it was frozen."""
    frozen = {"beku": str(chosen.freeze_id)} if chosen.freeze_id else {}
    return urlencode({"bulan": str(card.month), **carried(request.GET), **frozen})


def _of(view: pages.Shown, doubts: list[queries.Doubt]) -> list[queries.Doubt]:
    """The doubts about what the filter leaves."""
    programmes, areas = {i.programme for i in view.indicators}, {area.id for area in view.areas}
    return [d for d in doubts if d.programme in programmes and (d.area is None or d.area.id in areas)]


def _doubts(scope: Scope, card: queries.Scorecard) -> list[queries.Doubt]:
    """The doubts of the month shown; a card of a whole district has too many villages to look at each."""
    if len(card.rows) > pages.TITLED:
        return []
    return queries.month_doubts(scope=scope, card=card)


def _filter(request: HttpRequest, view: pages.Shown, chosen: Chosen) -> dict[str, Any]:
    """The choices of the filter, what it leaves in words, and the address without it."""
    return {
        "told": filters.told(view, chosen),
        "looks": filters.look_choices(view),
        "sorts": filters.sort_choices(view),
        "clusters": filters.clusters(view),
        "nothing": filters.nothing(chosen),
        "reset": "?" + without(request.GET, "program", "klaster", "belum", "lihat", "urut", "bacaan"),
    }


def _options(calendar: queries.Calendar, chosen: Chosen, month: Any) -> list[dict[str, Any]]:
    """Months with figures, live; then the frozen periods by their last month."""
    live = [
        {"value": str(each), "text": printing.month_text(each), "now": not chosen.freeze_id and each == month}
        for each in sorted(calendar.reporting, reverse=True)
    ]
    frozen = [
        {
            "value": f"{card.id}@{card.period.last}",
            "text": _("%(period)s, dibekukan") % {"period": printing.month_range(card.period)},
            "now": chosen.freeze_id == card.id and month == card.period.last,
        }
        for card in calendar.freezes
    ]
    return [*live, *frozen]
