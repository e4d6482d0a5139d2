"""Markup put together in Python: what stands on a page a hundred times.

A template asks its way through each row, which takes ten times as long as a few strings. Every text that is
not our own markup goes through `escape`.
"""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

__all__ = ["escape", "markup", "options"]


def markup(parts: Iterable[str]) -> SafeString:
    """The parts one after the other, as they are: our own markup, whose texts went through `escape`."""
    return mark_safe("".join(parts))  # noqa: S308


def options(pairs: Iterable[tuple[object, str]], chosen: object = "") -> SafeString:
    """The choices of a `<select>`: value and word of each, `chosen` selected."""
    kept = str(chosen) if chosen else None
    return markup(
        f'<option value="{escape(value)}"{" selected" if value == kept else ""}>{escape(word)}</option>'
        for value, word in ((str(value), word) for value, word in pairs)
    )
