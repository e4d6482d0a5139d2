"""Others hold the database: nothing typed is lost, and it is said what to do."""

import re

import pytest
from django.db import OperationalError
from django.urls import reverse

from lokmin.coverage.views import entry
from lokmin.people.models import Account
from lokmin.tools.locks import is_busy
from lokmin.web import middleware
from lokmin.web.commands import main
from tests.world import World

LOCKED = OperationalError("database is locked")


@pytest.fixture
def locked(world: World, monkeypatch):
    """Ani's browser, while every figure that is written meets a locked database."""

    def held(**_typed):
        raise LOCKED

    monkeypatch.setattr(entry.actions, "record_figures", held)
    return world.client()


def cell(world: World) -> dict[str, str]:
    return {
        "area": str(world.areas[0].id), "element": "K1", "month": "2023-06", "count": "41", "version": "0",
    }  # fmt: skip


def test_a_cell_that_saves_itself_hears_that_it_is_not_stored_yet(world: World, locked):
    address = reverse("coverage:save", args=[world.ours.code])
    answer = locked.post(address, cell(world), headers={"accept": "application/json"})
    assert answer.status_code == 503
    assert "Belum tersimpan" in answer.json()["message"]
    assert "coba lagi" in answer.json()["message"]
    assert int(answer.headers["Retry-After"]) > 0


def test_a_form_comes_back_with_what_was_typed_and_can_be_sent_again(world: World, locked):
    address = reverse("coverage:save", args=[world.ours.code])
    answer = locked.post(address, cell(world) | {"remark": 'a "b"\n<c>'})
    page = answer.content.decode()
    assert answer.status_code == 503
    assert f'action="{address}"' in page
    kept = dict(re.findall(r'<textarea name="(\w+)" hidden>\n(.*?)</textarea>', page, re.S))
    assert kept == cell(world) | {"remark": "a &quot;b&quot;\n&lt;c&gt;"}
    assert "csrfmiddlewaretoken" in page
    assert "Kirim lagi" in page


def test_a_database_that_is_locked_before_any_view_runs_is_said_the_same_way(world, monkeypatch):
    browser = world.client("visitor")
    browser.raise_request_exception = False

    def held(_request):
        raise LOCKED

    monkeypatch.setattr(middleware, "WebDoor", held)
    answer = browser.get("/masuk/")
    assert answer.status_code == 503
    assert "Muat ulang" in answer.content.decode()


def test_no_password_comes_back(world, monkeypatch):
    browser = world.client("visitor")

    def held(*_fields):
        raise LOCKED

    monkeypatch.setattr(Account, "check_password", held)
    answer = browser.post("/masuk/", {"username": "ani-head", "password": "sangat-rahasia"})
    assert answer.status_code == 503
    assert "sangat-rahasia" not in answer.content.decode()
    assert "ani-head" in answer.content.decode()


def test_what_is_broken_is_still_called_broken(world: World, monkeypatch):
    browser = world.client("visitor")
    browser.raise_request_exception = False

    def broken(*_fields):
        raise OperationalError("no such table: x")

    monkeypatch.setattr(Account, "check_password", broken)
    answer = browser.post("/masuk/", {"username": "ani-head", "password": "x"})
    assert answer.status_code == 500


def test_the_command_line_says_it_in_one_line(monkeypatch, capsys):
    def held(_chosen):
        raise LOCKED

    monkeypatch.setattr("lokmin.web.commands._prepare", held)
    assert main(["pws", "x.csv", "--month", "2023-01"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Belum tersimpan" in said


def test_only_waiting_in_vain_is_busy():
    deadlock = OperationalError("deadlock detected")
    deadlock.__cause__ = type("Deadlock", (Exception,), {"sqlstate": "40P01"})()
    assert is_busy(LOCKED)
    assert is_busy(deadlock)
    assert not is_busy(OperationalError("disk I/O error"))
    assert not is_busy(ValueError("database is locked"))
