"""The data sheet of a native chart, which PowerPoint opens with "edit data": a name a row, a series a column.

Each status is a series of its own, so that the legend tells them apart. Texts are written as texts: no name
of a village becomes a formula.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from fractions import Fraction
from io import BytesIO

import xlsxwriter

from lokmin.papers.rules.blocks import Number, SlopeChart
from lokmin.papers.rules.plain import clean
from lokmin.papers.rules.story_blocks import BarChart

BORN = datetime(2000, 1, 1, tzinfo=UTC)
LABEL_MOST = 28
"""Letters of a name under a bar; what is longer is cut there and stands whole in the table or the notes."""
LEGEND_MOST = 48
PLAIN = "Cakupan"
LOOKS = ("baik", "kurang", "cukup", "jelek", "")
"""How bars look, in the order of the legend; the last is of what has no status."""


@dataclass(frozen=True)
class Series:
    """A column of the data sheet. `fill` is a look; `stars` are places whose number carries a *."""

    name: str
    values: tuple[int | Fraction | None, ...]
    fill: str = ""
    stars: tuple[int, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The data of a chart: a name a row, a series a column. Exactly this stands in the embedded workbook."""

    corner: str
    names: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook; numbers as numbers, everything else as text, nothing about who made it."""
        target = BytesIO()
        safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        book = xlsxwriter.Workbook(target, {**safe, "in_memory": True})
        book.set_properties({"created": BORN.replace(tzinfo=None)})
        sheet = book.add_worksheet("Sheet1")
        sheet.write_string(0, 0, self.corner)
        for row, name in enumerate(self.names, 1):
            sheet.write_string(row, 0, name)
        for column, series in enumerate(self.series, 1):
            sheet.write_string(0, column, series.name)
            for row, value in enumerate(series.values, 1):
                if value is not None:
                    sheet.write_number(row, column, float(value))
        sheet.set_column(0, 0, 30)
        book.close()
        return target.getvalue()


def bar_sheet(chart: BarChart, public: Mapping[str, str]) -> Sheet:
    """A series for each status that occurs, in its order and in the words for the public, then the target.

    The bar of the whole catchment stands apart, behind a place without name and number.
    """
    chart = _apart(chart) if chart.with_total and len(chart.labels) > 1 else chart
    marks = chart.marks or ("",) * len(chart.labels)
    looks = [
        look_of(mark) if number.value is not None else None
        for mark, number in zip(marks, chart.values, strict=True)
    ]
    series = [_state(chart, looks, look, public.get(look, look)) for look in LOOKS if look in looks]
    names = tuple(_name(label, n) for label, n in zip(chart.labels, chart.values, strict=True))
    if not series:
        series = [Series(PLAIN, (None,) * len(names))]
    if chart.target and chart.target.value is not None:
        words = f"{_legend(chart.target_words)} {clean(chart.target.text)}"
        series.append(Series(words, (chart.target.value,) * len(names), "target"))
    return Sheet(clean(chart.title), names, tuple(series))


def _apart(chart: BarChart) -> BarChart:
    none = Number("", None, "")
    marks = chart.marks or ("",) * len(chart.labels)
    return replace(
        chart,
        labels=(*chart.labels[:-1], "", chart.labels[-1]),
        values=(*chart.values[:-1], none, chart.values[-1]),
        marks=(*marks[:-1], "", marks[-1]),
    )


def slope_sheet(chart: SlopeChart) -> Sheet:
    """Two rows, before and after; a column for the own villages and one for the others."""
    pairs = [(chart.own_words, chart.own), *([(chart.others_words, chart.others)] if chart.others else [])]
    series = tuple(
        Series(_legend(words), (pair[0].value, pair[1].value), "" if n else "own")
        for n, (words, pair) in enumerate(pairs)
    )
    return Sheet(clean(chart.title), (clean(chart.before_words), clean(chart.after_words)), series)


def look_of(mark: str) -> str:
    return mark if mark in LOOKS else ""


def _state(chart: BarChart, looks: Sequence[str | None], look: str, words: str) -> Series:
    places = [n for n, one in enumerate(looks) if one == look]
    values = tuple(number.value if n in places else None for n, number in enumerate(chart.values))
    stars = tuple(n for n in places if "*" in chart.values[n].text)
    word = _legend(words) or PLAIN
    return Series(word[:1].upper() + word[1:], values, look, stars)


def _legend(words: str) -> str:
    """The name of a series; a legend has no room for a sentence."""
    return _cut(clean(words), LEGEND_MOST)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _name(label: str, number: Number) -> str:
    """The name under a bar; where there is no bar, why."""
    name = _cut(clean(label), LABEL_MOST)
    why = clean(number.text)
    return f"{name} ({why})" if number.value is None and why not in ("", "–") else name
