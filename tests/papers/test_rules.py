"""Letterhead, signers, marks, attendance; text that is made plain for a template."""

from datetime import date

import pytest

from lokmin.basics.numbers import State, Status
from lokmin.papers.rules.content import Marks, Signer, signatures_pending
from lokmin.papers.rules.evaluation import Measure
from lokmin.papers.rules.gathering import Attendee, Presence
from lokmin.papers.rules.glyphs import UNKNOWN, printable
from lokmin.papers.rules.plain import clean, plain
from lokmin.papers.rules.telling import join_names, pws_sheets
from tests.papers import pack_samples, samples


def test_the_one_who_signs_is_the_one_printed():
    signer = Signer("Bhabinkamtibmas", "Contoh", "Aipda", "NRP 1", on_behalf="Kapolsek Mandalawangi")
    assert signer.title == ("a.n. Kapolsek Mandalawangi", "Bhabinkamtibmas")
    assert signer.below == ("Contoh", "Aipda", "NRP 1")


def test_an_acting_head_and_a_signer_one_step_further_down():
    assert Signer("Camat Lais", acting="Plt.").title == ("Plt. Camat Lais",)
    further = Signer("Kasi Kesra", on_behalf="Camat Lais", through="Sekretaris Kecamatan")
    assert further.title == ("a.n. Camat Lais", "Sekretaris Kecamatan", "u.b.", "Kasi Kesra")


def test_a_name_that_is_not_known_is_a_dotted_line():
    assert Signer("Camat").below == ("(…………………………)",)


def test_outstanding_signatures_are_counted():
    assert signatures_pending(9, 12) == "Tanda tangan menyusul 3 dari 12"
    assert signatures_pending(12, 12) == ""
    assert samples.agreement(3, signed=2).pending == "Tanda tangan menyusul 5 dari 7"
    assert samples.agreement(3, signed=0).pending == ""


def test_marks_say_example_draft_and_frozen():
    marks = Marks(True, True, "ABC", date(2023, 4, 28), "7F3A")
    assert marks.stamps == ("DATA CONTOH", "SEMENTARA")
    assert marks.footer == ("Data dibekukan 28 April 2023, kode data 7F3A", "Kode dokumen ABC")
    assert Marks().footer == ()


def test_the_attendance_counts_invited_and_those_who_came_uninvited():
    sheet = samples.attendance(15)
    assert sheet.summary == "20 undangan: 12 hadir, 4 diwakili, 4 izin"
    assert samples.attendance(15, held=False).summary == ""
    assert Attendee("A", "B", Presence.REPRESENTED, "C").note == "diwakili C"


def test_many_addressees_move_to_the_attached_list():
    assert samples.invitation(15).listed
    assert samples.invitation(15).attachment == "1 (satu) berkas"
    assert not samples.invitation(1).listed


def test_text_is_cleaned_but_not_changed():
    assert clean("PT A & B\u200b\x00\n{{ x }}") == "PT A & B {{ x }}"
    assert clean("e\u0301") == "é"


def test_a_character_that_the_font_lacks_becomes_a_square():
    assert printable("Desa Pari ✓ 漢") == f"Desa Pari {UNKNOWN} {UNKNOWN}"
    assert printable("Ñ – ≥ → … ′ □") == "Ñ – ≥ → … ′ □"


def test_plain_data_holds_fields_and_properties():
    made = plain(Measure(State.VALUE, Status.BAIK, count=15, thousandths=45_000))
    assert made["percent"] == "33,3"
    assert made["word"] == "Baik"
    assert made["value"] == pytest.approx(100 / 3)


def test_coverage_is_printed_as_far_as_reported_and_marked():
    assert Measure(State.PARTIAL, count=5, thousandths=101_200).percent == "4,9*"
    assert Measure(State.PARTIAL, count=5, thousandths=101_200).population == "101,2"
    assert Measure(State.NO_POPULATION, count=5).percent == ""
    assert Measure(State.UNMEASURED).word == "tidak diukur"


def test_below_five_areas_nothing_is_ranked():
    assert not pack_samples.table(3).ranked
    assert pack_samples.table(15).ranked


def test_names_are_joined_as_one_speaks():
    assert join_names(["A"]) == "A"
    assert join_names(["A", "B"]) == "A dan B"
    assert join_names(["A", "B", "C"]) == "A, B, dan C"


def test_a_sensitive_indicator_has_no_sheet_by_village():
    codes = [sheet.head.code for sheet in pws_sheets(pack_samples.table(15))]
    assert "K1" in codes
    assert "DEATH" not in codes


def test_a_sheet_begins_with_the_best_and_ends_with_the_silent():
    sheets = {s.head.code: s for s in pws_sheets(pack_samples.table(15))}
    assert sheets["DS"].rows[-1].name == "Kurungkambing"
    low = [r.measure.ratio.value for r in sheets["STUNT"].rows if r.measure.ratio]
    assert low == sorted(low)
