"""No key of a link, a hall or a seat stands in the log."""

import logging
from io import StringIO

import pytest
from django.test import Client

from lokmin.web.logs import shortened
from tests.world import NOW


@pytest.fixture
def written():
    """What the handler of the settings writes."""
    (console,) = [one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler]
    into = StringIO()
    before = console.setStream(into)
    yield into
    console.setStream(before)


@pytest.mark.django_db
def test_a_page_that_is_not_found_is_logged_without_its_key(written):
    for path in ("/t/rahasiaSekali/tanda-tangan/", "/r/kodeaula/kursiSaya/skor/"):
        Client().get(path)
    log = written.getvalue()
    assert "/t/ra…/tanda-tangan/" in log
    assert "/r/ko…/ku…/skor/" in log
    assert not [key for key in ("rahasiaSekali", "kodeaula", "kursiSaya") if key in log]


@pytest.mark.django_db
def test_a_page_of_a_live_link_that_fails_is_logged_without_its_key(world, written, monkeypatch):
    def broken(**_given):
        raise ZeroDivisionError("rusak")

    monkeypatch.setattr("lokmin.web.clock.now", lambda zone="WIB", fixed=None: NOW)
    monkeypatch.setattr("lokmin.meetings.queries.of_office", broken)
    answer = Client(raise_request_exception=False).get(f"/t/{world.budi.token}/tanda-tangan/")
    assert answer.status_code == 500
    assert "ZeroDivisionError: rusak" in written.getvalue()
    assert world.budi.token not in written.getvalue()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Forbidden (x): /t/abcdef", "Forbidden (x): /t/ab…"),
        ("GET https://lokmin.example/r/abcdefgh/?q=1", "GET https://lokmin.example/r/ab…/?q=1"),
        ("Gone: /p/1011689/rapat/abcdefgh/", "Gone: /p/1011689/rapat/abcdefgh/"),
    ],
)
def test_only_the_keys_are_cut(text, kept):
    assert shortened(text) == kept
