"""The year before it is planned: the days by a pattern, what stands there already, what collides."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _

from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.basics.words import mark
from lokmin.meetings import queries
from lokmin.meetings.pages import plan
from lokmin.meetings.queries import Busy, MeetingCard
from lokmin.meetings.rules import kinds, templates, year
from lokmin.meetings.rules.year import Slot
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing

USUAL_WEEK = {kinds.QUARTERLY: (3, 2), kinds.MONTHLY: (1, 0)}
"""Week and weekday that are offered where nothing was held yet: the third Wednesday, the first Monday."""


@dataclass(frozen=True)
class Pattern:
    """How the days are proposed."""

    family: str
    year: int
    like_last_year: bool
    week: int
    weekday: int


@dataclass(frozen=True)
class Series:
    """The meetings of a family here: of all years, of the year to plan, of the year before."""

    all: list[MeetingCard]
    own: list[MeetingCard]
    last: list[MeetingCard]

    @property
    def newest(self) -> MeetingCard | None:
        return self.all[-1] if self.all else None


def series_of(*, scope: Scope, puskesmas: PuskesmasCard, family: str, year_of: int) -> Series:
    """`own` and `last` are what this Puskesmas organises; a joint one of another counts for the custom."""
    every = queries.meetings(scope=scope, puskesmas_id=puskesmas.id, kinds=kinds.series(family))
    mine = [m for m in every if m.puskesmas_id == puskesmas.id]
    return Series(every, [m for m in mine if m.year == year_of], [m for m in mine if m.year == year_of - 1])


def usual_pattern(
    *, scope: Scope, puskesmas: PuskesmasCard, series: Series, family: str, year_of: int
) -> dict[str, Any]:
    """What the choice of a pattern begins with: last year's where it is whole, else the usual months, on a
    day of the week that no other meeting of that year takes.
    """
    newest = series.newest
    week, weekday = (year.week_of(newest.held_on), newest.held_on.weekday()) if newest else USUAL_WEEK[family]
    candidates = [
        day
        for found in year.patterns_from(week, weekday)
        for day in year.usual_days(family, year_of, *found).values()
    ]
    busy = queries.busy_days(scope=scope, puskesmas_id=puskesmas.id, days=candidates)
    taken = {one.day for one in busy} - {card.held_on for card in series.own}
    week, weekday = year.free_pattern(family, year_of, week, weekday, taken)
    whole = len(days_held(series.last)) >= len(kinds.family(family).months)
    return {"pola": "lalu" if whole else "biasa", "minggu": week, "hari": min(weekday, 5)}


def days_held(cards: Iterable[MeetingCard]) -> dict[int, date]:
    """The day of each number; of several with one number the first."""
    found: dict[int, date] = {}
    for card in cards:
        if not card.further:
            found.setdefault(card.number, card.held_on)
    return found


def custom_words(cards: Sequence[MeetingCard]) -> str:
    """`Seperti 2022: Februari, Mei, Agustus`; empty when nothing was held."""
    days = days_held(cards)
    if not days:
        return ""
    months = ", ".join(printing.month_name(Month.of(day).month) for day in days.values())
    return _("Seperti %(year)s: %(months)s") % {"year": cards[0].year, "months": months}


def proposed(series: Series, pattern: Pattern) -> list[Slot]:
    """The meetings that are not there yet."""
    if pattern.like_last_year:
        days = year.days_like(pattern.year, days_held(series.last))
    else:
        days = year.usual_days(pattern.family, pattern.year, pattern.week, pattern.weekday)
    earlier = [card.reviewed for card in series.all if card.year < pattern.year]
    return year.slots(pattern.family, days, days_held(series.own), earlier)


def line(slot: Slot, today: date) -> dict[str, Any]:
    """A proposal as its form shows it; what lies in the past is not ticked."""
    return {
        "wanted": slot.held_on >= today,
        "number": slot.number,
        "held_on": slot.held_on,
        **plan.months(slot.reviewed, slot.planned),
    }


def line_label(pattern: Pattern, number: object) -> str:
    """`TW II 2024`; while the number cannot be read, just that it is a meeting."""
    text = str(number)
    if not (text.isascii() and text.isdecimal() and 0 < int(text) <= kinds.family(pattern.family).most):
        return _("Rapat tanpa nomor")
    return queries.meeting_label(pattern.family, int(text), pattern.year)


def common(*, scope: Scope, puskesmas: PuskesmasCard, series: Series, family: str) -> dict[str, Any]:
    """Hours, venue, chair and note-taker as last time."""
    newest = series.newest
    start = newest.starts_at if newest and newest.starts_at else time(8, 30)
    until = templates.clock(start.hour * 60 + start.minute + templates.duration(family))
    chair, title = plan.leader(scope, puskesmas, kinds.family(family))
    return {
        "starts_at": start,
        "ends_at": newest.ends_at if newest and newest.starts_at and newest.ends_at else until,
        "venue": newest.venue if newest else "",
        "chair_name": chair,
        "chair_title": title,
        "note_taker": newest.note_taker if newest and newest.note_taker else plan.note_taker(scope),
        "taking_part": [str(i) for i in newest.taking_part_ids] if newest else [],
    }


def warnings(days: Sequence[date | None], busy: Iterable[Busy], today: date) -> list[list[str]]:
    """What speaks against each day, in the order of the lines: it is a Sunday, past, or taken."""
    taken: Mapping[date, list[str]] = _by_day(busy)
    return [
        [] if day is None else [*_of_day(day, today, list(days).count(day) > 1), *taken.get(day, [])]
        for day in days
    ]


def _of_day(day: date, today: date, twice: bool) -> list[str]:
    told = closed_day(day)
    told += [_("hari itu sudah lewat")] if day < today else []
    return told + ([_("dua rapat pada hari yang sama")] if twice else [])


HOLIDAYS = {
    "new_year": mark("Tahun Baru Masehi"),
    "labour": mark("Hari Buruh Internasional"),
    "pancasila": mark("Hari Lahir Pancasila"),
    "independence": mark("Hari Kemerdekaan"),
    "christmas": mark("Kelahiran Yesus Kristus"),
}


def closed_day(day: date) -> list[str]:
    """Why nobody works on a day: a Sunday, a holiday with a fixed date."""
    name = year.holiday(day)
    told = [_("hari Minggu")] if day.weekday() == year.SUNDAY else []
    return told + ([_("hari libur nasional (%(name)s)") % {"name": _(HOLIDAYS[name])}] if name else [])


def closed_words(day: date) -> str:
    """The same as a sentence after saving; empty when people work on that day."""
    told = closed_day(day)
    words = {"day": printing.date_long(day), "why": ", ".join(told)}
    return _("Perhatian: %(day)s jatuh pada %(why)s. Ubah harinya bila perlu.") % words if told else ""


def _by_day(busy: Iterable[Busy]) -> dict[date, list[str]]:
    found: dict[date, list[str]] = {}
    for one in busy:
        own = _("bersamaan dengan %(label)s")
        other = _("Camat memimpin %(label)s Puskesmas %(puskesmas)s pada hari itu")
        told = (own if one.own else other) % {"label": one.label, "puskesmas": one.puskesmas}
        found.setdefault(one.day, []).append(told)
    return found
