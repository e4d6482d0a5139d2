"""Messages that leave the house, and who of the staff writes to whom."""

from django.db import models

from lokmin.basics.words import mark
from lokmin.people.models.accounts import Account
from lokmin.people.models.directory import Office, Sector
from lokmin.people.models.links import PersonalLink
from lokmin.people.models.persons import Person
from lokmin.people.rules import PRINTED_TITLE_MOST
from lokmin.tools.scoped import Scoped


class MessageKind(models.TextChoices):
    INVITATION = "invitation", mark("Undangan")
    CHANGED = "changed", mark("Perubahan undangan")
    ANSWER = "answer", mark("Menunggu jawaban")
    VILLAGE_PAGE = "village_page", mark("Lembar desa")
    BEFORE = "before", mark("Menjelang tenggat")
    AFTER = "after", mark("Lewat tenggat")
    INCOMPLETE = "incomplete", mark("Belum lengkap")
    THANKS = "thanks", mark("Terima kasih")
    DIGEST = "digest", mark("Ringkasan camat")


class Withdrawal(models.TextChoices):
    NOT_NEEDED = "not_needed", mark("tidak perlu dikirim")
    OVER = "over", mark("sudah tidak berlaku")
    HANDED_OVER = "handed_over", mark("pejabatnya berganti")


class Liaison(Scoped):
    """Who of the staff writes to an office, to the offices of a village or to a sector (FN 30)."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    office = models.ForeignKey(Office, models.CASCADE, null=True, related_name="+")
    area = models.ForeignKey("places.Area", models.CASCADE, null=True, related_name="+")
    sector = models.ForeignKey(Sector, models.CASCADE, null=True, related_name="+")
    by = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta(Scoped.Meta):
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(fields=("puskesmas", "office"), name="one_liaison_an_office"),
            models.UniqueConstraint(fields=("puskesmas", "area"), name="one_liaison_an_area"),
            models.UniqueConstraint(fields=("puskesmas", "sector"), name="one_liaison_a_sector"),
            models.CheckConstraint(
                condition=models.Q(office__isnull=False, area=None, sector=None)
                | models.Q(office=None, area__isnull=False, sector=None)
                | models.Q(office=None, area=None, sector__isnull=False),
                name="a_liaison_of_one_thing",
            ),
        )


class Message(Scoped):
    """One message to one office: made once by its `key`, sent by a person or by e-mail (FN 30).

    `text` is without the link: that is added when the message is shown, so no token is stored. `path` is a
    page for who signs in, instead of a personal link. `topic` and `rows` name what it is about in other
    rooms: a meeting with its invitation, or promises. `family` is who renews it while it was not sent.
    """

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    office = models.ForeignKey(Office, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    holder_name = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=PRINTED_TITLE_MOST)
    family = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, choices=MessageKind.choices)
    key = models.CharField(max_length=200)
    text = models.TextField()
    values = models.JSONField(default=dict)
    link = models.ForeignKey(PersonalLink, models.SET_NULL, null=True, related_name="+")
    path = models.CharField(max_length=200, blank=True)
    topic = models.UUIDField(null=True)
    rows = models.JSONField(default=list)
    due_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=120, blank=True)
    sent_via = models.CharField(max_length=60, blank=True)
    opened_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)
    """Since when the mail server is given it; a crash leaves it so, and it is never mailed again."""
    tries = models.PositiveSmallIntegerField(default=0)
    failed_at = models.DateTimeField(null=True)
    failed_why = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=120, blank=True)
    withdrawn_why = models.CharField(max_length=12, choices=Withdrawal.choices, blank=True)

    class Meta(Scoped.Meta):
        ordering = ("due_on", "made_at", "id")
        constraints = (models.UniqueConstraint(fields=("puskesmas", "key"), name="one_message_a_key"),)
        indexes = (models.Index(fields=("puskesmas", "sent_at", "withdrawn_at"), name="messages_waiting"),)
