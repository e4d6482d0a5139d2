"""How names, titles and staff numbers are written and compared."""

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.people.rules.names import Known, alike, bare, check_id, check_no_nik, same


def test_capitals_and_spaces_make_no_other_name():
    assert same(" H. Ahmad  Yani ") == same("h. ahmad yani")
    assert same("Ahmad Yani") != same("Ahmad Yanu")


@pytest.mark.parametrize("name", ["Drs. H. Ahmad Yani, M.Si.", "Ahmad Yani", "Bapak Ahmad Yani, S.Sos"])
def test_degrees_and_honours_make_no_other_person(name):
    assert bare(name) == "ahmad yani"


@pytest.mark.parametrize("name", ["Iptu Deden Contoh", "Kapten Inf. Deden Contoh", "Deden Contoh, S.H."])
def test_a_rank_before_the_name_makes_no_other_person(name):
    assert bare(name) == "deden contoh"


def test_a_staff_number_tells_persons_apart_whatever_their_names():
    one = Known(1, "Siti Aminah", "19800101 200501 2 001")
    assert alike(one, Known(2, "Siti Aminah, A.Md.", "198001012005012001")) == "id"
    assert alike(one, Known(2, "Siti Aminah", "19790101 200501 2 001")) == ""


def test_a_telephone_or_a_name_only_suggests():
    assert alike(Known(1, "Budi", phone="6281"), Known(2, "Budiman", phone="6281")) == "phone"
    assert alike(Known(1, "H. Budi"), Known(2, "Budi, S.Sos.")) == "name"
    assert alike(Known(1, "Budi"), Known(2, "Badu")) == ""
    assert alike(Known(1, ""), Known(2, "")) == ""


def test_a_nip_has_eighteen_digits_and_an_nrp_fewer():
    assert check_id("NIP", " 19710312 199503  1 900 ") == ("NIP", "19710312 199503 1 900")
    assert check_id("NRP", "74050900") == ("NRP", "74050900")
    assert check_id("NIP", "") == ("", "")
    for kind, number, code in (
        ("NIP", "1971", "people.id_number"),
        ("NRP", "12345abc", "people.id_number"),
        ("", "74050900", "people.id_kind"),
    ):
        with pytest.raises(Refusal) as refused:
            check_id(kind, number)
        assert refused.value.code == code


@pytest.mark.parametrize("text", ["1606021203800001", "NIK 1606021203800001", "16060212 03800001"])
def test_sixteen_digits_are_never_kept(text):
    with pytest.raises(Refusal, match="NIK"):
        check_no_nik(text)


def test_eighteen_digits_are_no_nik():
    check_no_nik("197103121995031900", "19710312 199503 1 900")
