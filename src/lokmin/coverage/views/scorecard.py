"""The scorecard and freezing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lokmin.basics.numbers import State
from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.coverage import actions, queries
from lokmin.coverage.forms import FreezeForm
from lokmin.coverage.pages import filters, freezing, quality, reading, words
from lokmin.coverage.pages import scorecard as pages
from lokmin.coverage.views.look import Look
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.door import page
from lokmin.tools.refused import sentence_of

TEMPLATE = "coverage/scorecard.html"


@require_GET
@page(Duty.READ_COVERAGE)
def scorecard(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Villages × indicators of one month."""
    return _page(Look.of(request, scope, puskesmas))


@require_POST
@page(Duty.FREEZE)
def freeze(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Show first what is not there, then freeze and say so; a refusal stands where the button was."""
    look = Look.of(request, scope, puskesmas)
    form = FreezeForm(request.POST, months=freezing.months(scope, look.calendar))
    if not form.is_valid():
        return _page(look, form, status=422)
    here = {"scope": scope, "puskesmas_id": puskesmas.id}
    try:
        period = form.period()
        actions.check_freeze(**here, period=period)
        ready = queries.readiness(**here, period=period)
        if not ready.whole and not form.confirmed:
            return _before(request, puskesmas, form, ready)
        card = actions.freeze(**here, period=period, despite=form.cleaned_data["despite"])
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        form.add_error(None, sentence_of(refusal))
        if refusal.code == "coverage.freeze_incomplete":
            return _before(request, puskesmas, form, ready, status=422)
        return _page(look, form, status=422)
    messages.success(request, words.frozen_words(card) + ".")
    return redirect("coverage:scorecard", code=puskesmas.code)


def _before(
    request: HttpRequest,
    puskesmas: PuskesmasCard,
    form: FreezeForm,
    ready: queries.Readiness,
    status: int = 200,
) -> HttpResponse:
    """Who has not reported what, open doubts, provisional sasaran: looked at before freezing."""
    if ready.missing:
        form.ask_why()
    names = quality.Names.of(queries.elements(), queries.indicators(puskesmas_id=puskesmas.id))
    context = {"form": form, "ready": ready, "before": freezing.before(ready, names)}
    return render(request, "coverage/freeze_check.html", context, status=status)


def _page(look: Look, form: FreezeForm | None = None, status: int = 200) -> HttpResponse:
    context = _context(look, form)
    html = render_to_string(TEMPLATE, context, look.request)
    table: pages.Table | None = context.get("table")
    return HttpResponse(pages.whole(html, table) if table else html, status=status)


def _context(look: Look, form: FreezeForm | None = None) -> dict[str, Any]:
    """Everything the template needs; without figures only the calendar."""
    scope = look.scope
    context: dict[str, Any] = {
        **look.context,
        "panel": freezing.panel(scope, look.calendar, form),
        "can_enter": scope.can(Duty.WRITE_FIGURES),
        "can_upload": scope.can(Duty.UPLOAD),
        "may_set": scope.can(Duty.SETTINGS),
    }
    return {**context, **_numbers(look)} if look.month else context


def _numbers(look: Look) -> dict[str, Any]:
    """Table, filter, sentences and notes of a month."""
    card, chosen, doubts = look.card, look.chosen, look.doubts()
    view = pages.shown(
        card,
        programme=chosen.programme,
        cluster=chosen.cluster,
        only_below=chosen.only_below,
        marked=frozenset(quality.marked(doubts)),
    )
    view = filters.narrowed(view, chosen)
    doubts = _of(view, doubts)
    told = quality.noted(doubts, quality.Names.of(queries.elements(), card.indicators)) if doubts else []
    notes, more_notes = pages.notes(view, _reasons(look), doubts=told)
    return {
        "view": view,
        "body_mark": pages.BODY,
        "table": pages.table(view, look.puskesmas.code, "?" + look.query),
        "filter": _filter(look, view),
        **reading.block(reading.of_scorecard(view), look.request.GET),
        "heading": pages.finding(view),
        "lead": pages.lead(view),
        "notes": notes,
        "more_notes": more_notes,
        "programmes": [(name, _(name)) for name in pages.programmes(card)],
        "previous": printing.month_name(look.at.plus(-1)),
    }


def _reasons(look: Look) -> pages.Reasons:
    """Why villages could not measure, where any could not; frozen numbers were kept without reasons."""
    if look.freeze or not any(row.state_code == State.UNMEASURED for row in look.card.rows):
        return {}
    return queries.unmeasured_reasons(scope=look.scope, puskesmas_id=look.puskesmas.id, month=look.at)


def _of(view: pages.Shown, doubts: list[queries.Doubt]) -> list[queries.Doubt]:
    """The doubts about what the filter leaves."""
    programmes, areas = {i.programme for i in view.indicators}, {area.id for area in view.areas}
    return [d for d in doubts if d.programme in programmes and (d.area is None or d.area.id in areas)]


def _filter(look: Look, view: pages.Shown) -> dict[str, Any]:
    """The choices of the filter, what it leaves in words, and the address without it."""
    return {
        "told": filters.told(view, look.chosen),
        "looks": filters.look_choices(view),
        "sorts": filters.sort_choices(view),
        "clusters": filters.clusters(view),
        "nothing": filters.nothing(look.chosen),
        "reset": "?" + look.unfiltered,
    }
