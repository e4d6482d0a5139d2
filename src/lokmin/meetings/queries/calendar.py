"""The meetings of a calendar year by the day they are held: of a Puskesmas, a kecamatan, a district."""

from collections.abc import Iterable

from lokmin.basics.scope import Scope
from lokmin.meetings.models import Meeting
from lokmin.meetings.queries.cards import MeetingCard
from lokmin.meetings.queries.meetings import _cards, _rows


def held_in(*, scope: Scope, year: int, kinds: Iterable[str] | None = None) -> list[MeetingCard]:
    """All meetings in scope that are held in a year, the earliest first."""
    rows = _rows(scope).filter(held_on__year=year)
    if kinds is not None:
        rows = rows.filter(kind__in=list(kinds))
    return _cards(rows)


def years_held(*, scope: Scope) -> list[int]:
    """The years in which anybody in scope holds a meeting, the latest first."""
    days = Meeting.objects.within(scope).order_by("-held_on").dates("held_on", "year", order="DESC")
    return [day.year for day in days]
