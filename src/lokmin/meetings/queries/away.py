"""Which meetings are in a hall."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from lokmin.basics.scope import Duty, Scope
from lokmin.meetings.models import Away
from lokmin.tools.prepared import prepared


@dataclass(frozen=True)
class AwayCard:
    """A meeting that is or was written on a laptop in a hall. `back_at` None: it still is."""

    meeting_id: UUID
    package_id: UUID
    since: datetime
    by: str
    back_at: datetime | None
    back_by: str
    opened_because: str


def away(*, scope: Scope, meeting_ids: Iterable[UUID]) -> dict[UUID, AwayCard]:
    """Of these meetings those that are in a hall now."""
    scope.check(Duty.READ_MEETINGS)
    return {row.meeting_id: _card(row) for row in _rows(scope, list(meeting_ids))}


@prepared
def _rows(scope: Scope, meeting_ids: Collection[UUID]) -> QuerySet[Away]:
    rows: QuerySet[Away] = Away.objects.within(scope).filter(meeting_id__in=meeting_ids, back_at=None)
    return rows


def _card(row: Away) -> AwayCard:
    return AwayCard(
        row.meeting_id, row.package_id, row.since, row.by, row.back_at, row.back_by, row.opened_because
    )
