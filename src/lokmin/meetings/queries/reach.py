"""Which month the next lokmin reviews, and to which month people still to reach are counted (FN 5)."""

from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.basics.time import Month, Period
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


def planned_now(*, scope: Scope, puskesmas_id: UUID) -> Period | None:
    """The months planned by the lokmin that was held last, else by the next one; None without any (FN 1)."""
    found = _sittings(scope, puskesmas_id)
    held = [sitting for sitting in found if sitting.held_on <= scope.today]
    return next((sitting.planned for sitting in [*reversed(held), *found]), None)


def periods_reviewed(*, scope: Scope, puskesmas_id: UUID) -> list[Period]:
    """The months that the next lokmin reviews, then those of the one held last: for the problem board."""
    found = _sittings(scope, puskesmas_id)
    ahead = [sitting.reviewed for sitting in found if sitting.held_on >= scope.today]
    held = [sitting.reviewed for sitting in found if sitting.held_on < scope.today]
    return [*ahead[:1], *held[-1:]]


def _sittings(scope: Scope, puskesmas_id: UUID) -> list[Sitting]:
    """The cross-sector lokmin of a Puskesmas, the earliest first."""
    rows = Meeting.objects.within(scope).filter(of_puskesmas(puskesmas_id), of_series(kinds.QUARTERLY))
    return [Sitting(row.held_on, *periods(row)) for row in rows.order_by("held_on", "further", "id")]
