"""Sent twice, counted once."""

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.tools.idempotency import once
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
