"""A map of areas from their outlines, drawn as SVG on the server: no tiles, no script.

Same rules as `lokmin.tools.charts`: a description without domain, classes only. Colour never stands alone:
each area has a hatch, and a plate with its symbol and number. Every area is a link that the keyboard reaches.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any, ClassVar

from lokmin.tools.charts import Drawing

WIDTH = HIGHEST = 1000  # of the drawing's own units
EDGE = 12
LETTER = 11.8  # how wide a letter of a name is
LINE = 46  # how high the two lines of a name are
KEY = (62, 34)  # the plate of an area whose name does not fit
SCANS = 12
UNIT = 100_000

Flat = Sequence[int]
Corner = tuple[int, int]
_Room = tuple[int, int, int]  # the middle of a level line inside an area, and its length


@dataclass(frozen=True)
class Region:
    """One area: its outlines (rings of flat hundred-thousandths of a degree: x, y, x, y …) and what it says.

    `key` is the number under which the table names it, `spoken` what a listener hears.
    """

    key: str
    name: str
    text: str
    mark: str
    url: str
    spoken: str
    polygons: Sequence[Sequence[Flat]]


@dataclass(frozen=True)
class _Plate:
    """Where a label stands and how much room it takes."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "_Plate") -> bool:
        return (
            abs(self.x - other.x) * 2 < self.width + other.width
            and abs(self.y - other.y) * 2 < self.height + other.height
        )


@dataclass(frozen=True)
class RegionMap(Drawing):
    """Areas in their true form and place. `label` says the same in words for who cannot see it."""

    template: ClassVar[str] = "tools/region_map.svg"
    label: str
    regions: Sequence[Region]

    def shapes(self) -> dict[str, Any]:
        place = _Projection(self.regions)
        drawn = [[[place.ring(ring) for ring in polygon] for polygon in r.polygons] for r in self.regions]
        rooms = [_rooms(polygons) for polygons in drawn]
        taken: list[_Plate] = []
        labels: dict[int, dict[str, Any]] = {}
        for i in sorted(range(len(self.regions)), key=lambda i: -rooms[i][0][2]):
            labels[i] = self._label(self.regions[i], rooms[i], taken)
        return {
            "width": place.width,
            "height": place.height,
            "areas": [
                {"region": region, "d": _path(polygons)}
                for region, polygons in zip(self.regions, drawn, strict=True)
            ],
            "labels": [labels[i] for i in range(len(self.regions))],
        }

    def _label(self, region: Region, rooms: list[_Room], taken: list[_Plate]) -> dict[str, Any]:
        """Name and number where they fit, else the number of the table alone, where nothing stands yet."""
        wide = max(LETTER * len(region.name), 96) + 10
        named = [_Plate(x, y, wide, LINE) for x, y, width in rooms if wide < 1.3 * width]
        small = [_Plate(x, y, *KEY) for x, y, _width in rooms]
        free = [plate for plate in [*named, *small] if not any(plate.meets(other) for other in taken)]
        plate = free[0] if free else small[0]
        fits, x, y = plate.height == LINE, round(plate.x), round(plate.y)
        taken.append(plate)
        return {
            "region": region,
            "named": fits,
            "x": x,
            "y": y,
            "plate_x": round(x - plate.width / 2),
            "plate_y": round(y - plate.height / 2),
            "plate_width": round(plate.width),
            "plate_height": round(plate.height),
            "key_x": round(x - KEY[0] / 2),
            "key_y": round(y - KEY[1] / 2),
            "key_width": KEY[0],
            "key_height": KEY[1],
        }


class _Projection:
    """Degrees to whole units of the drawing: equal scale both ways at the middle of the map."""

    def __init__(self, regions: Sequence[Region]) -> None:
        rings = [ring for r in regions for polygon in r.polygons for ring in polygon]
        xs = [n for ring in rings for n in ring[::2]]
        ys = [n for ring in rings for n in ring[1::2]]
        self.left, self.top = min(xs), max(ys)
        self.narrow = cos(radians((max(ys) + min(ys)) / 2 / UNIT))
        wide = max((max(xs) - self.left) * self.narrow, 1)
        high = max(self.top - min(ys), 1)
        self.scale = min((WIDTH - 2 * EDGE) / wide, (HIGHEST - 2 * EDGE) / high)
        self.width = round(wide * self.scale) + 2 * EDGE
        self.height = round(high * self.scale) + 2 * EDGE

    def ring(self, flat: Flat) -> list[Corner]:
        """The corners in the drawing; neighbours that fall on one point count once."""
        across, down = self.scale * self.narrow, self.scale
        found: list[Corner] = []
        for x, y in zip(flat[::2], flat[1::2], strict=True):
            point = (EDGE + round((x - self.left) * across), EDGE + round((self.top - y) * down))
            if not found or found[-1] != point:
                found.append(point)
        return found


def _path(polygons: Sequence[Sequence[Sequence[Corner]]]) -> str:
    return "".join(_steps(ring) for polygon in polygons for ring in polygon if len(ring) > 2)


def _steps(ring: Sequence[Corner]) -> str:
    """`M12 30l4-2 …z`: steps instead of places, half as long."""
    parts, (x, y) = [f"M{ring[0][0]} {ring[0][1]}l"], ring[0]
    for to_x, to_y in ring[1:]:
        step = f"{to_x - x} {to_y - y}"
        parts.append(step if len(parts) == 1 or step[0] == "-" else f" {step}")
        x, y = to_x, to_y
    return "".join(parts) + "z"


def _rooms(polygons: Sequence[Sequence[Sequence[Corner]]]) -> list[_Room]:
    """Places for a label: the longest level line at several heights, the longest first."""
    found: list[_Room] = []
    for polygon in polygons:
        ys = [y for _x, y in polygon[0]]
        low, high = min(ys), max(ys)
        for n in range(1, SCANS):
            y = low + (high - low) * n / SCANS
            crossings = sorted(x for ring in polygon for x in _crossings(ring, y))
            spans = list(zip(crossings[::2], crossings[1::2], strict=False))
            if spans:
                start, end = max(spans, key=lambda span: span[1] - span[0])
                found.append((round((start + end) / 2), round(y), round(end - start)))
    first = polygons[0][0][0]
    return sorted(found, key=lambda room: -room[2]) or [(first[0], first[1], 0)]


def _crossings(ring: Sequence[Corner], y: float) -> Iterator[float]:
    """Where a ring crosses the level of y; a corner that lies on it counts to the side below."""
    before = ring[-1]
    for after in ring:
        if (before[1] <= y) != (after[1] <= y):
            yield before[0] + (y - before[1]) * (after[0] - before[0]) / (after[1] - before[1])
        before = after
