"""Sent twice, counted once."""

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.tools.actions import action, audit
from lokmin.tools.idempotency import once, repeatable
from lokmin.tools.models import AuditRow, RequestKey
from tests.world import World


def test_the_same_request_twice_gives_the_first_answer(world: World):
    calls: list[int] = []

    def do() -> dict[str, int]:
        calls.append(1)
        return {"n": len(calls)}

    scope = world.scope()
    assert once(scope, "k", {"a": 1}, do) == {"n": 1}
    assert once(scope, "k", {"a": 1}, do) == {"n": 1}
    assert calls == [1]


def test_the_same_key_with_other_content_is_refused(world: World):
    once(world.scope(), "k", {"a": 1}, dict)
    with pytest.raises(Refusal, match="isi yang lain"):
        once(world.scope(), "k", {"a": 2}, dict)


def test_two_people_may_use_the_same_key(world: World):
    once(world.scope(), "k", {"a": 1}, dict)
    assert once(world.scope_of(world.sister), "k", {"a": 2}, lambda: {"n": 2}) == {"n": 2}


@repeatable(lambda _scope, made: made)
@action
def make(*, scope, word: str):
    """Make a row and say its id."""
    row = RequestKey.objects.create(actor="x", key=f"{word}{RequestKey.objects.count()}", at=scope.now)
    audit(scope, "tools.make", row)
    return row.id


def test_an_action_with_a_key_makes_one_thing_and_one_audit_row(world: World):
    scope = world.scope()
    assert make(scope=scope, word="a", key="k") == make(scope=scope, word="a", key="k")
    assert AuditRow.objects.filter(verb="tools.make").count() == 1
    with pytest.raises(Refusal, match="isi yang lain"):
        make(scope=scope, word="b", key="k")


def test_an_action_without_a_key_makes_something_each_time(world: World):
    assert make(scope=world.scope(), word="a") != make(scope=world.scope(), word="a")


def test_a_refused_request_does_not_use_its_key_up(world: World):
    @repeatable(lambda _scope, made: made)
    @action
    def refuse(*, scope, ok: bool):
        if not ok:
            raise Refusal("door.missing", field="x")
        return make(scope=scope, word="a")

    with pytest.raises(Refusal, match="belum diisi"):
        refuse(scope=world.scope(), ok=False, key="k")
    assert refuse(scope=world.scope(), ok=True, key="k")
