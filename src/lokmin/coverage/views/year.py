"""Sasaran and targets of a year: three simple tables."""

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.coverage import actions, queries
from lokmin.coverage.actions import AreaTargetEntry, PopulationEntry
from lokmin.coverage.forms import NumbersPost, area_id
from lokmin.coverage.pages import words
from lokmin.coverage.pages import year as pages
from lokmin.coverage.queries import IndicatorCard
from lokmin.coverage.rules.catalogue import KindFact
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import sentence_of

SOURCE = "isian"


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_FIGURES, deed=mark("mengisi sasaran"))
def populations(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Villages × kinds of sasaran of one year and basis."""
    year, basis = _year(request, scope), _basis(request)
    typed = NumbersPost(request.POST)
    error = ""
    if request.method == "POST" and not typed.wrong:
        error = _try(lambda: _store_populations(scope, puskesmas, year, basis, typed))
        if not error:
            return _done(request, "coverage:populations", puskesmas, year, dasar=basis)
    here = {"scope": scope, "puskesmas_id": puskesmas.id, "basis": basis}
    served = places.catchment(puskesmas_id=puskesmas.id)
    own = scope.entry_area_ids
    areas = [area for area in served if own is None or area.id in own]
    kinds = _kinds(request, scope, puskesmas, year)
    now = queries.populations(**here, year=year)
    last = queries.populations(**here, year=year - 1)
    context = _context(scope, puskesmas, year)
    context |= {
        "basis": basis,
        "every_kind": _everything(request),
        "kinds": [(pages.kind_name(kind), kind.formula) for kind in kinds],
        "rows": pages.population_rows(areas, kinds, now, last, typed.texts, typed.wrong),
        "arrived": bool(now),
        "error": error,
    }
    return render(request, "coverage/populations.html", context, status=422 if error or typed.wrong else 200)


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_FIGURES, deed=mark("mengisi target"))
def targets(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """The annual target of the indicators in use, or of all of a programme."""
    year, programme = _year(request, scope), request.GET.get("program", "")
    typed = NumbersPost(request.POST)
    error = ""
    if request.method == "POST" and not typed.wrong:
        error = _try(lambda: _store_targets(scope, puskesmas, year, typed))
        if not error:
            return _done(request, "coverage:targets", puskesmas, year, program=programme)
    known = queries.offered(queries.indicators(puskesmas_id=puskesmas.id))
    cards = [card for card in known if card.group == programme] or _used(scope, puskesmas, year, known)
    own = queries.area_targets(scope=scope, puskesmas_id=puskesmas.id, year=year)
    now = queries.targets(scope=scope, puskesmas_id=puskesmas.id, year=year)
    last = queries.targets(scope=scope, puskesmas_id=puskesmas.id, year=year - 1)
    context = _context(scope, puskesmas, year)
    context |= {
        "programme": programme,
        "programmes": list(dict.fromkeys(card.group for card in known)),
        "rows": pages.target_rows(
            cards,
            now,
            last,
            typed.texts,
            typed.wrong,
            own=Counter(code for _area, code in own),
            fill=request.GET.get("isi") == "kabupaten",
        ),
        "district_targets": any(card.default_target is not None for card in cards),
        "arrived": bool(now),
        "error": error,
    }
    return render(request, "coverage/targets.html", context, status=422 if error or typed.wrong else 200)


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_FIGURES, deed=mark("mengisi target"))
def area_targets(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, indicator: str
) -> HttpResponse:
    """The areas whose target of one indicator differs from that of the Puskesmas."""
    cards = queries.indicators(codes=[indicator], puskesmas_id=puskesmas.id)
    if not cards:
        raise Http404
    year = _year(request, scope)
    typed = NumbersPost(request.POST)
    error = ""
    if request.method == "POST" and not typed.wrong:
        error = _try(lambda: _store_area_targets(scope, puskesmas, year, indicator, typed))
        if not error:
            return _done(request, "coverage:area_targets", puskesmas, year, indicator)
    served = places.catchment(puskesmas_id=puskesmas.id)
    own = scope.entry_area_ids
    areas = [area for area in served if own is None or area.id in own]
    mine = {"scope": scope, "puskesmas_id": puskesmas.id}
    now, last = (queries.area_targets(**mine, year=each) for each in (year, year - 1))
    whole = queries.targets(**mine, year=year)
    context = _context(scope, puskesmas, year)
    context |= {
        "indicator": cards[0],
        "name": words.name_of(cards[0]),
        "sign": words.sign(cards[0]),
        "target": pages.decimal_text(whole.get(indicator)),
        "rows": pages.area_target_rows(areas, indicator, now, last, typed.texts, typed.wrong),
        "error": error,
    }
    return render(request, "coverage/area_targets.html", context, status=422 if error or typed.wrong else 200)


def _kinds(request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, year: int) -> list[KindFact]:
    """The kinds of sasaran that this Puskesmas needs, or all that are entered."""
    if _everything(request):
        return queries.population_kinds()
    return queries.kinds_in_use(scope=scope, puskesmas_id=puskesmas.id, year=year)


def _used(
    scope: Scope, puskesmas: PuskesmasCard, year: int, known: list[IndicatorCard]
) -> list[IndicatorCard]:
    """The indicators in use this year; of a new Puskesmas those of the first programme."""
    used = queries.indicators_in_use(scope=scope, puskesmas_id=puskesmas.id, years=[year], known=known)
    return used or [card for card in known if card.group == known[0].group]


def _everything(request: HttpRequest) -> bool:
    return request.GET.get("semua") == "1"


def _try(store: Any) -> str:
    """The sentence of a refusal, or nothing when it was stored."""
    try:
        store()
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        return sentence_of(refusal)
    return ""


def _store_populations(
    scope: Scope, puskesmas: PuskesmasCard, year: int, basis: str, typed: NumbersPost
) -> None:
    entries = [
        PopulationEntry(area_id(area), kind, year, value, basis)
        for (area, kind), value in typed.values.items()
    ]
    actions.record_populations(scope=scope, puskesmas_id=puskesmas.id, entries=entries, source=SOURCE)


def _store_targets(scope: Scope, puskesmas: PuskesmasCard, year: int, typed: NumbersPost) -> None:
    values = {code: value for (_target, code), value in typed.values.items() if value is not None}
    actions.record_targets(scope=scope, puskesmas_id=puskesmas.id, year=year, targets=values, source=SOURCE)


def _store_area_targets(
    scope: Scope, puskesmas: PuskesmasCard, year: int, indicator: str, typed: NumbersPost
) -> None:
    entries = [
        AreaTargetEntry(area_id(area), code, value)
        for (area, code), value in typed.values.items()
        if code == indicator
    ]
    actions.record_area_targets(
        scope=scope, puskesmas_id=puskesmas.id, year=year, entries=entries, source=SOURCE
    )


def _done(
    request: HttpRequest, name: str, puskesmas: PuskesmasCard, year: int, *parts: str, **more: str
) -> HttpResponse:
    """Back to the table, with what was chosen there."""
    messages.success(request, _("Tersimpan."))
    kept = {"tahun": str(year), **{key: value for key, value in more.items() if value}}
    if _everything(request):
        kept["semua"] = "1"
    return redirect(f"{reverse(name, args=[puskesmas.code, *parts])}?{urlencode(kept)}")


def _context(scope: Scope, puskesmas: PuskesmasCard, year: int) -> dict[str, Any]:
    cards = queries.freezes(scope=scope, puskesmas_id=puskesmas.id)
    held = queries.holding_year(cards, year)
    return {
        "year": year,
        "years": [scope.today.year + 1 - n for n in range(6)],
        "frozen_words": words.frozen_words(held) if held else "",
        "whole": scope.entry_area_ids is None,
    }


def _year(request: HttpRequest, scope: Scope) -> int:
    given = request.GET.get("tahun", "")
    return int(given) if given.isdigit() and len(given) == 4 else scope.today.year


def _basis(request: HttpRequest) -> str:
    return "counted" if request.GET.get("dasar") == "counted" else "projected"
