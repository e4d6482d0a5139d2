"""The evaluation pack of a frozen period, and its draft."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Period
from lokmin.coverage import queries as coverage
from lokmin.papers import actions, pages, queries
from lokmin.papers.forms import PackForm
from lokmin.papers.rules import excel, pdf, word
from lokmin.papers.views.sending import attachment
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.door import page
from lokmin.tools.refused import sentence_of


@require_POST
@page(Duty.ISSUE_PAPERS)
def issue_pack(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Print the pack of a frozen period and keep its files."""
    freezes = coverage.freezes(scope=scope, puskesmas_id=puskesmas.id)
    form = PackForm(request.POST, periods=pages.period_choices(freezes))
    if not form.is_valid():
        raise Http404
    period = Period.parse(form.cleaned_data["period"])
    _files, paper = actions.issue_pack(scope=scope, puskesmas_id=puskesmas.id, period=period)
    if paper is None:
        raise Http404
    told = _("Bahan evaluasi %(period)s dicetak. Kode dokumen %(code)s.")
    messages.success(request, told % {"period": printing.month_range(period), "code": paper.code})
    return redirect("papers:pack", code=puskesmas.code, paper_id=paper.id)


@require_POST
@page(Duty.FREEZE)
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
    context = {"paper": paper, "frozen": frozen, "files": pages.pack_files(paper)}
    return render(request, "papers/pack.html", context)


@require_GET
@page(Duty.READ_PAPERS)
def draft_pack(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, period: str, ending: str
) -> HttpResponse:
    """The pack from live numbers, marked SEMENTARA; kept nowhere."""
    make = {"pdf": pdf.render, "docx": word.render, "xlsx": excel.render}.get(ending)
    if make is None:
        raise Http404
    months = Period.parse(period)
    made = queries.evaluation_pack(scope=scope, puskesmas_id=puskesmas.id, period=months, draft=True)
    return attachment(make(made), f"sementara-{puskesmas.code}-{str(months).replace('..', '_')}.{ending}")
