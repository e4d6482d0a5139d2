"""Word papers: real, editable, whole; also in LibreOffice."""

import subprocess
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from lokmin.papers.rules import pdf, word
from lokmin.papers.rules.content import Marks
from lokmin.papers.rules.gathering import LetterSet
from tests.papers import composed_samples, pack_samples, samples
from tests.papers.reading import archive, pages, spoiled, word_text

KINDS = ("invitation", "attendance", "minutes", "agreement", "pack")
HOSTILE = " {{ 7*7 }} {% x %} PT A & B <w:br/>\x00 =1+1"


def paper(kind, count=15):
    return pack_samples.pack(count) if kind == "pack" else getattr(samples, kind)(count)


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_stays_text(kind):
    text = word_text(word.render(spoiled(paper(kind, 3), HOSTILE)))
    assert "{{ 7*7 }} {% x %} PT A & B <w:br/> =1+1" in text


def test_the_agreement_says_in_word_what_it_says_as_pdf():
    text = word_text(word.render(samples.agreement(15)))
    for wanted in (
        "Pada hari ini, Senin, tanggal dua puluh dua bulan Mei",
        "a.n. Kapolsek Mandalawangi",
        "Bhabinkamtibmas,",
        "NRP 80010101",
        "Pj. Kepala Desa Nembol,",
        "Tanda tangan menyusul 16 dari 19",
        "Dilengkapi paling lambat 29 Mei 2023: sasaran dan tenggat",
    ):
        assert wanted in text


@pytest.mark.parametrize("kind", KINDS)
def test_heads_repeat_and_rows_stay_whole(kind):
    body = archive(word.render(paper(kind)))["word/document.xml"].decode()
    assert "w:tblHeader" in body
    assert body.count("<w:tr>") == body.count("w:cantSplit")


def test_marks_stand_in_head_and_foot_of_every_page():
    document = docx.Document(BytesIO(word.render(pack_samples.draft(3))))
    assert document.sections[0].header.paragraphs[0].text == "DATA CONTOH   SEMENTARA"
    assert "MDW-23-2-4K7Q" in document.sections[0].footer.paragraphs[0].text
    assert all(s.header.is_linked_to_previous for s in list(document.sections)[1:])


def test_the_same_paper_gives_the_same_file():
    assert word.render(samples.minutes(3)) == word.render(samples.minutes(3))


def inked(made):
    """How much is drawn on each page, in bytes."""
    return [len(page.get_contents().get_data()) for page in PdfReader(BytesIO(made)).pages]


def breaks(document):
    """The paragraphs that only end a page or a section."""
    return [
        p
        for p in document.paragraphs
        if not p.text.strip() and (p._p.findall(".//" + qn("w:br")) or p._p.findall(".//" + qn("w:sectPr")))
    ]


def test_a_letter_to_each_recipient_counts_its_own_pages_and_leaves_no_page_empty():
    many = tuple(replace(samples.invitation(), to=(f"Bapak {n}", f"Kepala Desa {n}")) for n in range(3))
    made = word.letters(LetterSet(many, slip=True, contact="UPT Puskesmas Contoh"))
    assert len(made.sections) == 3
    starts = [one._sectPr.find(qn("w:pgNumType")) for one in made.sections]
    assert [one.get(qn("w:start")) for one in starts[1:]] == ["1", "1"]
    foot = made.sections[0].footer._element.xml
    assert "PAGE" in foot
    assert "NUMPAGES" not in foot
    assert all(one.footer.is_linked_to_previous for one in made.sections[1:])
    ends = breaks(made)
    assert len(ends) == 5
    assert {p.paragraph_format.line_spacing.pt for p in ends} == {1}
    assert {p.paragraph_format.space_after.pt for p in ends} == {0}


def test_a_certificate_is_a_sheet_of_its_own_and_carries_no_number_of_pages():
    paper = composed_samples.certificate(3)
    marks = Marks(code="K7Q4-2MZX", check_at="http://127.0.0.1/v/", check_link="http://127.0.0.1/v/K7Q4-2MZX")
    paper = replace(paper, frame=replace(paper.frame, marks=marks))
    made = word.render(paper)
    document = docx.Document(BytesIO(made))
    assert len(document.sections) == 3
    assert all(one._sectPr.find(qn("w:pgBorders")) is not None for one in document.sections)
    assert "PAGE" not in document.sections[0].footer._element.xml
    printed = pages(pdf.render(paper))
    assert len(printed) == 3
    assert all("Periksa di" in page and "Halaman" not in page for page in printed)
    bare = replace(paper, frame=replace(paper.frame, marks=replace(marks, check_link="")))
    drawn = [a - b for a, b in zip(inked(pdf.render(paper)), inked(pdf.render(bare)), strict=True)]
    assert min(drawn) > 1000, "each carries its QR code"


@pytest.mark.parametrize("count", [1, 3, 30])
def test_every_number_of_villages_makes_a_document(count):
    for kind in KINDS:
        assert word_text(word.render(paper(kind, count)))


@pytest.mark.office
def test_libreoffice_opens_every_paper_with_few_pages(tmp_path, office_path):
    for kind in KINDS:
        (tmp_path / f"{kind}.docx").write_bytes(word.render(paper(kind)))
    files = [str(f) for f in tmp_path.glob("*.docx")]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office_path, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    counts = {kind: len(pages((tmp_path / f"{kind}.pdf").read_bytes())) for kind in KINDS}
    limits = {"invitation": 3, "attendance": 3, "minutes": 3, "agreement": 5, "pack": 40}
    assert all(counts[kind] <= limits[kind] for kind in KINDS), counts


def test_the_sheet_of_a_village_says_in_word_what_it_says_as_pdf():
    sheet = pack_samples.pack(6).sheets[0]
    for wanted in ("10 sudah", "14 dikejar sampai Agustus", "24 berikutnya", "Catatan dan komitmen baru"):
        assert wanted in word_text(word.render(sheet))
        assert wanted in "".join(pages(pdf.render(sheet)))


def test_a_village_without_promises_says_so_in_a_sentence():
    bare = replace(pack_samples.pack(6).sheets[0], promises=())
    assert "Belum ada komitmen yang dicatat." in word_text(word.render(bare))
    assert "Belum ada komitmen yang dicatat." in "".join(pages(pdf.render(bare)))
