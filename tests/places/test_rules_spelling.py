"""Names of villages are compared as the same plain text."""

import pytest

from lokmin.places.rules.spelling import plain_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PANJANG JAYA", "Panjangjaya"),
        ("Desa Pari", "pari"),
        ("Kurung-Kambing", "Kurung Kambing"),
        ("Tj. Agung Barat", "Tanjung Agung Barat"),
        ("Epil II", "Epil 2"),
    ],
)
def test_spellings_of_one_village_are_the_same(one: str, other: str):
    assert plain_name(one) == plain_name(other)


def test_other_villages_stay_other():
    assert len({plain_name(name) for name in ("Epil", "Epil Barat", "Epil I", "Epil II", "Desa")}) == 5
