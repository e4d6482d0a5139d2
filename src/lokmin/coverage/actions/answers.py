"""Answering a doubt about a number: it is right, because …"""

from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.coverage.models import QualityAnswer
from lokmin.coverage.queries import quality
from lokmin.tools.actions import action, audit, unchanged

LONGEST_REASON = 300


@action
def answer_doubt(
    *, scope: Scope, puskesmas_id: UUID, area_id: UUID, subject: str, month: Month, value: str, reason: str
) -> None:
    """Keep why a doubtful number is right; the number stays, its doubt is shown as explained.

    Refused without a reason, and when that doubt is not there (any more). The same answer sent again changes
    nothing.
    """
    scope.check(Duty.WRITE_FIGURES)
    scope.check_puskesmas(puskesmas_id)
    plain = " ".join(reason.split())[:LONGEST_REASON]
    if not plain:
        raise Refusal("coverage.answer_reason")
    doubt = quality.doubt_at(
        scope=scope, puskesmas_id=puskesmas_id, area_id=area_id, subject=subject, month=month
    )
    if doubt is None or doubt.value != value:
        raise Refusal("coverage.answer_gone")
    if doubt.answer and doubt.answer.reason == plain:
        unchanged()
        return
    row = QualityAnswer.add(
        puskesmas_id=puskesmas_id,
        area_id=area_id,
        subject=subject,
        year=month.year,
        month=month.month,
        value=value,
        reason=plain,
        at=scope.now,
        by=scope.actor_name,
    )
    audit(scope, "answer", row, subject=subject, month=str(month), value=value)
