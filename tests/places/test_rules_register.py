"""Names of districts, kecamatan and Puskesmas by their national codes."""

import csv
import gzip

from lokmin.places.rules.register import puskesmas_name, region_name


def test_a_code_of_the_register_has_its_name():
    assert region_name("33.20") == "Kabupaten Jepara"
    assert region_name("33.20.02") == "Pecangaan"
    assert puskesmas_name("1031918") == "Pecangaan"


def test_an_unknown_code_has_none():
    assert region_name("99.99") == region_name("") == puskesmas_name("9999999") == ""


def test_every_district_and_kecamatan_of_the_public_register_is_known(shared):
    with gzip.open(shared / "data/areas/areas_indonesia_2025.csv.gz", "rt", encoding="utf-8") as file:
        wanted = [row for row in csv.DictReader(file) if row["tingkat"] in ("kabupaten_kota", "kecamatan")]
    assert len(wanted) == 514 + 7285
    assert not [row["kode"] for row in wanted if region_name(row["kode"]) != row["nama"]]
