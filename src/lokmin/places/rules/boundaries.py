"""Boundaries from GeoJSON (RFC 7946): read, checked, made small, and matched with areas.

Coordinates become whole hundred-thousandths of a degree (about one metre), so that equal files give
equal rows. A ring is open: its first point is not repeated at the end.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lokmin.basics.refusal import Refusal
from lokmin.places.rules.outlines import Polygon, Ring, doubled_area, simplified

MOST_BYTES = 8_000_000
MOST_FEATURES = 3_000
MOST_POINTS = 20_000  # of one feature as it comes
KEPT_POINTS = 240  # of one area as it is stored: a kecamatan of 30 villages stays far below 150 kB
UNIT = 100_000
# The box around Indonesia with its sea: 94–142° E, 12° S–7° N.
WEST, EAST, SOUTH, NORTH = 94 * UNIT, 142 * UNIT, -12 * UNIT, 7 * UNIT
_CODES = ("kode", "kode_desa", "kode_kemendagri", "kdepum", "kode_wilayah", "kd_kemendagri", "code")
_NAMES = ("nama", "nama_desa", "desa", "desa_kelurahan", "wadmkd", "namobj", "nm_desa", "name")
_VILLAGE = re.compile(r"(\d{2})\.?(\d{2})\.?(\d{2})\.?(\d{4})")


@dataclass(frozen=True)
class Shape:
    """One feature: the code and name written on it and its outline."""

    code: str
    name: str
    polygons: list[Polygon]


@dataclass(frozen=True)
class Place:
    """An area that a shape may belong to: its key, national code (may be empty) and name."""

    key: Any
    code: str
    name: str


@dataclass(frozen=True)
class Matched:
    """Which shape is whose. `strange` are shapes of no area here, `bare` areas without a shape."""

    found: list[tuple[Place, Shape]]
    strange: list[Shape]
    bare: list[Place]


def read_geojson(raw: bytes) -> list[Shape]:
    """The shapes of a file; refuses whatever is not a small collection of polygons inside Indonesia."""
    if len(raw) > MOST_BYTES:
        raise Refusal("places.boundary_size", megabytes=MOST_BYTES // 1_000_000)
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refusal("places.boundary_json") from None
    features = data.get("features") if isinstance(data, dict) else None
    if (
        not isinstance(data, dict)
        or data.get("type") != "FeatureCollection"
        or not isinstance(features, list)
    ):
        raise Refusal("places.boundary_kind")
    if not features:
        raise Refusal("places.boundary_empty")
    if len(features) > MOST_FEATURES:
        raise Refusal("places.boundary_features", count=len(features), most=MOST_FEATURES)
    return [_shape(number, feature) for number, feature in enumerate(features, start=1)]


def _shape(number: int, feature: Any) -> Shape:
    fields = feature if isinstance(feature, dict) else {}
    geometry = fields.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    parts = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"} or not isinstance(parts, list):
        raise Refusal("places.boundary_geometry", number=number, kind=str(kind)[:40])
    polygons = _polygons(number, [parts] if kind == "Polygon" else parts)
    texts = _texts(fields.get("properties"))
    code = next((texts[name] for name in _CODES if texts.get(name)), "")
    name = next((texts[name] for name in _NAMES if texts.get(name)), "")
    return Shape(village_code(code), name[:120], polygons)


def _texts(properties: Any) -> dict[str, str]:
    """The properties by their name in small letters; a number counts as its digits."""
    if not isinstance(properties, dict):
        return {}
    return {str(k).casefold(): str(v).strip() for k, v in properties.items() if isinstance(v, str | int)}


def village_code(text: str) -> str:
    """`3601172001` as `36.01.17.2001`; anything else as it stands."""
    found = _VILLAGE.fullmatch(text)
    return ".".join(found.groups()) if found else text


def _polygons(number: int, parts: list[Any]) -> list[Polygon]:
    left, found = [MOST_POINTS], []
    for part in parts:
        if not isinstance(part, list) or not part:
            raise Refusal("places.boundary_ring", number=number)
        rings = [_ring(number, ring, left) for ring in part]
        if doubled_area(rings[0]):
            found.append([ring for ring in rings if doubled_area(ring)])
    if not found:
        raise Refusal("places.boundary_ring", number=number)
    return simplified(found, KEPT_POINTS)


def _ring(number: int, points: Any, left: list[int]) -> Ring:
    """A closed line of at least three corners; `left` counts down the points of the feature."""
    if not isinstance(points, list) or len(points) < 4:
        raise Refusal("places.boundary_ring", number=number)
    left[0] -= len(points)
    if left[0] < 0:
        raise Refusal("places.boundary_points", number=number, most=MOST_POINTS)
    ring = [_point(number, point) for point in points]
    if ring[0] != ring[-1]:
        raise Refusal("places.boundary_open", number=number)
    return [after for before, after in pairwise(ring) if before != after]


def _point(number: int, point: Any) -> tuple[int, int]:
    whole = isinstance(point, list) and len(point) >= 2
    if not whole or not all(isinstance(n, int | float) and not isinstance(n, bool) for n in point[:2]):
        raise Refusal("places.boundary_ring", number=number)
    x, y = point[0], point[1]
    if not (abs(x) <= 180 and abs(y) <= 180):  # also not a number, and infinity
        raise Refusal("places.boundary_place", number=number, x=str(x)[:20], y=str(y)[:20])
    east, north = round(x * UNIT), round(y * UNIT)
    if WEST <= north <= EAST and SOUTH <= east <= NORTH:
        raise Refusal("places.boundary_swapped", number=number)
    if not (WEST <= east <= EAST and SOUTH <= north <= NORTH):
        raise Refusal("places.boundary_place", number=number, x=x, y=y)
    return east, north


def plain(name: str) -> str:
    """`PANJANG JAYA` and `Panjangjaya` are written for the same village."""
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def match(shapes: Sequence[Shape], places: Iterable[Place]) -> Matched:
    """Give each area its shape: by code, and by the exact name only shapes that carry no code.

    There are a dozen villages called Sukamaju: a shape with a code is never taken for another area because
    of its name. The same code twice is refused.
    """
    wanted = list(places)
    ours = {place.code for place in wanted if place.code}
    counted = Counter(shape.code for shape in shapes if shape.code in ours)
    twice = next((code for code, count in counted.items() if count > 1), None)
    if twice:
        raise Refusal("places.boundary_twice", code=twice)
    by_code = {shape.code: shape for shape in shapes if shape.code}
    found = [(place, by_code[place.code]) for place in wanted if place.code in by_code]
    taken = {id(shape) for _place, shape in found}
    rest = [shape for shape in shapes if not shape.code]
    open_places = [place for place in wanted if place.code not in by_code]
    shape_names, place_names = _once(rest), _once(open_places)
    for name, place in place_names.items():
        if name in shape_names:
            found.append((place, shape_names[name]))
            taken.add(id(shape_names[name]))
    done = {id(place) for place, _shape in found}
    return Matched(
        found,
        [shape for shape in shapes if id(shape) not in taken],
        [place for place in wanted if id(place) not in done],
    )


def _once(named: Sequence[Any]) -> dict[str, Any]:
    """By plain name, those that no other shares."""
    names = [plain(each.name) for each in named]
    counted = Counter(names)
    return {name: each for name, each in zip(names, named, strict=True) if name and counted[name] == 1}
