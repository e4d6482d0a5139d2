"""The public page: anybody, no account, by code or by file; nothing beyond the face of the paper."""

import re
from datetime import date
from io import BytesIO
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.test import Client

from lokmin.papers import actions, queries
from lokmin.papers.models import FiledSheet, IssuedFile
from lokmin.tools.printing import date_long
from tests.papers.reading import archive
from tests.papers.story import PERIOD


@pytest.fixture(autouse=True)
def _no_guesses():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def paper(story):
    given = {"scope": story.scope(), "meeting_id": story.meetings["may"], "kind": "agreement"}
    actions.hand_over(**given)
    return actions.enter_number(**given, number="440/112", dated=date(2023, 5, 26))


@pytest.fixture
def anybody():
    return Client()


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def upload(browser, data, name="surat.pdf"):
    file = BytesIO(data)
    file.name = name
    return browser.post("/v/", {"file": file})


def test_the_code_tells_what_the_face_of_the_paper_says(paper, anybody):
    response = anybody.get(f"/v/{paper.code}/")
    told = text_of(response)
    assert response.status_code == 200
    for words in ("TERBIT", "Berita acara kesepakatan", "440/112", "26 Mei 2023", "UPT Puskesmas Lais"):
        assert words in told
    assert "Camat, Pak Camat tinta basah, 24 Mei 2023" in told
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Cache-Control"] == "no-store"


def test_nothing_inside_the_house_is_told(story, paper, anybody):
    told = anybody.get(f"/v/{paper.code}/").content.decode()
    for inner in (
        f"oleh {paper.made_by}",
        str(paper.id),
        str(story.meetings["may"]),
        "NIP",
        paper.files[0].sha256,
    ):
        assert inner not in told
    assert "sessionid" not in anybody.cookies


def test_a_code_typed_by_hand_leads_to_its_page(paper, anybody):
    typed = paper.code.lower().replace("-", " ")
    response = anybody.get("/v/", {"kode": typed}, follow=True)
    assert response.redirect_chain[-1][0] == f"/v/{paper.code}/"
    assert anybody.get("/v/", {"kode": "K7Q4"}).status_code == 422


@pytest.mark.parametrize(
    "code", ["K7Q4-2MZX", "x", "'; DROP TABLE papers_issuedpaper;--", "%00", "<script>", "K" * 900]
)
def test_a_code_that_was_never_made_is_not_found_and_not_echoed(story, anybody, code):
    response = anybody.get(f"/v/{quote(code, safe='')}/")
    assert response.status_code == 404
    assert "Tidak ada dokumen dengan kode itu" in text_of(response)
    assert "<script>" not in response.content.decode()


def test_who_tries_many_codes_waits_and_a_real_code_is_never_refused(paper, anybody):
    for _ in range(30):
        anybody.get("/v/K7Q4-2MZX/")
    assert anybody.get("/v/K7Q4-2MZX/").status_code == 429
    assert anybody.get(f"/v/{paper.code}/").status_code == 200


def test_the_issued_file_is_known_and_not_kept(paper, anybody):
    data = queries.content(card=paper.file("pdf"))
    before = (
        IssuedFile.unscoped.count(),
        FiledSheet.unscoped.count(),
        len(default_storage.listdir("papers")[0]),
    )
    assert "Berkas ini asli" in text_of(upload(anybody, data))
    told = text_of(upload(anybody, data + b" "))
    assert "Berkas ini bukan yang diterbitkan" in told
    assert paper.code in told
    assert "tinta basah" not in told
    assert "tidak dikenal" in text_of(upload(anybody, b"halo"))
    after = (
        IssuedFile.unscoped.count(),
        FiledSheet.unscoped.count(),
        len(default_storage.listdir("papers")[0]),
    )
    assert before == after


def test_a_changed_word_file_names_its_code(paper, anybody):
    import zipfile

    data = queries.content(card=paper.file("docx"))
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in archive(data).items():
            file.writestr(name, part.replace(b"disepakati", b"disangkal"))
    told = text_of(upload(anybody, made.getvalue(), "surat.docx"))
    assert "bukan yang diterbitkan" in told
    assert paper.code in told


def test_who_sends_many_strange_files_waits_and_the_issued_one_is_still_answered(paper, anybody):
    for n in range(30):
        upload(anybody, b"berkas %d" % n)
    assert upload(anybody, b"satu lagi").status_code == 429
    assert upload(anybody, queries.content(card=paper.file("pdf"))).status_code == 200


def test_an_empty_upload_is_asked_for_again(story, anybody):
    assert anybody.post("/v/", {}).status_code == 422


def test_photos_and_scores_are_not_answered_for(story, anybody):
    for kind, found in (("other", False), ("minutes", True)):
        data = b"%PDF-1.4 " + kind.encode()
        actions.file_sheets(
            scope=story.scope(),
            meeting_id=story.meetings["may"],
            kind=kind,
            dated=date(2023, 5, 24),
            contents=[data],
        )
        assert ("tersimpan sebagai lembar rapat" in text_of(upload(anybody, data))) == found


def test_the_pack_tells_its_frozen_period_and_the_edition_that_replaced_it(story, anybody):
    given = {"scope": story.scope(), "puskesmas_id": story.world.ours.id, "period": PERIOD}
    _files, old = actions.issue_pack(**given)
    _files, new = actions.issue_pack(**given, correction="salah ketik")
    told = text_of(anybody.get(f"/v/{old.code}/"))
    assert "SUDAH DIGANTI" in told
    assert f"diganti oleh {new.code}" in told
    told = text_of(anybody.get(f"/v/{new.code}/"))
    assert "Februari–April 2023, dibekukan 8 Mei 2023" in told
    assert f"mengganti {old.code}" in told


def test_the_page_speaks_english_when_asked(paper):
    english = Client()
    english.cookies["django_language"] = "en"
    told = text_of(english.get(f"/v/{paper.code}/"))
    assert "ISSUED" in told
    assert "TERBIT" not in told


def test_a_scan_that_a_newer_one_replaced_says_so_with_its_day(story, paper, anybody):
    given = {"scope": story.scope(), "meeting_id": story.meetings["may"], "kind": "agreement"}
    old, new = b"%PDF-1.4 halaman miring", b"%PDF-1.4 halaman lurus"
    actions.attach_scan(**given, content=old)
    assert "Berkas ini pindaian yang disimpan penerbit" in text_of(upload(anybody, old))
    card = actions.attach_scan(**given, content=new)
    told = text_of(upload(anybody, old))
    assert "COCOK, SUDAH DIGANTI" in told
    day = date_long(card.scans[0].made_at)
    assert f"Pindaian yang berlaku disimpan {day}." in told
    assert "Berkas ini pindaian yang disimpan penerbit" in text_of(upload(anybody, new))
