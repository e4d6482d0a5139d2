"""A photo as proof or of a meeting: made small, freed of place, time and camera before anybody keeps it.

Pillow decodes; the limits stand before the decoder, so that a small file cannot become a huge picture.
"""

from io import BytesIO

from PIL import Image, ImageOps
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from lokmin.basics.refusal import Refusal

MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 50_000_000
EDGE = 1600
QUALITY = 82
# Named through their decoders, which are thereby loaded; no other decoder may look at an upload.
FORMATS = tuple(str(kind.format) for kind in (JpegImageFile, PngImageFile, WebPImageFile))


def clean_photo(data: bytes, *, edge: int = EDGE) -> bytes:
    """The photo as JPEG of at most `edge` px a side, upright, without EXIF, comment or colour profile.

    Refused: empty or more than 12 MB ("files.photo_size"), more than 50 million pixels
    ("files.photo_pixels"), what is not a readable JPEG, PNG or WebP ("files.photo_kind").
    """
    if not data or len(data) > MOST_BYTES:
        raise Refusal("files.photo_size", megabytes=MOST_BYTES // 1024 // 1024)
    _check_pixels(data)
    try:
        return _redrawn(data, edge)
    except Exception as error:  # whatever a decoder raises is the file's fault
        raise Refusal("files.photo_kind") from error


def _check_pixels(data: bytes) -> None:
    """Only the header is read here: a flood of pixels is refused before one is decoded."""
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as picture:
            width, height = picture.size
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refusal("files.photo_pixels", megapixels=MOST_PIXELS // 1_000_000) from error
    except Exception as error:
        raise Refusal("files.photo_kind") from error
    if width * height > MOST_PIXELS:
        raise Refusal("files.photo_pixels", megapixels=MOST_PIXELS // 1_000_000)


def _redrawn(data: bytes, edge: int) -> bytes:
    with Image.open(BytesIO(data), formats=FORMATS) as checked:
        checked.verify()
    with Image.open(BytesIO(data), formats=FORMATS) as picture:
        picture.draft("RGB", (edge, edge))  # a JPEG is decoded near its final size, not at full size
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((edge, edge))
        # A fresh canvas carries no EXIF, comment or profile of the old file.
        canvas = Image.new("RGB", upright.size, "white")
        clear = "A" in upright.getbands() or "transparency" in upright.info
        flat = upright.convert("RGBA" if clear else "RGB")
        canvas.paste(flat, mask=flat if clear else None)
    out = BytesIO()
    canvas.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def check_document(data: bytes) -> None:
    """Refuse a paper that is not a PDF of at most 12 MB."""
    if not data or len(data) > MOST_BYTES:
        raise Refusal("files.photo_size", megabytes=MOST_BYTES // 1024 // 1024)
    if not data.startswith(b"%PDF-"):
        raise Refusal("files.document_kind")
