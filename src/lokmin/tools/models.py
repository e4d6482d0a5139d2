"""Tables without a domain: the audit log, the keys of repeated requests, the jobs."""

from django.db import models

from lokmin.basics.ids import new_id
from lokmin.basics.words import mark
from lokmin.tools.scoped import Scoped


class AuditRow(models.Model):
    """One write: who, where, what, when. No foreign keys, so that it outlives what it tells of."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200)
    role = models.CharField(max_length=30)
    puskesmas_id = models.UUIDField(null=True, db_index=True)
    verb = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    object_id = models.CharField(max_length=64)
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ("at", "id")


class RequestKey(models.Model):
    """A request that may arrive twice (a phone that retries) and must count once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    actor = models.CharField(max_length=64)
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    answer = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("actor", "key"), name="one_request_a_key"),)


class JobState(models.TextChoices):
    WAITING = "waiting", mark("Menunggu giliran")
    RUNNING = "running", mark("Sedang dikerjakan")
    DONE = "done", mark("Selesai")
    FAILED = "failed", mark("Gagal")


class Job(Scoped):
    """Work that takes longer than a request: asked for once, done by a worker, told step by step.

    `key` is the hash of kind and `content`: the same asked again is the same job. `asker` is who asked, with
    what duties. `worker` and `beat_at` say which process has it and when it lived last, by the
    machine's clock.
    """

    scope_path = "puskesmas_id"

    puskesmas_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=24)
    key = models.CharField(max_length=64)
    content = models.JSONField(default=dict)
    asker = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=JobState.choices, default=JobState.WAITING)
    step = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField(default=0)
    word = models.CharField(max_length=120, blank=True)
    failure = models.TextField(blank=True)
    result = models.JSONField(default=dict)
    tries = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=120, blank=True)
    beat_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    done_at = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        ordering = ("asked_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("puskesmas_id", "kind", "key"), name="one_job_a_content"),
        )
