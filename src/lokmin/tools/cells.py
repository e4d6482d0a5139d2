"""Cells of scorecards, quick enough for a district: 340 villages × 60 indicators are 20,400 cells.

Everything of a cell but its number and its title repeats; that shell is rendered once a kind and language.
"""

from functools import lru_cache
from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from lokmin.tools import marks
from lokmin.tools.printing import language

_TEXT, _TITLE = "\x02", "\x03"


def cell(
    status: str | None,
    text: str = "",
    *,
    state: str = "value",
    arrow: str | None = None,
    css: str = "",
    title: str = "",
    tag: str = "td",
) -> SafeString:
    """A whole `<td>`: symbol, number, arrow, and the same in words.

    `status` is one of the four or None; `text` the number as printed (escaped here); `state` a value of
    State; `arrow` up, down, same or None (no arrow below the minimum gap).
    """
    head, middle, tail = _shell(language(), status, state, arrow, css, tag, bool(text), bool(title))
    return SafeString(f"{head}{escape(title)}{middle}{escape(text)}{tail}")


@lru_cache(maxsize=2048)
def _shell(
    _language: str,
    status: str | None,
    state: str,
    arrow: str | None,
    css: str,
    tag: str,
    has_text: bool,
    has_title: bool,
) -> tuple[str, str, str]:
    """The three constant parts around title and text."""
    empty = state in marks.EMPTY_STATES or not has_text
    shown = [str(status)] if status and not empty else []
    shown += [str(state)] if state != "value" else []
    classes = [*(f"s-{mark}" for mark in shown), *(["empty"] if empty else []), css]
    context = {
        "tag": tag,
        "empty": empty,
        "classes": " ".join(filter(None, classes)),
        "icon_name": marks.cell_icon(status, state),
        "text": _TEXT if has_text else marks.empty_text(state, ""),
        "partial": state == "partial" and not empty,
        "arrow": None if empty else arrow,
        "title": _TITLE if has_title else "",
        "spoken": marks.spoken(None if empty else status, state, None if empty else arrow),
    }
    html = render_to_string("tools/status_cell.html", context).strip()
    head, _, rest = html.partition(_TITLE) if has_title else ("", "", html)
    middle, _, tail = rest.partition(_TEXT) if has_text else (rest, "", "")
    return head, middle, tail
