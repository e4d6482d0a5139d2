"""The file of `lokmin priority`: problems, perhaps raters, and one column a criterion."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from lokmin.basics.refusal import Refusal
from lokmin.obstacles.rules.priority import HIGHEST, LOWEST
from lokmin.web.calculators.printed import plain
from lokmin.web.calculators.table import Row, read_table

Ratings = dict[str, list[Mapping[str, Fraction]]]


def read_ratings(path: Path, criteria: Sequence[str]) -> Ratings:
    """Scores by problem, one entry a rater; without `penilai` a problem stands once."""
    found: Ratings = {}
    first: dict[tuple[str, str], int] = {}
    for row in read_table(path, ("masalah", *criteria)):
        problem, rater = row.required("masalah"), row.text("penilai")
        if (earlier := first.setdefault((problem, rater), row.line)) != row.line:
            what = f"{problem}, {rater}" if rater else problem
            raise row.refuse("twice", "masalah", what=what, first=earlier)
        found.setdefault(problem, []).append({name: _score(row, name) for name in criteria})
    return found


def _score(row: Row, criterion: str) -> Fraction:
    row.required(criterion)
    value = row.decimal(criterion) or Fraction(0)
    if not LOWEST <= value <= HIGHEST:
        raise row.refuse(
            "range", criterion, value=row.text(criterion), low=plain(LOWEST), high=plain(HIGHEST)
        )
    return value


def check_even(path: Path, ratings: Ratings) -> None:
    """A sum over raters is fair only when every problem has as many of them."""
    most = max(len(one) for one in ratings.values())
    for problem, one in ratings.items():
        if len(one) < most:
            raise Refusal(
                "calculators.raters_uneven", file=path.name, problem=problem, count=len(one), most=most
            )
