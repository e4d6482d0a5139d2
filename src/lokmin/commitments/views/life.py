"""Steps in the life of a promise: reported, agreed, confirmed, ended, restored."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lokmin.basics.ids import new_id
from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.commitments import actions, pages, queries
from lokmin.commitments.forms import AgreeForm, CarryForm, ConfirmForm, ReasonForm, StaffReportForm
from lokmin.commitments.queries import CommitmentCard
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form


@require_http_methods(["GET", "POST"])
@page(Duty.REPORT_PROGRESS)
def report(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, commitment_id: UUID
) -> HttpResponse:
    """Write a report on behalf of the office."""
    card = queries.commitment(scope=scope, commitment_id=commitment_id)
    form = StaffReportForm(request.POST or None, request.FILES or None, initial={"key": new_id()})
    context = {"card": card, "line": pages.line(card, scope.today), "form": form}
    if request.method == "POST" and form.is_valid():
        told = form.told(scope.today)
        told["told_by"] = told["told_by"] or (card.holder_name if told["via"] else "")
        key = form.cleaned_data["key"] or str(new_id())
        try:
            actions.report_once(scope=scope, key=key, commitment_id=card.id, **told)
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "commitments/report.html", context)
        messages.success(request, _("Laporan tersimpan."))
        return _to(puskesmas, card)
    return render(request, "commitments/report.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_COMMITMENTS)
def agree(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, commitment_id: UUID
) -> HttpResponse:
    """Agree on a draft; an incomplete one asks until when and through whom it is completed."""
    card = queries.commitment(scope=scope, commitment_id=commitment_id)
    initial = {"contact_name": card.contact_name, "complete_by": card.complete_by}
    form = AgreeForm(request.POST or None, initial=initial)
    return _step(
        request,
        puskesmas,
        card,
        form,
        pages.agree_words(card),
        lambda data: actions.agree(scope=scope, commitment_id=card.id, **data),
    )


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_COMMITMENTS)
def confirm(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, commitment_id: UUID
) -> HttpResponse:
    """The principal confirmed the promise of a delegate."""
    card = queries.commitment(scope=scope, commitment_id=commitment_id)
    form = ConfirmForm(request.POST or None, initial={"confirmed_on": scope.today})
    return _step(
        request,
        puskesmas,
        card,
        form,
        pages.confirm_words(card),
        lambda data: actions.confirm_principal(scope=scope, commitment_id=card.id, **data),
    )


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_COMMITMENTS)
def end(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, commitment_id: UUID, step: str
) -> HttpResponse:
    """Carry over or withdraw, with the reason."""
    doers: dict[str, Callable[..., CommitmentCard]] = {
        "bawa": actions.carry_over,
        "cabut": actions.withdraw,
    }
    if step not in doers:
        raise Http404
    card = queries.commitment(scope=scope, commitment_id=commitment_id)
    form = (CarryForm if step == "bawa" else ReasonForm)(request.POST or None)
    undo = reverse("commitments:restore", kwargs={"code": puskesmas.code, "commitment_id": card.id})
    return _step(
        request,
        puskesmas,
        card,
        form,
        pages.end_words(step),
        lambda data: doers[step](scope=scope, commitment_id=card.id, **data),
        undo=undo if step == "cabut" else "",
    )


def _step(
    request: HttpRequest,
    puskesmas: PuskesmasCard,
    card: CommitmentCard,
    form: Form,
    words: pages.StepWords,
    do: Callable[[dict[str, Any]], CommitmentCard],
    undo: str = "",
) -> HttpResponse:
    """One page for every step that asks a question first."""
    context = {"card": card, "form": form, "words": words}
    if request.method == "POST" and form.is_valid():
        try:
            after = do(form.cleaned_data)
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "commitments/step.html", context)
        messages.success(request, words.done, extra_tags=undo)
        return _to(puskesmas, after)
    return render(request, "commitments/step.html", context, status=422 if form.errors else 200)


@require_POST
@page(Duty.WRITE_COMMITMENTS)
def restore(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, commitment_id: UUID
) -> HttpResponse:
    """Undo a withdrawal."""
    card = actions.restore(scope=scope, commitment_id=commitment_id)
    messages.success(request, _("Komitmen nomor %(number)s berlaku lagi.") % {"number": card.number})
    return _to(puskesmas, card)


def _to(puskesmas: PuskesmasCard, card: CommitmentCard) -> HttpResponse:
    return redirect("commitments:detail", code=puskesmas.code, commitment_id=card.id)
