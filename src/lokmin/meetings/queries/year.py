"""What planning a year asks: who is busy on which day, and what was planned at once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Scope
from lokmin.meetings.models import Meeting, YearPlan
from lokmin.meetings.queries.cards import meeting_label
from lokmin.meetings.queries.meetings import of_puskesmas
from lokmin.meetings.rules import kinds
from lokmin.places import queries as places


@dataclass(frozen=True)
class YearPlanCard:
    """Meetings that were planned at once."""

    id: UUID
    kind: str
    year: int
    made_at: datetime
    made_by: str
    meetings: int


@dataclass(frozen=True)
class Busy:
    """A day that is taken: by a meeting of the own Puskesmas, or of another one that needs the same camat."""

    day: date
    label: str
    puskesmas: str
    own: bool


def label_of(row: Meeting) -> str:
    return meeting_label(row.kind, row.number, row.year, row.further, row.name)


def _card(scope: Scope, row: YearPlan) -> YearPlanCard:
    count = Meeting.objects.within(scope).filter(year_plan=row).count()
    return YearPlanCard(row.id, row.kind, row.year, row.made_at, row.made_by, count)


def year_plan(*, scope: Scope, plan_id: UUID) -> YearPlanCard:
    """One year plan; `NotYours` when it is another's or was taken back."""
    row = YearPlan.objects.within(scope).filter(id=plan_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    return _card(scope, row)


def year_plans(*, scope: Scope, puskesmas_id: UUID, kind: str, year: int) -> list[YearPlanCard]:
    """What was planned at once for a series in a year."""
    rows = YearPlan.objects.within(scope).filter(puskesmas_id=puskesmas_id, kind=kind, year=year)
    return [_card(scope, row) for row in rows]


def busy_days(*, scope: Scope, puskesmas_id: UUID, days: Iterable[date]) -> list[Busy]:
    """Which of these days are taken already.

    Of the other Puskesmas of the kecamatan only the day and the name of what the camat leads there is told:
    he cannot sit in two rooms, and his letters are public.
    """
    asked = list(days)
    own = Meeting.objects.within(scope).filter(of_puskesmas(puskesmas_id), held_on__in=asked)
    mine = {row.id: row for row in own.select_related("puskesmas")}
    sisters = {
        card.id for host in scope.kecamatan_ids for card in places.puskesmas_of_kecamatan(kecamatan_id=host)
    }
    wide = replace(scope, puskesmas_ids=scope.puskesmas_ids | sisters)
    led = [kind for kind in kinds.KINDS if kinds.family(kind).by_camat]
    others = Meeting.objects.within(wide).filter(
        kecamatan_id__in=scope.kecamatan_ids, kind__in=led, held_on__in=asked
    )
    rows = [*mine.values(), *others.exclude(id__in=mine.keys()).select_related("puskesmas")]
    return [Busy(row.held_on, label_of(row), row.puskesmas.name, row.id in mine) for row in rows]
