"""The QR code of a paper: black squares as one SVG path for typst, a PNG for Word."""

import io
from functools import lru_cache

import segno

QUIET = 2
"""Modules left white around it; the paper itself gives the rest of the four that readers want."""
PIXELS = 6


@lru_cache(maxsize=64)
def _modules(text: str) -> tuple[bytes, ...]:
    """The rows of the code, one byte a module; level M survives a photocopy."""
    return tuple(bytes(row) for row in segno.make(text, error="m", micro=False).matrix)


def qr_side(text: str) -> int:
    """The width in modules, quiet zone included."""
    return len(_modules(text)) + 2 * QUIET


def qr_path(text: str) -> str:
    """Every run of black modules of a row as a bar: `M2 2h7v1h-7z…`."""
    parts = []
    for y, row in enumerate(_modules(text), QUIET):
        x = 0
        while x < len(row):
            run = len(row[x:]) - len(row[x:].lstrip(b"\x01"))
            if run:
                parts.append(f"M{x + QUIET} {y}h{run}v1h-{run}z")
            x += run or 1
    return "".join(parts)


def qr_png(text: str) -> bytes:
    """The same as a picture."""
    made = io.BytesIO()
    segno.make(text, error="m", micro=False).save(made, kind="png", scale=PIXELS, border=QUIET)
    return made.getvalue()


def bare_address(url: str) -> str:
    """`lokmin.example.go.id/v/`: an address as people write it."""
    return url.split("//", 1)[-1]
