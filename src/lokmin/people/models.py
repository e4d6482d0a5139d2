"""Accounts and their roles; the sectors, institutions and offices of a kecamatan; personal links."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from lokmin.basics.ids import new_id
from lokmin.basics.scope import ROLE_NAMES, Role
from lokmin.basics.words import mark
from lokmin.people.rules import TITLE_MOST
from lokmin.tools.scoped import OfKecamatan, Scoped


class AccountManager(BaseUserManager["Account"]):
    """Finds an account by the name typed at the door."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username__iexact=username)


class Account(AbstractBaseUser):
    """Somebody who signs in with a password."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=5, default="id")
    example = models.BooleanField(default=False)

    USERNAME_FIELD = "username"
    objects = AccountManager()


class Membership(models.Model):
    """A role of an account, at a Puskesmas, a kecamatan (camat) or a district (Dinkes)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(role.value, ROLE_NAMES[role]) for role in Role])
    title = models.CharField(max_length=120, blank=True)
    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, null=True, related_name="+")
    place = models.ForeignKey("places.Area", models.PROTECT, null=True, related_name="+")
    areas = models.ManyToManyField("places.Area", related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)


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
    """A seat in an institution, such as Camat or Kepala Desa Pari; commitments belong to offices."""

    scope_path = "institution__kecamatan"

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="offices")
    title = models.CharField(max_length=TITLE_MOST)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(OfKecamatan.Meta):
        ordering = ("institution__sector__position", "institution__area__code", "position", "title", "id")


class Holder(OfKecamatan):
    """Who sits in an office, from when to when, and how to reach them."""

    scope_path = "office__institution__kecamatan"

    office = models.ForeignKey(Office, models.CASCADE, related_name="holders")
    name = models.CharField(max_length=120)
    acting = models.CharField(
        max_length=4, blank=True, choices=[("Plt.", "Plt."), ("Plh.", "Plh."), ("Pj.", "Pj.")]
    )
    rank = models.CharField(max_length=60, blank=True)
    id_kind = models.CharField(max_length=4, blank=True, choices=[("NIP", "NIP"), ("NRP", "NRP")])
    id_number = models.CharField(max_length=30, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    consent_on = models.DateField(null=True)
    consent_via = models.CharField(max_length=60, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta(OfKecamatan.Meta):
        ordering = ("-since", "-id")


class LinkPurpose(models.TextChoices):
    COMMITMENTS = "commitments", mark("Melaporkan komitmen")


class PersonalLink(Scoped):
    """An address for one office without an account; never a session (FN 22).

    The token is made from `id` and the installation's secret, so it is not stored.
    """

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    office = models.ForeignKey(Office, models.CASCADE, related_name="+")
    holder_name = models.CharField(max_length=120)
    purpose = models.CharField(max_length=20, choices=LinkPurpose.choices)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=120, blank=True)
    opened_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        ordering = ("-made_at", "-id")
