"""Entering a month: the grid, one village on a phone, and the address where a cell saves itself."""

from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.coverage import actions, queries
from lokmin.coverage.actions import FigureEntry
from lokmin.coverage.forms import CommentForm, GridPost, ReasonForm, area_id, month_or, parse_count
from lokmin.coverage.pages import entry as pages
from lokmin.coverage.pages import paste as pasting
from lokmin.coverage.pages import words
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard, PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.door import page
from lokmin.tools.refused import sentence_of

SOURCE = "isian"


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_FIGURES)
def entry(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Villages × elements of one month and programme; without scripts one form with one button."""
    return _grid_page(request, scope, puskesmas, None)


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_FIGURES)
def entry_village(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, village_id: UUID
) -> HttpResponse:
    """One village and month on a phone, with last month beside it."""
    return _grid_page(request, scope, puskesmas, village_id)


def _grid_page(
    request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, village_id: UUID | None
) -> HttpResponse:
    month = _month(request, scope)
    typed = None
    served = {area.id for area in places.catchment(puskesmas_id=puskesmas.id)} if village_id else set()
    if village_id and village_id not in served:
        raise Http404
    if request.method == "POST":
        typed, saved = _save_all(scope, puskesmas, month, GridPost(request.POST))
        if typed is None:
            _say(request, saved)
            return redirect(f"{request.path}?{urlencode(_address(request, month))}")
    book = queries.month_book(scope=scope, puskesmas_id=puskesmas.id, month=month)
    areas = [area for area in book.areas if village_id in (None, area.id)]
    if village_id and not areas:
        raise Http404
    context = _grid_context(request, scope, puskesmas, book, areas, typed)
    template = "coverage/entry_village.html" if village_id else "coverage/entry.html"
    context |= {"area": areas[0] if village_id else None}
    return render(request, template, context, status=_status(typed))


def _status(typed: pages.Typed | None) -> int:
    if typed is None:
        return 200
    return 409 if any(isinstance(r, Stale) for r in typed.refusals.values()) else 422


def _month(request: HttpRequest, scope: Scope) -> Month:
    """The month asked for; without one the month before this, which is the one due now.

    An address with a month that is none, or that has not begun, shows the month due and a sentence; what is
    sent for such a month is refused, never put into another.
    """
    due, given = Month.of(scope.today).plus(-1), request.GET.get("bulan") or request.POST.get("bulan")
    if request.method == "POST":
        return Month.parse(given) if given else due
    month = month_or(given, None)
    if month and month.first_day <= scope.today:
        return month
    if given:
        told = _("Bulan %(given)s tidak dapat diisi; yang tampil %(month)s.")
        messages.warning(request, told % {"given": given[:20], "month": printing.month_text(due)})
    return due


def _address(request: HttpRequest, month: Month) -> dict[str, str]:
    kept = {key: request.GET.get(key, "") for key in ("program", "semua")}
    return {"bulan": str(month), **{key: value for key, value in kept.items() if value}}


def _grid_context(
    request: HttpRequest,
    scope: Scope,
    puskesmas: PuskesmasCard,
    book: queries.MonthBook,
    areas: Sequence[AreaCard],
    typed: pages.Typed | None,
) -> dict[str, Any]:
    programme, everything = request.GET.get("program", ""), request.GET.get("semua") == "1"
    elements = book.elements_of(programme, all_of_them=everything)
    said = queries.comments(scope=scope, puskesmas_id=puskesmas.id, month=book.month)
    marked = Counter((card.area_id, card.element) for card in said)
    table = pages.grid(areas, elements, book.cells, book.usual, typed, book.before, marked)
    names = [(card.code, words.name_of(card)) for card in elements]
    now = Month.of(scope.today)
    return {
        "month": book.month,
        "previous": book.month.plus(-1),
        "months": [now.plus(-n) for n in range(18)],
        "programme": programme,
        "programmes": list(dict.fromkeys(card.group for card in book.indicators)),
        "all_elements": everything,
        "grid": table,
        "meter": pages.meter(table),
        "heading": pages.heading(book.month, book.missing, len(book.areas)),
        "can_restate": scope.can(Duty.FREEZE),
        "locked": pages.locked(queries.holding(book.freezes, book.month), book.month),
        "owing": pages.owing(book.missing, {card.code: words.name_of(card) for card in book.elements}),
        "due": queries.due_on(book.month),
        "reason_form": ReasonForm(areas=areas, elements=names),
        "comment_form": CommentForm(areas=areas, elements=names),
        "notes": pages.notes(said, areas, book.elements),
        "save_url": reverse("coverage:save", args=[puskesmas.code]),
        "query": urlencode(_address(request, book.month)),
    }


def _say(request: HttpRequest, saved: int) -> None:
    if saved:
        messages.success(
            request, ngettext("%(n)s sel tersimpan.", "%(n)s sel tersimpan.", saved) % {"n": saved}
        )
    else:
        messages.info(request, _("Tidak ada yang berubah."))


def _save_all(
    scope: Scope, puskesmas: PuskesmasCard, month: Month, form: GridPost
) -> tuple[pages.Typed | None, int]:
    """Store every changed cell, or none and say which was refused."""
    entries: list[FigureEntry] = []
    refusals: dict[tuple[UUID, str], Refusal] = {}
    for key, text in form.changed.items():
        try:
            count = parse_count(text)
        except Refusal as refusal:
            refusals[key] = refusal
            continue
        entries.append(
            FigureEntry(key[0], key[1], month.year, month.month, count, expected_version=form.versions[key])
        )
    if not refusals:
        try:
            done = actions.record_figures(
                scope=scope, puskesmas_id=puskesmas.id, entries=entries, source=SOURCE
            )
            return None, sum(result.changed for result in done)
        except (NotYours, NotYourDuty):
            raise
        except Refusal as refusal:
            cells: list[tuple[FigureEntry, Refusal]] = getattr(refusal, "cells", [])
            refusals = {(e.area_id, e.element_code): why for e, why in cells}
    return pages.Typed(form.changed, refusals), 0


@require_POST
@page(Duty.WRITE_FIGURES)
def save(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> JsonResponse:
    """One cell: its new version, look and column sum. Refusals are JSON with their sentence (422, 409)."""
    typed = request.POST
    month = Month.parse(typed.get("month", ""))
    area, code = area_id(typed.get("area", "")), typed.get("element", "")
    entry = FigureEntry(
        area,
        code,
        month.year,
        month.month,
        parse_count(typed.get("count", "")),
        expected_version=_version(typed.get("version", ""), forced=typed.get("force") == "1"),
    )
    (result,) = actions.record_figures(scope=scope, puskesmas_id=puskesmas.id, entries=[entry], source=SOURCE)
    book = queries.month_book(scope=scope, puskesmas_id=puskesmas.id, month=month)
    message = pages.odd(entry.count, book.usual.get((area, code)))
    state = "missing" if entry.count is None else "check" if message else "saved"
    return JsonResponse(
        {
            "version": result.version,
            "state": state,
            "message": message,
            "total": pages.total(book.cells, code, (each.id for each in book.areas)),
        }
    )


def _version(text: str, *, forced: bool) -> int | None:
    """The version the cell had when it was shown; None: whatever stands there, which must be asked for."""
    if forced:
        return None
    if not (text.isascii() and text.isdigit()):
        raise Refusal("coverage.version")
    return int(text)


@require_POST
@page(Duty.WRITE_FIGURES)
def unmeasured(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Say that something could not be measured, and why."""
    month = Month.parse(request.POST.get("bulan", ""))
    entry = FigureEntry(
        area_id(request.POST.get("area", "")),
        request.POST.get("element", ""),
        month.year,
        month.month,
        None,
        state="unmeasured",
        reason=request.POST.get("reason", "").strip()[:200],
    )
    try:
        actions.record_figures(scope=scope, puskesmas_id=puskesmas.id, entries=[entry], source=SOURCE)
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        book = queries.month_book(scope=scope, puskesmas_id=puskesmas.id, month=month)
        context = _grid_context(request, scope, puskesmas, book, book.areas, None)
        form = ReasonForm(request.POST, areas=book.areas, elements=context["reason_form"].elements)
        form.refuse(refusal)
        return render(request, "coverage/entry.html", {**context, "reason_form": form}, status=422)
    messages.success(request, _("Tersimpan: tidak dapat diukur."))
    back = reverse("coverage:entry", args=[puskesmas.code])
    return redirect(f"{back}?{urlencode({'bulan': str(month)})}")


@require_POST
@page(Duty.WRITE_FIGURES)
def comment(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Leave a note at a cell: a row that is never changed."""
    month = _month(request, scope)
    book = queries.month_book(scope=scope, puskesmas_id=puskesmas.id, month=month)
    names = [(card.code, words.name_of(card)) for card in book.elements]
    form = CommentForm(request.POST, areas=book.areas, elements=names)
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.comment(
                scope=scope,
                puskesmas_id=puskesmas.id,
                area_id=area_id(data["area"]),
                element=data["element"],
                month=month,
                text=data["text"],
            )
        except (NotYours, NotYourDuty):
            raise
        except Refusal as refusal:
            form.add_error(None, sentence_of(refusal))
        else:
            messages.success(request, _("Catatan tersimpan."))
            back = reverse("coverage:entry", args=[puskesmas.code])
            return redirect(f"{back}?{urlencode(_address(request, month))}#catatan")
    context = _grid_context(request, scope, puskesmas, book, book.areas, None)
    return render(request, "coverage/entry.html", {**context, "comment_form": form}, status=422)


@require_POST
@page(Duty.WRITE_FIGURES)
def paste(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Show where a pasted block would go; nothing is stored before "Pakai n sel"."""
    month = _month(request, scope)
    book = queries.month_book(scope=scope, puskesmas_id=puskesmas.id, month=month)
    everything = request.GET.get("semua") == "1"
    elements = book.elements_of(request.GET.get("program", ""), all_of_them=everything)
    try:
        start = UUID(request.POST.get("start_area", ""))
    except ValueError:
        start = None
    block = pasting.read(
        request.POST.get("text", ""), book.areas, elements, start, request.POST.get("start_element", "")
    )
    return render(
        request,
        "coverage/paste.html",
        {
            "month": month,
            "cells": [(cell, book.cells.get((cell.area.id, cell.element))) for cell in block.cells],
            "problems": block.problems,
            "names": [(card.code, words.name_of(card)) for card in elements],
            "query": urlencode(_address(request, month)),
        },
    )
