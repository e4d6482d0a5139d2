"""Who signs in, in which roles, and who answers for figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from lokmin.basics.scope import Role, Scope
from lokmin.people.models import Account, Membership
from lokmin.places import queries as places
from lokmin.tools.prepared import prepared


def account_by_username(*, username: str) -> UUID | None:
    """The account with that sign-in name, whatever its capitals."""
    return Account.objects.filter(username__iexact=username).values_list("id", flat=True).first()


@dataclass(frozen=True)
class Standing:
    """One role of an account with the Puskesmas and kecamatan it reaches."""

    role: Role
    title: str
    puskesmas_ids: frozenset[UUID]
    kecamatan_ids: frozenset[UUID]
    area_ids: frozenset[UUID] | None = None
    district_id: UUID | None = None


def standings(*, account_id: UUID, today: date) -> list[Standing]:
    """The roles of an account that are valid today, strongest first."""
    found = [_standing(row) for row in _memberships(account_id, today)]
    order = list(Role)
    return sorted(found, key=lambda s: (s.role is not Role.HEAD, order.index(s.role)))


def standings_now(*, account_id: UUID, today: date) -> list[Standing]:
    """The same of somebody who is not there to sign in: none when the account was closed since."""
    if not Account.objects.filter(id=account_id, is_active=True).exists():
        return []
    return standings(account_id=account_id, today=today)


@prepared
def _memberships(account_id: UUID, today: date) -> QuerySet[Membership]:
    valid = Q(until=None) | Q(until__gte=today)
    return Membership.objects.filter(valid, account_id=account_id, since__lte=today)


def _standing(row: Membership) -> Standing:
    role = Role(row.role)
    if role is Role.ADMINISTRATOR and row.place_id is None and row.puskesmas_id is None:
        ids = frozenset(card.id for card in places.all_puskesmas())
    elif row.puskesmas_id:
        ids = frozenset({row.puskesmas_id})
    elif role is Role.CAMAT and row.place_id:
        ids = frozenset(card.id for card in places.puskesmas_of_kecamatan(kecamatan_id=row.place_id))
    else:
        assert row.place_id
        ids = frozenset(card.id for card in places.puskesmas_of_district(district_id=row.place_id))
    kecamatan = (
        frozenset({row.place_id})
        if role is Role.CAMAT and row.place_id
        else places.kecamatan_ids_of(puskesmas_ids=ids)
    )
    areas = _areas(row, role, ids)
    district = row.place_id if role is Role.DINKES else None
    return Standing(role, row.title, ids, kecamatan, areas, district)


def _areas(row: Membership, role: Role, puskesmas_ids: frozenset[UUID]) -> frozenset[UUID] | None:
    """A midwife's villages; a camat's, where a Puskesmas serves another kecamatan too; None: all."""
    if role is Role.MIDWIFE:
        return frozenset(area.id for area in row.areas.all())
    if role is Role.CAMAT and row.place_id:
        served = [area for each in puskesmas_ids for area in places.catchment(puskesmas_id=each)]
        inside = frozenset(area.id for area in served if area.kecamatan_id == row.place_id)
        return inside if len(inside) < len(served) else None
    return None


def heads(*, puskesmas_ids: Iterable[UUID], on: date) -> dict[UUID, str]:
    """The name of the account that leads each Puskesmas on a day; one without such an account is left out."""
    rows = Membership.objects.filter(
        Q(until=None) | Q(until__gte=on),
        role=Role.HEAD,
        puskesmas_id__in=list(puskesmas_ids),
        since__lte=on,
        account__is_active=True,
    )
    found = rows.order_by("-since", "id").values_list("puskesmas_id", "account__name")
    return {key: name for key, name in reversed(found) if key}


@dataclass(frozen=True)
class StaffCard:
    """Somebody who answers for figures; `area_ids` are a midwife's villages, empty for a programme holder."""

    account_id: UUID
    name: str
    role: Role
    title: str
    area_ids: frozenset[UUID]


def figure_staff(*, scope: Scope, puskesmas_id: UUID) -> list[StaffCard]:
    """The programme holders and village midwives of a Puskesmas who hold their role today, by name."""
    scope.check_puskesmas(puskesmas_id)
    rows = (
        Membership.objects.filter(
            puskesmas_id=puskesmas_id, role__in=[Role.PROGRAMME_HOLDER, Role.MIDWIFE], since__lte=scope.today
        )
        .filter(Q(until=None) | Q(until__gte=scope.today), account__is_active=True)
        .select_related("account")
        .prefetch_related("areas")
        .order_by("account__name", "id")
    )
    return [
        StaffCard(
            row.account_id,
            row.account.name,
            Role(row.role),
            row.title,
            frozenset(area.id for area in row.areas.all()) if row.role == Role.MIDWIFE else frozenset(),
        )
        for row in rows
    ]
