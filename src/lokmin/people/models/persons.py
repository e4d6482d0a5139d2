"""Persons of the directory, and their consent to be written to."""

from django.db import models

from lokmin.people.rules import ID_KINDS
from lokmin.tools.scoped import OfKecamatan


class Person(OfKecamatan):
    """Somebody of a kecamatan, once, however many offices they hold; phone and e-mail only under consent."""

    kecamatan = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    id_kind = models.CharField(max_length=4, blank=True, choices=[(kind, kind) for kind in ID_KINDS])
    id_number = models.CharField(max_length=30, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(max_length=120, blank=True)

    class Meta(OfKecamatan.Meta):
        ordering = ("name", "id")


class Consent(OfKecamatan):
    """A person agreed to be written to: when, how, recorded by whom; and when it was taken back."""

    scope_path = "person__kecamatan"

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    given_on = models.DateField()
    via = models.CharField(max_length=60)
    by = models.CharField(max_length=120)
    at = models.DateTimeField()
    withdrawn_on = models.DateField(null=True)
    withdrawn_by = models.CharField(max_length=120, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta(OfKecamatan.Meta):
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("person",), condition=models.Q(withdrawn_at=None), name="one_consent_in_force"
            ),
        )
