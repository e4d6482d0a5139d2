"""What people say about numbers: notes at cells, answers of the heads of villages. Immutable rows."""

from django.db import models

from lokmin.basics.words import mark
from lokmin.coverage.models.figures import Element
from lokmin.tools.scoped import Scoped


class CellComment(Scoped):
    """What somebody noted at a cell of the entry grid. Immutable; a further note is a further row."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    element = models.ForeignKey(Element, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("at", "id")
        indexes = (models.Index(fields=("puskesmas", "year", "month"), name="comments_of_a_month"),)


class Opinion(models.TextChoices):
    """What the head of a village says to its figures before they are shown to others (FN 27)."""

    AGREES = "agrees", mark("sesuai")
    DIFFERS = "differs", mark("angka kami lain")
    SEEN = "seen", mark("sudah dilihat")


class VillageOpinion(Scoped):
    """One answer of the head of a village. Immutable; the last one of a month counts.

    `seen` is no answer yet: the head saw the page, on paper or on a screen. `seen_on` is the day of the
    event, `at` when it was recorded (FN 35).
    """

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    opinion = models.CharField(max_length=12, choices=Opinion.choices)
    remark = models.CharField(max_length=500, blank=True)
    head = models.CharField(max_length=200)
    via = models.CharField(max_length=60)
    seen_on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("at", "id")
        indexes = (models.Index(fields=("puskesmas", "year", "month"), name="opinions_of_a_month"),)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(opinion="differs") | ~models.Q(remark=""), name="differing_says_how"
            ),
        )
