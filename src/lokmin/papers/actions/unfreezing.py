"""Taking back a freeze on which nothing was built: no pack was printed, no meeting read the numbers."""

from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.basics.time import Period
from lokmin.coverage import actions as coverage
from lokmin.coverage import queries as figures
from lokmin.meetings import queries as meetings
from lokmin.papers import queries
from lokmin.tools import printing
from lokmin.tools.actions import action


@action
def take_back_freeze(*, scope: Scope, puskesmas_id: UUID, freeze_id: UUID) -> Period:
    """Open the period again, on the day of its freeze: no pack was printed, no meeting has read it."""
    scope.check_puskesmas(puskesmas_id)
    period = figures.freeze(scope=scope, freeze_id=freeze_id).period
    packs = queries.packs(scope=scope, puskesmas_id=puskesmas_id)
    pack = next((paper for paper in packs if paper.freeze_id == freeze_id), None)
    if pack:
        raise Refusal("papers.unfreeze_pack", code=pack.code)
    for card in meetings.meetings(scope=scope, puskesmas_id=puskesmas_id):
        reads = card.reviewed.first <= period.last and period.first <= card.reviewed.last
        if reads and card.state != "preparing" and card.held_on >= scope.today:
            raise Refusal("papers.unfreeze_meeting", day=printing.date_long(card.held_on))
    return coverage.take_back_freeze(scope=scope, puskesmas_id=puskesmas_id, freeze_id=freeze_id)
