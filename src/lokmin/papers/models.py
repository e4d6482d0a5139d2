"""Whose letterhead and number a paper carries, and which papers were issued."""

from django.db import models

from lokmin.basics.words import mark
from lokmin.people.rules import PRINTED_TITLE_MOST
from lokmin.tools.scoped import Scoped


class PaperKind(models.TextChoices):
    INVITATION = "invitation", mark("Undangan")
    ATTENDANCE = "attendance", mark("Daftar hadir")
    MINUTES = "minutes", mark("Notulen")
    AGREEMENT = "agreement", mark("Berita acara kesepakatan")
    PACK = "pack", mark("Bahan evaluasi")


class Issuer(Scoped):
    """Letterhead, signatory and number source of one kind of paper of a Puskesmas (FN 24).

    `letterhead` is a list of lines, the largest marked; `number_template` such as
    `005/{urut3}/Kec.Mdw/{tahun}`; empty leaves the number blank for handwriting.
    """

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=PaperKind.choices)
    owner = models.CharField(
        max_length=10, choices=[("puskesmas", mark("Puskesmas")), ("kecamatan", mark("Kecamatan"))]
    )
    letterhead = models.JSONField(default=list)
    address = models.CharField(max_length=200, blank=True)
    place_name = models.CharField(max_length=80, blank=True)
    signatory_title = models.CharField(max_length=PRINTED_TITLE_MOST, blank=True)
    signatory_name = models.CharField(max_length=120, blank=True)
    signatory_rank = models.CharField(max_length=80, blank=True)
    signatory_id = models.CharField(max_length=40, blank=True)
    number_template = models.CharField(max_length=80, blank=True)
    paper_size = models.CharField(max_length=4, choices=[("a4", "A4"), ("f4", "F4")], default="a4")
    version = models.PositiveIntegerField(default=1)

    class Meta(Scoped.Meta):
        constraints = (models.UniqueConstraint(fields=("puskesmas", "kind"), name="one_issuer_a_kind"),)


class IssueState(models.TextChoices):
    DRAFT = "draft", mark("Draf")
    HANDED_OVER = "handed_over", mark("Diserahkan untuk nomor")
    NUMBERED = "numbered", mark("Bernomor")
    SIGNED = "signed", mark("Bertanda tangan")
    SUPERSEDED = "superseded", mark("Diganti")


class IssuedPaper(Scoped):
    """A paper of a meeting or a frozen period, on its way from draft to signed scan.

    What left the house stays as it is. When the meeting changed, a further edition `replaces` it; `facts`
    are the day, hour, place and signatures that were printed, to tell whether they still hold.
    """

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, null=True, related_name="+")
    freeze = models.ForeignKey("coverage.Freeze", models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=12, choices=PaperKind.choices)
    state = models.CharField(max_length=12, choices=IssueState.choices, default=IssueState.DRAFT)
    number = models.CharField(max_length=80, blank=True)
    dated = models.DateField(null=True)
    number_year = models.PositiveSmallIntegerField(null=True)
    """The year of the agenda book: a number is used once in it."""
    code = models.CharField(max_length=16, unique=True)
    edition = models.PositiveSmallIntegerField(default=1)
    replaces = models.ForeignKey("self", models.CASCADE, null=True, related_name="+")
    facts = models.JSONField(default=dict)
    figures_sha256 = models.CharField(max_length=64, blank=True)
    scan = models.FileField(upload_to="scans/", max_length=200, blank=True)
    scan_sha256 = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("made_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("puskesmas", "number_year", "number"),
                condition=~models.Q(number=""),
                name="one_number_a_year",
            ),
        )


class IssuedFile(Scoped):
    """The bytes that were handed out, known by their hash, so that `verify` can recognise them."""

    scope_path = "paper__puskesmas"

    paper = models.ForeignKey(IssuedPaper, models.CASCADE, related_name="files")
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    class Meta(Scoped.Meta):
        ordering = ("name", "id")


class SheetKind(models.TextChoices):
    AGREEMENT = "agreement", mark("Kesepakatan atau berita acara")
    ATTENDANCE = "attendance", mark("Daftar hadir")
    MINUTES = "minutes", mark("Notulen")
    SCORES = "scores", mark("Lembar skor atau usulan")
    PHOTO = "photo", mark("Foto rapat")
    OTHER = "other", mark("Lainnya")


class FiledSheet(Scoped):
    """A sheet or photo of a meeting as it came: scanned afterwards, or from the time before Lokmin.

    `dated` is the day of the sheet, `recorded_at` when it was filed (FN 35). Seen by staff only (FN 29).
    """

    scope_path = "puskesmas"

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=SheetKind.choices)
    caption = models.CharField(max_length=200, blank=True)
    dated = models.DateField()
    ending = models.CharField(max_length=4)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("recorded_at", "id")
        constraints = (models.UniqueConstraint(fields=("meeting", "sha256"), name="one_sheet_a_meeting"),)
