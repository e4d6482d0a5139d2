"""A photo as proof: small, upright, without place and time; no flood of pixels."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from lokmin.basics.refusal import Refusal
from lokmin.tools import photos
from tests.commitments.samples import picture


def refused(code: str):
    return pytest.raises(Refusal, check=lambda error: error.code == code)


def with_place() -> bytes:
    """A photo as a phone makes it: turned, with GPS, camera and comment."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Kamera Contoh"
    exif.get_ifd(0x8825)[1] = "S"
    exif.get_ifd(0x8825)[2] = (6.0, 19.0, 0.0)
    return picture((400, 300), exif=exif, comment=b"rumah Bu X")


def test_place_time_camera_and_comment_are_gone_and_the_photo_stands_upright():
    sent = with_place()
    assert b"Kamera Contoh" in sent
    assert b"rumah Bu X" in sent
    kept = photos.clean_photo(sent)
    assert b"Kamera Contoh" not in kept
    assert b"rumah Bu X" not in kept
    assert b"Exif" not in kept
    with Image.open(BytesIO(kept)) as image:
        assert image.size == (300, 400)
        assert not image.getexif()
        assert image.format == "JPEG"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_large_picture_becomes_at_most_1600_pixels(kind):
    kept = photos.clean_photo(picture((3000, 1500), kind))
    with Image.open(BytesIO(kept)) as image:
        assert image.size == (1600, 800)


def test_a_transparent_picture_gets_a_white_ground():
    out = BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(BytesIO(photos.clean_photo(out.getvalue()))) as image:
        assert image.getpixel((5, 5)) == (255, 255, 255)


def flood(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header promises a flood of pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(("width", "height"), [(8000, 8000), (12_000, 9_000), (60_000, 60_000)])
def test_a_flood_of_pixels_is_refused_before_one_is_decoded(width, height):
    with refused("files.photo_pixels"):
        photos.clean_photo(flood(width, height))


@pytest.mark.parametrize(
    "data",
    [
        b"bukan gambar",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.4",
        flood(100, 100),
        picture((300, 300))[:400],
    ],
)
def test_what_is_not_a_whole_photo_is_refused(data):
    with refused("files.photo_kind"):
        photos.clean_photo(data)


@pytest.mark.parametrize("data", [b"", b"\xff\xd8" + b"0" * photos.MOST_BYTES])
def test_nothing_and_too_much_are_refused(data):
    with refused("files.photo_size"):
        photos.clean_photo(data)


def test_a_paper_is_a_pdf():
    photos.check_document(b"%PDF-1.7 ...")
    with refused("files.document_kind"):
        photos.check_document(b"PK\x03\x04")
    with refused("files.photo_size"):
        photos.check_document(b"")
