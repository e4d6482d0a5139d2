"""Commitments of offices: what, where, how many, by when, with which money; their history and proof."""

from typing import Any

from django.db import models

from lokmin.basics.words import mark
from lokmin.tools.scoped import Scoped


class CommitmentState(models.TextChoices):
    DRAFT = "draft", mark("Draf")
    AGREED = "agreed", mark("Disepakati")
    UNDER_WAY = "under_way", mark("Berjalan")
    DONE = "done", mark("Selesai")
    BLOCKED = "blocked", mark("Terkendala")
    HANDED_UP = "handed_up", mark("Diteruskan")
    CARRIED_OVER = "carried_over", mark("Dibawa ke rapat berikut")
    WITHDRAWN = "withdrawn", mark("Dicabut")


class Money(models.TextChoices):
    """Whose money (FN 32); never summed across owners."""

    NONE = "none", mark("Tanpa biaya")
    APBDES = "apbdes", mark("APBDes (dana desa, ADD, PADes)")
    KELURAHAN = "kelurahan", mark("Dana kelurahan")
    APBD = "apbd", mark("APBD")
    BOK = "bok", mark("BOK")
    BLUD = "blud", mark("BLUD/JKN")
    BOS = "bos", mark("BOS")
    APBN = "apbn", mark("APBN")
    CSR = "csr", mark("CSR perusahaan")
    BAZNAS = "baznas", mark("BAZNAS")
    SWADAYA = "swadaya", mark("Swadaya masyarakat")
    IN_KIND = "in_kind", mark("Barang atau tenaga")


class MoneyState(models.TextChoices):
    NOT_NEEDED = "not_needed", mark("tidak perlu anggaran")
    BUDGETED = "budgeted", mark("ada di anggaran tahun ini")
    NEEDS_CHANGE = "needs_change", mark("perlu perubahan anggaran")
    NEXT_YEAR = "next_year", mark("diusulkan tahun depan")


class Commitment(Scoped):
    """A promise of an office. Only who and what are required; the rest may follow (FN 25)."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    office = models.ForeignKey("people.Office", models.PROTECT, related_name="+")
    holder_name = models.CharField(max_length=120)
    what = models.CharField(max_length=300)
    problem = models.ForeignKey("obstacles.Problem", models.SET_NULL, null=True, related_name="+")
    indicator = models.ForeignKey("coverage.Indicator", models.PROTECT, null=True, related_name="+")
    areas = models.ManyToManyField("places.Area", related_name="+")
    quantity = models.PositiveIntegerField(null=True)
    quantity_unit = models.CharField(max_length=60, blank=True)
    start_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    money = models.CharField(max_length=12, choices=Money.choices, blank=True)
    money_state = models.CharField(max_length=12, choices=MoneyState.choices, blank=True)
    amount_rupiah = models.PositiveBigIntegerField(null=True)
    proof_expected = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=14, choices=CommitmentState.choices, default=CommitmentState.DRAFT)
    blocked_because = models.CharField(max_length=300, blank=True)
    complete_by = models.DateField(null=True)
    contact_name = models.CharField(max_length=120, blank=True)
    principal_confirmed_on = models.DateField(null=True)
    promised_by_delegate = models.CharField(max_length=160, blank=True)
    inherited_from = models.CharField(max_length=120, blank=True)
    carried_from = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("number", "id")
        constraints = (models.UniqueConstraint(fields=("puskesmas", "number"), name="one_commitment_number"),)


class Written(Scoped):
    """A row that is written once: changing it is a fault of the house."""

    class Meta(Scoped.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} is written once")
        super().save(*args, **kwargs)


class StateChange(Written):
    """One step in the life of a commitment: immutable.

    `changed` lists what was completed or moved: `{"field", "before", "after"}`, plain JSON values.
    """

    scope_path = "commitment__puskesmas"

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="history")
    before = models.CharField(max_length=14, choices=CommitmentState.choices, blank=True)
    after = models.CharField(max_length=14, choices=CommitmentState.choices)
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)
    via = models.CharField(max_length=120, blank=True)
    changed = models.JSONField(default=list)

    class Meta(Written.Meta):
        ordering = ("at", "id")


class Progress(Written):
    """A report on a commitment: what happened on which day, recorded when and by whom (FN 35)."""

    scope_path = "commitment__puskesmas"

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="reports")
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=120)
    via = models.CharField(max_length=120)
    state = models.CharField(max_length=14, choices=CommitmentState.choices)
    count = models.PositiveIntegerField(null=True)
    text = models.CharField(max_length=500, blank=True)

    class Meta(Written.Meta):
        ordering = ("recorded_at", "id")


class Proof(Scoped):
    """Evidence: a photo (shown only after a person cleared it), or a list as count, date and keeper."""

    scope_path = "commitment__puskesmas"

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="proofs")
    report = models.ForeignKey(Progress, models.CASCADE, null=True, related_name="proofs")
    kind = models.CharField(
        max_length=12,
        choices=[
            ("photo", mark("Foto")),
            ("list", mark("Daftar nama")),
            ("paper", mark("Surat atau dokumen")),
        ],
    )
    caption = models.CharField(max_length=200, blank=True)
    file = models.FileField(upload_to="proofs/", max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    count = models.PositiveIntegerField(null=True)
    keeper = models.CharField(max_length=120, blank=True)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=120)
    cleared_by = models.CharField(max_length=120, blank=True)
    cleared_at = models.DateTimeField(null=True)
    removed_by = models.CharField(max_length=120, blank=True)
    removed_at = models.DateTimeField(null=True)
    removed_reason = models.CharField(max_length=300, blank=True)

    class Meta(Scoped.Meta):
        ordering = ("recorded_at", "id")
