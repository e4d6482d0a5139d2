"""The problem board: suggested gaps, the ranked table, a new problem, the blank scoring sheet."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month, Period
from lokmin.coverage import queries as coverage
from lokmin.obstacles import actions, pages, queries
from lokmin.obstacles.forms import ProblemForm, WayForm
from lokmin.obstacles.forms.rounds import OpenRoundForm
from lokmin.obstacles.pages import answers, rounds
from lokmin.obstacles.rules.methods import Way, default_weights
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form


def period_of(request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard) -> Period:
    """`?masa=2023-01..2023-03` (or 2023Q1); else what the next lokmin reviews, or the one held last did.

    Without either the last three complete months.
    """
    asked = request.GET.get("masa") or request.POST.get("masa")
    if asked:
        return Period.parse(asked)
    reviewed = request.door.periods_reviewed()  # type: ignore[attr-defined]
    return reviewed[0] if reviewed else latest_period(scope, puskesmas)


def latest_period(scope: Scope, puskesmas: PuskesmasCard) -> Period:
    """The last three complete months; without figures the last three."""
    last = coverage.latest_complete_month(scope=scope, puskesmas_id=puskesmas.id)
    last = last or Month.of(scope.today).plus(-1)
    return Period(last.plus(-2), last)


def indicator_choices(
    scope: Scope, puskesmas: PuskesmasCard, kept: str | None = None
) -> list[tuple[str, str]]:
    """The indicators that this Puskesmas uses, for a problem to be about."""
    english = printing.language() == "en"
    cards = coverage.indicators_to_choose(scope=scope, puskesmas_id=puskesmas.id, kept=[kept])
    return [(card.code, card.name_en if english else card.name) for card in cards]


def board_address(puskesmas: PuskesmasCard, period: Period) -> str:
    return f"{reverse('obstacles:board', kwargs={'code': puskesmas.code})}?masa={period}"


def _suggestions(
    request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, period: Period
) -> list[queries.Suggestion]:
    until = request.door.reach_until(period.last)  # type: ignore[attr-defined]
    return queries.suggestions(scope=scope, puskesmas_id=puskesmas.id, month=period.last, until=until)


@require_GET
@page(Duty.READ_PROBLEMS)
def board(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """What stands in the way, the most pressing first; below it what the numbers suggest."""
    period = period_of(request, scope, puskesmas)
    cards = queries.board(scope=scope, puskesmas_id=puskesmas.id, period=period)
    context = {
        **_table(cards, period),
        "way": cards[0].way if cards else queries.way(scope=scope, puskesmas_id=puskesmas.id, period=period),
        "periods": _periods(request, scope, puskesmas, period),
        "gaps": pages.gaps(_suggestions(request, scope, puskesmas, period)),
        "needs": answers.asked(cards, request.door.answers(card.id for card in cards if card.needs)),  # type: ignore[attr-defined]
        **_round(scope, puskesmas, period, cards),
        "may_write": scope.can(Duty.WRITE_PROBLEMS),
        "may_score": scope.can(Duty.SCORE),
        "may_promise": scope.can(Duty.WRITE_COMMITMENTS),
    }
    return render(request, "obstacles/board.html", context)


def _round(
    scope: Scope, puskesmas: PuskesmasCard, period: Period, cards: list[queries.ProblemCard]
) -> dict[str, Any]:
    """The latest round of these months, and the form that opens the next one when none is open."""
    found = queries.current_round(scope=scope, puskesmas_id=puskesmas.id, period=period)
    may_open = bool(cards) and not (found and found.is_open)
    told = (
        {
            "round_words": rounds.state_words(found),
            "round_stamp": rounds.STAMPS[found.state],
            "counted": rounds.counted(found),
        }
        if found
        else {}
    )
    return {
        **told,
        "round": found,
        "open_form": OpenRoundForm(auto_id="id_round_%s") if may_open else None,
        "scored": any(card.scores for card in cards),
    }


def _table(cards: list[queries.ProblemCard], period: Period) -> dict[str, Any]:
    return {
        "period": period,
        "lines": pages.lines(cards),
        "raters": pages.raters(cards),
        "many_raters": pages.many_raters(cards),
        "criteria": pages.criteria_words(cards[0].way) if cards else [],
        "heading": pages.heading(cards),
        "lead_words": pages.lead(cards),
        "most": pages.most(cards[0].way) if cards else "",
    }


def _periods(request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, shown: Period) -> list[Period]:
    """The months to choose from: those shown, of the lokmin, with problems, the latest complete ones."""
    reviewed = request.door.periods_reviewed()  # type: ignore[attr-defined]
    known = queries.periods(scope=scope, puskesmas_id=puskesmas.id)
    return list(dict.fromkeys([shown, *reviewed, *known, latest_period(scope, puskesmas)]))


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_PROBLEMS)
def new(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """A problem that somebody types."""
    period = period_of(request, scope, puskesmas)
    areas = places.catchment(puskesmas_id=puskesmas.id)
    form = ProblemForm(request.POST or None, areas=areas, indicators=indicator_choices(scope, puskesmas))
    context = {"form": form, "period": period, "back": board_address(puskesmas, period)}
    if request.method == "POST" and form.is_valid():
        try:
            key = form.cleaned_data["key"]
            card = actions.add_problem(
                scope=scope, puskesmas_id=puskesmas.id, period=period, key=key, **form.parts()
            )
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "obstacles/form.html", context)
        messages.success(request, _("Masalah tersimpan."))
        return redirect("obstacles:problem", code=puskesmas.code, problem_id=card.id)
    return render(request, "obstacles/form.html", context, status=422 if form.errors else 200)


@require_POST
@page(Duty.WRITE_PROBLEMS)
def take(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """One click makes a problem of a suggestion; a second click finds it already there."""
    period = period_of(request, scope, puskesmas)
    wanted = request.POST.get("indicator", "")
    found = _suggestions(request, scope, puskesmas, period)
    gap = next((gap for gap in found if gap.indicator_code == wanted), None)
    if gap is None:
        raise Refusal("obstacles.indicator", code=wanted)
    if not gap.taken:
        card = actions.add_problem(
            scope=scope,
            puskesmas_id=puskesmas.id,
            period=period,
            statement=pages.stored_statement(gap),
            indicator_code=gap.indicator_code,
            area_ids=gap.area_ids,
            origin="gap",
        )
        undo = reverse(
            "obstacles:remove", kwargs={"code": puskesmas.code, "kind": "problem", "row_id": card.id}
        )
        messages.success(request, _("Masalah masuk papan."), extra_tags=undo)
    return redirect(board_address(puskesmas, period))


@require_GET
@page(Duty.READ_PROBLEMS)
def sheet(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """The scoring sheet on paper: one a rater, typed in afterwards."""
    period = period_of(request, scope, puskesmas)
    cards = queries.board(scope=scope, puskesmas_id=puskesmas.id, period=period)
    live = [card for card in cards if card.state in ("open", "chosen")]
    way = queries.way(scope=scope, puskesmas_id=puskesmas.id, period=period)
    context = {
        "period": period,
        "cards": sorted(live, key=lambda card: card.made_at),
        "way": way,
        "criteria": pages.criteria_words(way),
        "way_words": pages.way_words(way),
    }
    return render(request, "obstacles/sheet.html", context)


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_PROBLEMS)
def way(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Choose how the board of these months scores."""
    period = period_of(request, scope, puskesmas)
    now = queries.way(scope=scope, puskesmas_id=puskesmas.id, period=period)
    form = WayForm(request.POST or None, initial=_way_initial(now))
    context = {"form": form, "period": period, "back": board_address(puskesmas, period)}
    if request.method == "POST" and form.is_valid():
        actions.choose_way(scope=scope, puskesmas_id=puskesmas.id, period=period, **form.parts())
        messages.success(request, _("Cara menilai tersimpan."))
        return redirect(board_address(puskesmas, period))
    return render(request, "obstacles/way.html", context, status=422 if form.errors else 200)


def _way_initial(now: Way) -> dict[str, Any]:
    weights = {**default_weights(), **now.weights}
    chosen = {f"weight-{code}": int(weight) for code, weight in weights.items()}
    return {"method": now.method, "formula": now.formula, **chosen}
