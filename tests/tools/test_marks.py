"""Words and symbols of statuses and states."""

from lokmin.basics.numbers import State, Status, Trend
from lokmin.tools import marks


def test_every_status_state_and_arrow_has_a_word():
    for name in (*State, *Status, *Trend):
        assert str(name) in marks.WORDS


def test_only_statuses_have_a_meaning():
    assert marks.meaning("kurang") == "tercapai, turun"
    assert marks.meaning("missing") == ""


def test_an_empty_cell_says_why():
    assert marks.empty_text("missing", "") == "belum"
    assert marks.empty_text("missing", "5,0") == "5,0"
    assert marks.empty_text("not_scheduled", "") == "–"
    assert marks.empty_text("value", "") == "–"


def test_the_ear_hears_status_state_and_direction():
    assert marks.spoken("cukup", "value", "up") == "cukup, naik"
    assert marks.spoken(None, "missing", None) == "belum dilaporkan"
    assert marks.spoken("jelek", "partial", None) == "jelek, sebagian bulan belum dilaporkan"
