"""A file that came back signed: what was added to the issued one is told, and a picture may hide the text."""

import re
from datetime import date

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name

from lokmin.papers import actions, pages, queries
from lokmin.papers.actions.sealing import seal
from lokmin.papers.queries.added import Added, what_was_added
from lokmin.papers.queries.seals import seals_of
from lokmin.papers.rules import pdf
from tests.papers import attacks, samples
from tests.papers.certificates import PASSPHRASE, made


@pytest.fixture(scope="module")
def printed():
    return pdf.render(samples.minutes())


@pytest.fixture(scope="module")
def sealed(printed):
    return seal(printed, made(), PASSPHRASE)


def annotation(**more):
    return lambda writer: attacks.annotation(writer, **more)


def test_an_invisible_signature_leaves_every_page_as_it_was(printed, sealed):
    assert what_was_added(printed, sealed) == Added(True)
    assert what_was_added(printed, attacks.signed(printed)) == Added(True)


def test_who_signs_after_the_seal_of_the_puskesmas_changes_no_page(printed, sealed):
    twice = attacks.signed_in(sealed, "Camat")
    assert what_was_added(sealed, twice) == Added(True)
    assert what_was_added(printed, twice) == Added(True)


def test_a_signature_with_a_picture_names_its_page(printed, sealed):
    for issued in (printed, sealed):
        signed = attacks.drawn(issued)
        assert signed.startswith(issued)
        assert seals_of(signed)[-1].sound
        assert what_was_added(issued, signed) == Added(True, (1,))


def test_a_picture_in_a_field_that_is_not_signed_is_told_too(sealed):
    assert what_was_added(sealed, attacks.appended(sealed, annotation())) == Added(True, (1,))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(attacks.other_text, id="another text"),
        pytest.param(attacks.turned, id="page turned"),
        pytest.param(attacks.every_page_turned, id="all pages turned"),
        pytest.param(annotation(subtype="/FreeText"), id="a written box that calls itself a signature"),
        pytest.param(annotation(subtype="/Stamp"), id="a stamp that calls itself a signature"),
        pytest.param(annotation(**{"/FT": pdf_name("/Tx")}), id="a field to fill in"),
        pytest.param(annotation(**{"/A": attacks.script()}), id="a signature that runs a script"),
        pytest.param(attacks.counting_field, id="a field on no page that counts"),
        pytest.param(attacks.in_root("/OpenAction", attacks.script()), id="a script at opening"),
        pytest.param(attacks.names("/JavaScript"), id="a script of the document"),
        pytest.param(attacks.names("/EmbeddedFiles"), id="an attached file"),
        pytest.param(attacks.in_root("/OCProperties", generic.DictionaryObject()), id="layers"),
        pytest.param(attacks.in_root("/Collection", generic.DictionaryObject()), id="a portfolio"),
    ],
)
def test_whatever_else_was_added_before_signing_is_not_the_issued_file(printed, sealed, change):
    for issued in (printed, sealed):
        signed = attacks.signed_in(attacks.appended(issued, change), "Kedua")
        assert signed.startswith(issued)
        assert not what_was_added(issued, signed).only_signatures


def test_an_object_of_the_issued_file_under_another_generation_is_a_change(printed):
    """A reader that does not look at generations would show the new one."""
    later = printed + b"\n2 1 obj\n<< >>\nendobj\n"
    start = len(later)
    issued_start = int(printed.rsplit(b"startxref", 1)[1].split()[0])
    size, root = re.search(rb"/Size (\d+)\s*/Root (\d+) 0 R", printed).groups()
    later += b"xref\n2 1\n%010d 00001 n \n" % (len(printed) + 1)
    later += b"trailer\n<< /Size %s /Prev %d /Root %s 0 R >>\n" % (size, issued_start, root)
    later += b"startxref\n%d\n%%%%EOF\n" % start
    assert not what_was_added(printed, later).only_signatures


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"%PDF-1.7\n/ByteRange [0 1 2 3]", b"PK\x03\x04"])
def test_no_bytes_break_the_comparison(printed, data):
    assert what_was_added(data, data) == Added(False)
    assert what_was_added(printed, printed + data[:4] + b"\xff" * 9).pictures == ()


def issued(story):
    given = {"scope": story.scope(), "meeting_id": story.meetings["may"], "kind": "agreement"}
    actions.hand_over(**given)
    return actions.enter_number(**given, number="440/112", dated=date(2023, 5, 26))


def told(story, data):
    return pages.verdict_lines(queries.verify(scope=story.scope(), data=data))


def test_a_paper_with_a_picture_over_its_text_is_not_said_to_be_the_same(story):
    data = queries.content(card=issued(story).file("pdf"))
    first, *rest = told(story, attacks.drawn(data))
    assert first.startswith("DITAMBAH GAMBAR, BANDINGKAN")
    assert "Gambarnya ada di halaman 1; bandingkan dengan aslinya sebelum dipercaya." in first
    assert "halaman sama" not in " ".join([first, *rest])
    assert any("nama itu belum membuktikan siapa yang menandatangani" in line for line in rest)
    assert not queries.verify(scope=story.scope(), data=attacks.drawn(data)).sound


def test_a_filed_sheet_with_a_picture_over_the_text_says_so(story):
    signed = attacks.drawn(queries.content(card=issued(story).file("pdf")))
    actions.file_signed_sheet(
        scope=story.scope(),
        meeting_id=story.meetings["may"],
        content=signed,
        dated=date(2023, 5, 26),
        way="file",
        signed={},
    )
    lines = told(story, signed)
    assert lines[0].startswith("TERSIMPAN")
    assert any("ditambahi tanda tangan dengan gambar. Gambarnya ada di halaman 1" in line for line in lines)
    assert not any("Semua halamannya sama" in line for line in lines)


def test_a_sealed_paper_with_more_behind_it_but_no_signature_does_not_agree(story):
    paper = issued(story)
    actions.save_certificate(
        scope=story.scope(), puskesmas_id=story.world.ours.id, content=made(), passphrase=PASSPHRASE
    )
    paper = actions.seal_paper(scope=story.scope(), paper_id=paper.id, passphrase=PASSPHRASE)
    data = queries.content(card=paper.sealed)
    for longer in (data + b"\n", attacks.appended(data, annotation())):
        assert told(story, longer)[0].startswith("TIDAK COCOK")
    signed = told(story, attacks.signed_in(data, "Camat"))
    assert signed[0].startswith("ISI COCOK, DITAMBAH TANDA TANGAN")


def test_a_name_on_a_certificate_cannot_end_its_quotes(printed):
    (found,) = seals_of(seal(printed, made("Camat” sah. “"), PASSPHRASE))
    assert "“Camat sah. ”" in pages.seal_words(found)


def test_a_signature_on_what_was_printed_before_the_number_makes_it_no_issued_paper(story):
    given = {"scope": story.scope(), "meeting_id": story.meetings["may"], "kind": "agreement"}
    draft = queries.content(card=actions.hand_over(**given).file("pdf"))
    assert "Dokumen itu belum final" in told(story, attacks.signed(draft))[0]
    actions.enter_number(**given, number="440/112", dated=date(2023, 5, 26))
    assert told(story, attacks.signed(draft))[0].startswith("BUKAN YANG TERBIT")


def test_a_signature_on_a_paper_that_was_replaced_does_not_hide_that(story):
    data = queries.content(card=issued(story).file("pdf"))
    given = {"scope": story.scope(), "meeting_id": story.meetings["may"], "kind": "agreement"}
    actions.correct(**given, reason="nama keliru")
    for signed in (attacks.signed(data), attacks.drawn(data)):
        assert "Dokumen itu sudah diganti dengan edisi yang lebih baru" in told(story, signed)[0]
