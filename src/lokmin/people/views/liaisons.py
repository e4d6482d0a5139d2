"""Who of the staff writes to whom (FN 30)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.people import actions, queries
from lokmin.people.forms import LiaisonForm
from lokmin.people.pages import messages as pages
from lokmin.people.views.frame import ask
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_http_methods(["GET", "POST"])
@page(Duty.MANAGE_LINKS, deed=mark("membagi penghubung"))
def liaisons(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Every office with who writes to it; what nobody took is said first; given to somebody in one go."""
    lines = queries.liaison_lines(scope=scope, puskesmas_id=puskesmas.id, kecamatan_id=puskesmas.kecamatan_id)
    areas = places.catchment(puskesmas_id=puskesmas.id)
    groups = pages.by_sector(lines)
    staff = queries.writers(scope=scope, puskesmas_id=puskesmas.id)
    things = [f"office:{line.office.id}" for line in lines]
    things += [f"sector:{group.code}" for group in groups] + [f"area:{area.id}" for area in areas]
    form = LiaisonForm(request.POST or None, staff=pages.staff_choices(staff), things=things)
    context = {
        "groups": groups,
        "areas": areas,
        "open": [line for line in lines if not line.found.is_taken],
        "ticked": request.POST.getlist("thing"),
        "staff": staff,
    }
    return ask(
        request,
        form,
        "people/liaisons.html",
        context,
        lambda data: actions.divide(
            scope=scope,
            puskesmas_id=puskesmas.id,
            things=data["thing"],
            account_id=UUID(data["account"]) if data["account"] else None,
        ),
        _("Pembagian disimpan. Pesan yang menunggu ikut berpindah."),
        reverse("people:liaisons", args=[puskesmas.code]),
    )
