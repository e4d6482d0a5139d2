"""What happens to phones: the address comes by message, the line is slow or cut, a photo is large."""

import re
from io import BytesIO
from typing import Any

from PIL import Image

from tests.journeys.conftest import Visitor

HOME = "/p/1033372/"
GPS = 0x8825
SLOW = {"latency": 400, "downloadThroughput": 50_000 / 8, "uploadThroughput": 50_000 / 8}


def address_of(staff: Visitor, office: str) -> str:
    """The address that staff send: from the list of links, or made there now."""
    staff.open(f"{HOME}orang/tautan/")
    found = staff.page.get_by_role("link", name=re.compile(f"Buka tautan.*{office}"))
    if not found.count():
        staff.page.get_by_label("Jabatan").select_option(label=office)
        staff.page.get_by_role("button", name="Buat tautan").click()
    return str(found.first.get_attribute("href"))


class Line:
    """The line between a phone and the server, as Chromium can make it: slow, or cut."""

    def __init__(self, visitor: Visitor) -> None:
        self.tools = visitor.context.new_cdp_session(visitor.page)
        self.tools.send("Network.enable")

    def slow(self) -> None:
        self.tools.send("Network.emulateNetworkConditions", {"offline": False, **SLOW})

    def cut(self) -> None:
        self.tools.send("Network.emulateNetworkConditions", {"offline": True, **SLOW})


def photo(width: int = 4000, height: int = 3000) -> dict[str, Any]:
    """A photo as a phone takes it: large, and with the place where it was taken."""
    rough = Image.merge("RGB", [Image.effect_noise((width // 64, height // 64), 40) for _ in "RGB"])
    exif = Image.Exif()
    exif[GPS] = {1: "S", 2: (6.0, 21.0, 30.0), 3: "E", 4: (105.0, 57.0, 10.0)}
    exif[0x0110] = "Ponsel Contoh"
    out = BytesIO()
    rough.resize((width, height), Image.Resampling.BICUBIC).save(out, "JPEG", quality=97, exif=exif)
    return {"name": "IMG_0821.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def inside(data: bytes) -> tuple[tuple[int, int], dict[int, Any]]:
    """The size of a picture, and what it tells about place and camera."""
    with Image.open(BytesIO(data)) as picture:
        exif = picture.getexif()
        return picture.size, {**exif, **exif.get_ifd(GPS)}
