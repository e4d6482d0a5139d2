"""The screens of evidence."""

import io
import re
import zipfile

import pytest

from lokmin.papers import actions
from tests.meetings.conftest import plan
from tests.papers.story import Story, at


def url(story: Story, path: str = "") -> str:
    return f"/p/{story.world.ours.code}/bukti/{path}"


def of_meeting(story: Story, path: str = "/") -> str:
    return url(story, f"rapat/{story.meetings['may']}{path}")


def read(story: Story, address: str, who: str = "ani-head", spoken: str = "id") -> str:
    browser = story.world.client(who)
    browser.cookies["django_language"] = spoken
    return " ".join(browser.get(address).content.decode().split())


def test_a_meeting_says_what_lacks_until_when_and_where_it_is_made(story):
    page = read(story, of_meeting(story))
    assert re.search(r"\d+ dari \d+ macam bukti ada; \d+ masih sempat dibuat, \d+ lewat waktunya", page)
    assert "sampai 31 Agustus 2023" in page
    assert "waktunya lewat 23 Mei 2023; yang menyusul dicatat kemudian" in page
    assert f"/dokumen/rapat/{story.meetings['may']}/#d-invitation" in page
    assert f"/rapat/{story.meetings['may']}/foto/" in page
    assert "1.6.2 a" in page
    soon, late = page.index("sampai 31 Agustus 2023"), page.index("waktunya lewat")
    assert soon < late


def test_a_meeting_without_a_paper_has_its_empty_state(story):
    scope = story.scope(now=at(5, 24))
    story.meetings["may"] = plan(scope, story.world.ours, kind="other", name="Rapat kader", number=1).id
    page = read(story, of_meeting(story))
    assert "Tidak ada kriteria yang dibuktikan oleh jenis rapat ini." in page
    assert "Belum ada yang harus dibuktikan" in page


def test_a_piece_shows_both_days(story):
    actions.file_sheets(
        scope=story.scope(),
        meeting_id=story.meetings["may"],
        kind="attendance",
        dated=at(5, 24).date(),
        contents=(b"%PDF-1.4 hadir",),
        caption="<b>Lembar</b>",
    )
    page = read(story, of_meeting(story))
    assert "24 Mei 2023, dicatat kemudian 7 Agustus 2023" in page
    assert "&lt;b&gt;Lembar&lt;/b&gt;" in page


def test_the_bundle_of_a_meeting_is_a_whole_zip(story):
    answer = story.world.client().get(of_meeting(story, ".zip"))
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"] == 'attachment; filename="bukti-2023-05-24-tw-ii-2023.zip"'
    data = b"".join(answer.streaming_content)
    assert int(answer["Content-Length"]) == len(data)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        assert "bukti-2023-05-24-tw-ii-2023/indeks.pdf" in opened.namelist()
    answer.close()


def test_the_year_stands_by_quarter_and_counts_for_pkp(story):
    page = read(story, url(story))
    assert "Berkas bukti 2023" in page
    assert "Lokmin lintas sektor TW I 2023" in page
    assert "Jan–Mar" in page
    assert "Lokakarya mini triwulanan" in page
    assert "dinilai orang" in page
    answer = story.world.client().get(url(story, "2023.zip"))
    assert zipfile.is_zipfile(io.BytesIO(b"".join(answer.streaming_content)))
    answer.close()


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_the_indexes_come_alone_too(story, ending):
    browser = story.world.client("ani-midwife")
    for address in (of_meeting(story, f"/indeks.{ending}"), url(story, f"2023/indeks.{ending}")):
        answer = browser.get(address)
        assert answer.status_code == 200
        assert answer["Content-Disposition"].endswith(f'.{ending}"')
    assert browser.get(of_meeting(story, "/indeks.exe")).status_code == 404


def test_a_year_without_meetings_says_how_they_begin(world):
    page = " ".join(world.client().get(f"/p/{world.ours.code}/bukti/").content.decode().split())
    assert "Belum ada rapat pada tahun ini" in page
    assert "jadwalkan lokmin setahun" in page
    assert ".zip" not in page


def test_a_year_that_never_was_is_not_there(story):
    assert story.world.client().get(url(story, "1999.zip")).status_code == 404
    assert "Berkas bukti 2023" in read(story, url(story, "?tahun=1999"))
    assert "Berkas bukti 2023" in read(story, url(story, "?tahun=²"))


def test_who_only_reads_is_told_who_may_take_the_files(story):
    page = read(story, of_meeting(story), "ani-midwife")
    assert "Berkas ZIP diunduh oleh kepala, tata usaha, atau notulis." in page
    assert ".zip" not in page
    assert story.world.client("ani-midwife").get(of_meeting(story, ".zip")).status_code == 403
    for who in ("citra", "dewi"):
        assert story.world.client(who).get(of_meeting(story)).status_code == 404
    assert story.world.client("ani-camat").get(of_meeting(story)).status_code == 403


def test_the_meeting_and_its_papers_lead_here(story):
    for page in ("rapat", "dokumen/rapat"):
        address = f"/p/{story.world.ours.code}/{page}/{story.meetings['may']}/"
        assert of_meeting(story) in read(story, address)
        assert of_meeting(story) not in read(story, address, "ani-camat")


def test_the_screen_speaks_english_too(story):
    page = read(story, of_meeting(story), spoken="en")
    assert "Puskesmas accreditation standard 2023" in page
    assert "Letter of invitation" in page
    assert "Surat undangan" not in page
    year = read(story, url(story), spoken="en")
    assert "Monthly and quarterly lokmin held consistently and periodically" in year


def test_the_year_asks_the_database_a_bounded_number_of_questions(story, django_assert_max_num_queries):
    browser = story.world.client()
    browser.get(url(story))
    with django_assert_max_num_queries(120):
        browser.get(url(story))
