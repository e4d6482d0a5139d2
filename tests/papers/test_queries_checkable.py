"""A QR code is printed only where it opens for who holds the paper, anywhere and years later (FN 18)."""

import pytest

from lokmin.papers.queries.checkable import checkable
from lokmin.papers.rules.content import Marks


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://lokmin.mubakab.go.id", "https://lokmin.mubakab.go.id/v/K7Q4-2MZX/"),
        ("", ""),
        ("http://127.0.0.1:8000", ""),
        ("http://192.168.43.1:8000", ""),
        ("http://localhost:8000", ""),
        ("http://laptop.local", ""),
    ],
)
def test_only_an_address_that_opens_everywhere_becomes_a_qr_code(settings, url, link):
    settings.PUBLIC_URL = url
    marks = checkable(Marks(code="K7Q4-2MZX"))
    assert (marks.check_link, bool(marks.qr)) == (link, bool(link))
    assert marks.how.startswith("Periksa")


def test_a_laptop_in_a_hall_prints_no_qr_code_whatever_its_address(settings):
    settings.PUBLIC_URL, settings.HALL = "https://lokmin.mubakab.go.id", True
    assert checkable(Marks(code="K7Q4-2MZX")).check_link == ""


def test_a_draft_says_draft_and_not_how_to_check_it(settings):
    settings.PUBLIC_URL = "https://lokmin.mubakab.go.id"
    marks = checkable(Marks(draft=True))
    assert (marks.check_link, marks.how, marks.stamps) == ("", "", ("SEMENTARA",))
