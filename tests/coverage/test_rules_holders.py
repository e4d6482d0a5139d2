"""Who is asked about a number."""

from dataclasses import dataclass
from uuid import UUID

from lokmin.coverage.rules import holders

A, B = UUID(int=1), UUID(int=2)


@dataclass(frozen=True)
class One:
    title: str
    area_ids: frozenset[UUID] = frozenset()


def test_the_one_with_fewer_villages_holds_it():
    wide, narrow = One("Bidan koordinator", frozenset({A, B})), One("Bidan Desa", frozenset({A}))
    assert holders.of_area([wide, narrow], A) is narrow
    assert holders.of_area([wide, narrow], B) is wide
    assert holders.of_area([narrow], B) is None


def test_a_title_names_its_programme():
    kia, gizi = One("PJ Kesehatan Ibu dan Anak"), One("Pengelola Gizi")
    assert holders.of_programme([kia, gizi], "KIA") is kia
    assert holders.of_programme([kia, gizi], "Gizi") is gizi
    assert holders.of_programme([kia, gizi], "Imunisasi") is None


def test_the_only_programme_holder_holds_them_all_and_a_midwife_none():
    assert holders.of_programme([One("Bidan Desa", frozenset({A}))], "KIA") is None
    only = One("Pemegang program")
    assert holders.of_programme([only, One("Bidan Desa", frozenset({A}))], "Imunisasi") is only
