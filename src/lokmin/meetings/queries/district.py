"""Meetings of many Puskesmas at once, and what became of their promises: counts only, no contents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from lokmin.basics.scope import Scope
from lokmin.meetings.models import Dealing, Meeting, MeetingCommitment
from lokmin.meetings.queries.cards import MeetingCard
from lokmin.meetings.queries.meetings import _cards, _rows
from lokmin.meetings.rules import kinds

SERIES = kinds.series(kinds.QUARTERLY)
ENDED = ("done", "carried_over", "withdrawn")


@dataclass(frozen=True)
class FollowUp:
    """Promises of one meeting: made, done, blocked, carried, reported about, open and past their day."""

    made: int = 0
    done: int = 0
    blocked: int = 0
    carried: int = 0
    begun: int = 0
    late: int = 0


def quarterly(*, scope: Scope, years: Sequence[int] | None = None) -> list[MeetingCard]:
    """The cross-sector lokmin in scope, of these years or all, the earliest first."""
    rows = _rows(scope).filter(kind__in=SERIES)
    if years is not None:
        rows = rows.filter(year__in=list(years))
    return _cards(rows)


def quarterly_years(*, scope: Scope) -> list[int]:
    """The years in which anybody in scope has a cross-sector lokmin, the latest first."""
    rows = Meeting.objects.within(scope).filter(kind__in=SERIES).order_by("-year")
    return list(rows.values_list("year", flat=True).distinct())


def follow_ups(*, scope: Scope, meeting_ids: Iterable[UUID], today: date) -> dict[UUID, FollowUp]:
    """What became of the promises that each meeting made."""
    rows = MeetingCommitment.objects.within(scope).filter(
        meeting_id__in=list(meeting_ids), dealing=Dealing.MADE
    )
    state = "commitment__state"
    late = Q(commitment__due_on__lt=today) & ~Q(**{f"{state}__in": (*ENDED, "draft")})
    counted = (
        rows.order_by()
        .values("meeting_id")
        .annotate(
            made=Count("pk", filter=~Q(**{state: "withdrawn"})),
            done=Count("pk", filter=Q(**{state: "done"})),
            blocked=Count("pk", filter=Q(**{state: "blocked"})),
            carried=Count("pk", filter=Q(**{state: "carried_over"})),
            begun=Count("pk", filter=~Q(**{f"{state}__in": ("draft", "agreed", "withdrawn")})),
            late=Count("pk", filter=late),
        )
    )
    return {row.pop("meeting_id"): FollowUp(**row) for row in counted}
