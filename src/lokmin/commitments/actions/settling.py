"""Two places wrote the life of a promise: its history ends with the state that holds."""

from collections.abc import Iterable
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.commitments.models import Commitment, StateChange
from lokmin.tools.actions import action, audit, unchanged

SETTLED = "Ditulis di kantor dan di aula; keadaan ini yang berlaku."


@action
def settle(*, scope: Scope, commitment_ids: Iterable[UUID | str]) -> int:
    """Add a last step wherever the history, joined from two places, ends otherwise than the promise stands.

    The promise itself is not changed. Answers how many got a step.
    """
    count = 0
    for row in Commitment.objects.within(scope).filter(id__in=list(commitment_ids)):
        last = StateChange.objects.within(scope).filter(commitment=row).order_by("at", "id").last()
        if last is None or last.after == row.state:
            continue
        step = StateChange.add(
            commitment=row,
            before=last.after,
            after=row.state,
            reason=SETTLED,
            at=max(scope.now, last.at),
            by=scope.actor_name,
            via="penggabungan",
        )
        audit(scope, "settle", step, puskesmas_id=row.puskesmas_id, state=row.state)
        count += 1
    if not count:
        unchanged()
    return count
