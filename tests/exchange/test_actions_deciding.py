"""Where both sides wrote a person says which holds, once."""

import pytest

from lokmin.basics.refusal import NotYours, Refusal, Stale
from lokmin.basics.scope import Role
from lokmin.commitments import queries as promises
from lokmin.exchange import actions
from lokmin.exchange.rules.joining import digest
from tests.exchange.ends import HALL, both_report, come_home, join, open_rows


def test_the_decision_for_the_hall_writes_its_row_and_is_made_once(trip, story):
    card = both_report(trip, story)
    scope = story.scope(now=HALL)
    joined = join(story, come_home(trip, story))
    (row,) = open_rows(story, joined)
    with pytest.raises(Stale, match="berubah selagi"):
        actions.decide(scope=scope, row_id=row.id, choice="hall", seen="lain")
    actions.decide(scope=scope, row_id=row.id, choice="hall", seen=digest(row.now))
    after = promises.commitment(scope=scope, commitment_id=card.id)
    assert (after.state, after.history[-1].after) == ("blocked", "blocked")
    actions.decide(scope=scope, row_id=row.id, choice="hall", seen="")
    with pytest.raises(Stale, match="sudah diputuskan"):
        actions.decide(scope=scope, row_id=row.id, choice="office", seen=digest(row.now))
    again = join(story, come_home(trip, story))
    assert again.open == 0


def test_the_decision_for_the_office_leaves_it_and_a_later_return_does_not_ask_again(trip, story):
    card = both_report(trip, story)
    scope = story.scope(now=HALL)
    (row,) = open_rows(story, join(story, come_home(trip, story)))
    actions.decide(scope=scope, row_id=row.id, choice="office", seen="")
    assert promises.commitment(scope=scope, commitment_id=card.id).state == "done"
    assert join(story, come_home(trip, story, HALL.replace(hour=15))).open == 0
    with pytest.raises(NotYours):
        actions.decide(scope=story.world.scope_of(story.world.sister), row_id=row.id, choice="hall", seen="")


def test_another_choice_and_another_role_are_refused(trip, story):
    both_report(trip, story)
    (row,) = open_rows(story, join(story, come_home(trip, story)))
    with pytest.raises(Refusal, match="Pilih salah satu"):
        actions.decide(scope=story.scope(now=HALL), row_id=row.id, choice="dua-duanya", seen="")
    with pytest.raises(Refusal, match="tidak termasuk peran"):
        actions.decide(scope=story.scope(Role.NOTE_TAKER, now=HALL), row_id=row.id, choice="hall", seen="")
