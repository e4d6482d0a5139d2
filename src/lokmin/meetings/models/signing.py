"""Who signs the agreement or an addendum, what was signed how, and the text that stands since closing."""

from django.db import models

from lokmin.basics.scope import Scope
from lokmin.basics.words import mark
from lokmin.meetings.models.meeting import Meeting, OfMeeting
from lokmin.tools.scoped import Scoped, WrittenOnce


class SignaturePart(models.TextChoices):
    CHAIR = "chair", mark("Pimpinan rapat")
    HOST = "host", mark("Kepala Puskesmas")
    NOTES = "notes", mark("Notulis")
    OWNER = "owner", mark("Penanggung jawab komitmen")


class SigningWay(models.TextChoices):
    """How a signature was given. Only the law's own certificate would be certified; we check none."""

    INK = "ink", mark("Tinta basah")
    THUMB = "thumb", mark("Cap jempol")
    DRAWN = "drawn", mark("Digambar di layar, tidak tersertifikasi")
    FILE = "file", mark("Tanda tangan elektronik dalam berkas PDF, tidak diperiksa di sini")


class SigningDeed(models.TextChoices):
    SIGNED = "signed", mark("ditandatangani")
    CONFIRMED = "confirmed", mark("naskah baru ditegaskan")
    UNDONE = "undone", mark("pencatatan dibatalkan")


class AgreementText(WrittenOnce, OfMeeting):
    """The text of an agreement as it stood when its meeting was closed: what was signed, with its hash."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="agreement_text")
    text = models.JSONField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta(OfMeeting.Meta):
        pass


class Addendum(WrittenOnce, OfMeeting):
    """A change of what a closed meeting agreed, with its reason. `changes` as rules/addenda.py says."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="addenda")
    number = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=300)
    changes = models.JSONField(default=list)
    sha256 = models.CharField(max_length=64)
    dated = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta(OfMeeting.Meta):
        ordering = ("number", "id")
        constraints = (models.UniqueConstraint(fields=("meeting", "number"), name="one_addendum_number"),)


class Signature(OfMeeting):
    """Who signs the agreement or an addendum, as printed, and on which day (null: outstanding, FN 25–26).

    Chair and note-taker may sit in no office of the directory; every owner of a promise does. What stands
    here follows from `steps`, which are never changed. `earlier_text`: given under a text that changed since.
    A row that is no longer `wanted` stays for its history.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="signatures")
    addendum = models.ForeignKey(Addendum, models.CASCADE, null=True, related_name="signatures")
    wanted = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)
    part = models.CharField(max_length=6, choices=SignaturePart.choices)
    office = models.ForeignKey("people.Office", models.PROTECT, null=True, related_name="+")
    printed_title = models.CharField(max_length=200)
    printed_name = models.CharField(max_length=120, blank=True)
    on_behalf_of = models.CharField(max_length=160, blank=True)
    through = models.CharField(max_length=160, blank=True)
    rank = models.CharField(max_length=60, blank=True)
    id_kind = models.CharField(max_length=4, blank=True)
    id_number = models.CharField(max_length=30, blank=True)
    signed_on = models.DateField(null=True)
    way = models.CharField(max_length=8, choices=SigningWay.choices, blank=True)
    text_sha256 = models.CharField(max_length=64, blank=True)
    earlier_text = models.BooleanField(default=False)
    recorded_at = models.DateTimeField(null=True)
    recorded_by = models.CharField(max_length=120, blank=True)

    class Meta(OfMeeting.Meta):
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "office"),
                condition=models.Q(addendum=None),
                name="one_signature_an_office",
            ),
            models.UniqueConstraint(fields=("addendum", "office"), name="one_signature_an_addendum"),
        )


class SigningStep(WrittenOnce, Scoped):
    """One thing that happened to a signature: immutable. `capacity` is who signed as printed then.

    `strokes` is the drawing as an SVG path; `via` through what it came (a personal link, a sheet).
    """

    signature = models.ForeignKey(Signature, models.CASCADE, related_name="steps")
    deed = models.CharField(max_length=10, choices=SigningDeed.choices)
    way = models.CharField(max_length=8, choices=SigningWay.choices, blank=True)
    capacity = models.CharField(max_length=600)
    signed_on = models.DateField()
    text_sha256 = models.CharField(max_length=64, blank=True)
    strokes = models.TextField(blank=True)
    reason = models.CharField(max_length=300, blank=True)
    via = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("at", "id")

    @classmethod
    def scope_filter(cls, scope: Scope) -> models.Q:
        return models.Q(signature__meeting__in=Meeting.objects.within(scope))
