"""Whether something still points at a row, in whatever room."""

from lokmin.people.models import Holder, Membership, Office, PersonalLink
from lokmin.places.models import Area
from lokmin.tools.references import is_named
from tests.world import World


def test_every_table_counts_but_those_left_out(world: World):
    office = Office.unscoped.get(id=world.village_office)
    assert is_named(office)
    assert is_named(office, but=(Holder,))
    assert not is_named(office, but=(Holder, PersonalLink))


def test_a_list_of_places_counts(world: World):
    area = Area.objects.create(code="99.99", name="Kabupaten lain", kind="district")
    assert not is_named(area)
    Membership.objects.get(role="midwife").areas.add(area)
    assert is_named(area)
