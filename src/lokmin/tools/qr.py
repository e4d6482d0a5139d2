"""QR codes: as a drawing for pages, as text for a terminal."""

import io

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


def qr_drawing(text: str, label: str) -> SafeString:
    """The code as an SVG that fills its place: no style attributes (CSP), black on white, with a label."""
    code = segno.make(text, error="m", micro=False)
    drawing = code.svg_inline(
        border=2, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None
    )
    return format_html('<span role="img" aria-label="{}">{}</span>', label, mark_safe(drawing))  # noqa: S308


def lines(text: str) -> str:
    """The code for a terminal, two rows of modules a line."""
    out = io.StringIO()
    segno.make(text, error="m", micro=False).terminal(out, compact=True, border=2)
    return out.getvalue()
