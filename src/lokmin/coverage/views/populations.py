"""Sasaran in two sets side by side, and sasaran estimated from population."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.coverage import actions, queries
from lokmin.coverage.actions import PopulationEntry
from lokmin.coverage.forms import NumbersPost, area_id, month_or
from lokmin.coverage.forms.estimation import EstimatePost
from lokmin.coverage.pages import estimation, words
from lokmin.coverage.pages import populations as pages
from lokmin.coverage.pages.year import kind_name
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard, PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import sentence_of

SOURCE = "hasil pendataan"


@require_http_methods(["GET", "POST"])
@page(Duty.READ_COVERAGE, write=Duty.WRITE_FIGURES, write_deed=mark("mengisi sasaran"))
def population_sets(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Projected and counted on one screen; what was counted is entered here."""
    year = year_of(request, scope)
    every = queries.population_kinds()
    kinds = queries.kinds_in_use(scope=scope, puskesmas_id=puskesmas.id, year=year) or every
    kind = next((k for k in every if k.code == request.GET.get("jenis")), kinds[0])
    if kind not in kinds:
        kinds = [*kinds, kind]
    typed, error = NumbersPost(request.POST), ""
    if request.method == "POST" and not typed.wrong:
        error = _store_counted(scope, puskesmas, year, typed)
        if not error:
            messages.success(request, _("Tersimpan."))
            return redirect(f"{request.path}?{request.GET.urlencode()}")
    here = {"scope": scope, "puskesmas_id": puskesmas.id, "year": year}
    projected = queries.populations(**here)
    counted = queries.populations(**here, basis="counted")
    areas = _areas(scope, puskesmas)
    context = {
        "year": year,
        "years": [scope.today.year + 1 - n for n in range(6)],
        "kind": kind,
        "kind_name": kind_name(kind),
        "kinds": [(k.code, kind_name(k)) for k in kinds],
        "lines": pages.by_kind(areas, kinds, projected, counted),
        "villages": pages.by_village(areas, kind, projected, counted, typed.texts, typed.wrong),
        "total": pages.total(areas, kind, projected, counted),
        "any": bool(projected or counted),
        "may_write": scope.can(Duty.WRITE_FIGURES) and scope.area_ids is None,
        "error": error,
        **_effects(request, scope, puskesmas, year),
    }
    status = 422 if error or typed.wrong else 200
    return render(request, "coverage/population_sets.html", context, status=status)


def _areas(scope: Scope, puskesmas: PuskesmasCard) -> list[AreaCard]:
    served = places.catchment(puskesmas_id=puskesmas.id)
    return [area for area in served if scope.area_ids is None or area.id in scope.area_ids]


def year_of(request: HttpRequest, scope: Scope) -> int:
    """The year of the address; a spoilt one counts as this year."""
    given = request.GET.get("tahun", "")
    good = given.isascii() and given.isdigit() and 2000 <= int(given) <= scope.today.year + 1
    return int(given) if good else scope.today.year


def _store_counted(scope: Scope, puskesmas: PuskesmasCard, year: int, typed: NumbersPost) -> str:
    """The sentence of a refusal, or nothing when it was stored."""
    try:
        entries = [
            PopulationEntry(area_id(area), kind, year, value, "counted")
            for (area, kind), value in typed.values.items()
        ]
        actions.record_populations(scope=scope, puskesmas_id=puskesmas.id, entries=entries, source=SOURCE)
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        return sentence_of(refusal)
    return ""


def _effects(request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, year: int) -> dict[str, Any]:
    """Coverage by both sets, of all indicators or of one by village."""
    calendar = queries.calendar(scope=scope, puskesmas_id=puskesmas.id)
    months = sorted((month for month in calendar.reporting if month.year == year), reverse=True)
    usual = calendar.default if calendar.default in months else next(iter(months), None)
    month = month_or(request.GET.get("bulan"), usual)
    if month is None or month not in months:
        month = usual
    if month is None:
        return {"months": months}
    asked = {"scope": scope, "puskesmas_id": puskesmas.id, "month": month, "calendar": calendar}
    known = queries.indicators(puskesmas_id=puskesmas.id)
    projected = queries.scorecard(**asked, known=known)
    counted = queries.scorecard(**asked, known=known, basis="counted")
    every = pages.effects(projected, counted)
    code = request.GET.get("indikator", "")
    able = [card for card in queries.offered(known) if card.population_kind]
    chosen = next((card for card in able if card.code == code), None)
    return {
        "months": months,
        "month": month,
        "effects": every,
        "effect_summary": pages.summary(every),
        "choices": [(card.code, words.name_of(card)) for card in able],
        "chosen": chosen,
        "chosen_name": words.name_of(chosen) if chosen else "",
        "village_effects": pages.village_effects(projected, counted, chosen) if chosen else [],
    }


# ---- estimation ----


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_FIGURES, deed=mark("mengisi sasaran"))
def estimate(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Total population and rates become sasaran: first shown, then stored as projected."""
    if scope.area_ids is not None:
        raise NotYourDuty("coverage.whole_puskesmas")
    year = year_of(request, scope)
    areas = places.catchment(puskesmas_id=puskesmas.id)
    used = queries.kinds_in_use(scope=scope, puskesmas_id=puskesmas.id, year=year)
    kinds = [kind for kind in queries.population_kinds() if kind in used or kind.per_birth is not None]
    typed = EstimatePost(request.POST, areas, kinds)
    asked = request.method == "POST"
    error = ""
    if asked and not typed.problems and request.POST.get("step") == "store":
        error = _store_estimate(scope, puskesmas, year, areas, typed)
        if not error:
            messages.success(request, _("Tersimpan sebagai sasaran proyeksi %(year)s.") % {"year": year})
            back = reverse("coverage:populations", args=[puskesmas.code])
            return redirect(f"{back}?tahun={year}")
    now = queries.populations(scope=scope, puskesmas_id=puskesmas.id, year=year)
    context = {
        "year": year,
        "years": [scope.today.year + 1 - n for n in range(6)],
        "typed": typed,
        "fields": estimation.fields(areas, kinds, typed),
        "preview": estimation.preview(areas, typed, now) if asked and not typed.problems else None,
        "problems": [error] if error else typed.problems if asked else [],
        "unknown": typed.unknown,
    }
    status = 422 if asked and (typed.problems or error) else 200
    return render(request, "coverage/estimate.html", context, status=status)


def _store_estimate(
    scope: Scope, puskesmas: PuskesmasCard, year: int, areas: list[AreaCard], typed: EstimatePost
) -> str:
    entries = [
        PopulationEntry(area, kind, year, value)
        for (area, kind), value in estimation.estimated(areas, typed).items()
    ]
    try:
        actions.record_populations(
            scope=scope, puskesmas_id=puskesmas.id, entries=entries, source=estimation.source_words(typed)
        )
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        return sentence_of(refusal)
    return ""
