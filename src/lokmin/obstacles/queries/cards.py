"""Problems as frozen cards, and the order of a board."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from uuid import UUID

from lokmin.basics.time import Period
from lokmin.obstacles.rules import priority, problems


@dataclass(frozen=True)
class ScoreCard:
    """What one rater gave: each 1 to 5."""

    id: UUID
    rater: str
    urgency: int
    seriousness: int
    growth: int

    @property
    def total(self) -> int:
        return self.urgency + self.seriousness + self.growth


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
    """A problem with everything said about it. `total` is the exact mean of U + S + G, None before a score.

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
    total: Fraction | None = None
    rank: int | None = None
    tie: bool = False

    @property
    def low(self) -> int | None:
        return min((score.total for score in self.scores), default=None)

    @property
    def high(self) -> int | None:
        return max((score.total for score in self.scores), default=None)

    @property
    def agreement(self) -> str:
        """How far the raters are apart, as a word; empty below two raters."""
        if self.low is None or self.high is None or len(self.scores) < 2:
            return ""
        return problems.agreement(self.low, self.high)

    @property
    def solution(self) -> SolutionCard | None:
        return next((solution for solution in self.solutions if solution.chosen), None)


def ranked(cards: Sequence[ProblemCard]) -> list[ProblemCard]:
    """The cards by USG (mean of the raters, sum of the criteria); not scored ones last, in their order."""
    scores = {str(card.id): [_marks(score) for score in card.scores] for card in cards if card.scores}
    known = {str(card.id): card for card in cards}
    done = [
        replace(known[found.problem], total=found.total, rank=found.rank, tie=found.tie)
        for found in priority.prioritised(scores)
    ]
    return done + [card for card in cards if not card.scores]


def _marks(score: ScoreCard) -> dict[str, Fraction]:
    marks = (score.urgency, score.seriousness, score.growth)
    return {name: Fraction(mark) for name, mark in zip(priority.CRITERIA["usg"], marks, strict=True)}
