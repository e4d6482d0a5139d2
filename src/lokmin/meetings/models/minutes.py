"""What was said, noted and decided about commitments."""

from django.db import models

from lokmin.basics.words import mark
from lokmin.meetings.models.meeting import AgendaItem, Meeting, OfMeeting


class InputState(models.TextChoices):
    """An input from a phone waits until staff accept it; what staff type is accepted."""

    WAITING = "waiting", mark("Menunggu")
    ACCEPTED = "accepted", mark("Diterima")
    RETURNED = "returned", mark("Dikembalikan")
    MERGED = "merged", mark("Digabung")


class InputKind(models.TextChoices):
    OBSTACLE = "obstacle", mark("Hambatan")
    INPUT = "input", mark("Masukan")


class SectorInput(OfMeeting):
    """What a sector said, before or in the meeting, and what was answered.

    `via`: how it came, empty when it was said in the room; `by_link`: its sender may still change it until
    the meeting opens. Taken away it stays, and reads leave it out. `problem`: where it stands on the board.
    From a phone in the hall it names its `guest`; who sits in no office is called by `institution`.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="inputs")
    office = models.ForeignKey("people.Office", models.PROTECT, null=True, related_name="+")
    institution = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=10, choices=InputKind.choices, default=InputKind.INPUT)
    guest = models.ForeignKey("meetings.HallGuest", models.SET_NULL, null=True, related_name="inputs")
    state = models.CharField(max_length=8, choices=InputState.choices, default=InputState.ACCEPTED)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, related_name="merged")
    note = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=120, blank=True)
    text = models.CharField(max_length=500)
    areas = models.ManyToManyField("places.Area", related_name="+")
    via = models.CharField(max_length=60, blank=True)
    by_link = models.BooleanField(default=False)
    problem = models.ForeignKey("obstacles.Problem", models.SET_NULL, null=True, related_name="+")
    answer = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)
    edited_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    removed_by = models.CharField(max_length=120, blank=True)

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
