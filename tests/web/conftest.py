"""Ani's Puskesmas with two closed lokmin and one in preparation for 21 August 2023."""

import pytest

from lokmin.meetings import actions, queries
from tests.papers.story import Story
from tests.told import told
from tests.web.rows import TODAY, tell_with_august
from tests.world import World


@pytest.fixture
def story(world: World, settings, tmp_path) -> Story:
    settings.MEDIA_ROOT = tmp_path / "files"
    return told("story closed", lambda: tell_closed(world), after="world")


def tell_closed(world: World) -> Story:
    story = tell_with_august(world)
    scope = story.scope(now=TODAY)
    for name in ("february", "may"):
        card = queries.card(scope=scope, meeting_id=story.meetings[name])
        actions.close_meeting(scope=scope, meeting_id=card.id, version=card.version)
    return story
