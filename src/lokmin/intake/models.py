"""What came in, what it changed, and how to take it back."""

from django.db import models

from lokmin.basics.words import mark
from lokmin.tools.scoped import Scoped


class BatchState(models.TextChoices):
    READING = "reading", mark("sedang dibaca")
    FAILED = "failed", mark("tidak terbaca")
    PREVIEW = "preview", mark("pratinjau")
    STORED = "stored", mark("tersimpan")
    UNDONE = "undone", mark("dibatalkan")


class Batch(Scoped):
    """One upload. The file itself is never kept; `preview` holds what was read of it, which may be much, and
    `summary` what lists say: its counts, or why it could not be read.

    While it is read, `stage`, `done` and `of` say how far that has come. `beat_at` is when its reader last
    gave a sign of life, on the machine's own clock; a preview is forgotten a day after that."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(null=True, unique=True)
    state = models.CharField(max_length=12, choices=BatchState.choices, default=BatchState.PREVIEW)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    layout = models.CharField(max_length=60)
    summary = models.JSONField(default=dict)
    read_at = models.DateTimeField()
    read_by = models.CharField(max_length=120)
    stored_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=120, blank=True)
    stage = models.CharField(max_length=8, blank=True)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    beat_at = models.DateTimeField()
    preview = models.JSONField(default=dict)

    class Meta(Scoped.Meta):
        ordering = ("-read_at", "-id")


class SheetMapping(Scoped):
    """What a person said the columns of a sheet hold, remembered by the shape of its header row."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    shape = models.CharField(max_length=64)
    sheet = models.CharField(max_length=80)
    mapping = models.JSONField(default=dict)
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("-said_at", "-id")
        constraints = (models.UniqueConstraint(fields=("puskesmas", "shape"), name="one_mapping_a_shape"),)


class BatchCell(Scoped):
    """One figure or population that a batch changed. Null = there was none, or with a reason: unmeasured."""

    scope_path = "batch__puskesmas"

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="cells")
    sheet = models.CharField(max_length=80, blank=True)
    cell = models.CharField(max_length=16, blank=True)
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    element = models.ForeignKey("coverage.Element", models.PROTECT, null=True, related_name="+")
    population_kind = models.CharField(max_length=24, blank=True)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField(null=True)
    before = models.BigIntegerField(null=True)
    before_reason = models.CharField(max_length=200, blank=True)
    after = models.BigIntegerField(null=True)

    class Meta(Scoped.Meta):
        pass
