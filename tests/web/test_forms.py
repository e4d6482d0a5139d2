"""The shape of what is typed at the door."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lokmin.web.forms import LARGEST, EraseForm, PuskesmasForm

TYPED = {
    "code": "1031918",
    "name": " Pecangaan ",
    "kecamatan_name": "Pecangaan",
    "district_name": "Kabupaten Jepara",
    "zone": "WIB",
    "villages": "33.20.02.2001, Kaliombo",
}


def file(content: bytes) -> dict:
    return {"file": SimpleUploadedFile("desa.csv", content)}


def test_what_was_typed_becomes_the_arguments_of_registering():
    form = PuskesmasForm(TYPED)
    assert form.is_valid(), form.errors
    values = form.values()
    assert values["name"] == "Pecangaan"
    assert values["lines"] == ["kode_desa,desa", "33.20.02.2001,Kaliombo"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_file_stands_in_for_the_pasted_list(encoding: str):
    content = "kode_desa;desa\n33.20.02.2001;Kaliombo é".encode(encoding)
    form = PuskesmasForm({**TYPED, "villages": ""}, file(content))
    assert form.is_valid(), form.errors
    assert form.values()["lines"][1] == "33.20.02.2001;Kaliombo é"


@pytest.mark.parametrize("content", [b"PK\0\0", b"x" * (LARGEST + 1)])
def test_a_file_that_is_no_list_is_refused(content: bytes):
    form = PuskesmasForm({**TYPED, "villages": ""}, file(content))
    assert not form.is_valid()
    assert "file" in form.errors


def test_without_list_and_file_the_form_says_what_to_do():
    form = PuskesmasForm({**TYPED, "villages": ""})
    assert "Tempel daftar desa" in str(form.errors["villages"])


def test_the_example_stays_without_the_tick():
    assert not EraseForm({}).is_valid()
    assert EraseForm({"sure": "on"}).is_valid()
