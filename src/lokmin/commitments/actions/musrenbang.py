"""A promise that waits for a budget, on its way through the Musrenbang (FN 34)."""

from datetime import date
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.commitments import queries
from lokmin.commitments.actions import steps
from lokmin.commitments.models import Commitment, Proposal, ProposalResult
from lokmin.commitments.queries import CommitmentCard
from lokmin.commitments.rules import money, states
from lokmin.tools.actions import action, audit

PARTS = ("cause", "support", "taken_on", "result", "result_note", "ruk_line")
_LONGEST = {"cause": 300, "support": 300, "result_note": 300, "ruk_line": 120}


@action
def propose(
    *,
    scope: Scope,
    commitment_id: UUID,
    version: int,
    cause: str = "",
    support: str = "",
    taken_on: date | None = None,
    result: str = ProposalResult.WAITING,
    result_note: str = "",
    ruk_line: str = "",
) -> CommitmentCard:
    """Mark a promise for the Musrenbang and note its way: cause, support, taken on, result, RUK line.

    `Stale` when somebody else changed the promise since `version`. A result needs the day it was taken on.
    """
    scope.check(Duty.WRITE_COMMITMENTS)
    row = steps.found(scope, commitment_id)
    steps.check_version(row, version)
    _check_standing(row)
    values: dict[str, Any] = {
        "cause": cause, "support": support, "taken_on": taken_on, "result": result,
        "result_note": result_note, "ruk_line": ruk_line,
    }  # fmt: skip
    for name, most in _LONGEST.items():
        values[name] = steps.line(values[name], most)
    if result not in ProposalResult.values:
        raise Refusal("door.choice", value=result, field="hasil Musrenbang")
    money.check_result(result, taken_on, waiting=ProposalResult.WAITING)
    found = Proposal.objects.within(scope).filter(commitment=row).first()
    before = {name: getattr(found, name) if found else "" for name in PARTS}
    _store(scope, row, found, values)
    if not money.goes_to_musrenbang(row.musrenbang, row.money_state):
        row.musrenbang = True
    changed = [
        {"field": f"musrenbang_{name}", "before": _plain(before[name]), "after": _plain(values[name])}
        for name in PARTS
        if _plain(before[name]) != _plain(values[name])
    ]
    steps.write(scope, row, row.state, reason=row.blocked_because, changed=changed or [_mark(True)])
    audit(scope, "commitments.propose", row, fields=[change["field"] for change in changed])
    return queries.commitment(scope=scope, commitment_id=row.id)


@action
def unpropose(*, scope: Scope, commitment_id: UUID) -> CommitmentCard:
    """Take the mark by hand away; what was noted stays and comes back with the mark."""
    scope.check(Duty.WRITE_COMMITMENTS)
    row = steps.found(scope, commitment_id)
    _check_standing(row)
    if row.money_state in money.WAITS_FOR_A_BUDGET:
        raise Refusal("commitments.marked_by_money")
    row.musrenbang = False
    steps.write(scope, row, row.state, reason=row.blocked_because, changed=[_mark(False)])
    audit(scope, "commitments.unpropose", row)
    return queries.commitment(scope=scope, commitment_id=row.id)


def _check_standing(row: Commitment) -> None:
    if row.state in (states.WITHDRAWN, states.CARRIED_OVER):
        raise Refusal("commitments.ended", state=steps.WORDS[row.state])


def _store(scope: Scope, row: Commitment, found: Proposal | None, values: dict[str, Any]) -> None:
    proposal = found or Proposal(commitment=row)
    for name, value in values.items():
        setattr(proposal, name, value)
    proposal.at, proposal.by = scope.now, scope.actor_name
    proposal.save()


def take_along(scope: Scope, old: Commitment, successor_id: UUID) -> None:
    """What was noted of a promise goes with it to its successor."""
    found = Proposal.objects.within(scope).filter(commitment=old).first()
    if found:
        noted = {name: getattr(found, name) for name in (*PARTS, "at", "by")}
        Proposal.add(commitment_id=successor_id, **noted)


def _mark(on: bool) -> dict[str, Any]:
    return {"field": "musrenbang", "before": not on, "after": on}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value or ""
