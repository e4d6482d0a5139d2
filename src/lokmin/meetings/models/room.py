"""The running meeting: its code for phones, who sits there, what the wall shows, drafts, photos."""

from django.db import models

from lokmin.meetings.models.guests import Attendance, Presence
from lokmin.meetings.models.meeting import AgendaItem, Meeting, OfMeeting
from lokmin.people.rules import PRINTED_TITLE_MOST


class HallCode(OfMeeting):
    """The code under which phones in the hall find the meeting; one lives at a time, only while it is open.

    An ended one is kept, so that an old address gets its sentence.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="hall_codes")
    code = models.CharField(max_length=12, unique=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    ended_at = models.DateTimeField(null=True)

    class Meta(OfMeeting.Meta):
        ordering = ("made_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("meeting",), condition=models.Q(ended_at=None), name="one_live_code_a_meeting"
            ),
        )


class HallGuest(OfMeeting):
    """A phone that took a seat in the hall; its token is made from the id and is not stored.

    An office has one: who opens it again gets the same seat. `same_as` is the first seat of a person who
    sits for two offices. `removed_at`: staff gave the seat free, its token is dead.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="hall_guests")
    office = models.ForeignKey("people.Office", models.PROTECT, null=True, related_name="+")
    attendance = models.ForeignKey(Attendance, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=PRINTED_TITLE_MOST, blank=True)
    institution = models.CharField(max_length=160, blank=True)
    presence = models.CharField(max_length=12, choices=Presence.choices)
    same_as = models.ForeignKey("self", models.CASCADE, null=True, related_name="also")
    made_at = models.DateTimeField()
    opened = models.PositiveSmallIntegerField(default=1)
    opened_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    removed_by = models.CharField(max_length=120, blank=True)

    class Meta(OfMeeting.Meta):
        ordering = ("made_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "office"),
                condition=models.Q(removed_at=None),
                name="one_seat_an_office",
            ),
        )


class RoomState(OfMeeting):
    """Where the room stands: the running item, what the wall shows; `revision` rises with each write."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="room")
    revision = models.PositiveIntegerField(default=1)
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, related_name="+")
    view = models.CharField(max_length=20, default="checkin")
    subject = models.CharField(max_length=60, blank=True)
    page = models.PositiveSmallIntegerField(default=1)
    shown_at = models.DateTimeField(null=True)
    shown_by = models.CharField(max_length=120, blank=True)


class RoomDraft(OfMeeting):
    """What somebody is typing in the room and has not saved yet; it outlives tab, device and server."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="drafts")
    account = models.ForeignKey("people.Account", models.CASCADE, related_name="+")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, related_name="+")
    office = models.ForeignKey("people.Office", models.SET_NULL, null=True, related_name="+")
    text = models.TextField(max_length=2000, blank=True)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta(OfMeeting.Meta):
        ordering = ("at", "id")
        constraints = (models.UniqueConstraint(fields=("meeting", "account"), name="one_draft_a_writer"),)


class MeetingPhoto(OfMeeting):
    """A photo of the meeting, made small and without its place.

    Staff and sender see it only, until a person confirmed that no patient or child can be recognised (FN 29).
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="photos")
    file = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    caption = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)
    cleared_at = models.DateTimeField(null=True)
    cleared_by = models.CharField(max_length=120, blank=True)
    removed_at = models.DateTimeField(null=True)
    removed_by = models.CharField(max_length=120, blank=True)

    class Meta(OfMeeting.Meta):
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "sha256"), name="one_photo_of_a_kind_a_meeting"),
        )
