"""What a meeting cost, as staff typed it: the sources of its spending papers."""

from django.db import models

from lokmin.tools.scoped import Scoped


class Spending(Scoped):
    """The amounts of one meeting. An empty amount is one that nobody typed; it is never worked out.

    `items` are the bought refreshments (what, quantity, unit, price), `taxes` the lines that somebody typed
    (name, amount, withheld), `assigned` the people of the assignment letter (name, identity, title).
    """

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="+")
    fund = models.CharField(max_length=120, blank=True)
    treasurer_name = models.CharField(max_length=120, blank=True)
    treasurer_id = models.CharField(max_length=40, blank=True)
    officer_name = models.CharField(max_length=120, blank=True)
    officer_id = models.CharField(max_length=40, blank=True)
    transport_line = models.CharField(max_length=80, blank=True)
    transport_rate = models.PositiveBigIntegerField(null=True)
    refreshment_line = models.CharField(max_length=80, blank=True)
    receiver = models.CharField(max_length=120, blank=True)
    receiver_place = models.CharField(max_length=200, blank=True)
    bought_on = models.DateField(null=True)
    items = models.JSONField(default=list)
    taxes = models.JSONField(default=list)
    assigned = models.JSONField(default=list)
    task_basis = models.CharField(max_length=300, blank=True)
    photos_a_page = models.PositiveSmallIntegerField(default=4)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        constraints = (models.UniqueConstraint(fields=("meeting",), name="one_spending_a_meeting"),)


class TransportAmount(Scoped):
    """What one person who came gets for transport, where it is not the rate of the meeting; 0 is nothing."""

    scope_path = "spending__puskesmas"

    spending = models.ForeignKey(Spending, models.CASCADE, related_name="amounts")
    attendance = models.ForeignKey("meetings.Attendance", models.CASCADE, related_name="+")
    amount = models.PositiveBigIntegerField()

    class Meta(Scoped.Meta):
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("spending", "attendance"), name="one_amount_an_attendance"),
        )
