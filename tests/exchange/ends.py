"""What the tests of joining do at both ends."""

import io
from datetime import date, datetime

from lokmin.basics.time import zone
from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as promises
from lokmin.exchange import actions, queries

HALL = datetime(2023, 8, 21, 9, 0, tzinfo=zone("WIB"))


def join(story, back, now=HALL):
    scope = story.scope(now=now)
    return actions.join(scope=scope, puskesmas_id=story.world.ours.id, file=io.BytesIO(back))


def come_home(two, story, now=HALL):
    with two.at("laptop"):
        return two.homeward(story.scope(now=now))


def open_rows(story, card):
    return queries.conflicts(scope=story.scope(now=HALL), return_id=card.id)


def both_report(trip, story):
    """The same promise is finished at the office and blocked in the hall."""
    scope = story.scope(now=HALL)
    card = next(
        c for c in promises.board(scope=scope, puskesmas_id=story.world.ours.id) if c.state == "agreed"
    )
    with trip.at("laptop"):
        commitments.report(
            scope=story.scope(now=HALL), commitment_id=card.id, state="blocked", reason="hujan",
            happened_on=date(2023, 8, 20), text="Jalan putus",
        )  # fmt: skip
    commitments.report(
        scope=scope, commitment_id=card.id, state="done", happened_on=date(2023, 8, 19), text="Beres"
    )
    return card
