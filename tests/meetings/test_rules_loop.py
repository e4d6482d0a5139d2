"""Which promises are read back: nothing that stands open drops out, whoever touched it last."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.basics.time import zone
from lokmin.commitments.rules import states
from lokmin.meetings.rules.loop import is_due

START = datetime(2023, 5, 24, 9, 0, tzinfo=zone("WIB"))
LAST, MORNING = START + timedelta(days=1), START + timedelta(days=90)
EVERY = sorted(states.OPEN | states.CLOSED | {states.DRAFT})


def due(*steps, since=LAST, successor=False):
    told = [(START + timedelta(days=day), state) for day, state in steps]
    return is_due(told, morning=MORNING, since=since, successor=successor)


@given(st.lists(st.tuples(st.integers(0, 120), st.sampled_from(EVERY)), max_size=8).map(sorted))
def test_what_stands_open_on_the_morning_is_read_back_whatever_happened_before(steps):
    past = [state for day, state in steps if START + timedelta(days=day) < MORNING]
    if past and past[-1] in states.OPEN:
        assert due(*steps)
    if not past or past[-1] in (states.WITHDRAWN, states.CARRIED_OVER):
        assert not due(*steps)


@pytest.mark.parametrize(
    ("steps", "since", "read"),
    [
        (((0, "agreed"), (30, "done")), LAST, True),
        (((-30, "agreed"), (-20, "done")), LAST, False),
        (((-30, "agreed"), (-20, "done")), None, True),
        (((95, "agreed"),), LAST, False),
        (((0, "draft"),), LAST, False),
    ],
)
def test_an_end_is_read_once_and_what_was_not_agreed_yet_is_not(steps, since, read):
    assert due(*steps, since=since) == read


def test_the_undated_successor_of_an_open_promise_stays_in_the_loop():
    assert due((30, "draft"), successor=True)
