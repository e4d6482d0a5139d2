"""What does not stand on a paper, by its readers."""

import pytest

from lokmin.papers.rules.audience import Audience, guarded, hides, may_name, shows_villages
from lokmin.papers.rules.blocks import count


def test_sensitive_numbers_of_villages_are_for_the_staff_alone():
    assert shows_villages(Audience.STAFF, restricted=True)
    assert not shows_villages(Audience.SECTOR, restricted=True)
    assert shows_villages(Audience.SECTOR, restricted=False)
    assert not shows_villages(Audience.PUBLIC, restricted=False)


@pytest.mark.parametrize(
    ("people", "audience", "restricted", "hidden"),
    [
        (4, Audience.PUBLIC, False, True),
        (5, Audience.PUBLIC, False, False),
        (0, Audience.PUBLIC, True, False),
        (None, Audience.PUBLIC, True, False),
        (4, Audience.SECTOR, False, False),
        (4, Audience.SECTOR, True, True),
        (4, Audience.STAFF, True, False),
    ],
)
def test_few_people_are_no_number_where_others_read_them(people, audience, restricted, hidden):
    assert hides(people, audience, restricted=restricted) is hidden


def test_a_guarded_number_says_that_it_is_few_and_keeps_no_value():
    assert guarded(count("came", 3), Audience.PUBLIC) == guarded(count("came", 4), Audience.PUBLIC)
    assert str(guarded(count("came", 3), Audience.PUBLIC)) == "kurang dari 5"
    assert guarded(count("came", 3), Audience.PUBLIC).value is None
    assert str(guarded(count("came", 25), Audience.PUBLIC)) == "25"


@pytest.mark.parametrize(
    "text",
    [
        "Kunjungan rumah Ny. Aminah",
        "Bantuan untuk Ibu Siti di Curuglemo",
        "Hubungi 0812 3456 7890",
        "NIK 3601012345678901",
        "pasien Joko dirujuk",
        "Kelas bersama Wulandari",
        "dr. Rina memeriksa",
        "KH. Mustofa mengajak jemaah",
        "K.H. Mustofa mengajak jemaah",
        "Kiai Mustofa mengajak jemaah",
        "Ananda Rafi ditimbang ulang",
        "Saudara Joko menjemput balita",
        "Mbah Sarinah diantar ke Puskesmas",
        "(Alm) Joko dan keluarganya didampingi",
    ],
)
def test_a_sentence_that_may_name_somebody_is_seen(text):
    assert may_name(text, ["drg. Contoh Wulandari"])


@pytest.mark.parametrize(
    "text",
    [
        "Kelas ibu hamil di delapan desa",
        "Kelas Ibu Hamil di Pari",
        "Pasien TB baru diobati di desa",
        "Mobil siaga mengantar 14 bayi ke posyandu, tanggal 8 dan 22",
        "Kepala desa mengumumkan pekan imunisasi",
        "Dana desa Rp18.000.000 untuk PMT",
        "Para kiai mengajak jemaah sesudah salat Jumat",
        "Saudara kandung penderita diperiksa di Pari",
    ],
)
def test_an_ordinary_sentence_is_left_in(text):
    assert not may_name(text, ["Kepala Desa Contoh", "Bidan Desa"])
