"""The wall: it follows the cockpit, costs next to nothing while nothing is new, and shows no village's number
before its head could see it."""

import re
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty
from lokmin.basics.time import Period
from lokmin.commitments import actions as promising
from lokmin.commitments import queries as promises
from lokmin.coverage import actions as coverage
from lokmin.coverage.actions import OpinionEntry
from lokmin.meetings import actions, queries
from lokmin.meetings.pages import wall as pages
from lokmin.meetings.pages.wall import Wall
from lokmin.meetings.rules import wall as rules
from lokmin.obstacles import actions as obstacles
from lokmin.obstacles import queries as obstacle_queries
from tests.meetings.conftest import plan
from tests.papers.story import PERIOD, at, tell_story
from tests.told import told

pytestmark = pytest.mark.django_db
DAY = at(5, 25)


def _tell(world):
    """The story of two lokmin; a further one of 25 May stands open, reading the second back."""
    story = tell_story(world)
    scope = story.scope(now=DAY)
    card = plan(
        scope,
        world.ours,
        number=3,
        held_on=date(2023, 5, 25),
        reviewed=PERIOD,
        planned=PERIOD.__class__.parse("2023-05..2023-08"),
    )
    actions.invite(scope=scope, meeting_id=card.id, office_ids=[world.village_office, world.camat_office])
    actions.open_meeting(scope=scope, meeting_id=card.id)
    story.meetings["now"] = card.id
    return story


@pytest.fixture
def story(world, monkeypatch):
    cache.clear()
    monkeypatch.setattr("lokmin.web.clock.now", lambda zone="WIB", fixed=None: DAY)
    return told("wall", lambda: _tell(world), after="world")


@pytest.fixture
def ani(story):
    return story.world.client("ani-note_taker")


def address(story, tail="layar/"):
    return f"/p/{story.world.ours.code}/rapat/{story.meetings['now']}/{tail}"


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def show(story, view, **more):
    actions.show_on_wall(scope=story.scope(now=DAY), meeting_id=story.meetings["now"], view=view, **more)


def see(story, number):
    """The head of a village saw its figures and agrees."""
    area = story.place.areas[number].id
    entry = OpinionEntry(area, PERIOD.last, "agrees", "", "Kades", "tatap muka")
    coverage.answer_for(scope=story.scope(now=DAY), puskesmas_id=story.world.ours.id, answer=entry)


def test_each_view_has_a_word_a_builder_and_a_page(story, ani):
    assert set(rules.VIEWS) == set(pages.BUILDERS)
    for view in rules.VIEWS:
        show(story, view)
        assert ani.get(address(story)).status_code == 200, view


def test_a_view_that_nobody_knows_is_refused(story):
    with pytest.raises(Refusal) as refused:
        show(story, "apa")
    assert refused.value.code == "meetings.wall_view"


def test_the_wall_shows_what_the_cockpit_chose_also_after_a_restart(story, ani):
    ani.post(address(story, "ruang/layar/"), {"view": "commitments"})
    cache.clear()
    assert "komitmen rapat ini" in text_of(Client().get(hall(story)))


def hall(story, tail="layar/"):
    found = queries.hall_address(scope=story.scope(now=DAY), meeting_id=story.meetings["now"])
    return f"/r/{found.code}/{tail}"


def test_nothing_new_is_answered_with_nothing(story, ani):
    for browser, path in ((ani, address(story, "layar/isi/")), (Client(), hall(story, "layar/isi/"))):
        first = browser.get(path)
        again = browser.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    etag = first.headers["ETag"]
    show(story, "agenda")
    assert Client().get(hall(story, "layar/isi/"), headers={"If-None-Match": etag}).status_code == 200


def test_asking_whether_anything_is_new_costs_few_reads(story, ani):
    show(story, "scorecard")
    for browser, path, most in (
        (ani, address(story, "layar/isi/"), 9),
        (Client(), hall(story, "layar/isi/"), 7),
    ):
        etag = browser.get(path).headers["ETag"]
        with CaptureQueriesContext(connection) as seen:
            browser.get(path, headers={"If-None-Match": etag})
        assert len(seen) <= most, "\n".join(q["sql"][:120] for q in seen)


def test_many_askers_of_one_moment_are_drawn_for_once(story):
    show(story, "scorecard")
    path = hall(story, "layar/isi/")
    Client().get(path)
    with CaptureQueriesContext(connection) as seen:
        assert "Capaian sampai April 2023" in text_of(Client().get(path))
    assert len(seen) <= 7, "\n".join(q["sql"][:150] for q in seen)


def test_the_fragment_names_where_to_ask_and_what_it_knows(story, ani):
    page = ani.get(address(story, "layar/isi/"))
    body = page.content.decode()
    assert f'hx-get="{address(story, "layar/isi/")}"' in body
    assert page.headers["ETag"].strip('"') in body
    assert '<meta http-equiv="refresh"' in ani.get(address(story)).content.decode()


def lines(story, code):
    """The villages that the wall shows of an indicator."""
    show(story, "scorecard", subject=code)
    scope = pages.wall_scope(story.scope(now=DAY))
    meeting = queries.plain_card(scope=scope, meeting_id=story.meetings["now"])
    room = queries.room(scope=scope, meeting_id=meeting.id)
    return pages.shown(Wall(scope, story.world.ours, meeting, room))


def test_no_village_is_shown_before_its_head_saw_its_figures(story):
    assert lines(story, "IDL")["rows"] == []
    see(story, 2)
    found = lines(story, "IDL")
    assert [line.name for line in found["rows"]] == [story.place.areas[2].name]
    assert found["unseen"] == len(story.place.areas) - 1


def test_the_wall_asks_for_the_month_that_the_heads_were_shown_as_readiness_does(story):
    see(story, 2)
    scope = story.scope(now=DAY)
    meeting = queries.card(scope=scope, meeting_id=story.meetings["now"])
    june = Period.parse("2023-06..2023-06")  # no figures yet: the heads were shown an earlier month
    meeting = replace(meeting, reviewed=june)
    ready = queries.readiness(scope=scope, meeting=meeting)
    wall = Wall(pages.wall_scope(scope), story.world.ours, meeting, queries.RoomCard())
    assert ready.month == PERIOD.last
    assert wall.seen == {story.place.areas[2].id}
    assert wall.served - wall.seen == {area.id for area in ready.blind}


def test_a_printed_page_that_was_handed_over_counts_as_seen(story, ani):
    story_scope = story.scope(now=DAY)
    coverage.hand_pages(
        scope=story_scope, puskesmas_id=story.world.ours.id, month=PERIOD.last,
        area_ids=[story.place.areas[0].id], via="tatap muka", seen_on=DAY.date(),
    )  # fmt: skip
    assert [line.name for line in lines(story, "IDL")["rows"]] == [story.place.areas[0].name]
    show(story, "read_back")
    assert "kepala desanya belum melihatnya" not in text_of(ani.get(address(story)))


def asks_again(story, view, change):
    """Whether the wall answers with something new after a change that is no write to the meeting."""
    show(story, view)
    etag = Client().get(hall(story, "layar/isi/")).headers["ETag"]
    cache.clear()
    same = Client().get(hall(story, "layar/isi/"), headers={"If-None-Match": etag}).status_code
    change()
    cache.clear()
    new = Client().get(hall(story, "layar/isi/"), headers={"If-None-Match": etag}).status_code
    return (same, new) == (304, 200)


def test_the_wall_follows_what_changes_in_other_rooms(story):
    scope, place = story.scope(now=DAY), story.world.ours.id
    open_ones = promises.board(scope=scope, puskesmas_id=place, states_wanted=["agreed"])

    def report():
        promising.report(
            scope=scope, commitment_id=open_ones[0].id, state="under_way", happened_on=DAY.date()
        )

    assert asks_again(story, "read_back", report)
    assert asks_again(story, "scorecard", lambda: see(story, 2))


def test_the_wall_follows_sheets_typed_from_paper(story):
    scope, place = story.scope(now=DAY), story.world.ours.id
    problem = obstacles.add_problem(scope=scope, puskesmas_id=place, statement="Posyandu sepi", period=PERIOD)
    scoring = obstacles.open_round(scope=scope, puskesmas_id=place, period=PERIOD)
    points = {problem.id: {"U": 5, "S": 4, "G": 3}}
    assert asks_again(
        story,
        "scoring",
        lambda: obstacles.give_scores(
            scope=scope,
            round_id=scoring.id,
            rater_key="sheet:1",
            rater="Lembar 1",
            points=points,
            via="sheet",
        ),
    )


def test_the_most_improved_village_stands_first_and_nobody_is_called_bad(story, ani):
    for number in range(5):
        see(story, number)
    found = lines(story, "IDL")
    gains = [line.gained for line in found["rows"]]
    assert gains == sorted(gains, reverse=True)
    page = text_of(ani.get(address(story))).lower()
    assert "jelek" not in page
    assert "peringkat" not in page


def test_a_sensitive_indicator_stands_on_the_wall_as_a_total_only(story, ani):
    for number in range(5):
        see(story, number)
    found = lines(story, "TB_TERDUGA")
    assert found["rows"] == []
    assert found["total"] is not None
    assert "hanya ditampilkan sebagai jumlah" in text_of(ani.get(address(story)))


def test_the_wall_knows_no_more_than_the_camat_whoever_looks(story):
    scope = pages.wall_scope(story.scope(now=DAY))
    assert not scope.can(Duty.READ_RESTRICTED)
    assert scope.can(Duty.READ_PROBLEMS)


def test_a_promise_is_read_back_without_the_number_of_a_village_that_did_not_see_it(story, ani):
    show(story, "read_back")
    page = text_of(ani.get(address(story)))
    assert "Mobil siaga" in page
    assert "kepala desanya belum melihatnya" in page
    see(story, 0)
    show(story, "read_back")
    assert "kepala desanya belum melihatnya" not in text_of(ani.get(address(story)))


def test_a_sensitive_promise_is_read_back_without_hope_of_a_number_after_its_head_saw(story, ani):
    scope, place = story.scope(now=DAY), story.world.ours.id
    (card,) = [card for card in promises.board(scope=scope, puskesmas_id=place) if "Mobil" in card.what]
    promising.complete(scope=scope, commitment_id=card.id, version=card.version, indicator_code="TB_TERDUGA")
    show(story, "read_back")
    page = text_of(ani.get(address(story)))
    assert "Angka peka tidak ditampilkan per desa" in page
    assert "kepala desanya belum melihatnya" not in page
    assert f"Kepala Desa 1, {story.place.areas[0].name}" not in page


INSTEAD = rules.Instead("sebuah desa", "beberapa desa", "dan desa lain")
SERVED = ["Epil", "Epil Barat", "Danau Cala", "Petaling"]


@pytest.mark.parametrize(
    ("text", "unseen", "told"),
    [
        ("Stunting di Epil Barat, Danau Cala, dan Petaling", SERVED, "Stunting di beberapa desa"),
        ("Jembatan desa Petaling putus", ["Petaling"], "Jembatan sebuah desa putus"),
        ("PETALING belum", ["Petaling"], "sebuah desa belum"),
        ("Di Epil Barat sepi", ["Epil"], "Di Epil Barat sepi"),
        ("Di Epil Barat dan Petaling", ["Petaling"], "Di Epil Barat dan desa lain"),
        ("Enam desa belum, Epilog panjang", SERVED, "Enam desa belum, Epilog panjang"),
        ("Di Petaling", [], "Di Petaling"),
    ],
)
def test_a_sentence_is_told_without_villages_that_may_not_be_named(text, unseen, told):
    assert rules.without_names(text, SERVED, unseen, INSTEAD) == told


def test_a_problem_names_only_villages_that_saw_their_figures(story, ani):
    problem = obstacles.add_problem(
        scope=story.scope(now=DAY), puskesmas_id=story.world.ours.id, statement="Posyandu sepi",
        period=PERIOD, area_ids=[story.place.areas[0].id, story.place.areas[1].id],
    )  # fmt: skip
    see(story, 0)
    show(story, "problem", subject=str(problem.id))
    page = text_of(ani.get(address(story)))
    assert "Posyandu sepi" in page
    assert story.place.areas[0].name in page
    assert story.place.areas[1].name not in page
    assert "dan 1 desa lain" in page


def test_the_sentence_of_a_problem_names_no_village_before_its_head_saw_its_figures(story, ani):
    first, second = (area.name for area in story.place.areas[:2])
    scope, place = story.scope(now=DAY), story.world.ours.id
    problem = obstacles.add_problem(
        scope=scope,
        puskesmas_id=place,
        statement=f"Bayi belum lengkap di {first} dan {second}",
        period=PERIOD,
    )
    show(story, "problem", subject=str(problem.id))
    assert "Bayi belum lengkap di beberapa desa" in text_of(ani.get(address(story)))
    see(story, 0)
    show(story, "problem", subject=str(problem.id))
    assert f"Bayi belum lengkap di {first} dan desa lain" in text_of(ani.get(address(story)))
    actions.open_scoring(scope=scope, meeting_id=story.meetings["now"], puskesmas_id=place)
    visitor = queries.open_hall(place=story.world.ours, code=hall(story).split("/")[2], now=DAY)
    seat = actions.take_seat(visitor=visitor, office_id=story.world.village_office, represented=False)
    ballot = text_of(Client().get(hall(story, f"{queries.seat_token(seat.id)}/skor/")))
    assert f"Bayi belum lengkap di {first} dan desa lain" in ballot
    assert second not in ballot
    [card] = obstacle_queries.rounds(scope=scope, puskesmas_ids=[place], period=PERIOD)
    actions.close_scoring(scope=scope, meeting_id=story.meetings["now"], round_id=card.id)
    show(story, "scoring")
    page = text_of(ani.get(address(story)))
    assert f"Bayi belum lengkap di {first} dan desa lain" in page
    assert second not in page


def test_a_promise_is_on_the_wall_while_it_is_written(story, ani):
    show(story, "commitments")
    assert "Sedang ditulis" not in text_of(ani.get(address(story)))
    actions.keep_draft(
        scope=story.scope(now=DAY), meeting_id=story.meetings["now"], text="Kami antar 14 bayi", version=0,
        office_id=story.world.village_office,
    )  # fmt: skip
    page = text_of(ani.get(address(story)))
    assert "Sedang ditulis: Kepala Desa 1" in page
    assert "Kami antar 14 bayi" in page


def test_only_accepted_inputs_are_on_the_wall(story, ani):
    scope = story.scope(now=DAY)
    visitor = queries.open_hall(place=story.world.ours, code=hall(story).split("/")[2], now=DAY)
    seat = actions.take_seat(visitor=visitor, office_id=story.world.village_office, represented=False)
    said = actions.say(visitor=replace(visitor, guest=seat), text="Jalan rusak", key=str(uuid4()))
    show(story, "inputs")
    assert "Jalan rusak" not in text_of(ani.get(address(story)))
    actions.decide_input(scope=scope, input_id=said, state="accepted")
    assert "Jalan rusak" in text_of(ani.get(address(story)))


def test_a_page_beyond_the_last_is_the_last():
    assert rules.page_number("x") == 1
    assert rules.page_number("900") == rules.PAGES_MOST
