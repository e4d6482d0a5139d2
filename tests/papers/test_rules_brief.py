"""The camat's brief: which indicators stand on it, how it is printed, on one page."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from lokmin.basics.numbers import Ratio
from lokmin.papers.rules import brief as b
from lokmin.papers.rules import pdf, word
from lokmin.papers.rules.content import Frame, Letterhead, Marks
from lokmin.papers.rules.gathering import Fact
from tests.papers.reading import pages, word_text


def summed(code, count, line=50, *, lower=False, moved=None, restricted=False, more=()):
    parts = (b.Part("Lais", count, Fraction(100), Fraction(line)), *more)
    sides = (
        (b.Sides(Ratio(10, Fraction(100)), Ratio(10 + moved, Fraction(100))),) if moved is not None else ()
    )
    return b.Summed(code, code, lower, restricted, parts, sides)


def test_a_kecamatan_is_the_ratio_of_sums_and_its_target_counts_people():
    one = summed("IDL", 30, more=(b.Part("Teluk", 10, Fraction(300), Fraction(60)),))
    assert one.ratio.percent == 10
    assert one.line == Fraction(50 * 100 + 60 * 300, 400)


def test_a_puskesmas_that_reported_nothing_is_left_out_and_marked():
    one = summed("IDL", 30, more=(b.Part("Teluk", None, None, None),))
    assert one.ratio.percent == 30
    assert not one.whole
    assert b.line(one, ["Lais", "Teluk"]).value == "30,0*"
    assert b.line(one, ["Lais", "Teluk"]).parts == ("30,0", "–")


def test_best_most_moved_and_needs_chasing_name_no_indicator_twice():
    found = [summed(f"i{n}", n * 10, moved=n) for n in range(1, 10)]
    best, moved, chase = b.grouped(found)
    assert [one.code for one in best] == ["i9", "i8", "i7"]
    assert [one.code for one in chase] == ["i1", "i2", "i3"]
    assert [one.code for one in moved] == ["i6", "i5", "i4"]


def test_what_worsened_is_never_called_best_or_most_moved():
    found = [summed("anemia", 10, 50, lower=True, moved=1), summed("IDL", 90, moved=-2), summed("K4", 60)]
    best, moved, _chase = b.grouped(found)
    assert [one.code for one in [*best, *moved]] == ["K4"]


def test_lower_is_better_turns_margin_and_movement_round():
    one = summed("STUNT", 20, 14, lower=True, moved=-3)
    assert (one.margin, one.gain) == (-6, 3)
    assert b.moved_words(one) == "−3,0 membaik"
    assert b.moved_words(replace(one, lower_is_better=False)) == "−3,0"
    assert b.line(one, ["Lais"]).target == "≤ 14,0"


def test_without_figures_or_targets_the_page_says_so_and_claims_nothing_reached():
    assert b.why_none([]) == b.why_none([summed("IDL", None)]) == "belum ada angka capaian untuk masa ini."
    bare = b.Summed("IDL", "IDL", False, False, (b.Part("Lais", 30, Fraction(100), None),))
    assert b.why_none([bare]) == "target belum diisi."
    assert b.why_none([bare, summed("K4", 60)]) == ""


def test_under_one_point_nothing_moved():
    assert b.grouped([summed("IDL", None, moved=0)])[1] == []
    assert b.signed(Fraction(1, 100)) == "0,0"
    assert b.signed(None) == "–"


def test_of_a_restricted_indicator_only_the_whole_kecamatan_is_printed():
    assert b.line(summed("TB", 30, restricted=True), ["Lais", "Teluk"]).parts == ("–", "–")


def test_many_names_are_cut_and_the_rest_counted():
    assert b.named(["a", "b", "c", "d", "e"]) == ("a", "b", "c", "d", "dan 1 lagi")
    assert b.named(["a"]) == ("a",)


def full(columns=3):
    """A brief with as much on it as can be."""
    names = tuple(f"Puskesmas Nama Panjang {n}" for n in range(columns))
    line = b.BriefLine(
        "Ibu hamil mendapat sembilan puluh tablet tambah darah",
        "≥ 42,5",
        "43,1*",
        "+6,4",
        ("43,1*",) * columns,
    )
    group = b.BriefGroup("Perlu dikejar", (line,) * 3)
    decision = b.BriefDecision(
        "Keputusan yang panjang sekali tentang dana desa dan mobil siaga. " * 2, "Rencana tindak lanjut", ""
    )
    return b.Brief(
        Frame(
            Letterhead(("Pemerintah",), "UPT Puskesmas Lais"), day=date(2023, 8, 7), marks=Marks(example=True)
        ),
        "Ringkasan untuk Camat Lais",
        (
            Fact("Rapat", "Lokmin"),
            Fact("Waktu, tempat", "Senin, di balai"),
            Fact("Pokok bahasan", "Stunting"),
        ),
        (decision,) * 3,
        ("Masalah satu yang agak panjang kalimatnya di sini",) * 4,
        "Mei–Juli 2023",
        names,
        (group, group, group),
        "Perubahan: poin.",
        ("Target sampai bulan itu.", "* sebagian bulan belum dilaporkan."),
        tuple(b.BriefPromises(name, 10, 2, 5, 2, 1) for name in names),
        "Komitmen lokmin 24 Mei 2023",
        ("Kepala Desa Epil Barat: Rumah dinas bidan diperbaiki (perubahan APBDes baru September)",) * 5,
        "2 komitmen terkendala di Puskesmas lain.",
        ("Dari 28 undangan: 2 akan hadir.", "Belum menjawab: Kapolsek, Danramil, dan 20 lagi."),
    )


@pytest.mark.parametrize("columns", [1, 3])
def test_even_a_full_brief_is_one_page(columns):
    made = pages(pdf.render(full(columns)))
    assert len(made) == 1
    for words in (
        "HANYA UNTUK CAMAT",
        "Perlu dikejar",
        "Keputusan yang diminta",
        "Terkendala, mohon dibantu",
    ):
        assert words in made[0]


def test_word_says_the_same_as_the_pdf():
    text = word_text(word.render(full()))
    for words in (
        "Ringkasan untuk Camat Lais",
        "Perlu dikejar",
        "43,1*",
        "Lewat tenggat",
        "Hanya untuk Camat",
    ):
        assert words in text


def test_an_empty_brief_says_so():
    bare = replace(full(1), decisions=(), promises=(), blocked=(), blocked_note="", about=())
    page = pages(pdf.render(bare))[0]
    assert "Tidak ada keputusan khusus" in page
    assert "Belum ada komitmen" in page
    assert "Belum ada komitmen" in word_text(word.render(bare))
