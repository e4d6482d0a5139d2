"""Promises that wait for a budget decision: the list for the Musrenbang, and what became of each (FN 34)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.commitments import actions, pages, queries
from lokmin.commitments.forms import ProposalForm
from lokmin.commitments.queries import CommitmentCard
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form, sentence_of

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def _lines(scope: Scope, puskesmas: PuskesmasCard) -> list[pages.ProposalLine]:
    return [pages.proposal_line(c) for c in queries.proposals(scope=scope, puskesmas_id=puskesmas.id)]


@require_GET
@page(Duty.READ_COMMITMENTS)
def proposals(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Every promise that needs a budget decision, to print or to take along."""
    lines = _lines(scope, puskesmas)
    context = {
        "lines": lines,
        "taken": sum(bool(line.taken_on) for line in lines),
        "may_write": scope.can(Duty.WRITE_COMMITMENTS),
    }
    return render(request, "commitments/musrenbang.html", context)


@require_GET
@page(Duty.READ_COMMITMENTS)
def file(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, kind: str) -> HttpResponse:
    """The same list as a file."""
    if kind not in TYPES:
        raise Http404
    lines = _lines(scope, puskesmas)
    day = printing.date_long(scope.today)
    content = pages.as_file(lines, kind, puskesmas.full_name, day, puskesmas.example)
    response = HttpResponse(content, content_type=TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="usulan-musrenbang-{scope.today}.{kind}"'
    return response


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_COMMITMENTS)
def propose(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, commitment_id: UUID
) -> HttpResponse:
    """Note cause, support, the day it was taken there, the result and the RUK line."""
    card = queries.commitment(scope=scope, commitment_id=commitment_id)
    form = ProposalForm(request.POST or None, initial=_initial(card))
    context = {"card": card, "form": form, "words": pages.propose_words(card)}
    if request.method == "POST" and form.is_valid():
        try:
            actions.propose(scope=scope, commitment_id=card.id, **form.cleaned_data)
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "commitments/step.html", context)
        undo = "" if card.for_musrenbang else _unpropose(puskesmas, card)
        messages.success(request, _("Usulan Musrenbang tersimpan."), extra_tags=undo)
        return redirect("commitments:musrenbang", code=puskesmas.code)
    return render(request, "commitments/step.html", context, status=422 if form.errors else 200)


def _unpropose(puskesmas: PuskesmasCard, card: CommitmentCard) -> str:
    return reverse("commitments:unpropose", kwargs={"code": puskesmas.code, "commitment_id": card.id})


def _initial(card: CommitmentCard) -> dict[str, Any]:
    noted = card.proposal
    names = ("cause", "support", "taken_on", "result", "result_note", "ruk_line")
    found = {name: getattr(noted, name) for name in names} if noted else {}
    return {**found, "version": card.version}


@require_POST
@page(Duty.WRITE_COMMITMENTS)
def unpropose(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, commitment_id: UUID
) -> HttpResponse:
    """Take the mark by hand away."""
    try:
        actions.unpropose(scope=scope, commitment_id=commitment_id)
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        messages.error(request, sentence_of(refusal))
    else:
        messages.success(request, _("Tanda Musrenbang dilepas."))
    return redirect("commitments:detail", code=puskesmas.code, commitment_id=commitment_id)
