"""A round of scoring: opened from the board, typed from paper, closed, settled, opened again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.obstacles import actions, pages, queries
from lokmin.obstacles.forms.rounds import (
    ConfirmForm,
    OpenRoundForm,
    SheetLine,
    SumsForm,
    kept_lines,
    read_line,
    typed_lines,
)
from lokmin.obstacles.pages import rounds as words
from lokmin.obstacles.queries import ProblemCard, RoundCard
from lokmin.obstacles.views.board import board_address, period_of
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form, sentence_of

SUMS_KEY = "sums:paper"
SUMS_NAME = "Lembar kertas (jumlah)"
SHEET_NAME = "Lembar"


@require_POST
@page(Duty.WRITE_PROBLEMS)
def open_round(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Begin scoring the problems of these months."""
    period = period_of(request, scope, puskesmas)
    form = OpenRoundForm(request.POST)
    data = form.cleaned_data if form.is_valid() else {}
    card = actions.open_round(
        scope=scope,
        puskesmas_id=puskesmas.id,
        period=period,
        expected=data.get("expected"),
        take_along=bool(data.get("take_along")),
        key=data.get("key", ""),
    )
    messages.success(request, _("Penilaian dibuka."))
    return _to(puskesmas, card.id)


def _to(puskesmas: PuskesmasCard, round_id: UUID, name: str = "round") -> HttpResponse:
    return redirect(f"obstacles:{name}", code=puskesmas.code, round_id=round_id)


def _found(scope: Scope, puskesmas: PuskesmasCard, round_id: UUID) -> RoundCard:
    card = queries.scoring_round(scope=scope, round_id=round_id)
    if card.puskesmas_id != puskesmas.id:
        raise Http404
    return card


def _problems(scope: Scope, card: RoundCard) -> list[ProblemCard]:
    """Its problems in the order of the printed sheet."""
    found = queries.round_problems(scope=scope, round_id=card.id)
    return sorted(found, key=lambda problem: problem.made_at)


@require_GET
@page(Duty.READ_PROBLEMS)
def scoring_round(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, round_id: UUID
) -> HttpResponse:
    """How many have scored; once closed, what they gave and how far apart they are."""
    card = _found(scope, puskesmas, round_id)
    return render(request, "obstacles/round.html", _context(scope, puskesmas, card))


def _context(
    scope: Scope, puskesmas: PuskesmasCard, card: RoundCard, form: ConfirmForm | None = None
) -> dict[str, Any]:
    cards = queries.round_problems(scope=scope, round_id=card.id)
    found = [] if card.is_open else words.results(cards)
    may_write = scope.can(Duty.WRITE_PROBLEMS)
    if form is None and may_write and card.state == "closed":
        form = ConfirmForm(problems=cards, initial={"revision": card.revision})
    return {
        "round": card,
        "counted": words.counted(card),
        "meter": words.meter(card),
        "state_words": words.state_words(card),
        "stamp": words.STAMPS[card.state],
        "results": found,
        "wide_words": words.wide_words(found),
        "way_words": pages.way_words(card.way),
        "most": pages.most(card.way),
        "steps": words.steps(card.steps),
        "raters": queries.sheets(scope=scope, round_id=card.id) if scope.can(Duty.SCORE) else [],
        "problem_count": len(card.problem_ids),
        "confirm": form,
        "may_write": may_write,
        "may_score": scope.can(Duty.SCORE),
        "back": board_address(puskesmas, card.period),
    }


@require_POST
@page(Duty.WRITE_PROBLEMS)
def close(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, round_id: UUID) -> HttpResponse:
    """End the scoring and show the result."""
    _found(scope, puskesmas, round_id)
    actions.close_round(scope=scope, round_id=round_id)
    messages.success(request, _("Penilaian ditutup. Bahas yang berjauhan, lalu tetapkan urutannya."))
    return _to(puskesmas, round_id)


@require_POST
@page(Duty.WRITE_PROBLEMS)
def confirm(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, round_id: UUID) -> HttpResponse:
    """Settle the order as the chair or head said."""
    card = _found(scope, puskesmas, round_id)
    cards = queries.round_problems(scope=scope, round_id=card.id)
    form = ConfirmForm(request.POST, problems=cards)
    context = _context(scope, puskesmas, card, form)
    if not form.is_valid():
        return render(request, "obstacles/round.html", context, status=422)
    try:
        actions.confirm_round(scope=scope, round_id=round_id, **form.parts())
    except Refusal as refusal:
        return refuse_form(request, refusal, form, "obstacles/round.html", {**context, "form": form})
    messages.success(request, _("Urutan ditetapkan."))
    return _to(puskesmas, round_id)


@require_POST
@page(Duty.WRITE_PROBLEMS)
def reopen(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, round_id: UUID) -> HttpResponse:
    """Let raters score again."""
    _found(scope, puskesmas, round_id)
    actions.reopen_round(scope=scope, round_id=round_id, reason=request.POST.get("reason", ""))
    messages.success(request, _("Penilaian dibuka lagi."))
    return _to(puskesmas, round_id)


@require_POST
@page(Duty.WRITE_PROBLEMS)
def drop(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, round_id: UUID) -> HttpResponse:
    """Take one rater out of an open round."""
    _found(scope, puskesmas, round_id)
    actions.drop_rater(scope=scope, round_id=round_id, rater_key=request.POST.get("rater", ""))
    messages.success(request, _("Nilai itu tidak dihitung lagi. Ketik atau kirim ulang bila keliru."))
    return _to(puskesmas, round_id)


@require_http_methods(["GET", "POST"])
@page(Duty.SCORE)
def paper(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, round_id: UUID) -> HttpResponse:
    """Sheets of paper, one a line; each line is saved alone, and one that is refused stays as typed."""
    card = _found(scope, puskesmas, round_id)
    problems = _problems(scope, card)
    kept = queries.sheets(scope=scope, round_id=card.id, via=["sheet"])
    context: dict[str, Any] = {
        "round": card,
        "problems": problems,
        "criteria": pages.criteria_words(card.way),
    }
    if request.method == "POST":
        lines = typed_lines(request.POST, problems, kept)
        saved = [_saved(scope, card, line) for line in lines if not line.is_empty]
        if all(not line.error for line in lines):
            messages.success(request, _("%(n)s lembar tersimpan.") % {"n": sum(saved)})
            return _to(puskesmas, round_id, "paper")
        return render(request, "obstacles/paper.html", {**context, "lines": lines}, status=422)
    lines = kept_lines(kept, problems, card.way)
    return render(request, "obstacles/paper.html", {**context, "lines": lines})


def _saved(scope: Scope, card: RoundCard, line: SheetLine) -> bool:
    """Keep one sheet, or put why not beside it."""
    try:
        read_line(line, card.way)
        actions.give_scores(
            scope=scope,
            round_id=card.id,
            rater_key=line.key,
            rater=line.name or _name(scope, card, line.key),
            points=line.points,
            via="sheet",
        )
    except Refusal as refusal:
        line.error = sentence_of(refusal)
    return not line.error


def _name(scope: Scope, card: RoundCard, key: str) -> str:
    """The name that a sheet without one got, or gets now: `Lembar 7`."""
    names = {s.rater_key: s.rater for s in queries.sheets(scope=scope, round_id=card.id, via=["sheet"])}
    if key in names:
        return names[key]
    given = [name.removeprefix(SHEET_NAME).strip() for name in names.values() if name.startswith(SHEET_NAME)]
    numbers = [int(number) for number in given if number.isdecimal()]
    return f"{SHEET_NAME} {max(numbers, default=0) + 1}"


@require_http_methods(["GET", "POST"])
@page(Duty.SCORE)
def sums(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, round_id: UUID) -> HttpResponse:
    """The sums of a pile of sheets that were counted by hand; sent again they are replaced."""
    card = _found(scope, puskesmas, round_id)
    problems = _problems(scope, card)
    initial = {} if request.method == "POST" else _kept_sums(scope, card)
    form = SumsForm(request.POST or None, problems=problems, way=card.way, initial=initial)
    criteria = pages.criteria_words(card.way)
    context = {"round": card, "form": form, "criteria": criteria, "kept": bool(initial)}
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_scores(
                scope=scope,
                round_id=card.id,
                rater_key=SUMS_KEY,
                rater=SUMS_NAME,
                via="sums",
                **form.parts(),
            )
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "obstacles/sums.html", context)
        messages.success(request, _("Jumlah lembar tersimpan."))
        return _to(puskesmas, round_id)
    return render(request, "obstacles/sums.html", context, status=422 if form.errors else 200)


def _kept_sums(scope: Scope, card: RoundCard) -> dict[str, int]:
    found = queries.sheets(scope=scope, round_id=card.id, via=["sums"])
    if not found:
        return {}
    values = {
        f"{code}-{key}": value for key, points in found[0].points.items() for code, value in points.items()
    }
    return {"raters": found[0].raters, **values}
