"""What a restatement moved: frozen coverages before and after, compared as integers.

Figures add up since January, so a corrected figure moves its own month and the frozen months after it in the
same year; a sasaran or target moves every frozen month of its year.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lokmin.basics.time import Month
from lokmin.coverage.rules.rows import PwsRow

SAID = ("numerator", "denominator", "target", "line_months", "state_code", "status_code")
KEPT = (*SAID, "rank")  # a village's rank may move by the number of another
Answers = Mapping[Month, Iterable[PwsRow]]


@dataclass(frozen=True)
class Moved:
    """One area (None: the total) × indicator × month; both sides hold the fields of `KEPT`."""

    month: Month
    area: Any
    indicator: str
    before: dict[str, Any]
    after: dict[str, Any]

    @property
    def status_changed(self) -> bool:
        return self.before["status_code"] != self.after["status_code"]


def moved(before: Answers, after: Answers, months: Iterable[Month]) -> list[Moved]:
    """The rows of those months that say something else afterwards, in the order they are answered."""
    found = []
    for month in sorted(set(months)):
        old = {(row.area, row.indicator): _kept(row) for row in before.get(month, ())}
        for row in after.get(month, ()):
            was, now = old.get((row.area, row.indicator)), _kept(row)
            if was is not None and was != now:
                found.append(Moved(month, row.area, row.indicator, was, now))
    return found


def _kept(row: PwsRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in KEPT}


def months_moved(frozen: Iterable[Month], changed: Iterable[Month]) -> set[Month]:
    """The frozen months whose numbers hold one of the changed months: the same year, not before it."""
    first: dict[int, int] = {}
    for month in changed:
        first[month.year] = min(month.month, first.get(month.year, 12))
    return {month for month in frozen if month.year in first and month.month >= first[month.year]}
