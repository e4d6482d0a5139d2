"""Reading a list of villages, and the codes."""

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.places.rules import check_puskesmas_code, kecamatan_code, read_villages


def test_a_village_list_is_read_with_comma_or_semicolon():
    comma = read_villages(["kode_desa,desa", "33.20.02.2001,Kaliombo"])
    semicolon = read_villages(["kode_desa;desa", "33.20.02.2001;Kaliombo"])
    assert comma == semicolon
    assert comma[0].head_title == "Kepala Desa"


def test_a_kelurahan_is_headed_by_a_lurah():
    (line,) = read_villages(["kode_desa,desa", "33.20.02.1001,Kota"])
    assert (line.kind, line.head_title) == ("kelurahan", "Lurah")


def test_an_area_without_a_national_code_is_read():
    (line,) = read_villages(["kode_desa,desa,jenis,kepala", ",RW 07,rw,Ketua RW"])
    assert (line.code, line.kind, line.head_title) == ("", "rw", "Ketua RW")


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([], "places.no_villages"),
        (["kode_desa,desa"], "places.no_villages"),
        (["kode,desa", "1,A"], "places.village_column"),
        (["kode_desa,desa", "33.20,A"], "places.village_code"),
        (["kode_desa,desa", "33.20.02.2001,"], "places.village_name"),
        (["kode_desa,desa", "33.20.02.2001,A", "33.20.02.2001,B"], "places.village_twice"),
    ],
)
def test_a_bad_village_list_is_refused_with_its_line(lines: list[str], code: str):
    with pytest.raises(Refusal) as refused:
        read_villages(lines)
    assert refused.value.code == code
    assert refused.value.sentence


@pytest.mark.parametrize("code", ["", "123", "P3601150201", "12345678", "abcdefg"])
def test_a_puskesmas_code_has_seven_digits(code: str):
    with pytest.raises(Refusal, match="tujuh angka"):
        check_puskesmas_code(code)


def test_villages_of_two_kecamatan_need_the_kecamatan_named():
    lines = read_villages(["kode_desa,desa", "33.20.02.2001,A", "33.20.03.2001,B"])
    with pytest.raises(Refusal, match="--kecamatan"):
        kecamatan_code(lines)
