"""A paper on its way to the signed scan: handed over, numbered, replaced, scanned."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import queries as meetings
from lokmin.papers import actions, pages, queries
from lokmin.papers.forms import CorrectForm, ScanForm, number_form
from lokmin.papers.rules.naming import speaks_of_lokmin
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form


@require_POST
@page(Duty.ISSUE_PAPERS)
def hand_over(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, kind: str
) -> HttpResponse:
    paper = actions.hand_over(scope=scope, meeting_id=meeting_id, kind=kind)
    told = _("%(name)s dicetak untuk nomor dan tanda tangan. Kode dokumen %(code)s.")
    messages.success(request, told % {"name": _(paper.kind_name), "code": paper.code})
    return redirect("papers:meeting", code=puskesmas.code, meeting_id=meeting_id)


@require_POST
@page(Duty.ISSUE_PAPERS)
def replace(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, kind: str
) -> HttpResponse:
    """A further edition that names the one it replaces."""
    paper = actions.replace(scope=scope, meeting_id=meeting_id, kind=kind)
    told = _("%(name)s pengganti dicetak dan menyebut yang lama. Kode dokumen %(code)s.")
    messages.success(request, told % {"name": _(paper.kind_name), "code": paper.code})
    return redirect("papers:meeting", code=puskesmas.code, meeting_id=meeting_id)


@require_http_methods(["GET", "POST"])
@page(Duty.ISSUE_PAPERS)
def correct(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, kind: str
) -> HttpResponse:
    """A final paper was wrong: a new one that names it and says what was corrected."""
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    old = queries.papers_of(scope=scope, meeting_id=meeting_id).get(kind)
    if old is None:
        raise Http404
    form = CorrectForm(request.POST or None)
    context = {"form": form, "meeting": card, "name": _(queries.KINDS[kind]), "paper": old}
    if request.method == "POST" and form.is_valid():
        try:
            paper = actions.correct(scope=scope, meeting_id=meeting_id, kind=kind, **form.cleaned_data)
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "papers/correct.html", context)
        told = _("%(name)s pengganti dicetak dan menyebut yang lama. Kode dokumen %(code)s.")
        messages.success(request, told % {"name": _(paper.kind_name), "code": paper.code})
        return redirect("papers:meeting", code=puskesmas.code, meeting_id=meeting_id)
    return render(request, "papers/correct.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@page(Duty.ISSUE_PAPERS)
def number(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, kind: str
) -> HttpResponse:
    """Number and date of the agenda book; the next number of the issuer's pattern is offered."""
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    if kind not in queries.kinds_of(card, scope):
        raise Http404
    issuer = queries.issuer_of(scope=scope, puskesmas=puskesmas, kind=kind, by_camat=card.family.by_camat)
    offered = queries.next_number(scope=scope, puskesmas_id=puskesmas.id, issuer=issuer, day=scope.today)
    form = number_form(request.POST or None, offered, scope.today)
    context = {"form": form, "meeting": card, "name": _(queries.KINDS[kind])}
    if request.method == "POST" and form.is_valid():
        try:
            paper = actions.enter_number(scope=scope, meeting_id=meeting_id, kind=kind, **form.cleaned_data)
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "papers/number.html", context)
        messages.success(request, _("Nomor disimpan; dokumen dicetak dengan nomor itu dan sekarang final."))
        warning = pages.basis_warning(paper.made_at.date(), form.cleaned_data["dated"])
        if warning and speaks_of_lokmin(card.kind):
            messages.warning(request, warning)
        return redirect("papers:meeting", code=puskesmas.code, meeting_id=meeting_id)
    return render(request, "papers/number.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@page(Duty.ISSUE_PAPERS)
def scan(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, kind: str
) -> HttpResponse:
    """Keep the signed scan: the final text of the paper."""
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    if kind not in queries.kinds_of(card, scope):
        raise Http404
    form = ScanForm(request.POST or None, request.FILES or None)
    context = {"form": form, "meeting": card, "name": _(queries.KINDS[kind])}
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["scan"].read()
        try:
            actions.attach_scan(scope=scope, meeting_id=meeting_id, kind=kind, content=content)
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "papers/scan.html", context)
        messages.success(request, _("Pindaian disimpan sebagai naskah akhir."))
        return redirect("papers:meeting", code=puskesmas.code, meeting_id=meeting_id)
    return render(request, "papers/scan.html", context, status=422 if form.errors else 200)
