"""Words are compared as the same plain text, however they were typed."""

import pytest

from lokmin.basics.spelling import clean, key


@pytest.mark.parametrize(
    ("typed", "plain"), [("Fe. 3", "fe3"), ("K 1\u200b", "k1"), ("< 1 TAHUN", "<1tahun"), ("D/S", "ds")]
)
def test_only_letters_digits_and_comparing_signs_count(typed: str, plain: str):
    assert key(typed) == plain


def test_one_line_without_signs_that_have_no_shape():
    assert clean(" Desa\u00a0 Pari\nBaru\u200b ") == "Desa Pari Baru"
