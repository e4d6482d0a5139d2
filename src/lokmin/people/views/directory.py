"""The directory of a kecamatan: searched, and begun."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.scope import Duty, Scope
from lokmin.people import actions, queries
from lokmin.people.forms import OfficeForm, sector_choices
from lokmin.people.pages import directory as pages
from lokmin.people.views.frame import ask
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_GET
@page(Duty.READ_MEETINGS)
def directory(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """All offices of the kecamatan with their present holders, by sector; search and what is missing."""
    asked = {name: request.GET.get(name, "").strip() for name in ("cari", "sektor", "kurang")}
    cards = queries.offices(scope=scope, kecamatan_id=puskesmas.kecamatan_id)
    context = {
        "found": pages.search(cards, asked["cari"], asked["sektor"], asked["kurang"]),
        "asked": asked,
        "missing": queries.usual_missing(
            scope=scope, kecamatan_id=puskesmas.kecamatan_id, puskesmas_ids=[puskesmas.id]
        ),
        "narrowed": any(asked.values()),
        "sectors": sector_choices(),
        "lacks": pages.LACKS.items(),
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
    """An office with its institution and its holder."""
    areas = [(str(a.id), a.name) for a in places.catchment(puskesmas_id=puskesmas.id)]
    form = OfficeForm(request.POST or None, areas=areas)
    return ask(
        request,
        form,
        "people/office_form.html",
        {},
        lambda data: actions.add_seated_office(
            scope=scope,
            kecamatan_id=puskesmas.kecamatan_id,
            area_id=UUID(data["area"]) if data["area"] else None,
            **{name: value for name, value in data.items() if name != "area"},
        ),
        lambda: _("%(title)s ditambahkan.") % {"title": form.cleaned_data["title"]},
        reverse("people:directory", args=[puskesmas.code]),
    )
