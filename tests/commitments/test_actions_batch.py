"""Many reports in one save: each alone, once, and taken back."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from lokmin.basics.refusal import NotYourDuty, Refusal
from lokmin.basics.scope import Role
from lokmin.commitments import actions, queries
from tests.commitments.samples import promise
from tests.world import NOW, World


def agreed(world: World, **changes):
    return actions.agree(scope=world.scope(), commitment_id=promise(world, **changes).id)


def told(card, **changes):
    values = {"state": "under_way", "happened_on": NOW.date(), "count": 6, "version": card.version}
    return card.id, {**values, "via": "telepon", "told_by": "Budi", **changes}


def now(world: World, card):
    return queries.commitment(scope=world.scope(), commitment_id=card.id)


def test_a_line_that_is_refused_keeps_no_other_back(world: World):
    first, second, third = agreed(world), agreed(world), agreed(world)
    lines = [told(first), told(second, state="blocked"), told(third, happened_on=NOW.date() + timedelta(1))]
    done = actions.report_many(scope=world.scope(), key=uuid4(), lines=lines)
    codes = [one.refusal.code if one.refusal else "" for one in done]
    assert codes == ["", "commitments.reason", "commitments.future"]
    assert [now(world, card).state for card in (first, second, third)] == ["under_way", "agreed", "agreed"]
    report = now(world, first).reports[0]
    assert (report.told_by, report.via, report.by) == ("Budi", "telepon", "Ani")


def test_the_same_save_sent_twice_counts_once(world: World):
    card, key = agreed(world), uuid4()
    for _ in range(2):
        (done,) = actions.report_many(scope=world.scope(), key=key, lines=[told(card)])
        assert done.refusal is None
    assert len(now(world, card).reports) == 1


def test_a_line_that_was_read_before_somebody_else_wrote_is_refused(world: World):
    card = agreed(world)
    actions.report(scope=world.scope(), commitment_id=card.id, state="done", happened_on=NOW.date())
    (done,) = actions.report_many(scope=world.scope(), key=uuid4(), lines=[told(card)])
    assert done.refusal.code == "commitments.stale"
    assert now(world, card).state == "done"


def test_a_save_is_taken_back_as_if_it_had_not_been_and_stays_in_the_history(world: World):
    first, second, key = agreed(world), agreed(world), uuid4()
    reason = {"state": "blocked", "happened_on": NOW.date(), "reason": "Hujan"}
    second = actions.report(scope=world.scope(), commitment_id=second.id, **reason)
    lines = [told(first, state="done"), told(second)]
    actions.report_many(scope=world.scope(now=NOW + timedelta(minutes=1)), key=key, lines=lines)
    assert actions.take_back(scope=world.scope(now=NOW + timedelta(minutes=2)), batch=key) == 2
    first, second = now(world, first), now(world, second)
    assert (first.state, first.reports, first.last_count) == ("agreed", (), None)
    assert (second.state, second.blocked_because, len(second.reports)) == ("blocked", "Hujan", 1)
    assert first.history[-1].changed[0]["field"] == "report"
    with pytest.raises(Refusal):
        actions.take_back(scope=world.scope(), batch=key)


def test_what_was_reported_on_since_is_not_taken_back(world: World):
    first, second, key = agreed(world), agreed(world), uuid4()
    actions.report_many(scope=world.scope(), key=key, lines=[told(first), told(second)])
    later = world.scope(now=NOW + timedelta(minutes=5))
    actions.report(scope=later, commitment_id=first.id, state="done", happened_on=NOW.date())
    assert actions.take_back(scope=later, batch=key) == 1
    assert (now(world, first).state, now(world, second).state) == ("done", "agreed")


def test_only_the_writer_takes_a_save_back_and_only_on_its_day(world: World):
    card, key = agreed(world), uuid4()
    actions.report_many(scope=world.scope(), key=key, lines=[told(card)])
    for scope in (replace(world.scope(), actor_name="Lain"), world.scope(now=NOW + timedelta(days=1))):
        with pytest.raises(Refusal) as refused:
            actions.take_back(scope=scope, batch=key)
        assert refused.value.code == "commitments.batch_gone"
    with pytest.raises(NotYourDuty):
        actions.report_many(scope=world.scope(Role.CAMAT), key=key, lines=[told(card)])
