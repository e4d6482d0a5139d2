"""Tables without a domain: the audit log and the keys of repeated requests."""

from django.db import models

from lokmin.basics.ids import new_id


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
