"""Scopes: duties of roles, walls, time."""

from datetime import datetime

import pytest

from lokmin.basics.ids import new_id
from lokmin.basics.refusal import NotYourDuty, NotYours
from lokmin.basics.scope import DUTIES, DUTY_NAMES, ROLE_NAMES, Duty, Role, Scope
from lokmin.basics.time import zone

NOW = datetime(2023, 8, 7, 9, tzinfo=zone("WITA"))


def scope(role: Role, **more: object) -> Scope:
    return Scope("Ani", role, NOW, frozenset(), frozenset(), **more)  # type: ignore[arg-type]


def test_every_role_and_duty_has_a_name():
    assert set(DUTIES) == set(Role) == set(ROLE_NAMES)
    assert set(DUTY_NAMES) == set(Duty)


def test_a_duty_that_is_not_ones_own_is_refused_by_name():
    with pytest.raises(NotYourDuty, match="membekukan masa"):
        scope(Role.MIDWIFE).check(Duty.FREEZE)


def test_two_roles_of_one_person_add_up():
    both = scope(Role.NOTE_TAKER, more_roles=frozenset({Role.PROGRAMME_HOLDER}))
    assert both.can(Duty.WRITE_MEETINGS)
    assert both.can(Duty.UPLOAD)


def test_a_link_has_no_duties_at_all():
    assert scope(Role.LINK).duties == frozenset()


def test_a_puskesmas_outside_the_scope_does_not_exist():
    with pytest.raises(NotYours):
        scope(Role.HEAD).check_puskesmas(new_id())


def test_a_scope_without_a_zone_is_a_fault():
    with pytest.raises(ValueError, match="aware"):
        Scope("Ani", Role.HEAD, datetime(2023, 8, 7), frozenset(), frozenset())  # noqa: DTZ001
