"""Problems as frozen cards, and the order of a board."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction
from uuid import UUID

from lokmin.basics.time import Period
from lokmin.obstacles.rules import priority, problems
from lokmin.obstacles.rules.methods import Way


@dataclass(frozen=True)
class ScoreCard:
    """What one rater gave, by criterion of the board's method, and the total that it makes."""

    id: UUID
    rater: str
    points: Mapping[str, int]
    total: Fraction


@dataclass(frozen=True)
class CauseCard:
    """A bone of the fishbone; `depth` counts the whys from 1."""

    id: UUID
    branch: str
    text: str
    parent_id: UUID | None
    depth: int
    chosen: bool


@dataclass(frozen=True)
class SolutionCard:
    id: UUID
    text: str
    chosen: bool


@dataclass(frozen=True)
class NeedCard:
    """What is asked of a sector."""

    id: UUID
    sector: str
    sector_name: str
    text: str


@dataclass(frozen=True)
class ProblemCard:
    """A problem with everything said about it. `way` is how its board scores, `scores` are those of that
    way; `means` and `total` are exact, empty and None before a score.

    `rank` 1 is the highest total; equal totals share the rank (1, 1, 3) and carry `tie`.
    """

    id: UUID
    puskesmas_id: UUID
    period: Period
    statement: str
    indicator_code: str | None
    indicator_short: str
    area_ids: tuple[UUID, ...]
    area_names: tuple[str, ...]
    origin: str
    state: str
    version: int
    made_at: datetime
    made_by: str
    scores: tuple[ScoreCard, ...]
    causes: tuple[CauseCard, ...]
    solutions: tuple[SolutionCard, ...]
    needs: tuple[NeedCard, ...]
    way: Way = field(default_factory=Way)
    means: Mapping[str, Fraction] = field(default_factory=dict)
    total: Fraction | None = None
    rank: int | None = None
    tie: bool = False

    @property
    def low(self) -> Fraction | None:
        return min((score.total for score in self.scores), default=None)

    @property
    def high(self) -> Fraction | None:
        return max((score.total for score in self.scores), default=None)

    @property
    def agreement(self) -> str:
        """How far the raters are apart, as a word; empty below two raters."""
        if self.low is None or self.high is None or len(self.scores) < 2:
            return ""
        return problems.agreement(self.low, self.high, self.way)

    @property
    def solution(self) -> SolutionCard | None:
        return next((solution for solution in self.solutions if solution.chosen), None)


def ranked(cards: Sequence[ProblemCard], way: Way) -> list[ProblemCard]:
    """The cards by the way of scoring, raters averaged; not scored ones last, in their order."""
    scores = {
        str(card.id): [_fractions(score.points) for score in card.scores] for card in cards if card.scores
    }
    known = {str(card.id): replace(card, way=way) for card in cards}
    done = [
        replace(known[found.problem], means=found.scores, total=found.total, rank=found.rank, tie=found.tie)
        for found in priority.prioritised(scores, way)
    ]
    return done + [known[str(card.id)] for card in cards if not card.scores]


def score_card(row_id: UUID, rater: str, points: Mapping[str, int], way: Way) -> ScoreCard:
    """One rater's points in the order of the method's criteria, with their total."""
    ordered = {c.code: points[c.code] for c in way.facts.every if c.code in points}
    return ScoreCard(row_id, rater, ordered, way.total(_fractions(ordered)))


def _fractions(points: Mapping[str, int]) -> dict[str, Fraction]:
    return {name: Fraction(value) for name, value in points.items()}
