"""Native charts of a slide: what PowerPoint draws itself and the staff edit in its own data sheet.

A chart brings its drawing and its embedded workbook from the same cells. Texts are written as texts there
too: no name of a village becomes a formula. Each state is a series with its own pattern, so that the legend
tells them apart in black and white; the target is a dashed line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from fractions import Fraction
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter
from pptx.enum.chart import XL_CHART_TYPE
from xlsxwriter.utility import xl_col_to_name

from lokmin.papers.rules import slide_fit as fit
from lokmin.papers.rules.blocks import Number, SlopeChart
from lokmin.papers.rules.plain import clean
from lokmin.papers.rules.story_blocks import BarChart

FONT = "Arial"
INK, PALE = "14232B", "CFCDC3"
SIZES = (18, 16, 14, 12)
"""Letters of a chart; the smaller ones where bars stand close. The table beside says the same larger."""
SIZE, LEGEND_SIZE = SIZES[0], SIZES[1]
WIDE_GAP, GAP = 180, 45
BORN = datetime(2000, 1, 1, tzinfo=UTC)
LABEL_MOST = 28
"""Letters of a name under a bar; what is longer is cut there and stands whole in the table or the notes."""
LEGEND_MOST = 48
PLAIN = "Cakupan"
STARRED = "0.0&quot;*&quot;"
_FILLS = {
    "baik": ("", "D5ECE4", "0B5345"),
    "kurang": ("ltHorz", "FFF5C6", "5A4500"),
    "cukup": ("wdUpDiag", "FFBF85", "6B2B00"),
    "jelek": ("", "8A1B2E", "8A1B2E"),
    "": ("pct20", "FFFFFF", "56646C"),
}
"""By look: pattern (empty: solid), ground, ink of the pattern and the edge; as on the screens."""
_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


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


class Drawn:
    """A chart as `add_chart` wants it: the XML of the drawing, and the workbook behind it."""

    def __init__(self, sheet: Sheet, inside: str) -> None:
        self._sheet = sheet
        self._inside = inside

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook that PowerPoint opens with "edit data"."""
        return self._sheet.xlsx_blob

    def xml_bytes(self, kind: XL_CHART_TYPE) -> bytes:
        """The chart part; the kind is drawn already."""
        told = (
            f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="id-ID"/>'
            f'<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>{self._inside}'
            f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{_text(SIZE)}</c:chartSpace>'
        )
        return f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n{told}".encode()


def bar_sheet(chart: BarChart, public: Mapping[str, str]) -> Sheet:
    """A series for each status that occurs, in its order and in the words for the public, then the target.

    The bar of the whole catchment stands apart, behind a place without name and number.
    """
    chart = _apart(chart) if chart.with_total and len(chart.labels) > 1 else chart
    marks = chart.marks or ("",) * len(chart.labels)
    looks = [
        _look(mark) if number.value is not None else None
        for mark, number in zip(marks, chart.values, strict=True)
    ]
    series = [_state(chart, looks, look, public.get(look, look)) for look in _FILLS if look in looks]
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


def bars(chart: BarChart, wide: float, public: Mapping[str, str]) -> Drawn:
    """Columns with their numbers above, the target as a dashed line; `wide`: the room in points."""
    sheet = bar_sheet(chart, public)
    columns = [(n, s) for n, s in enumerate(sheet.series) if s.fill != "target"]
    room = wide / max(len(sheet.names), 1)
    slim = room < fit.width("100,0*", SIZES[-2])
    close = next((s for s in SIZES if s * fit.LINE < room), SIZES[-1])
    level = next((s for s in SIZES if fit.width("100,0*", s) < room), SIZES[-1])
    drawn = "".join(_bar(sheet, n, s, size=close if slim else level, slim=slim) for n, s in columns)
    lines = "".join(_target(sheet, n, s) for n, s in enumerate(sheet.series) if s.fill == "target")
    gap = GAP if len(sheet.names) > 3 else WIDE_GAP
    flat = all(fit.width(name, level) < room for name in sheet.names)
    values = [v for s in sheet.series for v in s.values if v is not None]
    return Drawn(
        sheet,
        '<c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{drawn}<c:gapWidth val="{gap}"/><c:overlap val="100"/>{_AXES}</c:barChart>'
        + (_line_chart(lines) if lines else "")
        + _category_axis(
            "low" if min(values, default=0) < 0 else "nextTo",
            turned=not flat,
            size=level if flat else close,
        )
        + _value_axis((0, None) if min(values, default=0) >= 0 else (None, None))
        + f"</c:plotArea>{_LEGEND}",
    )


def slope_sheet(chart: SlopeChart) -> Sheet:
    """Two rows, before and after; a column for the own villages and one for the others."""
    pairs = [(chart.own_words, chart.own), *([(chart.others_words, chart.others)] if chart.others else [])]
    series = tuple(
        Series(_legend(words), (pair[0].value, pair[1].value), "" if n else "own")
        for n, (words, pair) in enumerate(pairs)
    )
    return Sheet(clean(chart.title), (clean(chart.before_words), clean(chart.after_words)), series)


def slope(chart: SlopeChart) -> Drawn:
    """Before and after as two lines: the own one solid with dots, that of the others dashed with diamonds."""
    sheet = slope_sheet(chart)
    both = [series.values for series in sheet.series]
    higher = [len(both) < 2 or (both[0][side] or 0) >= (both[1][side] or 0) for side in (0, 1)]
    drawn = "".join(
        _line(sheet, n, s, above=tuple(own is (n == 0) for own in higher)) for n, s in enumerate(sheet.series)
    )
    values = [value for pair in both for value in pair if value is not None]
    return Drawn(
        sheet,
        f"<c:plotArea><c:layout/>{_line_chart(drawn)}{_category_axis('low', turned=False)}"
        f"{_value_axis(_around(values), hidden=True)}</c:plotArea>{_LEGEND}",
    )


def _look(look: str) -> str:
    return look if look in _FILLS else ""


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


# ---- XML, in the order that the schema wants

_AXES = '<c:axId val="50010"/><c:axId val="50020"/>'


def _letters(size: int, *, bold: bool = False) -> str:
    return (
        f'<a:defRPr lang="id-ID" sz="{size * 100}" b="{int(bold)}"><a:solidFill><a:srgbClr val="{INK}"/>'
        f'</a:solidFill><a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/></a:defRPr>'
    )


def _text(size: int, *, bold: bool = False, turn: str = "") -> str:
    return (
        f"<c:txPr><a:bodyPr{turn}/><a:lstStyle/><a:p><a:pPr>{_letters(size, bold=bold)}</a:pPr>"
        '<a:endParaRPr lang="id-ID"/></a:p></c:txPr>'
    )


_LEGEND = f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{_text(LEGEND_SIZE)}</c:legend>'


def _data(sheet: Sheet, column: int, series: Series) -> str:
    """Name, categories and values of a series, each with its place in the workbook and a copy."""
    letter, last = xl_col_to_name(column + 1), len(sheet.names) + 1
    names = "".join(f'<c:pt idx="{n}"><c:v>{escape(name)}</c:v></c:pt>' for n, name in enumerate(sheet.names))
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{float(value):.16G}</c:v></c:pt>'
        for n, value in enumerate(series.values)
        if value is not None
    )
    count = f'<c:ptCount val="{len(sheet.names)}"/>'
    return (
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{count}{names}</c:strCache></c:strRef>"
        f"</c:cat><c:val><c:numRef><c:f>Sheet1!${letter}$2:${letter}${last}</c:f><c:numCache>"
        f"<c:formatCode>General</c:formatCode>{count}{points}</c:numCache></c:numRef></c:val>"
    )


def _begin(column: int, series: Series) -> str:
    letter = xl_col_to_name(column + 1)
    return (
        f'<c:idx val="{column}"/><c:order val="{column}"/><c:tx><c:strRef><c:f>Sheet1!${letter}$1</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(series.name)}</c:v></c:pt></c:strCache>'
        "</c:strRef></c:tx>"
    )


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def filled(look: str, *, spaces: bool = False) -> str:
    """Fill and edge of a status; with its namespaces for a shape that stands outside a chart."""
    pattern, ground, ink = _FILLS[_look(look)]
    inside = _solid(ground)
    if pattern:
        inside = (
            f'<a:pattFill prst="{pattern}"><a:fgClr><a:srgbClr val="{ink}"/></a:fgClr>'
            f'<a:bgClr><a:srgbClr val="{ground}"/></a:bgClr></a:pattFill>'
        )
    return (
        f'<c:spPr{" " + _NAMESPACES if spaces else ""}>{inside}<a:ln w="12700">{_solid(ink)}</a:ln></c:spPr>'
    )


def _labels(size: int, place: str, *, stars: tuple[int, ...] = (), turn: str = "") -> str:
    """Numbers at the points, made by PowerPoint from the data: an edited number is an edited label."""
    look = _label(size, place, turn)
    starred = "".join(f'<c:dLbl><c:idx val="{n}"/>{_number(STARRED)}{look}</c:dLbl>' for n in stars)
    return f"<c:dLbls>{starred}{_number('0.0')}{look}</c:dLbls>"


def _number(form: str) -> str:
    return f'<c:numFmt formatCode="{form}" sourceLinked="0"/>'


def _label(size: int, place: str, turn: str = "") -> str:
    """On white, so that the dashed line does not strike it through."""
    ground = f"<c:spPr>{_solid('FFFFFF')}</c:spPr>"
    return f'{ground}{_text(size, bold=True, turn=turn)}<c:dLblPos val="{place}"/>{_SHOWN}'


def _bar(sheet: Sheet, column: int, series: Series, *, size: int, slim: bool) -> str:
    turn = ' rot="-5400000" vert="horz"' if slim else ""
    labels = _labels(size, "outEnd", stars=series.stars, turn=turn)
    return (
        f"<c:ser>{_begin(column, series)}{filled(series.fill)}"
        f'<c:invertIfNegative val="0"/>{labels}{_data(sheet, column, series)}</c:ser>'
    )


def _target(sheet: Sheet, column: int, series: Series) -> str:
    """A dashed line; with one bar there is no line to draw, so a dash stands for it."""
    alone = len(sheet.names) == 1
    mark = '<c:symbol val="dash"/><c:size val="40"/>' if alone else '<c:symbol val="none"/>'
    edge = f"<c:spPr>{_solid(INK)}<a:ln>{_solid(INK)}</a:ln></c:spPr>" if alone else ""
    return (
        f"<c:ser>{_begin(column, series)}"
        f'<c:spPr><a:ln w="31750" cap="flat">{_solid(INK)}<a:prstDash val="dash"/></a:ln></c:spPr>'
        f'<c:marker>{mark}{edge}</c:marker>{_data(sheet, column, series)}<c:smooth val="0"/></c:ser>'
    )


def _line(sheet: Sheet, column: int, series: Series, *, above: tuple[bool, ...]) -> str:
    """A line with its numbers, at each end above or below it."""
    own = series.fill == "own"
    colour, dash, symbol = ("0F4C5C", "solid", "circle") if own else ("56646C", "sysDash", "diamond")
    inside = _solid(colour if own else "FFFFFF")
    wide = 38100 if own else 25400
    return (
        f"<c:ser>{_begin(column, series)}"
        f'<c:spPr><a:ln w="{wide}">{_solid(colour)}<a:prstDash val="{dash}"/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="10"/>'
        f"<c:spPr>{inside}<a:ln>{_solid(colour)}</a:ln></c:spPr></c:marker>"
        f"{_end_labels(above)}{_data(sheet, column, series)}<c:smooth val='0'/></c:ser>"
    )


def _end_labels(above: tuple[bool, ...]) -> str:
    """Numbers above the higher line and below the lower one, so that both can be read."""
    each = "".join(
        f'<c:dLbl><c:idx val="{n}"/>{_number("0.0")}{_label(SIZE, "t" if up else "b")}</c:dLbl>'
        for n, up in enumerate(above)
    )
    return f"<c:dLbls>{each}{_number('0.0')}{_label(SIZE, 't')}</c:dLbls>"


def _line_chart(inside: str) -> str:
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{inside}'
        f'<c:marker val="1"/>{_AXES}</c:lineChart>'
    )


def _category_axis(place: str, *, turned: bool, size: int = SIZE) -> str:
    turn = ' rot="-5400000" vert="horz"' if turned else ' rot="0" vert="horz"'
    return (
        '<c:catAx><c:axId val="50010"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{place}"/>'
        f'<c:spPr><a:ln w="12700">{_solid(INK)}</a:ln></c:spPr>{_text(size, turn=turn)}'
        '<c:crossAx val="50020"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _around(values: Sequence[int | Fraction]) -> tuple[float, float]:
    """Ends of an axis that leave room for a number above and below the lines."""
    low, high = float(min(values, default=0)), float(max(values, default=0))
    room = (high - low) * 0.35 or 1.0
    return low - room, high + room


def _value_axis(ends: tuple[float | None, float | None], *, hidden: bool = False) -> str:
    """Without its line; `ends` are lowest and highest where they are set."""
    low, high = (
        f'<c:{name} val="{end!r}"/>' if end is not None else ""
        for name, end in zip(("min", "max"), ends, strict=True)
    )
    grid = f'<c:majorGridlines><c:spPr><a:ln w="6350">{_solid(PALE)}</a:ln></c:spPr></c:majorGridlines>'
    return (
        f'<c:valAx><c:axId val="50020"/><c:scaling><c:orientation val="minMax"/>{high}{low}</c:scaling>'
        f'<c:delete val="{int(hidden)}"/><c:axPos val="l"/>{"" if hidden else grid}'
        '<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_text(SIZES[-2])}<c:crossAx val="50010"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/>'
        "</c:valAx>"
    )


KINDS: dict[type, Any] = {BarChart: XL_CHART_TYPE.COLUMN_CLUSTERED, SlopeChart: XL_CHART_TYPE.LINE_MARKERS}
