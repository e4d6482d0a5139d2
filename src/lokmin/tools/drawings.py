"""Small drawings: tiles of a map, dots of people, boxes, a meter, spread of raters, fishbone.

Same rules as `lokmin.tools.charts`: descriptions without domain, drawn by template, no style attributes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from lokmin.tools.charts import Drawing, Scale, Value, at
from lokmin.tools.markup import escape, markup

MOST_DOTS = 240


@dataclass(frozen=True)
class Tile:
    """One village of the tile map; `row` and `column` from 1, 0 where its place is not known."""

    name: str
    text: str
    mark: str
    row: int = 0
    column: int = 0
    url: str = ""
    state: str = "value"


@dataclass(frozen=True)
class TileMap(Drawing):
    """Villages as tiles, roughly where they lie. Tiles without a place follow in reading order."""

    template: ClassVar[str] = "tools/tile_map.html"
    tiles: Sequence[Tile]
    label: str = ""

    def shapes(self) -> dict[str, Any]:
        placed = all(0 < t.column <= 12 and 0 < t.row <= 12 for t in self.tiles)
        columns = max((t.column for t in self.tiles), default=5) if placed else 5
        return {"placed": placed, "columns": min(max(columns, 2), 12)}


@dataclass(frozen=True)
class PeopleDots(Drawing):
    """One dot a person: `done`, `chase` (asked until the date), and the rest of `total`."""

    template: ClassVar[str] = "tools/people_dots.svg"
    label: str
    done: int
    chase: int
    total: int
    columns: int = 16

    @property
    def drawable(self) -> bool:
        return 0 < self.total <= MOST_DOTS

    def shapes(self) -> dict[str, Any]:
        kinds = ["done"] * self.done + ["chase"] * self.chase
        kinds = (kinds + ["later"] * (self.total - len(kinds)))[: self.total if self.drawable else 0]
        columns = self.columns if len(kinds) <= 96 else 2 * self.columns
        radius = 10.0 if columns == self.columns else 5.0
        pitch = 2.65 * radius
        return {
            "r": at(radius),
            "width": at(pitch * columns),
            "height": at(max(1, -(-len(kinds) // columns)) * 2.6 * radius),
            "dots": [
                {
                    "kind": kind,
                    "x": at(1.3 * radius + i % columns * pitch),
                    "y": at(1.3 * radius + i // columns * 2.6 * radius),
                }
                for i, kind in enumerate(kinds)
            ],
        }


@dataclass(frozen=True)
class Boxes(Drawing):
    """One box a thing, in the order given: done, running, agreed, carried, blocked."""

    template: ClassVar[str] = "tools/boxes.svg"
    kinds: Sequence[str]
    columns: int = 5

    def shapes(self) -> dict[str, Any]:
        width = max(min(len(self.kinds), self.columns), 1) * 24 + 2
        rows = max(1, -(-len(self.kinds) // self.columns))
        # hundreds a page: no loop in the template
        css = {kind: escape(kind) for kind in self.kinds}
        boxes = markup(
            f'<rect class="box-{css[kind]}" x="{1 + i % self.columns * 24}" y="{2 + i // self.columns * 20}"'
            ' width="20" height="16"/>'
            for i, kind in enumerate(self.kinds)
        )
        return {"boxes": boxes, "width": width, "height": rows * 20}


@dataclass(frozen=True)
class Meter(Drawing):
    """How much of a whole is there; the sentence beside it says the same in words."""

    template: ClassVar[str] = "tools/meter.svg"
    part: int
    whole: int
    label: str = ""

    def shapes(self) -> dict[str, Any]:
        share = min(max(self.part / self.whole, 0), 1) if self.whole else 0
        return {"width": at(100 * share)}


@dataclass(frozen=True)
class Spread(Drawing):
    """Totals of several raters on one line from `low` to `high`: dots are raters, the bar is the mean."""

    template: ClassVar[str] = "tools/spread.svg"
    totals: Sequence[int]
    mean: Value
    low: int
    high: int

    def shapes(self) -> dict[str, Any]:
        scale = Scale(self.low, self.high, 6, 130)
        seen: dict[int, int] = {}
        dots = []
        for total in self.totals:
            dots.append({"x": at(scale(total)), "y": at(20 - 6 * min(seen.get(total, 0), 2))})
            seen[total] = seen.get(total, 0) + 1
        ends = [at(scale(v)) for v in (min(self.totals), max(self.totals))] if self.totals else []
        return {"dots": dots, "ends": ends, "mean_x": at(scale(self.mean))}


@dataclass(frozen=True)
class Cause:
    text: str
    chosen: bool = False


@dataclass(frozen=True)
class Fishbone(Drawing):
    """Causes on bones by group, the problem at the head; on phones the list below stands alone."""

    template: ClassVar[str] = "tools/fishbone.html"
    problem: str
    groups: Sequence[tuple[str, Sequence[Cause]]]

    def shapes(self) -> dict[str, Any]:
        most = max([len(causes) for _, causes in self.groups] + [2])
        reach = 60 + 54 * most
        middle = reach + 40
        bones = [self._bone(i, name, causes, middle, reach) for i, (name, causes) in enumerate(self.groups)]
        end = max([_foot(i) for i in range(len(self.groups))] + [290]) + 42
        lines = wrap(self.problem, 24)
        height = 23 * len(lines) + 36
        return {
            "bones": bones,
            "middle": middle,
            "end": end,
            "arrow": f"M{end - 14} {middle - 10}l16 10-16 10",
            "width": end + 234,
            "height": 2 * middle,
            "head": {"x": end + 4, "y": middle - height // 2, "height": height, "text_x": end + 117},
            "head_lines": [{"y": middle - height // 2 + 34 + 23 * i, "text": t} for i, t in enumerate(lines)],
        }

    def _bone(self, i: int, name: str, causes: Sequence[Cause], middle: int, reach: int) -> dict[str, Any]:
        upper = i % 2 == 0
        foot = _foot(i)
        tip = middle - reach if upper else middle + reach
        twigs = []
        for n, cause in enumerate(causes):
            away = 49 + 54 * n if upper else 49 + 54 * (len(causes) - 1 - n)
            y = middle - away if upper else middle + away
            x = foot - 80 * away / reach
            twigs.append(
                {
                    "x1": at(x - 24 - 7.2 * min(len(cause.text), 30)),
                    "x2": at(x),
                    "y": y,
                    "text_x": at(x - 12),
                    "text_y": y - 6,
                    "text": cause.text,
                    "chosen": cause.chosen,
                }
            )
        return {
            "name": name,
            "foot": foot,
            "middle": middle,
            "tip_x": foot - 80,
            "tip_y": tip,
            "box_x": foot - 142,
            "box_y": tip - 32 if upper else tip,
            "name_y": tip - 11 if upper else tip + 21,
            "twigs": twigs,
        }


def _foot(i: int) -> int:
    """Where the bone meets the spine: above and below in turn, half a step apart."""
    return 290 + 270 * (i // 2) + 135 * (i % 2)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` letters, broken between words; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
