"""The district board and the calendar of its meetings: read only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import queries as meetings
from lokmin.meetings.pages.calendar import heading, months
from lokmin.meetings.rules import kinds
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard
from lokmin.rollup import pages, queries
from lokmin.tools.door import district_page


@require_safe
@district_page(Duty.READ_DISTRICT)
def board(request: HttpRequest, *, scope: Scope, district: AreaCard) -> HttpResponse:
    """Each Puskesmas of the district with the steps of its lokmin in one year (`?tahun=2023`)."""
    cards = [c for c in places.puskesmas_of_district(district_id=district.id) if c.id in scope.puskesmas_ids]
    years = queries.all_years(scope=scope)
    year = _asked_year(request, years, scope.today.year)
    found = queries.processes(scope=scope, puskesmas_ids=[card.id for card in cards], years=[year])
    context = {
        **pages.table(cards, found, year, scope.today),
        "year": year,
        "years": years,
        "example": any(card.example for card in cards),
    }
    return render(request, "rollup/board.html", context)


def _asked_year(request: HttpRequest, years: list[int], usual: int) -> int:
    asked = request.GET.get("tahun", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and int(asked) in years else usual


@require_safe
@district_page(Duty.READ_DISTRICT)
def calendar(request: HttpRequest, *, scope: Scope, district: AreaCard) -> HttpResponse:
    """The meetings of all Puskesmas of the district by month (`?tahun=2023&jenis=bulanan`)."""
    years = sorted({scope.today.year, *meetings.years_held(scope=scope)}, reverse=True)
    year = _asked_year(request, years, scope.today.year)
    word = request.GET.get("jenis", kinds.word_of(kinds.QUARTERLY))
    family = kinds.WORDS.get(word)
    cards = meetings.held_in(scope=scope, year=year, kinds=kinds.series(family) if family else None)
    context = {
        "years": years,
        "year": year,
        "families": pages.families(),
        "chosen": word if family else "",
        "cards": cards,
        "months": months(cards, year, scope.today, named=True),
        "heading": heading(cards, year),
    }
    return render(request, "rollup/calendar.html", context)
