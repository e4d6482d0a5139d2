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
    """What stands in the way: a gap in named villages, or a sentence of a sector (`source`: whose)."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    indicator = models.ForeignKey("coverage.Indicator", models.PROTECT, null=True, related_name="+")
    areas = models.ManyToManyField("places.Area", related_name="+")
    statement = models.CharField(max_length=300)
    origin = models.CharField(
        max_length=12,
        choices=[("gap", mark("dari capaian")), ("typed", mark("ditulis")), ("sector", mark("dari sektor"))],
    )
    source = models.CharField(max_length=200, blank=True)
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


class RoundState(models.TextChoices):
    OPEN = "open", mark("dibuka")
    CLOSED = "closed", mark("ditutup")
    CONFIRMED = "confirmed", mark("ditetapkan")


class ScoringRound(Scoped):
    """One round of scoring: which problems, in which way, and the order that was settled at its end.

    Its way is the board's when it was opened, and stays; `order` lists ids of problems once it is confirmed,
    `moved` tells that somebody put them otherwise than the scores do, for `reason`.
    """

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    first_year = models.PositiveSmallIntegerField()
    first_month = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    last_month = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    method = models.CharField(max_length=8)
    formula = models.CharField(max_length=12, blank=True)
    weights = models.JSONField(default=dict)
    problems = models.ManyToManyField(Problem, related_name="+")
    expected = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=12, choices=RoundState.choices, default=RoundState.OPEN)
    revision = models.PositiveIntegerField(default=1)
    order = models.JSONField(default=list)
    moved = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True)
    confirmed_by = models.CharField(max_length=160, blank=True)

    class Meta(Scoped.Meta):
        ordering = ("last_year", "last_month", "number", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("puskesmas", "first_year", "first_month", "last_year", "last_month", "number"),
                name="one_round_number",
            ),
            models.UniqueConstraint(
                fields=("puskesmas", "first_year", "first_month", "last_year", "last_month"),
                condition=models.Q(state="open"),
                name="one_open_round",
            ),
        )


class RoundStep(Scoped):
    """What happened to a round, when and by whom: written once. `told_by` decided, `by` typed it."""

    scope_path = "round__puskesmas"

    round = models.ForeignKey(ScoringRound, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=12, choices=RoundState.choices)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)
    told_by = models.CharField(max_length=160, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    order = models.JSONField(default=list)

    class Meta(Scoped.Meta):
        ordering = ("at", "id")


class Score(Removable):
    """What one rater gave a problem: `points` by criterion of the method. Other methods keep theirs.

    In a round `rater_key` says whose it is: a seat in the hall, a sheet of paper, a typed name. Sums of
    several sheets are one row: `raters` says of how many.
    """

    scope_path = "problem__puskesmas"

    problem = models.ForeignKey(Problem, models.CASCADE, related_name="scores")
    round = models.ForeignKey(ScoringRound, models.CASCADE, null=True, related_name="scores")
    rater = models.CharField(max_length=120)
    rater_key = models.CharField(max_length=140)
    via = models.CharField(
        max_length=8,
        choices=[
            ("typed", mark("diketik")),
            ("phone", mark("ponsel")),
            ("sheet", mark("lembar kertas")),
            ("sums", mark("jumlah lembar")),
        ],
        default="typed",
    )
    raters = models.PositiveSmallIntegerField(default=1)
    method = models.CharField(max_length=8, default="usg")
    points = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta(Removable.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=("problem", "rater_key", "method"),
                condition=models.Q(round=None),
                name="one_score_a_rater",
            ),
            models.UniqueConstraint(
                fields=("round", "problem", "rater_key"), name="one_score_a_rater_and_round"
            ),
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
    """A way out of a problem or of one of its causes, compared with the others; one is chosen, and `why`.

    `effect`, `ease` and `cost` are 1 to 5, more is better (cost: 5 is the cheapest).
    """

    scope_path = "problem__puskesmas"

    problem = models.ForeignKey(Problem, models.CASCADE, related_name="solutions")
    cause = models.ForeignKey(Cause, models.SET_NULL, null=True, related_name="+")
    text = models.CharField(max_length=300)
    effect = models.PositiveSmallIntegerField(null=True)
    ease = models.PositiveSmallIntegerField(null=True)
    cost = models.PositiveSmallIntegerField(null=True)
    chosen = models.BooleanField(default=False)
    why = models.CharField(max_length=300, blank=True)

    class Meta(Removable.Meta):
        ordering = ("id",)


class SupportNeed(Removable):
    """What is asked of which sector for a problem, towards which of its solutions."""

    scope_path = "problem__puskesmas"

    problem = models.ForeignKey(Problem, models.CASCADE, related_name="needs")
    solution = models.ForeignKey(Solution, models.SET_NULL, null=True, related_name="+")
    sector = models.ForeignKey("people.Sector", models.PROTECT, related_name="+")
    text = models.CharField(max_length=300)

    class Meta(Removable.Meta):
        ordering = ("id",)
