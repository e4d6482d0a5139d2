"""Whose letterhead, logos, signatory and number each kind of paper carries."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.papers import actions, pages, queries
from lokmin.papers.forms.issuers import IssuerForm, LogoForm, logo_words
from lokmin.papers.rules import pdf
from lokmin.papers.views.sending import attachment
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form


@require_GET
@page(Duty.SETTINGS)
def issuers(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Whose letterhead, signatory and number each kind of paper carries, and which logos there are."""
    cards = queries.issuers(scope=scope, puskesmas=puskesmas)
    logos = queries.logo_cards(scope=scope, puskesmas_id=puskesmas.id)
    context = {"issuers": pages.issuer_lines(cards), "logos": pages.logo_lines(logos)}
    return render(request, "papers/issuers.html", context)


@require_http_methods(["GET", "POST"])
@page(Duty.SETTINGS)
def issuer(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, kind: str) -> HttpResponse:
    if kind not in queries.KINDS:
        raise Http404
    card = queries.issuer(scope=scope, puskesmas=puskesmas, kind=kind)
    form = IssuerForm(request.POST or None, initial=IssuerForm.initial_of(card), kind=kind)
    context = {"form": form, "name": _(queries.KINDS[kind]), "issuer": card}
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_issuer(scope=scope, puskesmas_id=puskesmas.id, card=form.card(kind))
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "papers/issuer.html", context)
        messages.success(request, _("Pengaturan penerbit disimpan; dokumen berikutnya memakainya."))
        return redirect("papers:issuers", code=puskesmas.code)
    return render(request, "papers/issuer.html", context, status=422 if form.errors else 200)


@require_GET
@page(Duty.SETTINGS)
def sample(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, kind: str) -> HttpResponse:
    """A letter with nothing in it, to see letterhead, number, addressees and signature."""
    if kind not in queries.KINDS:
        raise Http404
    made = pdf.render(queries.sample_letter(scope=scope, puskesmas=puskesmas, kind=kind))
    return attachment(made, f"contoh-{kind}-{puskesmas.code}.pdf")


@require_http_methods(["GET", "POST"])
@page(Duty.SETTINGS)
def logo(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, which: str) -> HttpResponse:
    """Upload a logo or take it out."""
    if which not in queries.LOGO_NAMES:
        raise Http404
    name = _(queries.LOGO_NAMES[which])
    kept = queries.logo_cards(scope=scope, puskesmas_id=puskesmas.id).get(which)
    if request.method == "POST" and "remove" in request.POST:
        actions.remove_logo(scope=scope, puskesmas_id=puskesmas.id, which=which)
        messages.success(request, _("%(name)s dikeluarkan dari kop.") % {"name": name})
        return redirect("papers:issuers", code=puskesmas.code)
    form = LogoForm(request.POST or None, request.FILES or None)
    context = {"form": form, "name": name, "logo": kept}
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["logo"].read()
        try:
            actions.save_logo(scope=scope, puskesmas_id=puskesmas.id, which=which, content=content)
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "papers/logo.html", context)
        messages.success(request, logo_words(name))
        return redirect("papers:issuers", code=puskesmas.code)
    return render(request, "papers/logo.html", context, status=422 if form.errors else 200)
