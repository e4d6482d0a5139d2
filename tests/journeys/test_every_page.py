"""Every page that links lead to: no axe violation, no sideways scroll, on a desk and on a phone."""

import os
import re
from urllib.parse import urljoin, urlsplit

import pytest

pytestmark = pytest.mark.browser

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
QUERY_PAGES = ("/capaian/isi/", "/masalah/")
FILES = re.compile(
    r"\.(pdf|docx|xlsx|zip|csv|ics|png|jpg|json)$|/unduh/|/komitmen/bukti/|/dokumen/berkas/|/impor/templat/"
)


def shape(url: str) -> str:
    """Pages of the same kind have the same shape: ids and codes of Puskesmas and indicators do not matter."""
    path = re.sub(r"^/p/\d{7}/", "/p/*/", UUID.sub("*", urlsplit(url).path))
    return re.sub(r"/(capaian|kamus|capaian/target)/[A-Z0-9_+]+/", r"/\1/*/", path)


def crawl(visitor, start: str) -> dict[str, str]:
    """One address of every kind of page, following links from `start`; all that is wrong is told at once."""
    seen: dict[str, str] = {}
    wrong: list[str] = []
    waiting = [visitor.site.address + start]
    while waiting:
        url = waiting.pop(0)
        if shape(url) in seen or not url.startswith(visitor.site.address) or FILES.search(urlsplit(url).path):
            continue
        answer = visitor.open(url)
        seen[shape(url)] = url
        try:
            assert answer.status == 200, f"{url}: {answer.status}"
            visitor.look()
        except AssertionError as found:
            wrong.append(str(found))
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
    rooms = {path.split("/")[3] for path in seen if path.count("/") > 3}
    wanted = {"capaian", "masalah", "komitmen", "rapat", "dokumen", "orang", "bukti"}
    assert wanted <= rooms


def test_the_pages_speak_english_when_asked(visit):
    visitor = visit("kepala-mandalawangi")
    visitor.context.add_cookies([{"name": "django_language", "value": "en", "url": visitor.site.address}])
    for path in ("/p/1033372/", "/p/1033372/capaian/", "/p/1033372/komitmen/", "/p/1033372/rapat/"):
        visitor.open(path)
        assert visitor.page.get_attribute("html", "lang") == "en"
        visitor.look()
