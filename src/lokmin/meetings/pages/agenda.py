"""The agenda ready to edit: what its lines hold, what does not fit, who may present."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from lokmin.meetings.queries import AgendaCard, MeetingCard
from lokmin.meetings.rules import agenda as rules
from lokmin.people.queries import OfficeCard
from lokmin.tools import printing

_PARTS = ("id", "key", "starts_at", "minutes", "title", "presenter", "decision_asked")
USUAL = ("Kepala Puskesmas", "Pemegang program", "Notulis", "Lintas sektor")
"""Who presents without an office in the directory."""


def initial(items: Sequence[AgendaCard]) -> list[dict[str, Any]]:
    """The lines as the form holds them."""
    return [{name: getattr(item, name) for name in _PARTS} for item in items]


def doubts(items: Sequence[AgendaCard], meeting: MeetingCard) -> list[str]:
    """Where one point runs into the next, and when the meeting runs over its end."""
    told = []
    for doubt in rules.doubts(items, meeting.ends_at):
        names = {"title": doubt.title, "n": doubt.minutes, "at": printing.time_text(doubt.at)}
        if doubt.kind == "overlap":
            words = _("“%(title)s” mulai %(n)s menit sebelum acara di atasnya selesai (%(at)s).")
        else:
            words = _("Acara terakhir selesai %(at)s, %(n)s menit lewat dari jam selesai rapat.")
        told.append(words % names)
    return told


def decisions_late(items: Sequence[AgendaCard], meeting: MeetingCard) -> bool:
    """Decisions are asked of the camat, but not right after the read-back (FN 28)."""
    return (
        meeting.family.by_camat and any(item.decision_asked for item in items) and rules.decisions_late(items)
    )


def presenters(offices: Iterable[OfficeCard]) -> list[str]:
    """Who may be chosen: the offices of the kecamatan, and who presents without one."""
    return list(dict.fromkeys([*USUAL, *(office.printed_title for office in offices)]))


def total(items: Sequence[AgendaCard]) -> str:
    """`3 jam 30 menit`; empty while a length is missing."""
    takes = rules.lengths(items)
    known = [minutes for minutes in takes if minutes is not None]
    if not known or len(known) < len(takes) - 1:
        return ""
    hours, minutes = divmod(sum(known), 60)
    parts = [
        _("%(n)s jam") % {"n": hours} if hours else "",
        _("%(n)s menit") % {"n": minutes} if minutes else "",
    ]
    return " ".join(filter(None, parts))
