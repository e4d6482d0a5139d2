"""Reads of problems: the ranked board, one problem, gaps that the numbers suggest."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month, Period
from lokmin.coverage import queries as coverage
from lokmin.obstacles.models import (
    Board,
    Cause,
    Problem,
    ProblemState,
    Removable,
    RoundState,
    Score,
    ScoringRound,
    Solution,
    SupportNeed,
)
from lokmin.obstacles.queries.cards import (
    CauseCard,
    NeedCard,
    ProblemCard,
    ScoreCard,
    SolutionCard,
    ranked,
    score_card,
    settled,
)
from lokmin.obstacles.queries.gaps import Suggestion, suggestions
from lokmin.obstacles.queries.rounds import (
    ROUND_STATES,
    Ballot,
    BallotLine,
    RoundCard,
    RoundShown,
    SheetCard,
    StepCard,
    ballot,
    current_round,
    given,
    is_restricted,
    latest,
    of_period,
    pulse,
    rounds,
    scoring_round,
    sheets,
    shown,
)
from lokmin.obstacles.rules.methods import Way
from lokmin.obstacles.rules.problems import BRANCHES, way_of

__all__ = [
    "ROUND_STATES",
    "Ballot",
    "BallotLine",
    "CauseCard",
    "NeedCard",
    "ProblemCard",
    "RoundCard",
    "RoundShown",
    "ScoreCard",
    "SheetCard",
    "SolutionCard",
    "StepCard",
    "Suggestion",
    "asked",
    "ballot",
    "board",
    "current_round",
    "given",
    "periods",
    "problem",
    "problem_of_need",
    "problems",
    "pulse",
    "round_problems",
    "rounds",
    "scoring_round",
    "sheets",
    "shown",
    "shown_order",
    "suggestions",
    "tally",
    "way",
]

STATES: dict[str, str] = dict(ProblemState.choices)


def board(*, scope: Scope, puskesmas_id: UUID, period: Period) -> list[ProblemCard]:
    """The problems seen in `period` (their months overlap it), the most pressing first.

    Ranked by the way that was chosen for `period` (USG when none was), raters averaged; those not scored
    yet follow without a rank. Once a round was opened for `period`, its scores and its way count; while it is
    open they are hidden; the order that was settled at its end stands before that of the scores.
    """
    scope.check(Duty.READ_PROBLEMS)
    scope.check_puskesmas(puskesmas_id)
    found = _rows(scope).filter(puskesmas_id=puskesmas_id)
    found = found.alias(
        first=F("first_year") * 12 + F("first_month") - 1, last=F("last_year") * 12 + F("last_month") - 1
    ).filter(first__lte=period.last.index, last__gte=period.first.index)
    row = latest(scope, puskesmas_id, period)
    if row is None:
        chosen = way(scope=scope, puskesmas_id=puskesmas_id, period=period)
        return ranked(_cards(found, scope, chosen), chosen)
    return _of_round(row, _cards(found, scope, _way_of_row(row), row))


def _way_of_row(row: ScoringRound | Board) -> Way:
    return way_of(row.method, row.formula, row.weights)


def _of_round(row: ScoringRound, cards: list[ProblemCard]) -> list[ProblemCard]:
    """The board of a round: ranked by its scores, in the order that was settled."""
    return settled(ranked(cards, _way_of_row(row)), [UUID(key) for key in row.order])


def round_problems(*, scope: Scope, round_id: UUID) -> list[ProblemCard]:
    """The problems of a round by its scores, or as settled; hidden while it is open, in the order written."""
    scope.check(Duty.READ_PROBLEMS)
    row = ScoringRound.objects.within(scope).filter(id=round_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    found = _rows(scope).filter(id__in=row.problems.values("id"))
    return _of_round(row, _cards(found, scope, _way_of_row(row), row))


def way(*, scope: Scope, puskesmas_id: UUID, period: Period) -> Way:
    """How the board of exactly these months scores."""
    scope.check(Duty.READ_PROBLEMS)
    row = Board.objects.within(scope).filter(puskesmas_id=puskesmas_id, **of_period(period)).first()
    return _way_of_row(row) if row else Way()


def shown_order(*, scope: Scope, round_id: UUID) -> list[ProblemCard]:
    """The problems of a round that is over, as the wall of the hall may show them: no duty, and while it is
    open nothing at all. Whoever prints them shows no raters and no villages."""
    row = ScoringRound.objects.within(scope).filter(id=round_id).exclude(state=RoundState.OPEN).first()
    if row is None:
        return []
    found = _rows(scope).filter(id__in=row.problems.values("id"))
    return _of_round(row, _cards(found, scope, _way_of_row(row), row))


def problem(*, scope: Scope, problem_id: UUID) -> ProblemCard:
    """One problem with scores, causes, solutions and support asked; `NotYours` when not in scope.

    Its rank is the one on the board of its own months.
    """
    scope.check(Duty.READ_PROBLEMS)
    found = _rows(scope).filter(id=problem_id).first()
    if found is None:
        raise NotYours("door.not_yours")
    period = Period(Month(found.first_year, found.first_month), Month(found.last_year, found.last_month))
    same = board(scope=scope, puskesmas_id=found.puskesmas_id, period=period)
    return next(other for other in same if other.id == found.id)


def problems(
    *, scope: Scope, puskesmas_id: UUID, states: Iterable[str] = ("open", "chosen")
) -> list[ProblemCard]:
    """The problems of a Puskesmas in these states, whatever their months, newest first; neither scores nor
    ranks."""
    scope.check(Duty.READ_PROBLEMS)
    scope.check_puskesmas(puskesmas_id)
    found = _rows(scope).filter(puskesmas_id=puskesmas_id, state__in=list(states)).order_by("-made_at", "-id")
    return _cards(found, scope, None)


def asked(*, scope: Scope, need_id: UUID) -> tuple[ProblemCard, NeedCard]:
    """A support that is asked, with its problem; `NotYours` when it is not in scope or was taken back."""
    scope.check(Duty.READ_PROBLEMS)
    row = _rows(scope).filter(needs__id=need_id, needs__removed_at=None).first()
    if row is None:
        raise NotYours("door.not_yours")
    [card] = _cards([row], scope, None)
    return card, next(need for need in card.needs if need.id == need_id)


def problem_of_need(*, scope: Scope, need_id: UUID, puskesmas_id: UUID) -> UUID | None:
    """The problem that a support is asked for, also when it was taken back; None when it is not theirs."""
    rows = SupportNeed.objects.within(scope).filter(id=need_id, problem__puskesmas_id=puskesmas_id)
    found: UUID | None = rows.values_list("problem_id", flat=True).first()
    return found


def tally(*, scope: Scope, puskesmas_id: UUID, period: Period) -> tuple[int, int]:
    """How many problems `board` would show, and how many supports are asked of sectors for them."""
    scope.check(Duty.READ_PROBLEMS)
    found = Problem.objects.within(scope).filter(puskesmas_id=puskesmas_id, removed_at=None)
    found = found.alias(
        first=F("first_year") * 12 + F("first_month") - 1, last=F("last_year") * 12 + F("last_month") - 1
    ).filter(first__lte=period.last.index, last__gte=period.first.index)
    needs = SupportNeed.objects.within(scope).filter(problem__in=found, removed_at=None)
    return found.count(), needs.count()


def periods(*, scope: Scope, puskesmas_id: UUID) -> list[Period]:
    """The ranges of months that have problems, newest first."""
    names = ("first_year", "first_month", "last_year", "last_month")
    kept = Problem.objects.within(scope).filter(puskesmas_id=puskesmas_id, removed_at=None)
    found = {Period(Month(a, b), Month(c, d)) for a, b, c, d in kept.values_list(*names)}
    return sorted(found, key=lambda period: (period.last, period.first), reverse=True)


def _rows(scope: Scope) -> QuerySet[Problem]:
    def live(model: type[Removable]) -> QuerySet[Any]:
        rows: QuerySet[Any] = model.objects.within(scope)
        return rows.filter(removed_at=None)

    found: QuerySet[Problem] = Problem.objects.within(scope)
    return (
        found.filter(removed_at=None)
        .select_related("indicator")
        .prefetch_related(
            "areas",
            Prefetch("scores", queryset=live(Score)),
            Prefetch("causes", queryset=live(Cause)),
            Prefetch("solutions", queryset=live(Solution)),
            Prefetch("needs", queryset=live(SupportNeed).select_related("sector")),
        )
    )


def _cards(
    found: Iterable[Problem], scope: Scope, chosen: Way | None, of: ScoringRound | None = None
) -> list[ProblemCard]:
    """The rows as cards, scored in the chosen way; of a round where there is one."""
    raised = coverage.raised(puskesmas_ids=scope.puskesmas_ids)
    return [_card(row, scope, chosen, of, is_restricted(row, raised)) for row in found]


def _card(
    row: Problem, scope: Scope, chosen: Way | None, of: ScoringRound | None, restricted: bool
) -> ProblemCard:
    """Which villages a restricted indicator troubles is told only to who may read it by village (FN 14)."""
    closed = restricted and not scope.can(Duty.READ_RESTRICTED)
    areas = [] if closed else sorted(row.areas.all(), key=lambda area: (area.code or "", area.name))
    hidden = of is not None and of.state == RoundState.OPEN
    return ProblemCard(
        id=row.id,
        puskesmas_id=row.puskesmas_id,
        period=Period(Month(row.first_year, row.first_month), Month(row.last_year, row.last_month)),
        statement=row.statement,
        indicator_code=row.indicator_id,
        indicator_short=row.indicator.short if row.indicator else "",
        area_ids=tuple(area.id for area in areas),
        area_names=tuple(area.name for area in areas),
        origin=row.origin,
        source=row.source,
        state=row.state,
        version=row.version,
        made_at=row.made_at,
        made_by=row.made_by,
        scores=() if hidden else _scores(row, chosen, of),
        causes=_causes(row),
        solutions=tuple(
            SolutionCard(s.id, s.text, s.chosen, s.cause_id, s.effect, s.ease, s.cost, s.why)
            for s in row.solutions.all()
        ),
        needs=tuple(
            NeedCard(n.id, n.sector_id, n.sector.name, n.text, n.solution_id) for n in row.needs.all()
        ),
        hidden=hidden,
        restricted=restricted,
    )


def _scores(row: Problem, chosen: Way | None, of: ScoringRound | None) -> tuple[ScoreCard, ...]:
    wanted = of.id if of else None
    return tuple(
        score_card(s.id, s.rater, s.points, chosen, s.raters, s.via)
        for s in row.scores.all()
        if chosen and s.method == chosen.method and s.round_id == wanted
    )


def _causes(row: Problem) -> tuple[CauseCard, ...]:
    """Causes in reading order: each bone, under each cause its whys."""
    rows = list(row.causes.all())
    children: dict[UUID | None, list[Cause]] = {}
    known = {cause.id for cause in rows}
    for cause in rows:
        parent = cause.parent_id if cause.parent_id in known else None
        children.setdefault(parent, []).append(cause)
    order = list(BRANCHES)

    def below(parent: UUID | None, depth: int) -> list[CauseCard]:
        found = sorted(children.get(parent, []), key=lambda cause: order.index(cause.branch))
        return [
            card
            for cause in found
            for card in (
                CauseCard(cause.id, cause.branch, cause.text, cause.parent_id, depth, cause.chosen),
                *below(cause.id, depth + 1),
            )
        ]

    return tuple(below(None, 1))
