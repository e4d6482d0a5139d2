"""A meeting that is played wholly in the hall, with all that a hall does, comes home row by row."""

from lokmin.commitments import queries as promises
from lokmin.exchange.queries import luggage
from lokmin.exchange.rules import carried
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries
from lokmin.obstacles import actions as obstacles
from lokmin.obstacles import queries as problems
from tests.commitments.samples import picture
from tests.exchange.ends import HALL, come_home, join, open_rows
from tests.meetings.test_actions_signed import DRAWING
from tests.papers.story import item
from tests.web.rows import TODAY

POINTS = {"U": 4, "S": 3, "G": 2}


def rows_here(story):
    """Every returning table of the Puskesmas as it stands, but the log of each machine."""
    scope = story.scope(now=HALL)
    return {
        label: table for label, table in luggage.present(scope, story.world.ours) if label != "tools.AuditRow"
    }


def phone(story, token=""):
    meeting_id = story.meetings["august"]
    code = queries.hall_address(scope=story.scope(now=HALL), meeting_id=meeting_id).code
    return queries.open_hall(place=story.world.ours, code=code, now=HALL, token=token)


def test_a_whole_meeting_in_the_hall_comes_home_with_every_table_equal(trip, story):
    august, pid, village = story.meetings["august"], story.world.ours.id, story.world.village_office
    with trip.at("laptop"):
        there = story.scope(now=HALL)
        period = queries.card(scope=there, meeting_id=august).reviewed
        seat = meetings.take_seat(visitor=phone(story), office_id=village, represented=False)
        token = queries.seat_token(seat.id)
        meetings.say(visitor=phone(story, token), text="Jalan ke posyandu rusak", key="a")
        walked = meetings.walk_in_by_phone(visitor=phone(story), key="b", name="Nani", institution="PKK")
        assert walked.id != seat.id
        problem = obstacles.add_problem(scope=there, puskesmas_id=pid, period=period, statement="Jalan rusak")
        meetings.open_scoring(scope=there, meeting_id=august, puskesmas_id=pid)
        scoring = problems.current_round(scope=there, puskesmas_id=pid, period=period)
        assert problem.id in scoring.problem_ids
        points = dict.fromkeys(scoring.problem_ids, POINTS)
        meetings.score_from_seat(visitor=phone(story, token), round_id=scoring.id, points=points)
        meetings.close_scoring(scope=there, meeting_id=august, round_id=scoring.id)
        meetings.add_photos(scope=there, meeting_id=august, contents=[picture()])
        old = next(c for c in promises.board(scope=there, puskesmas_id=pid) if c.state == "agreed")
        meetings.deal(
            scope=there, meeting_id=august, commitment_id=old.id, dealing="escalated", note="Perlu Dinas PU"
        )
        meetings.add_entry(
            scope=there,
            meeting_id=august,
            item_id=item(there, august, "opening"),
            kind="decision",
            text="Sah",
        )
        card = queries.card(scope=there, meeting_id=august)
        meetings.close_meeting(scope=there, meeting_id=august, version=card.version)
        own = next(r for r in queries.signatures(scope=there, meeting_id=august) if r.office_id == village)
        card = queries.card(scope=there, meeting_id=august)
        sha = queries.agreement(scope=there, meeting=card).sha256
        meetings.sign_drawn(scope=there, signature_id=own.id, drawing=DRAWING, shown=sha)
        meetings.add_addendum(
            scope=there, meeting_id=august, reason="Salah tulis", dated=HALL.date(), correction="Desa 2"
        )
        hall = rows_here(story)
    joined = join(story, come_home(trip, story))
    assert open_rows(story, joined) == []
    home = rows_here(story)
    for label in carried.RETURNING:
        assert home.get(label) == hall.get(label), label
    for label in (
        "meetings.HallGuest", "meetings.SectorInput", "obstacles.ScoringRound", "obstacles.RoundStep",
        "obstacles.Score", "meetings.MeetingPhoto", "commitments.HandUp", "meetings.AgreementText",
        "meetings.SigningStep", "meetings.Addendum",
    ):  # fmt: skip
        assert home[label], label
    scope = story.scope(now=HALL)
    assert queries.agreement(scope=scope, meeting=queries.card(scope=scope, meeting_id=august)).is_frozen
    (photo,) = queries.photos(scope=scope, meeting_id=august)
    assert queries.photo(scope=scope, photo_id=photo.id)


def test_a_round_of_the_office_goes_along_and_is_scored_in_the_hall(two, story):
    scope, august, pid = story.scope(now=TODAY), story.meetings["august"], story.world.ours.id
    period = queries.card(scope=scope, meeting_id=august).reviewed
    obstacles.add_problem(scope=scope, puskesmas_id=pid, period=period, statement="Masalah A")
    made = obstacles.open_round(scope=scope, puskesmas_id=pid, period=period)
    given = {"round_id": made.id, "via": "sheet", "points": dict.fromkeys(made.problem_ids, POINTS)}
    obstacles.give_scores(scope=scope, rater_key="name:a", rater="A", **given)
    package = two.package(scope, pid, august)
    with two.at("laptop"):
        two.open(package)
        there = story.scope(now=HALL)
        found = problems.current_round(scope=there, puskesmas_id=pid, period=period)
        assert (found.id, found.done) == (made.id, 1)
        obstacles.give_scores(scope=there, rater_key="name:b", rater="B", **given)
    assert join(story, come_home(two, story)).open == 0
    assert problems.current_round(scope=story.scope(now=HALL), puskesmas_id=pid, period=period).done == 2
