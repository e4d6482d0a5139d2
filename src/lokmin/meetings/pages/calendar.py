"""A year of meetings by month: planned, held, signed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from lokmin.basics.time import Month
from lokmin.meetings.queries import MeetingCard
from lokmin.tools import printing


@dataclass(frozen=True)
class Entry:
    """One meeting in the calendar. `puskesmas` is empty where all are of one."""

    card: MeetingCard
    url: str
    stamp: str
    state: str
    signing: str
    puskesmas: str


@dataclass(frozen=True)
class MonthOfMeetings:
    month: Month
    entries: list[Entry]

    @property
    def name(self) -> str:
        return printing.month_name(self.month.month)


def months(
    cards: Iterable[MeetingCard], year: int, today: date, *, code: str = "", named: bool = False
) -> list[MonthOfMeetings]:
    """The twelve months with their meetings.

    `code` of the Puskesmas from which they are read: a joint meeting is opened there. `named`: say whose
    each is.
    """
    found: dict[int, list[Entry]] = {month: [] for month in range(1, 13)}
    for card in cards:
        found[card.held_on.month].append(_entry(card, today, code, named))
    return [MonthOfMeetings(Month(year, month), entries) for month, entries in found.items()]


def _entry(card: MeetingCard, today: date, code: str, named: bool) -> Entry:
    here = code if code and code in card.puskesmas_codes else card.puskesmas_code
    stamp, state = state_of(card, today)
    names = ", ".join((card.puskesmas, *card.taking_part))
    url = reverse("meetings:meeting", kwargs={"code": here, "meeting_id": card.id})
    return Entry(card, url, stamp, state, signing(card), names if named or card.taking_part else "")


def state_of(card: MeetingCard, today: date) -> tuple[str, str]:
    """Stamp and word: planned, not opened though its day has passed, running, held."""
    if card.is_closed:
        return "done", _("Diadakan")
    if card.state == "open":
        return "running", _("Berlangsung")
    return ("blocked", _("Lewat, belum dibuka")) if card.held_on < today else ("agreed", _("Direncanakan"))


def signing(card: MeetingCard) -> str:
    """How many have signed; empty where nobody is asked to."""
    n = card.numbers
    if not n.wanted:
        return ""
    return _("%(n)s dari %(m)s tanda tangan") % {"n": n.signed, "m": n.wanted}


def heading(cards: list[MeetingCard], year: int) -> str:
    """How many of the year's meetings were held, and of how many the signatures are complete."""
    held = sum(card.is_closed for card in cards)
    signed = sum(card.numbers.wanted > 0 and not card.numbers.outstanding for card in cards)
    told = {"year": year, "all": len(cards), "held": held, "signed": signed}
    if not cards:
        return _("Belum ada rapat di %(year)s") % told
    return _("Rapat %(year)s: %(held)s dari %(all)s diadakan, %(signed)s lengkap ditandatangani") % told
