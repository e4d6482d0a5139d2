from datetime import date

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.papers.rules import issuing
from lokmin.papers.rules.finding import codes_in


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


def test_a_code_is_short_stable_and_readable():
    code = issuing.document_code("minutes", "1")
    assert code == issuing.document_code("minutes", "1") != issuing.document_code("minutes", "2")
    assert codes_in(f"<x>{code}</x>".encode()) == [code]


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


PARTS = {"klas": "005", "jenis": "Und", "unit": "Kec.Mdw"}
TEMPLATE = "{klas}/{urut3}/{jenis}/{unit}/{tahun}"


def test_class_kind_and_unit_stand_for_what_the_settings_say():
    settled = issuing.settled(TEMPLATE, PARTS)
    assert issuing.number_of(settled, 17, date(2023, 5, 22)) == "005/017/Und/Kec.Mdw/2023"
    assert issuing.sequence_of(settled, "005/017/Und/Kec.Mdw/2023") == 17


def test_a_pattern_with_an_empty_part_is_refused():
    with pytest.raises(Refusal, match="isinya kosong"):
        issuing.settled(TEMPLATE, PARTS | {"unit": ""})
    with pytest.raises(Refusal, match="kurung kurawal"):
        issuing.settled(TEMPLATE, PARTS | {"unit": "{urut}"})
    assert issuing.settled("{urut}/{tahun}", {}) == "{urut}/{tahun}"


def test_the_next_number_leaves_out_what_another_book_has_taken():
    day = date(2023, 5, 22)
    taken = {"1/2023", "2/2023", "3/2023"}
    assert issuing.next_sequence("{urut}/{tahun}", {"1/2023"}, taken, day) == 4
    assert issuing.next_sequence("{urut}/{tahun}", {"57/2023"}, taken, day) == 58
    assert issuing.next_sequence("tetap", {"tetap"}, {"tetap"}, day) == 1


def test_the_pages_of_a_file_of_ours_are_counted_without_opening_it():
    from lokmin.papers.rules import pdf
    from tests.papers import samples
    from tests.papers.reading import pages

    made = pdf.render(samples.agreement(30))
    assert issuing.pages_in(made) == len(pages(made)) > 2
    assert issuing.pages_in(b"%PDF-1.7") == 0


@pytest.mark.parametrize("pattern", ["{klas/{urut}", "{urut3}}/2026", "440/{urut3", "{}/{urut}"])
def test_a_number_pattern_with_half_a_brace_is_refused(pattern):
    with pytest.raises(Refusal) as caught:
        issuing.check_template(pattern)
    assert caught.value.code == "papers.template_half"
    assert pattern in str(caught.value)
