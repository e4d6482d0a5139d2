"""The meetings of a calendar year by the day they are held: of a Puskesmas, a kecamatan, a district."""

from collections.abc import Iterable
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.meetings.models import Meeting
from lokmin.meetings.queries.cards import MeetingCard
from lokmin.meetings.queries.meetings import _cards, _rows, of_puskesmas


def held_in(
    *, scope: Scope, year: int, puskesmas_id: UUID | None = None, kinds: Iterable[str] | None = None
) -> list[MeetingCard]:
    """All meetings in scope that are held in a year, or those of one Puskesmas; the earliest first."""
    rows = _rows(scope).filter(held_on__year=year)
    if puskesmas_id:
        rows = rows.filter(of_puskesmas(puskesmas_id))
    if kinds is not None:
        rows = rows.filter(kind__in=list(kinds))
    return _cards(rows)


def years_held(*, scope: Scope) -> list[int]:
    """The years in which anybody in scope holds a meeting, the latest first."""
    days = Meeting.objects.within(scope).order_by("-held_on").dates("held_on", "year", order="DESC")
    return [day.year for day in days]
