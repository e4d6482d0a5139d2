"""Office files are archives; ours carry no time of day, so that the same content gives the same bytes."""

import zipfile
from collections.abc import Callable
from io import BytesIO

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can tell."""


def _as_it_is(_name: str, content: bytes) -> bytes:
    return content


def timeless(file: bytes, changed: Callable[[str, bytes], bytes] = _as_it_is) -> bytes:
    """The same archive without times; `changed` gives each part of it by name and content."""
    fixed = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as parts, zipfile.ZipFile(fixed, "w") as target:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, changed(name, parts.read(name)))
    return fixed.getvalue()
