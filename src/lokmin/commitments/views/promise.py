"""One promise, and the form that makes or completes one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lokmin.basics.ids import read_id
from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Role, Scope
from lokmin.commitments import actions, pages, queries
from lokmin.commitments.forms import ConfirmForm, PromiseForm
from lokmin.commitments.queries import CommitmentCard, needs
from lokmin.commitments.rules import parts, states
from lokmin.commitments.rules.money import WAITS_FOR_A_BUDGET
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
def detail(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, commitment_id: UUID
) -> HttpResponse:
    """One promise with its reports, proofs and history."""
    card = queries.commitment(scope=scope, commitment_id=commitment_id)
    context = detail_context(card, scope, puskesmas) | {"outside": _outside(request, card)}
    return render(request, "commitments/detail.html", context)


def _outside(request: HttpRequest, card: CommitmentCard) -> str:
    """That the deadline lies outside the months planned (FN 1), while it can still be mended."""
    if not card.due_on or card.bound_at or card.state not in states.EDITABLE:
        return ""
    planned = request.door.planned_now()  # type: ignore[attr-defined]
    late = parts.is_outside(card.due_on, planned, card.money_state)
    return pages.outside_words(card.due_on, planned) if late else ""


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
    camat = Role.CAMAT in {scope.role, *scope.more_roles}
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
        "camat": camat,
        "may_tell": camat or scope.can(Duty.WRITE_COMMITMENTS),
        "proposal": pages.proposal_line(card) if card.for_musrenbang else None,
        "may_unmark": card.musrenbang and card.money_state not in WAITS_FOR_A_BUDGET,
        "confirm": ConfirmForm(initial={"confirmed_on": scope.today}),
    }


def _form_with(request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, **options: Any) -> PromiseForm:
    english = printing.language() == "en"
    cards = coverage.indicators_to_choose(scope=scope, puskesmas_id=puskesmas.id)
    return PromiseForm(
        request.POST or None,
        sectors=[(sector.code, sector.name) for sector in people.sectors()],
        groups=people.directory(scope=scope, kecamatan_id=puskesmas.kecamatan_id),
        areas=places.catchment(puskesmas_id=puskesmas.id),
        problems=obstacles.problems(scope=scope, puskesmas_id=puskesmas.id),
        indicators=[(card.code, card.name_en if english else card.name) for card in cards],
        **options,
    )


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_COMMITMENTS)
def new(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Make a promise: as draft, or agreed at once.

    While a meeting runs it is asked first whether the promise belongs to it (`?rapat=tidak`: it does not):
    what is agreed outside the meeting stands in neither its minutes nor its agreement.
    """
    running = [] if request.GET.get("rapat") == "tidak" else request.door.open_meetings()  # type: ignore[attr-defined]
    if running and (request.method == "GET" or "agree" in request.POST):
        return _ask_meeting(request, running)
    asked: dict[str, Any] = {
        name: request.GET[name] for name in ("problem", "indicator_code", "office") if name in request.GET
    }
    asked = {**asked, "area_ids": request.GET.getlist("area_ids"), **_asked_by(request, scope, puskesmas)}
    form = _form_with(request, scope, puskesmas, initial=asked)
    context = {"form": form, "card": None, "planned": request.door.planned_now()}  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            card = _made(scope, puskesmas, form, agree="agree" in request.POST)
        except Refusal as refusal:
            if refusal.code == "commitments.incomplete":
                form.push(scope.actor_name, parts.latest_completion(scope.today))
            return refuse_form(request, refusal, form, "commitments/form.html", context)
        return _stored(request, puskesmas, card)
    return render(request, "commitments/form.html", context, status=422 if form.errors else 200)


def _ask_meeting(request: HttpRequest, running: list[Any]) -> HttpResponse:
    """Which meeting, or none? What was asked, and what was typed already, goes along."""
    there = request.GET.copy()
    if need := there.pop("need", None):
        there["butuh"] = need[-1]
    there["tulis"] = "1"
    outside = request.GET.copy()
    outside["rapat"] = "tidak"
    typed = [(name, value) for name, values in request.POST.lists() for value in values]
    context = {
        "running": running,
        "there": there.urlencode(),
        "outside": outside.urlencode(),
        "typed": [pair for pair in typed if pair[0] != "csrfmiddlewaretoken"],
    }
    return render(request, "commitments/for_meeting.html", context, status=409 if typed else 200)


def _asked_by(request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard) -> dict[str, Any]:
    """The form filled from the support that is asked (`?need=`)."""
    need_id = read_id(request.GET.get("need", ""))
    return needs.start(scope=scope, puskesmas=puskesmas, need_id=need_id) if need_id else {}


def _stored(
    request: HttpRequest, puskesmas: PuskesmasCard, card: CommitmentCard, then: str = ""
) -> HttpResponse:
    """It stands; a deadline outside the months planned is said, not refused (FN 1)."""
    messages.success(request, _("Komitmen nomor %(number)s tersimpan.") % {"number": card.number})
    planned = request.door.planned_now()  # type: ignore[attr-defined]
    if parts.is_outside(card.due_on, planned, card.money_state):
        messages.warning(request, pages.outside_words(card.due_on, planned))
    return redirect(then) if then else redirect("commitments:detail", puskesmas.code, card.id)


def _made(scope: Scope, puskesmas: PuskesmasCard, form: PromiseForm, *, agree: bool) -> CommitmentCard:
    values = {**form.parts(), "key": form.cleaned_data["key"]}
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
    planned = request.door.planned_now()  # type: ignore[attr-defined]
    then = _then(request)
    context = {"form": form, "card": card, "version": version, "planned": planned, "then": then}
    if request.method == "POST" and form.is_valid():
        try:
            card = actions.complete(
                scope=scope,
                commitment_id=card.id,
                version=int(version) if version.isdecimal() else 0,
                **form.parts(),
            )
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "commitments/form.html", context)
        return _stored(request, puskesmas, card, then)
    return render(request, "commitments/form.html", context, status=422 if form.errors else 200)


def _then(request: HttpRequest) -> str:
    """The page of ours to go back to (`?lalu=`); empty: the promise itself."""
    url = request.GET.get("lalu", "")
    ours = url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
    return url if ours else ""


def _initial(card: CommitmentCard) -> dict[str, Any]:
    names = (
        "what", "quantity", "quantity_unit", "start_on", "due_on", "proof_expected", "indicator_code",
        "money", "money_state", "amount_rupiah", "holder_name", "promised_by_delegate", "contact_name",
        "complete_by", "musrenbang",
    )  # fmt: skip
    found = {name: getattr(card, name) for name in names}
    problem = str(card.problem_id) if card.problem_id else ""
    return {
        **found,
        "area_ids": [str(i) for i in card.area_ids],
        "problem": problem,
        "need": str(card.need_id) if card.need_id else "",
        "supporting_sector_codes": [code for code, _name in card.supporting_sectors],
        "supporting_office_ids": [str(office_id) for office_id, _name in card.supporting_offices],
        "asked_by_id": str(card.asked_by_id or ""),
    }
