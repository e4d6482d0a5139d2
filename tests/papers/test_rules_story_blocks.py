"""A story in parts, as every format reads it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.story import numbers, whole
from tests.papers import slide_samples as samples


def test_the_numbers_of_a_chart_are_those_of_its_story():
    chart = samples.chart("A", "B")
    found = numbers(whole(samples.of(samples.section(chart))))
    assert {key: number.value for key, number in found.items()} == {
        "v/0": Fraction(1, 3),
        "v/1": Fraction(2, 3),
        "target": Fraction(1, 3),
    }


def test_one_key_never_names_two_numbers_of_a_story():
    chart = samples.chart("A", values=(b.count("n", 1),))
    other = b.Words((b.count("n", 2),))
    with pytest.raises(b.TwoMeanings):
        numbers(whole(samples.of(samples.section(chart), samples.section(other))))


@pytest.mark.parametrize("count", [1, 3, 15, 30])
def test_a_composed_story_means_one_number_by_each_key(count):
    found = numbers(whole(samples.story(count)))
    assert len(found) > 50


def test_sentences_are_texts_with_their_numbers():
    chart = replace(samples.chart("A"), sentence=("Ada ", b.count("n", 1234), " bayi."))
    assert chart.text == "Ada 1.234 bayi."
    part = samples.section(chart, sentence="Satu kalimat.")
    assert part.text == "Satu kalimat."
