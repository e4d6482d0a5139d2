"""Elements, figures, populations, targets and the frozen period."""

from django.db import models

from lokmin.basics.ids import new_id
from lokmin.basics.words import mark
from lokmin.tools.scoped import Scoped


class Element(models.Model):
    """What is counted, such as first antenatal visits or children weighed."""

    code = models.CharField(primary_key=True, max_length=24)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    unit = models.CharField(max_length=60)
    unit_en = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position", "code")


class Accumulation(models.TextChoices):
    """How months become a year; rules/accumulations.py tells what each does."""

    CUMULATIVE = "kumulatif", mark("kumulatif")
    STOCK = "stok", mark("stok")
    MONTHLY = "bulanan", mark("bulanan")
    RATIO = "rasio", mark("rasio")
    EVENT = "kejadian", mark("bulan terjadwal saja")
    VILLAGE_MEAN = "rata_desa", mark("rata-rata bulan per desa")
    SCHEDULED_MEAN = "rata_jadwal", mark("rata-rata bulan terjadwal per desa")
    COHORT = "kohort", mark("kohort tahun lalu")
    WEEKLY = "mingguan", mark("laporan mingguan")
    YEAR_END = "akhir_tahun", mark("keadaan akhir tahun")


class Sensitivity(models.TextChoices):
    """Whether a village's number may leave the staff (FN 14)."""

    OPEN = "open", mark("terbuka")
    RESTRICTED = "restricted", mark("peka")


class Use(models.TextChoices):
    """When an indicator is shown at a Puskesmas (queries/used.py)."""

    FIGURE = "figure", mark("begitu dilaporkan atau ditargetkan")
    TARGET = "target", mark("bila ditargetkan")


class Indicator(models.Model):
    """A formula: numerator over elements; denominator a population kind or elements."""

    code = models.CharField(primary_key=True, max_length=24)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    short = models.CharField(max_length=24)
    programme = models.CharField(max_length=40)
    cluster = models.CharField(max_length=40)
    unit = models.CharField(max_length=60)
    unit_en = models.CharField(max_length=60)
    definition = models.TextField(blank=True)
    numerator_words = models.CharField(max_length=200, blank=True)
    denominator_words = models.CharField(max_length=200, blank=True)
    frequency = models.CharField(max_length=60, blank=True)
    usual_target = models.CharField(max_length=120, blank=True)
    population_kind = models.CharField(max_length=24, blank=True)
    accumulation = models.CharField(max_length=12, choices=Accumulation.choices)
    lower_is_better = models.BooleanField(default=False)
    scheduled_months = models.JSONField(default=list)
    use = models.CharField(max_length=12, choices=Use.choices, default=Use.FIGURE)
    sensitivity = models.CharField(max_length=12, choices=Sensitivity.choices, default=Sensitivity.OPEN)
    edition = models.CharField(max_length=80)
    source = models.CharField(max_length=200)
    confidence = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position", "code")


class IndicatorTerm(models.Model):
    """One element of a formula, with its side and sign."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="terms")
    element = models.ForeignKey(Element, models.PROTECT, related_name="+")
    side = models.CharField(
        max_length=12, choices=[("numerator", "numerator"), ("denominator", "denominator")]
    )
    sign = models.SmallIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("indicator", "element", "side"), name="one_term_a_side"),
        )


class FigureState(models.TextChoices):
    """A month that was not reported has no row at all."""

    REPORTED = "reported", mark("dilaporkan")
    UNMEASURED = "unmeasured", mark("tidak dapat diukur")


class Figure(Scoped):
    """The count of one element in one area and month. `count` is null only when unmeasured."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+", db_index=False)
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+", db_index=False)
    element = models.ForeignKey(Element, models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=12, choices=FigureState.choices, default=FigureState.REPORTED)
    reason = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=120)
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=("puskesmas", "year", "area", "element", "month"), name="one_figure_a_month"
            ),
            models.CheckConstraint(condition=models.Q(month__range=(1, 12)), name="figure_month"),
            models.CheckConstraint(
                condition=models.Q(state="reported", count__isnull=False)
                | models.Q(state="unmeasured", count__isnull=True) & ~models.Q(reason=""),
                name="figure_count_or_reason",
            ),
        )


def _counted() -> "models.PositiveIntegerField[int, int]":
    return models.PositiveIntegerField(default=0)


class FigureYear(Scoped):
    """The figures of one element, area and year in one row, for whoever reads many (decision 22).

    `reported` and `unmeasured` are sets of months: the sum of 2^month. `to_3` is what was counted from
    January to March, as far as reported. Written with the figures and from them (actions/years.py).
    """

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+", db_index=False)
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+", db_index=False)
    element = models.ForeignKey(Element, models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    reported = models.PositiveSmallIntegerField()
    unmeasured = models.PositiveSmallIntegerField()
    to_1 = _counted()
    to_2 = _counted()
    to_3 = _counted()
    to_4 = _counted()
    to_5 = _counted()
    to_6 = _counted()
    to_7 = _counted()
    to_8 = _counted()
    to_9 = _counted()
    to_10 = _counted()
    to_11 = _counted()
    to_12 = _counted()

    class Meta(Scoped.Meta):
        # Holds all that the PWS rule reads, in the order in which it reads: the table is not looked at.
        indexes = (
            models.Index(
                fields=(
                    *("puskesmas", "year", "element", "area", "reported", "unmeasured"),
                    *(f"to_{month}" for month in range(1, 13)),
                ),
                name="figureyear_for_the_rule",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("puskesmas", "year", "element", "area"), name="one_year_of_figures"
            ),
        )


class FigureChange(Scoped):
    """What a figure was and became: immutable, shown as history. Null = not reported."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    element = models.ForeignKey(Element, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    before = models.IntegerField(null=True)
    after = models.IntegerField(null=True)
    before_state = models.CharField(max_length=12, blank=True)
    after_state = models.CharField(max_length=12, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=120)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("at", "id")


class Basis(models.TextChoices):
    PROJECTED = "projected", mark("proyeksi")
    COUNTED = "counted", mark("riil")


class Population(Scoped):
    """A sasaran: people of one kind in one area and year, in thousandths of a person (101.2 is real)."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24)
    year = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=12, choices=Basis.choices, default=Basis.PROJECTED)
    thousandths = models.BigIntegerField()
    source = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=("puskesmas", "year", "kind", "basis", "area"), name="one_population"
            ),
            models.CheckConstraint(condition=models.Q(thousandths__gte=0), name="population_positive"),
        )


class Target(Scoped):
    """The goal of an indicator for a year, in thousandths of a percent."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    thousandths = models.PositiveIntegerField()
    source = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        constraints = (
            models.UniqueConstraint(fields=("puskesmas", "year", "indicator"), name="one_target_a_year"),
        )


class AreaTarget(Scoped):
    """The goal of one area where it differs from that of its Puskesmas."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    thousandths = models.PositiveIntegerField()
    source = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=("puskesmas", "year", "indicator", "area"), name="one_target_an_area"
            ),
        )


class Freeze(Scoped):
    """A frozen period: its figures refuse change, its numbers carry a hash over canonical JSON.

    `missing` reports (a village's of a programme and month) were not there; `despite` says why nobody waited.
    `doubts` about its numbers are kept with them; null where it was frozen before they were.
    """

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    first_year = models.PositiveSmallIntegerField()
    first_month = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    last_month = models.PositiveSmallIntegerField()
    frozen_at = models.DateTimeField()
    frozen_by = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    rule_edition = models.CharField(max_length=40)
    missing = models.PositiveIntegerField(default=0)
    despite = models.CharField(max_length=300, blank=True)
    doubts = models.JSONField(null=True)

    class Meta(Scoped.Meta):
        ordering = ("-last_year", "-last_month", "-first_year", "-first_month", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("puskesmas", "first_year", "first_month", "last_year", "last_month"),
                name="one_freeze_a_period",
            ),
            models.CheckConstraint(
                condition=models.Q(missing=0) | ~models.Q(despite=""), name="freeze_says_why"
            ),
        )


class FrozenRow(Scoped):
    """One area × indicator × month as it stood when frozen; `area` null is the total.

    `numbers` holds only integers, strings and nulls: the very objects that were hashed.
    """

    scope_path = "freeze__puskesmas"

    freeze = models.ForeignKey(Freeze, models.CASCADE, related_name="rows")
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    area = models.ForeignKey("places.Area", models.PROTECT, null=True, related_name="+")
    numbers = models.JSONField()

    class Meta(Scoped.Meta):
        indexes = (models.Index(fields=("freeze", "year", "month"), name="frozen_by_month"),)
