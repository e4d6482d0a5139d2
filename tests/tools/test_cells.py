"""Cells of scorecards: right, safe, and quick."""

from time import perf_counter

from django.utils import translation

from lokmin.tools.cells import cell


def test_number_and_title_fill_the_shell_of_their_kind():
    html = cell("cukup", "24,0", arrow="up", title="12 dari 50 bayi")
    assert html.startswith('<td class="s-cukup" title="12 dari 50 bayi">')
    for part in ("#i-cukup", ">24,0<", "#i-up", "cukup, naik", "</td>"):
        assert part in html
    assert "13 dari 50" in cell("cukup", "26,0", arrow="up", title="13 dari 50 bayi")


def test_what_people_typed_is_escaped():
    html = cell("baik", "<b>1</b>", title='"><script>')
    assert "<b>" not in html
    assert "<script>" not in html


def test_a_cell_without_number_and_title_says_why():
    html = cell(None, state="missing")
    assert 's-missing empty"' in html
    assert "title=" not in html
    assert "belum" in html


def test_a_cell_without_a_number_has_no_arrow():
    assert "#i-up" not in cell("baik", "5,0", state="missing", arrow="up")


def test_a_header_cell_is_possible():
    assert cell("baik", "25,5", tag="th", css="sum").startswith('<th class="s-baik sum">')


def test_cells_follow_the_language():
    first = cell(None, state="not_scheduled")
    with translation.override("en"):
        cell(None, state="not_scheduled")
    assert cell(None, state="not_scheduled") == first


def test_a_district_of_cells_takes_a_moment_only():
    cell("baik", "1", title="x")
    start = perf_counter()
    for number in range(20_400):
        cell("baik", str(number), title="10 dari 48")
    assert perf_counter() - start < 1
