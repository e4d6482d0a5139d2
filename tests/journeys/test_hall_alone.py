"""A hall without internet: laptop, wall and phone in a network of their own, in which nothing else answers.

Where the kernel lets us, the server and both browsers run in a network namespace that holds nothing but its
loopback; elsewhere this machine's loopback serves, and pages that ask for anything outside fail the test.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from bench.hall import built
from bench.served.hall import PASSWORD, OpenHall
from bench.served.server import free_port, plain_environment
from tests.journeys.conftest import Site, Visitor

pytestmark = pytest.mark.browser
HOTSPOT = "10.42.0.1"
"""The address of the laptop in the network of its own, as a hotspot gives it."""


def alone() -> list[str]:
    """The command that starts another one in a network of its own, where that is allowed."""
    tools = shutil.which("unshare"), shutil.which("nsenter"), shutil.which("ip")
    if not all(tools) or subprocess.run(["unshare", "-rn", "true"], check=False).returncode:
        return []
    net = f'ip link set lo up && ip addr add {HOTSPOT}/24 dev lo && exec "$@"'
    return ["unshare", "-rn", "sh", "-c", net, "sh"]


@dataclass
class Island:
    """The server, and how other programs get into its network."""

    site: Site
    hall: OpenHall
    enter: list[str]


@pytest.fixture(scope="module")
def island(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Island]:
    data, port, first = tmp_path_factory.mktemp("aula"), free_port(), alone()
    hall = built(data, invited=12, problems=2)
    address = f"http://{HOTSPOT if first else '127.0.0.1'}:{port}"
    environment = plain_environment() | {"PUBLIC_URL": address}
    serve = [
        sys.executable,
        "-m",
        "lokmin",
        "serve",
        "--host",
        "0.0.0.0",
        "--port",
        str(port),
        "--data",
        str(data),
    ]
    with (data / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [*first, *serve], env=environment, stdout=log, stderr=log, start_new_session=True
        )
    enter = ["nsenter", "--preserve-credentials", "-U", "-n", "-t", str(server.pid)] if first else []
    try:
        _wait(enter, address, server)
        yield Island(Site(address, data, {hall.writers[0]: PASSWORD}), hall, enter)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)


def _wait(enter: list[str], address: str, server: subprocess.Popen[bytes]) -> None:
    ask = f"import urllib.request; urllib.request.urlopen('{address}/healthz', timeout=5).close()"
    for _ in range(60):
        assert server.poll() is None, "the server stopped"
        if not subprocess.run(
            [*enter, sys.executable, "-c", ask], check=False, capture_output=True
        ).returncode:
            return
        time.sleep(0.5)
    raise AssertionError("the server did not answer")


@pytest.fixture(scope="module")
def browser(
    island: Island, playwright: Any, browser_path: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[object]:
    """Chromium inside the island; it is told what to do through a pipe, not through a network."""
    command = tmp_path_factory.mktemp("peramban") / "chromium"
    command.write_text(f'#!/bin/sh\nexec {" ".join([*island.enter, browser_path])} "$@"\n')
    command.chmod(0o755)
    made = playwright.chromium.launch(executable_path=str(command), args=["--no-sandbox"])
    yield made
    made.close()


def visitor(island: Island, browser: object, **how: bool) -> Visitor:
    """A browser that notes whatever a page asks of anybody but the laptop."""
    made = Visitor(island.site, browser, **how)
    made.page.on("request", lambda asked: _outside(made, island, asked.url))
    return made


def _outside(made: Visitor, island: Island, url: str) -> None:
    if not url.startswith((island.site.address, "data:", "blob:")):
        made.trouble.append(f"asked {url}")


def test_nothing_but_the_laptop_answers(island):
    """The island is one: a look outside fails at once."""
    if not island.enter:
        pytest.skip("no network namespace here")
    look = "import socket; socket.create_connection(('192.0.2.1', 80), 3)"
    found = subprocess.run(
        [*island.enter, sys.executable, "-c", look], check=False, capture_output=True, text=True
    )
    assert "unreachable" in found.stderr


def test_a_phone_checks_in_speaks_and_scores_and_the_wall_shows_it(island, browser):
    notes = visitor(island, browser).sign_in(island.hall.writers[0])
    wall, phone = visitor(island, browser), visitor(island, browser, phone=True)
    cockpit = island.hall.staff("ruang/")
    notes.open(cockpit)
    drawn = notes.page.locator(".room-door svg").count()  # the QR code, where a phone can open its address
    assert drawn == (1 if island.enter else 0)
    address = notes.page.locator(".room-door a").get_attribute("href")
    wall.open(f"{address}layar/")
    phone.open(address)
    phone.look()
    sit(phone)
    expect(notes.page.locator("#hadir dd").first).to_have_text("1", timeout=10_000)
    speak(notes, phone, "Jalan ke pos rusak sejak hujan")
    show(notes, "Masukan sektor")
    expect(wall.page.locator("main")).to_contain_text("Jalan ke pos rusak", timeout=10_000)
    wall.look("hall-alone-wall")
    score(notes, phone, island)
    for each in (notes, wall, phone):
        assert each.trouble == []
        each.close()


def sit(phone: Visitor) -> None:
    """Choose the own office from the list; the holder needs one tap."""
    phone.page.locator("details.pick", has_text="Jabatan 2").locator("summary").first.click()
    phone.page.get_by_role("link", name=re.compile("Jabatan 2")).first.click()
    phone.page.locator("button.wide").first.click()
    phone.page.get_by_text("Anda tercatat hadir").wait_for()
    phone.look("hall-alone-seat")


def speak(notes: Visitor, phone: Visitor, text: str) -> None:
    """What the phone says waits in the cockpit until it is accepted."""
    phone.page.fill("textarea", text)
    phone.page.get_by_role("button", name="Kirim masukan").click()
    phone.page.get_by_text("menunggu dibaca notulis").wait_for()
    expect(notes.page.locator("#ponsel")).to_contain_text(text, timeout=10_000)
    notes.page.locator("#ponsel").get_by_role("button", name=re.compile("Terima")).first.click()
    notes.page.locator("#terakhir").get_by_text(text).wait_for()


def show(notes: Visitor, view: str) -> None:
    notes.page.locator("#layar").get_by_role("button", name=view, exact=True).click()
    notes.page.wait_for_load_state()


def score(notes: Visitor, phone: Visitor, island: Island) -> None:
    """The note-taker opens the scoring; the phone gives its points problem by problem."""
    notes.open(island.hall.staff("penilaian/"))
    notes.page.get_by_role("button", name=re.compile("Mulai menilai")).click()
    phone.page.reload()
    phone.page.get_by_role("link", name=re.compile("Beri nilai")).click()
    for _problem in range(2):
        for letter in "USG":
            phone.page.locator(f"input[name={letter}][value='4']").check()
        phone.page.get_by_role("button", name=re.compile("^Simpan")).click()
    phone.page.get_by_text("nilai Anda tersimpan").wait_for()
    phone.look("hall-alone-scored")
    expect(notes.page.locator(".big-count")).to_contain_text("1 ", timeout=15_000)
