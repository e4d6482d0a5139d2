"""Who spoke a promise, when the meeting hears later who came (FN 26)."""

from collections.abc import Iterable
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.commitments.actions import steps
from lokmin.commitments.models import Commitment
from lokmin.commitments.rules import states
from lokmin.tools.actions import action, audit, unchanged


@action
def speak(*, scope: Scope, office_id: UUID, commitment_ids: Iterable[UUID], before: str, after: str) -> None:
    """Write the delegate on promises of one office that carry `before` or none; empty: the holder spoke.

    Attendance decides, whoever records it, so no duty of promises is asked. What a closed agreement holds,
    what lives on from an earlier promise, and a delegate that was written by hand stay.
    """
    rows = Commitment.unscoped.filter(
        id__in=list(commitment_ids), office_id=office_id, carried_from=None, bound_at=None,
        promised_by_delegate=before, state__in=list(states.EDITABLE),
    )  # fmt: skip
    found = list(rows.select_for_update().order_by("id"))
    if not found:
        unchanged()
    for row in found:
        row.promised_by_delegate = after
        changed = [{"field": "promised_by_delegate", "before": before, "after": after}]
        steps.write(scope, row, row.state, reason=row.blocked_because, via="kehadiran", changed=changed)
        audit(scope, "commitments.speak", row, before=before, after=after)
