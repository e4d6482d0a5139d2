"""Proofs: their file through a scoped page, and whether it may be shown."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.commitments import actions, pages, queries
from lokmin.commitments.forms import ReasonForm
from lokmin.commitments.queries import CommitmentCard, ProofFile
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form
from lokmin.tools.sending import stored_file


def sent(file: ProofFile) -> HttpResponse:
    """The bytes of a proof."""
    return stored_file(file.content, file.content_type, file.name, inline=file.inline)


@require_GET
@page(Duty.READ_COMMITMENTS)
def file(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, proof_id: UUID) -> HttpResponse:
    """A photo or paper, for those who may see it; everybody else finds nothing."""
    return sent(queries.proof_file(scope=scope, proof_id=proof_id))


@require_POST
@page(Duty.REPORT_PROGRESS, deed=mark("memeriksa foto bukti"))
def clear(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, proof_id: UUID) -> HttpResponse:
    """Nobody can be recognised: the photo may be shown."""
    card = actions.clear_photo(scope=scope, proof_id=proof_id)
    undo = reverse("commitments:cover", kwargs={"code": puskesmas.code, "proof_id": proof_id})
    messages.success(request, _("Foto boleh ditampilkan."), extra_tags=undo)
    return _back(request, puskesmas, card)


@require_POST
@page(Duty.REPORT_PROGRESS, deed=mark("memeriksa foto bukti"))
def cover(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, proof_id: UUID) -> HttpResponse:
    """Back to staff and sender only."""
    card = actions.cover_photo(scope=scope, proof_id=proof_id)
    messages.success(request, _("Foto hanya dilihat petugas dan pengirim."))
    return _back(request, puskesmas, card)


def _back(request: HttpRequest, puskesmas: PuskesmasCard, card: CommitmentCard) -> HttpResponse:
    """To the photos that still wait, when the button stood there; else to the promise."""
    if request.POST.get("back") == "photos":
        return redirect("commitments:photos", code=puskesmas.code)
    return redirect("commitments:detail", code=puskesmas.code, commitment_id=card.id)


@require_http_methods(["GET", "POST"])
@page(Duty.REPORT_PROGRESS, deed=mark("memeriksa foto bukti"))
def remove(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, proof_id: UUID) -> HttpResponse:
    """Delete a proof for good, with the reason."""
    card = queries.commitment_of_proof(scope=scope, proof_id=proof_id)
    form = ReasonForm(request.POST or None)
    context = {"card": card, "form": form, "words": pages.remove_words()}
    if request.method == "POST" and form.is_valid():
        try:
            actions.remove_proof(scope=scope, proof_id=proof_id, reason=form.cleaned_data["reason"])
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "commitments/step.html", context)
        messages.success(request, _("Bukti dihapus."))
        return redirect("commitments:detail", code=puskesmas.code, commitment_id=card.id)
    return render(request, "commitments/step.html", context, status=422 if form.errors else 200)
