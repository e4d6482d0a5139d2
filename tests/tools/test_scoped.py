"""A read that names no scope raises."""

import pytest
from django.apps import apps

from lokmin.people.models import Office, PersonalLink
from lokmin.tools.scoped import Scoped, ScopeMissing
from tests.world import World

SCOPED = [model for model in apps.get_models() if issubclass(model, Scoped)]


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model.__name__)
def test_every_read_without_a_scope_raises(model: type[Scoped]):
    with pytest.raises(ScopeMissing):
        model.objects.all()
    with pytest.raises(ScopeMissing):
        model.objects.count()


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model.__name__)
def test_every_scoped_table_can_be_read_within_a_scope(model: type[Scoped], world: World):
    assert list(model.objects.within(world.scope_of(world.far))[:1]) == []


def test_rows_of_another_puskesmas_are_not_there(world: World):
    assert PersonalLink.objects.within(world.scope()).count() == 1
    assert PersonalLink.objects.within(world.scope_of(world.sister)).count() == 0
    assert Office.objects.within(world.scope_of(world.sister)).count() == 2
