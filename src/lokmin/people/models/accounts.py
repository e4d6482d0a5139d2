"""Accounts that sign in, and their roles."""

from typing import Any
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from lokmin.basics.ids import new_id
from lokmin.basics.scope import ROLE_NAMES, Role
from lokmin.tools.prepared import prepared


class AccountManager(BaseUserManager["Account"]):
    """Finds an account by the name typed at the door, and by its key as each page of a member does."""

    def get(self, *args: Any, **named: Any) -> "Account":
        if args or named.keys() != {"pk"} or not isinstance(named["pk"], UUID):
            return super().get(*args, **named)
        for account in _by_key(named["pk"]):
            return account
        raise Account.DoesNotExist

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


@prepared
def _by_key(key: UUID) -> models.QuerySet[Account]:
    return Account.objects.filter(id=key)


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
