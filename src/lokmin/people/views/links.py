"""The list of personal links."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.people import actions, queries
from lokmin.people.forms import LinkForm
from lokmin.people.pages.directory import office_choices
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form


@require_http_methods(["GET", "POST"])
@page(Duty.MANAGE_LINKS)
def links(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Every personal link on one page: who, until when, last use, revoke; and a form for a new one."""
    offices = queries.offices(scope=scope, kecamatan_id=puskesmas.kecamatan_id)
    planned = request.door.planned_now()  # type: ignore[attr-defined]
    until = scope.today + timedelta(days=92)
    if planned:  # what is promised for these months is still to be reported after them
        until = max(until, planned.last.last_day + timedelta(days=14))
    form = LinkForm(request.POST or None, offices=office_choices(offices), initial={"until": until})
    context = {
        "form": form,
        "links": queries.links(scope=scope, puskesmas_id=puskesmas.id),
        "public": bool(settings.PUBLIC_URL),
        "hall": settings.HALL,
        "loopback": queries.only_here(),
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
