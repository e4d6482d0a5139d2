"""The lokmin: who was invited and came, what was on the agenda, what was said, decided and signed."""

from django.db import models

from lokmin.basics.scope import Role, Scope
from lokmin.basics.words import mark
from lokmin.people.rules import PRINTED_TITLE_MOST
from lokmin.tools.scoped import Scoped


class MeetingKind(models.TextChoices):
    MONTHLY_FIRST = "monthly_first", mark("Lokmin bulanan pertama")
    MONTHLY = "monthly", mark("Lokmin bulanan rutin")
    QUARTERLY_FIRST = "quarterly_first", mark("Lokmin lintas sektor pertama")
    QUARTERLY = "quarterly", mark("Lokmin lintas sektor rutin")
    STUNTING = "stunting", mark("Rembuk stunting kecamatan")
    REVIEW = "review", mark("Pertemuan tinjauan manajemen")
    OTHER = "other", mark("Rapat lain")


class MeetingState(models.TextChoices):
    PREPARING = "preparing", mark("Disiapkan")
    OPEN = "open", mark("Berlangsung")
    CLOSED = "closed", mark("Ditutup")


class YearPlan(Scoped):
    """Meetings of one year that were planned at once, so that they can be taken back at once."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, choices=MeetingKind.choices)
    year = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("made_at", "id")


class Meeting(Scoped):
    """One meeting. Its number, the day held, the months reviewed and planned are four things (FN 1).

    `name` is that of a meeting of the kind `other`; it counts its numbers by it. `from_paper`: held before
    Lokmin, its promises entered afterwards from the old agreement.
    """

    scope_path = "puskesmas"

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    kecamatan = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    taking_part = models.ManyToManyField("places.Puskesmas", related_name="+")
    kind = models.CharField(max_length=16, choices=MeetingKind.choices)
    name = models.CharField(max_length=80, blank=True)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    further = models.PositiveSmallIntegerField(default=0)
    further_reason = models.CharField(max_length=200, blank=True)
    held_on = models.DateField()
    starts_at = models.TimeField(null=True)
    ends_at = models.TimeField(null=True)
    venue = models.CharField(max_length=200, blank=True)
    reviewed_first_year = models.PositiveSmallIntegerField()
    reviewed_first_month = models.PositiveSmallIntegerField()
    reviewed_last_year = models.PositiveSmallIntegerField()
    reviewed_last_month = models.PositiveSmallIntegerField()
    planned_first_year = models.PositiveSmallIntegerField()
    planned_first_month = models.PositiveSmallIntegerField()
    planned_last_year = models.PositiveSmallIntegerField()
    planned_last_month = models.PositiveSmallIntegerField()
    chair_name = models.CharField(max_length=120, blank=True)
    chair_title = models.CharField(max_length=PRINTED_TITLE_MOST, blank=True)
    note_taker = models.CharField(max_length=120, blank=True)
    theme = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=MeetingState.choices, default=MeetingState.PREPARING)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=120, blank=True)
    from_paper = models.BooleanField(default=False)
    year_plan = models.ForeignKey(YearPlan, models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("held_on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("puskesmas", "kind", "name", "year", "number", "further"), name="one_meeting_number"
            ),
        )

    @classmethod
    def scope_filter(cls, scope: Scope) -> models.Q:
        """Organiser, any Puskesmas taking part, or the camat of the host kecamatan."""
        part = cls.taking_part.through.objects.filter(puskesmas_id__in=scope.puskesmas_ids)
        mine = models.Q(puskesmas__in=scope.puskesmas_ids) | models.Q(pk__in=part.values("meeting_id"))
        if scope.role is Role.CAMAT and not scope.more_roles:
            return mine | models.Q(kecamatan__in=scope.kecamatan_ids)
        return mine


class OfMeeting(Scoped):
    """A row of a meeting: seen by whoever sees the meeting."""

    class Meta(Scoped.Meta):
        abstract = True

    @classmethod
    def scope_filter(cls, scope: Scope) -> models.Q:
        return models.Q(meeting__in=Meeting.objects.within(scope))


class AgendaItem(OfMeeting):
    """A point of the agenda with its time and who presents it; `key` is its name in the template."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=30, blank=True)
    starts_at = models.TimeField(null=True)
    title = models.CharField(max_length=200)
    presenter = models.CharField(max_length=160, blank=True)
    decision_asked = models.CharField(max_length=300, blank=True)

    class Meta(OfMeeting.Meta):
        ordering = ("position", "id")


class Rsvp(models.TextChoices):
    NONE = "", mark("Belum menjawab")
    COMING = "coming", mark("Akan hadir")
    DELEGATE = "delegate", mark("Mewakilkan")
    NOT_COMING = "not_coming", mark("Berhalangan")


class Invitation(OfMeeting):
    """An invited office, with holder and title as they stood on the letter."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations")
    office = models.ForeignKey("people.Office", models.PROTECT, related_name="+")
    holder_name = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=PRINTED_TITLE_MOST)
    institution = models.CharField(max_length=160)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=120, blank=True)
    sent_via = models.CharField(max_length=60, blank=True)
    changed_at = models.DateTimeField(null=True)
    """Since when day, hour or place are others than the letter says; empty again once it was sent anew."""
    rsvp = models.CharField(max_length=12, choices=Rsvp.choices, blank=True)
    rsvp_at = models.DateTimeField(null=True)
    delegate_name = models.CharField(max_length=120, blank=True)
    delegate_title = models.CharField(max_length=160, blank=True)

    class Meta(OfMeeting.Meta):
        ordering = ("office__institution__sector__position", "office__institution__area__code", "id")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "office"), name="one_invitation_an_office"),
        )


class Presence(models.TextChoices):
    PRESENT = "present", mark("Hadir")
    REPRESENTED = "represented", mark("Diwakili")
    EXCUSED = "excused", mark("Izin")
    ABSENT = "absent", mark("Tidak hadir")


class Attendance(OfMeeting):
    """Whether an office was there, and by whom. One person in two offices has two rows (FN 26)."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    office = models.ForeignKey("people.Office", models.PROTECT, related_name="+")
    presence = models.CharField(max_length=12, choices=Presence.choices)
    person_name = models.CharField(max_length=120, blank=True)
    person_title = models.CharField(max_length=PRINTED_TITLE_MOST, blank=True)
    through = models.CharField(max_length=160, blank=True)
    id_kind = models.CharField(max_length=4, blank=True)
    id_number = models.CharField(max_length=30, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta(OfMeeting.Meta):
        ordering = ("office__institution__sector__position", "office__institution__area__code", "id")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "office"), name="one_attendance_an_office"),
        )


class SectorInput(OfMeeting):
    """What a sector said, before or in the meeting, and what was answered."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="inputs")
    office = models.ForeignKey("people.Office", models.PROTECT, related_name="+")
    text = models.CharField(max_length=500)
    answer = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta(OfMeeting.Meta):
        ordering = ("at", "id")


class OutcomeKind(models.TextChoices):
    INFORMATION = "information", mark("Informasi")
    DECISION = "decision", mark("Keputusan")
    COMMITMENT = "commitment", mark("Komitmen")


class MinuteEntry(OfMeeting):
    """One outcome under an agenda item: information, a decision or a commitment.

    `by` wrote it first; `edited_by` changed its words last, empty when nobody did.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="entries")
    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=12, choices=OutcomeKind.choices)
    text = models.TextField(max_length=2000)
    commitment = models.ForeignKey("commitments.Commitment", models.RESTRICT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)
    edited_at = models.DateTimeField(null=True)
    edited_by = models.CharField(max_length=120, blank=True)

    class Meta(OfMeeting.Meta):
        ordering = ("item__position", "at", "id")


class Dealing(models.TextChoices):
    """What a meeting did with a commitment: this is how one quarter meets the next."""

    MADE = "made", mark("dibuat")
    READ_BACK = "read_back", mark("dievaluasi")
    EXTENDED = "extended", mark("diperpanjang")
    CLOSED = "closed", mark("ditutup")
    ESCALATED = "escalated", mark("diteruskan")


class MeetingCommitment(OfMeeting):
    """A commitment made, read back, extended, closed or escalated by a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="dealings")
    commitment = models.ForeignKey("commitments.Commitment", models.CASCADE, related_name="+")
    dealing = models.CharField(max_length=10, choices=Dealing.choices)
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta(OfMeeting.Meta):
        ordering = ("commitment__number", "at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "commitment", "dealing"), name="one_dealing_of_a_kind"
            ),
        )


class SignaturePart(models.TextChoices):
    CHAIR = "chair", mark("Pimpinan rapat")
    HOST = "host", mark("Kepala Puskesmas")
    NOTES = "notes", mark("Notulis")
    OWNER = "owner", mark("Penanggung jawab komitmen")


class Signature(OfMeeting):
    """Who signs the agreement, as printed, and the day they did (null: outstanding, FN 25–26).

    Chair and note-taker may sit in no office of the directory; every owner of a promise does.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="signatures")
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
    recorded_at = models.DateTimeField(null=True)
    recorded_by = models.CharField(max_length=120, blank=True)

    class Meta(OfMeeting.Meta):
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=("meeting", "office"), name="one_signature_an_office"),)
