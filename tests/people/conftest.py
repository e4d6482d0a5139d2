"""An office of the police beside those of the test world."""

from datetime import date
from uuid import UUID

import pytest

from lokmin.people import actions
from tests.world import World


@pytest.fixture
def police(world: World) -> UUID:
    """The office of the Kapolsek, held by Iptu Lama since 2022."""
    body = actions.add_institution(
        scope=world.scope(), kecamatan_id=world.ours.kecamatan_id, sector="polsek", name="Polsek Lais"
    )
    office = actions.add_office(scope=world.scope(), institution_id=body, title="Kapolsek Lais")
    actions.seat(scope=world.scope(), office_id=office, name="Iptu Lama", since=date(2022, 1, 1))
    return office
