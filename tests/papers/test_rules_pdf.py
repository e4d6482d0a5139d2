"""PDF papers: every page is read back; golden texts stand in tests/golden."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from lokmin.papers.rules import pdf, typesetting
from lokmin.papers.rules.content import PaperSize
from lokmin.papers.rules.gathering import Outcome, OutcomeKind
from tests.papers import pack_samples, samples
from tests.papers.reading import pages, spoiled

KINDS = ("invitation", "attendance", "minutes", "agreement")
HOSTILE = ' #panic("x") $ * _ <b> {{ 7*7 }} \\ =1+1 PT A & B ✓ \x00 "q" @x `c` //k'


@pytest.mark.parametrize("count", [1, 3, 15, 30])
@pytest.mark.parametrize("kind", KINDS)
def test_the_pages_of_a_meeting_paper_are_the_golden_ones(kind, count, golden):
    assert pages(pdf.render(getattr(samples, kind)(count))) == golden


@pytest.mark.parametrize("kind", KINDS)
def test_the_pages_of_a_meeting_paper_in_lais_are_the_golden_ones(kind, golden):
    assert pages(pdf.render(samples.in_lais(getattr(samples, kind)(15)))) == golden


def test_the_pages_of_the_pack_in_lais_are_the_golden_ones(golden):
    made = pages(pdf.render(samples.in_lais(pack_samples.pack(15))))
    assert {"pages": len(made), "first": made[:3], "last": made[-1]} == golden


@pytest.mark.parametrize("count", [1, 3, 15, 30])
def test_the_pages_of_the_pack_are_the_golden_ones(count, golden):
    made = pages(pdf.render(pack_samples.pack(count)))
    assert {"pages": len(made), "first": made[:3], "last": made[-1]} == golden


def test_every_page_says_that_the_data_is_invented_and_carries_the_code():
    for page in pages(pdf.render(pack_samples.draft(15))):
        assert "DATA CONTOH" in page
        assert "SEMENTARA" in page
        assert "MDW-23-2-4K7Q" in page
        assert "7F3A-91C2" in page


def below_zero(pack):
    """Only the dropout chart; its last village gave more third doses than first ones."""
    (chart,) = [sheet for sheet in pack.pws if sheet.head.code == "DO"]
    last = chart.rows[-1]
    low = replace(last, measure=replace(last.measure, count=-16))
    lower = replace(pack, pws=(replace(chart, rows=(*chart.rows[:-1], low)),))
    return pack_samples.told(lower), low.measure.percent


def test_below_zero_the_chart_prints_the_figure_on_the_ground_and_no_bar():
    pack, percent = below_zero(pack_samples.pack(3))
    assert percent.startswith("−")
    places = []
    for page in PdfReader(BytesIO(pdf.render(pack))).pages:
        if "Bulan sebelumnya" in page.extract_text():
            page.extract_text(
                visitor_text=lambda text, cm, tm, *_: places.append((text, tm[5] * cm[3] + cm[5]))
            )
    figures = [y for text, y in places if percent in text]
    assert len(figures) == 2, places
    table = next(y for text, y in places if "Kumulatif" in text)
    assert min(figures) > table


def test_a_village_page_is_one_page():
    for sheet in pack_samples.pack(15).sheets:
        assert len(pages(pdf.render(sheet))) == 1


@pytest.mark.parametrize("kind", [*KINDS, "pack"])
def test_hostile_text_is_printed_and_never_run(kind):
    paper = pack_samples.pack(3) if kind == "pack" else getattr(samples, kind)(3)
    text = "".join("".join(pages(pdf.render(spoiled(paper, HOSTILE)))).split())
    assert '#panic("x")' in text
    assert "{{7*7}}" in text
    assert "PTA&B" in text


@pytest.mark.parametrize("size", list(PaperSize))
def test_the_paper_size_is_a_setting(size):
    page = PdfReader(BytesIO(pdf.render(samples.invitation(3, size=size)))).pages[0].mediabox
    millimetres = tuple(round(float(x) * 25.4 / 72) for x in (page.width, page.height))
    assert millimetres == {PaperSize.A4: (210, 297), PaperSize.F4: (215, 330)}[size]


@pytest.mark.parametrize("remarks", [0, 1, 3])
@pytest.mark.parametrize("conclusions", [0, 1, 2])
def test_the_signatures_of_the_minutes_never_stand_on_a_page_without_text(remarks, conclusions):
    """Longer and longer minutes: wherever the page ends, the last words go with the signatures."""
    some = samples.minutes(15)
    one = some.points[0].outcomes[0] if some.points[0].outcomes else Outcome(OutcomeKind.INFORMATION, "x")
    for lines in range(1, 60, 4):
        outcomes = tuple(replace(one, text=f"Butir {n}.") for n in range(lines))
        paper = replace(
            some,
            points=(replace(some.points[0], outcomes=outcomes),),
            remarks=tuple(replace(some.remarks[0], text=f"Masukan {n}.") for n in range(remarks)),
            conclusions=tuple(f"Simpulan {n}." for n in range(conclusions)),
        )
        last = pages(pdf.render(paper))[-1]
        assert re.search(r"(Butir|Masukan|Simpulan) \d", last), last


def test_an_empty_number_leaves_a_line_for_the_pen():
    assert "………/………" in pages(pdf.render(samples.invitation(3, number="")))[0]


def test_the_same_paper_gives_the_same_bytes():
    assert pdf.render(samples.minutes(3)) == pdf.render(samples.minutes(3))


def test_a_paper_is_pdf_a_and_embeds_its_fonts():
    reader = PdfReader(BytesIO(pdf.render(samples.invitation(3))))
    metadata = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    fonts = [f.get_object() for page in reader.pages for f in page["/Resources"]["/Font"].values()]
    assert fonts
    assert all("Liberation" in f["/BaseFont"] for f in fonts)


def test_a_template_that_warns_is_a_fault(monkeypatch, tmp_path):
    (tmp_path / "invitation.typ").write_text(
        '#set document(title: "x")\n#set text(font: "No such font")\nx', encoding="utf-8"
    )
    monkeypatch.setattr(typesetting, "TEMPLATES", tmp_path)
    with pytest.raises(typesetting.TemplateFault):
        pdf.render(samples.invitation(1))


def test_an_agreement_without_actions_says_so():
    paper = replace(samples.agreement(1), actions=(), owners=())
    assert "Tidak ada komitmen yang dicatat." in pages(pdf.render(paper))[0]
