"""Work that takes longer than a request: asked for once, done by a worker, resumed after a kill.

A worker claims the oldest job that waits, or one whose worker is gone, and beats while it works. Everything a
worker writes holds only while the job is still its own, so two workers never finish the same one. What a job
does must itself be safe to begin again: it may be killed after its last write and before it is told done.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Role, Scope
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.locks import one_writer
from lokmin.tools.models import Job, JobState

SILENT = timedelta(seconds=120)
"""A worker that has not lived for so long is gone."""
MOST_TRIES = 3
"""A job that took so many workers with it is not begun again by itself."""
Tell = Callable[[int, int, str], None]
"""Told after each step: which, of how many, in a word."""
_FREE: dict[str, Any] = {"step": 0, "steps": 0, "word": "", "failure": "", "worker": "", "beat_at": None}


@dataclass(frozen=True)
class JobCard:
    """One job as it stands. `failure` is the sentence that says why it failed."""

    id: UUID
    puskesmas_id: UUID
    kind: str
    content: Mapping[str, Any]
    state: str
    state_word: str
    step: int
    steps: int
    word: str
    failure: str
    result: Mapping[str, Any]
    asked_at: datetime
    asked_by: str

    @property
    def is_open(self) -> bool:
        return self.state in (JobState.WAITING, JobState.RUNNING)


def _card(row: Job) -> JobCard:
    own = ("id", "puskesmas_id", "kind", "content", "state", "step", "steps", "word", "failure", "result")
    told = {name: getattr(row, name) for name in (*own, "asked_at", "asked_by")}
    return JobCard(**told, state_word=str(JobState(row.state).label))


@action
def ask(*, scope: Scope, puskesmas_id: UUID, kind: str, content: dict[str, Any]) -> JobCard:
    """The job with this content: a new one, or the one that was asked for before. A failed one waits again.

    A job that is done waits again too: what it made may have been replaced since, and made twice it is one.
    """
    scope.check_puskesmas(puskesmas_id)
    text = json.dumps([kind, content], sort_keys=True)
    key = hashlib.sha256(text.encode()).hexdigest()
    one_writer(f"{puskesmas_id}:{key}", "job")
    row = Job.objects.within(scope).filter(puskesmas_id=puskesmas_id, kind=kind, key=key).first()
    if row is None:
        who = {"asker": _asker(scope), "asked_at": scope.now, "asked_by": scope.actor_name}
        row = Job.add(puskesmas_id=puskesmas_id, kind=kind, key=key, content=content, **who)
        audit(scope, "ask_job", row, job=kind)
    elif row.state in (JobState.WAITING, JobState.RUNNING):
        unchanged()
    else:
        _again(scope, row)
    return _card(row)


@action
def again(*, scope: Scope, job_id: UUID) -> JobCard:
    """Let a failed job wait again, for whoever asks now; one that is not failed stays as it is."""
    row = _row(scope, job_id)
    if row.state == JobState.FAILED:
        _again(scope, row)
    else:
        unchanged()
    return _card(row)


def _again(scope: Scope, row: Job) -> None:
    fresh = {"state": JobState.WAITING, "tries": 0, "done_at": None, "result": {}, **_FREE}
    fresh |= {"asker": _asker(scope), "asked_at": scope.now, "asked_by": scope.actor_name}
    begun = Job.objects.within(scope).filter(id=row.id, state=row.state).update(**fresh)
    row.refresh_from_db()
    if begun:
        audit(scope, "ask_job_again", row, job=row.kind)
    else:  # somebody else was quicker
        unchanged()


def _row(scope: Scope, job_id: UUID) -> Job:
    row: Job | None = Job.objects.within(scope).filter(id=job_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    return row


def job(*, scope: Scope, job_id: UUID) -> JobCard:
    """One job; outside its Puskesmas it does not exist."""
    return _card(_row(scope, job_id))


def _asker(scope: Scope) -> dict[str, Any]:
    """Who asks. What an account may do is asked anew when the job is done; who has none may do this."""
    return {
        "name": scope.actor_name,
        "role": str(scope.role),
        "account": str(scope.account_id) if scope.account_id else None,
        "more": sorted(map(str, scope.more_roles)),
        "areas": None if scope.area_ids is None else sorted(map(str, scope.area_ids)),
        "kecamatan": sorted(map(str, scope.kecamatan_ids)),
    }


@dataclass(frozen=True)
class Claim:
    """A job that this worker has: what to do for whom, and the way to tell how far it is."""

    card: JobCard
    worker: str
    asker: Mapping[str, Any]

    @property
    def account_id(self) -> UUID | None:
        """Whose account asked; None: the command line of the installation itself."""
        return UUID(self.asker["account"]) if self.asker["account"] else None

    def scope(self, now: datetime, machine: datetime) -> Scope:
        """The one who asked as it was then, at the Puskesmas of the job, now."""
        asker = self.asker
        return Scope(
            asker["name"],
            Role(asker["role"]),
            now,
            frozenset({self.card.puskesmas_id}),
            frozenset(map(UUID, asker["kecamatan"])),
            area_ids=None if asker["areas"] is None else frozenset(map(UUID, asker["areas"])),
            account_id=self.account_id,
            more_roles=frozenset(map(Role, asker["more"])),
            machine=machine,
        )

    @property
    def _mine(self) -> Any:
        return Job.unscoped.filter(id=self.card.id, worker=self.worker, state=JobState.RUNNING)

    def beat(self, now: datetime, step: int = 0, steps: int = 0, word: str = "") -> None:
        """Say that the worker lives and how far it is; refused when another has taken the job."""
        told = {"step": step, "steps": steps, "word": word[:120]} if steps else {}
        if not self._mine.update(beat_at=now, **told):
            raise Refusal("web.job_lost")

    def finish(self, now: datetime, result: dict[str, Any]) -> bool:
        """Whether it was still this worker's to finish."""
        done = {"state": JobState.DONE, "result": result, "done_at": now, "failure": ""}
        return bool(self._mine.update(**done))

    def fail(self, now: datetime, sentence: str) -> bool:
        return bool(self._mine.update(state=JobState.FAILED, failure=sentence, done_at=now))


def _runnable(now: datetime, gone: list[str]) -> Q:
    """What waits, and what somebody began who is gone."""
    left = Q(beat_at__lt=now - SILENT) | Q(beat_at=None) | Q(worker__in=gone)
    return Q(state=JobState.WAITING) | (Q(state=JobState.RUNNING) & left)


def workers() -> list[str]:
    """Who has a job just now."""
    names = Job.unscoped.filter(state=JobState.RUNNING).order_by().values_list("worker", flat=True)
    return list(names.distinct())


def waits(*, now: datetime, gone: list[str]) -> bool:
    """Whether there is anything to do."""
    return bool(Job.unscoped.filter(_runnable(now, gone)).exists())


def claim(*, worker: str, now: datetime, gone: list[str]) -> Claim | None:
    """Take the oldest job that nobody has; None when there is none. `gone` are workers known to be dead.

    One that has killed every worker so far is told as failed instead of taken again.
    """
    with transaction.atomic():
        one_writer("jobs", "claim")
        for row in Job.unscoped.filter(_runnable(now, gone)).order_by("asked_at", "id"):
            if row.tries >= MOST_TRIES:
                sentence = Refusal("web.job_gave_up", tries=row.tries).sentence
                row.state, row.failure, row.done_at = JobState.FAILED, sentence, now
                row.save(update_fields=["state", "failure", "done_at"])
                continue
            row.state, row.worker, row.beat_at, row.tries = JobState.RUNNING, worker, now, row.tries + 1
            row.step, row.steps, row.word = 0, 0, ""
            row.save(update_fields=["state", "worker", "beat_at", "tries", "step", "steps", "word"])
            return Claim(_card(row), worker, row.asker)
    return None
