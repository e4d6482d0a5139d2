"""How much room a text takes on a slide."""

import pytest

from lokmin.papers.rules import slide_fit as fit


def test_width_grows_with_size_and_boldness():
    assert fit.width("Desa", 28) == pytest.approx(2 * fit.width("Desa", 14))
    assert fit.width("Desa", 14, bold=True) > fit.width("Desa", 14)
    assert fit.width("", 14) == 0


def test_lines_break_at_words():
    word = fit.width("imunisasi", 14)
    assert fit.lines("imunisasi", 14, word + 1) == 1
    assert fit.lines("imunisasi imunisasi", 14, word + 1) == 2
    assert fit.lines("", 14, 100) == 1


def test_a_word_wider_than_its_room_is_broken():
    assert fit.lines("a" * 100, 14, fit.width("a" * 50, 14) + 1) == 2
    assert fit.lines("desa " + "a" * 100, 14, fit.width("a" * 50, 14) + 1) == 3


def test_a_text_is_cut_to_its_lines_and_says_so():
    text = "kata " * 100
    short = fit.cut(text, 14, 200, 2)
    assert fit.lines(short, 14, 200) <= 2
    assert short.endswith("kata…")
    assert fit.cut("pendek", 14, 200, 1) == "pendek"
    assert fit.cut("panjang sekali", 14, 1, 1) == "…"


def test_height_is_that_of_all_paragraphs():
    assert fit.height(("satu", "dua"), 10, 200) == pytest.approx(24)
