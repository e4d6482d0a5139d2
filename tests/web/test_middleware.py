"""What happens around every request."""

import pytest
from django.urls import reverse

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
