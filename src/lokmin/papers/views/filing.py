"""Sheets and photos filed with a meeting: the list, adding, downloading, taking out."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.meetings import queries as meetings
from lokmin.papers import actions, pages, queries
from lokmin.papers.forms import SheetsForm
from lokmin.papers.views.sending import attachment
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form


@require_http_methods(["GET", "POST"])
@page(
    Duty.REPORT_PROGRESS,
    write=Duty.WRITE_MEETINGS,
    deed=mark("melihat berkas rapat"),
    write_deed=mark("menyimpan berkas rapat"),
)
def sheets(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID) -> HttpResponse:
    """What was filed with a meeting, and the form to file more; one refused file keeps the others out too."""
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    if not queries.may_see_sheets(scope, card.puskesmas_id):
        raise Http404
    form = SheetsForm(
        request.POST or None,
        request.FILES or None,
        kinds=pages.sheet_kinds(),
        initial={"dated": min(card.held_on, scope.today)},
    )
    filed = pages.sheet_lines(queries.sheets(scope=scope, meeting_id=meeting_id))
    context = {"meeting": card, "form": form, "lines": filed, "may_file": scope.can(Duty.WRITE_MEETINGS)}
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        contents = [file.read() for file in told.pop("sheets")]
        try:
            made = actions.file_sheets(scope=scope, meeting_id=meeting_id, contents=contents, **told)
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "papers/sheets.html", context)
        messages.success(request, pages.filed_words(made))
        return redirect("papers:sheets", code=puskesmas.code, meeting_id=meeting_id)
    return render(request, "papers/sheets.html", context, status=422 if form.errors else 200)


@require_GET
@page(Duty.READ_PAPERS)
def sheet(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, sheet_id: UUID) -> HttpResponse:
    """One filed sheet; for all but the staff of its Puskesmas it is not there."""
    card = queries.sheet(scope=scope, sheet_id=sheet_id)
    return attachment(queries.content(card=card), f"berkas-{card.dated}-{card.sha256[:8]}.{card.ending}")


@require_POST
@page(Duty.WRITE_MEETINGS, deed=mark("mengeluarkan berkas rapat"))
def remove_sheet(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, sheet_id: UUID
) -> HttpResponse:
    """Take one out for good."""
    card = actions.remove_sheet(scope=scope, sheet_id=sheet_id)
    messages.success(request, _("Berkas dikeluarkan dan dihapus."))
    return redirect("papers:sheets", code=puskesmas.code, meeting_id=card.meeting_id)
