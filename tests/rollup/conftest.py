"""A district with a Puskesmas that has a story and its sister that has none."""

import pytest

from lokmin.basics.scope import Role, Scope
from tests.papers.story import Story, tell_story
from tests.web.rows import TODAY, august
from tests.world import World


@pytest.fixture
def story(world: World, settings, tmp_path) -> Story:
    settings.MEDIA_ROOT = tmp_path / "files"
    told = tell_story(world)
    told.meetings["august"] = august(told)
    return told


@pytest.fixture
def dinkes(world: World) -> Scope:
    ids = frozenset({world.ours.id, world.sister.id})
    kecamatan = frozenset({world.ours.kecamatan_id})
    return Scope("Reni", Role.DINKES, TODAY, ids, kecamatan, account_id=world.accounts["ani-dinkes"])
