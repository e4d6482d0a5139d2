"""One office: who holds it, who held it, what it was called, who goes in its place."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.scope import Duty, Scope
from lokmin.people import actions, queries
from lokmin.people.forms import DelegateForm, PastTermForm, RenameForm, TermForm
from lokmin.people.pages.directory import office_choices
from lokmin.people.queries import OfficeCard
from lokmin.people.rules.phones import phone_text
from lokmin.people.views.frame import ask, tap
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


def _to(puskesmas: PuskesmasCard, office_id: UUID) -> str:
    return reverse("people:office", args=[puskesmas.code, office_id])


def _context(scope: Scope, office: OfficeCard) -> dict[str, Any]:
    return {"office": office, "may_change": scope.can(Duty.MANAGE_PEOPLE)}


@require_GET
@page(Duty.READ_MEETINGS)
def office(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, office_id: UUID) -> HttpResponse:
    """Everything about one office; the telephone only for those who may write to its holder."""
    card = queries.office_of(scope=scope, office_id=office_id)
    may_see = scope.can(Duty.MANAGE_PEOPLE) or scope.can(Duty.MANAGE_LINKS)
    context = {
        **_context(scope, card),
        "phone": phone_text(card.phone) if may_see else "",
        "terms": queries.terms(scope=scope, office_id=office_id),
        "titles": queries.former_titles(scope=scope, office_id=office_id),
        "delegates": queries.delegates(scope=scope, office_ids=[office_id]).get(office_id, []),
    }
    return render(request, "people/office.html", context)


@require_http_methods(["GET", "POST"])
@page(Duty.MANAGE_PEOPLE)
def rename(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, office_id: UUID) -> HttpResponse:
    """Another title, from a day on or as a correction."""
    card = queries.office_of(scope=scope, office_id=office_id)
    return ask(
        request,
        RenameForm(request.POST or None, initial={"title": card.title}),
        "people/rename.html",
        _context(scope, card),
        lambda data: actions.rename_office(scope=scope, office_id=office_id, **data),
        _("Sebutan jabatan disimpan."),
        _to(puskesmas, office_id),
    )


@require_http_methods(["GET", "POST"])
@page(Duty.MANAGE_PEOPLE)
def add_term(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, office_id: UUID
) -> HttpResponse:
    """Somebody who held the office before: only the record of those days."""
    card = queries.office_of(scope=scope, office_id=office_id)
    form = PastTermForm(request.POST or None)
    if card.since:
        form.fields["since"].latest = card.since  # type: ignore[attr-defined]
    return ask(
        request,
        form,
        "people/past_term.html",
        _context(scope, card),
        lambda data: actions.seat(scope=scope, office_id=office_id, **data),
        _("Masa jabatan dicatat. Tautan dan komitmen tidak berubah."),
        _to(puskesmas, office_id),
    )


@require_http_methods(["GET", "POST"])
@page(Duty.MANAGE_PEOPLE)
def term(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, holder_id: UUID) -> HttpResponse:
    """Mend how a term was written, or take it out."""
    card = queries.term(scope=scope, holder_id=holder_id)
    office_card = queries.office_of(scope=scope, office_id=card.office_id)
    back = _to(puskesmas, card.office_id)
    if request.method == "POST" and request.POST.get("do") == "remove":
        told = _("Masa jabatan %(name)s dihapus.") % {"name": card.name}
        return tap(request, lambda: actions.remove_term(scope=scope, holder_id=holder_id), told, back)
    names = ("name", "acting", "since", "until", "rank", "id_kind", "id_number")
    return ask(
        request,
        TermForm(request.POST or None, initial={name: getattr(card, name) for name in names}),
        "people/term.html",
        {**_context(scope, office_card), "term": card},
        lambda data: actions.correct_term(scope=scope, holder_id=holder_id, **data),
        _("Pembetulan disimpan. Dokumen yang sudah terbit tidak berubah."),
        back,
    )


@require_http_methods(["GET", "POST"])
@page(Duty.MANAGE_PEOPLE)
def add_delegate(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, office_id: UUID
) -> HttpResponse:
    """Who usually goes a.n. this office."""
    card = queries.office_of(scope=scope, office_id=office_id)
    others = queries.offices(scope=scope, kecamatan_id=puskesmas.kecamatan_id)
    return ask(
        request,
        DelegateForm(request.POST or None, offices=office_choices(o for o in others if o.id != office_id)),
        "people/delegate.html",
        _context(scope, card),
        lambda data: actions.add_delegate(
            scope=scope,
            office_id=office_id,
            seat_id=UUID(data["seat"]) if data["seat"] else None,
            **{name: data[name] for name in ("name", "title", "id_kind", "id_number")},
        ),
        _("Wakil tetap dicatat. Namanya ditawarkan saat undangan dijawab dan kehadiran dicatat."),
        _to(puskesmas, office_id),
    )


@require_POST
@page(Duty.MANAGE_PEOPLE)
def end_delegate(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, office_id: UUID, delegate_id: UUID
) -> HttpResponse:
    """Somebody no longer goes in its place."""
    return tap(
        request,
        lambda: actions.end_delegate(scope=scope, delegate_id=delegate_id),
        _("Wakil tetap dihapus. Dokumen rapat yang lalu tidak berubah."),
        _to(puskesmas, office_id),
    )
