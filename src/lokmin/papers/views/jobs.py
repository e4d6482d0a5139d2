"""How far a pack is that a worker makes; who asked may leave the page and come back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Period
from lokmin.papers import actions, queries
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import jobs, printing
from lokmin.tools.door import page


@require_GET
@page(Duty.ISSUE_PAPERS)
def job(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, job_id: UUID) -> HttpResponse:
    """Waiting, under way, failed with its sentence; when it is done, the pack itself."""
    card = jobs.job(scope=scope, job_id=job_id)
    if card.kind != actions.PACK or card.puskesmas_id != puskesmas.id:
        raise Http404
    period = Period.parse(card.content["period"])
    if card.result:
        paper = queries.paper(scope=scope, paper_id=UUID(card.result["paper"]))
        told = _("Bahan evaluasi %(period)s dicetak. Kode dokumen %(code)s.")
        messages.success(request, told % {"period": printing.month_range(period), "code": paper.code})
        answer = redirect("papers:pack", code=puskesmas.code, paper_id=paper.id)
        if request.headers.get("HX-Request"):
            answer = HttpResponse(headers={"HX-Redirect": answer["Location"]})
        return answer
    context = {"job": card, "period": period, "word": _(card.word) if card.word else ""}
    context["failure"] = _(card.failure) if card.failure else ""
    return render(request, "papers/job.html", {**context, "state_word": _(card.state_word)})


@require_POST
@page(Duty.ISSUE_PAPERS)
def again(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, job_id: UUID) -> HttpResponse:
    """Let a failed job wait again."""
    card = jobs.again(scope=scope, job_id=job_id)
    return redirect("papers:job", code=puskesmas.code, job_id=card.id)
