"""The fishbone and the five whys of one problem, each for one sheet of A4 in black and white."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from lokmin.basics.scope import Duty, Scope
from lokmin.obstacles import pages, queries
from lokmin.obstacles.pages import chains
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_GET
@page(Duty.READ_PROBLEMS)
def fishbone(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, problem_id: UUID
) -> HttpResponse:
    """The fishbone with every cause in full under its number."""
    card = queries.problem(scope=scope, problem_id=problem_id)
    context = {**_context(puskesmas, card), "bones": chains.bones(card), "fishbone": chains.fishbone(card)}
    return render(request, "obstacles/fishbone.html", context)


@require_GET
@page(Duty.READ_PROBLEMS)
def whys(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, problem_id: UUID) -> HttpResponse:
    """Why, why, why, why, why: a line a chain, from the problem to the last answer."""
    card = queries.problem(scope=scope, problem_id=problem_id)
    context = {
        **_context(puskesmas, card),
        "rows": chains.rows(card),
        "depth": range(1, chains.MOST_WHYS + 1),
    }
    return render(request, "obstacles/whys.html", context)


def _context(puskesmas: PuskesmasCard, card: queries.ProblemCard) -> dict[str, Any]:
    back = reverse("obstacles:problem", kwargs={"code": puskesmas.code, "problem_id": card.id})
    return {"card": card, "facts": pages.facts(card), "back": back}
