"""Heads are persons (FN 26): as the directory knows them, else as their names are written."""

from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from lokmin.meetings.rules.people import Seat, count, heads

BUDI, OTHER = uuid4(), uuid4()


def seat(name: str, person: UUID | None = None) -> Seat:
    return Seat("present", name, uuid4(), True, person)


def test_one_person_in_two_offices_is_one_head_and_two_institutions():
    counts = count([seat("Budi", BUDI), seat("Budi", BUDI)], invited=2)
    assert (counts.heads, counts.institutions) == (1, 2)


def test_two_persons_of_one_name_are_two_heads():
    assert heads([seat("Siti Aminah", BUDI), seat("Siti Aminah", OTHER)]) == 2


def test_who_is_known_by_name_only_is_the_person_of_that_name():
    assert heads([seat("Budi", BUDI), seat(" budi "), seat("Badu")]) == 2


def test_a_name_that_two_persons_have_is_a_third_one():
    assert heads([seat("Budi", BUDI), seat("Budi", OTHER), seat("Budi")]) == 3


def test_those_without_a_name_are_one_each():
    assert heads([seat(""), seat(" ")]) == 2


@given(st.lists(st.builds(seat, st.sampled_from(["", "A", "B"]), st.sampled_from([None, BUDI, OTHER]))))
def test_heads_never_exceed_seats(seats):
    assert heads(seats) <= len(seats)
    assert bool(heads(seats)) == bool(seats)
