"""Who was invited, who answered, who came."""

from django.db import models

from lokmin.basics.words import mark
from lokmin.meetings.models.meeting import Meeting, OfMeeting
from lokmin.people.rules import PRINTED_TITLE_MOST


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
    rsvp_via = models.CharField(max_length=60, blank=True)
    rsvp_by = models.CharField(max_length=120, blank=True)
    rsvp_note = models.CharField(max_length=200, blank=True)
    ask_again_since = models.DateTimeField(null=True)
    """Since when the answer is to another day, hour or place; empty again once they answered anew."""
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
    """Whether an office was there, and by whom. One person in two offices has two rows (FN 26).

    Who walked in without an office of the directory has none: `institution` and `sector` are what was said;
    staff may tie the row to an office later.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    office = models.ForeignKey("people.Office", models.PROTECT, null=True, related_name="+")
    institution = models.CharField(max_length=160, blank=True)
    sector = models.ForeignKey("people.Sector", models.PROTECT, null=True, related_name="+")
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
            models.CheckConstraint(
                condition=models.Q(office__isnull=False) | ~models.Q(person_name=""),
                name="who_walks_in_has_a_name",
            ),
        )
