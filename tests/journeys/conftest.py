"""The example, built once, served as a user would serve it, and a browser that looks at it."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
PHONE = 360
SHOTS = os.environ.get("LOKMIN_SCREENSHOTS")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Site:
    """A running Lokmin with the example in it."""

    address: str
    data: Path
    passwords: dict[str, str] = field(default_factory=dict)


def _environment(address: str) -> dict[str, str]:
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("LOKMIN", "DJANGO", "DATABASE"))
    }
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "PUBLIC_URL": address}


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 180
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=10).close()
            return
        except OSError:
            assert server.poll() is None, "the server stopped"
            time.sleep(0.2)
    raise AssertionError("the server did not answer")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served_example(tmp_path_factory.mktemp("contoh")) as site:
        yield site


@contextmanager
def served_example(data: Path) -> Iterator[Site]:
    """Build the example by its command, serve it by its command, stop it at the end."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command, environment = [sys.executable, "-m", "lokmin"], _environment(address)
    subprocess.run(
        [*command, "example", "--build", "--data", str(data)],
        check=True,
        env=environment,
        capture_output=True,
    )
    accounts = json.loads((data / "akun-contoh.json").read_text("utf-8"))
    with (data / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "serve", "--port", str(port), "--data", str(data)],
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            _wait(address, server)
            yield Site(address, data, {a["username"]: a["password"] for a in accounts})
        finally:
            server.terminate()
            server.wait(timeout=20)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Any]:
    """One driver a process: a second one beside it refuses to start."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=15_000)  # a busy machine is not a fault of the page
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium(playwright: Any, browser_path: str) -> Iterator[Any]:
    browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
    yield browser
    browser.close()


class Visitor:
    """One person with a browser. Every page that is opened is checked by axe and for its width."""

    def __init__(self, site: Site, chromium: Any, *, phone: bool = False, scripts: bool = True) -> None:
        size = {"width": PHONE, "height": 780} if phone else {"width": 1280, "height": 900}
        self.site, self.phone, self.scripts = site, phone, scripts
        self.context = chromium.new_context(viewport=size, java_script_enabled=scripts, locale="en-US")
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.trouble: list[str] = []
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))

    def sign_in(self, account: str) -> "Visitor":
        self.page.goto(f"{self.site.address}/masuk/")
        self.page.fill("#id_username", account)
        self.page.fill("#id_password", self.site.passwords[account])
        self.page.click("button.wide")
        self.page.wait_for_url(lambda url: "/masuk/" not in url)
        return self

    def open(self, path: str) -> Any:
        answer = self.page.goto(path if path.startswith("http") else f"{self.site.address}{path}")
        assert answer is not None
        return answer

    def fits(self) -> None:
        """The page that is open is no wider than the window."""
        self.page.locator("body").wait_for(state="attached")  # between two pages there is none
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{self.page.url} scrolls sideways by {wide} px"
        if self.phone:
            assert self.page.evaluate("document.documentElement.scrollWidth") <= PHONE, self.page.url

    def look(self, name: str = "") -> None:
        """Check the page that is open; keep a picture under `name` where pictures are wanted."""
        self.fits()
        found = violations(self.page) if self.scripts else self._violations_elsewhere()
        assert not found, f"{self.page.url}: {found}"
        assert self.trouble == [], self.page.url
        if name and SHOTS:
            Path(SHOTS).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{SHOTS}/{name}.png", full_page=False)

    def _violations_elsewhere(self) -> list[str]:
        """Axe is a script: where none may run it looks at a copy of the page, whose own scripts stay away."""
        body, url = self.page.content(), self.page.url.split("#")[0]
        other = self.context.browser.new_context(viewport=self.page.viewport_size, locale="en-US")
        copy = other.new_page()
        copy.route(lambda asked: asked.endswith(".js"), lambda route: route.abort())
        copy.route(
            lambda asked: asked == url, lambda route: route.fulfill(body=body, content_type="text/html")
        )
        copy.goto(url)
        found = violations(copy)
        other.close()
        return found

    def close(self) -> None:
        self.context.close()


def violations(page: Any) -> list[str]:
    """What axe finds on a page: rule, and where."""
    page.evaluate(AXE)
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", rules)
    return [f"{v['id']}: {node['target']}" for v in found["violations"] for node in v["nodes"]]


@pytest.fixture
def visit(site: Site, chromium: Any) -> Iterator[Any]:
    """`visit("kepala-mandalawangi")` gives a signed-in visitor; `visit(None)` one without account."""
    open_ones: list[Visitor] = []

    def arrive(account: str | None = None, **how: bool) -> Visitor:
        visitor = Visitor(site, chromium, **how)
        open_ones.append(visitor)
        return visitor.sign_in(account) if account else visitor

    yield arrive
    for visitor in open_ones:
        visitor.close()
