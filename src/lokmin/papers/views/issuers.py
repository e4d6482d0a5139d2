"""Whose letterhead, signatory and number each kind of paper carries."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.papers import actions, pages, queries
from lokmin.papers.forms import IssuerForm
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form


@require_GET
@page(Duty.SETTINGS)
def issuers(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Whose letterhead, signatory and number each kind of paper carries."""
    cards = queries.issuers(scope=scope, puskesmas=puskesmas)
    return render(request, "papers/issuers.html", {"issuers": pages.issuer_lines(cards)})


@require_http_methods(["GET", "POST"])
@page(Duty.SETTINGS)
def issuer(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, kind: str) -> HttpResponse:
    if kind not in queries.KINDS:
        raise Http404
    card = queries.issuer(scope=scope, puskesmas=puskesmas, kind=kind)
    form = IssuerForm(request.POST or None, initial=IssuerForm.initial_of(card))
    context = {"form": form, "name": _(queries.KINDS[kind]), "issuer": card}
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_issuer(scope=scope, puskesmas_id=puskesmas.id, card=form.card(kind))
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "papers/issuer.html", context)
        messages.success(request, _("Pengaturan penerbit disimpan; dokumen berikutnya memakainya."))
        return redirect("papers:issuers", code=puskesmas.code)
    return render(request, "papers/issuer.html", context, status=422 if form.errors else 200)
