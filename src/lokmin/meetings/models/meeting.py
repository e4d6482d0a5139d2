"""A meeting: its kind, number, day, the months reviewed and planned."""

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
    opened_at = models.DateTimeField(null=True)
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


class CamatAnswer(models.TextChoices):
    """What the camat says to a decision that is asked of him (FN 28)."""

    AGREED = "agreed", mark("Setuju")
    WITH_NOTE = "with_note", mark("Setuju dengan catatan")
    POSTPONED = "postponed", mark("Ditunda")


class AgendaItem(OfMeeting):
    """A point of the agenda with its time and who presents it; `key` is its name in the template.

    `minutes` is how long it takes. The camat may answer `decision_asked` before the meeting or in it.
    In the room it is `started_at` first and `ended_at` last; while it runs, `running_since` says since when,
    and `seconds` is how long it ran before (an item may be taken up again).
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=30, blank=True)
    starts_at = models.TimeField(null=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    title = models.CharField(max_length=200)
    presenter = models.CharField(max_length=160, blank=True)
    decision_asked = models.CharField(max_length=300, blank=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    running_since = models.DateTimeField(null=True)
    seconds = models.PositiveIntegerField(default=0)
    decision_answer = models.CharField(max_length=10, choices=CamatAnswer.choices, blank=True)
    decision_note = models.CharField(max_length=300, blank=True)
    decision_at = models.DateTimeField(null=True)
    decision_by = models.CharField(max_length=120, blank=True)
    decision_via = models.CharField(max_length=60, blank=True)

    class Meta(OfMeeting.Meta):
        ordering = ("position", "id")


class KeptAgenda(OfMeeting):
    """The agenda as it stood before its last change, so that the change can be taken back."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="kept_agenda")
    lines = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta(OfMeeting.Meta):
        constraints = (models.UniqueConstraint(fields=("meeting",), name="one_kept_agenda_a_meeting"),)
