"""One transaction, at least one audit row."""

import pytest

from lokmin.people.models import Sector
from lokmin.tools.actions import NotAudited, action, audit
from lokmin.tools.models import AuditRow
from tests.world import World


def _sector(code: str) -> Sector:
    return Sector.objects.create(code=code, name=code, name_en=code, position=99)


def test_an_action_without_audit_row_is_undone(world: World):
    @action
    def silent() -> None:
        _sector("x")

    with pytest.raises(NotAudited):
        silent()
    assert not Sector.objects.filter(code="x").exists()


def test_an_action_that_fails_leaves_nothing_behind(world: World):
    before = AuditRow.objects.count()

    @action
    def failing() -> None:
        audit(world.scope(), "made", _sector("x"))
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        failing()
    assert AuditRow.objects.count() == before
    assert not Sector.objects.filter(code="x").exists()


def test_an_action_inside_another_counts_for_both(world: World):
    @action
    def inner() -> None:
        audit(world.scope(), "made", _sector("x"))

    @action
    def outer() -> None:
        inner()

    outer()
    assert Sector.objects.filter(code="x").exists()
