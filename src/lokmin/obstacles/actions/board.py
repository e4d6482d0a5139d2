"""Problems themselves: written, edited, scored, chosen."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Period
from lokmin.coverage import queries as coverage
from lokmin.obstacles import queries
from lokmin.obstacles.models import Board, Problem, ProblemState
from lokmin.obstacles.queries import ProblemCard
from lokmin.obstacles.rules import problems
from lokmin.places import queries as places
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.idempotency import repeatable


def found(scope: Scope, problem_id: UUID) -> Problem:
    """The row, locked until the action ends; `NotYours` when it is not in scope."""
    rows = Problem.objects.within(scope).select_for_update().filter(removed_at=None, id=problem_id)
    row: Problem | None = rows.first()
    if row is None:
        raise NotYours("door.not_yours")
    return row


@repeatable(lambda scope, made: queries.problem(scope=scope, problem_id=made))
@action
def add_problem(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    period: Period,
    statement: str,
    indicator_code: str | None = None,
    area_ids: Iterable[UUID] = (),
    origin: str = "typed",
    source: str = "",
) -> ProblemCard:
    """Put a problem on the board of `period`. `origin`: gap (from the numbers), typed, sector (`source`)."""
    scope.check(Duty.WRITE_PROBLEMS)
    scope.check_puskesmas(puskesmas_id)
    if origin not in problems.ORIGINS:
        raise ValueError(origin)
    areas = _areas(puskesmas_id, area_ids)
    row = Problem.add(
        puskesmas_id=puskesmas_id,
        indicator_id=_indicator(indicator_code),
        statement=problems.check_text(statement, "obstacles.statement"),
        origin=origin,
        source=source[:200],
        first_year=period.first.year,
        first_month=period.first.month,
        last_year=period.last.year,
        last_month=period.last.month,
        made_at=scope.now,
        made_by=scope.actor_name,
    )
    row.areas.set(areas)  # type: ignore[arg-type]
    audit(scope, "obstacles.add_problem", row, origin=origin, indicator=indicator_code)
    return queries.problem(scope=scope, problem_id=row.id)


@action
def edit_problem(
    *,
    scope: Scope,
    problem_id: UUID,
    version: int,
    statement: str,
    indicator_code: str | None = None,
    area_ids: Iterable[UUID] = (),
) -> ProblemCard:
    """Say a problem better; `Stale` when somebody else changed it since `version` was read."""
    scope.check(Duty.WRITE_PROBLEMS)
    row = _fresh(scope, problem_id, version)
    areas = _areas(row.puskesmas_id, area_ids)
    before = row.statement
    row.statement = problems.check_text(statement, "obstacles.statement")
    row.indicator_id = _indicator(indicator_code)
    row.version += 1
    row.save()
    row.areas.set(areas)  # type: ignore[arg-type]
    audit(scope, "obstacles.edit_problem", row, before=before, after=row.statement)
    return queries.problem(scope=scope, problem_id=row.id)


@action
def choose_way(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    period: Period,
    method: str,
    formula: str = "",
    weights: Mapping[str, int] | None = None,
) -> None:
    """How the board of `period` scores from now on. Scores given by another method stay with it."""
    scope.check(Duty.WRITE_PROBLEMS)
    scope.check_puskesmas(puskesmas_id)
    way = problems.way_of(method, formula, weights)
    if way == queries.way(scope=scope, puskesmas_id=puskesmas_id, period=period):
        unchanged()
        return
    row, _new = Board.objects.within(scope).update_or_create(
        puskesmas_id=puskesmas_id,
        first_year=period.first.year,
        first_month=period.first.month,
        last_year=period.last.year,
        last_month=period.last.month,
        defaults={
            "method": way.method,
            "formula": way.formula if way.method == "hanlon" else "",
            "weights": {code: int(weight) for code, weight in way.weights.items()},
            "chosen_at": scope.now,
            "chosen_by": scope.actor_name,
        },
    )
    audit(scope, "obstacles.choose_way", row, method=way.method, period=str(period))


@action
def set_state(*, scope: Scope, problem_id: UUID, state: str, version: int) -> ProblemCard:
    """Choose a problem as priority, park it, call it solved, or open it again.

    A priority needs a score first ("obstacles.unscored").
    """
    scope.check(Duty.WRITE_PROBLEMS)
    if state not in ProblemState.values:
        raise Refusal("door.choice", value=state, field="status masalah")
    row = _fresh(scope, problem_id, version)
    if state == ProblemState.CHOSEN and not queries.problem(scope=scope, problem_id=row.id).scores:
        raise Refusal("obstacles.unscored")
    before, row.state = row.state, state
    row.version += 1
    row.save()
    audit(scope, "obstacles.set_state", row, before=before, after=state)
    return queries.problem(scope=scope, problem_id=row.id)


def _fresh(scope: Scope, problem_id: UUID, version: int) -> Problem:
    row = found(scope, problem_id)
    if row.version != version:
        raise Stale("obstacles.stale", expected=version, stored=row.version)
    return row


def _indicator(code: str | None) -> str | None:
    if code and not coverage.reviewed(codes=[code]):
        raise Refusal("obstacles.indicator", code=code)
    return code or None


def _areas(puskesmas_id: UUID, area_ids: Iterable[UUID]) -> list[UUID]:
    wanted = list(dict.fromkeys(area_ids))
    if wanted and not {area.id for area in places.catchment(puskesmas_id=puskesmas_id)}.issuperset(wanted):
        raise Refusal("obstacles.area")
    return wanted
