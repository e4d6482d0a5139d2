"""Native charts: what the data sheet holds and what is drawn from it."""

from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import openpyxl
import pytest
from lxml import etree
from pptx.enum.chart import XL_CHART_TYPE

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules import slide_charts as charts
from tests.papers import slide_samples as samples
from tests.papers.pack_samples import PUBLIC

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def root(chart, wide=500):
    return etree.fromstring(charts.bars(chart, wide, PUBLIC).xml_bytes(XL_CHART_TYPE.COLUMN_CLUSTERED))


def test_states_differ_by_pattern_and_not_by_colour_alone():
    found = root(replace(samples.chart(*"ABCD"), marks=("baik", "kurang", "cukup", "jelek")))
    fills = []
    for series in found.iter(f"{C}ser"):
        shape = series.find(f"{C}spPr")
        pattern, solid = shape.find(f"{A}pattFill"), shape.find(f"{A}solidFill")
        fills.append(
            pattern.get("prst") if pattern is not None else solid is not None and solid[0].get("val")
        )
    assert len(set(fills[:4])) == 4
    assert {"ltHorz", "wdUpDiag"} <= set(fills[:4])


def test_the_target_is_a_dashed_line_over_all_bars():
    found = root(samples.chart("A", "B"))
    (line,) = found.iter(f"{C}lineChart")
    assert next(line.iter(f"{A}prstDash")).get("val") == "dash"
    assert root(replace(samples.chart("A", "B"), target=None)).find(f".//{C}lineChart") is None


def test_one_bar_has_a_dash_for_its_target_because_a_line_needs_two():
    (line,) = root(samples.chart("A")).iter(f"{C}lineChart")
    assert next(line.iter(f"{C}symbol")).get("val") == "dash"


def test_a_number_with_a_star_is_drawn_with_its_star():
    values = (b.Number("a", Fraction(5), "5,0*"), b.percent("b", Fraction(2)))
    labels = [
        node.get("formatCode") for node in root(samples.chart("A", "B", values=values)).iter(f"{C}numFmt")
    ]
    assert '0.0"*"' in labels


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://a";"b")', "http://a.b"])
def test_a_name_is_a_text_in_the_workbook_whatever_it_begins_with(evil):
    blob = charts.bars(replace(samples.chart(evil), title=evil), 500, {"jelek": evil}).xlsx_blob
    sheet = openpyxl.load_workbook(BytesIO(blob))["Sheet1"]
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].hyperlink) == (
        evil[:27] + "…" if len(evil) > 28 else evil,
        "s",
        None,
    )
    assert (sheet["A1"].value, sheet["A1"].data_type) == (evil, "s")
    assert sheet["B1"].data_type == "s"


def test_labels_turn_where_bars_are_narrow():
    many = samples.chart(*(f"Desa nomor {n}" for n in range(30)))
    turned = [node.get("rot") for node in root(many).iter(f"{A}bodyPr")]
    assert "-5400000" in turned
    assert "-5400000" not in [node.get("rot") for node in root(samples.chart("A", "B")).iter(f"{A}bodyPr")]


def test_below_zero_the_axis_does_not_begin_at_zero():
    values = (b.percent("a", Fraction(-5)), b.percent("b", Fraction(2)))
    assert root(samples.chart("A", "B", values=values)).find(f".//{C}min") is None
    assert root(samples.chart("A", "B")).find(f".//{C}min").get("val") == "0"


def slope(others):
    own = (b.percent("a", Fraction(5)), b.percent("b", Fraction(9)))
    return b.SlopeChart("Judul", "Sebelum", "Sesudah", own, "sendiri", others, "lain", ("Kalimat.",))


def test_before_and_after_are_two_lines_that_differ_by_dash_and_mark():
    drawn = charts.slope(slope((b.percent("c", Fraction(6)), b.percent("d", Fraction(7)))))
    found = etree.fromstring(drawn.xml_bytes(XL_CHART_TYPE.LINE))
    assert [node.get("val") for node in found.iter(f"{A}prstDash")] == ["solid", "sysDash"]
    assert [node.get("val") for node in found.iter(f"{C}symbol")] == ["circle", "diamond"]
    places = [node.get("val") for node in found.iter(f"{C}dLblPos")]
    assert places[:2] == ["b", "t"]
    assert places[3:5] == ["t", "b"]


def test_without_others_there_is_one_line():
    found = etree.fromstring(charts.slope(slope(None)).xml_bytes(XL_CHART_TYPE.LINE))
    assert len(list(found.iter(f"{C}ser"))) == 1
