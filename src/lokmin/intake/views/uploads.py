"""A file or a pasted month comes in and is read; a long one goes on being read while nobody waits."""

import hashlib
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.intake import actions, pages, queries
from lokmin.intake.forms import PasteForm, UploadForm
from lokmin.intake.queries import BatchCard
from lokmin.intake.rules.limits import Reading
from lokmin.intake.rules.pasted import read_paste
from lokmin.intake.views.entering import upload_page
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.refused import refuse_form

PASTE_MONTHS = 24
# So long a browser waits for a file to be read; a longer one is read on without it.
WAITS_SECONDS = 3.0


@require_http_methods(["GET", "POST"])
@upload_page
def upload(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """The upload form with the list of what came in before."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    context: dict[str, Any] = {
        "form": form,
        "waiting": pages.waiting_lines(queries.waiting(scope=scope, puskesmas_id=puskesmas.id)),
        "batches": queries.batches(scope=scope, puskesmas_id=puskesmas.id),
        "stamps": pages.STATE_STAMPS,
    }
    if request.method == "POST" and form.is_valid():
        try:
            card, known = _take(scope, puskesmas, form.cleaned_data["file"])
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "intake/upload.html", context)
        _say_same(request, card, known)
        return redirect("intake:batch", code=puskesmas.code, batch_id=card.id)
    return render(request, "intake/upload.html", context, status=422 if form.errors else 200)


def _say_same(request: HttpRequest, card: BatchCard, known: bool) -> None:
    if known and card.state == "stored":
        messages.info(request, _("Berkas yang sama sudah tersimpan; tidak ada yang berubah."))
    elif known:
        messages.info(request, _("Berkas yang sama sudah menunggu; ini pratinjaunya."))


def _take(scope: Scope, puskesmas: PuskesmasCard, file: UploadedFile) -> tuple[BatchCard, bool]:
    """A new preview, a file that is being read, or what became of the very same file before, and True."""
    data = b"".join(file.chunks())
    sha256 = hashlib.sha256(data).hexdigest()
    if same := _waiting(scope, puskesmas, sha256):
        return same, True
    queries.check_room(scope=scope)
    known = queries.known_mappings(scope=scope, puskesmas_id=puskesmas.id)
    name = file.name or ""
    reading = Reading(data, today=scope.today, name=name, known=known)
    here = {"scope": scope, "puskesmas_id": puskesmas.id, "file_name": name, "sha256": sha256}
    try:
        opened = reading.wait(WAITS_SECONDS)
    except BaseException:
        reading.stop()
        raise
    if opened is None:
        return actions.read_on(reading=reading, **here), False
    if opened.unread and not opened.book:
        raise opened.unread
    return _kept(scope, actions.keep_preview(report=opened.report, book=opened.book, **here), sha256)


def _kept(scope: Scope, card: BatchCard, sha256: str) -> tuple[BatchCard, bool]:
    """The new preview; or, where the very same file was stored before and all of it stands there still,
    what became of that one and True."""
    before = queries.stored_before(scope=scope, puskesmas_id=card.puskesmas_id, sha256=sha256)
    if before is None or not queries.says_nothing_new(scope=scope, batch_id=card.id):
        return card, False
    actions.drop_preview(scope=scope, batch_id=card.id)
    return before, True


def _waiting(scope: Scope, puskesmas: PuskesmasCard, sha256: str) -> BatchCard | None:
    """The very same file where it waits already, brought up to date; what cannot be is read anew."""
    found = queries.same_file(scope=scope, puskesmas_id=puskesmas.id, sha256=sha256)
    if found is None:
        return None
    card, is_current = found
    if card.state == "reading":
        return card
    if is_current:
        return actions.look_again(scope=scope, batch_id=card.id)
    actions.drop_preview(scope=scope, batch_id=card.id)
    return None


@require_http_methods(["GET", "POST"])
@upload_page
def paste(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """One month pasted from a spreadsheet; it goes on to the same preview as a file."""
    now = Month.of(scope.today)
    months = [now.plus(-back) for back in range(PASTE_MONTHS)]
    form = PasteForm(
        request.POST or None,
        months=[(str(month), printing.month_text(month)) for month in months],
        initial={"month": str(now.plus(-1))},
    )
    villages = queries.villages(puskesmas_id=puskesmas.id)
    context = {"form": form, "known": pages.paste_names(), "sample": pages.paste_sample(villages)}
    if request.method == "POST" and form.is_valid():
        try:
            card, known = _take_paste(scope, puskesmas, form.cleaned_data["month"], form.cleaned_data["text"])
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "intake/paste.html", context)
        if known:
            messages.info(request, _("Tempelan yang sama sudah tersimpan; tidak ada yang berubah."))
        return redirect("intake:batch", code=puskesmas.code, batch_id=card.id)
    return render(request, "intake/paste.html", context, status=422 if form.errors else 200)


def _take_paste(scope: Scope, puskesmas: PuskesmasCard, month: str, text: str) -> tuple[BatchCard, bool]:
    """A new preview, or the stored paste of the very same block and True."""
    sha256 = hashlib.sha256(f"{month}\n{text}".encode()).hexdigest()
    report = read_paste(text, month=Month.parse(month), today=Month.of(scope.today))
    name = _("Tempelan %(month)s") % {"month": printing.month_text(Month.parse(month))}
    card = actions.keep_preview(
        scope=scope, puskesmas_id=puskesmas.id, report=report, file_name=name, sha256=sha256
    )
    return _kept(scope, card, sha256)
