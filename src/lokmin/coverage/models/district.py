"""What a district or a Puskesmas decides about the dictionary: rows of their own over the reviewed facts."""

from django.db import models

from lokmin.basics.words import mark
from lokmin.tools.scoped import Plain, Scoped


class IndicatorChange(Plain):
    """One decision of a district about an indicator: immutable, shown as history.

    `before` and `after` hold by field {"own": is it the district's, "value": how it read}; the months
    of the schedule also "years": from which year on which months hold. `number` counts
    the changes of one indicator in one district; `undoes` is the number of the change taken back.
    """

    district = models.ForeignKey("places.Area", models.CASCADE, related_name="+")
    indicator = models.ForeignKey("coverage.Indicator", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    before = models.JSONField()
    after = models.JSONField()
    reason = models.CharField(max_length=200)
    undoes = models.PositiveIntegerField(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        ordering = ("district", "indicator", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("district", "indicator", "number"), name="one_indicator_change_a_number"
            ),
        )


class Grouping(models.TextChoices):
    """How indicators stand together: by the old programmes or by the clusters of the 2023 decree."""

    PROGRAMME = "programme", mark("program")
    CLUSTER = "cluster", mark("klaster")


class CoverageSetting(Scoped):
    """How a Puskesmas wants its indicators grouped; without a row by programme (FN 15)."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    grouping = models.CharField(max_length=12, choices=Grouping.choices, default=Grouping.PROGRAMME)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        constraints = (
            models.UniqueConstraint(fields=("puskesmas",), name="one_coverage_setting_a_puskesmas"),
        )
