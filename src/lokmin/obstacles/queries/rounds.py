"""Rounds of scoring as frozen cards: how many have scored, and what one rater gave."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, QuerySet, Sum

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month, Period
from lokmin.coverage import queries as coverage
from lokmin.obstacles.models import Problem, RoundState, RoundStep, Score, ScoringRound
from lokmin.obstacles.rules.methods import Way
from lokmin.obstacles.rules.problems import way_of
from lokmin.tools.prepared import prepared
from lokmin.tools.scoped import Scoped

ROUND_STATES: dict[str, str] = dict(RoundState.choices)


@dataclass(frozen=True)
class StepCard:
    """One step of a round: opened, closed, confirmed, opened again."""

    state: str
    at: datetime
    by: str
    told_by: str
    reason: str


@dataclass(frozen=True)
class RoundCard:
    """A round of scoring. `done` raters scored every problem, `begun` some; `expected` may be unknown."""

    id: UUID
    puskesmas_id: UUID
    period: Period
    number: int
    way: Way
    state: str
    revision: int
    expected: int | None
    problem_ids: tuple[UUID, ...]
    done: int
    begun: int
    order: tuple[UUID, ...]
    moved: bool
    reason: str
    confirmed_by: str
    steps: tuple[StepCard, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state == RoundState.OPEN

    @property
    def is_confirmed(self) -> bool:
        return self.state == RoundState.CONFIRMED

    @property
    def too_many(self) -> bool:
        """More raters than people: somebody may have been counted twice."""
        return self.expected is not None and self.done + self.begun > self.expected


def is_restricted(row: Problem, raised: Collection[str]) -> bool:
    """Whether its indicator is one of deaths, HIV, TB and the like (FN 14), or closed by its district."""
    told = row.indicator
    return told is not None and (told.sensitivity == "restricted" or told.code in raised)


def of_period(period: Period) -> dict[str, int]:
    """The columns of exactly these months."""
    return {
        "first_year": period.first.year,
        "first_month": period.first.month,
        "last_year": period.last.year,
        "last_month": period.last.month,
    }


def current_round(*, scope: Scope, puskesmas_id: UUID, period: Period) -> RoundCard | None:
    """The latest round of exactly these months: the one whose scores their board shows."""
    scope.check(Duty.READ_PROBLEMS)
    row = latest(scope, puskesmas_id, period)
    return _card(scope, row) if row else None


def latest(scope: Scope, puskesmas_id: UUID, period: Period) -> ScoringRound | None:
    """Its row."""
    rows = _rounds(scope).filter(puskesmas_id=puskesmas_id, **of_period(period))
    row: ScoringRound | None = rows.order_by("-number").first()
    return row


def rounds(*, scope: Scope, puskesmas_ids: Iterable[UUID], period: Period) -> list[RoundCard]:
    """The latest round of each Puskesmas whose months overlap `period`, for who reads a meeting."""
    scope.check(Duty.READ_MEETINGS)
    rows = _overlapping(_rounds(scope).filter(puskesmas_id__in=list(puskesmas_ids)), *_indexes(period))
    found = {row.puskesmas_id: row for row in rows}
    return [_card(scope, row) for row in found.values()]


def scoring_round(*, scope: Scope, round_id: UUID) -> RoundCard:
    """One round with its steps; `NotYours` when it is not in scope."""
    scope.check(Duty.READ_PROBLEMS)
    row = _rounds(scope).filter(id=round_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    return _card(scope, row)


def given(*, scope: Scope, round_id: UUID, rater_key: str) -> dict[UUID, Mapping[str, int]]:
    """What one rater gave so far, by problem."""
    rows = Score.objects.within(scope).filter(round_id=round_id, rater_key=rater_key, removed_at=None)
    return dict(rows.values_list("problem_id", "points"))


@dataclass(frozen=True)
class BallotLine:
    """A problem as the hall reads it: the sentence alone, and what this seat gave.

    `restricted`: the hall reads it without the names of villages (FN 14).
    """

    id: UUID
    statement: str
    points: Mapping[str, int]
    restricted: bool = False


@dataclass(frozen=True)
class Ballot:
    """The round that a seat in the hall may score."""

    id: UUID
    puskesmas_id: UUID
    number: int
    way: Way
    state: str
    lines: tuple[BallotLine, ...]

    @property
    def is_open(self) -> bool:
        return self.state == RoundState.OPEN

    @property
    def left(self) -> int:
        """How many problems this seat has not scored."""
        return sum(not line.points for line in self.lines)


def ballot(*, scope: Scope, puskesmas_id: UUID, period: Period, rater_key: str) -> Ballot | None:
    """The latest round whose months overlap `period`, for a seat that the hall's door let in.

    No duty: whoever sits there may read the sentences of the problems, and nothing that others gave.
    """
    scope.check_puskesmas(puskesmas_id)
    rows = _rounds(scope).filter(puskesmas_id=puskesmas_id).prefetch_related("problems__indicator")
    row = _overlapping(rows, *_indexes(period)).last()
    if row is None:
        return None
    mine = given(scope=scope, round_id=row.id, rater_key=rater_key)
    live = sorted((p for p in row.problems.all() if p.removed_at is None), key=lambda p: (p.made_at, p.id))
    raised = coverage.raised(puskesmas_ids=[puskesmas_id])
    return Ballot(
        id=row.id,
        puskesmas_id=puskesmas_id,
        number=row.number,
        way=way_of(row.method, row.formula, row.weights),
        state=row.state,
        lines=tuple(
            BallotLine(p.id, p.statement, mine.get(p.id, {}), is_restricted(p, raised)) for p in live
        ),
    )


@dataclass(frozen=True)
class RoundShown:
    """What the whole hall may see of a round: how many scored, and once it is closed the order."""

    number: int
    method: str
    state: str
    expected: int | None
    done: int
    begun: int
    moved: bool
    reason: str
    confirmed_by: str
    problem_ids: tuple[UUID, ...]


def shown(*, scope: Scope, puskesmas_ids: Iterable[UUID], period: Period) -> dict[UUID, RoundShown]:
    """The latest round of each Puskesmas whose months overlap `period`, by its id: no duty, no names, no
    villages, since the wall of the hall shows it."""
    ids = [key for key in puskesmas_ids if key in scope.puskesmas_ids]
    latest = _of_months(scope, ids, *_indexes(period))
    rows = {row.puskesmas_id: row for row in latest}
    found = {}
    for row in rows.values():
        live = tuple(_live_problems(scope, row.id))
        done, begun = _counted(scope, row, live)
        found[row.id] = RoundShown(
            row.number, row.method, row.state, row.expected, done, begun, row.moved, row.reason,
            row.confirmed_by, live,
        )  # fmt: skip
    return found


def _indexes(period: Period) -> tuple[int, int]:
    return period.first.index, period.last.index


@prepared
def _of_months(
    scope: Scope, puskesmas_ids: Collection[UUID], first: int, last: int
) -> QuerySet[ScoringRound]:
    rows = ScoringRound.objects.within(scope).filter(puskesmas_id__in=puskesmas_ids)
    return _overlapping(rows, first, last)


@prepared
def _live_problems(scope: Scope, round_id: UUID) -> QuerySet[ScoringRound, UUID]:
    """The problems of a round that are still on the board, in the order they came."""
    rows = ScoringRound.objects.within(scope).filter(
        id=round_id, problems__isnull=False, problems__removed_at=None
    )
    return rows.order_by("problems__made_at", "problems__id").values_list("problems__id", flat=True)


def _overlapping(rows: QuerySet[ScoringRound], first: int, last: int) -> QuerySet[ScoringRound]:
    """The rounds whose months overlap those from `first` to `last`, the latest last."""
    found = rows.alias(
        first=F("first_year") * 12 + F("first_month") - 1, last=F("last_year") * 12 + F("last_month") - 1
    ).filter(first__lte=last, last__gte=first)
    return found.order_by("last_year", "last_month", "number")


@dataclass(frozen=True)
class SheetCard:
    """One rater of a round with what is kept of it, as typed from paper or sent from a phone."""

    rater_key: str
    rater: str
    via: str
    raters: int
    points: Mapping[UUID, Mapping[str, int]]


def sheets(*, scope: Scope, round_id: UUID, via: Iterable[str] = ()) -> list[SheetCard]:
    """The raters of a round in the order of their first score."""
    scope.check(Duty.SCORE)
    rows = Score.objects.within(scope).filter(round_id=round_id, removed_at=None)
    wanted = list(via)
    if wanted:
        rows = rows.filter(via__in=wanted)
    found: dict[str, dict[str, Any]] = {}
    for row in rows.order_by("id"):
        one = found.setdefault(
            row.rater_key, {"rater": row.rater, "via": row.via, "raters": row.raters, "points": {}}
        )
        one["points"][row.problem_id] = row.points
    return [SheetCard(rater_key=key, **values) for key, values in found.items()]


def _rounds(scope: Scope) -> QuerySet[ScoringRound]:
    rows: QuerySet[ScoringRound] = ScoringRound.objects.within(scope)
    return rows.prefetch_related("problems")


def _steps(scope: Scope, row: Scoped) -> tuple[StepCard, ...]:
    rows = RoundStep.objects.within(scope).filter(round_id=row.id)
    zone = scope.now.tzinfo
    return tuple(StepCard(s.state, s.at.astimezone(zone), s.by, s.told_by, s.reason) for s in rows)


def _card(scope: Scope, row: ScoringRound) -> RoundCard:
    live = [p for p in row.problems.all() if p.removed_at is None]
    ids = tuple(p.id for p in sorted(live, key=lambda p: (p.made_at, p.id)))
    done, begun = _counted(scope, row, ids)
    return RoundCard(
        id=row.id,
        puskesmas_id=row.puskesmas_id,
        period=Period(Month(row.first_year, row.first_month), Month(row.last_year, row.last_month)),
        number=row.number,
        way=way_of(row.method, row.formula, row.weights),
        state=row.state,
        revision=row.revision,
        expected=row.expected,
        problem_ids=ids,
        done=done,
        begun=begun,
        order=tuple(UUID(key) for key in row.order),
        moved=row.moved,
        reason=row.reason,
        confirmed_by=row.confirmed_by,
        steps=_steps(scope, row),
    )


def _counted(scope: Scope, row: ScoringRound, ids: tuple[UUID, ...]) -> tuple[int, int]:
    """How many raters scored all problems, and how many only some."""
    done = begun = 0
    for problems, people in _raters(scope, row.id, ids):
        if problems >= len(ids):
            done += people
        else:
            begun += people
    return done, begun


@prepared
def _raters(scope: Scope, round_id: UUID, problem_ids: Collection[UUID]) -> QuerySet[Score, tuple[int, int]]:
    """How many problems each rater scored, and for how many people they stand."""
    rows = Score.objects.within(scope).filter(round_id=round_id, removed_at=None, problem_id__in=problem_ids)
    each = rows.order_by().values("rater_key").annotate(problems=Count("id"), people=Max("raters"))
    return each.values_list("problems", "people")


def pulse(*, scope: Scope, puskesmas_id: UUID, period: Period) -> str:
    """What differs once a round moved or a score came, on paper too: for pages that follow."""
    rows = ScoringRound.objects.within(scope).filter(puskesmas_id=puskesmas_id, **of_period(period))
    told = rows.aggregate(steps=Sum("revision"), n=Count("scores"), last=Max("scores__at"))
    return f"{told['steps']}.{told['n']}.{told['last'] and told['last'].timestamp()}"
