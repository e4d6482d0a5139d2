"""Terms of office: never two on one day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.basics.refusal import Refusal
from lokmin.people.rules.terms import Term, check_term, cut_before, room_from

DAY = date(2023, 1, 1)
days = st.integers(0, 400).map(lambda n: DAY + timedelta(days=n))


def seated(starts: list[date]) -> list[Term]:
    """The terms after somebody was seated on each of these days, in any order."""
    terms: list[Term] = []
    for since in starts:
        if any(term.since == since for term in terms):
            continue
        until = room_from(since, terms)
        cut = cut_before(since, terms)
        ended = [Term(term.since, since - timedelta(days=1)) for term in cut]
        terms = [*(term for term in terms if term not in cut), *ended, Term(since, until)]
    return terms


@given(st.lists(days, max_size=8))
def test_in_whatever_order_they_are_written_no_two_share_a_day(starts):
    terms = sorted(seated(starts), key=lambda term: term.since)
    for before, after in pairwise(terms):
        assert before.until == after.since - timedelta(days=1)
    assert all(term.until is None for term in terms[-1:])


@given(days, days, days, days)
def test_two_terms_meet_exactly_when_they_share_a_day(a, b, c, d):
    one, other = Term(min(a, b), max(a, b)), Term(min(c, d), max(c, d))
    shared = max(one.since, other.since) <= min(one.until, other.until)  # type: ignore[type-var]
    assert one.meets(other) == other.meets(one) == shared


def test_a_correction_may_not_reach_another_term():
    other = Term(date(2023, 5, 1))
    check_term(Term(DAY, date(2023, 4, 30)), [other])
    with pytest.raises(Refusal, match="sudah ada pejabatnya"):
        check_term(Term(DAY, date(2023, 5, 1)), [other])
    with pytest.raises(Refusal, match="sebelum mulai"):
        check_term(Term(DAY, DAY - timedelta(days=1)), [])
