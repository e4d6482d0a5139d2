"""Priority of problems by scores. USG: urgency, seriousness and growth, each 1 to 5 (or 1 to 10), added up.

Source: worked tables of Puskesmas (additive form, rank descending). Exact: several raters are averaged (or
summed) per criterion as fractions, and nothing is rounded before it is printed, since a rounded part can
break a tie that exists.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

LOWEST, HIGHEST = Fraction(1), Fraction(10)
CRITERIA = {"usg": ("U", "S", "G")}
COMBINE: Mapping[str, Callable[[Iterable[Fraction]], Fraction]] = {
    "sum": lambda scores: sum(scores, Fraction(0)),
    "product": lambda scores: prod(scores, start=Fraction(1)),
}


@dataclass(frozen=True)
class Priority:
    """A problem with its combined scores; rank 1 is the highest total, equal totals share it as a tie."""

    problem: str
    scores: Mapping[str, Fraction]
    total: Fraction
    rank: int
    tie: bool


def combined(ratings: Sequence[Mapping[str, Fraction]], raters: str = "mean") -> dict[str, Fraction]:
    """One score per criterion from several raters: their mean, or their sum."""
    sums = {name: sum((rating[name] for rating in ratings), Fraction(0)) for name in ratings[0]}
    return {name: value / len(ratings) if raters == "mean" else value for name, value in sums.items()}


def ranks(totals: Sequence[Fraction]) -> list[tuple[int, bool]]:
    """Competition rank (1, 1, 3) and tie of each total, highest first, in the given order."""
    return [(1 + sum(other > total for other in totals), totals.count(total) > 1) for total in totals]


def prioritised(
    scores: Mapping[str, Sequence[Mapping[str, Fraction]]], *, combine: str = "sum", raters: str = "mean"
) -> list[Priority]:
    """Problems by rank; equal ones stay in the order they were given."""
    one = {problem: combined(ratings, raters) for problem, ratings in scores.items()}
    totals = {problem: COMBINE[combine](values.values()) for problem, values in one.items()}
    placed = zip(one.items(), ranks(list(totals.values())), strict=True)
    found = [
        Priority(problem, values, totals[problem], rank, tie) for (problem, values), (rank, tie) in placed
    ]
    return sorted(found, key=lambda priority: priority.rank)
