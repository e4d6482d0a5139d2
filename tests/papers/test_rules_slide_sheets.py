"""What the data sheet of a chart holds."""

from dataclasses import replace
from fractions import Fraction

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules import slide_sheets as sheets
from tests.papers import slide_samples as samples
from tests.papers.pack_samples import PUBLIC


def test_each_state_is_a_series_with_its_word_and_the_target_is_the_last():
    sheet = sheets.bar_sheet(samples.chart("Pandat", "Pari", "Nembol"), PUBLIC)
    assert [series.name for series in sheet.series] == ["Baik", "Perlu dikejar", "Target Maret 0,3%"]
    third = Fraction(1, 3)
    assert sheet.series[0].values == (None, 2 * third, None)
    assert sheet.series[1].values == (third, None, 3 * third)
    assert sheet.series[2].values == (third,) * 3


def test_a_value_that_is_not_shown_has_no_bar_and_says_why_under_it():
    values = (b.percent("a", Fraction(5)), b.Number("b", None, "belum dilaporkan"))
    sheet = sheets.bar_sheet(samples.chart("Pandat", "Pari", values=values), PUBLIC)
    assert sheet.names == ("Pandat", "Pari (belum dilaporkan)")
    assert all(series.values[1] is None for series in sheet.series[:-1])


def test_zero_is_a_value_and_has_its_bar():
    values = (b.percent("a", Fraction(0)), b.percent("b", Fraction(2)))
    sheet = sheets.bar_sheet(samples.chart("Pandat", "Pari", values=values), PUBLIC)
    assert 0 in [value for series in sheet.series[:-1] for value in series.values if value is not None]


def test_nothing_to_show_is_still_a_chart():
    values = (b.Number("a", None, "–"),)
    sheet = sheets.bar_sheet(samples.chart("Pandat", values=values), PUBLIC)
    assert sheet.series[0].values == (None,)
    assert sheet.names == ("Pandat",)
    assert sheets.bar_sheet(samples.chart(), PUBLIC).xlsx_blob


def test_the_whole_catchment_stands_apart_behind_a_place_without_name_and_number():
    chart = replace(samples.chart("Pandat", "Pari", "Puskesmas"), with_total=True)
    sheet = sheets.bar_sheet(chart, PUBLIC)
    assert sheet.names == ("Pandat", "Pari", "", "Puskesmas")
    assert {series.values[2] for series in sheet.series[:-1]} == {None}
    assert sheet.series[-1].values == (chart.target.value,) * 4
    alone = replace(samples.chart("Puskesmas"), with_total=True)
    assert sheets.bar_sheet(alone, PUBLIC).names == ("Puskesmas",)
