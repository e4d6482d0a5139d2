"""Dividing who of the staff writes to whom (FN 30)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.people import queries
from lokmin.people.models import Liaison, Office, Sector
from lokmin.places import queries as places
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.locks import one_writer

THINGS = ("office", "area", "sector")


@action
def divide(*, scope: Scope, puskesmas_id: UUID, things: Sequence[str], account_id: UUID | None) -> int:
    """Give offices, villages or sectors (`office:<id>`, `area:<id>`, `sector:<code>`) to one of the staff.

    Without an account what was divided falls back to the custom. Returns how many changed.
    """
    scope.check(Duty.MANAGE_LINKS)
    scope.check_puskesmas(puskesmas_id)
    if not things:
        raise Refusal("people.liaison_nothing")
    staff = queries.writers(scope=scope, puskesmas_id=puskesmas_id)
    if account_id and account_id not in {writer.account_id for writer in staff}:
        raise Refusal("people.liaison_unknown")
    one_writer(puskesmas_id, "liaisons")
    changed: list[Liaison] = []
    for thing in dict.fromkeys(things):
        changed += _give(scope, puskesmas_id, _read(scope, thing), account_id)
    if not changed:
        unchanged()
        return 0
    audit(
        scope,
        "people.divide",
        changed[-1],
        things=list(things),
        account=str(account_id) if account_id else "",
    )
    return len(changed)


def _read(scope: Scope, thing: str) -> dict[str, Any]:
    """Which column and value a thing names; what is not the writer's is refused."""
    what, _, value = thing.partition(":")
    if what == "sector" and Sector.objects.filter(code=value).exists():
        return {"sector_id": value}
    try:
        key = UUID(value)
    except ValueError:
        raise Refusal("people.liaison_nothing") from None
    if what == "office" and Office.objects.within(scope).filter(id=key).exists():
        return {"office_id": key}
    if what == "area" and places.areas(ids=[key]):
        return {"area_id": key}
    raise NotYours("door.not_yours")


def _give(scope: Scope, puskesmas_id: UUID, thing: dict[str, Any], account_id: UUID | None) -> list[Liaison]:
    row: Liaison | None = Liaison.objects.within(scope).filter(puskesmas_id=puskesmas_id, **thing).first()
    if row and account_id is None:
        row.delete()
        return [row]
    if account_id is None or (row and row.account_id == account_id):
        return []
    if row is None:
        row = Liaison(puskesmas_id=puskesmas_id, **thing)
    row.account_id, row.by, row.at = account_id, scope.actor_name, scope.now
    row.save()
    return [row]
