"""Sheets that carry signatures of an agreement, and the paper of an addendum."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.meetings import queries as meetings
from lokmin.papers import actions, pages, queries
from lokmin.papers.forms import SignedSheetForm
from lokmin.papers.rules import pdf, word
from lokmin.papers.views.sending import attachment
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_MEETINGS, deed=mark("mencatat tanda tangan"))
def signed_sheet(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """Which signatures stand on which sheet: a scan, or a PDF that was signed elsewhere."""
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    if not queries.may_see_sheets(scope, card.puskesmas_id):
        raise Http404
    filed = pages.sheet_lines(queries.sheets(scope=scope, meeting_id=meeting_id))
    form = SignedSheetForm(
        request.POST or None,
        request.FILES or None,
        sheets=[(str(line.card.id), pages.sheet_words(line)) for line in filed],
        ways=pages.signing_ways(),
        signers=_signers(scope, meeting_id),
        initial={"dated": min(card.held_on, scope.today)},
    )
    context = {"meeting": card, "form": form, "lines": filed}
    if request.method == "POST" and form.is_valid():
        try:
            made = _keep(scope, meeting_id, form)
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "papers/signed_sheet.html", context)
        messages.success(request, pages.signed_words(made))
        return redirect("papers:signed_sheet", code=puskesmas.code, meeting_id=meeting_id)
    return render(request, "papers/signed_sheet.html", context, status=422 if form.errors else 200)


def _signers(scope: Scope, meeting_id: UUID) -> list[tuple[str, str]]:
    """Everybody who signs the agreement or an addendum of this meeting."""
    found = [(str(row.id), row.text) for row in meetings.signatures(scope=scope, meeting_id=meeting_id)]
    for addendum in meetings.addenda(scope=scope, meeting_id=meeting_id):
        told = _("adendum %(number)s") % {"number": addendum.number}
        found += [(str(row.id), f"{row.text} ({told})") for row in addendum.signatures]
    return found


def _keep(scope: Scope, meeting_id: UUID, form: SignedSheetForm) -> queries.SheetCard:
    data, signed = form.cleaned_data, form.signed()
    if data["sheet"]:
        if not signed:
            raise Refusal("papers.signers_none")
        return actions.link_signatures(
            scope=scope, sheet_id=UUID(data["sheet"]), way=data["way"], signed=signed, code=data["code"]
        )
    return actions.file_signed_sheet(
        scope=scope,
        meeting_id=meeting_id,
        content=data["file"].read(),
        dated=data["dated"],
        way=data["way"],
        signed=signed,
        code=data["code"],
    )


@require_GET
@page(Duty.READ_PAPERS)
def addendum(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, addendum_id: UUID, ending: str
) -> HttpResponse:
    """The addendum as PDF or Word, as it stands now with its signatures."""
    if ending not in ("pdf", "docx"):
        raise Http404
    paper = queries.addendum_paper(scope=scope, addendum_id=addendum_id)
    made = pdf.render(paper) if ending == "pdf" else word.render(paper)
    return attachment(made, queries.addendum_file(scope=scope, addendum_id=addendum_id, ending=ending))
