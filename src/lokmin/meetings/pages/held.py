"""The evaluation of a meeting in words. What was not recorded is said so, never printed as nought."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.meetings.queries import Held
from lokmin.meetings.rules.held import Clock
from lokmin.tools import printing


@dataclass(frozen=True)
class HeldLine:
    """One meeting beside the others: every column is a sentence or says that nothing was recorded."""

    held: Held
    opened: str
    closed: str
    came: str
    agenda: str
    kept: str


def lines(found: Sequence[Held]) -> list[HeldLine]:
    return [
        HeldLine(each, opening_words(each), closing_words(each), came(each), agenda(each), kept(each))
        for each in found
    ]


def _missing() -> str:
    return _("tidak tercatat")


def opening_words(held: Held) -> str:
    """`08.47, 17 menit sesudah jam undangan`."""
    return _clock(held.opening) if held.card.state != "preparing" else _("belum dibuka")


def closing_words(held: Held) -> str:
    """`12.10, 10 menit sesudah rencana`; closed on another day: that day, for the hour is not known."""
    if not held.card.is_closed:
        return _("belum ditutup")
    if held.closing.real is None and held.card.closed_at:
        day = printing.date_long(held.card.closed_at)
        return _("jam selesai tidak tercatat; ditutup di Lokmin %(day)s") % {"day": day}
    return _clock(held.closing)


def _clock(clock: Clock) -> str:
    if clock.real is None:
        return _missing()
    told = printing.time_text(clock.real)
    minutes = clock.minutes
    if minutes is None:
        return _("%(time)s; jam rencana tidak tercatat") % {"time": told}
    if not minutes:
        return _("%(time)s, tepat menurut rencana") % {"time": told}
    if minutes > 0:
        words = ngettext(
            "%(time)s, %(n)s menit sesudah rencana", "%(time)s, %(n)s menit sesudah rencana", minutes
        )
        return words % {"time": told, "n": minutes}
    words = ngettext(
        "%(time)s, %(n)s menit sebelum rencana", "%(time)s, %(n)s menit sebelum rencana", -minutes
    )
    return words % {"time": told, "n": -minutes}


def came(held: Held) -> str:
    """`17 dari 20 undangan: 12 pejabat sendiri, 5 diwakili`."""
    if held.seats is None:
        return _missing()
    n = held.seats
    told = _("%(n)s dari %(m)s undangan: %(own)s pejabat sendiri, %(other)s diwakili") % {
        "n": n.principals + n.delegates,
        "m": n.invited,
        "own": n.principals,
        "other": n.delegates,
    }
    return f"{told}; {_('%(n)s tanpa undangan') % {'n': n.walk_ins}}" if n.walk_ins else told


def agenda(held: Held) -> str:
    """`6 dari 8 mata acara bernotulen`, and how many have their hours."""
    if not held.points or held.card.state == "preparing":
        return _missing()
    told = _("%(n)s dari %(m)s mata acara bernotulen") % {"n": held.noted, "m": len(held.points)}
    if held.timed:
        told += "; " + _("%(n)s dengan jamnya") % {"n": held.timed}
    return told


def kept(held: Held) -> str:
    """`4 dari 9 selesai`: of the promises that this meeting made, up to today."""
    if held.kept is None:
        return _("tidak ada komitmen")
    return _("%(n)s dari %(m)s selesai") % {"n": held.kept.done, "m": held.kept.made}
