"""The board, one promise, and the form that makes or completes one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.commitments import actions, pages, queries
from lokmin.commitments.forms import ConfirmForm, PromiseForm, words
from lokmin.commitments.queries import CommitmentCard
from lokmin.commitments.rules import states
from lokmin.coverage import queries as coverage
from lokmin.obstacles import queries as obstacles
from lokmin.people import queries as people
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form


@require_GET
@page(Duty.READ_COMMITMENTS)
def board(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Who promised what, in five lanes; filters by state, sector, village, late; all or the recent ones."""
    asked = request.GET
    state, sector, area = asked.get("keadaan", ""), asked.get("sektor", ""), _uuid(asked.get("desa", ""))
    cards = queries.board(
        scope=scope,
        puskesmas_id=puskesmas.id,
        states_wanted=[state] if state in queries.STATES else None,
        sector=sector or None,
        area_id=area,
        late=asked.get("lewat") == "1",
    )
    shown = cards if state or asked.get("semua") == "1" else pages.on_board(cards, scope.today)
    groups = people.directory(scope=scope, kecamatan_id=puskesmas.kecamatan_id)
    photos = queries.waiting_photos(scope=scope, puskesmas_id=puskesmas.id)
    aside = [card for card in shown if card.state in (states.DRAFT, states.WITHDRAWN)]
    sectors = pages.sector_rows(shown, groups, scope.today)
    context = {
        "lanes": pages.lanes(shown, scope.today),
        "aside": [pages.line(card, scope.today) for card in aside],
        "sectors": sectors,
        "sector_sums": pages.sector_sums(sectors),
        "headline": pages.headline(shown, scope.today, photos if scope.can(Duty.REPORT_PROGRESS) else 0),
        "all_sectors": groups,
        "areas": places.catchment(puskesmas_id=puskesmas.id),
        "states": words(queries.STATES),
        "asked": {
            "state": state,
            "sector": sector,
            "area": str(area or ""),
            "late": asked.get("lewat") == "1",
        },
        "filtered": any(asked.get(name) for name in ("keadaan", "sektor", "desa", "lewat")),
        "hidden": len(cards) - len(shown),
        "may_write": scope.can(Duty.WRITE_COMMITMENTS),
    }
    return render(request, "commitments/board.html", context)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


@require_GET
@page(Duty.READ_COMMITMENTS)
def detail(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, commitment_id: UUID
) -> HttpResponse:
    """One promise with its reports, proofs and history."""
    card = queries.commitment(scope=scope, commitment_id=commitment_id)
    return render(request, "commitments/detail.html", detail_context(card, scope, puskesmas))


def detail_context(card: CommitmentCard, scope: Scope, puskesmas: PuskesmasCard) -> dict[str, Any]:
    """What the page of one promise needs."""
    reports = [
        {
            "report": report,
            "told": pages.told(report),
            "word": _(queries.STATES[report.state]),
            "look": pages.LOOKS[report.state],
            "proofs": [proof for proof in card.proofs if proof.report_id == report.id],
        }
        for report in reversed(card.reports)
    ]
    return {
        "puskesmas": puskesmas,
        "card": card,
        "line": pages.line(card, scope.today),
        "reports": reports,
        "history": [{"step": step, "words": pages.step_words(step)} for step in reversed(card.history)],
        "buttons": pages.buttons(card, scope),
        "money": _(queries.MONEY[card.money]) if card.money else "",
        "money_state": _(queries.MONEY_STATES[card.money_state]) if card.money_state else "",
        "may_clear": scope.can(Duty.REPORT_PROGRESS),
        "may_write": scope.can(Duty.WRITE_COMMITMENTS),
        "confirm": ConfirmForm(initial={"confirmed_on": scope.today}),
    }


def _form_with(request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, **options: Any) -> PromiseForm:
    english = printing.language() == "en"
    indicators = coverage.offered(coverage.indicators(puskesmas_id=puskesmas.id))
    return PromiseForm(
        request.POST or None,
        groups=people.directory(scope=scope, kecamatan_id=puskesmas.kecamatan_id),
        areas=places.catchment(puskesmas_id=puskesmas.id),
        problems=obstacles.problems(scope=scope, puskesmas_id=puskesmas.id),
        indicators=[(card.code, card.name_en if english else card.name) for card in indicators],
        **options,
    )


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_COMMITMENTS)
def new(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Make a promise: as draft, or agreed at once."""
    asked = {
        name: request.GET[name] for name in ("problem", "indicator_code", "office") if name in request.GET
    }
    form = _form_with(
        request, scope, puskesmas, initial={**asked, "area_ids": request.GET.getlist("area_ids")}
    )
    context = {"form": form, "card": None}
    if request.method == "POST" and form.is_valid():
        try:
            card = _made(scope, puskesmas, form, agree="agree" in request.POST)
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "commitments/form.html", context)
        messages.success(request, _("Komitmen nomor %(number)s tersimpan.") % {"number": card.number})
        return redirect("commitments:detail", code=puskesmas.code, commitment_id=card.id)
    return render(request, "commitments/form.html", context, status=422 if form.errors else 200)


def _made(scope: Scope, puskesmas: PuskesmasCard, form: PromiseForm, *, agree: bool) -> CommitmentCard:
    values = form.parts()
    if agree:
        return actions.make_and_agree(scope=scope, puskesmas_id=puskesmas.id, **values)
    return actions.make(scope=scope, puskesmas_id=puskesmas.id, **values)


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_COMMITMENTS)
def complete(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, commitment_id: UUID
) -> HttpResponse:
    """Add what is missing; the page's version travels with the form."""
    card = queries.commitment(scope=scope, commitment_id=commitment_id)
    form = _form_with(request, scope, puskesmas, fixed_office=True, initial=_initial(card))
    version = request.POST.get("version", str(card.version))
    context = {"form": form, "card": card, "version": version}
    if request.method == "POST" and form.is_valid():
        try:
            actions.complete(
                scope=scope,
                commitment_id=card.id,
                version=int(version) if version.isdecimal() else 0,
                **form.parts(),
            )
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "commitments/form.html", context)
        messages.success(request, _("Komitmen nomor %(number)s tersimpan.") % {"number": card.number})
        return redirect("commitments:detail", code=puskesmas.code, commitment_id=card.id)
    return render(request, "commitments/form.html", context, status=422 if form.errors else 200)


def _initial(card: CommitmentCard) -> dict[str, Any]:
    names = (
        "what", "quantity", "quantity_unit", "start_on", "due_on", "proof_expected", "indicator_code",
        "money", "money_state", "amount_rupiah", "holder_name", "promised_by_delegate", "contact_name",
        "complete_by",
    )  # fmt: skip
    found = {name: getattr(card, name) for name in names}
    problem = str(card.problem_id) if card.problem_id else ""
    return {**found, "area_ids": [str(i) for i in card.area_ids], "problem": problem}
