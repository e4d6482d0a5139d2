"""The directory of offices and the list of personal links."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.people import actions, queries
from lokmin.people.forms import HolderForm, LinkForm, OfficeForm
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form


@require_GET
@page(Duty.READ_MEETINGS)
def directory(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """All offices of the kecamatan with their present holders."""
    groups = queries.directory(scope=scope, kecamatan_id=puskesmas.kecamatan_id)
    total = sum(len(group.offices) for group in groups)
    empty = [o for group in groups for o in group.offices if not o.holder]
    context = {
        "groups": groups,
        "total": total,
        "empty": empty,
        "may_change": scope.can(Duty.MANAGE_PEOPLE),
        "may_link": scope.can(Duty.MANAGE_LINKS),
    }
    return render(request, "people/directory.html", context)


@require_POST
@page(Duty.MANAGE_PEOPLE)
def add_usual(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """The camat and every village head in one tap, so that a new Puskesmas need not type them."""
    n = actions.add_usual_offices(
        scope=scope,
        puskesmas_id=puskesmas.id,
        kecamatan_id=puskesmas.kecamatan_id,
        kecamatan=puskesmas.kecamatan,
    )
    messages.success(request, _("%(n)s jabatan ditambahkan. Isi nama pejabatnya bila sudah ada.") % {"n": n})
    return redirect("people:directory", code=puskesmas.code)


@require_http_methods(["GET", "POST"])
@page(Duty.MANAGE_PEOPLE)
def add_office(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    areas = [(str(a.id), a.name) for a in places.catchment(puskesmas_id=puskesmas.id)]
    form = OfficeForm(request.POST or None, areas=areas)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.add_seated_office(
                scope=scope,
                kecamatan_id=puskesmas.kecamatan_id,
                sector=data["sector"],
                institution=data["institution"],
                area_id=UUID(data["area"]) if data["area"] else None,
                title=data["title"],
                name=data["name"],
                since=data["since"],
                phone=data["phone"],
            )
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "people/office_form.html")
        messages.success(request, _("%(title)s ditambahkan.") % {"title": data["title"]})
        return redirect("people:directory", code=puskesmas.code)
    return render(request, "people/office_form.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@page(Duty.MANAGE_PEOPLE)
def handover(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, office_id: UUID
) -> HttpResponse:
    """A new holder: duties stay with the office, old links die."""
    office = queries.office(scope=scope, office_id=office_id)
    if office is None:
        raise Http404
    form = HolderForm(request.POST or None)
    context = {"form": form, "office": office}
    if request.method == "POST" and form.is_valid():
        try:
            actions.seat(scope=scope, office_id=office_id, **form.cleaned_data)
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "people/handover.html", context)
        messages.success(request, _seated(scope, office, form.cleaned_data))
        return redirect("people:directory", code=puskesmas.code)
    return render(request, "people/handover.html", context, status=422 if form.errors else 200)


def _seated(scope: Scope, before: queries.OfficeCard, data: dict[str, Any]) -> str:
    """What the handover changed today: the present holder and the links, or only the record of other days."""
    now = queries.office(scope=scope, office_id=before.id)
    told = {"title": before.title, "name": data["name"], "day": printing.date_long(data["since"])}
    if now and now.holder != before.holder:
        return _("%(title)s sekarang %(name)s. Tautan pejabat lama dimatikan.") % {**told, "name": now.holder}
    return _("%(name)s dicatat sebagai %(title)s sejak %(day)s. Tautan yang ada tetap berlaku.") % told


@require_http_methods(["GET", "POST"])
@page(Duty.MANAGE_LINKS)
def links(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Every personal link on one page: who, until when, last use, revoke; and a form for a new one."""
    offices = queries.offices(scope=scope, kecamatan_id=puskesmas.kecamatan_id)
    choices = [(str(o.id), f"{o.title} ({o.holder})") for o in offices if o.holder]
    until = scope.today + timedelta(days=92)
    form = LinkForm(request.POST or None, offices=choices, initial={"until": until})
    context = {
        "form": form,
        "links": queries.links(scope=scope, puskesmas_id=puskesmas.id),
        "public": bool(settings.PUBLIC_URL),
        "loopback": "//127.0.0.1" in settings.PUBLIC_URL or "//localhost" in settings.PUBLIC_URL,
    }
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["until"]
        end = datetime.combine(day, time(23, 59), tzinfo=scope.now.tzinfo)
        office_id = UUID(form.cleaned_data["office"])
        try:
            card = actions.make_link(
                scope=scope,
                puskesmas_id=puskesmas.id,
                office_id=office_id,
                expires_at=end,
                key=form.cleaned_data["key"],
            )
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "people/links.html", context)
        messages.success(request, _("Tautan untuk %(office)s dibuat.") % {"office": card.office})
        return redirect("people:links", code=puskesmas.code)
    return render(request, "people/links.html", context, status=422 if form.errors else 200)


@require_POST
@page(Duty.MANAGE_LINKS)
def revoke(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, link_id: UUID) -> HttpResponse:
    actions.revoke_link(scope=scope, link_id=link_id)
    messages.success(request, _("Tautan dimatikan. Pemegangnya tidak dapat membukanya lagi."))
    return redirect("people:links", code=puskesmas.code)
