"""Native charts of a slide: what PowerPoint draws itself and the staff edit in its own data sheet.

A chart brings its drawing and its embedded workbook from the same cells (slide_sheets.py). Each status is a
series with its own pattern, so that the legend tells them apart in black and white; the target is a dashed
line.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any
from xml.sax.saxutils import escape

from pptx.enum.chart import XL_CHART_TYPE
from xlsxwriter.utility import xl_col_to_name

from lokmin.papers.rules import slide_fit as fit
from lokmin.papers.rules.blocks import SlopeChart
from lokmin.papers.rules.slide_sheets import Series, Sheet, bar_sheet, look_of, slope_sheet
from lokmin.papers.rules.story_blocks import BarChart

FONT = "Arial"
INK, PALE = "14232B", "CFCDC3"
SIZES = (18, 16, 14, 12)
"""Letters of a chart; the smaller ones where bars stand close. The table beside says the same larger."""
SIZE, LEGEND_SIZE = SIZES[0], SIZES[1]
WIDE_GAP, GAP = 180, 45
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
    pattern, ground, ink = _FILLS[look_of(look)]
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
