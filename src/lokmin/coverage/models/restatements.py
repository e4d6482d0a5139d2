"""Corrections of what was frozen, and answers to doubts: immutable rows."""

from django.db import models

from lokmin.basics.words import mark
from lokmin.coverage.models.figures import Element, Indicator
from lokmin.tools.scoped import Scoped


class RestatementKind(models.TextChoices):
    """What a restatement corrects; `arrived` is a sasaran or target that came after the freeze (FN 11)."""

    FIGURES = "figures", mark("angka bulanan")
    POPULATIONS = "populations", mark("sasaran")
    TARGETS = "targets", mark("target")
    ARRIVED = "arrived", mark("datang terlambat")


class Restatement(Scoped):
    """A correction of what was frozen: who, when and why. Immutable; to take it back is another one."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=RestatementKind.choices)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)
    role = models.CharField(max_length=20)

    class Meta(Scoped.Meta):
        ordering = ("-number", "-id")
        constraints = (
            models.UniqueConstraint(fields=("puskesmas", "number"), name="one_number_a_restatement"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="restatement_says_why"),
        )


class RestatedInput(Scoped):
    """One figure, sasaran or target that a restatement changed. Null = there was none.

    A figure has an element and month; a sasaran a kind, in thousandths; a target an indicator and no area.
    """

    scope_path = "restatement__puskesmas"

    restatement = models.ForeignKey(Restatement, models.CASCADE, related_name="inputs")
    area = models.ForeignKey("places.Area", models.PROTECT, null=True, related_name="+")
    element = models.ForeignKey(Element, models.PROTECT, null=True, related_name="+")
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=24, blank=True)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField(null=True)
    before = models.BigIntegerField(null=True)
    after = models.BigIntegerField(null=True)
    before_state = models.CharField(max_length=12, blank=True)
    after_state = models.CharField(max_length=12, blank=True)
    before_reason = models.CharField(max_length=200, blank=True)
    after_reason = models.CharField(max_length=200, blank=True)

    class Meta(Scoped.Meta):
        ordering = ("year", "month", "id")


class RestatedRow(Scoped):
    """A frozen coverage that a restatement moved: as it stood before and as it stands since.

    One area × indicator × frozen month; `area` null is the total. Both sides hold integers and words of
    coverage/rules/restating.py: KEPT.
    """

    scope_path = "restatement__puskesmas"

    restatement = models.ForeignKey(Restatement, models.CASCADE, related_name="rows")
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    area = models.ForeignKey("places.Area", models.PROTECT, null=True, related_name="+")
    before = models.JSONField()
    after = models.JSONField()

    class Meta(Scoped.Meta):
        ordering = ("year", "month", "indicator__position", "area__code", "id")


class QualityAnswer(Scoped):
    """Somebody looked at a doubtful number and said why it is right. Immutable; the number is not changed.

    It answers for `value` only: another number in the same place is doubted anew.
    """

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    subject = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    value = models.CharField(max_length=60)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("at", "id")
        constraints = (models.CheckConstraint(condition=~models.Q(reason=""), name="answer_says_why"),)
