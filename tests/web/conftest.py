"""Ani's Puskesmas with two closed lokmin and one in preparation for 21 August 2023."""

import pytest

from lokmin.meetings import actions, queries
from tests.papers.story import Story, tell_story
from tests.web.rows import TODAY, august
from tests.world import World


@pytest.fixture
def story(world: World, settings, tmp_path) -> Story:
    settings.MEDIA_ROOT = tmp_path / "files"
    told = tell_story(world)
    told.meetings["august"] = august(told)
    scope = told.scope(now=TODAY)
    for name in ("february", "may"):
        card = queries.card(scope=scope, meeting_id=told.meetings[name])
        actions.close_meeting(scope=scope, meeting_id=card.id, version=card.version)
    return told
