"""Taking something off the board, and putting it back."""

from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.obstacles.models import Cause, Problem, Removable, RoundState, Score, Solution, SupportNeed
from lokmin.tools.actions import action, audit

KINDS: dict[str, type[Removable]] = {
    "problem": Problem,
    "score": Score,
    "cause": Cause,
    "solution": Solution,
    "need": SupportNeed,
}


@action
def remove(*, scope: Scope, kind: str, row_id: UUID) -> UUID:
    """Take a problem, score, cause, solution or need off the board; the row stays for `put_back`.

    Returns the id of its problem.
    """
    row = _row(scope, kind, row_id)
    row.removed_at, row.removed_by = scope.now, scope.actor_name
    return _saved(scope, row, f"obstacles.remove_{kind}")


@action
def put_back(*, scope: Scope, kind: str, row_id: UUID) -> UUID:
    """Undo `remove`. Returns the id of its problem."""
    row = _row(scope, kind, row_id)
    row.removed_at, row.removed_by = None, ""
    return _saved(scope, row, f"obstacles.put_back_{kind}")


def _row(scope: Scope, kind: str, row_id: UUID) -> Removable:
    scope.check(Duty.SCORE if kind == "score" else Duty.WRITE_PROBLEMS)
    row: Removable | None = (
        KINDS[kind].objects.within(scope).filter(id=row_id).first() if kind in KINDS else None
    )
    if row is None:
        raise NotYours("door.not_yours")
    if isinstance(row, Score) and row.round is not None and row.round.state != RoundState.OPEN:
        raise Refusal(f"obstacles.round_{row.round.state}")
    return row


def _saved(scope: Scope, row: Removable, verb: str) -> UUID:
    row.save()
    problem = row if isinstance(row, Problem) else row.problem  # type: ignore[attr-defined]
    audit(scope, verb, row, puskesmas_id=problem.puskesmas_id)
    problem_id: UUID = problem.id
    return problem_id
