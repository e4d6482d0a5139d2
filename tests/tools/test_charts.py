"""Bars, lines and slopes: coordinates that tell the truth, markup that CSP and ears accept."""

import re
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from django.utils import translation

from lokmin.tools.charts import Bar, Scale, Slope, SortedBars, TrendLine, heights, steps

BARS = SortedBars(
    [Bar(Fraction(31), "31,0", "baik"), Bar(Fraction(25), "25,0", "cukup"), Bar(None, "belum", "missing")],
    total=Bar(Fraction(28), "28,0", "baik"),
    target=Fraction(25),
    target_words="Target Maret",
)


def parsed(drawing):
    return ElementTree.fromstring(str(drawing))


def numbers(drawing, tag, *names):
    return [tuple(float(e.get(n)) for n in names) for e in parsed(drawing).iter(tag)]


@pytest.mark.parametrize(
    ("high", "expected"),
    [(31, [0, 10, 20, 30, 40]), (24, [0, 10, 20, 30]), (100, [0, 50, 100]), (3, [0, 1, 2, 3]), (0, [0, 1])],
)
def test_grid_values_are_round(high, expected):
    assert steps(high) == expected


def test_a_scale_grows_upwards():
    scale = Scale(0, 50, 240, 40)
    assert (scale(0), scale(50), scale(25)) == (240, 40, 140)


def test_a_scale_of_one_value_does_not_divide_by_zero():
    assert Scale(7, 7, 100, 0)(7) == 100


def test_every_bar_stands_on_the_same_ground():
    for cell in [*BARS.cells[:2], BARS.total_cell]:
        ((y, height),) = numbers(cell, "rect", "y", "height")
        assert y + height == pytest.approx(240, abs=0.2)


def test_bar_heights_are_in_the_ratio_of_the_values():
    heights = [numbers(cell, "rect", "height")[0][0] for cell in BARS.cells[:2]]
    assert heights[1] / heights[0] == pytest.approx(25 / 31, abs=0.005)


def test_a_village_exactly_on_target_touches_the_line():
    cell = str(BARS.cells[1])
    top = re.search(r'<rect[^>]* y="([\d.]+)"', cell)[1]
    assert re.search(rf'class="bar-target"[^>]*y1="{re.escape(top)}"', cell)


def test_a_village_without_a_number_has_no_bar_but_a_word():
    cell = str(BARS.cells[2])
    assert "<rect" not in cell
    assert "belum" in cell


def test_below_zero_there_is_the_figure_on_the_ground_and_no_bar():
    bars = SortedBars([Bar(Fraction(8), "8,0", "baik"), Bar(Fraction(-118, 10), "−11,8", "baik")], target=10)
    cell = parsed(bars.cells[1])
    assert cell.find("rect") is None
    assert cell.find("text").text == "−11,8"
    assert 200 < float(cell.find("text").get("y")) < 240


def test_a_line_below_zero_runs_on_the_ground():
    line = TrendLine("x", ["Jan", "Feb"], [Fraction(-5), Fraction(10)], end_text="10,0%")
    (first, _second) = numbers(line, "circle", "cy")
    assert first[0] == 158 - 26


def test_the_target_line_never_strikes_a_figure_through():
    bars = SortedBars([Bar(Fraction(246, 10), "24,6", "jelek")], target=Fraction(25))
    cell = parsed(bars.cells[0])
    text_y = float(cell.find("text").get("y"))
    line_y = next(float(e.get("y1")) for e in cell.iter("line") if e.get("class") == "bar-target")
    assert not text_y - 9 < line_y < text_y + 1


def test_all_missing_still_draws():
    bars = SortedBars([Bar(None, "belum", "missing")])
    assert bars.total_cell is None
    assert "belum" in str(bars.cells[0])
    assert "<svg" in str(bars.axis)


def test_the_axis_names_the_target():
    axis = str(BARS.axis)
    assert "Target Maret" in axis
    assert "25,0%" in axis


def test_drawings_hold_no_style_and_escape_words():
    line = TrendLine('<b>"x"</b>', ["Jan", "Feb"], [1, 2], end_text="<script>")
    assert "style" not in str(line)
    assert "<script>" not in str(line)
    assert "<b>" not in str(line)


def test_coordinates_have_a_point_in_every_language():
    for code in ("id", "en"):
        with translation.override(code):
            assert not re.search(r'(?:x|y|r|x1|y1|cx|cy|height|width)="[^"]*,', str(BARS.cells[0]))
            parsed(BARS.cells[0])


def test_a_month_without_a_number_breaks_the_line():
    line = TrendLine("x", ["Jan", "Feb", "Mar", "Apr", "Mei"], [5, None, 6, 7, None])
    lines = [e for e in parsed(line).iter("polyline") if e.get("class") == "chart-line"]
    assert len(lines) == 1
    assert len(lines[0].get("points").split()) == 2
    assert len(list(parsed(line).iter("circle"))) == 3


def test_the_ramp_reaches_the_target_at_the_end():
    line = TrendLine("x", ["", "Jan", "Feb"], [0, 3], [0, 5, 10], end_text="3 bayi", target_text="target 10")
    ramp = next(e for e in parsed(line).iter("polyline") if e.get("class") == "chart-target")
    first, *_, last = [tuple(map(float, p.split(","))) for p in ramp.get("points").split()]
    assert first[1] > last[1]
    assert "3 bayi" in str(line)
    assert "target 10" in str(line)


@pytest.mark.parametrize("own", [[8, 16, 24, 32, 40, 48.5], [8, 16, 24, 32, 40, 52], [1, 2, 2, 2, 2, 3]])
def test_the_last_figure_lies_on_no_line(own):
    months = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun"]
    aim = [Fraction(50 * n, 6) for n in range(1, 7)]
    drawn = parsed(TrendLine("x", months, [Fraction(v) for v in own], aim, end_text="48,5%"))
    text = next(e for e in drawn.iter("text") if e.text == "48,5%")
    base, end = float(text.get("y")), float(text.get("x"))
    for line in drawn.iter("polyline"):
        points = [tuple(map(float, p.split(","))) for p in line.get("points").split()]
        for y in heights(points, end - 33, end):
            assert not base - 9 < y < base + 2, (line.get("class"), y, base)


def test_a_line_without_any_number_has_axes_only():
    assert "<polyline" not in str(TrendLine("x", ["Jan"], [None], end_text="tak terlihat"))


def test_slope_keeps_its_two_texts_apart():
    slope = Slope(
        "x", "Jan–Mar", "Apr–Jun", (Fraction(25), Fraction(26)), "Pari", (Fraction(25), Fraction(26)), "lain"
    )
    ys = [float(e.get("y")) for e in parsed(slope).iter("text") if e.get("x") == "205"]
    assert abs(ys[0] - ys[1]) >= 14


def test_slope_without_other_villages_shows_one_line():
    slope = Slope("x", "a", "b", (Fraction(152, 10), Fraction(167, 10)), "Kurungkambing")
    assert "16,7 Kurungkambing" in str(slope)
    assert "chart-others" not in str(slope)


def test_slope_rises_when_the_value_rises():
    slope = Slope("x", "a", "b", (1, 2), "kita")
    line = next(e for e in parsed(slope).iter("line") if e.get("class") == "chart-line")
    assert float(line.get("y2")) < float(line.get("y1"))


def test_points_of_another_kind_are_empty_and_hang_on_a_thin_line():
    drawn = str(TrendLine("x", ["Jan", "Feb", "Mar", "Apr"], [1, 2, 3, 4], loose=[0, 1]))
    assert (drawn.count('"chart-dot-open"'), drawn.count('"chart-dot"')) == (2, 2)
    assert (drawn.count('"chart-loose"'), drawn.count('"chart-line"')) == (1, 1)
