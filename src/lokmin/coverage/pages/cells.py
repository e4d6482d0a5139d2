"""The cells of a scorecard as text, fast: 20,400 of them in one page.

The markup is the template's own (`{% status_cell %}`), drawn once per look and kept; only the number differs.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from django.template import engines
from django.utils.html import escape

from lokmin.basics.numbers import half_up
from lokmin.coverage.rules.rows import PwsRow
from lokmin.tools import marks, printing

_NUMBER = "0,0"  # stands for the number while the look is drawn
_TITLE = "\N{BULLET}"
_NOTHING = "\N{ZERO WIDTH SPACE}"  # a narrow column has room for the symbol only; the words stay for the ear
_EMPTY = frozenset(str(state) for state in marks.EMPTY_STATES)
Look = tuple[str, ...]


def percent_text(numerator: int | None, denominator: int | None) -> str:
    """Coverage to one decimal, `30,6`; denominators are thousandths of people. Empty where there is none."""
    if numerator is None or not denominator or denominator < 0:
        return ""
    return _tenths_text(_tenths(numerator, denominator), printing.language())


def _tenths(numerator: int, denominator: int) -> int:
    """Tenths of a percent, rounded half up by the house's one rule."""
    if numerator < 0:
        return -half_up(-numerator * 1_000_000, denominator)
    return half_up(numerator * 1_000_000, denominator)


@lru_cache(maxsize=20_000)
def _tenths_text(tenths: int, language: str) -> str:
    whole, part = divmod(abs(tenths), 10)
    text = f"{whole:,}".replace(",", "." if language == "id" else ",")
    return f"{printing.MINUS if tenths < 0 else ''}{text}{',' if language == 'id' else '.'}{part}"


def count_over(row: PwsRow) -> str:
    """`27 / 51,5`: the count over its denominator; empty where there is none."""
    if row.numerator is None or row.ratio is None:
        return ""
    return f"{printing.number_text(row.numerator)} / {printing.number_text(row.ratio.denominator)}"


def arrow_of(row: PwsRow) -> str:
    """`up` or `down` when this month differs from the last by at least a point, else empty.

    The same as `PwsRow.arrow`, in integers.
    """
    return arrow(row.this_month, row.this_denominator, row.previous_month, row.previous_denominator)


def arrow(this: int | None, now: int | None, before: int | None, then: int | None) -> str:
    """The same from the counts of two months and their denominators in thousandths."""
    if this is None or before is None or not now or not then or now < 0 or then < 0:
        return ""
    change = this * then - before * now
    if -now * then < change * 100_000 < now * then:
        return ""
    return "up" if change > 0 else "down"


@lru_cache(maxsize=4_000)
def _look(
    status: str | None, state: str, arrow: str, css: str, language: str, with_title: bool, has_number: bool
) -> Look:
    """The markup around the number; one part when there is none, three when a title goes in."""
    html = _template()(
        {
            "status": status,
            "text": _NUMBER if has_number else _NOTHING,
            "state": state,
            "arrow": arrow or None,
            "css": css,
            "title": _TITLE if with_title and has_number else "",
        }
    ).strip()
    if not has_number:
        return (html,)
    start, end = html.split(_NUMBER)
    return (*start.split(_TITLE), end)


@lru_cache(maxsize=1)
def _template() -> Callable[[dict[str, Any]], str]:
    source = "{% load lokmin %}{% status_cell status text state=state arrow=arrow css=css title=title %}"
    return engines["django"].from_string(source).render


class Pen:
    """Draws the cells of one page in the language that is active when it is made."""

    def __init__(self) -> None:
        self.language = printing.language()
        self._looks: dict[tuple[str | None, str, str, str], Look] = {}
        self._texts: dict[int, str] = {}

    def row(self, answers: Sequence[PwsRow | None], columns: Sequence[str]) -> str:
        """The `<td>`s of one village: its answers, and the class of each column."""
        looks, texts, parts = self._looks, self._texts, []
        for answer, css in zip(answers, columns, strict=True):
            if answer is None:
                parts.append(f'<td class="s-not_scheduled {css}"></td>')
                continue
            numerator, denominator, this, now, before, then = answer[2:8]
            state = answer[12]
            if state in _EMPTY or numerator is None or not denominator or denominator < 0:
                parts.append(self._empty(state, css))
                continue
            key = (answer[14], state, arrow(this, now, before, then), css)
            look = looks.get(key) or looks.setdefault(key, _look(*key, self.language, False, True))
            tenths = (
                half_up(numerator * 1_000_000, denominator)
                if numerator >= 0
                else _tenths(numerator, denominator)
            )
            text = texts.get(tenths) or texts.setdefault(tenths, _tenths_text(tenths, self.language))
            parts.append(f"{look[0]}{text}{look[1]}")
        return "".join(parts)

    def titled(self, answer: PwsRow | None, css: str, title: str) -> str:
        """One `<td>` with what it counts as its title."""
        text = percent_text(answer.numerator, answer.denominator) if answer else ""
        if answer is None or not text or not title or answer.state_code in marks.EMPTY_STATES:
            return self.row([answer], [css])
        key = (answer.status_code, answer.state_code, arrow_of(answer), css)
        start, middle, end = _look(*key, self.language, True, True)
        return f"{start}{escape(title)}{middle}{text}{end}"

    def _empty(self, state: str, css: str) -> str:
        shown = state if state in marks.EMPTY_STATES else "no_population"
        return _look(None, shown, "", css, self.language, False, False)[0]
