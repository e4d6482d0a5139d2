"""Meetings as iCalendar (RFC 5545): written by the package `icalendar`, which folds and escapes.

The zone is written as the fixed offset that it has been since 1964 (Indonesia knows no summer time).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from icalendar import Calendar, Timezone, TimezoneStandard
from icalendar import Event as CalendarEvent

from lokmin.basics.time import ZONES, zone

PRODUCT = "-//Lokmin//Rapat Puskesmas//ID"
_SINCE = datetime(1970, 1, 1)  # noqa: DTZ001  a zone's beginning is local time


@dataclass(frozen=True)
class Event:
    """One meeting as a calendar needs it: no name of a person.

    `version` counts the changes of the meeting, so that a calendar takes the newer one. Without a start it
    lasts the whole day; `minutes` is how long it lasts while no end is known. `fixed`: letters went out.
    """

    id: UUID
    version: int
    title: str
    place: str
    words: str
    day: date
    starts_at: time | None
    ends_at: time | None
    minutes: int
    zone: str
    fixed: bool

    @property
    def uid(self) -> str:
        """The same for ever, whoever downloads it."""
        return f"{self.id}@rapat.lokmin"


def write(events: Iterable[Event], *, name: str, now: datetime) -> bytes:
    """One calendar of these events; `now` is when it was made."""
    made = list(events)
    book = Calendar()
    book.add("prodid", PRODUCT)
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", name)
    for known in sorted({event.zone for event in made if event.starts_at}):
        book.add_component(_zone(known))
    for event in made:
        book.add_component(_event(event, now))
    return bytes(book.to_ical())


def _zone(name: str) -> Timezone:
    offset = datetime(2000, 1, 1, tzinfo=zone(name)).utcoffset()
    part = TimezoneStandard()
    part.add("dtstart", _SINCE)
    part.add("tzoffsetfrom", offset)
    part.add("tzoffsetto", offset)
    part.add("tzname", name)
    whole = Timezone()
    whole.add("tzid", ZONES[name])
    whole.add_component(part)
    return whole


def _event(event: Event, now: datetime) -> CalendarEvent:
    row = CalendarEvent()
    row.add("uid", event.uid)
    row.add("sequence", event.version - 1)
    row.add("dtstamp", now.astimezone(UTC))
    start, end = _span(event)
    row.add("dtstart", start)
    row.add("dtend", end)
    row.add("summary", event.title)
    if event.place:
        row.add("location", event.place)
    row.add("description", event.words)
    row.add("status", "CONFIRMED" if event.fixed else "TENTATIVE")
    return row


def _span(event: Event) -> tuple[date, date]:
    """From when to when: moments in the zone, or the whole day."""
    if event.starts_at is None:
        return event.day, event.day + timedelta(days=1)
    start = datetime.combine(event.day, event.starts_at, tzinfo=zone(event.zone))
    if event.ends_at:
        return start, datetime.combine(event.day, event.ends_at, tzinfo=zone(event.zone))
    return start, start + timedelta(minutes=event.minutes)
