"""Many rows in one column, the same on every database."""

import pytest

from lokmin.places.models import Area
from lokmin.tools.joined import Joined
from tests.world import World


@pytest.mark.django_db
def test_the_values_of_a_group_stand_in_one_text(world: World):
    ids = [area.id for area in world.areas]
    found = Area.objects.filter(id__in=ids).order_by().values("parent_id").annotate(all=Joined("name"))
    told = {name for row in found for name in row["all"].split(",")}
    assert told == {area.name for area in world.areas}
    assert len(found) == len({area.kecamatan_id for area in world.areas})


@pytest.mark.django_db
def test_a_group_without_values_is_none():
    assert Area.objects.filter(name="tidak ada").aggregate(all=Joined("name"))["all"] is None
