"""One description, two formats: the numbers are read back out of each file."""

import re
from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import pytest
from pypdf import PdfReader

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.formats import FORMATS, render
from tests.papers import composed_samples as samples
from tests.papers.reading import figures, figures_of, pages, spoiled, word_text
from tests.papers.samples import frame
from tests.papers.test_rules_pdf import HOSTILE

KINDS = sorted(samples.ALL)
COUNTS = (0, 1, 45)


def read(paper: b.Document, ending: str) -> str:
    file = render(paper, ending)
    return "\n".join(pages(file)) if ending == "pdf" else word_text(file)


@pytest.mark.parametrize("ending", sorted(FORMATS))
@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_numbers_of_a_file_are_exactly_those_of_its_description(kind, count, ending):
    paper = samples.ALL[kind](count)
    heads = [head for block in paper.blocks if isinstance(block, b.Grid) for head in block.heads]
    assert not any(char.isdigit() for head in heads for char in head)  # they repeat on every page
    assert figures(read(paper, ending)) == figures_of(paper)
    assert not figures("\n".join(map(str, b.numbers(paper).values()))) - figures_of(paper)


@pytest.mark.parametrize("ending", sorted(FORMATS))
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_stands_in_every_paper_as_text(kind, ending):
    evil = HOSTILE + " <script>alert(1)</script> \u202e مريم"
    text = "".join(read(spoiled(samples.ALL[kind](2), evil), ending).split())
    assert '#panic("x")' in text
    assert "{{7*7}}" in text
    assert "<script>alert(1)</script>" in text
    assert "\u202e" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_long_names_change_nothing_of_the_numbers(kind):
    paper = samples.ALL[kind](5, samples.LONG)
    assert figures(read(paper, "pdf")) == figures_of(paper) == figures(read(paper, "docx"))


@pytest.mark.parametrize("ending", sorted(FORMATS))
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_description_gives_the_same_bytes(kind, ending):
    assert render(samples.ALL[kind](3), ending) == render(samples.ALL[kind](3), ending)


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_promises_the_archive_and_the_screen_reader(kind):
    metadata = PdfReader(BytesIO(render(samples.ALL[kind](3), "pdf"))).trailer["/Root"]["/Metadata"]
    text = metadata.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in text
    assert "<pdfuaid:part>1</pdfuaid:part>" in text


def heard(node) -> list[str]:
    """The texts that the structure of a PDF offers instead of pictures."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [text for each in node for text in heard(each)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/Alt"])] if "/Alt" in node else []
    return own + (heard(node["/K"]) if "/K" in node else [])


def test_a_chart_is_heard_as_its_title_and_sentence():
    reader = PdfReader(BytesIO(render(samples.read_back(1), "pdf")))
    (text,) = heard(reader.trailer["/Root"]["/StructTreeRoot"])
    assert text.startswith("No 1. Imunisasi dasar lengkap: Pandat. Perubahan +6,1 poin; desa lain −0,4 poin")


def test_one_key_is_one_number():
    twice = (b.Words((b.count("promises", 3),)), b.Words((b.count("promises", 4),)))
    with pytest.raises(b.TwoMeanings):
        b.numbers(b.Document("kak", frame(), "x", twice))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (b.count("n", 1234567), "1.234.567"),
        (b.count("n", -3), "−3"),
        (b.percent("n", Fraction(2, 3)), "0,7%"),
        (b.percent("n", Fraction(12345, 10)), "1.234,5%"),
        (b.points("n", Fraction(3, 2)), "+1,5"),
        (b.points("n", Fraction(-12, 5)), "−2,4"),
        (b.points("n", Fraction(1, 100)), "0,0"),
        (b.points("n", Fraction(-1, 100)), "0,0"),
    ],
)
def test_a_number_is_written_in_one_way(number, text):
    assert str(number) == text


def test_the_signatures_never_stand_on_a_page_without_text():
    """Longer and longer papers: wherever the page ends, the last rows go with the signatures."""
    for count in range(1, 40, 3):
        last = pages(render(samples.progress(count), "pdf"))[-1]
        assert re.search(r"Sektor \d|Mobil siaga", last), (count, last)


def test_a_certificate_is_one_page_a_person_however_long_the_name():
    for name in ("", samples.LONG, samples.LONG + samples.LONG):
        made = pages(render(samples.certificate(14, name), "pdf"))
        assert len(made) == 14
        assert all("Diberikan kepada" in page for page in made)


def test_a_number_that_is_not_shown_cannot_be_drawn():
    chart = next(block for block in samples.read_back(1).blocks if isinstance(block, b.Pairs)).charts[0]
    hidden = replace(chart.own[0], value=None, text="kurang dari 5")
    with pytest.raises(ValueError, match="not shown"):
        _ = replace(chart, own=(hidden, chart.own[1])).lines
