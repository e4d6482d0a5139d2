"""The meetings of a year that a Puskesmas organises, each between its neighbours of the same series."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import MeetingCard


@dataclass(frozen=True)
class YearMeeting:
    """A meeting, the one held before it in its series, and the day that ends its follow-up.

    `next_on`: the day of the next one, else the last day of the months that it plans.
    """

    card: MeetingCard
    previous: MeetingCard | None
    next_on: date


@dataclass(frozen=True)
class YearOfMeetings:
    """`own` are organised here; `elsewhere` is organised by another Puskesmas, which keeps its papers."""

    own: list[YearMeeting]
    elsewhere: list[MeetingCard]


def among(card: MeetingCard, known: Iterable[MeetingCard]) -> YearMeeting:
    """A meeting between its neighbours, of all that its Puskesmas knows."""
    series = [one for one in known if (one.family.key, one.name) == (card.family.key, card.name)]
    earlier = [one for one in series if one.held_on < card.held_on and one.state != "preparing"]
    later = [one.held_on for one in series if one.held_on > card.held_on]
    previous = max(earlier, key=lambda one: (one.held_on, one.further, one.id), default=None)
    return YearMeeting(card, previous, min(later, default=card.planned.last.last_day))


def meeting_of_year(*, scope: Scope, meeting_id: UUID) -> YearMeeting:
    """One meeting that the asker's Puskesmas organises; `NotYours` for others."""
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    scope.check_puskesmas(card.puskesmas_id)
    return among(card, meetings.meetings(scope=scope, puskesmas_id=card.puskesmas_id))


def meetings_of_year(*, scope: Scope, puskesmas_id: UUID, year: int) -> YearOfMeetings:
    """The meetings held or planned in a calendar year, the earliest first."""
    scope.check(Duty.READ_MEETINGS)
    scope.check_puskesmas(puskesmas_id)
    known = meetings.meetings(scope=scope, puskesmas_id=puskesmas_id)
    cards = [card for card in known if card.held_on.year == year]
    own = [among(card, known) for card in cards if card.puskesmas_id == puskesmas_id]
    return YearOfMeetings(own, [card for card in cards if card.puskesmas_id != puskesmas_id])
