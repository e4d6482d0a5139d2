"""Why a problem is there, the way out, and what is asked of whom."""

from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.obstacles import queries
from lokmin.obstacles.actions.board import found
from lokmin.obstacles.models import Cause, Problem, Solution, SupportNeed
from lokmin.obstacles.queries import ProblemCard
from lokmin.obstacles.rules import problems
from lokmin.people import queries as people
from lokmin.tools.actions import action, audit
from lokmin.tools.idempotency import repeatable


@repeatable(lambda scope, problem: queries.problem(scope=scope, problem_id=problem))
@action
def add_cause(
    *, scope: Scope, problem_id: UUID, branch: str, text: str, parent_id: UUID | None = None
) -> ProblemCard:
    """A bone of the fishbone (people, method, tools, money, place); with `parent_id` the next why of it."""
    scope.check(Duty.WRITE_PROBLEMS)
    row = found(scope, problem_id)
    parent = _parent(scope, row, parent_id) if parent_id else None
    if parent is None:
        problems.check_branch(branch)
    cause = Cause.add(
        problem=row,
        parent=parent,
        branch=parent.branch if parent else branch,
        text=problems.check_text(text, "obstacles.cause"),
    )
    audit(scope, "obstacles.add_cause", cause, puskesmas_id=row.puskesmas_id)
    return queries.problem(scope=scope, problem_id=row.id)


def _parent(scope: Scope, row: Problem, parent_id: UUID) -> Cause:
    causes = {cause.id: cause for cause in Cause.objects.within(scope).filter(problem=row, removed_at=None)}
    if parent_id not in causes:
        raise Refusal("obstacles.parent")
    depth, above = 2, causes[parent_id]
    while above.parent_id in causes:
        depth, above = depth + 1, causes[above.parent_id]
    problems.check_depth(depth)
    return causes[parent_id]


@action
def choose_cause(*, scope: Scope, cause_id: UUID, chosen: bool = True) -> ProblemCard:
    """Mark a cause to be solved first, or take the mark off."""
    scope.check(Duty.WRITE_PROBLEMS)
    cause = Cause.objects.within(scope).filter(id=cause_id, removed_at=None).first()
    if cause is None:
        raise NotYours("door.not_yours")
    row = found(scope, cause.problem_id)
    cause.chosen = chosen
    cause.save()
    audit(scope, "obstacles.choose_cause", cause, puskesmas_id=row.puskesmas_id, chosen=chosen)
    return queries.problem(scope=scope, problem_id=row.id)


@repeatable(lambda scope, problem: queries.problem(scope=scope, problem_id=problem))
@action
def add_solution(
    *,
    scope: Scope,
    problem_id: UUID,
    text: str,
    cause_id: UUID | None = None,
    effect: int | None = None,
    ease: int | None = None,
    cost: int | None = None,
) -> ProblemCard:
    """A way out of a problem, or of one of its causes; compared with others by effect, ease and cost."""
    scope.check(Duty.WRITE_PROBLEMS)
    row = found(scope, problem_id)
    problems.check_criteria(effect, ease, cost)
    if (
        cause_id
        and not Cause.objects.within(scope).filter(id=cause_id, problem=row, removed_at=None).exists()
    ):
        raise Refusal("obstacles.cause_gone")
    solution = Solution.add(
        problem=row,
        text=problems.check_text(text, "obstacles.solution"),
        cause_id=cause_id,
        effect=effect,
        ease=ease,
        cost=cost,
    )
    audit(scope, "obstacles.add_solution", solution, puskesmas_id=row.puskesmas_id)
    return queries.problem(scope=scope, problem_id=row.id)


@action
def compare(
    *, scope: Scope, solution_id: UUID, effect: int | None, ease: int | None, cost: int | None
) -> ProblemCard:
    """Say how well a solution works, how easy and how cheap it is: 1 to 5 each, more is better."""
    scope.check(Duty.WRITE_PROBLEMS)
    problems.check_criteria(effect, ease, cost)
    solution = _solution(scope, solution_id)
    row = found(scope, solution.problem_id)
    solution.effect, solution.ease, solution.cost = effect, ease, cost
    solution.save()
    audit(scope, "obstacles.compare", solution, puskesmas_id=row.puskesmas_id)
    return queries.problem(scope=scope, problem_id=row.id)


def _solution(scope: Scope, solution_id: UUID) -> Solution:
    row: Solution | None = Solution.objects.within(scope).filter(id=solution_id, removed_at=None).first()
    if row is None:
        raise NotYours("door.not_yours")
    return row


@action
def choose_solution(*, scope: Scope, solution_id: UUID, why: str = "") -> ProblemCard:
    """Choose one solution of its problem, and say why; the one chosen before steps back."""
    scope.check(Duty.WRITE_PROBLEMS)
    chosen = _solution(scope, solution_id)
    row = found(scope, chosen.problem_id)
    Solution.objects.within(scope).filter(problem=row).update(chosen=False)
    chosen.chosen = True
    chosen.why = problems.check_text(why, "obstacles.solution") if why.strip() else ""
    chosen.save()
    audit(scope, "obstacles.choose_solution", chosen, puskesmas_id=row.puskesmas_id, why=chosen.why)
    return queries.problem(scope=scope, problem_id=row.id)


@repeatable(lambda scope, problem: queries.problem(scope=scope, problem_id=problem))
@action
def ask_support(
    *, scope: Scope, problem_id: UUID, sector: str, text: str, solution_id: UUID | None = None
) -> ProblemCard:
    """Ask a sector (by code) for something towards a problem, or towards one of its solutions."""
    scope.check(Duty.WRITE_PROBLEMS)
    row = found(scope, problem_id)
    if sector not in {known.code for known in people.sectors()}:
        raise Refusal("obstacles.sector", code=sector)
    own = Solution.objects.within(scope).filter(problem=row, removed_at=None)
    if solution_id and not own.filter(id=solution_id).exists():
        raise Refusal("obstacles.solution_gone")
    need = SupportNeed.add(
        problem=row,
        sector_id=sector,
        solution_id=solution_id,
        text=problems.check_text(text, "obstacles.support"),
    )
    audit(scope, "obstacles.ask_support", need, puskesmas_id=row.puskesmas_id, sector=sector)
    return queries.problem(scope=scope, problem_id=row.id)
