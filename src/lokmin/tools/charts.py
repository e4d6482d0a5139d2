"""Charts as plain descriptions, drawn as SVG on the server: bars, lines, slopes.

A description holds exact values and finished words; it knows nothing of health. `{{ chart }}` in a
template, or `chart.render()` for papers, gives the drawing. No style attributes (CSP), classes only;
colours and hatches come from tokens.css and the patterns of tools/symbols.html. Each drawing carries
its numbers in `label`, so that it can be heard.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from lokmin.tools import plots, printing
from lokmin.tools.plots import Bar, Scale, Value, heights, steps

__all__ = ["Bar", "Drawing", "Scale", "Slope", "SortedBars", "TrendLine", "Value", "at", "heights", "steps"]


def at(value: float) -> str:
    """A coordinate as SVG wants it, whatever the language: `12.5`."""
    return f"{value:.1f}"


class Drawing:
    """Something that a template prints as SVG."""

    template: ClassVar[str]

    def shapes(self) -> dict[str, Any]:
        """Finished coordinates for the template."""
        raise NotImplementedError

    def render(self) -> SafeString:
        return render_to_string(self.template, {"drawing": self, **self.shapes()})

    __str__ = render
    __html__ = render


@dataclass(frozen=True)
class _Cell(Drawing):
    template: ClassVar[str] = "tools/bar_cell.svg"
    bar: Bar
    scale: Scale
    grid: Sequence[Fraction]
    target: Value | None

    def shapes(self) -> dict[str, Any]:
        value = max(self.bar.value or 0, 0)
        top = self.scale(value)
        target_y = self.scale(self.target) if self.target is not None else None
        text_y = min(top, self.scale.bottom - 2) - 6
        if target_y is not None and -11 < target_y - text_y < 3:
            text_y = target_y - 5  # the line would strike the figure through
        return {
            "grid_lines": [at(self.scale(g)) for g in self.grid[1:]],
            "stands": self.bar.value is not None and self.bar.value >= 0,
            "y": at(top),
            "height": at(self.scale.bottom - top),
            "text_y": at(text_y),
            "target_y": at(target_y) if target_y is not None else "",
        }


@dataclass(frozen=True)
class _Axis(Drawing):
    template: ClassVar[str] = "tools/bar_axis.svg"
    scale: Scale
    grid: Sequence[Fraction]
    target: Value | None
    target_words: str
    unit: str

    def shapes(self) -> dict[str, Any]:
        target_y = self.scale(self.target) if self.target is not None else None
        free = [g for g in self.grid[1:] if target_y is None or abs(self.scale(g) - target_y) > 14]
        return {
            "ticks": [{"y": at(self.scale(g) + 4), "text": self._words(g)} for g in free],
            "target_y": at(target_y - 3) if target_y is not None else "",
            "target_text_y": at(target_y + 12) if target_y is not None else "",
            "target_text": self._words(self.target, 1) if self.target is not None else "",
        }

    def _words(self, value: Value, places: int | None = None) -> str:
        return printing.number_text(value, places) + self.unit


@dataclass(frozen=True)
class SortedBars:
    """Bars that stand on the columns of a table: `axis` for the row header, one of `cells` a column.

    Sorted by the caller, who owns the columns. `total` is the last column, on the same scale.
    """

    bars: Sequence[Bar]
    total: Bar | None = None
    target: Value | None = None
    target_words: str = ""
    unit: str = "%"
    height: int = 240

    def _scale(self) -> tuple[Scale, list[Fraction]]:
        bars = [*self.bars, *([self.total] if self.total else [])]
        tallest = max([b.value for b in bars if b.value is not None] + [self.target or 0, Fraction(1)])
        grid = [g for g in steps(float(tallest)) if g <= tallest]
        return Scale(0, float(tallest), self.height, 40), grid

    @property
    def axis(self) -> _Axis:
        scale, grid = self._scale()
        return _Axis(scale, grid, self.target, self.target_words, self.unit)

    @property
    def cells(self) -> list[_Cell]:
        scale, grid = self._scale()
        return [_Cell(bar, scale, grid, self.target) for bar in self.bars]

    @property
    def total_cell(self) -> _Cell | None:
        scale, grid = self._scale()
        return _Cell(self.total, scale, grid, self.target) if self.total else None


@dataclass(frozen=True)
class TrendLine(Drawing):
    """A line over months with its target ramp; a month without a number breaks the line.

    `points` and `target` run over the same `ticks` (printed under the axis). `end_text` stands beside
    the last known point, `target_text` at the end of the ramp. Values below zero are drawn at zero.
    Points whose place stands in `loose` are of another kind than the rest: empty dots on a thin line.
    """

    template: ClassVar[str] = "tools/trend_line.svg"
    label: str
    ticks: Sequence[str]
    points: Sequence[Value | None]
    target: Sequence[Value | None] = ()
    others: Sequence[Value | None] = ()
    loose: Collection[int] = ()
    end_text: str = ""
    target_text: str = ""
    unit: str = ""
    width: int = 345
    height: int = 158

    def shapes(self) -> dict[str, Any]:
        known = [v for v in (*self.points, *self.target, *self.others) if v is not None]
        grid = steps(float(max([*known, 1])))
        scale = Scale(0, float(grid[-1]), self.height - 26, 26)
        left, right = 44.0, self.width - 13.0
        xs = [left + (right - left) * i / max(len(self.ticks) - 1, 1) for i in range(len(self.ticks))]
        points, others = ([None if v is None else max(v, 0) for v in vs] for vs in (self.points, self.others))
        own = [(x, scale(v)) for x, v in zip(xs, points, strict=False) if v is not None]
        aim = [(x, scale(v)) for x, v in zip(xs, self.target, strict=False) if v is not None]
        return {
            "left": at(left),
            "right": at(right),
            "axis_y": at(self.height - 9),
            "grid": [{"y": at(scale(g)), "text_y": at(scale(g) + 4), "text": self._tick(g)} for g in grid],
            "months": [{"x": at(x), "text": t} for x, t in zip(xs, self.ticks, strict=True)],
            "lines": _runs(xs, [None if n in self.loose else v for n, v in enumerate(points)], scale),
            "loose_lines": _runs(xs, self._beside_loose(points), scale),
            "other_lines": _runs(xs, others, scale),
            "target_lines": _runs(xs, self.target, scale),
            "dots": [
                {"x": at(x), "y": at(scale(v)), "loose": n in self.loose}
                for n, (x, v) in enumerate(zip(xs, points, strict=False))
                if v is not None
            ],
            "end": self._end(own, [own, aim], right),
            "target_end": self._target_end(xs, scale, right),
        }

    def _beside_loose(self, points: list[Value | None]) -> list[Value | None]:
        """The loose points and the neighbours to which their line runs."""
        near = {n + step for n in self.loose for step in (-1, 0, 1)}
        return [v if n in near else None for n, v in enumerate(points)]

    def _tick(self, value: Fraction) -> str:
        return printing.number_text(value) + self.unit

    def _end(
        self, own: list[tuple[float, float]], lines: list[list[tuple[float, float]]], right: float
    ) -> dict[str, str] | None:
        """The last figure, below every line that runs over its width, or above them near the ground."""
        if not own or not self.end_text:
            return None
        x, y = own[-1]
        width = 6.5 * len(self.end_text)
        beside = x + 8 + width < right + 10
        left = x + 8 if beside else x - width
        crossed = [y, *(h for line in lines for h in heights(line, left, left + width))]
        low, high = max(crossed), min(crossed)
        return {
            "x": at(x + 8 if beside else x),
            "y": at(low + 14 if low < self.height - 44 else high - 10),
            "anchor": "start" if beside else "end",
            "text": self.end_text,
        }

    def _target_end(self, xs: list[float], scale: Scale, right: float) -> dict[str, str] | None:
        ends = [scale(v) for v in self.target if v is not None]
        if not ends or not self.target_text:
            return None
        return {"x": at(right), "y": at(max(ends[-1] - 7, 12)), "text": self.target_text}


def _runs(xs: Sequence[float], values: Sequence[Value | None], scale: Scale) -> list[str]:
    """Polylines over neighbours that both have a number."""
    runs: list[list[str]] = [[]]
    for x, value in zip(xs, values, strict=False):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(f"{at(x)},{at(scale(value))}")
    return [" ".join(run) for run in runs if len(run) > 1]


@dataclass(frozen=True)
class Slope(plots.Slope, Drawing):
    """`plots.Slope`, drawn."""

    template: ClassVar[str] = "tools/slope.svg"

    def shapes(self) -> dict[str, Any]:
        lines = [
            {
                "own": line.own,
                "y1": at(line.start),
                "y2": at(line.end),
                "left_text_y": at(line.start_text),
                "right_text_y": at(line.end_text),
                "before": self._text(line.values[0]),
                "after": f"{self._text(line.values[1])} {line.words}".strip(),
            }
            for line in self.lines(Scale(0, 1, 104, 30), gap=14, drop=4)
        ]
        return {"lines": lines[::-1]}

    def _text(self, value: Value) -> str:
        return printing.number_text(Fraction(value), self.places)
