"""Codes are found in plain bytes and in packed parts, and no file makes that dear."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.papers.rules import finding


def packed(**parts):
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(f"word/{name}.xml", data)
    return made.getvalue()


def test_a_code_inside_a_packed_word_file_is_found():
    assert finding.codes_in(packed(footer="<w:t>Kode dokumen K7Q4-2MZX</w:t>" * 50)) == ["K7Q4-2MZX"]


def test_a_part_of_a_longer_word_is_no_code():
    assert finding.codes_in(b"AK7Q4-2MZX K7Q4-2MZXB K7Q4-2MZX-9") == []


def test_a_file_that_unfolds_without_end_is_read_to_a_limit(monkeypatch):
    monkeypatch.setattr(finding, "MOST_BYTES", 1000)
    assert finding.codes_in(packed(a=b" " * 5_000_000 + b"K7Q4-2MZX ")) == []


def test_a_file_full_of_codes_gives_a_handful():
    signs = finding.read_code
    many = " ".join(signs(f"AAAA{n:04d}".replace("0", "B").replace("1", "C")) for n in range(999))
    assert len(finding.codes_in(many.encode())) == finding.MOST_CODES


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading(data):
    finding.codes_in(data)
    finding.codes_in(b"PK\x03\x04" + data)


@pytest.mark.parametrize("cut", [10, 60, 120])
def test_a_broken_packed_file_is_no_fault(cut):
    finding.codes_in(packed(a=b"K7Q4-2MZX " * 99)[:-cut])


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("k7q4 2mzx", "K7Q4-2MZX"),
        (" K7Q4-2MZX ", "K7Q4-2MZX"),
        ("K7Q42MZX", "K7Q4-2MZX"),
        ("K7Q4-2MZO", ""),
        ("", ""),
        ("' OR 1=1 --", ""),
        ("../../etc/passwd", ""),
        ("K7Q4-2MZX" * 9, ""),
        ("K7Q4-2MZ\x00X", ""),
        ("Ｋ7Q4-2MZX", ""),
    ],
)
def test_a_code_is_read_as_people_type_it_and_nothing_else_is_one(typed, code):
    assert finding.read_code(typed) == code
