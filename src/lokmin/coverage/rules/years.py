"""A year of figures in one row: which months were reported, and what was counted up to each.

`reported` and `unmeasured` are sets of months as integers, the sum of 2^month; `to_m` is what was counted
from January to month m, as far as reported. So any stretch of months is one subtraction, and a month that was
not reported is told from one with nobody.
"""

from collections.abc import Mapping, Sequence

MONTHS = range(1, 13)
TO = tuple(f"to_{month}" for month in MONTHS)
COLUMNS = ("reported", "unmeasured", *TO)


def columns(months: Mapping[int, int | None]) -> dict[str, int]:
    """The row of these months; a count of None was not measured, a month that is not there not reported."""
    found = {
        "reported": sum(1 << month for month, count in months.items() if count is not None),
        "unmeasured": sum(1 << month for month, count in months.items() if count is None),
    }
    total = 0
    for month in MONTHS:
        total += months.get(month) or 0
        found[f"to_{month}"] = total
    return found


def months(reported: int, unmeasured: int, to: Sequence[int]) -> dict[int, int | None]:
    """The months of such a row: the way back."""
    found: dict[int, int | None] = {}
    before = 0
    for month, total in enumerate(to, 1):
        if reported >> month & 1:
            found[month] = total - before
        elif unmeasured >> month & 1:
            found[month] = None
        before = total
    return found
