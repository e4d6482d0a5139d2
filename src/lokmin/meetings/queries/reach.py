"""To which month people still to reach are counted: one answer for every screen and paper (FN 5)."""

from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.meetings.models import Meeting, MeetingKind
from lokmin.meetings.queries.meetings import of_puskesmas, periods
from lokmin.meetings.rules.calendar import Sitting, last_month_to_reach


def reach_until(*, scope: Scope, puskesmas_id: UUID, month: Month) -> Month:
    """The last month before the lokmin that follows the one which reviews `month`, in the same year."""
    kinds = (MeetingKind.QUARTERLY_FIRST, MeetingKind.QUARTERLY)
    rows = Meeting.objects.within(scope).filter(of_puskesmas(puskesmas_id), kind__in=kinds)
    sittings = [Sitting(row.held_on, *periods(row)) for row in rows.order_by("held_on", "further", "id")]
    return last_month_to_reach(month, sittings)
