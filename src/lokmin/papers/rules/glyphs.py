"""Which characters the shipped fonts can print, read from the fonts themselves (OpenType cmap, format 4)."""

import struct
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parents[1] / "data" / "fonts"
UNKNOWN = "\u25a1"
"""What is printed for a character that no font has: an empty square."""
FILES = (
    "LiberationSans-Regular.ttf",
    "NotoNaskhArabic-Regular.ttf",
    "NotoSansJavanese-Regular.ttf",
    "NotoSansBalinese-Regular.ttf",
    "NotoSansSundanese-Regular.ttf",
)
"""The regular fonts; a bold or italic one has the same characters, or its regular one stands in."""


def _table(font: bytes, tag: bytes) -> bytes:
    count = struct.unpack_from(">H", font, 4)[0]
    for i in range(count):
        name, _sum, offset, length = struct.unpack_from(">4sLLL", font, 12 + 16 * i)
        if name == tag:
            return font[offset : offset + length]
    raise ValueError(tag)


def _format_4(cmap: bytes) -> bytes:
    for i in range(struct.unpack_from(">H", cmap, 2)[0]):
        offset = struct.unpack_from(">L", cmap, 8 + 8 * i)[0]
        if struct.unpack_from(">H", cmap, offset)[0] == 4:
            return cmap[offset:]
    raise ValueError("cmap")


def _points(font: bytes) -> frozenset[int]:
    table = _format_4(_table(font, b"cmap"))
    segments = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", table, 14)
    starts = struct.unpack_from(f">{segments}H", table, 16 + 2 * segments)
    return frozenset(
        point for start, end in zip(starts, ends, strict=True) for point in range(start, min(end, 0xFFFE) + 1)
    )


@cache
def characters() -> frozenset[int]:
    """The code points that one of the shipped fonts has."""
    return frozenset().union(*(_points((FONTS / name).read_bytes()) for name in FILES))


def printable(text: str) -> str:
    """`text` with an empty square for every character that the fonts lack."""
    if text.isascii():
        return text
    known = characters()
    return "".join(c if ord(c) in known else UNKNOWN for c in text)
