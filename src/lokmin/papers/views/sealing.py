"""The certificate with which a Puskesmas seals its papers, and sealing one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.papers import actions, queries
from lokmin.papers.actions.sealing import KEEPS_SEAL, SEALS
from lokmin.papers.forms import CertificateForm, SealForm
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form


@sensitive_post_parameters("passphrase")
@require_http_methods(["GET", "POST"])
@page(Duty.FREEZE, deed=KEEPS_SEAL)
def certificate(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Which certificate is in use, and the form for another."""
    form = CertificateForm(request.POST or None, request.FILES or None)
    card = queries.certificate(scope=scope, puskesmas_id=puskesmas.id)
    context = {"form": form, "card": card, "stranger": card is not None and not card.names(puskesmas.name)}
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_certificate(
                scope=scope,
                puskesmas_id=puskesmas.id,
                content=form.cleaned_data["file"].read(),
                passphrase=form.cleaned_data["passphrase"],
            )
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "papers/certificate.html", context)
        messages.success(request, _("Sertifikat segel dipasang. Kata sandinya tidak disimpan."))
        return redirect("papers:certificate", code=puskesmas.code)
    return render(request, "papers/certificate.html", context, status=422 if form.errors else 200)


@require_POST
@page(Duty.FREEZE, deed=KEEPS_SEAL)
def remove_certificate(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Take the key away; what was sealed stays known."""
    if queries.certificate(scope=scope, puskesmas_id=puskesmas.id):
        actions.remove_certificate(scope=scope, puskesmas_id=puskesmas.id)
        messages.success(
            request, _("Sertifikat dilepas dan kuncinya dihapus. Segel yang lama tetap dikenal.")
        )
    return redirect("papers:certificate", code=puskesmas.code)


@sensitive_post_parameters("passphrase")
@require_http_methods(["GET", "POST"])
@page(Duty.ISSUE_PAPERS, deed=SEALS)
def seal(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, paper_id: UUID) -> HttpResponse:
    """Type the passphrase; the sealed PDF is what is downloaded from then on."""
    paper = queries.paper(scope=scope, paper_id=paper_id)
    if not paper.is_final:
        raise Http404
    form = SealForm(request.POST or None)
    card = queries.certificate(scope=scope, puskesmas_id=puskesmas.id)
    back = (
        ("papers:meeting", {"code": puskesmas.code, "meeting_id": paper.meeting_id})
        if paper.meeting_id
        else ("papers:pack", {"code": puskesmas.code, "paper_id": paper.id})
    )
    stranger = card is not None and not card.names(puskesmas.name)
    context = {
        "form": form,
        "card": card,
        "paper": paper,
        "name": _(paper.kind_name),
        "stranger": stranger,
    }
    if request.method == "POST" and form.is_valid():
        try:
            actions.seal_paper(scope=scope, paper_id=paper_id, passphrase=form.cleaned_data["passphrase"])
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "papers/seal.html", context)
        messages.success(request, _("PDF disegel. Yang diunduh sekarang berkas yang bersegel."))
        return redirect(back[0], **back[1])
    return render(request, "papers/seal.html", context, status=422 if form.errors else 200)
