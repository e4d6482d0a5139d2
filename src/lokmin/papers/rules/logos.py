"""A logo for a letterhead: checked, made small, freed of EXIF; in colour and in grey."""

import base64
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from lokmin.basics.refusal import Refusal
from lokmin.papers.rules.issuing import check_scan
from lokmin.tools.photos import clean_photo

EDGE = 400  # 20 mm at 500 points an inch
QUALITY = 85


@dataclass(frozen=True)
class CleanLogo:
    """JPEG in base64, on white."""

    jpeg: str
    grey: str
    width: int
    height: int


def clean_logo(data: bytes) -> CleanLogo:
    """Refused: SVG, which may carry commands; whatever is no whole PNG or JPEG; too large a file."""
    if _is_svg(data):
        raise Refusal("papers.logo_svg")
    if not data.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff")):
        raise Refusal("papers.logo_kind")
    check_scan(data)
    made = clean_photo(data, edge=EDGE)
    with Image.open(BytesIO(made), formats=["JPEG"]) as picture:
        width, height = picture.size
        grey = BytesIO()
        picture.convert("L").save(grey, "JPEG", quality=QUALITY, optimize=True)
    return CleanLogo(_text(made), _text(grey.getvalue()), width, height)


def _is_svg(data: bytes) -> bool:
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(b"<") and b"<svg" in start


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
