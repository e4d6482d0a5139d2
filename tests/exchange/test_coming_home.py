"""A meeting that comes home open has its room here; what both sides wrote down by themselves stands once."""

from lokmin.meetings import actions as meetings
from lokmin.meetings import queries
from tests.exchange.ends import HALL, come_home, join, open_rows
from tests.papers.story import item
from tests.web.rows import TODAY


def test_a_meeting_that_comes_home_open_has_its_code_and_tells_its_pages_what_is_new(
    trip, story, monkeypatch
):
    monkeypatch.setattr("lokmin.web.clock.now", lambda zone="WIB", fixed=None: HALL)
    join(story, come_home(trip, story))
    scope, august = story.scope(now=HALL), story.meetings["august"]
    assert queries.card(scope=scope, meeting_id=august).state == "open"
    assert queries.hall_address(scope=scope, meeting_id=august).code
    ani = story.world.client("ani-head")
    side = f"/p/{story.world.ours.code}/rapat/{august}/ruang/sisi/"
    known = {"If-None-Match": ani.get(side)["ETag"]}
    assert ani.get(side, headers=known).status_code == 304
    meetings.check_in(
        scope=scope, meeting_id=august, office_id=story.world.village_office, presence="present"
    )
    assert ani.get(side, headers=known).status_code == 200


def test_a_meeting_that_was_opened_here_meanwhile_learns_what_joining_brought(trip, story, monkeypatch):
    monkeypatch.setattr("lokmin.web.clock.now", lambda zone="WIB", fixed=None: HALL)
    scope, august = story.scope(now=HALL), story.meetings["august"]
    meetings.open_here(scope=scope, meeting_id=august, because="laptop hilang")
    meetings.open_meeting(scope=scope, meeting_id=august)
    ani = story.world.client("ani-head")
    side = f"/p/{story.world.ours.code}/rapat/{august}/ruang/sisi/"
    known = {"If-None-Match": ani.get(side)["ETag"]}
    join(story, come_home(trip, story))
    assert ani.get(side, headers=known).status_code == 200


def asked_of_the_camat(story):
    """The second item of August asks the camat for a decision, and he has agreed beforehand."""
    scope, august = story.scope(now=TODAY), story.meetings["august"]
    items = [
        meetings.AgendaEntry(
            a.title, a.starts_at, a.presenter, "Surat edaran" if n == 1 else a.decision_asked, a.key, a.id
        )
        for n, a in enumerate(queries.agenda(scope=scope, meeting_id=august))
    ]
    version = queries.card(scope=scope, meeting_id=august).version
    meetings.set_agenda(scope=scope, meeting_id=august, version=version, items=items)
    asked = next(a for a in queries.agenda(scope=scope, meeting_id=august) if a.decision_asked)
    meetings.decide(scope=scope, item_id=asked.id, answer="agreed")


def test_what_opening_writes_on_both_sides_stands_once_after_joining(two, story):
    asked_of_the_camat(story)
    scope, august = story.scope(now=HALL), story.meetings["august"]
    package = two.package(story.scope(now=TODAY), story.world.ours.id, august)
    with two.at("laptop"):
        two.open(package)
        meetings.open_meeting(scope=scope, meeting_id=august)
        meetings.check_in(
            scope=scope, meeting_id=august, office_id=story.world.camat_office, presence="present"
        )
        meetings.prepare_signatures(scope=scope, meeting_id=august)
    meetings.open_here(scope=scope, meeting_id=august, because="laptop hilang")
    meetings.open_meeting(scope=scope, meeting_id=august)
    meetings.prepare_signatures(scope=scope, meeting_id=august)
    join(story, come_home(two, story))
    card = queries.card(scope=scope, meeting_id=august)
    assert len(queries.agreement(scope=scope, meeting=card).text.decisions) == 1
    marks = [(s.part, s.office_id) for s in queries.signatures(scope=scope, meeting_id=august)]
    assert len(set(marks)) == len(marks)
    assert [part for part, _office in marks].count("notes") == 1


def test_two_notes_of_information_with_the_same_words_are_two(trip, story):
    august = story.meetings["august"]
    scope = story.scope(now=HALL)

    def note():
        meetings.add_entry(
            scope=scope, meeting_id=august, item_id=item(scope, august, "opening"), kind="information",
            text="Laporan lengkap.",
        )  # fmt: skip

    with trip.at("laptop"):
        note()
    meetings.open_here(scope=scope, meeting_id=august, because="laptop hilang")
    meetings.open_meeting(scope=scope, meeting_id=august)
    note()
    joined = join(story, come_home(trip, story))
    entries = queries.meeting(scope=scope, meeting_id=august).entries
    assert [e.text for e in entries].count("Laporan lengkap.") == 2
    assert not [row for row in open_rows(story, joined) if row.label == "meetings.MinuteEntry"]
