from datetime import date

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.papers.rules import issuing


def test_a_number_template_is_filled_and_nothing_else():
    day = date(2023, 5, 22)
    assert (
        issuing.number_of("005/{urut3}/Kec.Mdw/{bulan_romawi}/{tahun}", 17, day) == "005/017/Kec.Mdw/V/2023"
    )
    assert issuing.number_of("", 17, day) == ""


@pytest.mark.parametrize(
    ("number", "sequence"),
    [("005/017/Kec.Mdw/V/2023", 17), ("005/17/kec.mdw/v/2023", 17), ("440/112", 0), ("", 0)],
)
def test_the_running_number_is_read_back_from_a_number_of_the_template(number, sequence):
    assert issuing.sequence_of("005/{urut3}/Kec.Mdw/{bulan_romawi}/{tahun}", number) == sequence
    assert issuing.sequence_of("", number) == 0


@pytest.mark.parametrize("template", ["{kelas}", "{urut}{urut.__class__}x{nomor}"])
def test_an_unknown_place_in_a_template_is_refused(template):
    with pytest.raises(Refusal, match="tidak dikenal"):
        issuing.check_template(template)


def test_a_paper_is_not_signed_before_it_was_handed_over():
    with pytest.raises(Refusal, match="Ikuti urutannya"):
        issuing.check_step(issuing.DRAFT, issuing.SIGNED)
    issuing.check_step(issuing.HANDED_OVER, issuing.SIGNED)


def test_a_signed_paper_is_not_printed_again():
    with pytest.raises(Refusal):
        issuing.check_step(issuing.SIGNED, issuing.HANDED_OVER)


def test_a_code_is_short_stable_and_found_in_bytes():
    code = issuing.document_code("minutes", "1")
    assert code == issuing.document_code("minutes", "1") != issuing.document_code("minutes", "2")
    assert issuing.CODE.findall(f"<x>{code}</x>".encode()) == [code.encode()]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "kosong"),
        (b"MZ\x90", "PDF, JPG, atau PNG"),
        (b"%PDF-" + b"x" * issuing.SCAN_LIMIT, "lebih besar"),
    ],
)
def test_what_is_no_scan_is_refused(content, code):
    with pytest.raises(Refusal, match=code):
        issuing.check_scan(content)


def test_scans_are_known_by_their_first_bytes():
    assert issuing.check_scan(b"%PDF-1.4") == "pdf"
    assert issuing.check_scan(b"\xff\xd8\xff\xe0") == "jpg"
