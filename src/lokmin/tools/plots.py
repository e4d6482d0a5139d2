"""Charts as exact values and finished words, without a way to draw them: pure Python.

`tools.charts` draws them as SVG for screens, `papers.rules` on paper, so a chart is described once. Places
are computed here, in whatever measure the drawer brings as a `Scale`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, log10

Value = Fraction | int


@dataclass(frozen=True)
class Scale:
    """Maps values to pixels; `low` lies at `bottom`, `high` at `top` (y grows downwards)."""

    low: float
    high: float
    bottom: float
    top: float

    def __call__(self, value: Value | float) -> float:
        span = self.high - self.low or 1
        return self.bottom - (float(value) - self.low) / span * (self.bottom - self.top)

    def inside(self, value: float) -> bool:
        return self.low <= value <= self.high


def steps(high: float, wanted: int = 4) -> list[Fraction]:
    """Round grid values from 0 to `high`, about `wanted` of them: 1, 2 or 5 times a power of ten."""
    if high <= 0:
        return [Fraction(0), Fraction(1)]
    raw = high / wanted
    power = Fraction(10) ** floor(log10(raw))
    step = next(power * factor for factor in (1, 2, 5, 10) if float(power * factor) >= raw * 0.999)
    return [step * i for i in range(ceil(high / float(step)) + 1)]


@dataclass(frozen=True)
class Bar:
    """One column: `value` in percent (None: no bar), its printed `text`, and the `mark` that fills it.

    `mark` is a status or a state (`baik`, `missing` …), or `plain` where neither applies. Below zero there is
    the text and no bar.
    """

    value: Value | None
    text: str
    mark: str = "plain"


def heights(line: Sequence[tuple[float, float]], left: float, right: float) -> list[float]:
    """How high a line runs between two places: at both, and at its corners between them."""
    found = [y for x, y in line if left <= x <= right]
    for (x1, y1), (x2, y2) in pairwise(line):
        inside = (x for x in (left, right) if x1 < x < x2)
        found += [y1 + (y2 - y1) * (x - x1) / (x2 - x1) for x in inside]
    return found


@dataclass(frozen=True)
class SlopeLine:
    """One line of a slope: where it starts and ends, and where its texts stand so that all can be read."""

    own: bool
    values: tuple[Value, Value]
    words: str
    start: float
    end: float
    start_text: float
    end_text: float


@dataclass(frozen=True)
class Slope:
    """Before and after, beside the other villages: honest only together.

    `own` and `others` are (before, after) in the unit of the text; `others` None when there is nobody
    to compare with.
    """

    label: str
    before_words: str
    after_words: str
    own: tuple[Value, Value]
    own_words: str
    others: tuple[Value, Value] | None = None
    others_words: str = ""
    places: int = 1

    def lines(self, sheet: Scale, *, gap: float, drop: float) -> tuple[SlopeLine, ...]:
        """The own line, then that of the others. `sheet` says where 0 (lowest) and 1 (highest) lie; texts
        stand `drop` below their point and at least `gap` apart."""
        values = [*self.own, *(self.others or ())]
        low, high = float(min(values)), float(max(values))
        flat = (sheet.bottom + sheet.top) / 2
        scale = Scale(low, high, sheet.bottom if high > low else flat, sheet.top if high > low else flat)
        pairs = [(self.own, self.own_words), *([(self.others, self.others_words)] if self.others else [])]
        ends = [(scale(pair[0]), scale(pair[1])) for pair, _ in pairs]
        texts = [_apart([end[side] + drop for end in ends], gap) for side in (0, 1)]
        return tuple(
            SlopeLine(not n, pair, words, *ends[n], texts[0][n], texts[1][n])
            for n, (pair, words) in enumerate(pairs)
        )


def _apart(places: Sequence[float], gap: float) -> list[float]:
    """One or two places, moved apart until both texts can be read."""
    if len(places) < 2 or abs(places[0] - places[1]) >= gap:
        return list(places)
    shift = (gap - abs(places[0] - places[1])) / 2
    sign = 1 if places[0] >= places[1] else -1
    return [places[0] + sign * shift, places[1] - sign * shift]
