"""Bytes that somebody sent, handed on as what they are: no sniffing, no scripts, no caches."""

from django.http import HttpResponse


def stored_file(content: bytes, content_type: str, name: str, *, inline: bool = True) -> HttpResponse:
    """A stored picture or paper.

    Chromium shows the photo and notes in its console that its own picture viewer's inline styles are
    refused. That is accepted: it costs only the viewer's dark ground, and no style is let in for it.
    """
    response = HttpResponse(content, content_type=content_type)
    kind = "inline" if inline else "attachment"
    response["Content-Disposition"] = f'{kind}; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "no-store"
    return response
