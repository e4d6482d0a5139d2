"""Words for the public: the file of a district, and who has the last word."""

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.places import queries
from lokmin.places.rules.wording import check_word, read_own_words, said

WORDS = queries.words()


def test_the_usual_words_avoid_what_shames():
    usual = said(WORDS)
    assert usual["jelek"] == ("Perlu dikejar", "To catch up")
    assert usual["village_sheet"][0] == "Lembar kesehatan"


def test_the_puskesmas_has_the_last_word_and_then_the_district():
    found = said(WORDS, {"jelek": ("Kabupaten", ""), "baik": ("Bagus", "Fine")}, {"jelek": ("Puskesmas", "")})
    assert found["jelek"] == ("Puskesmas", "Puskesmas")
    assert found["baik"] == ("Bagus", "Fine")
    assert found["cukup"][0] == "Cukup"


def test_a_file_of_a_district_is_read_with_comma_or_semicolon():
    assert read_own_words(["key;id", "jelek;Dikejar"], WORDS) == {"jelek": ("Dikejar", "")}
    assert read_own_words(["key,id,en", "jelek,Dikejar,Chase"], WORDS) == {"jelek": ("Dikejar", "Chase")}


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([], "places.word_column"),
        (["kata,id", "jelek,x"], "places.word_column"),
        (["key,id", "merah,x"], "places.word_key"),
        (["key,id", f"jelek,{'x' * 31}"], "places.word_long"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(lines: list[str], code: str):
    with pytest.raises(Refusal) as refused:
        read_own_words(lines, WORDS)
    assert refused.value.code == code


def test_a_word_stands_on_one_line():
    assert check_word("  Perlu \n dikejar ") == "Perlu dikejar"
    with pytest.raises(Refusal):
        check_word("a\x00b")
