"""Who lacks a duty is told what the page does, not what else that duty would let him do."""

import html
import re

import pytest
from django.db import transaction
from django.test import Client

from tests.house.addresses import PUSKESMAS
from tests.house.refusals import DEEDS
from tests.house.test_addresses import LETTERS, Walls, address, sent, walls

pytestmark = pytest.mark.django_db
__all__ = ["walls"]


def refused(browser: Client, method: str, url: str, data: dict[str, str]) -> str:
    """The words in the sentence of a refusal; empty when nothing was refused."""
    browser.raise_request_exception = False
    with transaction.atomic():
        got = browser.get(url) if method == "GET" else browser.post(url, data)
        transaction.set_rollback(True)
    if got.status_code != 403:
        return ""
    told = html.unescape(re.sub(r"<[^>]+>", " ", got.content.decode()))
    found = re.search(r"Tugas “([^”]+)” tidak termasuk peran", told)
    return found[1] if found else " ".join(told.split())


@pytest.mark.parametrize("deed", DEEDS)
def test_a_refusal_names_what_the_page_does(walls: Walls, deed: str):
    wrong = []
    for name, methods in DEEDS[deed].items():
        for method in methods:
            letter = next(one for one in "CDBPNT" if one not in PUSKESMAS[name][method == "POST"])
            browser = walls.world.client(f"ani-{LETTERS[letter]}")
            told = refused(browser, method, address(name, walls.rows), sent(name, walls.rows))
            wrong += [f"{method} {name} {letter}: {told[:90]}"] if told != deed else []
    assert not wrong, "\n".join(wrong)
