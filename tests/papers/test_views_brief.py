"""The brief and the letters to each recipient over HTTP."""

import pytest
from django.test import Client

from lokmin.papers import actions
from tests.meetings.ahead import ahead_of, ask
from tests.papers.reading import pages, word_text


@pytest.fixture
def ahead(story):
    return ahead_of(story.world)


def bytes_of(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_the_camat_reads_it_on_screen_and_as_a_file(story, ahead):
    ask(ahead)
    camat = story.world.client("ani-camat")
    page = camat.get(story.address(f"rapat/{ahead.id}/ringkasan/"))
    assert page.status_code == 200
    assert "Surat edaran posyandu?" in page.content.decode()
    file = camat.get(story.address(f"rapat/{ahead.id}/brief.pdf"))
    assert len(pages(bytes_of(file))) == 1
    assert "ringkasan-untuk-camat-tw-iii-2023.pdf" in file["Content-Disposition"]
    text = word_text(bytes_of(camat.get(story.address(f"rapat/{ahead.id}/brief.docx"))))
    assert "Ringkasan untuk Camat" in text


def test_a_midwife_gets_neither_page_nor_file(story, ahead):
    midwife = story.world.client("ani-midwife")
    for tail in ("ringkasan/", "brief.pdf"):
        assert midwife.get(story.address(f"rapat/{ahead.id}/{tail}")).status_code == 403
    papers = midwife.get(story.address(f"rapat/{ahead.id}/")).content.decode()
    assert "Buka ringkasan" not in papers


def test_the_camats_link_opens_it_and_nobody_elses(story, ahead):
    page = Client().get(f"/t/{ahead.camat_token}/ringkasan/{ahead.id}/")
    assert page.status_code == 200
    assert "Hanya untuk Camat" in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    file = Client().get(f"/t/{ahead.camat_token}/ringkasan/{ahead.id}.pdf")
    assert len(pages(bytes_of(file))) == 1
    for tail in (f"{ahead.id}/", f"{ahead.id}.pdf"):
        assert Client().get(f"{ahead.home}ringkasan/{tail}").status_code == 404


def test_letters_are_drafts_until_they_were_handed_over(story, ahead):
    head = story.world.client("ani-head")
    url = story.address(f"rapat/{ahead.id}/surat-per-penerima.pdf")
    draft = head.get(url)
    text = " ".join(pages(bytes_of(draft)))
    assert "Bapak/Ibu Budi" in text
    assert "SEMENTARA" in text
    assert "Lembar jawaban undangan" in text
    actions.hand_over(scope=story.scope(), meeting_id=ahead.id, kind="invitation")
    kept = head.get(url)
    assert "SEMENTARA" not in " ".join(pages(bytes_of(kept)))
    assert "undangan-per-penerima-tw-iii-2023.pdf" in kept["Content-Disposition"]
    plain = head.get(story.address(f"rapat/{ahead.id}/invitation.pdf"))
    assert "undangan-tw-iii-2023.pdf" in plain["Content-Disposition"]
    word = head.get(story.address(f"rapat/{ahead.id}/surat-per-penerima.docx"))
    assert "Bapak/Ibu Budi" in word_text(bytes_of(word))
    assert head.get(story.address(f"rapat/{ahead.id}/surat-per-penerima.xlsx")).status_code == 404
