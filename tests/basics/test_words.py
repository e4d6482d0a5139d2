"""Marking a sentence does not change it."""

from lokmin.basics.words import mark


def test_a_marked_sentence_stays_as_it_is():
    assert mark("Desa %(name)s belum melapor.") == "Desa %(name)s belum melapor."
