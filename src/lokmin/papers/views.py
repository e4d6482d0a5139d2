"""Documents of a meeting, their way to the signed scan, the evaluation pack, the issuer's settings."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Period
from lokmin.coverage import queries as coverage
from lokmin.meetings import queries as meetings
from lokmin.papers import actions, pages, queries
from lokmin.papers.forms import IssuerForm, PackForm, ScanForm, number_form
from lokmin.papers.queries import Print
from lokmin.papers.rules import excel, pdf, word
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "jpg": "image/jpeg",
    "png": "image/png",
}


def attachment(data: bytes, name: str) -> HttpResponse:
    """A file to keep. Never shown inside the page."""
    kind = TYPES[name.rpartition(".")[2]]
    return HttpResponse(
        data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@require_GET
@page(Duty.READ_PAPERS)
def documents(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """All meetings with the state of their papers, and the evaluation packs."""
    cards = meetings.meetings(scope=scope, puskesmas_id=puskesmas.id)
    states = queries.states_of(scope=scope, cards=cards)
    freezes = coverage.freezes(scope=scope, puskesmas_id=puskesmas.id)
    made = queries.packs(scope=scope, puskesmas_id=puskesmas.id)
    context = {
        "lines": pages.meeting_lines(cards, states),
        "packs": pages.pack_lines(made, freezes),
        "form": PackForm(periods=_periods(freezes)),
        "may_issue": scope.can(Duty.ISSUE_PAPERS),
        "may_set": scope.can(Duty.SETTINGS),
    }
    return render(request, "papers/documents.html", context)


def _periods(freezes: list[coverage.FreezeCard]) -> list[tuple[str, str]]:
    return [(str(card.period), printing.month_range(card.period)) for card in freezes]


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
        "lines": pages.document_lines(card, papers, replaced) if own else [],
        "may_issue": own and scope.can(Duty.ISSUE_PAPERS),
    }
    return render(request, "papers/meeting.html", context)


@require_GET
@page(Duty.READ_PAPERS)
def download(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, kind: str, ending: str
) -> HttpResponse:
    """The paper as it was handed over; before that a draft of what is stored now."""
    if ending not in ("pdf", "docx"):
        raise Http404
    issued = queries.papers_of(scope=scope, meeting_id=meeting_id).get(kind)
    kept = issued.file(ending) if issued else None
    if kept:
        return attachment(queries.content(card=kept), kept.name)
    content = queries.meeting_paper(scope=scope, meeting_id=meeting_id, kind=kind, how=Print())
    made = pdf.render(content) if ending == "pdf" else word.render(content)
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    return attachment(made, f"draf-{queries.file_name(kind, card, ending)}")


@require_POST
@page(Duty.ISSUE_PAPERS)
def hand_over(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, kind: str
) -> HttpResponse:
    paper = actions.hand_over(scope=scope, meeting_id=meeting_id, kind=kind)
    told = _("%(name)s dicetak untuk nomor dan tanda tangan. Kode dokumen %(code)s.")
    messages.success(request, told % {"name": _(paper.kind_name), "code": paper.code})
    return redirect("papers:meeting", code=puskesmas.code, meeting_id=meeting_id)


@require_POST
@page(Duty.ISSUE_PAPERS)
def replace(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, kind: str
) -> HttpResponse:
    """A further edition that names the one it replaces."""
    paper = actions.replace(scope=scope, meeting_id=meeting_id, kind=kind)
    told = _("%(name)s pengganti dicetak dan menyebut yang lama. Kode dokumen %(code)s.")
    messages.success(request, told % {"name": _(paper.kind_name), "code": paper.code})
    return redirect("papers:meeting", code=puskesmas.code, meeting_id=meeting_id)


@require_http_methods(["GET", "POST"])
@page(Duty.ISSUE_PAPERS)
def number(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, kind: str
) -> HttpResponse:
    """Number and date of the agenda book; the next number of the issuer's pattern is offered."""
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    if kind not in queries.kinds_of(card):
        raise Http404
    pattern = queries.issuer(scope=scope, puskesmas=puskesmas, kind=kind).number_template
    offered = queries.next_number(scope=scope, puskesmas_id=puskesmas.id, template=pattern, day=scope.today)
    form = number_form(request.POST or None, offered, scope.today)
    context = {"form": form, "meeting": card, "name": _(queries.KINDS[kind])}
    if request.method == "POST" and form.is_valid():
        try:
            paper = actions.enter_number(scope=scope, meeting_id=meeting_id, kind=kind, **form.cleaned_data)
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "papers/number.html", context)
        messages.success(request, _("Nomor disimpan; dokumen dicetak ulang dengan nomor itu."))
        if warning := pages.basis_warning(paper.made_at.date(), form.cleaned_data["dated"]):
            messages.warning(request, warning)
        return redirect("papers:meeting", code=puskesmas.code, meeting_id=meeting_id)
    return render(request, "papers/number.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@page(Duty.ISSUE_PAPERS)
def scan(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, kind: str
) -> HttpResponse:
    """Keep the signed scan: the final text of the paper."""
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    if kind not in queries.kinds_of(card):
        raise Http404
    form = ScanForm(request.POST or None, request.FILES or None)
    context = {"form": form, "meeting": card, "name": _(queries.KINDS[kind])}
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["scan"].read()
        try:
            actions.attach_scan(scope=scope, meeting_id=meeting_id, kind=kind, content=content)
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "papers/scan.html", context)
        messages.success(request, _("Pindaian disimpan sebagai naskah akhir."))
        return redirect("papers:meeting", code=puskesmas.code, meeting_id=meeting_id)
    return render(request, "papers/scan.html", context, status=422 if form.errors else 200)


@require_POST
@page(Duty.ISSUE_PAPERS)
def issue_pack(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Print the pack of a frozen period and keep its files."""
    freezes = coverage.freezes(scope=scope, puskesmas_id=puskesmas.id)
    form = PackForm(request.POST, periods=_periods(freezes))
    if not form.is_valid():
        raise Http404
    period = Period.parse(form.cleaned_data["period"])
    _files, paper = actions.issue_pack(scope=scope, puskesmas_id=puskesmas.id, period=period)
    if paper is None:
        raise Http404
    told = _("Bahan evaluasi %(period)s dicetak. Kode dokumen %(code)s.")
    messages.success(request, told % {"period": printing.month_range(period), "code": paper.code})
    return redirect("papers:pack", code=puskesmas.code, paper_id=paper.id)


@require_GET
@page(Duty.READ_PAPERS)
def pack(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, paper_id: UUID) -> HttpResponse:
    """The files of one evaluation pack."""
    paper = queries.paper(scope=scope, paper_id=paper_id)
    if paper.freeze_id is None:
        raise Http404
    frozen = coverage.freeze(scope=scope, freeze_id=paper.freeze_id)
    context = {"paper": paper, "frozen": frozen, "files": pages.pack_files(paper)}
    return render(request, "papers/pack.html", context)


@require_GET
@page(Duty.READ_PAPERS)
def draft_pack(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, period: str, ending: str
) -> HttpResponse:
    """The pack from live numbers, marked SEMENTARA; kept nowhere."""
    make = {"pdf": pdf.render, "docx": word.render, "xlsx": excel.render}.get(ending)
    if make is None:
        raise Http404
    months = Period.parse(period)
    made = queries.evaluation_pack(scope=scope, puskesmas_id=puskesmas.id, period=months, draft=True)
    return attachment(make(made), f"sementara-{puskesmas.code}-{str(months).replace('..', '_')}.{ending}")


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


@require_GET
@page(Duty.SETTINGS)
def issuers(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Whose letterhead, signatory and number each kind of paper carries."""
    cards = queries.issuers(scope=scope, puskesmas=puskesmas)
    return render(request, "papers/issuers.html", {"issuers": pages.issuer_lines(cards)})


@require_http_methods(["GET", "POST"])
@page(Duty.SETTINGS)
def issuer(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, kind: str) -> HttpResponse:
    if kind not in queries.KINDS:
        raise Http404
    card = queries.issuer(scope=scope, puskesmas=puskesmas, kind=kind)
    form = IssuerForm(request.POST or None, initial=IssuerForm.initial_of(card))
    context = {"form": form, "name": _(queries.KINDS[kind]), "issuer": card}
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_issuer(scope=scope, puskesmas_id=puskesmas.id, card=form.card(kind))
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "papers/issuer.html", context)
        messages.success(request, _("Pengaturan penerbit disimpan; dokumen berikutnya memakainya."))
        return redirect("papers:issuers", code=puskesmas.code)
    return render(request, "papers/issuer.html", context, status=422 if form.errors else 200)
