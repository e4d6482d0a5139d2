"""The lokmin of the tests of meetings; an office and a laptop with one in August."""

import pytest

from lokmin.meetings import actions as meetings
from tests.exchange.ends import HALL
from tests.exchange.two import Two
from tests.meetings.conftest import hall
from tests.papers.story import Story, item
from tests.told import told
from tests.web.rows import TODAY, tell_with_august

__all__ = ["hall"]


@pytest.fixture
def story(world, settings, tmp_path) -> Story:
    settings.MEDIA_ROOT = tmp_path / "office" / "files"
    return told("story with august", lambda: tell_with_august(world), after="world")


@pytest.fixture
def two(story, settings, tmp_path) -> Two:
    return Two(settings, tmp_path)


@pytest.fixture
def trip(two, story):
    """The meeting of August in the hall: opened there, the camat present, one promise made."""
    scope, august = story.scope(now=TODAY), story.meetings["august"]
    two.package_bytes = two.package(scope, story.world.ours.id, august)
    with two.at("laptop"):
        two.open(two.package_bytes)
        there = story.scope(now=HALL)
        meetings.open_meeting(scope=there, meeting_id=august)
        meetings.check_in(
            scope=there, meeting_id=august, office_id=story.world.camat_office, presence="present"
        )
        meetings.promise(
            scope=there,
            meeting_id=august,
            item_id=item(there, august, "plan"),
            office_id=story.world.village_office,
            what="Antar jemput ibu hamil",
        )
    return two
