"""Correcting what was frozen: the list of restatements, and three forms that write one.

A form is pressed twice: the first press shows what would change, the second stores it. The page between
carries what was typed, so that it works without scripts.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.basics.words import mark
from lokmin.coverage import actions, queries
from lokmin.coverage.actions import FigureEntry, PopulationEntry
from lokmin.coverage.forms import GridPost, NumbersPost, area_id, parse_count
from lokmin.coverage.pages import entry, restating, words, year
from lokmin.coverage.pages.quality import Names, noted
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.door import page
from lokmin.tools.refused import sentence_of


@require_GET
@page(Duty.READ_COVERAGE)
def restatements(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Every restatement, newest first: who, when, why, and what moved."""
    cards = queries.restatements(scope=scope, puskesmas_id=puskesmas.id)
    names = Names.of(queries.elements(), queries.indicators(puskesmas_id=puskesmas.id))
    freezes = queries.freezes(scope=scope, puskesmas_id=puskesmas.id)
    ranked = _ranked(puskesmas)
    context = {
        "cards": [restating.told(card, names, ranked=ranked) for card in cards],
        "freezes": freezes,
        "may_restate": scope.can(Duty.FREEZE),
    }
    return render(request, "coverage/restatements.html", context)


def _ranked(puskesmas: PuskesmasCard) -> bool:
    return len(places.catchment(puskesmas_id=puskesmas.id)) >= queries.RANKED_FROM


# ---- the two presses ----

Store = Callable[[str], int]  # the fingerprint of what was seen → the number of the restatement


def _pressed(
    request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, back: str, store: Store
) -> HttpResponse:
    """Show what `store` would change; or store it, when that was seen. Its refusals are the caller's."""
    fingerprint, moved = request.POST.get("terlihat", ""), ""
    if request.POST.get("tahap") == "simpan" and fingerprint:
        try:
            return _done(request, puskesmas, store(fingerprint))
        except Stale as refusal:
            if refusal.code != "coverage.restate_moved":
                raise
            moved = sentence_of(refusal)
    found = actions.preview_restatement(scope=scope, puskesmas_id=puskesmas.id, store=lambda: store(""))
    card = found.card
    freezes = queries.freezes(scope=scope, puskesmas_id=puskesmas.id)
    touched = [each.id for each in restating.frozen_by(card, freezes)]
    packs = request.door.packs_of(touched)  # type: ignore[attr-defined]
    names = Names.of(queries.elements(), queries.indicators(puskesmas_id=puskesmas.id))
    context = {
        "seen": restating.seen(card, names, freezes, packs, ranked=_ranked(puskesmas)),
        "doubts": noted(found.doubts, names),
        "error": moved,
        "reason": card.reason,
        "back": back,
        "sent": _sent(request.POST.dict()),
    }
    return render(request, "coverage/restate_preview.html", context, status=409 if moved else 200)


def _sent(typed: dict[str, str]) -> list[tuple[str, str]]:
    """What the second press sends again: the changed cells of a grid, or the table of a year."""
    kept = [(key, text) for key, text in typed.items() if key.startswith("n:")]
    for key, text in typed.items():
        cell = key.removeprefix("c:")
        if cell != key and text.strip() != typed.get(f"o:{cell}", "").strip():
            kept += [(f"{part}:{cell}", typed.get(f"{part}:{cell}", "")) for part in "cov"]
    return kept


@require_http_methods(["GET", "POST"])
@page(Duty.FREEZE, deed=mark("membetulkan angka beku"))
def restate(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """The grid of a frozen month: changed cells and one reason make one restatement."""
    months = restating.held_months(queries.freezes(scope=scope, puskesmas_id=puskesmas.id))
    asked = restating.Asked.of(request.GET.get("bulan"), months)
    month = asked.chosen if request.method == "POST" else asked.shown
    if month is None:
        error = sentence_of(Refusal("coverage.restate_month", value=asked.text or "—")) if months else ""
        context = {"month": None, "months": months, "error": error}
        return render(request, "coverage/restate.html", context, status=422 if error else 200)
    typed, error = None, ""
    if request.method == "POST":
        answer = _restate_cells(request, scope, puskesmas, month)
        if isinstance(answer, HttpResponse):
            return answer
        typed, error = answer
    context = _cells_context(request, scope, puskesmas, month, typed)
    context |= {"months": months, "error": error, "reason": request.POST.get("reason", "")}
    context["remark"] = restating.instead(asked, printing.month_text(month))
    return render(request, "coverage/restate.html", context, status=_status(error, typed))


def _status(error: str, typed: entry.Typed | None) -> int:
    if typed and any(isinstance(refusal, Stale) for refusal in typed.refusals.values()):
        return 409
    return 422 if error else 200


def _restate_cells(
    request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, month: Month
) -> HttpResponse | tuple[entry.Typed, str]:
    """The page that follows; or what was typed and the sentence, when it goes on being changed."""
    form, reason = GridPost(request.POST), request.POST.get("reason", "")
    if request.POST.get("tahap") == "ubah":
        return entry.Typed(form.changed, {}), ""
    entries, refusals = _entries(form, month)
    first: Refusal | None = next(iter(refusals.values()), None)
    if first is None:

        def store(seen: str) -> int:
            here = {"scope": scope, "puskesmas_id": puskesmas.id}
            return actions.restate_figures(**here, entries=entries, reason=reason, seen=seen)

        try:
            return _pressed(request, scope, puskesmas, f"?{_cells_query(request, month)}", store)
        except (NotYours, NotYourDuty):
            raise
        except Refusal as refusal:
            first = refusal
            cells: list[tuple[FigureEntry, Refusal]] = getattr(refusal, "cells", [])
            refusals = {(e.area_id, e.element_code): why for e, why in cells}
    return entry.Typed(form.changed, refusals), sentence_of(first)


def _entries(form: GridPost, month: Month) -> tuple[list[FigureEntry], dict[tuple[UUID, str], Refusal]]:
    """The changed cells as counts, and those that are none."""
    entries: list[FigureEntry] = []
    refusals: dict[tuple[UUID, str], Refusal] = {}
    for key, text in form.changed.items():
        try:
            count = parse_count(text)
        except Refusal as refusal:
            refusals[key] = refusal
            continue
        version = form.versions.get(key)
        entries.append(FigureEntry(*key, month.year, month.month, count, expected_version=version))
    return entries, refusals


def _cells_query(request: HttpRequest, month: Month) -> str:
    kept = {key: request.GET.get(key, "") for key in ("program", "semua")}
    return urlencode({"bulan": str(month), **kept})


def _cells_context(
    request: HttpRequest,
    scope: Scope,
    puskesmas: PuskesmasCard,
    month: Month,
    typed: entry.Typed | None,
) -> dict[str, Any]:
    book = queries.month_book(scope=scope, puskesmas_id=puskesmas.id, month=month)
    programme = request.GET.get("program", "")
    elements = book.elements_of(programme, all_of_them=request.GET.get("semua") == "1")
    held = queries.holding(book.freezes, month)
    return {
        "month": month,
        "programme": programme,
        "programmes": list(dict.fromkeys(card.programme for card in book.indicators)),
        "grid": entry.grid(book.areas, elements, book.cells, book.usual, typed),
        "frozen_words": words.frozen_words(held) if held else "",
        "query": _cells_query(request, month),
    }


def _done(request: HttpRequest, puskesmas: PuskesmasCard, number: int) -> HttpResponse:
    told = _("Pembetulan nomor %(number)s tercatat. Angka beku tetap; angka sekarang berubah.")
    messages.success(request, told % {"number": number})
    return redirect("coverage:restatements", code=puskesmas.code)


@require_http_methods(["GET", "POST"])
@page(Duty.FREEZE, deed=mark("membetulkan angka beku"))
def restate_populations(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """The projected sasaran of a year that frozen months were divided by."""

    def store(chosen: int, typed: NumbersPost, reason: str, seen: str) -> int:
        entries = [
            PopulationEntry(area_id(area), kind, chosen, value)
            for (area, kind), value in typed.values.items()
        ]
        return actions.restate_populations(
            scope=scope, puskesmas_id=puskesmas.id, entries=entries, reason=reason, seen=seen
        )

    def table(chosen: int, typed: NumbersPost) -> dict[str, Any]:
        here = {"scope": scope, "puskesmas_id": puskesmas.id}
        areas, kinds = places.catchment(puskesmas_id=puskesmas.id), queries.population_kinds()
        now = queries.populations(**here, year=chosen)
        last = queries.populations(**here, year=chosen - 1)
        rows = year.population_rows(areas, kinds, now, last, typed.texts, typed.wrong)
        return {"rows": rows, "heads": [year.kind_name(kind) for kind in kinds]}

    return _year_form(request, scope, puskesmas, "populations", store, table)


@require_http_methods(["GET", "POST"])
@page(Duty.FREEZE, deed=mark("membetulkan angka beku"))
def restate_targets(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """The targets of a year that frozen months were measured by."""

    def store(chosen: int, typed: NumbersPost, reason: str, seen: str) -> int:
        values = {code: value for (_target, code), value in typed.values.items() if value is not None}
        return actions.restate_targets(
            scope=scope, puskesmas_id=puskesmas.id, year=chosen, targets=values, reason=reason, seen=seen
        )

    def table(chosen: int, typed: NumbersPost) -> dict[str, Any]:
        here = {"scope": scope, "puskesmas_id": puskesmas.id}
        now, last = queries.targets(**here, year=chosen), queries.targets(**here, year=chosen - 1)
        rows = year.target_rows(
            queries.indicators(puskesmas_id=puskesmas.id), now, last, typed.texts, typed.wrong
        )
        return {"rows": rows, "heads": [_("Target setahun (%)")]}

    return _year_form(request, scope, puskesmas, "targets", store, table)


def _year_form(
    request: HttpRequest,
    scope: Scope,
    puskesmas: PuskesmasCard,
    what: str,
    store: Callable[[int, NumbersPost, str, str], int],
    table: Callable[[int, NumbersPost], dict[str, Any]],
) -> HttpResponse:
    """One year's table with a reason below it; a refusal keeps what was typed."""
    years = restating.held_years(queries.freezes(scope=scope, puskesmas_id=puskesmas.id))
    asked = restating.Asked.of(request.GET.get("tahun"), years)
    chosen = asked.chosen if request.method == "POST" else asked.shown
    context: dict[str, Any] = {"what": what, "year": chosen, "years": years}
    if chosen is None:
        if years:
            context["error"] = sentence_of(Refusal("coverage.restate_year", value=asked.text or "—"))
        return render(request, "coverage/restate_year.html", context, status=422 if years else 200)
    context["remark"] = restating.instead(asked, str(chosen))
    typed, reason, error = NumbersPost(request.POST), request.POST.get("reason", ""), ""
    if request.method == "POST" and not typed.wrong and request.POST.get("tahap") != "ubah":
        try:
            asked = f"?tahun={chosen}"
            return _pressed(request, scope, puskesmas, asked, lambda s: store(chosen, typed, reason, s))
        except (NotYours, NotYourDuty):
            raise
        except Refusal as refusal:
            error = sentence_of(refusal)
    context |= {**table(chosen, typed), "error": error, "reason": reason, "whole": True}
    return render(request, "coverage/restate_year.html", context, status=422 if error or typed.wrong else 200)
