"""The meeting evaluated: its clock, seats by sector, agenda and promises, beside earlier meetings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from lokmin.basics.scope import Scope
from lokmin.meetings.models import AgendaItem, Attendance, Invitation, MinuteEntry
from lokmin.meetings.queries.cards import MeetingCard
from lokmin.meetings.queries.district import follow_ups
from lokmin.meetings.queries.meetings import UNCONFIRMED, _cards, _neighbours
from lokmin.meetings.rules.held import Clock, Kept, Seats, real_time, seats
from lokmin.people import queries as people

EARLIER = 4
"""With so many earlier meetings of its series one is compared."""


@dataclass(frozen=True)
class Point:
    """One point of the agenda: how many minutes stand under it, and when it ran, where that is known."""

    title: str
    entries: int
    started_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True)
class SectorSeats:
    name: str
    seats: Seats


@dataclass(frozen=True)
class Held:
    """How one meeting went. `seats` None: nobody wrote down who came. `kept` None: it made no promise."""

    card: MeetingCard
    opening: Clock
    closing: Clock
    seats: Seats | None
    sectors: tuple[SectorSeats, ...]
    points: tuple[Point, ...]
    kept: Kept | None

    @property
    def noted(self) -> int:
        """Points of the agenda under which something was written down."""
        return sum(point.entries > 0 for point in self.points)

    @property
    def timed(self) -> int:
        return sum(point.started_at is not None for point in self.points)


def held(*, scope: Scope, meeting: MeetingCard) -> list[Held]:
    """This meeting and up to four earlier ones of its series, this one first. A fixed number of queries."""
    rows = _neighbours(scope, meeting).filter(held_on__lt=meeting.held_on, from_paper=False)
    earlier = rows.exclude(state="preparing").order_by("-held_on", "-further", "-id")
    cards = [meeting, *_cards(earlier[:EARLIER])]
    ids = [card.id for card in cards]
    guests = _seats(scope, ids)
    points = _points(scope, ids)
    made = follow_ups(scope=scope, meeting_ids=ids, today=scope.today)
    found = []
    for card in cards:
        counted = made.get(card.id)
        kept = Kept(counted.made, counted.done) if counted and counted.made else None
        found.append(_held(scope, card, guests[card.id], points.get(card.id, ()), kept))
    return found


Guests = tuple[dict[str, int], dict[str, list[tuple[str, bool]]]]


def _held(
    scope: Scope, card: MeetingCard, guests: Guests, points: tuple[Point, ...], kept: Kept | None
) -> Held:
    invited, came = guests
    zone = scope.now.tzinfo
    english = (get_language() or "id").startswith("en")
    by_sector = [
        SectorSeats(
            sector.name_en if english else sector.name,
            seats(invited.get(sector.code, 0), came.get(sector.code, ())),
        )
        for sector in people.sectors()
        if sector.code in invited or sector.code in came
    ]
    everybody = [told for rows in came.values() for told in rows]
    return Held(
        card,
        Clock(card.starts_at, real_time(card.opened_at, card.held_on, zone)),
        Clock(card.ends_at, real_time(card.closed_at, card.held_on, zone)),
        seats(sum(invited.values()), everybody) if everybody else None,
        tuple(by_sector) if everybody else (),
        points,
        kept,
    )


def _seats(scope: Scope, ids: Iterable[UUID]) -> dict[UUID, Guests]:
    """Invited offices and presences by meeting and sector; of a walk-in without an office the one it said."""
    wanted = list(ids)
    found: dict[UUID, Guests] = {key: ({}, {}) for key in wanted}
    path = "office__institution__sector_id"
    called = Invitation.objects.within(scope).filter(meeting_id__in=wanted)
    for meeting_id, sector in called.values_list("meeting_id", path):
        invited = found[meeting_id][0]
        invited[sector] = invited.get(sector, 0) + 1
    here = called.filter(meeting_id=OuterRef("meeting_id"), office_id=OuterRef("office_id"))
    came = Attendance.objects.within(scope).filter(~UNCONFIRMED, meeting_id__in=wanted)
    told = came.annotate(called=Exists(here), of=Coalesce(path, "sector_id"))
    for meeting_id, sector, presence, invited_too in told.values_list(
        "meeting_id", "of", "presence", "called"
    ):
        found[meeting_id][1].setdefault(sector, []).append((presence, invited_too))
    return found


def _points(scope: Scope, ids: Iterable[UUID]) -> dict[UUID, tuple[Point, ...]]:
    """The agenda of each meeting."""
    wanted = list(ids)
    entries: dict[UUID, int] = {}
    for (item_id,) in MinuteEntry.objects.within(scope).filter(meeting_id__in=wanted).values_list("item_id"):
        entries[item_id] = entries.get(item_id, 0) + 1
    found: dict[UUID, list[Point]] = {}
    for item in AgendaItem.objects.within(scope).filter(meeting_id__in=wanted):
        point = Point(item.title, entries.get(item.id, 0), item.started_at, item.ended_at)
        found.setdefault(item.meeting_id, []).append(point)
    return {key: tuple(points) for key, points in found.items()}
