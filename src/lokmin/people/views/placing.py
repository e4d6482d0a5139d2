"""Where an office belongs, and the end of one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lokmin.basics.scope import Duty, Scope
from lokmin.people import actions, queries
from lokmin.people.forms import PlaceForm, RetireForm
from lokmin.people.views.frame import ask, tap
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_http_methods(["GET", "POST"])
@page(Duty.MANAGE_PEOPLE)
def place(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, office_id: UUID) -> HttpResponse:
    """Sector, institution or village that were chosen wrongly."""
    card = queries.office_of(scope=scope, office_id=office_id)
    areas = places.catchment(puskesmas_id=puskesmas.id)
    if card.area_id and card.area_id not in {area.id for area in areas}:
        areas = [*areas, *places.areas(ids=[card.area_id])]
    initial = {"sector": card.sector, "institution": card.institution, "area": str(card.area_id or "")}
    choices = [(str(area.id), area.name) for area in areas]
    return ask(
        request,
        PlaceForm(request.POST or None, initial=initial, areas=choices),
        "people/place.html",
        {"office": card},
        lambda data: actions.place_office(
            scope=scope,
            office_id=office_id,
            sector=data["sector"],
            institution=data["institution"],
            area_id=UUID(data["area"]) if data["area"] else None,
        ),
        _("Penempatan jabatan disimpan."),
        reverse("people:office", args=[puskesmas.code, office_id]),
    )


@require_http_methods(["GET", "POST"])
@page(Duty.MANAGE_PEOPLE)
def retire(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, office_id: UUID) -> HttpResponse:
    """The last day of an office that is no more; or in use again."""
    card = queries.office_of(scope=scope, office_id=office_id)
    back = reverse("people:office", args=[puskesmas.code, office_id])
    if request.method == "POST" and request.POST.get("do") == "again":
        told = _("%(title)s dipakai lagi. Isi pejabatnya bila sudah ada.") % {"title": card.title}
        return tap(request, lambda: actions.use_office_again(scope=scope, office_id=office_id), told, back)
    return ask(
        request,
        RetireForm(request.POST or None, initial={"until": card.retired_on or scope.today}),
        "people/retire.html",
        {"office": card},
        lambda data: actions.retire_office(scope=scope, office_id=office_id, **data),
        _("Akhir jabatan dicatat."),
        back,
    )
