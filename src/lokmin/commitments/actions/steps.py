"""What all writes on a promise share: finding it for the writer, and one step of its life."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal, Stale
from lokmin.basics.scope import Scope
from lokmin.commitments.models import Commitment, CommitmentState, StateChange
from lokmin.commitments.rules import parts, states

WORDS: dict[str, str] = dict(CommitmentState.choices)


def found(scope: Scope, commitment_id: UUID) -> Commitment:
    """The row, locked until the action ends; `NotYours` when it is not the writer's."""
    rows = Commitment.objects.within(scope)
    if scope.office_id:
        rows = rows.filter(office_id=scope.office_id)
    row: Commitment | None = rows.select_for_update().filter(id=commitment_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    return row


def missing_parts(row: Commitment) -> tuple[str, ...]:
    """Which of where, how many and when the row does not say yet."""
    areas = [area.id for area in row.areas.all()]
    return parts.missing_parts(areas=areas, quantity=row.quantity, due_on=row.due_on)


def line(text: str, most: int) -> str:
    """A text as one line; refused when it is too long."""
    found = " ".join((text or "").split())
    if len(found) > most:
        raise Refusal("commitments.text_long", most=most)
    return found


def check_version(row: Commitment, version: int) -> None:
    """Refuse with `Stale` when somebody else changed it since `version` was read."""
    if row.version != version:
        raise Stale("commitments.stale", expected=version, stored=row.version)


def step(
    scope: Scope,
    row: Commitment,
    deed: str,
    after: str,
    *,
    reason: str = "",
    via: str = "",
    changed: Sequence[dict[str, Any]] = (),
) -> None:
    """Move `row` to `after` by `deed`, write the immutable step, save with the next version."""
    states.check_step(deed, row.state, after, reason, words=WORDS)
    write(scope, row, after, reason=reason, via=via, changed=changed)


def write(
    scope: Scope,
    row: Commitment,
    after: str,
    *,
    reason: str = "",
    via: str = "",
    changed: Sequence[dict[str, Any]] = (),
) -> None:
    """The step without asking the state machine: for the first row and for parts that are completed."""
    StateChange.add(
        commitment=row,
        before=row.state if row.version else "",
        after=after,
        reason=" ".join(reason.split()),
        at=scope.now,
        by=scope.actor_name,
        via=via,
        changed=list(changed),
    )
    row.state = after
    row.blocked_because = " ".join(reason.split()) if after == states.BLOCKED else ""
    row.version += 1
    row.save()
