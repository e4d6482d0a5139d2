"""Files for other programs: meetings as calendars."""

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lokmin.basics.scope import Duty, Role, Scope
from lokmin.exchange import queries
from lokmin.exchange.rules import ics
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import MeetingCard
from lokmin.meetings.rules import kinds
from lokmin.places.queries import AreaCard, PuskesmasCard
from lokmin.tools.door import district_page, page


@require_safe
@page(Duty.READ_MEETINGS)
def puskesmas_calendar(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """What the calendar of the Puskesmas shows of a year; the camat's holds his whole kecamatan."""
    year = _year(request, scope)
    cards = meetings.held_in(scope=scope, year=year)
    name = puskesmas.kecamatan if scope.role is Role.CAMAT else puskesmas.name
    return _sent(scope, cards, _("Rapat %(name)s %(year)s") % {"name": name, "year": year})


@require_safe
@page(Duty.READ_MEETINGS)
def meeting_calendar(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """One meeting of this Puskesmas."""
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    if puskesmas.id not in card.puskesmas_ids:
        raise Http404
    return _sent(scope, [card], card.title)


@require_safe
@district_page(Duty.READ_DISTRICT)
def district_calendar(request: HttpRequest, *, scope: Scope, district: AreaCard) -> HttpResponse:
    """The meetings of all Puskesmas of the district in a year, of one family where it is asked for."""
    year = _year(request, scope)
    family = kinds.WORDS.get(request.GET.get("jenis", ""))
    cards = meetings.held_in(scope=scope, year=year, kinds=kinds.series(family) if family else None)
    return _sent(scope, cards, _("Rapat %(name)s %(year)s") % {"name": district.name, "year": year})


def _year(request: HttpRequest, scope: Scope) -> int:
    text = request.GET.get("tahun", "")
    known = text.isascii() and text.isdecimal() and 2000 <= int(text) <= 2199
    return int(text) if known else scope.today.year


def _sent(scope: Scope, cards: Sequence[MeetingCard], name: str) -> HttpResponse:
    data = ics.write(queries.events(cards), name=name, now=scope.now)
    file = f"{slugify(name)}.ics"
    return HttpResponse(
        data,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file}"'},
    )
