"""Reads of problems: the ranked board, one problem, gaps that the numbers suggest."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month, Period
from lokmin.obstacles.models import (
    Board,
    Cause,
    Problem,
    ProblemState,
    Removable,
    Score,
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
)
from lokmin.obstacles.queries.gaps import Suggestion, suggestions
from lokmin.obstacles.rules.methods import Way
from lokmin.obstacles.rules.problems import BRANCHES, way_of

__all__ = [
    "CauseCard",
    "NeedCard",
    "ProblemCard",
    "ScoreCard",
    "SolutionCard",
    "Suggestion",
    "board",
    "periods",
    "problem",
    "problems",
    "suggestions",
    "tally",
    "way",
]

STATES: dict[str, str] = dict(ProblemState.choices)


def board(*, scope: Scope, puskesmas_id: UUID, period: Period) -> list[ProblemCard]:
    """The problems seen in `period` (their months overlap it), the most pressing first.

    Ranked by the way that was chosen for `period` (USG when none was), raters averaged; those not scored
    yet follow without a rank.
    """
    scope.check(Duty.READ_PROBLEMS)
    scope.check_puskesmas(puskesmas_id)
    found = _rows(scope).filter(puskesmas_id=puskesmas_id)
    found = found.alias(
        first=F("first_year") * 12 + F("first_month") - 1, last=F("last_year") * 12 + F("last_month") - 1
    ).filter(first__lte=period.last.index, last__gte=period.first.index)
    chosen = way(scope=scope, puskesmas_id=puskesmas_id, period=period)
    return ranked([_card(row, scope, chosen) for row in found], chosen)


def way(*, scope: Scope, puskesmas_id: UUID, period: Period) -> Way:
    """How the board of exactly these months scores."""
    scope.check(Duty.READ_PROBLEMS)
    found = Board.objects.within(scope).filter(
        puskesmas_id=puskesmas_id,
        first_year=period.first.year,
        first_month=period.first.month,
        last_year=period.last.year,
        last_month=period.last.month,
    )
    row = found.first()
    return way_of(row.method, row.formula, row.weights) if row else Way()


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
    return [_card(row, scope, None) for row in found]


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


def _card(row: Problem, scope: Scope, chosen: Way | None) -> ProblemCard:
    """Which villages a restricted indicator troubles is told only to who may read it by village (FN 14)."""
    closed = (
        row.indicator and row.indicator.sensitivity == "restricted" and not scope.can(Duty.READ_RESTRICTED)
    )
    areas = [] if closed else sorted(row.areas.all(), key=lambda area: (area.code or "", area.name))
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
        state=row.state,
        version=row.version,
        made_at=row.made_at,
        made_by=row.made_by,
        scores=tuple(
            score_card(s.id, s.rater, s.points, chosen)
            for s in row.scores.all()
            if chosen and s.method == chosen.method
        ),
        causes=_causes(row),
        solutions=tuple(SolutionCard(s.id, s.text, s.chosen) for s in row.solutions.all()),
        needs=tuple(NeedCard(n.id, n.sector_id, n.sector.name, n.text) for n in row.needs.all()),
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
