"""How near each of several things is to its target: a radar from three spokes on, bars below.

Same rules as `lokmin.tools.charts`. A table beside it says the same, exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any, ClassVar

from lokmin.tools.charts import Drawing, Value, at
from lokmin.tools.drawings import wrap

FEWEST = 3  # spokes of a radar
REACH = 96  # from the middle to the target
# No wider than a phone shows it, so that its letters (pictures.css) keep their size there.
WIDTH, HEIGHT, LETTERS, LINE = 360, 330, 10, 15
FULL = 280  # a bar at its target


@dataclass(frozen=True)
class Spoke:
    """One thing: `share` of its target from 0 to 1 and more (None: no number), and its printed value."""

    name: str
    share: Value | None
    text: str


def held(share: Value | None) -> float:
    """What is drawn: nothing below zero, and nothing past the target."""
    return min(max(float(share or 0), 0), 1)


@dataclass(frozen=True)
class Radar(Drawing):
    """The outer polygon is the target (100); what was reached lies inside it. No number, no corner."""

    template: ClassVar[str] = "tools/radar.svg"
    label: str
    spokes: Sequence[Spoke]

    def shapes(self) -> dict[str, Any]:
        turns = [2 * pi * i / len(self.spokes) - pi / 2 for i in range(len(self.spokes))]
        spokes = [self._spoke(one, turn) for one, turn in zip(self.spokes, turns, strict=True)]
        return {
            "spokes": spokes,
            "size": (WIDTH, HEIGHT),
            "middle": (WIDTH // 2, HEIGHT // 2),
            "outline": " ".join(s["dot"] for s in spokes if s["known"]),
            "target": _ring(turns, REACH),
            "web": [_ring(turns, REACH * part / 4) for part in (1, 2, 3)],
        }

    def _spoke(self, one: Spoke, turn: float) -> dict[str, Any]:
        x, y = cos(turn), sin(turn)
        lines = wrap(one.name, LETTERS)
        middle = HEIGHT / 2 + (REACH + 24) * y
        first = middle - LINE * len(lines) / 2 + (-8 if y < -0.9 else 6)
        return {
            "end": _point(turn, REACH).split(","),
            "dot": _point(turn, REACH * held(one.share)),
            "dot_at": _point(turn, REACH * held(one.share)).split(","),
            "known": one.share is not None,
            "x": at(WIDTH / 2 + (REACH + 10) * x),
            "anchor": "middle" if abs(x) < 0.2 else "start" if x > 0 else "end",
            "lines": [{"y": at(first + LINE * n), "text": text} for n, text in enumerate(lines)],
            "value_y": at(first + LINE * len(lines)),
            "value": one.text,
        }


def _ring(turns: Sequence[float], radius: float) -> str:
    return " ".join(_point(turn, radius) for turn in turns)


def _point(turn: float, radius: float) -> str:
    return f"{at(WIDTH / 2 + radius * cos(turn))},{at(HEIGHT / 2 + radius * sin(turn))}"


@dataclass(frozen=True)
class ShareBars(Drawing):
    """The same for one or two things: a bar each, the line at its end is the target."""

    template: ClassVar[str] = "tools/share_bars.svg"
    label: str
    spokes: Sequence[Spoke]

    def shapes(self) -> dict[str, Any]:
        bars = [
            {
                "name": one.name,
                "value": one.text,
                "known": one.share is not None,
                "text_y": 18 + 52 * i,
                "y": 26 + 52 * i,
                "bottom": 48 + 52 * i,
                "width": at(FULL * held(one.share)),
            }
            for i, one in enumerate(self.spokes)
        ]
        return {"bars": bars, "height": 52 * max(len(bars), 1) + 6, "full": FULL, "beside": FULL + 8}


def shares(label: str, spokes: Sequence[Spoke]) -> Radar | ShareBars | None:
    """The radar where there are enough spokes, else bars; nothing without any number."""
    if not any(one.share is not None for one in spokes):
        return None
    return Radar(label, spokes) if len(spokes) >= FEWEST else ShareBars(label, spokes)
