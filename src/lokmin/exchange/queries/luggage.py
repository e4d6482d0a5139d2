"""What belongs into a package: the rows of one Puskesmas and all that they point to."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from lokmin.basics.scope import Role, Scope
from lokmin.exchange.queries import rows
from lokmin.exchange.queries.rows import Row
from lokmin.exchange.rules import carried
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.scoped import Scoped

Rows = dict[str, dict[str, Row]]
_NOT_OF_A_PUSKESMAS = (Role.ADMINISTRATOR.value, Role.DINKES.value)


def of_puskesmas(scope: Scope, card: PuskesmasCard) -> Scope:
    """The whole of one Puskesmas and its kecamatan, whoever asks."""
    kecamatan = places.kecamatan_ids_of(puskesmas_ids=[card.id])
    return Scope.of_command(scope.actor_name, scope.now, [card.id], kecamatan)


def own_rows(scope: Scope, label: str) -> "QuerySet[Any]":
    """The rows of a returning table within the scope of one Puskesmas."""
    table: Any = rows.model(label)
    if issubclass(table, Scoped):
        found: QuerySet[Any] = table.objects.within(scope)
        if label == "intake.Batch":
            return found.filter(state__in=("stored", "undone"))
        if label == "intake.BatchCell":
            return found.filter(batch__state__in=("stored", "undone"))
        return found
    return table._base_manager.filter(puskesmas_id__in=scope.puskesmas_ids)  # the audit log


def outgoing(scope: Scope, card: PuskesmasCard) -> Rows:
    """Everything that a package carries, closed: no row points to one that is not there."""
    narrow = of_puskesmas(scope, card)
    found: Rows = {label: rows.read(label, own_rows(narrow, label)) for label in carried.BOTH}
    for label in carried.OUT:
        found[label] = rows.read(label, _facts(label, card, _together(found)))
    _close(found)
    return found


def present(scope: Scope, card: PuskesmasCard) -> Iterator[tuple[str, dict[str, Row]]]:
    """The returning tables as they stand now."""
    narrow = of_puskesmas(scope, card)
    for label in carried.RETURNING:
        yield label, rows.read(label, own_rows(narrow, label))


def _together(found: Rows) -> set[str]:
    """The Puskesmas with which this one holds meetings."""
    meetings = found["meetings.Meeting"].values()
    return {key for row in meetings for key in (row["puskesmas_id"], *row["taking_part"])}


def _facts(label: str, card: PuskesmasCard, named: set[str]) -> "QuerySet[Any]":
    table: Any = rows.model(label)
    kept = table._base_manager.all()
    staff = ~Q(role__in=_NOT_OF_A_PUSKESMAS) & (Q(puskesmas=card.id) | Q(place=card.kecamatan_id))
    if label == "places.Area":
        return kept.filter(id__in=places.area_ids_of(puskesmas_ids=[card.id]))
    if label == "places.Puskesmas":
        return kept.filter(id__in=named | {str(card.id)})
    if label == "places.Catchment":
        return kept.filter(puskesmas__in=named | {str(card.id)})
    if label == "places.Boundary":
        return kept.filter(area__in=places.area_ids_of(puskesmas_ids=[card.id]))
    if label == "places.Wording":
        return kept.filter(Q(puskesmas=card.id) | Q(district=card.district_id))
    if label == "people.Membership":
        return kept.filter(staff)
    if label == "people.Account":
        members: Any = rows.model("people.Membership")
        return kept.filter(id__in=members._base_manager.filter(staff).values("account_id"))
    if label == "coverage.IndicatorChange":
        return kept.filter(district=card.district_id)
    return kept


def _close(found: Rows) -> None:
    """Add what is pointed to and not there yet, until nothing is missing."""
    asked = rows.distinct(
        pair for label, table in found.items() for row in table.values() for pair in rows.targets(label, row)
    )
    while missing := {
        label: lacking for label, keys in asked.items() if (lacking := keys - found.get(label, {}).keys())
    }:
        asked = {}
        for label, keys in missing.items():
            more = rows.by_ids(label, keys)
            found.setdefault(label, {}).update(more)
            for row in more.values():
                for other, key in rows.targets(label, row):
                    asked.setdefault(other, set()).add(key)


def puskesmas_of(scope: Scope, puskesmas_id: UUID) -> PuskesmasCard:
    scope.check_puskesmas(puskesmas_id)
    return places.puskesmas_cards(ids=[puskesmas_id])[0]
