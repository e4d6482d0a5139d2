"""Promises whose text belongs to a closed agreement: bound at closing, changed by addendum only.

The room below says which agreement; here nobody knows meetings.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from lokmin.basics.scope import Duty, Scope
from lokmin.commitments import queries
from lokmin.commitments.actions import steps
from lokmin.commitments.actions.promise import put_changes
from lokmin.commitments.models import Commitment
from lokmin.commitments.queries import CommitmentCard
from lokmin.commitments.rules import states
from lokmin.tools.actions import action, audit, unchanged


@action
def bind(*, scope: Scope, commitment_ids: Iterable[UUID]) -> None:
    """From now on the text of these promises changes by addendum only."""
    rows = Commitment.unscoped.filter(id__in=list(commitment_ids), bound_at=None).select_for_update()
    found = list(rows.order_by("id"))
    for row in found:
        row.bound_at = scope.now
        row.save(update_fields=["bound_at"])
        audit(scope, "commitments.bind", row)
    if not found:
        unchanged()


@action
def amend(*, scope: Scope, commitment_id: UUID, via: str, **changes: Any) -> CommitmentCard:
    """Change parts of a promise by addendum, also what it says; `via` names the addendum."""
    scope.check(Duty.WRITE_COMMITMENTS)
    row = steps.found(scope, commitment_id)
    states.check_editable(row.state, words=steps.WORDS)
    changed = put_changes(scope, row, changes)
    steps.write(scope, row, row.state, reason=row.blocked_because, via=via, changed=changed)
    audit(scope, "commitments.amend", row, via=via, fields=[change["field"] for change in changed])
    return queries.commitment(scope=scope, commitment_id=row.id)


@action
def revoke(*, scope: Scope, commitment_id: UUID, reason: str, via: str) -> CommitmentCard:
    """Withdraw a promise of a closed agreement by addendum."""
    scope.check(Duty.WRITE_COMMITMENTS)
    row = steps.found(scope, commitment_id)
    steps.step(scope, row, states.WITHDRAW, states.WITHDRAWN, reason=reason, via=via)
    audit(scope, "commitments.revoke", row, reason=reason, via=via)
    return queries.commitment(scope=scope, commitment_id=row.id)
