"""Taking back a freeze on which nothing was built."""

from datetime import timedelta

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Role
from lokmin.basics.time import Period
from lokmin.coverage import actions as coverage
from lokmin.coverage import queries as figures
from lokmin.papers import actions
from lokmin.tools.models import AuditRow
from tests.papers.story import PERIOD, Story, at, tell_story
from tests.world import World

LATER = Period.parse("2023-03..2023-04")
TODAY = at(8, 7)


@pytest.fixture
def story(world: World) -> Story:
    return tell_story(world)


def freeze(story: Story):
    scope = story.scope(now=TODAY)
    return coverage.freeze(
        scope=scope, puskesmas_id=story.world.ours.id, period=LATER, despite="belum semua melapor"
    )


def take_back(story: Story, freeze_id, **more):
    scope = story.scope(**{"now": TODAY, **more})
    return actions.take_back_freeze(scope=scope, puskesmas_id=story.world.ours.id, freeze_id=freeze_id)


def refused(act) -> str:
    with pytest.raises(Refusal) as error:
        act()
    assert error.value.sentence
    return error.value.code


def test_a_freeze_of_today_on_which_nothing_was_built_is_taken_back_and_the_audit_tells(story: Story):
    card = freeze(story)
    assert take_back(story, card.id) == LATER
    left = figures.freezes(scope=story.scope(now=TODAY), puskesmas_id=story.world.ours.id)
    assert [each.period for each in left] == [PERIOD]
    row = AuditRow.objects.get(verb="unfreeze")
    assert (row.details["sha256"], row.details["despite"]) == (card.sha256, card.despite)


def test_on_another_day_it_stays(story: Story):
    card = freeze(story)
    act = lambda: take_back(story, card.id, now=TODAY + timedelta(days=1))  # noqa: E731
    assert refused(act) == "coverage.unfreeze_day"


def test_a_printed_pack_holds_it(story: Story):
    card = freeze(story)
    scope = story.scope(now=TODAY)
    actions.issue_pack(scope=scope, puskesmas_id=story.world.ours.id, period=LATER)
    assert refused(lambda: take_back(story, card.id)) == "papers.unfreeze_pack"


def test_a_meeting_that_read_it_holds_it(story: Story):
    meeting = story.world
    held = at(5, 22)
    card = figures.freezes(scope=story.scope(), puskesmas_id=meeting.ours.id)[0]
    assert refused(lambda: take_back(story, card.id, now=held)) in {
        "papers.unfreeze_meeting",
        "papers.unfreeze_pack",
    }


def test_only_the_head_takes_back_and_only_what_is_his(story: Story):
    card = freeze(story)
    with pytest.raises(NotYourDuty):
        take_back(story, card.id, role=Role.PROGRAMME_HOLDER)
    with pytest.raises(NotYours):
        take_back(story, story.world.ours.id)


def test_the_button_stands_at_the_freeze_of_today_and_nowhere_else(story: Story):
    client, base = story.world.client("ani-head"), f"/p/{story.world.ours.code}"
    assert "Batalkan pembekuan" not in client.get(f"{base}/capaian/").content.decode()
    card = freeze(story)
    taken = client.post(f"{base}/dokumen/batal-beku/{card.id}/", follow=True).content.decode()
    assert "dibatalkan; angkanya dapat diisi lagi" in taken
