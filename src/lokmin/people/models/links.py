"""Personal links: an address for one office, without an account."""

from django.db import models

from lokmin.basics.words import mark
from lokmin.people.models.directory import Office
from lokmin.people.models.persons import Person
from lokmin.tools.scoped import Scoped


class LinkPurpose(models.TextChoices):
    COMMITMENTS = "commitments", mark("Rapat dan komitmen")


class PersonalLink(Scoped):
    """An address for one office without an account; never a session (FN 22).

    The token is made from `id` and the installation's secret, so it is not stored.
    """

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    office = models.ForeignKey(Office, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    holder_name = models.CharField(max_length=120)
    purpose = models.CharField(max_length=20, choices=LinkPurpose.choices)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=120, blank=True)
    opened_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        ordering = ("-made_at", "-id")
