"""Doubting a number: simple rules that each explain themselves. Nothing is cut or changed.

Thresholds and pairs are data (coverage/data/quality.toml, with sources). Counts are integers and every
comparison is exact; a rule that has too few months or people to go by says nothing. None = not reported.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

Series = Mapping[int, int | None]
"""Counts by the index of their month (`Month.index`)."""


@dataclass(frozen=True)
class Finding:
    """What is the matter, and the numbers that its sentence is filled with (coverage/pages/quality.py)."""

    check: str
    numbers: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Pair:
    """`left` may not exceed any of `right`."""

    left: str
    right: tuple[str, ...]


@dataclass(frozen=True)
class Limits:
    """The thresholds of coverage/data/quality.toml."""

    order: tuple[Pair, ...]
    three_sd: dict[str, Any]
    median: dict[str, Any]
    last_year: dict[str, Any]
    sudden: dict[str, Any]
    adequacy: dict[str, Any]
    reports: dict[str, Any]

    @property
    def history(self) -> int:
        """How many months before a month its rules look at."""
        return max(int(rule["months"]) for rule in (self.three_sd, self.median, self.sudden, self.last_year))


@cache
def limits() -> Limits:
    """The thresholds; decimals written as text become exact fractions."""
    text = files("lokmin.coverage").joinpath("data", "quality.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    exact: dict[str, dict[str, Any]] = {
        name: {key: Fraction(v) if isinstance(v, str) else v for key, v in data[name].items()}
        for name in ("three_sd", "median", "last_year", "sudden", "adequacy", "reports")
    }
    pairs = tuple(Pair(pair["left"], tuple(pair["right"])) for pair in data["order"])
    return Limits(pairs, **exact)


def doubts_of(series: Series, month: int, rules: Limits | None = None) -> list[Finding]:
    """What the rules for one count say of its value in a month: outliers and sudden change."""
    count = series.get(month)
    if count is None:
        return []
    rules = rules or limits()
    year = _before(series, month, rules.three_sd["months"])
    same = rules.median["months"] == rules.three_sd["months"]
    found = (
        three_sd(year, count, rules.three_sd),
        by_median(year if same else _before(series, month, rules.median["months"]), count, rules.median),
        last_year(series, month, rules.last_year),
        sudden(_before(series, month, rules.sudden["months"]), count, rules.sudden),
    )
    return [finding for finding in found if finding]


def _before(series: Series, month: int, months: int) -> list[int]:
    """What was reported in the months before, oldest first."""
    counts = (series.get(index) for index in range(month - months, month))
    return [count for count in counts if count is not None]


def three_sd(history: Sequence[int], count: int, rule: Mapping[str, int]) -> Finding | None:
    """Outside mean ± 3 population standard deviations: (n·x − S)² > 9·(n·Q − S²), without a root."""
    n, total = len(history), sum(history)
    if n < rule["least_months"]:
        return None
    spread = n * sum(each * each for each in history) - total * total
    gap = n * count - total
    if gap * gap <= rule["deviations"] ** 2 * spread or abs(gap) < n * rule["least_people"]:
        return None
    return Finding(
        "three_sd",
        {"count": count, "months": n, "mean": Fraction(total, n), "variance": Fraction(spread, n * n)},
    )


def by_median(history: Sequence[int], count: int, rule: Mapping[str, Any]) -> Finding | None:
    """Modified z = 0.6745·(x − median)/MAD beyond 3.5; without any spread (MAD 0) it says nothing."""
    if len(history) < rule["least_months"]:
        return None
    middle = _twice_median(history)
    gap = abs(2 * count - middle)
    if gap < 2 * rule["least_people"]:
        return None
    spread = _twice_median([abs(2 * each - middle) for each in history])  # four times the MAD
    if not spread or not _beyond(rule["constant"] * 2, gap, rule["limit"], spread):
        return None
    usual = rule["limit"] * spread / (rule["constant"] * 4)  # how far from the median is still usual
    center = Fraction(middle, 2)
    numbers = {
        "count": count,
        "months": len(history),
        "median": center,
        "score": rule["constant"] * 2 * (2 * count - middle) / spread,
    }
    return Finding("median", {**numbers, "low": max(center - usual, Fraction(0)), "high": center + usual})


def _twice_median(values: Sequence[int]) -> int:
    """Twice the middle value; of an even number, the sum of the two in the middle."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return 2 * ordered[half] if len(ordered) % 2 else ordered[half - 1] + ordered[half]


def _beyond(share: Fraction, value: int, limit: Fraction, other: int) -> bool:
    """share × value > limit × other, in integers: this runs for every figure."""
    return bool(share.numerator * limit.denominator * value > limit.numerator * share.denominator * other)


_ONE = Fraction(1)


def last_year(series: Series, month: int, rule: Mapping[str, Any]) -> Finding | None:
    """The last months together against the same months of earlier years; only years that have them all."""
    now = _sum(series, month, rule["months"])
    if now is None:
        return None
    ends = [month - 12 * back for back in range(rule["years"], 0, -1)]
    sums = {end // 12: _sum(series, end, rule["months"]) for end in ends}
    known = {year: each for year, each in sums.items() if each is not None}
    if not known or sum(known.values()) < rule["least_people"] * len(known):
        return None
    mine, others = now * len(known), sum(known.values())
    if not _beyond(rule["low"], others, _ONE, mine) and not _beyond(_ONE, mine, rule["high"], others):
        return None
    usual = Fraction(others, len(known))
    numbers = {"count": now, "months": rule["months"], "years": tuple(known), "usual": usual}
    return Finding("last_year", {**numbers, "low": usual * rule["low"], "high": usual * rule["high"]})


def _sum(series: Series, month: int, months: int) -> int | None:
    """The counts of so many months up to `month`; None when one is not reported."""
    total = 0
    for index in range(month - months + 1, month + 1):
        count = series.get(index)
        if count is None:
            return None
        total += count
    return total


def sudden(history: Sequence[int], count: int, rule: Mapping[str, int]) -> Finding | None:
    """At least twice or at most half the mean of the months before, all of which are known."""
    n, total = len(history), sum(history)
    if n < rule["months"] or abs(n * count - total) < n * rule["least_people"]:
        return None
    if total < rule["times"] * n * count and n * count < rule["times"] * total:
        return None
    return Finding("sudden", {"count": count, "before": tuple(history)})


def order(pair: Pair, counts: Mapping[str, Series], months: Sequence[int]) -> Finding | None:
    """`left` above one of `right`, summed over the months that have both; the widest breach is told."""
    breaches = []
    for right in pair.right:
        mine, other = counts.get(pair.left, {}), counts.get(right, {})
        both = [(mine.get(m), other.get(m)) for m in months]
        known = [(a, b) for a, b in both if a is not None and b is not None]
        left, limit = sum(a for a, _b in known), sum(b for _a, b in known)
        if left > limit:
            breaches.append((left - limit, right, left, limit))
    if not breaches:
        return None
    _gap, right, left, limit = max(breaches, key=lambda breach: breach[0])
    return Finding("order", {"left": pair.left, "right": right, "count": left, "limit": limit})


def over_100(numerator: int | None, denominator: int | None, other: int | None) -> Finding | None:
    """More people than there are: which denominator is right? Thousandths; `other` is the other basis."""
    if numerator is None or not denominator or denominator < 0 or numerator * 1000 <= denominator:
        return None
    numbers = {"count": numerator, "people": Fraction(denominator, 1000)}
    return Finding("over_100", {**numbers, "other": Fraction(other, 1000) if other else None})


def no_denominator(numerator: int | None, denominator: int | None) -> Finding | None:
    """People were counted where nobody is said to live."""
    if not numerator or numerator < 0 or denominator:
        return None
    return Finding("no_denominator", {"count": numerator})


def adequacy(projected: int | None, counted: int | None, rule: Mapping[str, Any]) -> Finding | None:
    """Counted over projected sasaran outside 0.8–1.2; both in thousandths."""
    if not projected or counted is None:
        return None
    ratio = Fraction(counted, projected)
    if rule["low"] <= ratio <= rule["high"]:
        return None
    people = {"projected": Fraction(projected, 1000), "counted": Fraction(counted, 1000)}
    bounds = {name: rule[name] * people["projected"] for name in ("low", "high")}
    return Finding("adequacy", {**people, **bounds})


@dataclass(frozen=True)
class Reports:
    """Reports of a month or more: expected (an area and programme each), received, in time, complete."""

    expected: int
    received: int
    in_time: int
    complete: int

    def __add__(self, other: "Reports") -> "Reports":
        return Reports(
            self.expected + other.expected,
            self.received + other.received,
            self.in_time + other.in_time,
            self.complete + other.complete,
        )


NOTHING = Reports(0, 0, 0, 0)


def report(expected: Sequence[str], in_time: Mapping[str, bool]) -> Reports:
    """One report: the elements expected, and of those that came whether each came by the deadline.

    Received with the first figure; in time when every figure that came was in time; complete with all.
    """
    came = [in_time[element] for element in expected if element in in_time]
    if not expected:
        return NOTHING
    return Reports(1, int(bool(came)), int(bool(came) and all(came)), int(len(came) == len(expected)))
