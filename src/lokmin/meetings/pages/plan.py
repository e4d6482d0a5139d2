"""What stands in the plan form before anybody types."""

from datetime import date, time, timedelta
from typing import Any

from lokmin.basics.scope import Role, Scope
from lokmin.meetings import queries
from lokmin.meetings.queries import MeetingCard
from lokmin.meetings.rules import calendar, templates
from lokmin.people import queries as people
from lokmin.people.queries import OfficeCard
from lokmin.places.queries import PuskesmasCard

SATURDAY = 5


def defaults(*, scope: Scope, puskesmas: PuskesmasCard, monthly: bool) -> dict[str, Any]:
    """Number, day, months, venue, chair and note-taker as the custom of the place suggests."""
    series = calendar.series("monthly" if monthly else "quarterly")
    earlier = queries.meetings(scope=scope, puskesmas_id=puskesmas.id, kinds=series)
    last = earlier[-1] if earlier else None
    held_on = next_day(last, scope.today, monthly)
    taken = [m.number for m in earlier if m.year == held_on.year and m.puskesmas_id == puskesmas.id]
    kind = calendar.default_kind(series[1], taken)
    reviewed = calendar.default_reviewed(kind, held_on, [m.reviewed for m in earlier])
    planned = calendar.default_planned(kind, held_on)
    start = last.starts_at if last and last.starts_at else time(8, 30)
    name, title = _chair(scope, puskesmas, monthly)
    note = scope.actor_name if scope.role is Role.NOTE_TAKER else ""
    return {
        "kind": kind,
        "year": held_on.year,
        "number": calendar.next_number(taken),
        "held_on": held_on,
        "starts_at": start,
        "ends_at": templates.clock(start.hour * 60 + start.minute + templates.duration(kind)),
        "venue": last.venue if last else "",
        "reviewed_first": str(reviewed.first),
        "reviewed_last": str(reviewed.last),
        "planned_first": str(planned.first),
        "planned_last": str(planned.last),
        "chair_name": name,
        "chair_title": title,
        "note_taker": last.note_taker if last and last.note_taker else note,
    }


def next_day(last: MeetingCard | None, today: date, monthly: bool) -> date:
    """The same weekday 13 weeks (or four) after the last one; never in the past, never on a weekend."""
    step = timedelta(weeks=4 if monthly else 13)
    day = last.held_on + step if last else today + timedelta(days=14)
    day = day if day >= today else today + timedelta(days=14)
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= SATURDAY else day


def _chair(scope: Scope, puskesmas: PuskesmasCard, monthly: bool) -> tuple[str, str]:
    """The camat leads the cross-sector lokmin, the head of the Puskesmas the monthly one."""
    offices = people.offices(scope=scope, kecamatan_id=puskesmas.kecamatan_id)
    sector, word = ("kesehatan", "kepala") if monthly else ("kecamatan", "camat")
    found = [o for o in offices if o.sector == sector and o.title.casefold().startswith(word)]
    named = [o for o in found if puskesmas.name.casefold() in f"{o.title} {o.institution}".casefold()]
    chosen: OfficeCard | None = next(iter(named or found), None)
    return (chosen.holder, chosen.printed_title) if chosen else ("", "")


def initial(meeting: MeetingCard) -> dict[str, Any]:
    """A meeting as the change form shows it."""
    return {
        "held_on": meeting.held_on,
        "starts_at": meeting.starts_at,
        "ends_at": meeting.ends_at,
        "venue": meeting.venue,
        "theme": meeting.theme,
        "reviewed_first": str(meeting.reviewed.first),
        "reviewed_last": str(meeting.reviewed.last),
        "planned_first": str(meeting.planned.first),
        "planned_last": str(meeting.planned.last),
        "chair_name": meeting.chair_name,
        "chair_title": meeting.chair_title,
        "note_taker": meeting.note_taker,
        "taking_part": [str(i) for i in meeting.taking_part_ids],
    }
