"""One problem: scores, causes, solutions, the support asked, its state."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.coverage import queries as coverage
from lokmin.obstacles import actions, pages, queries
from lokmin.obstacles.forms import (
    CauseForm,
    CompareForm,
    ProblemForm,
    ScoreForm,
    SolutionForm,
    SupportForm,
)
from lokmin.obstacles.pages import answers
from lokmin.obstacles.queries import ProblemCard
from lokmin.obstacles.views.board import board_address, indicator_choices
from lokmin.people import queries as people
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form


@require_GET
@page(Duty.READ_PROBLEMS)
def detail(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, problem_id: UUID) -> HttpResponse:
    """Everything said about one problem."""
    card = queries.problem(scope=scope, problem_id=problem_id)
    return render(request, "obstacles/problem.html", _context(request, scope, puskesmas, card))


def _sectors() -> list[tuple[str, str]]:
    english = printing.language() == "en"
    return [(row.code, row.name_en if english else row.name) for row in people.sectors()]


def _asked_first(
    scope: Scope, puskesmas: PuskesmasCard, card: ProblemCard
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The sectors with those first that took a part in this programme this year; and which part."""
    sectors = _sectors()
    codes = [card.indicator_code] if card.indicator_code else []
    found = coverage.indicators(puskesmas_id=puskesmas.id, codes=codes)
    taken = people.takers(
        scope=scope,
        kecamatan_id=puskesmas.kecamatan_id,
        year=scope.today.year,
        programme=found[0].programme if found else "",
    )
    first = [(code, name) for code, name in sectors if code in taken]
    return [*first, *(s for s in sectors if s not in first)], [(name, taken[code]) for code, name in first]


def _context(
    request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, card: ProblemCard, **forms: Form
) -> dict[str, Any]:
    sectors, takers = _asked_first(scope, puskesmas, card)
    found = request.door.answers([card.id])  # type: ignore[attr-defined]
    fresh: dict[str, Form] = {
        "score_form": ScoreForm(initial={"rater": scope.actor_name}, way=card.way),
        "cause_form": CauseForm(causes=card.causes, auto_id="id_cause_%s"),
        "solution_form": SolutionForm(causes=card.causes, auto_id="id_solution_%s"),
        "support_form": SupportForm(
            sectors=sectors,
            solutions=card.solutions,
            initial={"solution": card.solution.id if card.solution else ""},
            auto_id="id_support_%s",
        ),
    }
    return {
        "card": card,
        "line": pages.line(card),
        "given": [pages.given(score) for score in card.scores],
        "locked": _locked(scope, card),
        "solutions": pages.solutions(card),
        "takers": takers,
        "needs": answers.asked([card], found),
        "promised": answers.others(card, found),
        "most": pages.most(card.way),
        "fishbone": pages.fishbone(card),
        "whys": pages.whys(card),
        "buttons": pages.state_buttons(card, scope),
        "back": board_address(puskesmas, card.period),
        "may_write": scope.can(Duty.WRITE_PROBLEMS),
        "may_score": scope.can(Duty.SCORE),
        "may_promise": scope.can(Duty.WRITE_COMMITMENTS),
        **fresh,
        **forms,
    }


def _locked(scope: Scope, card: ProblemCard) -> queries.RoundCard | None:
    """The round of its months that takes no scores any more."""
    found = queries.current_round(scope=scope, puskesmas_id=card.puskesmas_id, period=card.period)
    return found if found and not found.is_open else None


def _added(
    request: HttpRequest,
    scope: Scope,
    puskesmas: PuskesmasCard,
    problem_id: UUID,
    name: str,
    form: Form,
    do: Callable[[dict[str, Any]], ProblemCard],
) -> HttpResponse:
    """Do what one of the page's forms asks; when refused, the page stands as it was typed."""
    card = queries.problem(scope=scope, problem_id=problem_id)
    if form.is_valid():
        try:
            do(form.cleaned_data)
        except Refusal as refusal:
            context = _context(request, scope, puskesmas, card, **{name: form})
            return refuse_form(request, refusal, form, "obstacles/problem.html", {**context, "form": form})
        return redirect("obstacles:problem", code=puskesmas.code, problem_id=problem_id)
    context = _context(request, scope, puskesmas, card, **{name: form})
    return render(request, "obstacles/problem.html", context, status=422)


@require_POST
@page(Duty.SCORE)
def score(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, problem_id: UUID) -> HttpResponse:
    """The score of one rater."""
    way = queries.problem(scope=scope, problem_id=problem_id).way
    form = ScoreForm(request.POST, way=way)

    def do(data: dict[str, Any]) -> ProblemCard:
        return actions.score(scope=scope, problem_id=problem_id, **form.parts())

    return _added(request, scope, puskesmas, problem_id, "score_form", form, do)


@require_POST
@page(Duty.WRITE_PROBLEMS)
def add_cause(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, problem_id: UUID
) -> HttpResponse:
    """A cause, or the next why."""
    causes = queries.problem(scope=scope, problem_id=problem_id).causes
    form = CauseForm(request.POST, causes=causes, auto_id="id_cause_%s")

    def do(data: dict[str, Any]) -> ProblemCard:
        parent = UUID(data["parent"]) if data["parent"] else None
        return actions.add_cause(
            scope=scope,
            problem_id=problem_id,
            branch=data["branch"],
            text=data["text"],
            parent_id=parent,
            key=data["key"],
        )

    return _added(request, scope, puskesmas, problem_id, "cause_form", form, do)


@require_POST
@page(Duty.WRITE_PROBLEMS)
def add_solution(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, problem_id: UUID
) -> HttpResponse:
    """A way out."""
    causes = queries.problem(scope=scope, problem_id=problem_id).causes
    form = SolutionForm(request.POST, causes=causes, auto_id="id_solution_%s")

    def do(data: dict[str, Any]) -> ProblemCard:
        return actions.add_solution(scope=scope, problem_id=problem_id, **form.parts())

    return _added(request, scope, puskesmas, problem_id, "solution_form", form, do)


@require_POST
@page(Duty.WRITE_PROBLEMS)
def ask_support(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, problem_id: UUID
) -> HttpResponse:
    """What is asked of a sector."""
    solutions = queries.problem(scope=scope, problem_id=problem_id).solutions
    form = SupportForm(request.POST, sectors=_sectors(), solutions=solutions, auto_id="id_support_%s")

    def do(data: dict[str, Any]) -> ProblemCard:
        return actions.ask_support(
            scope=scope,
            problem_id=problem_id,
            sector=data["sector"],
            text=data["text"],
            solution_id=UUID(data["solution"]) if data["solution"] else None,
            key=data["key"],
        )

    return _added(request, scope, puskesmas, problem_id, "support_form", form, do)


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_PROBLEMS)
def edit(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, problem_id: UUID) -> HttpResponse:
    """Say it better; the page's version travels with the form."""
    card = queries.problem(scope=scope, problem_id=problem_id)
    initial = {
        "statement": card.statement,
        "indicator_code": card.indicator_code or "",
        "area_ids": [str(i) for i in card.area_ids],
    }
    areas = places.catchment(puskesmas_id=puskesmas.id)
    choices = indicator_choices(scope, puskesmas, card.indicator_code)
    form = ProblemForm(
        request.POST or None, areas=areas, indicators=choices, with_origin=False, initial=initial
    )
    version = request.POST.get("version", str(card.version))
    back = reverse("obstacles:problem", kwargs={"code": puskesmas.code, "problem_id": card.id})
    context = {"form": form, "card": card, "period": card.period, "version": version, "back": back}
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_problem(scope=scope, problem_id=card.id, version=_number(version), **form.parts())
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "obstacles/form.html", context)
        messages.success(request, _("Masalah tersimpan."))
        return redirect(back)
    return render(request, "obstacles/form.html", context, status=422 if form.errors else 200)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


@require_POST
@page(Duty.WRITE_PROBLEMS)
def set_state(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, problem_id: UUID
) -> HttpResponse:
    """Priority, parked, solved or open again."""
    version = _number(request.POST.get("version", ""))
    card = actions.set_state(
        scope=scope, problem_id=problem_id, state=request.POST.get("state", ""), version=version
    )
    messages.success(request, _("Status masalah: %(state)s.") % {"state": _(queries.STATES[card.state])})
    return redirect("obstacles:problem", code=puskesmas.code, problem_id=problem_id)


@require_POST
@page(Duty.WRITE_PROBLEMS)
def choose_cause(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, cause_id: UUID
) -> HttpResponse:
    """Mark a cause to be solved first, or take the mark off."""
    chosen = request.POST.get("chosen") == "1"
    card = actions.choose_cause(scope=scope, cause_id=cause_id, chosen=chosen)
    return redirect("obstacles:problem", code=puskesmas.code, problem_id=card.id)


@require_POST
@page(Duty.WRITE_PROBLEMS)
def choose_solution(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, solution_id: UUID
) -> HttpResponse:
    """Choose one solution of the problem, and say why."""
    card = actions.choose_solution(scope=scope, solution_id=solution_id, why=request.POST.get("why", ""))
    return redirect("obstacles:problem", code=puskesmas.code, problem_id=card.id)


@require_POST
@page(Duty.WRITE_PROBLEMS)
def compare(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, solution_id: UUID
) -> HttpResponse:
    """How well a solution works, how easy and how cheap it is."""
    form = CompareForm(request.POST)
    if not form.is_valid():
        raise Refusal("obstacles.compare", low=1, high=5)
    card = actions.compare(scope=scope, solution_id=solution_id, **form.cleaned_data)
    return redirect(
        f"{reverse('obstacles:problem', kwargs={'code': puskesmas.code, 'problem_id': card.id})}#ways"
    )


@require_POST
@page(Duty.SCORE)
def remove(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, kind: str, row_id: UUID
) -> HttpResponse:
    """Take something off the board; the message offers to put it back."""
    problem_id = actions.remove(scope=scope, kind=kind, row_id=row_id)
    undo = reverse("obstacles:put_back", kwargs={"code": puskesmas.code, "kind": kind, "row_id": row_id})
    messages.success(request, _("Dihapus dari papan."), extra_tags=undo)
    return _after(scope, puskesmas, problem_id)


@require_POST
@page(Duty.SCORE)
def put_back(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, kind: str, row_id: UUID
) -> HttpResponse:
    """Undo a removal."""
    problem_id = actions.put_back(scope=scope, kind=kind, row_id=row_id)
    messages.success(request, _("Dikembalikan."))
    return _after(scope, puskesmas, problem_id)


def _after(scope: Scope, puskesmas: PuskesmasCard, problem_id: UUID) -> HttpResponse:
    try:
        queries.problem(scope=scope, problem_id=problem_id)
    except NotYours:
        return redirect("obstacles:board", code=puskesmas.code)
    return redirect("obstacles:problem", code=puskesmas.code, problem_id=problem_id)
