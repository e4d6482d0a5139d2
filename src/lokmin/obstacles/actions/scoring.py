"""The score of one rater who is known by name, typed one problem at a time."""

from collections.abc import Mapping
from uuid import UUID

from lokmin.basics.scope import Duty, Scope
from lokmin.obstacles import queries
from lokmin.obstacles.actions.board import found
from lokmin.obstacles.actions.rounds import check_once, round_of
from lokmin.obstacles.models import Score
from lokmin.obstacles.queries import ProblemCard
from lokmin.obstacles.rules import problems
from lokmin.obstacles.rules.rounds import name_key
from lokmin.tools.actions import action, audit


@action
def score(*, scope: Scope, problem_id: UUID, rater: str, points: Mapping[str, int]) -> ProblemCard:
    """The points of one rater by criterion of the board's method (USG: U, S and G, 1 to 5), typed by the
    rater or from a paper sheet; again = corrected. Once the months have a round it goes into that round."""
    scope.check(Duty.SCORE)
    card = queries.problem(scope=scope, problem_id=problem_id)
    method = card.way.facts
    problems.check_points(method, points)
    name = problems.check_text(rater, "obstacles.rater", most=120)
    of, key = round_of(scope, card), name_key(name)  # the round is locked first, as a seat does
    row = found(scope, problem_id)
    if of is not None:
        check_once(scope, of, key, name, "typed")
    given = Score.objects.within(scope).filter(problem=row, method=method.code, round=of, rater_key=key)
    known: Score | None = given.first()
    entry = known or Score(problem=row, round=of, rater=name, rater_key=key, method=method.code)
    entry.points = dict(points)
    entry.at, entry.removed_at, entry.removed_by = scope.now, None, ""
    entry.save()
    audit(scope, "obstacles.score", entry, puskesmas_id=row.puskesmas_id, rater=name)
    return queries.problem(scope=scope, problem_id=row.id)
