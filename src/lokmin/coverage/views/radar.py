"""The radar of the whole Puskesmas, or of one village."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lokmin.basics.scope import Duty, Scope
from lokmin.coverage.pages import radar as pages
from lokmin.coverage.pages import scorecard
from lokmin.coverage.views.look import Look
from lokmin.places.queries import AreaCard, PuskesmasCard
from lokmin.tools.door import page


@require_GET
@page(Duty.READ_COVERAGE)
def show(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Each indicator as a share of its target, of one programme or the usual ones; or each programme."""
    look = Look.of(request, scope, puskesmas)
    area = _area(request.GET.get("desa", ""), look.mine)
    by_programme = request.GET.get("sumbu") == "program"
    context = {
        **look.context,
        "areas": look.mine,
        "area": area,
        "place": area.name if area else puskesmas.full_name,
        "by_programme": by_programme,
    }
    if look.month:
        context |= _programmes(look, area) if by_programme else _indicators(look, area)
    return render(request, "coverage/radar.html", context)


def _indicators(look: Look, area: AreaCard | None) -> dict[str, object]:
    """Axes by indicator; the filter of the scorecard picks the programme."""
    groups = scorecard.programmes(look.card)
    programme = look.chosen.programme if look.chosen.programme in groups else ""
    found, more = pages.lines(look.card, area, programme=programme, usual=not programme)
    place = area.name if area else look.puskesmas.full_name
    return {
        "programme": programme,
        "groups": [(name, _(name)) for name in groups],
        "lines": found,
        "more": more,
        "drawing": pages.drawing(found, place),
        "heading": pages.heading(found, place),
    }


def _programmes(look: Look, area: AreaCard | None) -> dict[str, object]:
    """Axes by programme."""
    found = pages.programmes(look.card, area)
    place = area.name if area else look.puskesmas.full_name
    return {
        "groups": [(name, _(name)) for name in scorecard.programmes(look.card)],
        "programme": look.chosen.programme,
        "programmes": found,
        "drawing": pages.programmes_drawing(found, place),
        "heading": pages.programmes_heading(found, place),
    }


def _area(text: str, areas: list[AreaCard]) -> AreaCard | None:
    """The village asked for; one that is not the asker's is not there."""
    if not text:
        return None
    try:
        found = next((area for area in areas if area.id == UUID(text)), None)
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found
