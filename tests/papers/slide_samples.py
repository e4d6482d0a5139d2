"""Invented stories for slides: of 1, 15 or 30 villages, of a first meeting, of hostile texts."""

from dataclasses import replace
from fractions import Fraction

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules import compose_slides as c
from lokmin.papers.rules.compose_read_back import Moved, Side
from lokmin.papers.rules.gathering import Fact
from lokmin.papers.rules.story_blocks import BarChart, Section, Story
from tests.papers.pack_samples import pack
from tests.papers.samples import frame

SAID = {"baik": "Baik", "kurang": "Kurang", "cukup": "Cukup", "jelek": "Perlu dikejar"}
HOSTILE = '=HYPERLINK("http://jahat.example";"Ketuk")\x00\x0b & <b>"Desa"</b> \u202eterbalik'
LONG = "Nama desa yang sangat panjang " * 10


def _side(months: str, numerator: int, denominator: int) -> Side:
    return Side(months, numerator, Fraction(denominator))


def compared(number: int) -> c.Compared:
    moved = Moved(
        "Imunisasi dasar lengkap",
        "4 desa",
        _side("Des 2022–Feb 2023", 21, 101),
        _side("Mar–Mei 2023", 30 + number, 101),
        _side("Des 2022–Feb 2023", 121, 501),
        _side("Mar–Mei 2023", 131, 501),
    )
    return c.Compared(number, moved, "Bergerak lebih baik daripada desa lain.")


SHOWN = c.Presenting(
    (
        Fact("Wilayah kerja", "UPT Puskesmas Mandalawangi, Kecamatan Mandalawangi, Kabupaten Pandeglang"),
        Fact("Masa yang dinilai", "Januari–Maret 2023"),
        Fact("Untuk", "Lokakarya mini triwulanan lintas sektor, triwulan II tahun 2023"),
        Fact("Disajikan oleh", "dr. Contoh Wulandari, Kepala UPT Puskesmas Mandalawangi"),
    ),
    SAID,
    tuple(compared(number) for number in (1, 2, 3)),
    ("IDL",),
    (("Desa", "BBM mobil siaga"), ("Babinsa", "Pendampingan")),
    "Mei–Agustus 2023",
)


def story(count: int = 15) -> Story:
    return c.story(pack(count), SHOWN)


def first_time() -> Story:
    """A first lokmin: nothing was promised, no problem is written down, nothing is asked."""
    bare = replace(pack(3), read_back=None, problems=(), data_notes=(), restatements=())
    return c.story(bare, c.Presenting(SHOWN.facts, SAID))


def chart(*labels: str, values: tuple[b.Number, ...] | None = None) -> BarChart:
    found = values or tuple(b.percent(f"v/{n}", Fraction(n + 1, 3)) for n in range(len(labels)))
    target = b.percent("target", Fraction(1, 3))
    marks = tuple("Baik" if n % 2 else "Perlu dikejar" for n in range(len(labels)))
    looks = tuple("baik" if n % 2 else "jelek" for n in range(len(labels)))
    return BarChart("Cakupan", labels, found, target, "Target Maret", ("Satu kalimat.",), marks, looks)


def of(*sections: Section) -> Story:
    return Story("pack", frame(), "Bahan evaluasi", sections, ())


def section(*blocks, title: str = "Bagian", sentence: str = "Satu kalimat.") -> Section:
    return Section("part", title, (sentence,), blocks)


def hostile() -> Story:
    """Every text of every kind of block is hostile."""
    grid = b.Grid((HOSTILE, "%"), ((b.cell(HOSTILE), b.cell(HOSTILE)),), (1, 1), HOSTILE)
    slope = b.SlopeChart(
        HOSTILE,
        HOSTILE,
        HOSTILE,
        (b.percent("a", Fraction(1)), b.percent("b", Fraction(2))),
        HOSTILE,
        None,
        "",
        (HOSTILE,),
    )
    bars = replace(chart(HOSTILE, LONG), title=HOSTILE, target_words=HOSTILE, marks=(HOSTILE, LONG))
    part = Section("part", HOSTILE, (HOSTILE,), (bars, grid))
    words = Section("words", LONG, (LONG,), (b.Items(((HOSTILE,), (LONG,))), b.Words((LONG,))))
    told = of(part, words, Section("slope", HOSTILE, (HOSTILE,), (b.Pairs((slope,)),)))
    return replace(told, title=HOSTILE, facts=(Fact(HOSTILE, LONG),), source=HOSTILE)
