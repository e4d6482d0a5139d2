"""The evaluation pack of a frozen period, and its draft."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Period
from lokmin.basics.words import mark
from lokmin.coverage import queries as coverage
from lokmin.papers import actions, pages, queries
from lokmin.papers.forms import CorrectForm, PackForm
from lokmin.papers.rules import excel, pdf, slides, word
from lokmin.papers.rules.issuing import pages_in
from lokmin.papers.views.sending import attachment
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form, sentence_of


@require_POST
@page(Duty.ISSUE_PAPERS)
def issue_pack(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Let the pack of a frozen period be made; one that was made is opened."""
    freezes = coverage.freezes(scope=scope, puskesmas_id=puskesmas.id)
    form = PackForm(request.POST, periods=pages.period_choices(freezes))
    if not form.is_valid():
        raise Http404
    period = Period.parse(form.cleaned_data["period"])
    frozen = queries.frozen_for(scope=scope, puskesmas_id=puskesmas.id, period=period)
    known = queries.pack_of(scope=scope, freeze_id=frozen.id) if frozen else None
    if known:
        told = _("Bahan evaluasi %(period)s sudah terbit dengan kode %(code)s; yang dibuka berkas yang sama.")
        names = {"period": printing.month_range(period), "code": known.code}
        messages.success(request, told % names)
        return redirect("papers:pack", code=puskesmas.code, paper_id=known.id)
    job = actions.ask_pack(scope=scope, puskesmas_id=puskesmas.id, period=period)
    return redirect("papers:job", code=puskesmas.code, job_id=job.id)


@require_http_methods(["GET", "POST"])
@page(Duty.ISSUE_PAPERS)
def correct_pack(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, paper_id: UUID
) -> HttpResponse:
    """A further edition of a pack, from the same frozen numbers, that names the one before."""
    old = queries.paper(scope=scope, paper_id=paper_id)
    if old.freeze_id is None or old.replaced_by:
        raise Http404
    period = coverage.freeze(scope=scope, freeze_id=old.freeze_id).period
    form = CorrectForm(request.POST or None)
    context = {"form": form, "name": _(old.kind_name), "paper": old}
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["reason"]
        try:
            job = actions.ask_pack(scope=scope, puskesmas_id=puskesmas.id, period=period, correction=why)
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "papers/correct.html", context)
        return redirect("papers:job", code=puskesmas.code, job_id=job.id)
    return render(request, "papers/correct.html", context, status=422 if form.errors else 200)


@require_POST
@page(Duty.FREEZE, deed=mark("membatalkan pembekuan"))
def take_back_freeze(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, freeze_id: UUID
) -> HttpResponse:
    """Open a period again that was frozen by mistake today; the scorecard says what came of it."""
    try:
        period = actions.take_back_freeze(scope=scope, puskesmas_id=puskesmas.id, freeze_id=freeze_id)
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        messages.error(request, sentence_of(refusal))
    else:
        told = _("Pembekuan %(period)s dibatalkan; angkanya dapat diisi lagi.")
        messages.success(request, told % {"period": printing.month_range(period)})
    return redirect("coverage:scorecard", code=puskesmas.code)


@require_GET
@page(Duty.READ_PAPERS)
def pack(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, paper_id: UUID) -> HttpResponse:
    """The files of one evaluation pack."""
    paper = queries.paper(scope=scope, paper_id=paper_id)
    if paper.freeze_id is None:
        raise Http404
    frozen = coverage.freeze(scope=scope, freeze_id=paper.freeze_id)
    counted = {file.sha256: _pages(file) for file in paper.latest if file.name.endswith(".pdf")}
    files = pages.pack_files(paper, counted)
    context = {
        "paper": paper,
        "frozen": frozen,
        "files": files,
        "village_pages": sum(file.pages for file in files if file.village),
        "has_certificate": bool(queries.certificate(scope=scope, puskesmas_id=puskesmas.id)),
        "may_issue": scope.can(Duty.ISSUE_PAPERS) and not paper.replaced_by,
    }
    return render(request, "papers/pack.html", context)


def _pages(file: queries.FileCard) -> int:
    """Nothing of bytes that the store has lost: the link to them says so."""
    try:
        return pages_in(queries.content(card=file))
    except Refusal:
        return 0


@require_GET
@page(Duty.READ_PAPERS)
def draft_pack(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, period: str, ending: str
) -> HttpResponse:
    """The pack from live numbers, marked SEMENTARA; kept nowhere."""
    makers = {"pdf": pdf.render, "docx": word.render, "xlsx": excel.render, "pptx": slides.render}
    make = makers.get(ending)
    if make is None:
        raise Http404
    months = Period.parse(period)
    made = queries.evaluation_pack(scope=scope, puskesmas_id=puskesmas.id, period=months, draft=True)
    return attachment(make(made), f"sementara-{puskesmas.code}-{str(months).replace('..', '_')}.{ending}")
