"""Sasaran and targets of a year: two simple tables."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.coverage import actions, queries
from lokmin.coverage.actions import PopulationEntry
from lokmin.coverage.forms import NumbersPost, area_id
from lokmin.coverage.pages import words
from lokmin.coverage.pages import year as pages
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import sentence_of

SOURCE = "isian"


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_FIGURES)
def populations(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Villages × kinds of sasaran of one year and basis."""
    year, basis = _year(request, scope), _basis(request)
    typed = NumbersPost(request.POST)
    error = ""
    if request.method == "POST" and not typed.wrong:
        error = _try(lambda: _store_populations(scope, puskesmas, year, basis, typed))
        if not error:
            return _done(request, "coverage:populations", puskesmas, year, basis)
    here = {"scope": scope, "puskesmas_id": puskesmas.id, "basis": basis}
    served = places.catchment(puskesmas_id=puskesmas.id)
    areas = [area for area in served if scope.area_ids is None or area.id in scope.area_ids]
    kinds = queries.population_kinds()
    now = queries.populations(**here, year=year)
    last = queries.populations(**here, year=year - 1)
    context = _context(scope, puskesmas, year)
    context |= {
        "basis": basis,
        "kinds": [(pages.kind_name(kind), kind.formula) for kind in kinds],
        "rows": pages.population_rows(areas, kinds, now, last, typed.texts, typed.wrong),
        "arrived": bool(now),
        "error": error,
    }
    return render(request, "coverage/populations.html", context, status=422 if error or typed.wrong else 200)


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_FIGURES)
def targets(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """The annual target of every indicator."""
    year = _year(request, scope)
    typed = NumbersPost(request.POST)
    error = ""
    if request.method == "POST" and not typed.wrong:
        error = _try(lambda: _store_targets(scope, puskesmas, year, typed))
        if not error:
            return _done(request, "coverage:targets", puskesmas, year, "")
    now = queries.targets(scope=scope, puskesmas_id=puskesmas.id, year=year)
    last = queries.targets(scope=scope, puskesmas_id=puskesmas.id, year=year - 1)
    cards = queries.offered(queries.indicators(puskesmas_id=puskesmas.id))
    context = _context(scope, puskesmas, year)
    context |= {
        "rows": pages.target_rows(
            cards, now, last, typed.texts, typed.wrong, fill=request.GET.get("isi") == "kabupaten"
        ),
        "district_targets": any(card.default_target is not None for card in cards),
        "arrived": bool(now),
        "error": error,
    }
    return render(request, "coverage/targets.html", context, status=422 if error or typed.wrong else 200)


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


def _done(request: HttpRequest, name: str, puskesmas: PuskesmasCard, year: int, basis: str) -> HttpResponse:
    messages.success(request, _("Tersimpan."))
    more = f"&dasar={basis}" if basis else ""
    return redirect(f"{reverse(name, args=[puskesmas.code])}?tahun={year}{more}")


def _context(scope: Scope, puskesmas: PuskesmasCard, year: int) -> dict[str, Any]:
    cards = queries.freezes(scope=scope, puskesmas_id=puskesmas.id)
    held = queries.holding_year(cards, year)
    return {
        "year": year,
        "years": [scope.today.year + 1 - n for n in range(6)],
        "frozen_words": words.frozen_words(held) if held else "",
        "whole": scope.area_ids is None,
    }


def _year(request: HttpRequest, scope: Scope) -> int:
    given = request.GET.get("tahun", "")
    return int(given) if given.isdigit() and len(given) == 4 else scope.today.year


def _basis(request: HttpRequest) -> str:
    return "counted" if request.GET.get("dasar") == "counted" else "projected"
