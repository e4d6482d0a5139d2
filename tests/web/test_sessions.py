"""A session lives until it ends, and the door asks without putting its questions together anew."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db.models.sql.compiler import SQLCompiler

from lokmin.web import clock
from lokmin.web.sessions import SessionStore
from tests.world import World

BOARD = "/p/1011689/komitmen/"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tables of each question that is put together from here on."""
    tables: list[str] = []
    as_sql = SQLCompiler.as_sql

    def noted(compiler: SQLCompiler, *args: Any, **named: Any) -> Any:
        tables.append(compiler.query.model._meta.db_table)  # type: ignore[union-attr]
        return as_sql(compiler, *args, **named)

    monkeypatch.setattr(SQLCompiler, "as_sql", noted)
    return tables


def test_a_page_seen_again_puts_no_question_together_anew(world: World, compiled: list[str]):
    browser = world.client()
    assert browser.get(BOARD).status_code == 200
    first = len(compiled)
    assert browser.get(BOARD).status_code == 200
    assert compiled[first:] == []


def test_a_session_that_ended_or_never_was_is_empty(world: World):
    store = SessionStore()
    store["name"] = "Ani"
    store.create()
    assert SessionStore(store.session_key).load() == {"name": "Ani"}
    Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))
    late = SessionStore(store.session_key)
    assert late.load() == {}
    assert late.session_key is None
    assert SessionStore("tidakpernahada").load() == {}


def test_who_is_signed_out_is_out_at_once(world: World):
    browser = world.client()
    assert browser.get(BOARD).status_code == 200
    Session.objects.all().delete()
    assert browser.get(BOARD).status_code == 302
