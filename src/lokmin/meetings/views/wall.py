"""The wall of the hall: what the cockpit chose, for the projector of staff and for phones with the code.

It asks every few seconds whether anything is new. The answer costs one read as long as nothing is: the number
of the room, the minute and the language stand in its ETag.
"""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import queries
from lokmin.meetings.pages import wall as pages
from lokmin.meetings.pages.wall import Wall
from lokmin.meetings.queries import HallVisitor, MeetingCard, RoomCard
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import hall_page, page

KEPT = 70  # seconds: the minute in the ETag has passed by then


BREATH = 2  # seconds: so often at most it is asked whether other rooms changed, however many ask


def etag_of(room: RoomCard, scope: Scope, pulse: str = "") -> str:
    """What an answer depends on: writes to the meeting and to what it shows, the minute, the language."""
    return f'"{room.revision}-{pulse}-{scope.now:%d%H%M}-{get_language()}"'


def _pulse(wall: Wall) -> str:
    key = f"pulse:{wall.meeting.id}:{wall.puskesmas.id}:{wall.room.view}"
    found: str = cache.get_or_set(key, lambda: pages.pulse(wall), BREATH)
    return found


def unchanged(request: HttpRequest, etag: str) -> bool:
    return request.headers.get("If-None-Match", "") == etag


def _wall(
    request: HttpRequest,
    scope: Scope,
    puskesmas: PuskesmasCard,
    meeting: MeetingCard,
    address: str,
    full: bool,
) -> HttpResponse:
    """The page, or only its inside when a page asks for news; a burst of askers is drawn for once."""
    shown = pages.wall_scope(scope)
    room = queries.room(scope=shown, meeting_id=meeting.id)
    etag = etag_of(room, shown, _pulse(Wall(shown, puskesmas, meeting, room)))
    if not full and unchanged(request, etag):
        response = HttpResponse(status=304)
        response["ETag"] = etag
        return response
    inside = _drawn(
        f"wall:{meeting.id}:{puskesmas.id}:{etag}:{address}",
        lambda: _values(Wall(shown, puskesmas, meeting, room), etag, address),
    )
    if full:
        response = render(
            request, "meetings/wall.html", {"puskesmas": puskesmas, "meeting": meeting, "inside": inside}
        )
    else:
        response = HttpResponse(inside)
    response["ETag"] = etag
    return response


def _values(wall: Wall, etag: str, address: str) -> dict[str, Any]:
    items = queries.agenda(scope=wall.scope, meeting_id=wall.meeting.id)
    wall = Wall(wall.scope, wall.puskesmas, wall.meeting, wall.room, items)
    return {
        **pages.shown(wall),
        "puskesmas": wall.puskesmas,
        "meeting": wall.meeting,
        "headers": json.dumps({"If-None-Match": etag}),
        "fragment": address,
    }


def _drawn(key: str, values: Callable[[], dict[str, Any]]) -> str:
    """The inside of the wall, drawn once for all who ask within the same minute and number."""
    found: str | None = cache.get(key)
    if found is None:
        found = render_to_string("meetings/wall/inside.html", values())
        cache.set(key, found, KEPT)
    return found


def _mine(scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID) -> MeetingCard:
    card = queries.plain_card(scope=scope, meeting_id=meeting_id)
    if puskesmas.id not in card.puskesmas_ids:
        raise Http404
    return card


@require_safe
@page(Duty.READ_MEETINGS)
def wall(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID) -> HttpResponse:
    """The wall for the projector of the hall."""
    return _of_staff(request, scope, puskesmas, meeting_id, full=True)


@require_safe
@page(Duty.READ_MEETINGS)
def wall_inside(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """Its inside, asked for again and again."""
    return _of_staff(request, scope, puskesmas, meeting_id, full=False)


def _of_staff(
    request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, *, full: bool
) -> HttpResponse:
    meeting = _mine(scope, puskesmas, meeting_id)
    address = reverse("meetings:wall_inside", kwargs={"code": puskesmas.code, "meeting_id": meeting_id})
    return _wall(request, scope, puskesmas, meeting, address, full)


@require_safe
@hall_page
def hall_wall(request: HttpRequest, *, visitor: HallVisitor) -> HttpResponse:
    """The same for whoever has the code of the hall."""
    return _of_hall(request, visitor, full=True)


@require_safe
@hall_page
def hall_wall_inside(request: HttpRequest, *, visitor: HallVisitor) -> HttpResponse:
    """Its inside, asked for again and again."""
    return _of_hall(request, visitor, full=False)


def _of_hall(request: HttpRequest, visitor: HallVisitor, *, full: bool) -> HttpResponse:
    address = reverse("hall_wall_inside", kwargs={"code": visitor.code})
    return _wall(request, visitor.scope, visitor.puskesmas, visitor.meeting, address, full)
