"""Problems, how several raters scored them, their causes, the chosen solution, the support asked."""

from django.db import models

from lokmin.basics.words import mark
from lokmin.tools.scoped import Scoped


class ProblemState(models.TextChoices):
    OPEN = "open", mark("dibahas")
    CHOSEN = "chosen", mark("prioritas")
    PARKED = "parked", mark("ditunda")
    SOLVED = "solved", mark("teratasi")


class Removable(Scoped):
    """A row that can be taken away and put back: it stays, and reads leave it out."""

    removed_at = models.DateTimeField(null=True)
    removed_by = models.CharField(max_length=120, blank=True)

    class Meta(Scoped.Meta):
        abstract = True


class Problem(Removable):
    """What stands in the way: a gap of an indicator in named villages, or a sentence of a sector."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    indicator = models.ForeignKey("coverage.Indicator", models.PROTECT, null=True, related_name="+")
    areas = models.ManyToManyField("places.Area", related_name="+")
    statement = models.CharField(max_length=300)
    origin = models.CharField(
        max_length=12,
        choices=[("gap", mark("dari capaian")), ("typed", mark("ditulis")), ("sector", mark("dari sektor"))],
    )
    first_year = models.PositiveSmallIntegerField()
    first_month = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    last_month = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=ProblemState.choices, default=ProblemState.OPEN)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)

    class Meta(Removable.Meta):
        ordering = ("made_at", "id")


class Board(Scoped):
    """How the problems of a range of months are scored; without a row it is USG (the sum of U, S and G)."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    first_year = models.PositiveSmallIntegerField()
    first_month = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    last_month = models.PositiveSmallIntegerField()
    method = models.CharField(
        max_length=8,
        choices=[("usg", "USG"), ("carl", "CARL"), ("mcua", "MCUA"), ("hanlon", "Hanlon")],
    )
    formula = models.CharField(max_length=12, blank=True)
    weights = models.JSONField(default=dict)
    chosen_at = models.DateTimeField()
    chosen_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=("puskesmas", "first_year", "first_month", "last_year", "last_month"),
                name="one_board_a_period",
            ),
        )


class Score(Removable):
    """What one rater gave a problem: `points` by criterion of the method. Other methods keep theirs."""

    scope_path = "problem__puskesmas"

    problem = models.ForeignKey(Problem, models.CASCADE, related_name="scores")
    rater = models.CharField(max_length=120)
    method = models.CharField(max_length=8, default="usg")
    points = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta(Removable.Meta):
        constraints = (
            models.UniqueConstraint(fields=("problem", "rater", "method"), name="one_score_a_rater"),
        )
        ordering = ("rater", "id")


class Cause(Removable):
    """Why: a bone of the fishbone; `parent` makes the next why."""

    scope_path = "problem__puskesmas"

    problem = models.ForeignKey(Problem, models.CASCADE, related_name="causes")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="+")
    branch = models.CharField(
        max_length=12,
        choices=[
            ("people", mark("Manusia")),
            ("method", mark("Cara")),
            ("tools", mark("Sarana")),
            ("money", mark("Dana")),
            ("place", mark("Lingkungan")),
        ],
    )
    text = models.CharField(max_length=300)
    chosen = models.BooleanField(default=False)

    class Meta(Removable.Meta):
        ordering = ("id",)


class Solution(Removable):
    """A way out; one of them is chosen."""

    scope_path = "problem__puskesmas"

    problem = models.ForeignKey(Problem, models.CASCADE, related_name="solutions")
    text = models.CharField(max_length=300)
    chosen = models.BooleanField(default=False)

    class Meta(Removable.Meta):
        ordering = ("id",)


class SupportNeed(Removable):
    """What is asked of which sector for a problem."""

    scope_path = "problem__puskesmas"

    problem = models.ForeignKey(Problem, models.CASCADE, related_name="needs")
    sector = models.ForeignKey("people.Sector", models.PROTECT, related_name="+")
    text = models.CharField(max_length=300)

    class Meta(Removable.Meta):
        ordering = ("id",)
