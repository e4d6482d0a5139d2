"""Every page that links lead to: no axe violation, no sideways scroll, on a desk and on a phone."""

import os
import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import resolve

pytestmark = pytest.mark.browser

FILES = re.compile(
    r"\.(pdf|docx|xlsx|zip|csv|ics|png|jpg|json)$|/unduh/|/komitmen/bukti/|/dokumen/berkas/|/impor/templat/"
)


LOOKED: set[tuple[str, bool]] = set()
"""Where axe has looked, on a desk and on a phone: who comes to a route later sees the same template there."""


def route(url: str) -> str:
    """What pages of one kind have in common: the pattern of their address."""
    return str(resolve(urlsplit(url).path).route)


def crawl(visitor, start: str) -> dict[str, str]:
    """One address of every kind of page, following links from `start`; all that is wrong is told at once."""
    seen: dict[str, str] = {}
    wrong: list[str] = []
    waiting = [visitor.site.address + start]
    while waiting:
        url = waiting.pop(0)
        if not url.startswith(visitor.site.address) or FILES.search(urlsplit(url).path) or route(url) in seen:
            continue
        answer = visitor.open(url)
        seen[route(url)] = url
        try:
            assert answer.status == 200, f"{url}: {answer.status}"
            visitor.fits()
            if (route(url), visitor.phone) not in LOOKED:
                visitor.look()
        except AssertionError as found:
            wrong.append(str(found))
        LOOKED.add((route(url), visitor.phone))
        links = visitor.page.eval_on_selector_all(
            "main a[href], nav a[href]", "a => a.map(x => x.getAttribute('href'))"
        )
        waiting += [urljoin(url, link).split("#")[0] for link in links if not link.startswith("mailto:")]
    assert not wrong, "\n".join(wrong)
    return seen


@pytest.mark.parametrize(
    ("account", "start", "phone"),
    [
        ("kepala-mandalawangi", "/p/1033372/", False),
        ("notulis-lais", "/p/1011689/", False),
        ("bidan-mandalawangi", "/p/1033372/", True),
        ("camat-mandalawangi", "/p/1033372/", True),
        ("dinkes-muba", "/k/16.06/", True),
        ("admin", "/", False),
    ],
)
def test_every_page_is_accessible_and_fits(visit, account: str, start: str, phone: bool):
    seen = crawl(visit(account, phone=phone), start)
    assert len(seen) > 3
    if os.environ.get("LOKMIN_SCREENSHOTS"):
        print(*sorted(seen), sep="\n")


def test_the_head_sees_every_kind_of_page_on_a_phone(visit):
    visitor = visit("kepala-mandalawangi", phone=True)
    seen = crawl(visitor, "/p/1033372/")
    rooms = {route.split("/")[2] for route in seen if route.startswith("p/") and route.count("/") > 2}
    wanted = {"capaian", "masalah", "komitmen", "rapat", "dokumen", "orang", "bukti"}
    assert wanted <= rooms


def test_the_pages_speak_english_when_asked(visit):
    visitor = visit("kepala-mandalawangi")
    visitor.context.add_cookies([{"name": "django_language", "value": "en", "url": visitor.site.address}])
    for path in ("/p/1033372/", "/p/1033372/capaian/", "/p/1033372/komitmen/", "/p/1033372/rapat/"):
        visitor.open(path)
        assert visitor.page.get_attribute("html", "lang") == "en"
        visitor.look()
