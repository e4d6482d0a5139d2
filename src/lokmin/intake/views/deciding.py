"""A preview is stored or dropped, a stored upload taken back, a file sent home with notes."""

import hashlib
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.intake import actions, pages, queries
from lokmin.intake.forms import SameFileForm
from lokmin.intake.rules.notes_child import annotate_limited
from lokmin.intake.rules.pasted import LAYOUT as PASTED
from lokmin.intake.views.entering import upload_page
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.refused import refuse_form, sentence_of


@require_POST
@upload_page
def store(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, batch_id: UUID) -> HttpResponse:
    """Store what the preview shows; when it changed meanwhile, show it anew."""
    try:
        card = actions.store(scope=scope, batch_id=batch_id)
    except Refusal as refusal:
        if refusal.code != "intake.changed_since_preview":
            raise
        actions.place_villages(scope=scope, batch_id=batch_id, choices={})
        messages.error(request, sentence_of(refusal))
        return redirect("intake:batch", code=puskesmas.code, batch_id=batch_id)
    messages.success(request, _("Unggahan nomor %(number)s tersimpan.") % {"number": card.number})
    return redirect("intake:batch", code=puskesmas.code, batch_id=batch_id)


@require_POST
@upload_page
def drop(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, batch_id: UUID) -> HttpResponse:
    """Forget a preview, or read a file no further."""
    card = queries.batch(scope=scope, batch_id=batch_id)
    actions.drop_preview(scope=scope, batch_id=batch_id)
    if card.state == "reading":
        messages.info(request, _("Pembacaan dihentikan; tidak ada yang disimpan."))
    else:
        messages.info(request, _("Pratinjau dibuang; tidak ada yang disimpan."))
    return redirect("intake:upload", code=puskesmas.code)


@require_POST
@upload_page
def undo(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, batch_id: UUID) -> HttpResponse:
    """Take a stored upload back."""
    number = queries.batch(scope=scope, batch_id=batch_id).number
    card = actions.undo(scope=scope, number=number or 0)
    messages.success(request, _("Unggahan nomor %(number)s dibatalkan.") % {"number": card.number})
    return redirect("intake:batch", code=puskesmas.code, batch_id=batch_id)


@require_POST
@upload_page
def with_notes(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, batch_id: UUID
) -> HttpResponse:
    """The same file, chosen once more, comes back with a comment on every cell that has an issue."""
    card, sha256, issues = queries.found_in(scope=scope, batch_id=batch_id)
    form = SameFileForm(request.POST, request.FILES)
    context = {"card": card, "form": form}
    if card.layout == PASTED:
        raise Refusal("intake.notes_pasted")
    if not form.is_valid():
        return render(request, "intake/notes.html", context, status=422)
    data = b"".join(form.cleaned_data["file"].chunks())
    try:
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Refusal("intake.notes_other_file")
        copy = annotate_limited(data, pages.notes(issues))
    except Refusal as refusal:
        return refuse_form(request, refusal, form, "intake/notes.html", context)
    return _file(copy, card.file_name)


def _file(copy: bytes, name: str) -> HttpResponse:
    workbook = copy.startswith(b"PK")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" if workbook else "text/csv"
    stem = name.rpartition(".")[0] or name
    told = f"{stem} - {_('catatan')}{'.xlsx' if workbook else '.csv'}"
    headers = {"Content-Disposition": content_disposition_header(True, told)}
    return HttpResponse(copy, content_type=kind, headers=headers)
