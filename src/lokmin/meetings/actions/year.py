"""The meetings of a year at once: all or none, and taken back whole while nobody built on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Period
from lokmin.meetings import queries
from lokmin.meetings.actions.planning import plan_meeting
from lokmin.meetings.models import AgendaItem, Meeting, YearPlan
from lokmin.meetings.queries import YearPlanCard, meeting_label
from lokmin.meetings.rules import calendar, year
from lokmin.tools.actions import action, audit
from lokmin.tools.idempotency import repeatable
from lokmin.tools.locks import one_writer
from lokmin.tools.references import is_named


@dataclass(frozen=True)
class YearLine:
    """One meeting of the year as confirmed: its four things."""

    number: int
    held_on: date
    reviewed: Period
    planned: Period


@repeatable(lambda scope, made: queries.year_plan(scope=scope, plan_id=made))
@action
def plan_year(
    *, scope: Scope, puskesmas_id: UUID, family: str, year_of: int, lines: Sequence[YearLine], **common: Any
) -> YearPlanCard:
    """Write the meetings of one series in a year. `common`: venue, hours, chair … of `plan_meeting`.

    A number that stands there already is refused with all the others ("meetings.year_taken").
    """
    scope.check(Duty.WRITE_MEETINGS)
    scope.check_puskesmas(puskesmas_id)
    one_writer(puskesmas_id, "year")
    year.check_year(family, year_of, [(line.number, line.held_on) for line in lines])
    taken = queries.taken_numbers(scope=scope, puskesmas_id=puskesmas_id, kind=family, year=year_of)
    year.check_free([meeting_label(family, line.number, year_of) for line in lines if line.number in taken])
    row = YearPlan.add(
        puskesmas_id=puskesmas_id, kind=family, year=year_of, made_at=scope.now, made_by=scope.actor_name
    )
    for line in sorted(lines, key=lambda line: line.number):
        plan_meeting(
            scope=scope,
            puskesmas_id=puskesmas_id,
            kind=calendar.default_kind(family, [] if line.number == 1 else [1]),
            year=year_of,
            number=line.number,
            held_on=line.held_on,
            reviewed=line.reviewed,
            planned=line.planned,
            year_plan_id=row.id,
            **common,
        )
    audit(scope, "meetings.plan_year", row, kind=family, year=year_of, meetings=len(lines))
    return queries.year_plan(scope=scope, plan_id=row.id)


@action
def undo_year(*, scope: Scope, plan_id: UUID) -> int:
    """Take back all meetings that were planned at once; returns how many.

    Refused as soon as one of them was changed, opened, or has anything of its own ("meetings.year_used").
    """
    scope.check(Duty.WRITE_MEETINGS)
    row = YearPlan.objects.within(scope).select_for_update().filter(id=plan_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    made = list(Meeting.objects.within(scope).select_for_update().filter(year_plan=row))
    year.check_untouched([queries.label_of(meeting) for meeting in made if _is_used(meeting)])
    audit(scope, "meetings.undo_year", row, kind=row.kind, year=row.year, meetings=len(made))
    Meeting.objects.within(scope).filter(id__in=[meeting.id for meeting in made]).delete()
    row.delete()
    return len(made)


def _is_used(meeting: Meeting) -> bool:
    """Whether it is more than it was when the year was planned."""
    return meeting.version > 1 or is_named(meeting, but=(AgendaItem, Meeting.taking_part.through))
