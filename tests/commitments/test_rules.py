"""The life of a promise and what must not be missing from it, tried on everything."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from lokmin.basics.refusal import Refusal
from lokmin.commitments.rules import money, parts, states

WORDS = {state: state for state in states.TRANSITIONS}
DAYS = st.dates(date(2021, 1, 1), date(2030, 12, 31))


def went(before: str, after: str, reason: str = "sebab") -> bool:
    try:
        states.check_transition(before, after, reason, words=WORDS)
    except Refusal:
        return False
    return True


class Life(RuleBasedStateMachine):
    """Any order of steps: what the table refuses never happens, and nobody gets past an end."""

    def __init__(self):
        super().__init__()
        self.state = states.DRAFT
        self.was = [states.DRAFT]
        self.agreed = False

    @rule(after=st.sampled_from(sorted(states.TRANSITIONS)), reason=st.sampled_from(["", " ", "sebab"]))
    def step(self, after, reason):
        if not went(self.state, after, reason):
            allowed = after in states.TRANSITIONS[self.state]
            assert not allowed or (after in states.NEEDS_REASON and not reason.strip())
            return
        assert after in states.TRANSITIONS[self.state]
        self.agreed = self.agreed or after == states.AGREED
        self.state = after
        self.was.append(after)

    @invariant()
    def work_is_never_reported_on_what_was_not_agreed(self):
        worked = {states.UNDER_WAY, states.DONE, states.BLOCKED} & set(self.was)
        if worked and states.WITHDRAWN not in self.was:
            assert self.agreed

    @invariant()
    def a_carried_promise_stays_carried(self):
        if states.CARRIED_OVER in self.was:
            assert self.state == states.CARRIED_OVER

    @precondition(lambda self: self.state == states.DONE)
    @rule()
    def only_a_mistake_is_mended(self):
        assert states.TRANSITIONS[states.DONE] == {states.UNDER_WAY}

    @invariant()
    def a_state_is_open_or_closed_or_a_draft(self):
        kinds = [self.state in states.OPEN, self.state in states.CLOSED, self.state == states.DRAFT]
        assert kinds.count(True) == 1


TestLife = Life.TestCase


@given(before=st.sampled_from(sorted(states.TRANSITIONS)), after=st.sampled_from(sorted(states.TRANSITIONS)))
def test_can_and_check_say_the_same(before, after):
    assert went(before, after) == states.can_become(before, after)


@given(due=DAYS, today=DAYS, state=st.sampled_from(sorted(states.TRANSITIONS)))
def test_only_an_open_promise_is_late_and_not_on_its_last_day(due, today, state):
    late = states.days_late(state, due, today)
    assert late == (max(0, (today - due).days) if state in states.OPEN else 0)
    assert states.days_late(state, None, today) == 0


def test_what_was_recorded_after_its_day_is_recorded_later():
    day = date(2023, 7, 8)
    assert states.is_later(day, day + timedelta(days=1))
    assert not states.is_later(day, day)


@given(
    areas=st.lists(st.integers(), max_size=2),
    quantity=st.none() | st.integers(1, 99),
    due=st.none() | DAYS,
    complete_by=st.none() | st.integers(-3, 12),
    contact=st.sampled_from(["", "Dede"]),
)
def test_an_agreement_is_complete_or_says_until_when_and_through_whom(
    areas, quantity, due, complete_by, contact
):
    today = date(2023, 5, 22)
    missing = parts.missing_parts(areas=areas, quantity=quantity, due_on=due)
    day = today + timedelta(days=complete_by) if complete_by is not None else None
    allowed = not missing or (bool(contact) and complete_by is not None and 0 <= complete_by <= 7)
    if allowed:
        parts.check_agreement(missing, complete_by=day, contact=contact, agreed_on=today)
        return
    with pytest.raises(Refusal) as refused:
        parts.check_agreement(missing, complete_by=day, contact=contact, agreed_on=today)
    assert refused.value.params["latest"] == date(2023, 5, 29)


def test_the_sentence_names_what_is_missing():
    with pytest.raises(Refusal) as refused:
        parts.check_agreement(("where", "when"), complete_by=None, contact="", agreed_on=date(2023, 5, 22))
    assert "di mana dan kapan" in refused.value.sentence


@pytest.mark.parametrize("quantity", [0, -1, 10_000_001])
def test_nobody_promises_a_number_that_cannot_be_done(quantity):
    with pytest.raises(Refusal):
        parts.check_quantity(quantity)


@pytest.mark.parametrize(
    ("owner", "state", "amount"),
    [("", "", 5), ("none", "budgeted", None), ("apbdes", "", None), ("bok", "budgeted", -1)],
)
def test_money_has_an_owner_and_a_state(owner, state, amount):
    with pytest.raises(Refusal):
        money.check_money(owner, state, amount)


@pytest.mark.parametrize(
    ("owner", "state", "amount"),
    [("", "", None), ("none", "not_needed", None), ("in_kind", "", None), ("apbdes", "next_year", 5_000_000)],
)
def test_money_that_is_said_fully_is_taken(owner, state, amount):
    money.check_money(owner, state, amount)
