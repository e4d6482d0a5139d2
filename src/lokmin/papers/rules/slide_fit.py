"""How much room a text takes on a slide, measured in the shipped font that has the same widths as Arial."""

from collections.abc import Iterator
from functools import cache, lru_cache
from math import ceil

from PIL import ImageFont

from lokmin.papers.rules.glyphs import FONTS

LINE = 1.2
"""Height of a line as a part of the size of its letters."""
_MEASURED = 100
_FILES = {False: "LiberationSans-Regular.ttf", True: "LiberationSans-Bold.ttf"}


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / _FILES[bold], _MEASURED, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=20_000)
def _wide(text: str, bold: bool) -> float:
    return _font(bold).getlength(text) / _MEASURED


def width(text: str, size: float, *, bold: bool = False) -> float:
    """In points."""
    return _wide(text, bold) * size


def lines(text: str, size: float, room: float, *, bold: bool = False) -> int:
    """How many lines the text takes in `room` points of width; a word that is longer is broken."""
    count, used, space = 1, 0.0, width(" ", size, bold=bold)
    for word in text.split():
        wide = width(word, size, bold=bold)
        ahead = used + space + wide if used else wide
        if ahead <= room:
            used = ahead
            continue
        count += bool(used)
        broken = ceil(wide / max(room, 1)) - 1
        count, used = count + broken, wide - broken * room
    return count


def height(texts: tuple[str, ...], size: float, room: float, *, bold: bool = False) -> float:
    """In points, of paragraphs below each other."""
    return sum(lines(text, size, room, bold=bold) for text in texts) * size * LINE


def cut(text: str, size: float, room: float, most: int, *, bold: bool = False) -> str:
    """The text, or as much of it as stands in `most` lines with three dots behind it."""
    if lines(text, size, room, bold=bold) <= most:
        return text
    fits = (part for part in _shorter(text) if lines(part, size, room, bold=bold) <= most)
    return next(fits, "…")


def _shorter(text: str) -> Iterator[str]:
    for end in range(len(text) - 1, 0, -1):
        yield f"{text[:end].rstrip(' ,.;:')}…"
