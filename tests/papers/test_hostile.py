"""Whatever a person types stands on paper as text: in every field of every kind of paper, in every format."""

import re
import typing
from io import BytesIO

import openpyxl
import pytest

from lokmin.papers.queries.makers import MAKERS
from lokmin.papers.rules import excel, pdf, word
from lokmin.papers.rules.blocks import Document
from lokmin.papers.rules.kinds import facts
from lokmin.papers.rules.plain import clean
from tests.papers import pack_samples
from tests.papers.every_paper import MARK, endings, every, marked, read
from tests.papers.reading import archive

PAPERS = every()
SHOWN = [(name, ending) for name, paper in PAPERS.items() for ending in endings(paper)]
TYPESET = '#panic("x")#read("/etc/passwd")$x^2$*b*_i_@x`c`//k/*m*/\\\\[l]<y>'
TEMPLATE = "{{7*7}}{%raw%}${7*7}<%=7*7%>{{''.__class__.__mro__}}"
MARKUP = '<script>alert(1)</script><w:br/>]]>&amp;&<!DOCTYPEx[<!ENTITYySYSTEM"file:///etc/passwd">]>&y;'
FORMULA = "=HYPERLINK(\"http://127.0.0.1/x\";1)+cmd|'/C'!A1"
PAYLOADS = {"typst": TYPESET, "template": TEMPLATE, "markup": MARKUP, "formula": FORMULA}
HIDDEN = "\u202e\u2066\u200f\x00\x01\x08\x1b\x7f\ufeff\ud800\U000e0041"
STARTS = ("=", "+", "-", "@", "\t=", "\r=", "'=", "{=")


def squeezed(text: str) -> str:
    return "".join(clean(text).split()).lower()


def eaten(text: str, payload: str, ending: str) -> list[str]:
    """What a format lost of the texts behind the marks.

    Cells are read whole in Word and Excel. In a PDF the lines of cells that stand side by side are read in
    turn, so there every sign that the paper itself does not use is counted.
    """
    evil, marks = squeezed(payload), MARK.findall(text)
    if ending != "pdf":
        return [mark for mark in set(marks) if mark + evil not in text]
    wanted = {sign: evil.count(sign) for sign in set(evil) if not sign.isascii() or not sign.isalnum()}
    return [sign for sign, number in wanted.items() if text.count(sign) < number * len(marks)]


@pytest.fixture(scope="module")
def shown():
    """The marks that each paper prints in each format when nobody is hostile."""
    return {(name, ending): set(MARK.findall(read(marked(PAPERS[name]), ending))) for name, ending in SHOWN}


def test_there_is_a_paper_of_every_kind_here():
    kinds = set(MAKERS) | set(facts())
    assert kinds <= set(PAPERS)
    assert {type(paper) for paper in PAPERS.values()} == set(pdf._TEMPLATE)
    assert {type(paper) for paper in PAPERS.values()} == set(typing.get_args(pdf.Paper))


def test_every_paper_prints_what_was_typed_into_it(shown):
    assert {where: len(marks) for where, marks in shown.items() if len(marks) < 8} == {}


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize(("name", "ending"), SHOWN)
def test_a_hostile_text_in_any_field_is_printed_as_it_was_typed(name, ending, payload, shown):
    text = read(marked(PAPERS[name], after=PAYLOADS[payload]), ending)
    assert set(MARK.findall(text)) == shown[name, ending]
    assert eaten(text, PAYLOADS[payload], ending) == []
    assert "root:x:0" not in text


@pytest.mark.parametrize(("name", "ending"), SHOWN)
def test_what_is_no_letter_is_left_out_and_what_stands_around_it_stays(name, ending, shown):
    text = read(marked(PAPERS[name], before=HIDDEN, after=f"{HIDDEN} مريم {HIDDEN}"), ending)
    assert set(MARK.findall(text)) == shown[name, ending]
    assert not set(HIDDEN) & set(text)


@pytest.mark.parametrize(("name", "ending"), SHOWN)
def test_a_name_of_three_hundred_letters_pushes_no_other_text_off_the_paper(name, ending, shown):
    long = "Siti Ñurhasañah " * 16 + "Ŵ" * 44
    text = read(marked(PAPERS[name], after=long), ending)
    assert set(MARK.findall(text)) == shown[name, ending]
    assert eaten(text, long, ending) == []


@pytest.mark.parametrize("start", STARTS)
def test_no_cell_of_the_workbook_becomes_a_formula_by_how_a_text_begins(start):
    def formulas(paper):
        book = openpyxl.load_workbook(BytesIO(excel.render(paper)))
        cells = (c for sheet in book for row in sheet.iter_rows() for c in row)
        return [c for c in cells if c.data_type == "f"]

    ours, theirs = (
        formulas(PAPERS["pack"]),
        formulas(marked(PAPERS["pack"], before=start, after='1+1|"x"!A1')),
    )
    assert len(ours) == len(theirs) > 0
    assert not any(MARK.search(str(cell.value)) for cell in theirs)


@pytest.mark.parametrize("name", [name for name, ending in SHOWN if ending == "docx"])
def test_a_text_brings_no_field_link_or_foreign_file_into_word(name):
    def active(paper):
        parts = archive(word.render(paper)).items()
        found = [
            (n, re.findall(rb"<w:(?:fldSimple|instrText|object|altChunk)[ >/]", data)) for n, data in parts
        ]
        outside = [re.findall(rb'TargetMode="External"', data) for n, data in parts if n.endswith(".rels")]
        return [tags for _n, tags in found], outside

    evil = marked(
        PAPERS[name], before="=", after=FORMULA + MARKUP + "{ INCLUDEPICTURE \\d http://127.0.0.1/x }"
    )
    assert active(evil) == active(marked(PAPERS[name]))
    assert not any(active(evil)[1])


def test_a_pdf_of_hostile_texts_carries_no_action_script_or_file():
    for paper in PAPERS.values():
        made = pdf.render(marked(paper, after=TYPESET + "http://127.0.0.1/x"))
        assert not re.search(rb"/(JavaScript|JS|Launch|URI|SubmitForm|EmbeddedFile|GoToR)\b", made)


def test_the_texts_of_a_paper_in_blocks_are_marked_down_to_its_cells():
    made = marked(PAPERS["progress"])
    assert isinstance(made, Document)
    assert pack_samples.pack(1) != marked(pack_samples.pack(1))
