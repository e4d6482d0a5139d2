"""Whatever both sides wrote: nothing is lost, nothing stands twice, and joining twice is joining once."""

import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lokmin.basics.refusal import Refusal
from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as promises
from lokmin.coverage import actions as coverage
from lokmin.coverage.actions import FigureEntry
from lokmin.coverage.queries.kept import unkept_years
from lokmin.exchange import actions, queries
from lokmin.exchange.queries import luggage
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.obstacles import actions as obstacles
from lokmin.obstacles import queries as problems
from tests.commitments.samples import promise
from tests.exchange.ends import HALL
from tests.exchange.two import everything
from tests.papers.story import PERIOD

NUMBER = st.integers(0, 30)
EDIT = st.tuples(
    st.sampled_from(
        ("open", "check_in", "promise", "report", "figure", "input", "problem", "score", "invite", "agenda")
    ),
    NUMBER,
)
EDITS = st.lists(EDIT, max_size=6)


class Writer:
    """One side that writes through the actions of the house, as its screens do."""

    def __init__(self, story, name: str) -> None:
        self.story, self.name = story, name
        self.scope = story.scope(now=HALL)
        self.ours, self.august = story.world.ours.id, story.meetings["august"]
        self.offices = [story.world.village_office, story.world.camat_office]

    def do(self, edits) -> None:
        for verb, number in edits:
            try:
                getattr(self, verb)(number)
            except Refusal:
                continue

    def open(self, n: int) -> None:
        meetings.open_meeting(scope=self.scope, meeting_id=self.august)

    def check_in(self, n: int) -> None:
        words = ("present", "absent", "excused")[n % 3]
        meetings.check_in(
            scope=self.scope, meeting_id=self.august, office_id=self.offices[n % 2], presence=words
        )

    def promise(self, n: int) -> None:
        promise(self.story.world, scope=self.scope, what=f"Janji {self.name} {n}")

    def report(self, n: int) -> None:
        cards = promises.board(scope=self.scope, puskesmas_id=self.ours)
        commitments.report(
            scope=self.scope,
            commitment_id=cards[n % len(cards)].id,
            state=("done", "under_way")[n % 2],
            happened_on=self.scope.today,
            text=f"{self.name} {n}",
        )

    def figure(self, n: int) -> None:
        entry = FigureEntry(self.story.place.areas[n % 2].id, "K1", 2023, 6 + n % 2, n)
        coverage.record_figures(scope=self.scope, puskesmas_id=self.ours, entries=[entry], source=self.name)

    def input(self, n: int) -> None:
        meetings.add_input(
            scope=self.scope, meeting_id=self.august, office_id=self.offices[n % 2], text=f"{self.name} {n}"
        )

    def problem(self, n: int) -> None:
        obstacles.add_problem(
            scope=self.scope, puskesmas_id=self.ours, statement=f"{self.name} {n}", period=PERIOD
        )

    def score(self, n: int) -> None:
        found = problems.problems(scope=self.scope, puskesmas_id=self.ours)
        points = {"U": n % 5 + 1, "S": 3, "G": 2}
        obstacles.score(scope=self.scope, problem_id=found[-1].id, rater=f"Penilai {n % 2}", points=points)

    def invite(self, n: int) -> None:
        sent = meeting_queries.invitations(scope=self.scope, meeting_id=self.august)
        if sent and n % 2:
            meetings.uninvite(scope=self.scope, invitation_id=sent[n % len(sent)].id)
        else:
            meetings.invite(scope=self.scope, meeting_id=self.august, office_ids=self.offices)

    def agenda(self, n: int) -> None:
        card = meeting_queries.card(scope=self.scope, meeting_id=self.august)
        lines = [
            meetings.AgendaEntry(a.title, a.starts_at, a.presenter, a.decision_asked, a.key, a.id)
            for a in meeting_queries.agenda(scope=self.scope, meeting_id=self.august)
        ]
        del lines[n % len(lines)]
        meetings.set_agenda(scope=self.scope, meeting_id=self.august, version=card.version, items=lines)


def rows_here(story):
    """Every returning row of the Puskesmas as it stands."""
    scope = story.scope(now=HALL)
    return {
        (label, key): row
        for label, table in luggage.present(scope, story.world.ours)
        for key, row in table.items()
        if not label.startswith("tools.")
    }


@pytest.mark.process
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(hall=EDITS, office=EDITS)
def test_nothing_is_lost_nothing_stands_twice_and_twice_is_once(two, story, hall, office):
    two.go("office")
    kept = everything()
    try:
        scope, ours = story.scope(now=HALL), story.world.ours
        package = two.package(scope, ours.id, story.meetings["august"])
        base = rows_here(story)
        two.rows["laptop"] = {}
        with two.at("laptop"):
            two.settings.DATA = two.folder / f"laptop-{len(list(two.folder.iterdir()))}"
            two.settings.DATA.mkdir()
            two.open(package)
            Writer(story, "aula").do([("open", 0), *hall])
            wrote = rows_here(story)
            back = two.homeward(scope)
        meetings.open_here(scope=scope, meeting_id=story.meetings["august"], because="uji")
        Writer(story, "kantor").do(office)
        before = rows_here(story)
        card = actions.join(scope=scope, puskesmas_id=ours.id, file=io.BytesIO(back))
        after = rows_here(story)
        told = queries.conflicts(scope=scope, return_id=card.id)
        listed = {(row.label, row.here_id): row for row in told}
        said = [row.hall for row in told]
        for key in before.keys() | base.keys():
            if before.get(key) != base.get(key):  # the office's own change stands
                assert after.get(key) == before.get(key), key
        for key in wrote.keys() | base.keys():
            if wrote.get(key) == base.get(key):
                continue
            mine = wrote.get(key)
            stands = after.get(key) == mine or key in listed or alike(mine, [*said, *after.values()])
            assert stands, (key, mine, after.get(key))
        new = {key for key in set(after) - set(before) - set(wrote) if key[0] != "commitments.StateChange"}
        assert not new, "a row that neither side wrote"
        board = promises.board(scope=scope, puskesmas_id=ours.id)
        assert [c.state for c in board] == [c.history[-1].after for c in board]
        assert not unkept_years(scope=scope, puskesmas_ids=[ours.id])
        rows = everything()
        twice = actions.join(scope=scope, puskesmas_id=ours.id, file=io.BytesIO(back))
        assert twice == replace(card, again=True)
        assert everything() == rows
    finally:
        from tests import told as telling

        two.go("office")
        telling._put(kept)


def alike(row, others) -> bool:
    """Whether some row says what this one says, under another id, number or hand."""
    loose = {
        "id",
        "by",
        "at",
        "made_at",
        "made_by",
        "recorded_at",
        "recorded_by",
        "number",
        "version",
        "source",
    }
    loose |= {"sent_at", "sent_by", "rsvp_at", "changed_at"}
    if row is None:
        return False
    return any(
        other
        and row.keys() == other.keys()
        and all(row[n] == other[n] for n in row if n not in loose and not n.endswith("_id"))
        for other in others
    )
