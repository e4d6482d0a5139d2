"""Commitments of offices: what, where, how many, by when, with which money; their history and proof."""

from django.db import models

from lokmin.basics.words import mark
from lokmin.tools.scoped import Scoped, WrittenOnce


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


class ProposalResult(models.TextChoices):
    """What the development planning meeting did with a proposal (FN 34)."""

    WAITING = "waiting", mark("menunggu Musrenbang")
    TAKEN = "taken", mark("diterima")
    PARTLY = "partly", mark("diterima sebagian")
    LATER = "later", mark("ditunda")
    REFUSED = "refused", mark("tidak diterima")


class HandedTo(models.TextChoices):
    """Above whom this room cannot decide."""

    CAMAT = "camat", mark("Camat")
    DINKES = "dinkes", mark("Dinas Kesehatan")
    OTHER = "other", mark("pihak lain")


class Commitment(Scoped):
    """A promise of an office. Only who and what are required; the rest may follow (FN 25).

    `camat_told_at`: up to this moment the camat knows why it is stuck; what is written later is held back
    from the hall until then (FN 27). `musrenbang`: marked by hand; its money may mark it, too.
    """

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    office = models.ForeignKey("people.Office", models.PROTECT, related_name="+")
    holder_name = models.CharField(max_length=120)
    what = models.CharField(max_length=300)
    problem = models.ForeignKey("obstacles.Problem", models.SET_NULL, null=True, related_name="+")
    need = models.ForeignKey("obstacles.SupportNeed", models.SET_NULL, null=True, related_name="+")
    indicator = models.ForeignKey("coverage.Indicator", models.PROTECT, null=True, related_name="+")
    areas = models.ManyToManyField("places.Area", related_name="+")
    supporting_offices = models.ManyToManyField("people.Office", related_name="+")
    supporting_sectors = models.ManyToManyField("people.Sector", related_name="+")
    asked_by = models.ForeignKey("people.Office", models.PROTECT, null=True, related_name="+")
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
    camat_told_at = models.DateTimeField(null=True)
    musrenbang = models.BooleanField(default=False)
    complete_by = models.DateField(null=True)
    contact_name = models.CharField(max_length=120, blank=True)
    principal_confirmed_on = models.DateField(null=True)
    promised_by_delegate = models.CharField(max_length=160, blank=True)
    inherited_from = models.CharField(max_length=120, blank=True)
    carried_from = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    bound_at = models.DateTimeField(null=True)
    """Since when its text belongs to a closed agreement and changes by addendum only."""
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("number", "id")
        constraints = (models.UniqueConstraint(fields=("puskesmas", "number"), name="one_commitment_number"),)


class StateChange(WrittenOnce, Scoped):
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

    class Meta(Scoped.Meta):
        ordering = ("at", "id")


class Progress(WrittenOnce, Scoped):
    """A report on a commitment: what happened on which day, recorded when and by whom (FN 35).

    `told_by`: who said so by telephone or voice, when it is not the one who wrote it (FN 30). `batch`: what
    was saved together.
    """

    scope_path = "commitment__puskesmas"

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="reports")
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=120)
    via = models.CharField(max_length=120)
    state = models.CharField(max_length=14, choices=CommitmentState.choices)
    count = models.PositiveIntegerField(null=True)
    text = models.CharField(max_length=500, blank=True)
    told_by = models.CharField(max_length=120, blank=True)
    batch = models.UUIDField(null=True)

    class Meta(Scoped.Meta):
        ordering = ("recorded_at", "id")


class TakenBack(WrittenOnce, Scoped):
    """A report that its writer took back on the same day; the report itself stays."""

    scope_path = "report__commitment__puskesmas"

    report = models.OneToOneField(Progress, models.CASCADE, related_name="taken_back")
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        pass


class HandUp(WrittenOnce, Scoped):
    """What was asked of whom above, when this room could not solve it."""

    scope_path = "commitment__puskesmas"

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="hand_ups")
    to = models.CharField(max_length=8, choices=HandedTo.choices)
    to_name = models.CharField(max_length=120, blank=True)
    asked = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("at", "id")


class HandUpAnswer(WrittenOnce, Scoped):
    """The answer to it; a correction is a further answer."""

    scope_path = "hand_up__commitment__puskesmas"

    hand_up = models.ForeignKey(HandUp, models.CASCADE, related_name="answers")
    answer = models.CharField(max_length=300)
    answered_by = models.CharField(max_length=120)
    answered_on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("at", "id")


class Proposal(Scoped):
    """What becomes of a promise that waits for a budget, on its way through the Musrenbang (FN 34)."""

    scope_path = "commitment__puskesmas"

    commitment = models.OneToOneField(Commitment, models.CASCADE, related_name="proposal")
    cause = models.CharField(max_length=300, blank=True)
    support = models.CharField(max_length=300, blank=True)
    taken_on = models.DateField(null=True)
    result = models.CharField(max_length=8, choices=ProposalResult.choices, default=ProposalResult.WAITING)
    result_note = models.CharField(max_length=300, blank=True)
    ruk_line = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)


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
