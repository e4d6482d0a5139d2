"""The QR code on paper is read back by a reader, from the page as it is printed."""

import io
from dataclasses import replace

import pytest
import typst
import zxingcpp
from PIL import Image

from lokmin.papers.rules import pdf, qr, typesetting, word
from lokmin.papers.rules.evaluation import EvaluationPack
from tests.papers import samples
from tests.papers.reading import archive, pages

LINK = "https://lokmin.mubakab.go.id/v/K7Q4-2MZX/"


def linked(paper):
    marks = replace(paper.frame.marks, draft=False, code="K7Q4-2MZX", check_at=LINK[:-10], check_link=LINK)
    return replace(paper, frame=replace(paper.frame, marks=marks))


def read(picture: bytes) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))]


def printed(paper) -> bytes:
    """The first page as a picture of 150 points an inch."""
    asked = pdf.planned(paper) if isinstance(paper, EvaluationPack) else pdf.setting(paper)
    made = typesetting.compiler(asked.template, asked.inputs).compile(format="png", ppi=150)
    return made[0] if isinstance(made, list) else made


@pytest.mark.parametrize("paper", ["minutes", "agreement", "attendance", "invitation"])
def test_the_code_on_the_first_page_leads_to_the_page_of_the_paper(paper):
    assert read(printed(linked(getattr(samples, paper)()))) == [LINK]


@pytest.mark.parametrize("villages", [1, 15])
def test_the_pack_and_the_page_of_a_village_carry_it_beside_their_title(villages):
    from tests.papers.pack_samples import pack

    made = pack(villages)
    for paper in (linked(made), linked(made.sheets[0])):
        assert read(printed(paper)) == [LINK]


def test_a_village_page_stays_one_page_with_its_code():
    from tests.papers.pack_samples import pack

    assert [len(pages(pdf.render(linked(sheet)))) for sheet in pack(15).sheets] == [1] * 15


def test_a_paper_without_an_address_carries_no_qr_code():
    paper = samples.minutes()
    assert read(printed(paper)) == []


def test_the_word_file_carries_the_same_code():
    parts = archive(word.render(linked(samples.minutes())))
    pictures = [data for name, data in parts.items() if name.endswith(".png")]
    assert [text for data in pictures for text in read(data)] == [LINK]


def test_the_footer_says_in_words_how_to_check():
    assert "Periksa di lokmin.mubakab.go.id/v/" in pages(pdf.render(linked(samples.minutes())))[0].replace(
        "\n", " "
    )


def test_the_path_draws_the_black_squares_of_the_code():
    side = qr.qr_side(LINK)
    box = f"viewBox='0 0 {side} {side}'"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' {box}><path d='{qr.qr_path(LINK)}'/></svg>"
    page = "#set page(width: 5cm, height: 5cm, margin: 0.5cm)\n"
    page += f'#image(bytes("{svg}"), format: "svg", width: 4cm)'
    made = typst.compile(page.encode(), format="png", ppi=200)
    assert read(made) == [LINK]
