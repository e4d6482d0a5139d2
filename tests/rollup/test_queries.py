"""Each lokmin of each Puskesmas, in as many queries for one as for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lokmin.basics.refusal import NotYours
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.rollup import queries
from tests.papers.story import Story, at


def test_each_puskesmas_has_its_own_lokmin_in_their_order(story: Story, dinkes):
    world = story.world
    found = queries.processes(scope=dinkes, puskesmas_ids=[world.ours.id, world.sister.id], years=[2023])
    assert [p.meeting.number for p in found[world.ours.id]] == [1, 2, 3]
    assert found[world.sister.id] == []


def test_a_process_says_what_is_stored(story: Story, dinkes):
    _february, may, august = queries.processes(scope=dinkes, puskesmas_ids=[story.world.ours.id])[
        story.world.ours.id
    ]
    works = queries.works(may)
    assert may.frozen
    assert works["figures"].finished
    assert (works["agreement"].done, works["agreement"].wanted) == (1, 4)
    assert may.follow_up.made == 1
    assert works["follow_up"].rolling
    assert may.following == august.meeting
    assert august.frozen is None
    assert (queries.works(august)["invitation"].done, queries.works(august)["invitation"].wanted) == (1, 2)


def test_what_is_read_back_next_is_what_its_page_lists(story: Story, dinkes):
    mine = queries.processes(scope=dinkes, puskesmas_ids=[story.world.ours.id], read_back=True)
    for process in mine[story.world.ours.id]:
        rows = meeting_queries.read_back(scope=dinkes, meeting_id=process.meeting.id)
        assert process.due.ids == {row.commitment.id for row in rows}
    _february, may, august = mine[story.world.ours.id]
    assert may.next_due.ids == august.due.ids
    assert len(august.due.ids) == 2, "May's own, and February's, which is open still"
    assert queries.works(may)["read_back"].wanted == 2


def test_a_meeting_is_done_only_when_it_was_held_and_closed(story: Story, dinkes):
    mine = story.world.ours.id
    meeting_id, day = story.meetings["august"], at(8, 21)
    meetings.open_meeting(scope=story.scope(now=day), meeting_id=meeting_id)
    states = []
    for today in (day, at(8, 22)):
        process = queries.processes(scope=dinkes, puskesmas_ids=[mine])[mine][-1]
        states.append(queries.step(process, "meeting", today.date()).state)
    card = meeting_queries.card(scope=story.scope(), meeting_id=story.meetings["may"])
    meetings.close_meeting(scope=story.scope(), meeting_id=card.id, version=card.version)
    closed = queries.processes(scope=dinkes, puskesmas_ids=[mine])[mine][1]
    assert states == ["running", "running"]
    assert queries.step(closed, "meeting", day.date()).state == "done"


def test_promises_past_their_day_are_counted_late(story: Story, dinkes):
    february = queries.processes(scope=dinkes, puskesmas_ids=[story.world.ours.id])[story.world.ours.id][0]
    assert (february.follow_up.made, february.follow_up.late) == (1, 1)
    assert queries.step(february, "follow_up", dinkes.today).state == "late"


def test_the_number_of_queries_does_not_grow_with_the_district(story: Story, dinkes):
    counts = []
    for ids in ([story.world.ours.id], [story.world.ours.id, story.world.sister.id]):
        with CaptureQueriesContext(connection) as captured:
            queries.processes(scope=dinkes, puskesmas_ids=ids, years=[2023])
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 8


def test_another_puskesmas_is_not_read(story: Story):
    with pytest.raises(NotYours):
        queries.processes(scope=story.scope(), puskesmas_ids=[story.world.sister.id])


def test_years_are_those_with_a_lokmin_and_the_present_one(story: Story, dinkes):
    assert queries.all_years(scope=dinkes) == [2023]
