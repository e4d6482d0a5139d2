"""The calendar of a Puskesmas; the camat sees that of all Puskesmas of his kecamatan."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from lokmin.basics.scope import Duty, Role, Scope
from lokmin.meetings import queries
from lokmin.meetings.pages import calendar
from lokmin.meetings.views.frame import show
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_GET
@page(Duty.READ_MEETINGS)
def of_puskesmas(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """The meetings of a year by month (`?tahun=2023`)."""
    whole = scope.role is Role.CAMAT
    years = sorted({scope.today.year, *queries.years_held(scope=scope)}, reverse=True)
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked.isascii() and asked.isdecimal() and int(asked) in years else scope.today.year
    cards = queries.held_in(scope=scope, year=year)
    values = {
        "years": years,
        "year": year,
        "cards": cards,
        "months": calendar.months(cards, year, scope.today, code=puskesmas.code, named=whole),
        "heading": calendar.heading(cards, year),
        "whole": whole,
        "may_plan": scope.can(Duty.WRITE_MEETINGS),
    }
    return show(request, "calendar", values)
