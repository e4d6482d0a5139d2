"""To which month people still to reach are counted: one answer for every screen and paper (FN 5)."""

from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.meetings.models import Meeting
from lokmin.meetings.queries.meetings import of_puskesmas, of_series, periods
from lokmin.meetings.rules import kinds
from lokmin.meetings.rules.calendar import Sitting, last_month_to_reach


def reach_until(*, scope: Scope, puskesmas_id: UUID, month: Month) -> Month:
    """The last month before the lokmin that follows the one which reviews `month`, in the same year."""
    rows = Meeting.objects.within(scope).filter(of_puskesmas(puskesmas_id), of_series(kinds.QUARTERLY))
    sittings = [Sitting(row.held_on, *periods(row)) for row in rows.order_by("held_on", "further", "id")]
    return last_month_to_reach(month, sittings)
