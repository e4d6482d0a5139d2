"""Documents of the meetings, the papers of one, their files."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lokmin.basics.scope import Duty, Scope
from lokmin.coverage import queries as coverage
from lokmin.meetings import queries as meetings
from lokmin.papers import pages, queries
from lokmin.papers.forms import PackForm
from lokmin.papers.queries import Print
from lokmin.papers.rules.formats import FORMATS
from lokmin.papers.rules.formats import render as rendered
from lokmin.papers.views.brief import BRIEF, brief_file
from lokmin.papers.views.sending import attachment
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_GET
@page(Duty.READ_PAPERS)
def overview(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """All meetings with the state of their papers, and the evaluation packs."""
    cards = meetings.meetings(scope=scope, puskesmas_id=puskesmas.id)
    states = queries.states_of(scope=scope, cards=cards)
    freezes = coverage.freezes(scope=scope, puskesmas_id=puskesmas.id)
    made = queries.packs(scope=scope, puskesmas_id=puskesmas.id)
    context = {
        "lines": pages.meeting_lines(cards, states),
        "packs": pages.pack_lines(made, freezes),
        "form": PackForm(periods=pages.period_choices(freezes)),
        "may_issue": scope.can(Duty.ISSUE_PAPERS),
        "may_set": scope.can(Duty.SETTINGS),
        "digest_month": queries.digest_month(scope=scope) if scope.can(Duty.READ_DIGEST) else None,
        "may_certify": scope.can(Duty.FREEZE),
    }
    return render(request, "papers/documents.html", context)


@require_GET
@page(Duty.READ_PAPERS)
def meeting(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """The papers of one meeting: where each stands, its files, the next step."""
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    papers = queries.papers_of(scope=scope, meeting_id=meeting_id)
    replaced = queries.replaced_of(scope=scope, meeting_id=meeting_id)
    own = card.puskesmas_id in scope.puskesmas_ids
    context = {
        "meeting": card,
        "lines": pages.document_lines(scope, card, papers, replaced) if own else [],
        "may_issue": own and scope.can(Duty.ISSUE_PAPERS),
        "may_fallback": queries.may_print_fallback(scope, card),
        "may_see_sheets": queries.may_see_sheets(scope, card.puskesmas_id),
        "sheets": queries.sheets(scope=scope, meeting_id=meeting_id),
        "brief": queries.has_brief(card) and meetings.may_read_brief(scope),
        "brief_kind": BRIEF,
        "has_letters": own and queries.has_letters(scope, card),
        "spending_kinds": pages.SPENDING_KINDS,
        "has_certificate": own and bool(queries.certificate(scope=scope, puskesmas_id=card.puskesmas_id)),
    }
    return render(request, "papers/meeting.html", context)


@require_GET
@page(Duty.READ_PAPERS)
def download(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, kind: str, ending: str
) -> HttpResponse:
    """The paper as it was handed over; before that a draft of what is stored now."""
    if ending not in FORMATS:
        raise Http404
    if kind == BRIEF:
        return brief_file(scope, meeting_id, ending)
    issued = queries.papers_of(scope=scope, meeting_id=meeting_id).get(kind)
    kept = issued.file(ending) if issued else None
    if kept:
        return attachment(queries.content(card=kept), kept.name)
    content = queries.meeting_paper(scope=scope, meeting_id=meeting_id, kind=kind, how=Print())
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    if ending == "docx":
        made = queries.printed_word(scope=scope, puskesmas_id=card.puskesmas_id, kind=kind, paper=content)
    else:
        made = rendered(content, ending)
    return attachment(made, f"draf-{queries.file_name(kind, card, ending)}")


@require_GET
@page(Duty.READ_PAPERS)
def letters(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, ending: str
) -> HttpResponse:
    """A letter to each recipient, joined: as they were handed over, before that a draft."""
    if ending not in FORMATS:
        raise Http404
    issued = queries.papers_of(scope=scope, meeting_id=meeting_id).get("invitation")
    kept = issued.file(ending, of_set=True) if issued else None
    if kept:
        return attachment(queries.content(card=kept), kept.name)
    made = queries.letter_set(scope=scope, meeting_id=meeting_id, how=Print())
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    return attachment(rendered(made, ending), f"draf-{queries.set_name(card, ending)}")


@require_GET
@page(Duty.READ_PAPERS)
def stored(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, paper_id: UUID, sha256: str
) -> HttpResponse:
    """One kept file, by its hash: the pack's files and scans. A midwife gets no whole pack."""
    paper = queries.paper(scope=scope, paper_id=paper_id)
    card = next((f for f in paper.files if f.sha256 == sha256), None)
    if card is None or (scope.area_ids is not None and paper.kind == "pack"):
        raise Http404
    return attachment(queries.content(card=card), card.name.rpartition("/")[2])
