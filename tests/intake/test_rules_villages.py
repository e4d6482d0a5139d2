"""Names of villages as files spell them."""

from uuid import UUID

import pytest

from lokmin.intake.rules.villages import Village, disagrees, match_villages, plain_puskesmas
from lokmin.places.rules.spelling import plain_name

KNOWN = [
    Village(UUID(int=n), f"16.06.02.20{n:02d}", name)
    for n, name in enumerate(
        [
            "Danau Cala",
            "Tanjung Agung Timur",
            "Teluk Kijing I",
            "Teluk Kijing II",
            "Epil",
            "Epil Barat",
            "Lais",
        ],
        1,
    )
]


def one(name: str, code: str = "", memory=None):
    return match_villages([(code, name)], KNOWN, memory)[code, name]


@pytest.mark.parametrize(
    ("spelt", "name"),
    [
        ("DANAU  CALA\u00a0", "Danau Cala"),
        ("danaucala", "Danau Cala"),
        ("Desa Danau Cala", "Danau Cala"),
        ("Tj. Agung Timur", "Tanjung Agung Timur"),
        ("TELUK KIJING 2", "Teluk Kijing II"),
        ("Teluk Kijing-I", "Teluk Kijing I"),
        ("EPIL", "Epil"),
        ("epil barat", "Epil Barat"),
    ],
)
def test_spelling_does_not_hide_a_village(spelt, name):
    assert one(spelt).village.name == name


def test_a_similar_name_is_offered_and_never_taken():
    match = one("Danau Kala")
    assert match.village is None
    assert [village.name for village in match.offers] == ["Danau Cala"]


def test_a_code_decides_alone():
    assert one("salah nama", "16.06.02.2005").village.name == "Epil"
    assert one("salah nama", "1606022005").village.name == "Epil"
    assert one("Epil", "16.06.02.2099").village is None


def test_a_name_that_is_not_the_name_of_the_code_disagrees():
    assert disagrees("Epil Barat", one("Epil Barat", "16.06.02.2005"))
    assert not disagrees("Desa EPIL", one("Desa EPIL", "16.06.02.2005"))
    assert not disagrees("16.06.02.2005", one("16.06.02.2005", "16.06.02.2005"))
    assert not disagrees("salah nama", one("salah nama"))


def test_what_a_person_chose_before_is_remembered_by_name():
    memory = {plain_name("Danau Kala"): KNOWN[0].id}
    assert (one("DANAU KALA", memory=memory).how, one("DANAU KALA", memory=memory).village) == (
        "memory",
        KNOWN[0],
    )
    assert one("Lais", memory={plain_name("Lais"): KNOWN[0].id}).village.name == "Lais"


def test_two_villages_of_one_name_are_asked():
    twins = [*KNOWN, Village(UUID(int=99), "16.06.02.2099", "LAIS")]
    assert match_villages([("", "Lais")], twins)["", "Lais"].how == "ambiguous"


def test_a_puskesmas_is_found_with_and_without_its_titles():
    assert plain_puskesmas("UPT PUSKESMAS  Kedung I") == plain_puskesmas("kedung 1")
    assert plain_puskesmas("Puskesmas") == "puskesmas"
