"""A meeting that was taken to a laptop in a hall."""

from django.db import models

from lokmin.meetings.models.meeting import Meeting, OfMeeting


class Away(OfMeeting):
    """The meeting is written on a laptop in a hall (`package_id` of exchange), so not here.

    It ends when the return is joined, or when somebody opens it here before that and says why.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    package_id = models.UUIDField()
    since = models.DateTimeField()
    by = models.CharField(max_length=120)
    back_at = models.DateTimeField(null=True)
    back_by = models.CharField(max_length=120, blank=True)
    opened_because = models.CharField(max_length=200, blank=True)

    class Meta(OfMeeting.Meta):
        ordering = ("since", "id")
