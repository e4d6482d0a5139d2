"""Invented stories for slides: of 1, 15 or 30 villages, of a first meeting, of hostile texts."""

from dataclasses import replace
from fractions import Fraction

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.compose_story import Facts
from lokmin.papers.rules.compose_story import story as compose
from lokmin.papers.rules.gathering import Fact
from lokmin.papers.rules.story_blocks import BarChart, Section, Story
from tests.papers.pack_samples import PUBLIC, facts_of, pack
from tests.papers.samples import frame

HOSTILE = '=HYPERLINK("http://jahat.example";"Ketuk")\x00\x0b & <b>"Desa"</b> \u202eterbalik'
LONG = "Nama desa yang sangat panjang " * 10


def story(count: int = 15) -> Story:
    made = pack(count).story
    assert made is not None
    return made


def first_time() -> Story:
    """A first lokmin: nothing was promised, no problem is written down, nothing is asked."""
    bare = replace(pack(3), read_back=None, problems=(), data_notes=(), restatements=())
    return compose(bare, Facts(presented=facts_of(bare).presented, public=PUBLIC))


def chart(*labels: str, values: tuple[b.Number, ...] | None = None) -> BarChart:
    found = values or tuple(b.percent(f"v/{n}", Fraction(n + 1, 3)) for n in range(len(labels)))
    target = b.percent("target", Fraction(1, 3))
    marks = tuple("baik" if n % 2 else "jelek" for n in range(len(labels)))
    return BarChart("Cakupan", labels, found, target, "Target Maret", ("Satu kalimat.",), marks)


def of(*sections: Section) -> Story:
    return Story("pack", frame(), "Bahan evaluasi", sections, (), public=PUBLIC)


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
    bars = replace(chart(HOSTILE, LONG), title=HOSTILE, target_words=HOSTILE)
    part = Section("part", HOSTILE, (HOSTILE,), (bars, grid))
    words = Section("words", LONG, (LONG,), (b.Items(((HOSTILE,), (LONG,))), b.Words((LONG,))))
    told = of(part, words, Section("slope", HOSTILE, (HOSTILE,), (b.Pairs((slope,)),)))
    return replace(told, title=HOSTILE, facts=(Fact(HOSTILE, LONG),), source=HOSTILE)
