"""Every address × every role × strangers × a visitor, walked from the resolver (tests/house/addresses.py)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from lokmin.basics.scope import DUTIES, Role
from tests.house.addresses import (
    ALL,
    ELSEWHERE,
    HALL,
    HIDDEN,
    KECAMATAN,
    LINK,
    OPEN,
    PUSKESMAS,
    QUERY,
    SENT,
    VALUES,
)
from tests.papers.story import tell_story
from tests.web.rows import one_of_each
from tests.world import World, build_world

pytestmark = pytest.mark.django_db
LETTERS = {
    "K": Role.HEAD,
    "P": Role.PROGRAMME_HOLDER,
    "T": Role.ADMINISTRATION,
    "N": Role.NOTE_TAKER,
    "B": Role.MIDWIFE,
    "C": Role.CAMAT,
    "D": Role.DINKES,
    "A": Role.ADMINISTRATOR,
}
STRANGERS = ("citra", "dewi")
_APART = (
    "list", "plan", "old", "calendar", "year", "undo_year", "handover", "undo_handover",
    "camat_digest", "prepare_messages", "messages_sent", "message_unsent",
)  # fmt: skip
OF_NO_MEETING = {f"meetings:{name}" for name in _APART}
DISTRICT = {name for name in ELSEWHERE if name.startswith(("rollup:", "dictionary:", "district_exchange:"))}


def patterns(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address with its full name."""
    for found in (resolver or get_resolver()).url_patterns:
        if isinstance(found, URLResolver):
            yield from patterns(found, space + (f"{found.namespace}:" if found.namespace else ""))
        else:
            yield f"{space}{found.name}", found


def test_every_address_stands_in_the_table_and_the_table_names_no_other():
    names = [name for name, _ in patterns()]
    assert len(names) == len(set(names)), "two addresses share a name"
    assert set(names) == {*PUSKESMAS, *ELSEWHERE, *OPEN, *LINK, *HALL}


def test_the_table_agrees_with_the_duty_of_each_page():
    """A cross-check only: nobody is let in whose role lacks the duty that the page names."""
    wrong = []
    for name, pattern in patterns():
        duty = getattr(pattern.callback, "duty", None)
        if name in OPEN | LINK | HALL:
            continue
        assert duty, f"{name} has no duty"
        carriers = {letter for letter, role in LETTERS.items() if duty in DUTIES[role]}
        told = set("".join({**PUSKESMAS, **ELSEWHERE}[name])) - {"-"}
        wrong += [f"{name}: {told - carriers}"] if told - carriers else []
    assert not wrong, "\n".join(wrong)


@dataclass
class Walls:
    """The test people with one row of everything at Ani's."""

    world: World
    rows: dict[str, object]


@pytest.fixture(scope="module")
def walls(django_db_setup: None, django_db_blocker, tmp_path_factory) -> Iterator[Walls]:
    """Built once for all tests of this file; taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")):
            world = build_world()
            yield Walls(world, one_of_each(tell_story(world)))
        transaction.set_rollback(True)


def address(name: str, rows: dict[str, object]) -> str:
    pattern = next(found for key, found in patterns() if key == name)
    parts = {part: rows.get(part, part) for part in converters(name, pattern)}
    for part, value in VALUES.get(name, {}).items():
        parts[part] = rows.get(value, value)
    return reverse(name, kwargs=parts) + QUERY.get(name, "")


def converters(name: str, pattern: URLPattern) -> list[str]:
    own = list(pattern.pattern.converters)
    if name in PUSKESMAS or name in DISTRICT:
        own.append("code")
    if name.startswith("meetings:") and name not in OF_NO_MEETING:
        own.append("meeting_id")
    return own


def sent(name: str, rows: dict[str, object]) -> dict[str, str]:
    return {key: str(rows.get(value, value)) for key, value in SENT.get(name, {}).items()}


def answer(browser: Client, method: str, url: str, data: dict[str, str] | None = None) -> tuple[int, str]:
    """Status and where it leads; nothing that was written stays."""
    browser.raise_request_exception = False
    with transaction.atomic():
        got = browser.get(url) if method == "GET" else browser.post(url, data or {})
        if got.streaming:
            list(got.streaming_content)  # type: ignore[arg-type]
        transaction.set_rollback(True)
    return got.status_code, got.headers.get("Location", "")


def is_let_in(status: int, location: str) -> bool:
    """Pages, redirects of work done, and refusals of what was typed; not a wall and not a fault."""
    return status in (200, 302, 303, 400, 409, 422) and not location.startswith("/masuk/")


def wall(method_row: str, letter: str) -> int:
    return 405 if method_row == "-" else 200 if letter in method_row else 403


def right(wanted: int, status: int, location: str) -> bool:
    return is_let_in(status, location) if wanted == 200 else status == wanted


def test_every_member_meets_the_walls_of_the_table(walls: Walls):
    browsers = {letter: walls.world.client(f"ani-{role}") for letter, role in LETTERS.items()}
    wrong = []
    for name, told in PUSKESMAS.items():
        url = address(name, walls.rows)
        for method, row in zip(("GET", "POST"), told, strict=True):
            for letter in ALL:
                status, location = answer(browsers[letter], method, url, sent(name, walls.rows))
                wanted = wall(row, letter)
                allowed = right(wanted, status, location) or (wanted == 405 and status == 403)
                allowed = allowed or (wanted == 403 and status == 404 and name in HIDDEN)
                if not allowed:
                    wrong.append(f"{method} {name} {letter}: {status}, not {wanted} {location}")
    assert not wrong, "\n".join(wrong)


SENT_ONLY = [name for name, told in PUSKESMAS.items() if told[0] == "-"]


def test_an_address_that_only_takes_what_is_sent_shows_the_way_back(walls: Walls):
    ani, wrong = walls.world.client("ani-head"), []
    for name in SENT_ONLY:
        got = ani.get(address(name, walls.rows))
        found = re.search(r'data-back href="([^"]+)"', got.content.decode())
        reached = answer(ani, "GET", found[1])[0] if found else 0
        if (got.status_code, reached) != (405, 200) or "POST" not in got.headers["Allow"]:
            wrong.append(f"{name}: {got.status_code}, back to {found and found[1]}: {reached}")
    assert not wrong, "\n".join(wrong)


def test_the_way_back_is_the_page_one_came_from_if_it_is_ours(walls: Walls):
    ani, url = walls.world.client("ani-head"), address("meetings:promise", walls.rows)
    minutes = address("meetings:minutes", walls.rows)
    for came, back in ((minutes, minutes), (url, url.removesuffix("komitmen/")), ("//x.id/p/1/", "")):
        page = ani.get(
            url, headers={"referer": f"http:{came}" if "//" in came else f"http://testserver{came}"}
        )
        assert f'data-back href="{back or url.removesuffix("komitmen/")}"' in page.content.decode()


def test_nobody_else_learns_that_an_address_only_takes_what_is_sent(walls: Walls):
    url = address("meetings:promise", walls.rows)
    assert walls.world.client("dewi").get(url).status_code == 404
    assert walls.world.client("visitor").get(url).headers["Location"].startswith("/masuk/")


def test_strangers_find_nothing_at_any_address_of_ours(walls: Walls):
    wrong = []
    for who in STRANGERS:
        browser = walls.world.client(who)
        for name in PUSKESMAS:
            for method in ("GET", "POST"):
                data = sent(name, walls.rows)
                status, _ = answer(browser, method, address(name, walls.rows), data)
                if status not in (404, 405):
                    wrong.append(f"{method} {name} {who}: {status}")
    assert not wrong, "\n".join(wrong)


def test_ids_of_ours_under_an_address_of_theirs_find_nothing(walls: Walls):
    """The walls hold inside a page too: my Puskesmas in the address, your row behind it."""
    wrong = []
    for who, card in (("citra", walls.world.far), ("dewi", walls.world.sister)):
        browser, theirs = walls.world.client(who), {**walls.rows, "code": card.code}
        for name in PUSKESMAS:
            url = address(name, theirs)
            if not any(str(value) in url for key, value in walls.rows.items() if key.endswith("_id")):
                continue
            if name in KECAMATAN and who == "dewi":
                continue  # hers too: Dewi's Puskesmas shares the kecamatan
            for method in ("GET", "POST"):
                status, _ = answer(browser, method, url, sent(name, walls.rows))
                if status not in (404, 405):
                    wrong.append(f"{method} {name} {who}: {status}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "path", ["/p/1011689/", "/p/9999999/", "/p/1011689/tidak/ada/", "/tidak-ada/", "/k/1/"]
)
def test_a_visitor_gets_the_sign_in_page_for_every_address(walls: Walls, path: str):
    status, location = answer(walls.world.client("visitor"), "GET", path)
    assert (status, location.split("?")[0]) == (302, "/masuk/")


def test_a_visitor_gets_the_sign_in_page_at_every_address_of_the_table(walls: Walls):
    visitor, wrong = walls.world.client("visitor"), []
    for name in {**PUSKESMAS, **ELSEWHERE}:
        for method in ("GET", "POST"):
            url = address(name, {**walls.rows, "code": "16.06"} if name in DISTRICT else walls.rows)
            status, location = answer(visitor, method, url)
            if status != 405 and (status, location.split("?")[0]) != (302, "/masuk/"):
                wrong.append(f"{method} {name}: {status} {location}")
    assert not wrong, "\n".join(wrong)


def test_district_and_installation_are_for_those_named(walls: Walls):
    wrong = []
    for name, told in ELSEWHERE.items():
        url = address(name, {**walls.rows, "code": "16.06"} if name in DISTRICT else walls.rows)
        for method, row in zip(("GET", "POST"), told, strict=True):
            for letter, role in LETTERS.items():
                status, location = answer(walls.world.client(f"ani-{role}"), method, url)
                let_in = letter in row and is_let_in(status, location)
                if not (let_in or (letter not in row and status in (404, 405))):
                    wrong.append(f"{method} {name} {letter}: {status}")
    assert not wrong, "\n".join(wrong)


def test_a_personal_link_opens_its_own_page_and_is_no_session(walls: Walls):
    browser = Client()
    assert browser.get(f"/t/{walls.world.budi.token}/").status_code == 200
    assert "sessionid" not in browser.cookies
    status, location = answer(browser, "GET", reverse("home", args=[walls.world.ours.code]))
    assert (status, location.split("?")[0]) == (302, "/masuk/")


def test_a_link_that_was_never_made_says_so_without_the_sign_in_page(walls: Walls):
    assert Client().get("/t/tidak-pernah-ada/").status_code == 404


def test_the_first_page_is_each_ones_own(walls: Walls):
    home = reverse("home", args=[walls.world.ours.code])
    firsts = {
        letter: answer(walls.world.client(f"ani-{role}"), "GET", "/") for letter, role in LETTERS.items()
    }
    assert {letter for letter, got in firsts.items() if got == (302, home)} == set("KPTNB")
    assert firsts["D"] == (302, "/k/16.06/")
    assert (firsts["C"][0], firsts["A"][0]) == (200, 200)
    assert answer(walls.world.client("visitor"), "GET", "/") == (302, "/masuk/")
