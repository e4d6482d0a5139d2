"""Seals are checked offline; a changed file, a foreign certificate, a page changed before signing show."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from lokmin.papers import actions, pages, queries
from lokmin.papers.actions.sealing import seal
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


def changed_page(data):
    """Another text on page 1, appended so that the issued bytes still stand at the beginning."""
    return attacks.appended(data, attacks.other_text)


def test_a_seal_covers_the_whole_file_and_leaves_what_was_printed_as_it_was(printed, sealed):
    (found,) = seals_of(sealed)
    assert (found.name, found.intact, found.whole, found.ours) == ("UPT Puskesmas Lais", True, True, False)
    assert sealed.startswith(printed)


def test_a_seal_is_made_and_checked_where_an_event_loop_runs(printed):
    async def inside():
        return seals_of(seal(printed, made(), PASSPHRASE))

    with ThreadPoolExecutor(1) as apart:  # a browser of another test may have a loop in this thread
        (found,) = apart.submit(lambda: asyncio.run(inside())).result()
    assert found.intact


def test_the_seal_of_the_own_certificate_is_told_from_one_of_the_same_name(sealed):
    (found,) = seals_of(sealed)
    assert seals_of(sealed, frozenset({found.fingerprint}))[0].ours
    (foreign,) = seals_of(seal(sealed[: sealed.index(b"%%EOF") + 6], made(days=901), PASSPHRASE))
    assert foreign.name == found.name
    assert foreign.fingerprint != found.fingerprint


def test_a_byte_that_changed_after_sealing_breaks_the_seal(sealed):
    place = sealed.index(b"/Title") + 8
    spoiled = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
    assert not any(found.sound for found in seals_of(spoiled))


def test_what_is_appended_after_the_seal_is_told(sealed):
    (found,) = seals_of(changed_page(sealed))
    assert (found.intact, found.whole, found.sound) == (True, False, False)
    assert "sesudahnya isi berkas diubah" in pages.seal_words(found)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.4",
        b"%PDF-1.7\n/ByteRange [0 1 2 3]",
        b"PK\x03\x04/ByteRange",
        b"%PDF-1.7\n/ByteRange" + b"[" * 9999,
    ],
)
def test_no_bytes_break_the_check(data):
    assert not any(found.sound for found in seals_of(data))


def test_a_truncated_signed_file_is_no_crash(sealed):
    for cut in (50, 500, 5000):
        assert not any(found.sound for found in seals_of(sealed[:-cut]))


def issued(story):
    given = {"scope": story.scope(), "meeting_id": story.meetings["may"], "kind": "agreement"}
    actions.hand_over(**given)
    return actions.enter_number(**given, number="440/112", dated=date(2023, 5, 26))


def test_a_paper_signed_elsewhere_and_not_filed_is_said_to_be_the_issued_text(story):
    data = queries.content(card=issued(story).file("pdf"))
    verdict = queries.verify(scope=story.scope(), data=seal(data, made("Camat Lais"), PASSPHRASE))
    assert (verdict.genuine, verdict.base_clean, verdict.sound) == (False, True, False)
    told = " ".join(pages.verdict_lines(verdict))
    assert told.startswith("ISI COCOK, DITAMBAH TANDA TANGAN")
    assert "dibuat sendiri oleh yang memakainya: nama itu belum membuktikan siapa" in told
    other = queries.verify(scope=story.scope(), data=seal(changed_page(data), made("Camat Lais"), PASSPHRASE))
    assert pages.verdict_lines(other)[0].startswith("TIDAK COCOK")


def test_a_signed_file_that_was_filed_is_known_and_its_signature_checked(story):
    signed = seal(queries.content(card=issued(story).file("pdf")), made("Camat Lais"), PASSPHRASE)
    actions.file_signed_sheet(
        scope=story.scope(),
        meeting_id=story.meetings["may"],
        content=signed,
        dated=date(2023, 5, 26),
        way="file",
        signed={},
    )
    verdict = queries.verify(scope=story.scope(), data=signed)
    told = pages.verdict_lines(verdict)
    assert verdict.sound
    assert told[0].startswith("TERSIMPAN")
    assert any("Camat Lais" in line and "mencakup seluruh berkas" in line for line in told)
    assert any("sama dengan isi dokumen yang diterbitkan" in line for line in told)
