"""The screens of papers: lists, files, the steps of a paper, the issuer's settings."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lokmin.papers import actions, queries
from lokmin.web import working
from tests.papers.reading import pages, word_text
from tests.papers.slides_reading import slide_texts
from tests.papers.story import PERIOD


@pytest.fixture
def ani(story):
    return story.world.client("ani-head")


def meeting_path(story, rest=""):
    return story.address(f"rapat/{story.meetings['may']}/{rest}")


def test_the_list_shows_meetings_and_their_papers(story, ani):
    text = ani.get(story.address()).content.decode()
    assert "TW II 2023" in text
    assert "4 belum disiapkan" in text
    assert "Cetak bahan evaluasi" in text


def test_an_empty_list_says_what_to_do_next(world):
    text = world.client("dewi").get(f"/p/{world.sister.code}/dokumen/").content.decode()
    assert "Belum ada rapat" in text
    assert "Belum ada masa yang dibekukan" in text


def test_a_draft_is_downloaded_as_pdf_and_word(story, ani):
    answer = ani.get(meeting_path(story, "agreement.pdf"))
    assert answer["Content-Type"] == "application/pdf"
    wanted = 'attachment; filename="draf-berita-acara-kesepakatan-tw-ii-2023.pdf"'
    assert answer["Content-Disposition"] == wanted
    assert "SEMENTARA" in pages(answer.content)[0]
    answer = ani.get(meeting_path(story, "minutes.docx"))
    assert "Jadwal posyandu & PT A" in word_text(answer.content)
    assert 'filename="draf-notulen-tw-ii-2023.docx"' in answer["Content-Disposition"]
    assert ani.get(meeting_path(story, "minutes.exe")).status_code == 404


def test_a_file_has_an_indonesian_name_in_every_language(story, ani):
    ani.cookies["django_language"] = "en"
    names = {"invitation": "undangan", "attendance": "daftar-hadir"}
    for kind, name in names.items():
        assert (
            f'"draf-{name}-tw-ii-2023.pdf"'
            in ani.get(meeting_path(story, f"{kind}.pdf"))["Content-Disposition"]
        )


def test_the_way_of_a_paper_through_its_screens(story, ani):
    answer = ani.post(meeting_path(story, "agreement/serahkan/"), follow=True)
    assert "Diserahkan untuk nomor dan tanda tangan" in answer.content.decode()
    assert "SEMENTARA" not in pages(ani.get(meeting_path(story, "agreement.pdf")).content)[0]
    assert ani.get(meeting_path(story, "agreement/nomor/")).status_code == 200
    wrong = ani.post(meeting_path(story, "agreement/nomor/"), {"number": "1", "dated": "besok"})
    assert wrong.status_code == 422
    ani.post(meeting_path(story, "agreement/nomor/"), {"number": "440/1", "dated": "26 Mei 2023"})
    assert "440/1" in pages(ani.get(meeting_path(story, "agreement.pdf")).content)[0]
    bad = {"scan": SimpleUploadedFile("x.exe", b"MZ")}
    refused = ani.post(meeting_path(story, "agreement/pindaian/"), bad)
    assert refused.status_code == 422
    assert "PDF, JPG, atau PNG" in refused.content.decode()
    good = {"scan": SimpleUploadedFile("x.pdf", b"%PDF-1.4")}
    done = ani.post(meeting_path(story, "agreement/pindaian/"), good, follow=True)
    assert "Bertanda tangan" in done.content.decode()
    assert "Unduh pindaian" in done.content.decode()


def test_a_step_out_of_order_is_answered_with_its_sentence(story, ani):
    answer = ani.post(meeting_path(story, "minutes/pindaian/"), {"scan": BytesIO(b"%PDF-1.4")})
    assert answer.status_code == 422
    assert "Ikuti urutannya" in answer.content.decode()


def test_the_pack_is_printed_and_its_files_are_offered(story, ani):
    asked = ani.post(story.address("evaluasi/"), {"period": str(PERIOD)})
    assert working.work() == 1
    text = ani.get(asked["Location"], follow=True).content.decode()
    assert "Lembar kesehatan desa" in text
    paper = queries.packs(scope=story.scope(), puskesmas_id=story.world.ours.id)[0]
    book = paper.file("xlsx")
    answer = ani.get(story.address(f"berkas/{paper.id}/{book.sha256}"))
    assert answer.content == queries.content(card=book)
    assert ani.get(story.address(f"berkas/{paper.id}/{'0' * 64}")).status_code == 404
    assert ani.post(story.address("evaluasi/"), {"period": "2020Q1"}).status_code == 404


def test_before_a_frozen_number_is_corrected_the_issued_packs_of_its_period_are_named(story, ani):
    _files, paper = actions.issue_pack(scope=story.scope(), puskesmas_id=story.world.ours.id, period=PERIOD)
    area = story.place.areas[0].id
    typed = {f"c:{area}:IDL": "0", f"o:{area}:IDL": "6", f"v:{area}:IDL": "1", "reason": "salah salin"}
    home = f"/p/{story.world.ours.code}/capaian/pembetulan/angka/"
    page = ani.post(f"{home}?bulan=2023-03", typed).content.decode()
    assert "belum tersimpan" in page
    assert f"kode dokumen {paper.code}" in page
    assert ani.post(f"{home}?bulan=2023-03", {**typed, f"c:{area}:IDL": "6"}).status_code == 422


def test_a_draft_pack_is_marked(story, ani):
    answer = ani.get(story.address("evaluasi/sementara/2023-05..2023-06.pdf"))
    assert "SEMENTARA" in pages(answer.content)[0]
    assert ani.get(story.address("evaluasi/sementara/2023-05..2023-06.zip")).status_code == 404
    slides = ani.get(story.address("evaluasi/sementara/2023-05..2023-06.pptx"))
    assert "presentationml" in slides.headers["Content-Type"]
    assert all("SEMENTARA" in text for text in slide_texts(slides.content))


def test_the_page_of_a_pack_offers_its_slides(story, ani):
    _files, paper = actions.issue_pack(scope=story.scope(), puskesmas_id=story.world.ours.id, period=PERIOD)
    page = ani.get(story.address(f"evaluasi/{paper.id}/")).content.decode()
    file = paper.file("pptx")
    assert "PowerPoint untuk dipaparkan" in page
    assert f"berkas/{paper.id}/{file.sha256}" in page
    answer = ani.get(story.address(f"berkas/{paper.id}/{file.sha256}"))
    assert file.name in answer.headers["Content-Disposition"]
    assert slide_texts(answer.content)[0]


def test_the_midwife_gets_no_whole_pack(story):
    _files, paper = actions.issue_pack(scope=story.scope(), puskesmas_id=story.world.ours.id, period=PERIOD)
    midwife = story.world.client("ani-midwife")
    path = story.address(f"berkas/{paper.id}/{paper.file('pdf').sha256}")
    assert midwife.get(path).status_code == 404
    assert midwife.get(story.address("evaluasi/sementara/2023-05..2023-06.pdf")).status_code == 403


def test_the_issuer_is_changed_on_its_page(story, ani):
    assert "Kecamatan" in ani.get(story.address("penerbit/")).content.decode()
    path = story.address("penerbit/minutes/")
    typed = {
        "owner": "puskesmas",
        "government": "Pemerintah Kabupaten Musi Banyuasin\nDinas Kesehatan",
        "unit": "UPTD Puskesmas Lais",
        "paper_size": "f4",
        "version": "0",
    }
    assert ani.get(path).status_code == 200
    assert ani.post(path, typed).status_code == 302
    assert "UPTD Puskesmas Lais" in ani.get(story.address("penerbit/")).content.decode()
    stale = ani.post(path, typed)
    assert stale.status_code == 409
    assert ani.post(path, typed | {"version": "1", "number_template": "{x}"}).status_code == 422
    assert ani.get(story.address("penerbit/lain/")).status_code == 404


@pytest.mark.parametrize("rest", ["", "agreement.pdf"])
def test_the_papers_of_a_meeting_are_not_there_for_strangers(story, rest):
    path = meeting_path(story, rest)
    assert story.world.client("citra").get(path).status_code == 404
    assert story.world.client("dewi").get(path).status_code == 404
    assert story.world.client("visitor").get(path).status_code == 302
    other = f"/p/{story.world.sister.code}/dokumen/rapat/{story.meetings['may']}/{rest}"
    assert story.world.client("dewi").get(other).status_code == 404


def test_the_note_taker_reads_but_does_not_issue(story):
    browser = story.world.client("ani-note_taker")
    text = browser.get(meeting_path(story)).content.decode()
    assert "Serahkan untuk nomor" not in text
    assert browser.post(meeting_path(story, "minutes/serahkan/")).status_code == 403
    assert browser.get(story.address("penerbit/")).status_code == 403
