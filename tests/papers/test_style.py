"""How a paper looks to officials: letterhead, addressees, signatures, what stays together on a page."""

import itertools
import re
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from lokmin.papers.rules import pdf, word
from lokmin.papers.rules.content import Logo, Recipients, Signer, Style
from lokmin.papers.rules.gathering import AgendaPoint
from lokmin.papers.rules.logos import clean_logo
from tests.papers import pack_samples, samples
from tests.papers.reading import archive, pages, word_text
from tests.papers.test_rules_logos import picture


def logo(name="Lambang daerah"):
    made = clean_logo(picture(colour=(180, 20, 20, 255)))
    return Logo(made.grey, made.width, made.height, name)


def styled(paper, **changes):
    return replace(paper, frame=replace(paper.frame, style=Style(**changes)))


def with_logos(paper):
    head = replace(paper.frame.letterhead, left=logo(), right=logo("Logo Puskesmas"))
    return replace(paper, frame=replace(paper.frame, letterhead=head))


def test_both_logos_stand_beside_the_letterhead_and_say_what_they_are():
    made = pdf.render(with_logos(samples.invitation(3)))
    assert b"/Subtype/Image" in made
    alternatives = re.findall(rb"/Alt\s*\(([^)]*)\)", made)
    assert {b"Lambang daerah", b"Logo Puskesmas"} <= set(alternatives)
    plain = pdf.render(samples.invitation(3))
    assert b"/Subtype/Image" not in plain


def test_both_logos_stand_in_word_too():
    parts = archive(word.render(with_logos(samples.invitation(3))))
    assert len([name for name in parts if name.startswith("word/media/")]) >= 1
    document = docx.Document(BytesIO(word.render(with_logos(samples.invitation(3)))))
    told = {shape._inline.docPr.get("descr") for shape in document.inline_shapes}
    assert told == {"Lambang daerah", "Logo Puskesmas"}


@pytest.mark.parametrize("render", [lambda p: pages(pdf.render(p))[0], lambda p: word_text(word.render(p))])
def test_the_addressees_stand_as_the_district_wants(render):
    letter = samples.invitation(3)
    new, old = render(letter), render(styled(letter, recipients=Recipients.OLD))
    assert "Kepada" not in new
    assert "Perihal" not in new
    assert "Kepada" in old
    assert "Perihal" in old


@pytest.mark.parametrize("kind", ["invitation", "attendance", "minutes", "agreement"])
@pytest.mark.parametrize(
    "render", [lambda p: "".join(pages(pdf.render(p))), lambda p: word_text(word.render(p))]
)
def test_the_offices_that_put_their_initials_are_listed(kind, render):
    paper = getattr(samples, kind)(3)
    assert "Paraf" not in render(paper)
    text = render(styled(paper, initials=("Sekretaris Kecamatan", "Kasi Kesra")))
    assert "Paraf koordinasi" in text
    assert "Kasi Kesra" in text


def test_two_sign_side_by_side_and_on_behalf_of():
    second = Signer(
        "Kasi Kesra", "Siti", on_behalf="Camat Lais", through="Sekretaris Kecamatan", acting="Plh."
    )
    text = pages(pdf.render(replace(samples.invitation(3), signers=(samples.HEAD, second))))[0]
    for line in ("Kepala UPT Puskesmas Mandalawangi", "a.n. Camat Lais", "u.b.", "Plh. Kasi Kesra"):
        assert line in text


@pytest.mark.parametrize("count", range(26, 46))
def test_a_signature_never_stands_without_a_name_of_the_list(count):
    last = pages(pdf.render(samples.attendance(count)))[-1]
    assert "dr. Contoh Wulandari" in last
    assert re.search(r"Kepala Desa", last), last


@pytest.mark.parametrize("count", range(24, 36))
def test_no_line_of_the_agenda_stands_alone_on_a_page(count):
    agenda = tuple(f"Acara nomor {n}" for n in range(1, 10))
    made = pages(pdf.render(replace(samples.invitation(count), agenda=agenda)))
    assert sorted(page.count("Acara nomor") for page in made)[-1] == 9
    long = tuple(f"Acara nomor {n}" for n in range(1, 31))
    made = pages(pdf.render(replace(samples.invitation(count), agenda=long)))
    assert all(page.count("Acara nomor") in (0, *range(3, 31)) for page in made)


@pytest.mark.parametrize("count", [3, 8, 9, 10, 15, 45])
def test_the_copies_of_an_agreement_stand_with_its_last_signatures(count):
    last = pages(pdf.render(samples.agreement(count)))[-1]
    assert "Tembusan" in last
    assert "Contoh" in last


def test_names_in_other_letters_of_the_country_are_printed():
    name = "محمد ꦧꦱ ᬩᬮᬶ ᮞᮥ"
    made = pdf.render(replace(samples.invitation(3), subject=name))
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in PdfReader(BytesIO(made)).pages
        for font in page["/Resources"]["/Font"].values()
    }
    for script in ("Arabic", "Javanese", "Balinese", "Sundanese"):
        assert any(script in font for font in fonts), fonts
    assert "\u25a1" not in pages(made)[0]


@pytest.mark.parametrize("kind", ["invitation", "attendance", "minutes", "agreement", "pack", "village"])
def test_every_paper_is_tagged_for_the_archive_and_for_screen_readers(kind):
    pack = pack_samples.pack(3)
    papers = {"pack": pack, "village": pack.sheets[0]}
    paper = papers.get(kind) or with_logos(getattr(samples, kind)(3))
    root = PdfReader(BytesIO(pdf.render(paper))).trailer["/Root"]
    told = root["/Metadata"].get_data().decode()
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in told
    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    assert root["/MarkInfo"]["/Marked"]


def test_the_pack_is_printed_in_black_and_white_unless_the_office_wants_colour():
    pack = pack_samples.pack(3)
    colour = re.compile(r"([\d.]+) ([\d.]+) ([\d.]+) (?:sc|scn|rg)\b")

    def coloured(paper):
        drawn = (page.get_contents().get_data() for page in PdfReader(BytesIO(pdf.render(paper))).pages)
        found = {c.groups() for data in drawn for c in colour.finditer(data.decode("latin-1"))}
        return any(max(map(float, c)) - min(map(float, c)) > 0.15 for c in found)

    assert not coloured(pack)
    assert coloured(styled(pack, colour=True))


def test_long_names_of_villages_do_not_run_into_each_other():
    """Upright names: each stands inside the column of its own bar."""
    pack = pack_samples.pack(15)
    words = "Desa Persiapan Sungai Rambutan Indah Kecamatan Transmigrasi"
    (sheet,) = pack.pws[:1]
    rows = tuple(replace(row, name=f"{words} {row.name}") for row in sheet.rows)
    made = pdf.render(pack_samples.told(replace(pack, pws=(replace(sheet, rows=rows),), sheets=())))
    places = []
    for page in PdfReader(BytesIO(made)).pages:
        if "Bulan sebelumnya" in page.extract_text():
            page.extract_text(visitor_text=lambda t, cm, tm, *_: places.append((t, cm, tm)))
    upright = [(cm, tm) for text, cm, tm in places if "Persiapan" in text and cm[1]]
    across = {round(tm[4] * cm[0] + tm[5] * cm[2] + cm[4], 1) for cm, tm in upright}
    assert len(across) == 15
    assert min(b - a for a, b in itertools.pairwise(sorted(across))) > 30


def test_the_points_of_minutes_do_not_print_over_each_other():
    paper = samples.minutes(3)
    points = tuple(AgendaPoint(f"Acara {n}") for n in range(1, 5))
    made = pdf.render(replace(paper, points=points, remarks=(), conclusions=()))
    heights = []
    for page in PdfReader(BytesIO(made)).pages:
        page.extract_text(visitor_text=lambda text, cm, tm, *_: heights.append((text, tm[5] * cm[3] + cm[5])))
    lines = [y for text, y in heights if "Tidak ada catatan" in text or ("Acara " in text and "." in text)]
    assert len(lines) == 8
    assert min(abs(a - b) for a, b in itertools.pairwise(sorted(lines))) > 9
