"""A logo for a letterhead: small, without EXIF, in grey too."""

import base64
from io import BytesIO

import pytest
from PIL import Image

from lokmin.basics.refusal import Refusal
from lokmin.papers.rules.logos import EDGE, clean_logo


def picture(form="PNG", size=(1200, 900), mode="RGBA", colour=(180, 20, 20, 0), **options):
    out = BytesIO()
    Image.new(mode, size, colour).save(out, form, **options)
    return out.getvalue()


def opened(text):
    return Image.open(BytesIO(base64.b64decode(text)))


def test_a_logo_is_made_small_and_has_a_grey_twin():
    made = clean_logo(picture())
    assert (made.width, made.height) == opened(made.jpeg).size == (EDGE, EDGE * 3 // 4)
    assert opened(made.grey).mode == "L"


def test_what_was_transparent_is_white_on_paper():
    assert opened(clean_logo(picture()).jpeg).getpixel((5, 5)) == (255, 255, 255)


def test_camera_data_does_not_stay():
    exif = Image.Exif()
    exif[0x010F] = "Kamera rahasia"
    data = picture("JPEG", mode="RGB", colour="red", exif=exif)
    assert b"Kamera rahasia" in data
    assert b"Kamera" not in base64.b64decode(clean_logo(data).jpeg)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>", "SVG"),
        (b'\n<?xml version="1.0"?><!-- x --><SVG/>', "SVG"),
        (b"GIF89a", "PNG atau JPEG"),
        (b"", "PNG atau JPEG"),
        (b"\x89PNG\r\n\x1a\nbroken", "utuh"),
    ],
)
def test_what_is_no_logo_is_refused_with_what_to_do(data, told):
    with pytest.raises(Refusal, match=told):
        clean_logo(data)
