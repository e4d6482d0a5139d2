"""A signature drawn on a screen: read, checked, reduced to a short SVG path. Never an image from a stranger.

The page sends `x,y x,y;x,y …`: strokes of points on a sheet of 600 × 200. Whatever else it sends is refused.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from lokmin.basics.refusal import Refusal

WIDTH, HEIGHT = 600, 200
MOST_TEXT = 60_000
MOST_POINTS = 800
LEAST_INK = 60
"""A dot or a slip of the finger is no signature: this much line, in points of the sheet."""
LEAST_SIDES = (120, 100)
_SHAPE = re.compile(r"\d{1,3},\d{1,3}(?:[ ;]\d{1,3},\d{1,3})*")
_PATH = re.compile(r"(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})+)+")

Point = tuple[int, int]


def path_of(text: str) -> str:
    """The drawing as `M12 40L15 44L…`; refused when it is none, too long, or hardly a line."""
    strokes = [_thinned(stroke, 2.0) for stroke in _read(text)]
    loose = 2.0
    while sum(len(stroke) for stroke in strokes) > MOST_POINTS:
        loose *= 2
        if loose > WIDTH:
            raise Refusal("meetings.strokes")
        strokes = [_thinned(stroke, loose) for stroke in strokes]
    if sum(_length(stroke) for stroke in strokes) < LEAST_INK:
        raise Refusal("meetings.strokes_short")
    return "".join(_path(stroke) for stroke in strokes)


def is_path(text: str) -> bool:
    """Whether a kept text is a drawing that may be put into a page or a paper."""
    return bool(_PATH.fullmatch(text))


def strokes_of(path: str) -> list[list[Point]]:
    """The points of a kept path, for whoever draws them."""
    if not is_path(path):
        return []
    return [
        [(int(x), int(y)) for x, y in (pair.split(" ") for pair in part.split("L"))]
        for part in path.split("M")[1:]
    ]


def ink_of(path: str, margin: int = 5) -> tuple[int, int, int, int]:
    """Where the ink of a kept path is: left, top, width and height with a margin; the sheet without ink.

    Never less than `LEAST_SIDES`, so that a flat line is not blown up to a bar.
    """
    points = [point for stroke in strokes_of(path) for point in stroke]
    if not points:
        return 0, 0, WIDTH, HEIGHT
    starts, sides = [], []
    for axis, least in enumerate(LEAST_SIDES):
        places = [point[axis] for point in points]
        side = max(max(places) - min(places) + 2 * margin, least)
        starts.append((min(places) + max(places) - side) // 2)
        sides.append(side)
    return starts[0], starts[1], sides[0], sides[1]


def _read(text: str) -> list[list[Point]]:
    sent = text.strip()
    if not sent:
        raise Refusal("meetings.strokes_empty")
    if len(sent) > MOST_TEXT or not _SHAPE.fullmatch(sent):
        raise Refusal("meetings.strokes")
    strokes = [[_point(pair) for pair in stroke.split(" ")] for stroke in sent.split(";")]
    if any(x > WIDTH or y > HEIGHT for stroke in strokes for x, y in stroke):
        raise Refusal("meetings.strokes")
    return strokes


def _point(pair: str) -> Point:
    x, y = pair.split(",")
    return int(x), int(y)


def _length(stroke: Sequence[Point]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(stroke))


def _thinned(stroke: Sequence[Point], loose: float) -> list[Point]:
    """The points at least `loose` apart, the last one always."""
    kept = list(stroke[:1])
    for x, y in stroke[1:-1]:
        if hypot(x - kept[-1][0], y - kept[-1][1]) >= loose:
            kept.append((x, y))
    return [*kept, *stroke[-1:]] if len(stroke) > 1 else kept


def _path(stroke: Sequence[Point]) -> str:
    """A lone dot is drawn as the shortest line, so that it is seen."""
    x, y = stroke[0]
    rest = stroke[1:] or [(min(x + 1, WIDTH), y)]
    return f"M{x} {y}" + "".join(f"L{a} {b}" for a, b in rest)
