"""Before a period is frozen: who has not reported what, open doubts, whether sasaran are last year's."""

from dataclasses import dataclass
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.basics.time import Period
from lokmin.coverage.queries.board import scorecard
from lokmin.coverage.queries.doubts import Doubt
from lokmin.coverage.queries.quality import review


@dataclass(frozen=True)
class Readiness:
    """`missing` are reports (a village's of a programme and month), `doubts` what nobody explained yet."""

    period: Period
    missing: list[Doubt]
    doubts: list[Doubt]
    provisional: bool

    @property
    def whole(self) -> bool:
        """Nothing to look at before freezing."""
        return not (self.missing or self.doubts or self.provisional)


def readiness(*, scope: Scope, puskesmas_id: UUID, period: Period) -> Readiness:
    """What freezing this period would hold still."""
    card = scorecard(scope=scope, puskesmas_id=puskesmas_id, month=period.last)
    found = review(scope=scope, puskesmas_id=puskesmas_id, months=list(period), card=card).open
    return Readiness(
        period,
        [doubt for doubt in found if doubt.is_missing],
        [doubt for doubt in found if not doubt.is_missing],
        card.provisional,
    )
