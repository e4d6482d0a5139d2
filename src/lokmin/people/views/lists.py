"""A list of offices and holders: the template, the file, the preview, and taken back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.people import actions, queries
from lokmin.people.forms.lists import ListAgainForm, ListForm
from lokmin.people.pages import lists as pages
from lokmin.people.rules import list_file
from lokmin.people.rules.list_file import Written
from lokmin.people.views.frame import tap
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form, sentence_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "POST"])
@page(Duty.MANAGE_PEOPLE)
def upload(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Choose a list; sent, the preview says what it would do. Nothing is stored yet, nor is the file."""
    form = ListForm(request.POST or None, request.FILES or None)
    context = {
        "form": form,
        "imports": queries.imports(scope=scope, kecamatan_id=puskesmas.kecamatan_id),
    }
    if request.method != "POST" or not form.is_valid():
        return render(request, "people/import.html", context, status=422 if form.errors else 200)
    file = form.cleaned_data["file"]
    try:
        if file.size > list_file.LARGEST_FILE:
            raise Refusal("people.list_big", most=list_file.LARGEST_FILE // 1000)
        lines = list_file.read(file.read())
    except Refusal as refusal:
        return refuse_form(request, refusal, form, "people/import.html", context)
    return _preview(request, scope, puskesmas, file.name, lines, {})


def _preview(
    request: HttpRequest,
    scope: Scope,
    puskesmas: PuskesmasCard,
    name: str,
    lines: list[Written],
    answers: dict[str, str],
    refusal: Refusal | None = None,
) -> HttpResponse:
    entries = queries.plan(scope=scope, kecamatan_id=puskesmas.kecamatan_id, lines=lines, answers=answers)
    persons = queries.persons(scope=scope, kecamatan_id=puskesmas.kecamatan_id)
    initial = {"name": name[:160], "lines": pages.as_json(lines), "shown": actions.digest(entries)}
    context: dict[str, Any] = {
        "rows": pages.rows(entries, answers, {str(card.id): card.words for card in persons}),
        "counts": pages.counts(entries),
        "bad": sum(bool(entry.wrong) for entry in entries),
        "asked": sum(bool(entry.asks) for entry in entries),
        "effective": any(entry.outcome in ("new", "fill", "change") for entry in entries),
        "form": ListAgainForm(initial=initial),
        "name": name,
        "sentence": sentence_of(refusal) if refusal else "",
    }
    status = 409 if isinstance(refusal, Stale) else 422 if refusal else 200
    return render(request, "people/import_preview.html", context, status=status)


@require_POST
@page(Duty.MANAGE_PEOPLE)
def store(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Store what the preview showed, all or nothing; a question left open shows it again."""
    form = ListAgainForm(request.POST)
    here = reverse("people:import", args=[puskesmas.code])
    if not form.is_valid():
        messages.error(request, sentence_of(Refusal("people.list_lost")))
        return redirect(here)
    name, answers = form.cleaned_data["name"], form.answers()
    try:
        lines = form.written()
    except Refusal as refusal:
        messages.error(request, sentence_of(refusal))
        return redirect(here)
    if request.POST.get("do") == "look":
        return _preview(request, scope, puskesmas, name, lines, answers)
    try:
        actions.store_list(
            scope=scope,
            kecamatan_id=puskesmas.kecamatan_id,
            name=name,
            lines=lines,
            answers=answers,
            shown=form.cleaned_data["shown"],
        )
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        return _preview(request, scope, puskesmas, name, lines, answers, refusal)
    messages.success(request, _("Daftar %(name)s disimpan.") % {"name": name})
    return redirect(here)


@require_POST
@page(Duty.MANAGE_PEOPLE)
def undo(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, import_id: UUID) -> HttpResponse:
    """Take a list back, all of it."""
    return tap(
        request,
        lambda: actions.undo_list(scope=scope, import_id=import_id),
        _("Daftar dibatalkan. Jabatan dan pejabat seperti sebelumnya."),
        reverse("people:import", args=[puskesmas.code]),
    )


@require_GET
@page(Duty.MANAGE_PEOPLE)
def template(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """The workbook to fill in."""
    response = HttpResponse(pages.template(scope, puskesmas.kecamatan_id), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="daftar-lintas-sektor-{puskesmas.code}.xlsx"'
    return response
