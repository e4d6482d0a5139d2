"""The annex of the minutes: photos that somebody cleared, four on a page, in PDF and Word."""

import io
import zipfile

import pytest
from pypdf import PdfReader

from lokmin.meetings import actions, queries
from lokmin.papers.queries import Print, meeting_paper
from lokmin.papers.rules import pdf, word
from tests.commitments.samples import picture
from tests.papers.reading import pages, word_text
from tests.papers.story import at


@pytest.fixture
def minutes(story):
    """The minutes of May with six photos of different sizes, five of them cleared."""
    scope, meeting_id = story.scope(now=at(5, 24)), story.meetings["may"]
    contents = tuple(picture((400 + 40 * n, 300)) for n in range(6))
    actions.add_photos(scope=scope, meeting_id=meeting_id, contents=contents, caption="Camat & kader")
    for card in queries.photos(scope=scope, meeting_id=meeting_id)[:5]:
        actions.clear_photo(scope=scope, photo_id=card.id)
    return meeting_paper(scope=scope, meeting_id=meeting_id, kind="minutes", how=Print())


def test_only_cleared_photos_stand_in_the_annex(minutes):
    assert [photo.caption for photo in minutes.photos] == ["Camat & kader"] * 5
    assert max(max(photo.width, photo.height) for photo in minutes.photos) <= 900


def test_four_photos_stand_on_a_page_of_the_pdf(minutes):
    made = pdf.render(minutes)
    annex = [page for page in pages(made) if "Camat & kader" in page]
    assert [page.count("Camat & kader") for page in annex] == [4, 1]
    assert "Lampiran: foto rapat" in annex[0]
    images = [len(page.images) for page in PdfReader(io.BytesIO(made)).pages]
    assert sum(images) == 5
    assert pdf.render(minutes) == made


def test_word_has_the_same_photos(minutes):
    made = word.render(minutes)
    assert word_text(made).count("Camat & kader") == 5
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        assert sum(name.startswith("word/media/") for name in opened.namelist()) == 5


def test_minutes_without_photos_have_no_annex(story):
    paper = meeting_paper(
        scope=story.scope(now=at(5, 24)), meeting_id=story.meetings["may"], kind="minutes", how=Print()
    )
    assert paper.photos == ()
    assert "foto rapat" not in " ".join(pages(pdf.render(paper)))
