"""The two pages over all rooms of a Puskesmas: the quarter home and Monday."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.web.pages import gathering
from lokmin.web.pages import home as home_page
from lokmin.web.pages import monday as monday_page


@require_safe
@page(Duty.READ_COVERAGE)
def home(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    facts = gathering.gather(scope=scope, puskesmas=puskesmas)
    return render(request, "web/home.html", home_page.context(facts))


@require_safe
@page(Duty.READ_COVERAGE)
def monday(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    context = monday_page.context(scope=scope, puskesmas=puskesmas, month=_month(request, scope))
    return render(request, "web/monday.html", context)


def _month(request: HttpRequest, scope: Scope) -> Month:
    """`?bulan=2023-07`; else, and for a month that is still running, the last full month."""
    last = Month.of(scope.today).plus(-1)
    try:
        return min(Month.parse(request.GET.get("bulan", "")), last)
    except Refusal:
        return last
