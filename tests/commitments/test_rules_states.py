"""The transitions against a list of all of them, in the table and through every action (tests/oracles)."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lokmin.basics.refusal import Refusal
from lokmin.commitments import actions, queries
from lokmin.commitments.rules import states
from tests.commitments.samples import promise
from tests.oracles.promises import STEPS, Life
from tests.world import World

ALL = sorted(states.OPEN | states.CLOSED | {states.DRAFT})
AFTER = {
    "agree": ["agreed"],
    "report": ["done", "under_way", "blocked"],
    "hand_up": ["handed_up"],
    "answer": ["handed_up", "under_way"],
    "carry_over": ["carried_over"],
    "withdraw": ["withdrawn"],
    "restore": [""],
}
DEEDS = st.sampled_from([(deed, after) for deed, many in AFTER.items() for after in many])
STEP = st.tuples(DEEDS, st.sampled_from(["sebab", "menunggu surat", ""]))


def test_the_table_allows_exactly_the_steps_that_are_written_out():
    table = {(b, deed, a) for b, deed, a in product(ALL, states.DEEDS, ALL) if states.may(deed, b, a)}
    assert table == STEPS


def do(world: World, commitment_id, deed: str, after: str, reason: str) -> None:
    scope = world.scope()
    name = {"scope": scope, "commitment_id": commitment_id}
    if deed == "agree":
        actions.agree(**name)
    elif deed == "report":
        actions.report(**name, state=after, happened_on=scope.today, reason=reason, text=reason)
    elif deed == "answer":
        told = {"answer": "sudah", "answered_by": "Camat", "answered_on": scope.today}
        actions.answer_hand_up(**name, **told, goes_on=after == "under_way")
    elif deed == "restore":
        actions.restore(**name)
    else:
        getattr(actions, deed)(**name, reason=reason)


@given(steps=st.lists(STEP, min_size=3, max_size=9))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_action_goes_where_the_list_says_and_leaves_one_step_of_history(world: World, steps):
    card, life, written = promise(world), Life(), 1
    for (deed, after), reason in [(("agree", "agreed"), ""), *steps]:
        before = queries.commitment(scope=world.scope(), commitment_id=card.id)
        if life.go(deed, after, reason):
            do(world, card.id, deed, after, reason)
            written += 1
        else:
            with pytest.raises(Refusal):
                do(world, card.id, deed, after, reason)
        now = queries.commitment(scope=world.scope(), commitment_id=card.id)
        assert now.state == life.state
        assert len(now.history) == written
        assert now.history[: len(before.history)] == before.history
        assert bool(now.blocked_because) == (life.state == "blocked")
