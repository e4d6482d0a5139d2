"""Which month the next lokmin reviews, and to which month people still to reach are counted (FN 5)."""

from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.meetings.models import Meeting
from lokmin.meetings.queries.meetings import of_puskesmas, of_series, periods
from lokmin.meetings.rules import kinds
from lokmin.meetings.rules.calendar import Sitting, last_month_to_reach, month_to_review


def reach_until(*, scope: Scope, puskesmas_id: UUID, month: Month) -> Month:
    """The last month before the lokmin that follows the one which reviews `month`, in the same year."""
    return last_month_to_reach(month, _sittings(scope, puskesmas_id))


def reviewed_next(*, scope: Scope, puskesmas_id: UUID) -> Month | None:
    """The last month that the next lokmin reviews; None while none is planned."""
    return month_to_review(scope.today, _sittings(scope, puskesmas_id))


def _sittings(scope: Scope, puskesmas_id: UUID) -> list[Sitting]:
    """The cross-sector lokmin of a Puskesmas, the earliest first."""
    rows = Meeting.objects.within(scope).filter(of_puskesmas(puskesmas_id), of_series(kinds.QUARTERLY))
    return [Sitting(row.held_on, *periods(row)) for row in rows.order_by("held_on", "further", "id")]
