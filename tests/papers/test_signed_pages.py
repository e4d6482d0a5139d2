"""What stands around the end of a paper: the last rows, the space to write on, the signatures."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.enum.text import WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules import compose_progress, pdf
from lokmin.papers.rules.formats import render
from tests.papers import composed_samples as samples
from tests.papers.reading import pages
from tests.papers.samples import FACTS, HEAD, agreement, attendance, minutes


def test_the_rows_that_go_with_the_signatures_have_their_head_when_they_change_the_page():
    """Longer and longer papers: a head stands over every piece of the last table, and only once a page."""
    turned = 0
    for count in range(1, 40, 3):
        read = pages(render(samples.progress(count), "pdf"))
        heads = [page.count("Berjalan atau belum dimulai Terkendala") for page in read]
        assert max(heads) == 1, (count, heads)
        assert heads[-1] == 1, (count, heads)
        turned += sum(heads) > 1
    assert turned


def test_a_space_to_write_on_stands_under_its_words():
    for count in range(1, 40, 2):
        assert "Sumber dana dan rinciannya:" in pages(render(samples.kak(count), "pdf"))[-1], count


WORD = {
    **{kind: make(3) for kind, make in samples.ALL.items() if kind not in ("digest", "press")},  # unsigned
    "minutes": minutes(3),
    "short minutes": replace(minutes(3), conclusions=()),
    "attendance": attendance(3),
    "agreement": agreement(3),
}


@pytest.mark.parametrize("kind", sorted(WORD))
def test_in_word_too_the_last_words_or_rows_go_with_the_signatures(kind):
    paper = WORD[kind]
    file = docx.Document(BytesIO(render(paper, "docx")))
    signed = [block.dated for block in getattr(paper, "blocks", ()) if isinstance(block, b.Signatures)]
    for day in {day for day in signed or [paper.frame.place_and_day] if day}:
        dated = next(line for line in file.paragraphs if line.text == day)
        above = dated._p.getprevious()
        assert Paragraph(above, file).paragraph_format.keep_with_next
        if not "".join(above.itertext()) and above.getprevious().tag == qn("w:tbl"):
            last = Table(above.getprevious(), file).rows[-1]
            assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in last.cells)


def test_a_line_to_write_on_is_one_line_of_dots_in_word():
    lines = docx.Document(BytesIO(render(samples.activity(0), "docx"))).paragraphs
    dotted = [line for line in lines if line.text == "\t"]
    assert len(dotted) == 3
    assert all(line.paragraph_format.tab_stops[0].leader == WD_TAB_LEADER.DOTS for line in dotted)
    assert not any("....." in line.text for line in lines)


def test_nothing_is_left_blank_under_a_head_that_promises_a_number():
    bare = replace(samples.kept(2), wanted=None, reached=None, due="", places="", late_days=0)
    paper = compose_progress.progress(
        compose_progress.Progress(samples.FRAME, "Lokmin", FACTS[:1], "7 Agustus 2023", (bare,), 0, (HEAD,))
    )
    grid = next(one for one in paper.blocks if isinstance(one, b.Grid))
    assert [cell.texts for cell in grid.rows[0][3:7]] == [("-",)] * 4


def test_the_leaders_of_an_agreement_never_sign_a_page_without_its_words():
    """Longer and longer tables: the closing sentence goes with the day and the signatures."""
    for count in range(1, 16, 2):
        signed = next(page for page in pages(pdf.render(agreement(count))) if "Camat Mandalawangi," in page)
        assert "Demikian berita acara ini dibuat" in " ".join(signed.split()), count


def test_what_is_still_to_be_completed_has_dots_and_what_does_not_exist_a_dash():
    done, open_ = agreement(2).actions
    assert replace(done, place="", money="").cells == ("-", "10 bayi", "30 Jun 2023", "-")
    assert replace(open_, quantity="", due="").cells == ("Cikoneng", "……………", "……………", "APBDes")


def test_in_word_the_words_stand_above_the_signatures_on_every_page():
    file = docx.Document(BytesIO(render(agreement(15), "docx")))
    owners = file.tables[-1].rows
    assert owners[0].cells[0].text.startswith("Penanggung jawab kesepakatan")
    assert owners[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in owners[1:]] == [
        *[True, True, None] * 6
    ]
