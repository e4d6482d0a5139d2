"""What went to a hall and came back: packages, returns, and what joining did with each row."""

from django.db import models

from lokmin.basics.words import mark
from lokmin.tools.scoped import Scoped


class HallPackage(Scoped):
    """A package that this office made for a laptop in a hall. `key` is the secret by which its returns are
    known; the laptop has it from the package."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    meeting = models.ForeignKey("meetings.Meeting", models.SET_NULL, null=True, related_name="+")
    key = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("-made_at", "-id")


class HallReturn(Scoped):
    """A return that was joined, once. `counts` says how many rows were added, changed, removed, undecided."""

    scope_path = "package__puskesmas"

    package = models.ForeignKey(HallPackage, models.CASCADE, related_name="returns")
    sha256 = models.CharField(max_length=64)
    written_at = models.DateTimeField()
    """By the clock of the laptop."""
    counts = models.JSONField(default=dict)
    joined_at = models.DateTimeField()
    joined_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("-joined_at", "-id")
        constraints = (models.UniqueConstraint(fields=("package", "sha256"), name="one_join_a_return"),)


class HallChoice(models.TextChoices):
    """What a person decided about a row that both sides had changed."""

    NONE = "", mark("belum diputuskan")
    OFFICE = "office", mark("tetap seperti di kantor")
    HALL = "hall", mark("pakai yang dari aula")


class HallRow(Scoped):
    """What joining did with one row of a return. `digests` are those of the row as the hall sent it and as it
    was written here. Of a conflict all three sides are kept until a person decided, and afterwards."""

    scope_path = "joined__package__puskesmas"

    joined = models.ForeignKey(HallReturn, models.CASCADE, related_name="rows")
    table = models.CharField(max_length=60)
    row_id = models.CharField(max_length=64)
    here_id = models.CharField(max_length=64)
    """The id of the same thing at the office, where both made it."""
    outcome = models.CharField(max_length=10)
    reason = models.CharField(max_length=20, blank=True)
    digests = models.JSONField(default=list)
    base = models.JSONField(null=True)
    hall = models.JSONField(null=True)
    office = models.JSONField(null=True)
    choice = models.CharField(max_length=8, choices=HallChoice.choices, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=120, blank=True)

    class Meta(Scoped.Meta):
        ordering = ("id",)
        indexes = (models.Index(fields=("row_id",), name="hall_rows_by_row"),)
