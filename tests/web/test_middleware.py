"""What happens around every request."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from lokmin.web.middleware import Packed
from tests.world import World


def test_pages_are_indonesian_whatever_the_browser_prefers(world: World):
    page = world.client().get("/masuk/", headers={"accept-language": "en"})
    assert page.headers["Content-Language"] == "id"


def test_english_is_a_choice_that_stays(world: World):
    browser = world.client("visitor")
    browser.post("/bahasa/", {"language": "en", "next": "/masuk/"})
    page = browser.get("/masuk/")
    assert page.headers["Content-Language"] == "en"
    assert "Sign in" in page.content.decode()


def test_pages_behind_the_door_are_never_stored(world: World):
    page = world.client().get(reverse("people:directory", args=[world.ours.code]))
    assert page.headers["Cache-Control"] == "no-store"


def test_a_strict_policy_goes_with_every_page(world: World):
    policy = world.client("visitor").get("/masuk/").headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("accept", "kind"), [("text/html", "text/html"), ("application/json", "application/json")]
)
def test_a_missing_duty_is_a_sentence_in_the_form_that_was_asked_for(world: World, accept: str, kind: str):
    address = reverse("people:links", args=[world.ours.code])
    answer = world.client("ani-midwife").get(address, headers={"accept": accept})
    assert answer.status_code == 403
    assert answer.headers["Content-Type"].startswith(kind)
    assert "tidak termasuk peran Anda" in answer.content.decode()


def test_pages_go_over_the_line_compressed_and_say_the_same(world: World):
    address, zipped = f"/p/{world.ours.code}/", {"accept-encoding": "gzip"}
    plain, packed = world.client().get(address), world.client().get(address, headers=zipped)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert len(packed.content) < len(plain.content) / 2
    assert b"</html>" in gzip.decompress(packed.content)


def test_what_is_packed_already_is_not_packed_again():
    def answer(kind: str) -> HttpResponse:
        request = RequestFactory().get("/", headers={"accept-encoding": "gzip"})
        return Packed(lambda _request: HttpResponse(b"x" * 10_000, content_type=kind))(request)

    assert answer("application/pdf").content == b"x" * 10_000
    assert len(answer("text/html").content) < 1_000


def test_in_a_hall_only_who_calls_this_laptop_by_number_is_answered():
    from django.http import HttpResponse
    from django.test import RequestFactory

    from lokmin.web.middleware import near_hosts

    answered = near_hosts(lambda _request: HttpResponse("ada"))
    asked = RequestFactory()
    for host, status in (
        ("10.42.0.1", 200),
        ("192.168.137.1:8000", 200),
        ("laptop.local:8000", 200),
        ("[::1]:8000", 200),
        ("[fe80::1]", 200),
        ("evil.example", 400),
        ("8.8.8.8:8000", 400),
        ("", 400),
    ):
        request = asked.get("/")
        request.META["HTTP_HOST"] = host
        assert answered(request).status_code == status, host
