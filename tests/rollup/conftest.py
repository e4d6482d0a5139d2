"""A district with a Puskesmas that has a story and its sister that has none."""

import pytest

from lokmin.basics.scope import Role, Scope
from tests.papers.story import Story
from tests.told import told
from tests.web.rows import TODAY, tell_with_august
from tests.world import World


@pytest.fixture
def story(world: World, settings, tmp_path) -> Story:
    settings.MEDIA_ROOT = tmp_path / "files"
    return told("story and August", lambda: tell_with_august(world), after="world")


@pytest.fixture
def dinkes(world: World) -> Scope:
    ids = frozenset({world.ours.id, world.sister.id})
    kecamatan = frozenset({world.ours.kecamatan_id})
    return Scope("Reni", Role.DINKES, TODAY, ids, kecamatan, account_id=world.accounts["ani-dinkes"])
