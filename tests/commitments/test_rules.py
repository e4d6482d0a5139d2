"""The life of a promise and what must not be missing from it, tried on everything."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Period
from lokmin.commitments.rules import money, parts, states

STATES = sorted(states.OPEN | states.CLOSED | {states.DRAFT})
WORDS = {state: state for state in STATES}
DAYS = st.dates(date(2021, 1, 1), date(2030, 12, 31))
A_DEED = st.sampled_from(sorted(states.DEEDS))
A_STATE = st.sampled_from(STATES)


def went(deed: str, before: str, after: str, reason: str = "sebab") -> bool:
    try:
        states.check_step(deed, before, after, reason, words=WORDS)
    except Refusal:
        return False
    return True


class Life(RuleBasedStateMachine):
    """Any order of deeds: what the table refuses never happens, and nobody gets past an end."""

    def __init__(self):
        super().__init__()
        self.state = states.DRAFT
        self.was = [states.DRAFT]
        self.agreed = False
        self.left_withdrawn_by = set()
        self.before_withdrawal = ""

    @rule(deed=A_DEED, after=A_STATE, reason=st.sampled_from(["", " ", "sebab"]))
    def step(self, deed, after, reason):
        if deed == states.RESTORE:
            after = self.before_withdrawal or after  # as the action does
        if not went(deed, self.state, after, reason):
            allowed = states.may(deed, self.state, after)
            assert not allowed or (after in states.NEEDS_REASON and not reason.strip())
            return
        if self.state == states.WITHDRAWN:
            self.left_withdrawn_by.add(deed)
        if after == states.WITHDRAWN:
            self.before_withdrawal = self.state
        self.agreed = self.agreed or after == states.AGREED
        self.state = after
        self.was.append(after)

    @invariant()
    def work_is_never_reported_on_what_was_not_agreed(self):
        if {states.UNDER_WAY, states.DONE, states.BLOCKED} & set(self.was):
            assert self.agreed

    @invariant()
    def only_restoring_leaves_withdrawn(self):
        assert self.left_withdrawn_by <= {states.RESTORE}

    @invariant()
    def a_carried_promise_stays_carried(self):
        if states.CARRIED_OVER in self.was:
            assert self.state == states.CARRIED_OVER

    @precondition(lambda self: self.state == states.DONE)
    @rule()
    def only_a_mistake_is_mended(self):
        ways = {(deed, to) for deed in states.DEEDS for to in STATES if states.may(deed, states.DONE, to)}
        assert ways == {(states.REPORT, states.UNDER_WAY)}

    @invariant()
    def a_state_is_open_or_closed_or_a_draft(self):
        kinds = [self.state in states.OPEN, self.state in states.CLOSED, self.state == states.DRAFT]
        assert kinds.count(True) == 1


TestLife = Life.TestCase


@given(deed=A_DEED, before=A_STATE, after=A_STATE)
def test_may_and_check_say_the_same(deed, before, after):
    assert went(deed, before, after) == states.may(deed, before, after)
    assert states.may(deed, before) == any(states.may(deed, before, state) for state in STATES)


@given(state=A_STATE)
def test_only_what_is_open_or_done_is_reported_on(state):
    assert states.may(states.REPORT, state) == (state in states.OPEN | {states.DONE})


@given(due=DAYS, today=DAYS, state=A_STATE)
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


def test_a_deadline_outside_the_months_planned_is_worth_a_warning_unless_it_waits_for_a_budget():
    planned = Period.parse("2023-05..2023-08")
    for day in (None, date(2023, 5, 1), date(2023, 8, 31)):
        assert not parts.is_outside(day, planned)
    for day in (date(2023, 4, 30), date(2023, 9, 1)):
        assert parts.is_outside(day, planned)
        assert not parts.is_outside(day, planned, "next_year")
        assert not parts.is_outside(day, None)
