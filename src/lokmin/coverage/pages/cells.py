"""The cells of a scorecard as text, fast: 20,400 of them in one page.

The markup is the template's own (`{% status_cell %}`), drawn once per look and kept; only the number differs.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.template import engines
from django.utils.html import escape

from lokmin.basics.numbers import half_up
from lokmin.coverage.rules.rows import PwsRow
from lokmin.tools import printing

_NUMBER = "0,0"  # stands for the number while the look is drawn
_TITLE = "\N{BULLET}"
_NOTHING = "\N{ZERO WIDTH SPACE}"  # a narrow column has room for the symbol only; the words stay for the ear


def percent_text(numerator: int | None, denominator: int | None) -> str:
    """Coverage to one decimal, `30,6`; denominators are thousandths of people. Empty where there is none."""
    if numerator is None or not denominator or denominator < 0:
        return ""
    tenths = half_up(abs(numerator) * 1_000_000, denominator)
    return _tenths(-tenths if numerator < 0 else tenths, printing.language())


@lru_cache(maxsize=20_000)
def _tenths(tenths: int, language: str) -> str:
    whole, part = divmod(abs(tenths), 10)
    text = f"{whole:,}".replace(",", "." if language == "id" else ",")
    return f"{printing.MINUS if tenths < 0 else ''}{text}{',' if language == 'id' else '.'}{part}"


def arrow_of(row: PwsRow) -> str:
    """`up` or `down` when this month differs from the last by at least a point, else empty.

    The same as `PwsRow.arrow`, in integers.
    """
    this, people = row.this_month, row.this_denominator
    before, people_before = row.previous_month, row.previous_denominator
    if this is None or before is None or not people or not people_before:
        return ""
    if people < 0 or people_before < 0:
        return ""
    change = this * people_before - before * people
    if abs(change) * 100_000 < people * people_before:
        return ""
    return "up" if change > 0 else "down"


@lru_cache(maxsize=4_000)
def look(
    status: str | None, state: str, arrow: str, has_number: bool, css: str, language: str
) -> tuple[str, ...]:
    """The markup before and after the number; one part when there is no number."""
    return _drawn(status, state, arrow, has_number, css, "")


@lru_cache(maxsize=4_000)
def titled_look(
    status: str | None, state: str, arrow: str, has_number: bool, css: str, language: str
) -> tuple[str, ...]:
    """The same with a place for a title before the number."""
    return _drawn(status, state, arrow, has_number, css, _TITLE)


def _drawn(
    status: str | None, state: str, arrow: str, has_number: bool, css: str, title: str
) -> tuple[str, ...]:
    source = "{% load lokmin %}{% status_cell status text state=state arrow=arrow css=css title=title %}"
    html = _template(source)(
        {
            "status": status,
            "text": _NUMBER if has_number else _NOTHING,
            "state": state,
            "arrow": arrow or None,
            "css": css,
            "title": title if has_number else "",
        }
    ).strip()
    parts = html.split(_NUMBER) if has_number else [html]
    return (*parts[0].split(_TITLE), *parts[1:]) if title and has_number else tuple(parts)


@lru_cache(maxsize=8)
def _template(source: str) -> Callable[[dict[str, Any]], str]:
    return engines["django"].from_string(source).render


def cell(row: PwsRow | None, css: str = "", title: str = "") -> str:
    """One `<td>`. `row` None: not to be seen here (restricted)."""
    language = printing.language()
    if row is None:
        return f'<td class="s-not_scheduled {css}"></td>' if css else '<td class="s-not_scheduled"></td>'
    text = percent_text(row.numerator, row.denominator)
    if row.state_code in _EMPTY or not text:
        return look(None, _empty_state(row), "", False, css, language)[0]
    if title:
        start, middle, end = titled_look(row.status_code, row.state_code, arrow_of(row), True, css, language)
        return f"{start}{escape(title)}{middle}{text}{end}"
    start, end = look(row.status_code, row.state_code, arrow_of(row), True, css, language)
    return f"{start}{text}{end}"


_EMPTY = frozenset({"missing", "not_scheduled", "no_population", "unmeasured"})


def _empty_state(row: PwsRow) -> str:
    return row.state_code if row.state_code in _EMPTY else "no_population"
