"""The words of an invitation, and how many pages and copies the papers of a meeting have."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import queries as meetings
from lokmin.papers import actions, pages, queries
from lokmin.papers.forms.letters import CopiesForm, LetterForm
from lokmin.papers.queries import Print
from lokmin.papers.rules import pdf
from lokmin.papers.rules.issuing import pages_in
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form


@require_http_methods(["GET", "POST"])
@page(Duty.ISSUE_PAPERS)
def words(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID) -> HttpResponse:
    """Change what the invitation to this meeting says."""
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    scope.check_puskesmas(card.puskesmas_id)
    letter = queries.meeting_paper(scope=scope, meeting_id=meeting_id, kind="invitation", how=Print())
    stored = queries.letter_words(scope=scope, meeting_id=meeting_id)
    shown = LetterForm.initial_of(queries.words_of(letter), stored.version)
    form = LetterForm(request.POST or None, initial=shown)
    context = {"form": form, "meeting": card, "stored": stored}
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_letter_words(scope=scope, meeting_id=meeting_id, words=form.words())
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "papers/letter.html", context)
        messages.success(
            request, _("Isi undangan disimpan. Yang sudah diserahkan berubah bila dicetak ulang.")
        )
        return redirect("papers:meeting", code=puskesmas.code, meeting_id=meeting_id)
    return render(request, "papers/letter.html", context, status=422 if form.errors else 200)


@require_GET
@page(Duty.READ_PAPERS)
def printing(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """Before printing: pages times copies of every paper of a meeting."""
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    scope.check_puskesmas(card.puskesmas_id)
    sets = [
        (key, pages_in(_bytes(scope, meeting_id, key))) for key in queries.printable_keys(scope, meeting_id)
    ]
    usual = pages.usual_sets(card, [key for key, _pages in sets])
    form = CopiesForm(request.GET if set(request.GET) & {key for key, *_rest in usual} else None, usual=usual)
    typed = form.cleaned_data if form.is_bound and form.is_valid() else {}
    copies = {key: number if typed.get(key) is None else typed[key] for key, _name, number in usual}
    issuers = queries.issuers(scope=scope, puskesmas=puskesmas)
    lines = pages.print_lines(usual, dict(sets), copies, issuers)
    context = {
        "meeting": card,
        "form": form,
        "lines": lines,
        "total": sum(line.sheets for line in lines),
        "may_fallback": queries.may_print_fallback(scope, card),
    }
    return render(request, "papers/printing.html", context, status=422 if form.errors else 200)


def _bytes(scope: Scope, meeting_id: UUID, key: str) -> bytes:
    """What would be printed now: the kept file, before that a draft."""
    of_set = key == queries.LETTERS
    kind = "invitation" if of_set else key
    issued = queries.papers_of(scope=scope, meeting_id=meeting_id).get(kind)
    kept = issued.file("pdf", of_set=of_set) if issued else None
    if kept:
        return queries.content(card=kept)
    if of_set:
        return pdf.render(queries.letter_set(scope=scope, meeting_id=meeting_id, how=Print()))
    return pdf.render(queries.meeting_paper(scope=scope, meeting_id=meeting_id, kind=kind, how=Print()))
