"""The cells of a scorecard as text, fast: 20,400 of them in one page.

All of a cell but its number repeats: `<td class="s-cukup up"><i>cukup, naik: </i>30,6</td>`. That shell
is made once a kind; coverage.css draws the symbol of the class, the words in `<i>` are for the ear. They
stand before the number, beside their class: so a page of 20,400 cells packs into a sixth less.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from django.utils.html import escape

from lokmin.coverage.queries.wording import in_tenths, tenths_text
from lokmin.coverage.queries.wording import percent_text as percent_text
from lokmin.coverage.rules.rows import PwsRow
from lokmin.tools import marks, printing

_EMPTY = frozenset(str(state) for state in marks.EMPTY_STATES)
Shell = tuple[str, str, str]


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
def _shell(status: str | None, state: str, arrow: str, css: str, language: str) -> Shell:
    """The tag, what stands between it and the number, and what stands after the number."""
    empty = state in _EMPTY
    shown = [status] if status and not empty else []
    shown += [state] if state != "value" else []
    names = [f"s-{mark}" for mark in shown] + ([arrow] if arrow else []) + (["empty"] if empty else [])
    classes = " ".join([*names, *css.split()])
    spoken = marks.spoken(None if empty else status, state, None if empty else arrow or None)
    colon = "" if empty else ": "
    words = f"<i>{spoken}{colon}</i>" if spoken else ""
    sign = {"not_scheduled": printing.EN_DASH, "hidden": "•••"}.get(state, "")
    star = '<span aria-hidden="true">*</span>' if state == "partial" else ""
    return f'<td class="{classes}"' if classes else "<td", f">{words}{sign}", f"{star}</td>"


class Pen:
    """Draws the cells of one page in the language that is active when it is made."""

    def __init__(self) -> None:
        self.language = printing.language()
        self._shells: dict[tuple[str | None, str, str, str], Shell] = {}
        self._texts: dict[int, str] = {}

    def row(self, answers: Sequence[PwsRow | None], columns: Sequence[str]) -> str:
        """The `<td>`s of one village: its answers, and the class of each column."""
        parts: list[str] = []
        self.draw(parts.append, answers, columns)
        return "".join(parts)

    def draw(
        self, add: Callable[[str], None], answers: Sequence[PwsRow | None], columns: Sequence[str]
    ) -> None:
        """The same, each cell handed to `add`."""
        shells, texts, empty = self._shells, self._texts, _EMPTY
        for answer, css in zip(answers, columns, strict=True):
            if answer is None:
                add(self._empty("hidden", css))  # FN 14: this reader may not see it
                continue
            count, people, this, now, before, then, _1, _2, _3, _4, state, _5, status = answer[2:15]
            if count is None or not people or people < 0 or state in empty:
                add(self._empty(state, css))
                continue
            if now == then and now and now > 0 and this is not None and before is not None:
                change = (this - before) * 100_000
                turn = "up" if change >= now else "down" if change <= -now else ""
            else:
                turn = arrow(this, now, before, then)
            key = (status, state, turn, css)
            head, words, tail = shells.get(key) or self._known(key)
            tenths = (
                in_tenths(count, people) if count < 0 else (count * 2_000_000 + people) // (people + people)
            )
            text = texts.get(tenths) or texts.setdefault(tenths, tenths_text(tenths, self.language))
            add(f"{head}{words}{text}{tail}")

    def titled(self, answer: PwsRow | None, css: str, title: str) -> str:
        """One `<td>` with what it counts as its title."""
        text = percent_text(answer.numerator, answer.denominator) if answer else ""
        if answer is None or not text or not title or answer.state_code in marks.EMPTY_STATES:
            return self.row([answer], [css])
        head, words, tail = self._known((answer.status_code, answer.state_code, arrow_of(answer), css))
        return f'{head} title="{escape(title)}"{words}{text}{tail}'

    def _empty(self, state: str, css: str) -> str:
        head, words, tail = self._known((None, state if state in _EMPTY else "no_population", "", css))
        return f"{head}{words}{tail}"

    def _known(self, key: tuple[str | None, str, str, str]) -> Shell:
        return self._shells.setdefault(key, _shell(*key, self.language))
