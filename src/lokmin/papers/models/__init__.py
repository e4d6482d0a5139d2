"""Whose letterhead and number a paper carries, and which papers were issued."""

from django.db import models

from lokmin.basics.words import mark
from lokmin.papers.models.spending import Spending as Spending
from lokmin.papers.models.spending import TransportAmount as TransportAmount
from lokmin.papers.models.templates import WordTemplate as WordTemplate
from lokmin.people.rules import PRINTED_TITLE_MOST
from lokmin.tools.scoped import Scoped


class PaperKind(models.TextChoices):
    """What data/kinds.toml says of each, by its value."""

    INVITATION = "invitation", mark("Undangan")
    ATTENDANCE = "attendance", mark("Daftar hadir")
    MINUTES = "minutes", mark("Notulen")
    AGREEMENT = "agreement", mark("Berita acara kesepakatan")
    PACK = "pack", mark("Bahan evaluasi")
    BRIEF = "brief", mark("Ringkasan untuk Camat")
    KAK = "kak", mark("Kerangka acuan kegiatan")
    CAUSES = "causes", mark("Lembar masalah dan penyebab")
    READ_BACK = "read_back", mark("Laporan evaluasi RTL")
    PROGRESS = "progress", mark("Laporan kemajuan RTL")
    PRESS = "press", mark("Siaran pers")
    CERTIFICATE = "certificate", mark("Piagam kehadiran")
    DIGEST = "digest", mark("Lembar bulanan Camat")
    TRANSPORT = "transport", mark("Daftar penerimaan transport")
    REFRESHMENTS = "refreshments", mark("Nota dan kuitansi konsumsi")
    ASSIGNMENT = "assignment", mark("Surat tugas")
    ACTIVITY = "activity", mark("Laporan kegiatan")
    PHOTOS = "photos", mark("Lembar foto")


class LogoKind(models.TextChoices):
    DISTRICT = "district", mark("Lambang daerah")
    PUSKESMAS = "puskesmas", mark("Logo Puskesmas")


ACTING = [(word, word) for word in ("Plt.", "Plh.", "Pj.")]
COUNTERS = [
    ("book", mark("Satu buku agenda untuk semua surat penerbit ini")),
    ("kind", mark("Hitungan sendiri untuk jenis surat ini")),
]
RECIPIENTS = [
    ("new", mark("Baru: di kiri, di bawah Hal")),
    ("old", mark("Lama: di kanan, “Kepada Yth.”")),
]


class Issuer(Scoped):
    """Letterhead, signatory and number source of one kind of paper of a Puskesmas (FN 24).

    `letterhead` is a list of lines, the largest marked; `number_template` such as
    `{klas}/{urut3}/{jenis}/{unit}/{tahun}`; empty leaves the number blank for handwriting.
    """

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=24, choices=PaperKind.choices)
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
    signatory_acting = models.CharField(max_length=4, choices=ACTING, blank=True)
    signatory_on_behalf = models.CharField(max_length=PRINTED_TITLE_MOST, blank=True)
    signatory_through = models.CharField(max_length=PRINTED_TITLE_MOST, blank=True)
    second_title = models.CharField(max_length=PRINTED_TITLE_MOST, blank=True)
    second_name = models.CharField(max_length=120, blank=True)
    second_rank = models.CharField(max_length=80, blank=True)
    second_id = models.CharField(max_length=40, blank=True)
    initials = models.JSONField(default=list)
    """The offices that put their paraf before the signature."""
    stamp = models.BooleanField(default=True)
    number_template = models.CharField(max_length=80, blank=True)
    classification = models.CharField(max_length=20, blank=True)
    letter_type = models.CharField(max_length=20, blank=True)
    unit_code = models.CharField(max_length=30, blank=True)
    counter = models.CharField(max_length=4, choices=COUNTERS, default="book")
    nature = models.CharField(max_length=30, blank=True)
    copies = models.JSONField(default=list)
    recipients = models.CharField(max_length=3, choices=RECIPIENTS, default="new")
    logo_left = models.CharField(max_length=9, choices=LogoKind.choices, blank=True, default="district")
    logo_right = models.CharField(max_length=9, choices=LogoKind.choices, blank=True)
    colour = models.BooleanField(default=False)
    paper_size = models.CharField(max_length=4, choices=[("a4", "A4"), ("f4", "F4")], default="a4")
    version = models.PositiveIntegerField(default=1)

    class Meta(Scoped.Meta):
        constraints = (models.UniqueConstraint(fields=("puskesmas", "kind"), name="one_issuer_a_kind"),)


class Logo(Scoped):
    """A coat of arms for letterheads of a Puskesmas: small, without EXIF, in colour and in grey (base64)."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    which = models.CharField(max_length=9, choices=LogoKind.choices)
    jpeg = models.TextField()
    grey = models.TextField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        constraints = (models.UniqueConstraint(fields=("puskesmas", "which"), name="one_logo_of_each"),)


class LetterText(Scoped):
    """What an office wrote itself in the invitation to one meeting; an empty part keeps the usual words."""

    scope_path = "puskesmas"

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="+")
    nature = models.CharField(max_length=30, blank=True)
    attachment = models.CharField(max_length=60, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    opening = models.TextField(blank=True)
    attention = models.JSONField(null=True)
    """Null keeps the usual list, an empty list prints none; so do the copies."""
    closing = models.TextField(blank=True)
    copies = models.JSONField(null=True)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        constraints = (models.UniqueConstraint(fields=("meeting",), name="one_letter_text_a_meeting"),)


class IssueState(models.TextChoices):
    DRAFT = "draft", mark("Draf")
    HANDED_OVER = "handed_over", mark("Diserahkan untuk nomor")
    NUMBERED = "numbered", mark("Bernomor")
    SIGNED = "signed", mark("Bertanda tangan")
    SUPERSEDED = "superseded", mark("Diganti")


class IssuedPaper(Scoped):
    """A paper of a meeting or a frozen period, on its way from draft to signed scan.

    What left the house stays as it is. When the meeting changed, or what is printed was wrong (`correction`
    says why), a further edition `replaces` it; `facts` are the day, hour, place and signatures that were
    printed, to tell whether they still hold. `final_at`: since then nothing is printed anew under this code.
    """

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, null=True, related_name="+")
    freeze = models.ForeignKey("coverage.Freeze", models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=24, choices=PaperKind.choices)
    state = models.CharField(max_length=12, choices=IssueState.choices, default=IssueState.DRAFT)
    number = models.CharField(max_length=80, blank=True)
    dated = models.DateField(null=True)
    number_year = models.PositiveSmallIntegerField(null=True)
    """The year of the agenda book: a number is used once in it."""
    code = models.CharField(max_length=16, unique=True)
    edition = models.PositiveSmallIntegerField(default=1)
    replaces = models.ForeignKey("self", models.CASCADE, null=True, related_name="+")
    correction = models.CharField(max_length=200, blank=True)
    printing = models.PositiveSmallIntegerField(default=0)
    """How often it was printed; only the files of the last printing are the paper."""
    final_at = models.DateTimeField(null=True)
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
                condition=~models.Q(number="") & ~models.Q(state="superseded"),
                name="one_number_a_year",
            ),
        )


class IssuedFile(Scoped):
    """The bytes that were handed out, known by their hash, so that `verify` can recognise them.

    `certificate`: the fingerprint of the certificate with which these bytes were sealed.
    """

    scope_path = "paper__puskesmas"

    paper = models.ForeignKey(IssuedPaper, models.CASCADE, related_name="files")
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField()
    printing = models.PositiveSmallIntegerField(default=0)
    certificate = models.CharField(max_length=64, blank=True)
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
    marks = models.JSONField(default=list)
    """The signature dictionaries of a PDF as the file itself writes them; nobody checked them here."""
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("recorded_at", "id")
        constraints = (models.UniqueConstraint(fields=("meeting", "sha256"), name="one_sheet_a_meeting"),)


class SheetSignature(Scoped):
    """A signature that a filed sheet carries, as a person read it there, with the day on the sheet."""

    scope_path = "sheet__puskesmas"

    sheet = models.ForeignKey(FiledSheet, models.PROTECT, related_name="signatures")
    signature = models.ForeignKey("meetings.Signature", models.CASCADE, related_name="+")
    signed_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("recorded_at", "id")
        constraints = (models.UniqueConstraint(fields=("sheet", "signature"), name="one_mark_a_sheet"),)


class FallbackPrint(Scoped):
    """The fallback set of a meeting was printed: how many pages, when and by whom."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="+")
    pages = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("-made_at", "-id")


class SealCertificate(Scoped):
    """A certificate with which a Puskesmas seals its papers.

    `key` is the PKCS#12 file, wrapped anew under its passphrase, which is stored nowhere; it is emptied when
    the certificate is `retired_at`. `public` stays, so that older seals are known.
    """

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    key = models.BinaryField()
    public = models.BinaryField()
    fingerprint = models.CharField(max_length=64)
    subject = models.CharField(max_length=300)
    authority = models.CharField(max_length=300)
    valid_from = models.DateField()
    valid_until = models.DateField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=120)
    retired_at = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        ordering = ("added_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("puskesmas",), condition=models.Q(retired_at=None), name="one_seal_a_puskesmas"
            ),
        )
