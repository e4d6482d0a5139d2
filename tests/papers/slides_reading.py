"""Reads slides back for tests: texts, tables, the numbers of charts from drawing and workbook."""

from dataclasses import dataclass
from io import BytesIO

import openpyxl
from pptx import Presentation
from pptx.oxml.ns import qn

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.projected import Slide
from lokmin.papers.rules.story_blocks import BarChart

Column = tuple[str, tuple[float | None, ...]]


@dataclass(frozen=True)
class ChartRead:
    """A chart: names under it and its series, as drawn (cached) and as the embedded workbook holds them."""

    names: tuple[str, ...]
    series: tuple[Column, ...]
    in_workbook: tuple[Column, ...]
    workbook_names: tuple[str, ...]
    xml: bytes
    heard: str


def opened(file: bytes):
    return Presentation(BytesIO(file))


def slide_texts(file: bytes) -> list[str]:
    """All text of each slide, tables included, without charts and notes."""
    return ["\n".join(_texts(slide)) for slide in opened(file).slides]


def _texts(slide) -> list[str]:
    return [node.text or "" for node in slide._element.iter(qn("a:t"))]


def notes(file: bytes) -> list[str]:
    return [slide.notes_slide.notes_text_frame.text for slide in opened(file).slides]


def tables(slide) -> list[list[list[str]]]:
    """Each table as rows of texts."""
    found = [shape.table for shape in slide.shapes if shape.has_table]
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in found]


def charts(slide) -> list[ChartRead]:
    return [_chart(shape) for shape in slide.shapes if shape.has_chart]


def _chart(shape) -> ChartRead:
    part = shape.chart.part
    book = openpyxl.load_workbook(BytesIO(part.chart_workbook.xlsx_part.blob))
    sheet = book["Sheet1"]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    root = part._element
    series = tuple(_drawn(node) for node in root.iter(qn("c:ser")))
    first = next(root.iter(qn("c:cat")))
    names = tuple(node.text or "" for node in first.iter(qn("c:v")))
    rows = list(sheet.iter_rows(values_only=True))
    columns = list(zip(*rows, strict=True))
    kept = tuple((column[0], tuple(column[1:])) for column in columns[1:])
    heard = shape._element.xpath(".//p:cNvPr")[0].get("descr")
    return ChartRead(names, series, kept, tuple(columns[0][1:]), part.blob, heard)


def _drawn(node) -> Column:
    values = node.find(qn("c:val"))
    count = int(next(values.iter(qn("c:ptCount"))).get("val"))
    found = {int(point.get("idx")): float(point.find(qn("c:v")).text) for point in values.iter(qn("c:pt"))}
    name = next(node.find(qn("c:tx")).iter(qn("c:v"))).text
    return name, tuple(found.get(n) for n in range(count))


def bar_values(read: ChartRead, *, target: bool) -> tuple[float | None, ...]:
    """One value a bar, over all states; the last series is the target where there is one.

    The place without a name that sets the whole catchment apart is none.
    """
    states = read.series[:-1] if target else read.series
    columns = zip(*(values for _name, values in states), strict=True)
    found = (next((v for v in column if v is not None), None) for column in columns)
    return tuple(value for name, value in zip(read.names, found, strict=True) if name)


def described(slide: Slide) -> list[BarChart | b.SlopeChart]:
    """The charts of a slide in the order in which they are drawn."""
    found: list[BarChart | b.SlopeChart] = []
    for block in (*slide.left, *slide.right):
        found += (
            [block] if isinstance(block, BarChart) else block.charts if isinstance(block, b.Pairs) else []
        )
    return found
