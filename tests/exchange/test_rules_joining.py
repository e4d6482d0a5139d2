"""What becomes of one row: the office is never overwritten, and nothing is asked twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.exchange.rules.joining import (
    ADD,
    CHANGE,
    CONFLICT,
    REMOVE,
    SAME,
    decide,
    differing,
    digest,
    next_number,
    says_the_same,
)

ROW = st.one_of(st.none(), st.fixed_dictionaries({"id": st.just("1"), "text": st.sampled_from("abc")}))
A, B, C = ({"id": "1", "text": text} for text in "abc")


CASES = [
    ((None, A, None), ADD),
    ((A, B, A), CHANGE),
    ((A, None, A), REMOVE),
    ((A, B, C), CONFLICT),
    ((A, B, None), CONFLICT),
    ((A, None, B), CONFLICT),
    ((None, A, B), CONFLICT),
    ((A, B, B), SAME),
    ((A, None, None), SAME),
]


@pytest.mark.parametrize(("sides", "wanted"), CASES)
def test_each_case_has_its_answer(sides, wanted):
    assert decide(*sides) == wanted


@given(ROW, ROW, ROW)
def test_a_row_that_the_office_changed_is_never_overwritten(base, hall, now):
    if now != base:
        assert decide(base, hall, now) in (SAME, CONFLICT)


@given(ROW, ROW)
def test_what_the_hall_alone_changed_is_written_and_then_asked_no_more(base, hall):
    first = decide(base, hall, base)
    assert (first == SAME) == (hall == base)
    assert decide(base, hall, hall) == SAME


@given(ROW, ROW, ROW)
def test_what_an_earlier_return_brought_is_not_asked_again(base, hall, now):
    assert decide(base, hall, now, {digest(hall)}) == SAME


@given(ROW, ROW, ROW)
def test_the_hall_goes_on_from_what_it_brought_before(base, brought, hall):
    found = decide(base, hall, brought, {digest(brought)})
    assert found == (SAME if hall == brought else REMOVE if hall is None else CHANGE if brought else ADD)


def test_a_row_that_came_with_an_earlier_return_and_was_deleted_here_is_asked():
    assert decide(None, B, None, {digest(A)}) == CONFLICT


def test_rows_that_differ_only_in_who_wrote_them_say_the_same():
    assert says_the_same({"id": 1, "by": "x", "text": "a"}, {"id": 2, "by": "y", "text": "a"})
    assert not says_the_same({"id": 1, "text": "a"}, {"id": 1, "text": "b"})
    assert differing({"by": "x", "text": "a"}, {"by": "y", "text": "b"}) == ["text"]
    assert differing({"by": "x"}, {"by": "y"}) == ["by"]
    assert differing(None, {"id": 1, "text": "b"}) == ["text"]


def test_the_next_number_is_one_above_all():
    assert next_number([3, None, 7]) == 8
    assert next_number([]) == 1
