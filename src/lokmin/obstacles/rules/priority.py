"""Which problem comes first: several raters become one score a criterion, scores one number, numbers ranks.

Exact: several raters are averaged (or summed) per criterion as fractions, and nothing is rounded before it
is printed, since a rounded part can break a tie that exists.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lokmin.basics.words import mark
from lokmin.obstacles.rules.methods import Way

TIE_WORDS = mark("Nilai yang sama berbagi urutan dan ditandai seri (1, 1, 3).")


@dataclass(frozen=True)
class Priority:
    """A problem with its combined scores; rank 1 is the highest total, equal totals share it as a tie."""

    problem: str
    scores: Mapping[str, Fraction]
    total: Fraction
    rank: int
    tie: bool


def combined(
    ratings: Sequence[Mapping[str, Fraction]], raters: str = "mean", vetoes: Collection[str] = ()
) -> dict[str, Fraction]:
    """One score per criterion from several raters: their mean, or their sum; a veto is the lowest answer."""
    found = {}
    for name in ratings[0]:
        given = [rating[name] for rating in ratings]
        if name in vetoes:
            found[name] = min(given)
        else:
            found[name] = sum(given, Fraction(0)) / (len(given) if raters == "mean" else 1)
    return found


def ranks(totals: Sequence[Fraction]) -> list[tuple[int, bool]]:
    """Competition rank (1, 1, 3) and tie of each total, highest first, in the given order."""
    return [(1 + sum(other > total for other in totals), totals.count(total) > 1) for total in totals]


def prioritised(
    scores: Mapping[str, Sequence[Mapping[str, Fraction]]], way: Way | None = None, *, raters: str = "mean"
) -> list[Priority]:
    """Problems by rank; equal ones stay in the order they were given."""
    way = way or Way()
    one = {problem: combined(ratings, raters, way.vetoes) for problem, ratings in scores.items()}
    totals = {problem: way.total(values) for problem, values in one.items()}
    placed = zip(one.items(), ranks(list(totals.values())), strict=True)
    found = [
        Priority(problem, values, totals[problem], rank, tie) for (problem, values), (rank, tie) in placed
    ]
    return sorted(found, key=lambda priority: priority.rank)
