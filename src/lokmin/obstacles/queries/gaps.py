"""Gaps that the numbers suggest as problems: villages below the target line with people still to reach."""

from dataclasses import dataclass
from uuid import UUID

from lokmin.basics.numbers import Ratio, State
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.coverage import queries as coverage
from lokmin.obstacles.models import Problem


@dataclass(frozen=True)
class Suggestion:
    """One indicator below its target: in which villages, and how many people are still to be reached.

    `people` is None where people cannot be counted (lower is better, ratio, stock); `unit` names them; they
    are counted to `until`.
    """

    indicator_code: str
    indicator_name: str
    indicator_name_en: str
    indicator_short: str
    unit: str
    unit_en: str
    lower_is_better: bool
    area_ids: tuple[UUID, ...]
    area_names: tuple[str, ...]
    people: int | None
    coverage: Ratio | None
    partial: bool
    taken: bool
    until: Month


def suggestions(*, scope: Scope, puskesmas_id: UUID, month: Month, until: Month) -> list[Suggestion]:
    """Indicators with villages below the target line of `month`, most people first, then most villages.

    A village counts when its value is on record and below the line (above it, where lower is better).
    `taken` tells that a problem of that indicator already stands for this month. Restricted indicators are
    left to those who may read them by village (FN 14).
    """
    scope.check(Duty.READ_PROBLEMS)
    card = coverage.scorecard(scope=scope, puskesmas_id=puskesmas_id, month=month, until=until)
    taken = _taken(scope, puskesmas_id, month)
    names = {area.id: area.name for area in card.areas}
    found = []
    for indicator in card.indicators:
        if indicator.restricted and not scope.can(Duty.READ_RESTRICTED):
            continue
        below = [
            row
            for area in card.areas
            if (row := card.cell(area.id, indicator.code)) is not None and row.reached is False
        ]
        if not below:
            continue
        below.sort(key=lambda row: (-(row.people_to_target or 0), row.ratio.value if row.ratio else 0))
        people = [row.people_to_target for row in below if row.people_to_target is not None]
        total = card.total(indicator.code)
        ids = tuple(UUID(str(row.area)) for row in below)
        found.append(
            Suggestion(
                indicator_code=indicator.code,
                indicator_name=indicator.name,
                indicator_name_en=indicator.name_en,
                indicator_short=indicator.short,
                unit=indicator.unit,
                unit_en=indicator.unit_en,
                lower_is_better=indicator.lower_is_better,
                area_ids=ids,
                area_names=tuple(names[i] for i in ids),
                people=sum(people) if people else None,
                coverage=total.ratio if total else None,
                partial=bool(total and total.state is State.PARTIAL),
                taken=indicator.code in taken,
                until=until,
            )
        )
    return sorted(found, key=lambda gap: (-(gap.people or 0), -len(gap.area_ids), gap.indicator_code))


def _taken(scope: Scope, puskesmas_id: UUID, month: Month) -> set[str]:
    rows = Problem.objects.within(scope).filter(puskesmas_id=puskesmas_id, removed_at=None)
    known = rows.exclude(indicator=None).values_list(
        "indicator_id", "first_year", "first_month", "last_year", "last_month"
    )
    return {code for code, a, b, c, d in known if Month(a, b) <= month <= Month(c, d)}
