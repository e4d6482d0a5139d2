"""Jobs: asked for once however often, claimed by one worker, taken up again when that one is gone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Role
from lokmin.tools import jobs
from lokmin.tools.models import AuditRow, Job

HOUR = timedelta(hours=1)


@pytest.fixture
def asked(world):
    """Ask for a job of the world's Puskesmas."""
    scope = world.scope(Role.HEAD)

    def ask(n=1, by=scope):
        return jobs.ask(scope=by, puskesmas_id=world.ours.id, kind="pack", content={"n": n})

    ask.scope, ask.now = scope, scope.now
    return ask


def claim(asked, worker="here:1:a", after=timedelta(0), gone=()):
    return jobs.claim(worker=worker, now=asked.now + after, gone=list(gone))


def test_the_same_asked_twice_is_one_job_and_other_content_is_another(asked):
    first = asked(1)
    assert asked(1).id == first.id
    assert asked(2).id != first.id


def test_a_job_exists_only_for_its_own_puskesmas(asked, world):
    made = asked()
    stranger = replace(asked.scope, puskesmas_ids=frozenset({world.sister.id}))
    for act in (jobs.job, jobs.again):
        with pytest.raises(NotYours):
            act(scope=stranger, job_id=made.id)
    with pytest.raises(NotYours):
        asked(3, by=stranger)


def test_twenty_jobs_are_claimed_once_each_by_two_workers_the_oldest_first(asked):
    wanted = [asked(n).id for n in range(20)]
    found = [claim(asked, f"here:{n % 2}:x").card.id for n in range(20)]
    assert found == wanted
    assert claim(asked) is None


def test_the_worker_has_the_duties_of_who_asked_and_no_other_puskesmas(asked, world):
    asked()
    scope = claim(asked).scope(asked.now, asked.now)
    assert scope.can(Duty.ISSUE_PAPERS)
    assert scope.puskesmas_ids == {world.ours.id}
    assert (scope.actor_name, scope.account_id) == (asked.scope.actor_name, asked.scope.account_id)


def test_how_far_it_is_is_told_and_kept(asked):
    made = asked()
    claim(asked).beat(asked.now, 3, 18, "Lembar desa")
    card = jobs.job(scope=asked.scope, job_id=made.id)
    assert (card.state, card.step, card.steps, card.word) == ("running", 3, 18, "Lembar desa")
    assert card.is_open


def test_a_living_worker_keeps_its_job_and_a_silent_one_loses_it(asked):
    asked()
    first = claim(asked)
    first.beat(asked.now + HOUR)
    assert claim(asked, "there:2:b", HOUR + timedelta(seconds=119)) is None
    second = claim(asked, "there:2:b", HOUR + timedelta(seconds=121))
    assert second.card.id == first.card.id
    with pytest.raises(Refusal):
        first.beat(asked.now + HOUR)
    assert not first.finish(asked.now, {"paper": "x"})
    assert not first.fail(asked.now, "x")
    assert second.finish(asked.now, {"paper": "y"})
    assert jobs.job(scope=asked.scope, job_id=first.card.id).result == {"paper": "y"}


def test_what_a_dead_worker_left_is_taken_up_at_once(asked):
    asked()
    claim(asked)
    assert jobs.workers() == ["here:1:a"]
    assert not jobs.waits(now=asked.now, gone=[])
    assert jobs.waits(now=asked.now, gone=["here:1:a"])
    assert claim(asked, "here:2:b", gone=["here:1:a"])


def test_a_job_that_takes_every_worker_with_it_is_told_as_failed(asked):
    made = asked()
    for n in range(jobs.MOST_TRIES):
        assert claim(asked, f"here:{n}:x", HOUR * n)
    assert claim(asked, "here:9:x", HOUR * 9) is None
    card = jobs.job(scope=asked.scope, job_id=made.id)
    assert card.state == "failed"
    assert "terputus 3 kali" in card.failure


def test_a_failed_job_waits_again_when_asked_and_a_running_one_stays(asked):
    made = asked()
    running = claim(asked)
    assert jobs.again(scope=asked.scope, job_id=made.id).state == "running"
    running.fail(asked.now, "Belum dibekukan.")
    assert jobs.job(scope=asked.scope, job_id=made.id).failure == "Belum dibekukan."
    fresh = jobs.again(scope=asked.scope, job_id=made.id)
    assert (fresh.state, fresh.failure) == ("waiting", "")
    assert claim(asked).card.id == made.id


def test_two_who_let_a_failed_job_wait_again_at_once_leave_one_trace(asked, monkeypatch):
    made = asked()
    claim(asked).fail(asked.now, "Belum dibekukan.")
    stale = Job.unscoped.get(id=made.id)  # as the second read it, before the first wrote
    jobs.again(scope=asked.scope, job_id=made.id)
    running = claim(asked)
    monkeypatch.setattr(jobs, "_row", lambda scope, job_id: stale)
    assert jobs.again(scope=asked.scope, job_id=made.id).state == "running"
    assert AuditRow.objects.filter(verb="ask_job_again").count() == 1
    assert running.finish(asked.now, {"paper": "x"})


def test_asking_again_for_what_is_done_lets_it_be_done_again(asked):
    made = asked()
    claim(asked).finish(asked.now, {"paper": "x"})
    assert asked().id == made.id
    assert jobs.job(scope=asked.scope, job_id=made.id).state == "waiting"
