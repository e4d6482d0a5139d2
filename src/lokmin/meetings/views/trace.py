"""From the number to the promise and back: one problem, one indicator, and what nobody took."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month, Period
from lokmin.coverage import queries as coverage
from lokmin.meetings.pages import trace as pages
from lokmin.meetings.queries import trace
from lokmin.obstacles import queries as obstacles
from lokmin.obstacles.pages import gaps
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_GET
@page(Duty.READ_MEETINGS)
def problem(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, problem_id: UUID
) -> HttpResponse:
    """One problem from its number to its promises, on one page."""
    chain = trace.of_problem(scope=scope, problem_id=problem_id)
    if chain.problem.puskesmas_id != puskesmas.id:
        raise Http404
    values = {
        "story": pages.story(chain),
        "card": chain.problem,
        "number": chain.number,
        "lines": pages.numbers(chain.number) if chain.number else [],
        "name": pages.name_of(chain.number) if chain.number else "",
        "may_promise": scope.can(Duty.WRITE_COMMITMENTS),
    }
    return render(request, "meetings/trace_problem.html", values)


@require_GET
@page(Duty.READ_MEETINGS)
def indicator(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, name: str) -> HttpResponse:
    """Everything that was tried for an indicator: its problems and promises, and what nobody took."""
    asked = request.GET.get("sejak", "")
    latest = coverage.latest_complete_month(scope=scope, puskesmas_id=puskesmas.id)
    then = Month.parse(asked) if asked else (latest or Month.of(scope.today)).plus(-3)
    found = trace.of_indicator(scope=scope, puskesmas_id=puskesmas.id, code=name, then_month=then)
    if found is None:
        raise Http404
    values = {
        "number": found.number,
        "lines": pages.numbers(found.number),
        "name": pages.name_of(found.number),
        "links": pages.links(found.chains),
        "loose": pages.loose(found.loose),
        "untaken": pages.untaken(found.chains),
        "may_promise": scope.can(Duty.WRITE_COMMITMENTS),
        "may_write": scope.can(Duty.WRITE_PROBLEMS),
    }
    return render(request, "meetings/trace_indicator.html", values)


@require_GET
@page(Duty.READ_MEETINGS)
def untaken(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """How far each problem of the months is, and what nobody took."""
    period = _period(request, scope, puskesmas)
    chains = trace.chains(scope=scope, puskesmas_id=puskesmas.id, period=period)
    until = request.door.reach_until(period.last)  # type: ignore[attr-defined]
    suggested = obstacles.suggestions(scope=scope, puskesmas_id=puskesmas.id, month=period.last, until=until)
    known = obstacles.periods(scope=scope, puskesmas_id=puskesmas.id)
    values = {
        "period": period,
        "periods": known if period in known else [period, *known],
        "links": pages.links(chains),
        "untaken": pages.untaken(chains),
        "unpromised": pages.unpromised(chains),
        "gaps": gaps(suggested),
        "may_promise": scope.can(Duty.WRITE_COMMITMENTS),
    }
    return render(request, "meetings/trace_untaken.html", values)


def _period(request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard) -> Period:
    """`?masa=`; else the latest months that have problems, else the last three complete ones."""
    asked = request.GET.get("masa")
    if asked:
        return Period.parse(asked)
    known = obstacles.periods(scope=scope, puskesmas_id=puskesmas.id)
    if known:
        return known[0]
    last = coverage.latest_complete_month(scope=scope, puskesmas_id=puskesmas.id)
    last = last or Month.of(scope.today).plus(-1)
    return Period(last.plus(-2), last)
