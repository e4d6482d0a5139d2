"""The list of sectors, accounts and their roles."""

import csv
from collections.abc import Iterable
from datetime import date
from importlib.resources import files
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import ROLE_NAMES, Duty, Role, Scope
from lokmin.people.models import Account, Membership, Sector
from lokmin.tools.actions import action, audit
from lokmin.tools.locks import one_writer


@action
def load_sectors(*, scope: Scope) -> None:
    """Load the reviewed list of sectors; rows that exist are renamed, never removed."""
    scope.check(Duty.MANAGE_PLACES)
    text = (files("lokmin.people") / "data" / "sectors.csv").read_text("utf-8")
    for position, line in enumerate(csv.DictReader(text.splitlines())):
        row, _ = Sector.objects.update_or_create(
            code=line["code"],
            defaults={"name": line["name"], "name_en": line["name_en"], "position": position},
        )
    audit(scope, "load_sectors", row)


@action
def new_account(
    *, scope: Scope, username: str, name: str, password: str, email: str = "", example: bool = False
) -> UUID:
    """Make an account that can sign in; returns its id. The name of an account is unique."""
    scope.check(Duty.MANAGE_PLACES)
    one_writer("username", "accounts")
    if Account.objects.filter(username__iexact=username).exists():
        raise Refusal("people.username_taken", username=username)
    account = Account(username=username, name=name, email=email, example=example)
    account.set_password(password)
    account.save(force_insert=True)
    audit(scope, "new_account", account, username=username)
    return account.id


@action
def new_password(*, scope: Scope, account_id: UUID, password: str) -> None:
    """Give an account another password; the old one is refused from now on."""
    scope.check(Duty.MANAGE_PLACES)
    account = Account.objects.get(id=account_id)
    account.set_password(password)
    account.save(update_fields=["password"])
    audit(scope, "new_password", account)


@action
def give_role(
    *,
    scope: Scope,
    account_id: UUID,
    role: Role,
    since: date,
    puskesmas_id: UUID | None = None,
    place_id: UUID | None = None,
    area_ids: Iterable[UUID] = (),
    title: str = "",
) -> None:
    """Give an account a role: staff at a Puskesmas, the camat at a kecamatan, Dinkes at a district."""
    scope.check(Duty.MANAGE_PLACES)
    of_place = role in (Role.CAMAT, Role.DINKES)
    if role is not Role.ADMINISTRATOR and (place_id if of_place else puskesmas_id) is None:
        raise Refusal("people.role_place", role=ROLE_NAMES[role])
    row = Membership(
        account_id=account_id,
        role=role,
        title=title,
        puskesmas_id=puskesmas_id,
        place_id=place_id,
        since=since,
    )
    row.save(force_insert=True)
    row.areas.set(area_ids)  # type: ignore[arg-type]  # the stubs know only integer keys
    audit(scope, "give_role", row, role=role)
