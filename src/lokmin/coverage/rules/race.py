"""Competition rank (1, 2, 2, 4) of exact fractions.

In Python and not in SQL, because exact quotients there mean long division in 64 bits, and sorting by them
took longer than all the counting. A correctly rounded quotient never swaps two fractions, it can only make
them look equal; where it does, integers tell whether they are.
"""

from collections.abc import Sequence
from fractions import Fraction


def ranks(coverages: Sequence[tuple[int, int]], *, best_is_high: bool = True) -> list[int]:
    """The rank of each (numerator, denominator > 0), in the order given; equal fractions share one."""
    about = [numerator / denominator for numerator, denominator in coverages]
    last = dict(zip(about, coverages, strict=True))
    if len(last) < len(about) and any(
        numerator * last[value][1] != last[value][0] * denominator
        for value, (numerator, denominator) in zip(about, coverages, strict=True)
    ):
        return _places([Fraction(*coverage) for coverage in coverages], best_is_high)
    return _places(about, best_is_high)


def _places(values: Sequence[float | Fraction], best_is_high: bool) -> list[int]:
    """From the worst to the best, so that of several equal ones the best place is kept."""
    worst_first = sorted(values, reverse=not best_is_high)
    place = dict(zip(worst_first, range(len(worst_first), 0, -1), strict=True))
    return [place[value] for value in values]
