"""The month to which people are counted: by the lokmin of one Puskesmas, one answer everywhere."""

from lokmin.basics.time import Month
from lokmin.coverage import queries as coverage
from lokmin.meetings import queries
from lokmin.papers import queries as papers
from tests.papers.story import PERIOD, tell_story
from tests.world import World

APRIL = Month(2023, 4)


def test_another_puskesmas_has_its_own_next_lokmin(world: World):
    story = tell_story(world)
    ours = queries.reach_until(scope=story.scope(), puskesmas_id=world.ours.id, month=APRIL)
    assert ours == Month(2023, 7)
    other = queries.reach_until(scope=story.scope(), puskesmas_id=world.sister.id, month=APRIL)
    assert other == Month(2023, 7)  # three months on: nothing is planned there
    june = queries.reach_until(scope=story.scope(), puskesmas_id=world.sister.id, month=Month(2023, 6))
    assert june == Month(2023, 9)


def test_screen_village_page_suggestion_and_pack_count_to_the_same_month(world: World):
    story = tell_story(world)
    client = world.client("ani-head")
    base = f"/p/{world.ours.code}"
    pack = papers.evaluation_pack(scope=story.scope(), puskesmas_id=world.ours.id, period=PERIOD, draft=True)
    card = coverage.scorecard(
        scope=story.scope(), puskesmas_id=world.ours.id, month=APRIL, until=pack.table.reach_until
    )
    people = card.total("IDL").people_to_target
    chart = client.get(f"{base}/capaian/IDL/?bulan=2023-04")
    assert chart.context["until"] == pack.table.reach_until == Month(2023, 7)
    assert chart.context["total"].row.people_to_target == people
    village = client.get(f"{base}/capaian/desa/{world.areas[0].id}/?bulan=2023-04&indikator=IDL")
    assert village.context["card"].until == Month(2023, 7)
    board = client.get(f"{base}/masalah/?masa={PERIOD}")
    assert {gap.gap.until for gap in board.context["gaps"]} == {Month(2023, 7)}
    scorecard = client.get(f"{base}/capaian/?bulan=2023-04")
    assert scorecard.context["card"].until == Month(2023, 7)


def test_the_months_planned_are_those_of_the_lokmin_held_last(world: World):
    story = tell_story(world)
    planned = queries.planned_now(scope=story.scope(), puskesmas_id=world.ours.id)
    held = [m for m in queries.meetings(scope=story.scope(), puskesmas_id=world.ours.id) if m.is_quarterly]
    assert planned == max(held, key=lambda meeting: meeting.held_on).planned
    assert queries.planned_now(scope=story.scope(), puskesmas_id=world.sister.id) is None
