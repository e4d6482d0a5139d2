"""The doubts about a number as a textbook would compute them: plain, slow, with no shortcut of integers."""

from fractions import Fraction
from statistics import median


def history(series: dict[int, int | None], month: int, months: int) -> list[int]:
    return [c for m in range(month - months, month) if (c := series.get(m)) is not None]


def is_three_sd(values: list[int], x: int) -> bool:
    """|x − mean| > 3 SD, compared as squares of exact fractions; six months and three people at least."""
    if len(values) < 6:
        return False
    mean = Fraction(sum(values), len(values))
    variance = sum(((v - mean) ** 2 for v in values), Fraction(0)) / len(values)
    return (x - mean) ** 2 > 9 * variance and abs(x - mean) >= 3


def is_far_from_median(values: list[int], x: int) -> bool:
    """|0.6745 (x − median) / MAD| > 3.5."""
    if len(values) < 6:
        return False
    exact = [Fraction(v) for v in values]
    middle = median(exact)
    spread = median([abs(v - middle) for v in exact])
    if spread == 0 or abs(x - middle) < 3:
        return False
    return abs(Fraction(6745, 10000) * (x - middle) / spread) > Fraction(7, 2)


def is_unlike_last_year(series: dict[int, int | None], month: int) -> bool:
    """Three months over the mean of the same months in one to three earlier years, outside 0.67–1.33."""

    def three(last: int) -> int | None:
        counts = [series.get(last - back) for back in range(3)]
        return None if None in counts else sum(c or 0 for c in counts)

    now = three(month)
    before = [n for n in (three(month - 12 * year) for year in (1, 2, 3)) if n is not None]
    if now is None or not before:
        return False
    usual = Fraction(sum(before), len(before))
    if usual < 20:
        return False
    return not Fraction(67, 100) <= now / usual <= Fraction(133, 100)


def is_sudden(values: list[int], x: int) -> bool:
    """All three months before are known; twice or half their mean, by ten people at least."""
    if len(values) < 3:
        return False
    mean = Fraction(sum(values), 3)
    return abs(x - mean) >= 10 and (x >= 2 * mean or 2 * x <= mean)


def checks(series: dict[int, int | None], month: int) -> set[str]:
    """The names of the rules that doubt the count of a month."""
    x = series.get(month)
    if x is None:
        return set()
    year, quarter = history(series, month, 12), history(series, month, 3)
    found = {
        "three_sd": is_three_sd(year, x),
        "median": is_far_from_median(year, x),
        "last_year": is_unlike_last_year(series, month),
        "sudden": is_sudden(quarter, x),
    }
    return {name for name, there in found.items() if there}


def breaches(
    left: dict[int, int | None], right: dict[int, int | None], months: list[int]
) -> tuple[int, int] | None:
    """Both sums over the months that have both, when the left one is larger."""
    mine = other = 0
    for month in months:
        a, b = left.get(month), right.get(month)
        if a is not None and b is not None:
            mine, other = mine + a, other + b
    return (mine, other) if mine > other else None
