"""The district board: read only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lokmin.basics.scope import Duty, Scope
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
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked.isascii() and asked.isdecimal() and int(asked) in years else scope.today.year
    found = queries.processes(scope=scope, puskesmas_ids=[card.id for card in cards], years=[year])
    context = {
        **pages.table(cards, found, year, scope.today),
        "year": year,
        "years": years,
        "example": any(card.example for card in cards),
    }
    return render(request, "rollup/board.html", context)
