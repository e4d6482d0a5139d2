"""Campaigns: an immunisation week or day, with what is given, target people and a count a day and village.

Their counts stay apart from the monthly figures: the same child stands in both reports.
"""

from django.db import models

from lokmin.tools.scoped import Scoped


class Campaign(Scoped):
    """A campaign of a Puskesmas from its first to its last day, such as Pekan Imunisasi Dunia."""

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    first_day = models.DateField()
    last_day = models.DateField()
    version = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("-first_day", "name", "id")
        constraints = (
            models.UniqueConstraint(fields=("puskesmas", "name", "first_day"), name="one_campaign_a_start"),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="campaign_days"
            ),
        )


class CampaignItem(Scoped):
    """What is given in a campaign: an antigen, by its element of the dictionary where there is one."""

    scope_path = "campaign__puskesmas"

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="items")
    element = models.ForeignKey("coverage.Element", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField()

    class Meta(Scoped.Meta):
        ordering = ("position", "name", "id")
        constraints = (models.UniqueConstraint(fields=("campaign", "name"), name="one_item_a_name"),)


class CampaignTarget(Scoped):
    """The people whom a campaign wants to reach with one item in one village."""

    scope_path = "item__campaign__puskesmas"

    item = models.ForeignKey(CampaignItem, models.CASCADE, related_name="targets")
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    people = models.PositiveIntegerField()

    class Meta(Scoped.Meta):
        constraints = (models.UniqueConstraint(fields=("item", "area"), name="one_campaign_target"),)


class CampaignCount(Scoped):
    """People reached with one item in one village on one day. A day that was not reported has no row."""

    scope_path = "item__campaign__puskesmas"

    item = models.ForeignKey(CampaignItem, models.CASCADE, related_name="counts")
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    day = models.DateField()
    count = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        constraints = (models.UniqueConstraint(fields=("item", "area", "day"), name="one_count_a_day"),)


class CampaignChange(Scoped):
    """What a count (or, without a day, a target) was and became: immutable. Null = not reported."""

    scope_path = "item__campaign__puskesmas"

    item = models.ForeignKey(CampaignItem, models.CASCADE, related_name="+")
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    day = models.DateField(null=True)
    before = models.PositiveIntegerField(null=True)
    after = models.PositiveIntegerField(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta(Scoped.Meta):
        ordering = ("at", "id")
