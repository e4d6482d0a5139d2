"""Which sector takes which part in a year, and lists that were read in."""

from django.db import models

from lokmin.people.models.directory import Office, Sector
from lokmin.tools.scoped import OfKecamatan


class HelpingRole(OfKecamatan):
    """What a sector takes on for a programme or a village in a year (peran bantu), written once.

    The last row of a cell is what holds; an empty text gives the part back.
    """

    kecamatan = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    sector = models.ForeignKey(Sector, models.PROTECT, related_name="+")
    topic = models.CharField(max_length=20, blank=True)
    area = models.ForeignKey("places.Area", models.PROTECT, null=True, related_name="+")
    text = models.CharField(max_length=200, blank=True)
    office = models.ForeignKey(Office, models.SET_NULL, null=True, related_name="+")
    by = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta(OfKecamatan.Meta):
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(topic="", area__isnull=False) | models.Q(area=None) & ~models.Q(topic=""),
                name="a_part_has_one_topic_or_village",
            ),
        )


class ListImport(OfKecamatan):
    """A list of offices and holders that was read in: what it made, so that it can be taken back."""

    kecamatan = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    made = models.JSONField(default=dict)
    by = models.CharField(max_length=120)
    at = models.DateTimeField()
    undone_by = models.CharField(max_length=120, blank=True)
    undone_at = models.DateTimeField(null=True)

    class Meta(OfKecamatan.Meta):
        ordering = ("-at", "-id")
