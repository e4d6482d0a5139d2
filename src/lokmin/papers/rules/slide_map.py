"""The areas of a story on a slide, as shapes that can be moved and coloured: outlines, or tiles.

The fill is that of the bars of the same status, so it survives a photocopy; the table beside names them all.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.util import Pt

from lokmin.basics.numbers import ceil_div
from lokmin.papers.rules import slide_fit as fit
from lokmin.papers.rules import slide_parts as p
from lokmin.papers.rules.slide_charts import filled
from lokmin.papers.rules.story import AreaMap, Place

GAP = 6.0
FLAT = 0.8
"""Height of a tile as a part of its width."""
SIZES = (18, 16, p.SMALL)
_Ring = list[tuple[float, float]]


def draw(slide: Any, box: p.Box, block: AreaMap, public: Mapping[str, str]) -> None:
    """Every area with its fill, and on it its name and number, or the number that the table gives it."""
    if block.outlined:
        _outlines(slide, box, block, public)
    else:
        _tiles(slide, box, block, public)


def _tiles(slide: Any, box: p.Box, block: AreaMap, public: Mapping[str, str]) -> None:
    count = max(1, len(block.places))
    across = next((n for n in (1, 2, 3, 4, 5) if count <= n * n), 6)
    down = ceil_div(count, across)
    wide = min((box.width - GAP * (across - 1)) / across, 170.0)
    high = min(wide * FLAT, (box.height - GAP * (down - 1)) / down)
    names = [text for place in block.places for text in (place.name, place.value.text)]
    size = next((s for s in SIZES if all(fit.width(t, s, bold=True) + 8 <= wide for t in names)), None)
    for number, place in enumerate(block.places):
        row, column = divmod(number, across)
        tile = p.Box(box.left + column * (wide + GAP), box.top + row * (high + GAP), wide, high)
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *tile.place)
        _look(shape, place, public)
        said = (place.name if size else str(place.key), place.value.text)
        _plate(slide, said, size or SIZES[0], (tile.left + wide / 2, tile.top + high / 2))


def _outlines(slide: Any, box: p.Box, block: AreaMap, public: Mapping[str, str]) -> None:
    unit = min(box.width / block.width, box.height / block.height)
    for place in block.places:
        shape = _outline(slide, box, list(rings(place.path)), unit)
        if shape is not None:
            _look(shape, place, public)
    for place in block.places:
        middle = (box.left + place.x * unit, box.top + place.y * unit)
        said = (place.name, place.value.text) if place.named else (str(place.key),)
        _plate(slide, said, SIZES[-1], middle)


def rings(path: str) -> Iterator[_Ring]:
    """The corners of each ring of an outline, which is written as a place and steps from it (tools.maps)."""
    for ring in re.findall(r"M([^Mz]*)z", path):
        numbers = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", ring)]
        corners = [(numbers[0], numbers[1])]
        for x, y in zip(numbers[2::2], numbers[3::2], strict=True):
            corners.append((corners[-1][0] + x, corners[-1][1] + y))
        yield corners


def _outline(slide: Any, box: p.Box, rings: list[_Ring], unit: float) -> Any:
    """One shape with all its rings; nothing where there is none."""
    placed = [[(Pt(box.left + x * unit), Pt(box.top + y * unit)) for x, y in ring] for ring in rings]
    if not placed:
        return None
    builder = slide.shapes.build_freeform(*placed[0][0])
    for number, ring in enumerate(placed):
        if number:
            builder.move_to(*ring[0])
        builder.add_line_segments(ring[1:], close=True)
    return builder.convert_to_shape()


def _look(shape: Any, place: Place, public: Mapping[str, str]) -> None:
    """Fill and edge of its status, and what a screen reader says."""
    about = shape._element.spPr
    for old in about.xpath("a:solidFill | a:ln"):
        about.remove(old)
    for part in list(parse_xml(filled(place.mark, spaces=True))):
        about.append(part)
    style = shape._element.find("{http://schemas.openxmlformats.org/presentationml/2006/main}style")
    if style is not None:
        shape._element.remove(style)
    p.described(shape, place.name, f"{place.name} {place.value.text} {public.get(place.mark, '')}".strip())


def _plate(slide: Any, lines: tuple[str, ...], size: float, middle: tuple[float, float]) -> None:
    """What stands on an area, on white."""
    wide = max(fit.width(text, size, bold=True) for text in lines) + 6
    high = len(lines) * size * fit.LINE + 2
    place = p.Box(middle[0] - wide / 2, middle[1] - high / 2, wide, high)
    shape = p.text(slide, place, lines, p.Look(size, True, "center"))
    shape.fill.solid()
    shape.fill.fore_color.rgb = p.WHITE
