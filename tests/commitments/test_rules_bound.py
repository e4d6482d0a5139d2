"""What a closed agreement holds is completed where it said so, and changed in no other way."""

from datetime import date

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.commitments.rules import bound
from lokmin.commitments.rules.parts import HOW_MANY, WHEN, WHERE

UNTIL = date(2023, 5, 31)


def check(field, *, before=None, missing=(WHEN,), until=UNTIL, today=UNTIL):
    change = {"field": field, "before": before, "after": "lain"}
    bound.check_completion([change], missing=missing, until=until, today=today)


def refused(code):
    return pytest.raises(Refusal, check=lambda error: error.code == code)


@pytest.mark.parametrize("field", sorted({*bound.SIGNED, *bound.SPOKEN} - {"due_on", "start_on"}))
def test_while_only_the_day_is_missing_nothing_else_is_written_into_a_closed_agreement(field):
    with refused("commitments.bound"):
        check(field)


def test_each_missing_part_is_completed_by_its_own_fields():
    for field, part in bound.COMPLETES.items():
        for missing in (WHERE, HOW_MANY, WHEN):
            if missing == part:
                check(field, missing=(missing,))
            else:
                with refused("commitments.bound"):
                    check(field, missing=(missing,))


def test_what_was_said_already_is_not_said_otherwise():
    with refused("commitments.bound"):
        check("start_on", before="2023-05-25")


def test_completing_ends_with_its_day_and_without_one_never_begins():
    with refused("commitments.completed_late"):
        check("due_on", today=date(2023, 6, 1))
    with refused("commitments.bound"):
        check("due_on", until=None)


def test_marks_for_our_own_use_stay_free():
    check("contact_name", before="Dede", missing=(), until=None)
