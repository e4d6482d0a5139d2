"""What every test shares: which parts this machine has, and that a silent skip cannot hide one.

The suite runs once on SQLite and once on PostgreSQL (`DATABASE_URL`). Journeys (`browser`) and LibreOffice
(`office`) say nothing about a database, nor do tests of rules and of the house that ask for none: they run on
SQLite only. `postgres` tests run on PostgreSQL only, `sqlite` tests on SQLite only.
With `CI` set a skipped test is a failed test.
"""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest_plugins = ["tests.world"]

ROOT = Path(__file__).parents[1]
ON_POSTGRES = os.environ.get("DATABASE_URL", "").startswith("postgres")
ON_CI = bool(os.environ.get("CI"))
LOOPBACK = {"127.0.0.1", "::1", "localhost", ""}

# Playwright's synchronous interface keeps an event loop in the test's thread; Django then refuses the ORM.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


def find_browser() -> str | None:
    """The path of Debian's chromium, or None."""
    return os.environ.get("LOKMIN_BROWSER") or shutil.which("chromium") or shutil.which("chromium-browser")


def find_office() -> str | None:
    """The path of LibreOffice, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def missing_part(item: pytest.Item) -> str | None:
    """Why this machine cannot run `item`: a sentence, or None."""
    if item.get_closest_marker("browser") and not find_browser():
        return "chromium is not installed"
    if item.get_closest_marker("office") and not (find_office() and shutil.which("pdftotext")):
        return "LibreOffice Calc or poppler-utils is not installed"
    return None


def wrong_engine(item: pytest.Item) -> bool:
    """Whether the other of the two runs is the place of `item`."""
    other = ("browser", "office", "sqlite") if ON_POSTGRES else ("postgres",)
    return any(item.get_closest_marker(mark) for mark in other) or (ON_POSTGRES and without_database(item))


def without_database(item: pytest.Item) -> bool:
    """A test of rules or of the house that asks for no database: every engine would say the same."""
    pure = item.path.name.startswith("test_rules") or item.path.parent.name in ("house", "oracles")
    asked = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return pure and not asked and item.get_closest_marker("django_db") is None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    here, elsewhere = [], []
    for item in items:
        (elsewhere if wrong_engine(item) else here).append(item)
    if elsewhere:
        items[:] = here
        config.hook.pytest_deselected(items=elsewhere)
    for item in items:
        if reason := missing_part(item):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    report = yield
    if ON_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def browser_path() -> str:
    """Chromium's path for playwright's `executable_path`; tests that use it carry the mark `browser`."""
    return find_browser() or pytest.skip("chromium is not installed")


@pytest.fixture(scope="session")
def office_path() -> str:
    """LibreOffice's path; tests that use it carry the mark `office`."""
    return find_office() or pytest.skip("LibreOffice is not installed")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of oracles and field data (`LOKMIN_SHARED`); a test that needs it is skipped without it."""
    folder = Path(os.environ.get("LOKMIN_SHARED", ROOT.parent / "shared"))
    return folder if folder.is_dir() else pytest.skip("LOKMIN_SHARED names no folder")


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Only this machine answers: any other address fails as it would with the cable pulled."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX and isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise OSError(f"a test reached for {address[0]}; tests talk to this machine only")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield
