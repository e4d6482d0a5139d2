"""Problems as frozen cards, and the order of a board."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction
from uuid import UUID

from lokmin.basics.time import Period
from lokmin.obstacles.rules import priority, rounds
from lokmin.obstacles.rules.methods import Way


@dataclass(frozen=True)
class ScoreCard:
    """What one rater gave, by criterion of the board's method, and the total that it makes.

    Sums of several sheets are one card: `raters` says of how many, `total` is that of their means.
    """

    id: UUID
    rater: str
    points: Mapping[str, int]
    total: Fraction
    raters: int = 1
    via: str = "typed"


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
    cause_id: UUID | None = None
    effect: int | None = None
    ease: int | None = None
    cost: int | None = None
    why: str = ""

    @property
    def total(self) -> int | None:
        """The sum of the three criteria; None while one is missing."""
        given = (self.effect, self.ease, self.cost)
        return None if None in given else sum(value or 0 for value in given)


@dataclass(frozen=True)
class NeedCard:
    """What is asked of a sector."""

    id: UUID
    sector: str
    sector_name: str
    text: str
    solution_id: UUID | None = None


@dataclass(frozen=True)
class ProblemCard:
    """A problem with everything said about it. `way` is how its board scores, `scores` are those of that
    way; `means` and `total` are exact, empty and None before a score.

    `restricted`: its indicator is told by village to staff with duty only (FN 14), so other readers get no
    areas, and whoever shows its sentences to them takes the names out.
    `rank` 1 is the highest total; equal totals share the rank (1, 1, 3) and carry `tie`. `place` is its place
    in the order that was settled at the end of a round. `hidden`: its round is open, nobody sees scores yet.
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
    place: int | None = None
    hidden: bool = False
    source: str = ""
    restricted: bool = False

    @property
    def raters(self) -> int:
        """How many people scored it."""
        return sum(score.raters for score in self.scores)

    @property
    def singles(self) -> tuple[ScoreCard, ...]:
        """The scores of single raters; of sums nobody knows who gave what."""
        return tuple(score for score in self.scores if score.raters == 1)

    @property
    def apart(self) -> rounds.Apart | None:
        """How far its raters are apart; None below two single raters."""
        return rounds.apart([score.total for score in self.singles], self.way)

    @property
    def low(self) -> Fraction | None:
        return min((score.total for score in self.singles), default=None)

    @property
    def high(self) -> Fraction | None:
        return max((score.total for score in self.singles), default=None)

    @property
    def agreement(self) -> str:
        """How far the raters are apart, as a word; empty below two raters."""
        return self.apart.word if self.apart else ""

    @property
    def cause_chains(self) -> list[list[CauseCard]]:
        """Every chain of whys from its first answer to its end, as they stand on the board."""
        known = {cause.id: cause for cause in self.causes}
        parents = {cause.parent_id for cause in self.causes}
        chains = []
        for cause in self.causes:
            if cause.id in parents:
                continue
            chain = [cause]
            while chain[0].parent_id in known:
                chain.insert(0, known[chain[0].parent_id])
            chains.append(chain)
        return chains

    @property
    def solution(self) -> SolutionCard | None:
        return next((solution for solution in self.solutions if solution.chosen), None)


def ranked(cards: Sequence[ProblemCard], way: Way) -> list[ProblemCard]:
    """The cards by the way of scoring, raters averaged; not scored ones last, in their order."""
    scores = {
        str(card.id): [
            one for score in card.scores for one in rounds.ratings(score.points, score.raters, way.vetoes)
        ]
        for card in cards
        if card.scores
    }
    known = {str(card.id): replace(card, way=way) for card in cards}
    done = [
        replace(known[found.problem], means=found.scores, total=found.total, rank=found.rank, tie=found.tie)
        for found in priority.prioritised(scores, way)
    ]
    return done + [known[str(card.id)] for card in cards if not card.scores]


def settled(cards: Sequence[ProblemCard], order: Sequence[UUID]) -> list[ProblemCard]:
    """The cards in the order that was settled; those that were not part of it follow as they stand."""
    live = {card.id: card for card in cards}
    known = [key for key in order if key in live]
    first = [replace(live[key], place=place) for place, key in enumerate(known, 1)]
    return first + [card for card in cards if card.id not in known]


def score_card(
    row_id: UUID, rater: str, points: Mapping[str, int], way: Way, raters: int = 1, via: str = "typed"
) -> ScoreCard:
    """One rater's points in the order of the method's criteria, with their total."""
    ordered = {c.code: points[c.code] for c in way.facts.every if c.code in points}
    mean = rounds.ratings(ordered, raters, way.vetoes)[0]
    return ScoreCard(row_id, rater, ordered, way.total(mean), raters, via)
