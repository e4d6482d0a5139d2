"""The division of parts (peran bantu): the matrix of a year, and the cells of one sector."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.refusal import Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.people import actions, queries
from lokmin.people.forms import PartForm
from lokmin.people.pages import parts as pages
from lokmin.people.pages.directory import office_choices
from lokmin.people.queries import Matrix
from lokmin.people.rules import shares
from lokmin.people.views.frame import tap
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import add_refusal


def _year(request: HttpRequest, scope: Scope) -> int:
    """The year that was asked for, else this one."""
    asked = request.GET.get("tahun", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else scope.today.year


def _matrix(scope: Scope, puskesmas: PuskesmasCard, year: int) -> Matrix:
    if not shares.FIRST_YEAR <= year <= scope.today.year + 1:
        raise Http404
    return queries.matrix(scope=scope, kecamatan_id=puskesmas.kecamatan_id, year=year)


@require_GET
@page(Duty.READ_MEETINGS)
def matrix(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Who takes which part in a year, and plainly what nobody took (FN 34)."""
    year = _year(request, scope)
    found = _matrix(scope, puskesmas, year)
    known = queries.years(scope=scope, kecamatan_id=puskesmas.kecamatan_id)
    context = {
        "matrix": found,
        "both": (pages.rows(found, found.topics), pages.rows(found, found.villages)),
        "open_topics": found.untaken(found.topics),
        "open_villages": found.untaken(found.villages),
        "years": sorted({*known, scope.today.year, scope.today.year + 1, year}, reverse=True),
        "may_write": scope.can(Duty.WRITE_MEETINGS),
        "may_copy": scope.can(Duty.WRITE_MEETINGS) and year - 1 in known and not found.cells,
    }
    return render(request, "people/parts.html", context)


@require_http_methods(["GET", "POST"])
@page(Duty.READ_MEETINGS, write=Duty.WRITE_MEETINGS, write_deed=mark("mengubah peran lintas sektor"))
def sector_parts(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, year: int, sector: str
) -> HttpResponse:
    """The parts of one sector, all saved together; what is usual there is one tap away."""
    found = _matrix(scope, puskesmas, year)
    name = next((one.name for one in found.sectors if one.code == sector), None)
    if name is None:
        raise Http404
    cards = queries.offices(scope=scope, kecamatan_id=puskesmas.kecamatan_id)
    offices = office_choices(card for card in cards if card.sector == sector)
    failed: dict[str, PartForm] = {}
    status = 200
    if request.method == "POST":
        forms = [PartForm(request.POST, offices=offices, prefix=line.key) for line in found.lines]
        touched = {str(form.prefix): form for form in forms if form.touched}
        answers = {key: _write(form, key, scope, puskesmas, year, sector) for key, form in touched.items()}
        failed = {key: touched[key] for key, answer in answers.items() if answer}
        _tell(request, len(answers) - len(failed), len(failed))
        if not failed:
            address = reverse("people:sector_parts", args=[puskesmas.code, year, sector])
            return redirect(f"{address}#{next(iter(answers))}" if len(answers) == 1 else address)
        status = max(answers.values())
        found = _matrix(scope, puskesmas, year)
    past = queries.history(scope=scope, kecamatan_id=puskesmas.kecamatan_id, year=year, sector=sector)
    context = {
        "year": year,
        "sector_name": name,
        "cells": pages.cells(found, sector, offices, past, failed),
        "may_write": scope.can(Duty.WRITE_MEETINGS),
    }
    return render(request, "people/sector_parts.html", context, status=status)


def _tell(request: HttpRequest, saved: int, refused: int) -> None:
    """How many parts are saved; of those that are not, the sentence stands in their boxes."""
    if saved:
        words = ngettext("%(n)s peran disimpan.", "%(n)s peran disimpan.", saved)
        messages.success(request, words % {"n": saved})
    elif not refused:
        messages.info(request, _("Tidak ada yang diubah, jadi tidak ada yang disimpan."))
    if refused:
        words = ngettext(
            "%(n)s peran belum tersimpan; alasannya di kotaknya.",
            "%(n)s peran belum tersimpan; alasannya di kotaknya.",
            refused,
        )
        messages.error(request, words % {"n": refused})


def _write(form: PartForm, key: str, scope: Scope, puskesmas: PuskesmasCard, year: int, sector: str) -> int:
    """0 when the cell is written; else the status, with the sentence in the form."""
    if not form.is_valid():
        return 422
    data: dict[str, Any] = form.cleaned_data
    try:
        actions.take_part(
            scope=scope,
            kecamatan_id=puskesmas.kecamatan_id,
            year=year,
            sector=sector,
            key=key,
            text=data["usual"] or data["text"],
            office_id=UUID(data["office"]) if data["office"] else None,
            seen=data["seen"],
        )
    except Refusal as refusal:
        add_refusal(form, refusal)
        return 409 if isinstance(refusal, Stale) else 422
    return 0


@require_POST
@page(Duty.WRITE_MEETINGS, deed=mark("mengubah peran lintas sektor"))
def copy_parts(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, year: int) -> HttpResponse:
    """Take last year's division over as a start."""
    return tap(
        request,
        lambda: actions.copy_year(scope=scope, kecamatan_id=puskesmas.kecamatan_id, year=year),
        _("Pembagian tahun %(year)s disalin. Periksa sel demi sel di lokmin pertama.") % {"year": year - 1},
        f"{reverse('people:parts', args=[puskesmas.code])}?tahun={year}",
    )
