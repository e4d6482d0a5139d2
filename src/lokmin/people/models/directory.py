"""The sectors, institutions and offices of a kecamatan; who holds an office from when to when."""

from django.db import models

from lokmin.people.models.persons import Person
from lokmin.people.rules import ACTING, TITLE_MOST
from lokmin.tools.scoped import OfKecamatan


class Sector(models.Model):
    """A sector of the meeting, such as the police or the schools; a reviewed list, not typed."""

    code = models.CharField(primary_key=True, max_length=30)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position", "code")


class Institution(OfKecamatan):
    """A body of a kecamatan: the kecamatan office, Polsek, a village government, a company."""

    kecamatan = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    sector = models.ForeignKey(Sector, models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    area = models.ForeignKey("places.Area", models.PROTECT, null=True, related_name="+")
    example = models.BooleanField(default=False)

    class Meta(OfKecamatan.Meta):
        ordering = ("sector__position", "area__code", "name", "id")


class Office(OfKecamatan):
    """A seat in an institution, such as Camat or Kepala Desa Pari; commitments belong to offices.

    `title` is today's; what it was called before stands in its former titles. `retired_on` is the last day
    of an office that is no more: lists of later days leave it out.
    """

    scope_path = "institution__kecamatan"

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="offices")
    title = models.CharField(max_length=TITLE_MOST)
    position = models.PositiveSmallIntegerField(default=0)
    retired_on = models.DateField(null=True)

    class Meta(OfKecamatan.Meta):
        ordering = ("institution__sector__position", "institution__area__code", "position", "title", "id")


class FormerTitle(OfKecamatan):
    """What an office was called up to and including a day; papers of that time keep it."""

    scope_path = "office__institution__kecamatan"

    office = models.ForeignKey(Office, models.CASCADE, related_name="former_titles")
    title = models.CharField(max_length=TITLE_MOST)
    until = models.DateField()
    by = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta(OfKecamatan.Meta):
        ordering = ("until", "id")
        constraints = (models.UniqueConstraint(fields=("office", "until"), name="one_former_title_a_day"),)


class Holder(OfKecamatan):
    """Which person holds an office, from when to when; never two on one day."""

    scope_path = "office__institution__kecamatan"

    office = models.ForeignKey(Office, models.CASCADE, related_name="holders")
    person = models.ForeignKey(Person, models.PROTECT, related_name="holders")
    acting = models.CharField(max_length=4, blank=True, choices=[(word, word) for word in ACTING])
    rank = models.CharField(max_length=60, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    by = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta(OfKecamatan.Meta):
        ordering = ("-since", "-id")
        constraints = (
            models.UniqueConstraint(fields=("office", "since"), name="one_holder_a_day"),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="a_term_ends_after_it_began",
            ),
        )


class Delegate(OfKecamatan):
    """Who usually goes in place of an office: the holder of another office, or a person named here.

    No telephone is kept: a delegate who is to be written to has an office and consent of his own.
    """

    scope_path = "office__institution__kecamatan"

    office = models.ForeignKey(Office, models.CASCADE, related_name="delegates")
    seat = models.ForeignKey(Office, models.CASCADE, null=True, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=TITLE_MOST, blank=True)
    id_kind = models.CharField(max_length=4, blank=True)
    id_number = models.CharField(max_length=30, blank=True)
    by = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta(OfKecamatan.Meta):
        ordering = ("at", "id")


class Handover(OfKecamatan):
    """A new holder took over an office: what moved with it, so that the same day can take it back.

    `moved` names rows of other rooms by their ids, as those rooms wrote them.
    """

    scope_path = "office__institution__kecamatan"

    office = models.ForeignKey(Office, models.CASCADE, related_name="handovers")
    holder = models.ForeignKey(Holder, models.SET_NULL, null=True, related_name="+")
    before = models.CharField(max_length=120, blank=True)
    after = models.CharField(max_length=120)
    since = models.DateField()
    moved = models.JSONField(default=dict)
    by = models.CharField(max_length=120)
    at = models.DateTimeField()
    undone_by = models.CharField(max_length=120, blank=True)
    undone_at = models.DateTimeField(null=True)

    class Meta(OfKecamatan.Meta):
        ordering = ("-at", "-id")
