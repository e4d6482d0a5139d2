"""What stands in the plan form before anybody types."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.basics.scope import Role, Scope
from lokmin.basics.time import Period
from lokmin.meetings import queries
from lokmin.meetings.queries import MeetingCard
from lokmin.meetings.rules import calendar, kinds, templates
from lokmin.meetings.rules import year as year_rules
from lokmin.meetings.rules.kinds import Family
from lokmin.people import queries as people
from lokmin.people.queries import OfficeCard
from lokmin.places.queries import PuskesmasCard

SATURDAY = 5
WEEKS = {1: 4, 3: 13, 6: 26}
"""How many weeks on the next meeting is, by the months that a family plans."""


def defaults(*, scope: Scope, puskesmas: PuskesmasCard, family: str, name: str = "") -> dict[str, Any]:
    """Number, day, months, venue, chair and note-taker as the custom of the place suggests."""
    custom = kinds.family(family)
    earlier = [
        card
        for card in queries.meetings(scope=scope, puskesmas_id=puskesmas.id, kinds=kinds.series(family))
        if card.name == name
    ]
    last = earlier[-1] if earlier else None
    own = [m for m in earlier if m.puskesmas_id == puskesmas.id]
    held_on = next_day(last, scope.today, custom.planned)
    taken = [m.number for m in own if m.year == held_on.year]
    if custom.is_yearly and calendar.next_number(taken) > len(custom.months):
        held_on = year_rules.day_in_first_month(family, held_on)
        taken = [m.number for m in own if m.year == held_on.year]
    kind = calendar.default_kind(family, taken)
    start = last.starts_at if last and last.starts_at else time(8, 30)
    chair, title = leader(scope, puskesmas, custom)
    return {
        "kind": kind,
        "name": name,
        "year": held_on.year,
        "number": calendar.next_number(taken),
        "held_on": held_on,
        "starts_at": start,
        "ends_at": templates.clock(start.hour * 60 + start.minute + templates.duration(kind)),
        "venue": last.venue if last else "",
        **months(
            calendar.default_reviewed(kind, held_on, [m.reviewed for m in earlier]),
            calendar.default_planned(kind, held_on),
        ),
        "chair_name": chair,
        "chair_title": title,
        "note_taker": last.note_taker if last and last.note_taker else note_taker(scope),
        "taking_part": [str(i) for i in own[-1].taking_part_ids] if own else [],
    }


def heading(family: str, name: str = "") -> str:
    """What is being planned."""
    words = {
        kinds.QUARTERLY: _("Rencanakan lokmin lintas sektor"),
        kinds.MONTHLY: _("Rencanakan lokmin bulanan"),
        kinds.STUNTING: _("Rencanakan rembuk stunting"),
        kinds.REVIEW: _("Rencanakan tinjauan manajemen"),
    }
    own = _("Rencanakan %(name)s") % {"name": name} if name else _("Rencanakan rapat lain")
    return words.get(family, own)


def months(reviewed: Period, planned: Period) -> dict[str, str]:
    """The months of a meeting as its forms hold them."""
    return {
        "reviewed_first": str(reviewed.first),
        "reviewed_last": str(reviewed.last),
        "planned_first": str(planned.first),
        "planned_last": str(planned.last),
    }


def note_taker(scope: Scope) -> str:
    return scope.actor_name if scope.role is Role.NOTE_TAKER else ""


def next_day(last: MeetingCard | None, today: date, planned: int) -> date:
    """The same weekday as the last one, as many months on as are planned; never past, never on a weekend."""
    step = timedelta(weeks=WEEKS[planned])
    day = last.held_on + step if last else today + timedelta(days=14)
    day = day if day >= today else today + timedelta(days=14)
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= SATURDAY else day


def leader(scope: Scope, puskesmas: PuskesmasCard, custom: Family) -> tuple[str, str]:
    """Who leads, with the title: the camat what is cross-sector, the head of the Puskesmas the rest."""
    offices = people.offices(scope=scope, kecamatan_id=puskesmas.kecamatan_id)
    sector, word = ("kecamatan", "camat") if custom.by_camat else ("kesehatan", "kepala")
    found = [o for o in offices if o.sector == sector and o.title.casefold().startswith(word)]
    named = [o for o in found if puskesmas.name.casefold() in f"{o.title} {o.institution}".casefold()]
    chosen: OfficeCard | None = next(iter(named or found), None)
    return (chosen.holder, chosen.printed_title) if chosen else ("", "")


def before_change(meeting: MeetingCard, handed_out: Sequence[Any]) -> str:
    """What changing day, hour or place would leave wrong: papers and letters that went out."""
    sent = meeting.numbers.sent + meeting.numbers.untold
    told = [_issued_words(handed_out)] if handed_out else []
    if sent:
        told.append(
            ngettext("%(n)s undangan sudah terkirim", "%(n)s undangan sudah terkirim", sent) % {"n": sent}
        )
    if not told:
        return ""
    words = _("%(what)s. Bila hari, jam, atau tempat berubah, dokumen diganti dan undangan dikirim lagi.")
    return words % {"what": "; ".join(told)}


def after_change(meeting: MeetingCard, handed_out: Sequence[Any]) -> str:
    """What names the old plan now, and who was not told; empty when nothing went out."""
    untold = meeting.numbers.untold
    told = [_issued_words(handed_out)] if handed_out else []
    if untold:
        told.append(
            ngettext(
                "%(n)s undangan belum diberi tahu perubahan",
                "%(n)s undangan belum diberi tahu perubahan",
                untold,
            )
            % {"n": untold}
        )
    if not told:
        return ""
    words = _("Rencana berubah. %(what)s. Buat dokumen penggantinya, lalu kirim lagi undangannya.")
    return words % {"what": "; ".join(told)}


def _issued_words(handed_out: Sequence[Any]) -> str:
    """`Sudah terbit: undangan nomor 005/141/Kec.Lais/2023, daftar hadir`."""
    names = []
    for paper in handed_out:
        name = _(paper.kind_name).lower()
        numbered = _("%(name)s nomor %(number)s") % {"name": name, "number": paper.number}
        names.append(numbered if paper.number else name)
    return _("Sudah terbit: %(names)s") % {"names": ", ".join(names)}


def initial(meeting: MeetingCard) -> dict[str, Any]:
    """A meeting as the change form shows it."""
    return {
        "held_on": meeting.held_on,
        "starts_at": meeting.starts_at,
        "ends_at": meeting.ends_at,
        "venue": meeting.venue,
        "theme": meeting.theme,
        **months(meeting.reviewed, meeting.planned),
        "chair_name": meeting.chair_name,
        "chair_title": meeting.chair_title,
        "note_taker": meeting.note_taker,
        "taking_part": [str(i) for i in meeting.taking_part_ids],
    }
