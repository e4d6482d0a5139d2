"""A piece of evidence, its place in a bundle, and the index as PDF, Word and page."""

import re
from dataclasses import replace
from datetime import date

import pytest

from lokmin.papers.rules import blocks
from lokmin.papers.rules import compose_evidence as c
from lokmin.papers.rules import compose_evidence_year as y
from lokmin.papers.rules.content import Marks
from lokmin.papers.rules.evidence import FOLDERS, Bytes, Piece, path_of
from lokmin.papers.rules.evidence_page import page
from lokmin.papers.rules.formats import render
from lokmin.papers.rules.gathering import Fact
from lokmin.yearly.rules.evidence import kinds
from tests.papers import composed_samples
from tests.papers.reading import figures, figures_of, pages, word_text

HOSTILE = '<script>alert(1)</script> #eval("x") $a$ =HYPERLINK("http://x") \u202eabc "& ' + "Desa" * 60
DAY = date(2023, 5, 24)


def piece(**changes):
    told = {"kind": "minutes", "name": "Notulen", "happened_on": DAY, "recorded_on": DAY}
    return Piece(**{**told, "ending": "pdf", "sha256": "ab" * 32, "bytes": Bytes.KEPT, **changes})


def test_every_kind_of_evidence_has_a_folder():
    assert set(FOLDERS) == set(kinds())


def test_what_was_recorded_on_a_later_day_says_so():
    assert not piece().later
    assert piece(recorded_on=date(2023, 5, 25)).later
    assert not piece(recorded_on=date(2023, 5, 20)).later


@pytest.mark.parametrize(
    ("changes", "enclosed"),
    [
        ({}, True),
        ({"bytes": Bytes.GONE}, False),
        ({"bytes": Bytes.DAMAGED}, False),
        ({"bytes": Bytes.NONE}, False),
        ({"withheld": "wajah"}, False),
    ],
)
def test_only_what_is_whole_and_may_be_shown_is_enclosed(changes, enclosed):
    assert piece(**changes).enclosed is enclosed


@pytest.mark.parametrize("name", ["../../x", "CON", "a" * 200, "", HOSTILE, "C:\\x"])
def test_the_place_of_a_piece_is_safe_and_short_whatever_its_name(name):
    path = path_of(piece(name=name, ending="../exe"), 8)
    assert re.fullmatch(r"08-notulen/2023-05-24-[a-z0-9-]+-[0-9a-f]{12}\.[a-z0-9-]+", path)
    assert len(path) < 100


def test_two_files_of_one_name_lie_side_by_side():
    assert path_of(piece(), 8) != path_of(piece(sha256="cd" * 32), 8)
    assert path_of(piece(), 8) == path_of(piece(), 8)


def index(**changes):
    told = {
        "frame": composed_samples.FRAME,
        "title": "Lokmin lintas sektor TW II 2023",
        "edition": "Standar 2023",
        "facts": (Fact("Puskesmas", "Lais"),),
        "there": 3,
        "wanted": 14,
        "answers": (
            c.Answer("1.6.2 a", "Lokmin berkala", 2, 5, ("Undangan: ada",), ("Foto: belum",), ()),
            c.Answer("2.5.2 b", "PIS-PK", 0, 0, (), (), ("Analisis",), "Tidak menyangkut."),
        ),
        "files": (
            c.Filed("Notulen", "Notulen 440/7", "24 Mei 2023", "26 Mei 2023", True, "08-notulen/a.pdf"),
            c.Filed("Foto rapat", "Foto", "24 Mei 2023", "24 Mei 2023", False, "", "Berkas hilang"),
        ),
        "sent": (c.Sent("Kepala Desa 1", "10 Mei 2023", "WhatsApp"),),
        "promised": (c.Promised(7, "Posyandu", "Kepala Desa 1", "1 Jul 2023", "Selesai", "1 foto"),),
    }
    return c.index(c.Index(**{**told, **changes}))


def whole_year(**changes):
    told = {
        "frame": composed_samples.FRAME,
        "year": 2023,
        "edition": "Standar 2023",
        "facts": (Fact("Puskesmas", "Lais"),),
        "met": (y.Met("TW II", "24 Mei 2023", "Ditutup", 8, 14, "2023-05-24-tw-ii", ("Foto rapat",)),),
        "rows": (y.Quartered("1.6.2 a", "Lokmin berkala", ((3, 5), (0, 0), (5, 5), (0, 0))),),
        "items": (
            y.Item("Formulir", "butir 5", "2 rapat", 7, ""),
            y.Item("Jatim", "butir 5", "2 rapat", None, "isi"),
        ),
        "elsewhere": ("TW III: Puskesmas Teluk Kijing",),
        "damaged": ("TW II: Notulen, berkas hilang",),
    }
    return y.year(y.Year(**{**told, **changes}))


@pytest.mark.parametrize("made", [index(), whole_year()], ids=["meeting", "year"])
def test_the_numbers_of_every_format_are_those_of_the_description(made):
    assert figures("\n".join(pages(render(made, "pdf")))) == figures_of(made)
    assert figures(word_text(render(made, "docx"))) == figures_of(made)
    assert render(made, "pdf") == render(made, "pdf")
    html = page(made, {}).decode()
    assert all(number.text in html for number in blocks.numbers(made).values())


def test_both_days_stand_beside_every_piece_and_what_is_lost_is_said():
    text = " ".join("\n".join(pages(render(index(), "pdf"))).split())
    assert "24 Mei 2023 26 Mei 2023" in text
    assert "dicatat kemudian" in text
    assert "Berkas hilang" in text
    year = " ".join("\n".join(pages(render(whole_year(), "pdf"))).split())
    assert "TW II: Notulen, berkas hilang" in year
    assert "Puskesmas Teluk Kijing" in year
    assert "dinilai orang" in year


def test_empty_is_said_in_words():
    made = index(there=0, wanted=0, answers=(), files=(), sent=(), promised=())
    text = "\n".join(blocks.texts(made))
    assert "Belum ada yang harus dibuktikan." in text
    assert "Belum ada berkas dan catatan." in text
    assert "Tidak ada kriteria yang dibuktikan oleh jenis rapat ini." in text
    year = "\n".join(blocks.texts(whole_year(met=(), elsewhere=(), damaged=())))
    assert "Belum ada rapat pada tahun 2023, jadi belum ada bukti." in year


def test_hostile_words_stay_words_in_every_format():
    filed = c.Filed(HOSTILE, HOSTILE, "1 Mei 2023", "1 Mei 2023", False, "08-notulen/a.pdf", HOSTILE)
    made = index(title=HOSTILE, files=(filed,), sent=(c.Sent(HOSTILE, "", HOSTILE),))
    assert "<script>" in "".join("".join(pages(render(made, "pdf"))).split())
    assert "=HYPERLINK" in word_text(render(made, "docx"))
    html = page(made, {"08-notulen/a.pdf": "08-notulen/a.pdf"}).decode()
    assert "<script>" not in html
    assert '"& ' not in html
    assert '<a href="08-notulen/a.pdf">' in html


def test_the_page_loads_nothing_and_links_only_what_is_enclosed():
    html = page(index(), {"08-notulen/a.pdf": "08-notulen/b.pdf"}).decode()
    assert re.findall(r'href="([^"]*)"', html) == ["08-notulen/b.pdf"]
    assert not re.search(r"https?://|src=|<script|@import|url\(", html)
    assert 'lang="id"' in html


def test_the_page_of_the_example_says_that_it_is_one():
    assert "DATA CONTOH" in page(index(), {}).decode()
    frame = replace(composed_samples.FRAME, marks=Marks())
    assert "DATA CONTOH" not in page(index(frame=frame), {}).decode()
