"""The document codes that stand in a file: in plain bytes, and inside the packed parts of Word and Excel."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

CODE = re.compile(rb"(?<![0-9A-Za-z-])([2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4})(?![0-9A-Za-z-])")
MOST_CODES = 50
MOST_PARTS = 300
MOST_BYTES = 8 * 1024 * 1024
"""Of one packed part, and of all together four times as much: a small file may unfold without end."""
_TYPED = re.compile(r"[2-9A-HJKMNP-TV-Z]{8}")


def codes_in(data: bytes) -> list[str]:
    """Each code once, in the order of the file; never more than a handful, whatever the file is."""
    found: dict[str, None] = {}
    for part in (data, *_unpacked(data)):
        for match in CODE.finditer(part):
            found.setdefault(match[1].decode())
            if len(found) >= MOST_CODES:
                return list(found)
    return list(found)


def _unpacked(data: bytes) -> Iterator[bytes]:
    """The parts of a Word or Excel file that hold text; nothing of what is not such a file."""
    if not data.startswith(b"PK"):
        return
    left = 4 * MOST_BYTES
    try:
        with zipfile.ZipFile(BytesIO(data)) as opened:
            names = [i for i in opened.infolist() if i.filename.endswith((".xml", ".rels"))][:MOST_PARTS]
            for name in names:
                if left <= 0:
                    return
                with opened.open(name) as part:
                    text = part.read(min(MOST_BYTES, left))
                left -= len(text)
                yield text
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError):
        return


def read_code(typed: str) -> str:
    """`k7q4 2mzx` as `K7Q4-2MZX`; empty when it cannot be a code."""
    signs = re.sub(r"[\s\-–—]", "", typed[:40]).upper()
    return f"{signs[:4]}-{signs[4:]}" if _TYPED.fullmatch(signs) else ""
