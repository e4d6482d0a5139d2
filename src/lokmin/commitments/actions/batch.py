"""Many reports saved at once by the note-taker, each checked alone; and a save taken back (FN 31)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.commitments.actions import steps
from lokmin.commitments.actions.progress import report_once
from lokmin.commitments.models import Commitment, Progress, StateChange, TakenBack
from lokmin.commitments.queries import CommitmentCard
from lokmin.commitments.rules import states
from lokmin.tools.actions import action, audit


@dataclass(frozen=True)
class Written:
    """What became of one line of a grid: its promise as it stands now, or the refusal."""

    commitment_id: UUID
    card: CommitmentCard | None
    refusal: Refusal | None


def report_many(*, scope: Scope, key: UUID, lines: Iterable[tuple[UUID, dict[str, Any]]]) -> list[Written]:
    """Record many reports, each in a transaction of its own: what is refused keeps no other line back.

    `key` names the save: sent again it changes nothing more, and `take_back` undoes it.
    """
    scope.check(Duty.REPORT_PROGRESS)
    return [_one(scope, key, commitment_id, told) for commitment_id, told in lines]


def _one(scope: Scope, key: UUID, commitment_id: UUID, told: dict[str, Any]) -> Written:
    line_key = f"{key}:{commitment_id}"
    try:
        card = report_once(scope=scope, key=line_key, commitment_id=commitment_id, batch=key, **told)
    except Refusal as refusal:
        return Written(commitment_id, None, refusal)
    return Written(commitment_id, card, None)


@action
def take_back(*, scope: Scope, batch: UUID) -> int:
    """Undo a save: each of its reports that nothing followed is revoked, its promise stands as before.

    Only its writer, on the same day. Returns how many were taken back; refused when that is none.
    """
    scope.check(Duty.REPORT_PROGRESS)
    saved = Progress.objects.within(scope).filter(batch=batch)
    if not saved.exists():
        raise NotYours("door.not_yours")
    found = saved.filter(taken_back=None, by=scope.actor_name)
    done = 0
    for entry in found.order_by("commitment_id"):
        row = steps.found(scope, entry.commitment_id)
        last = StateChange.objects.within(scope).filter(commitment=row).order_by("id").last()
        same_day = entry.recorded_at.astimezone(scope.now.tzinfo).date() == scope.today
        if same_day and last and last.at == entry.recorded_at and _is_its_step(last, entry):
            _revoke(scope, row, entry, last)
            done += 1
    if not done:
        raise Refusal("commitments.batch_gone")
    return done


def _is_its_step(step: StateChange, entry: Progress) -> bool:
    return not step.changed and step.after == entry.state and step.by == entry.by


def _revoke(scope: Scope, row: Commitment, entry: Progress, step: StateChange) -> None:
    TakenBack.add(report=entry, at=scope.now, by=scope.actor_name)
    earlier = StateChange.objects.within(scope).filter(commitment=row, after=step.before).exclude(id=step.id)
    before = earlier.order_by("id").last()
    reason = before.reason if before and step.before in states.NEEDS_REASON else ""
    changed = [{"field": "report", "before": str(entry.id), "after": None}]
    steps.write(scope, row, step.before, reason=reason, changed=changed)
    audit(scope, "commitments.take_back", row, report=str(entry.id))
