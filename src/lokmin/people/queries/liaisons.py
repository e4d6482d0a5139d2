"""Who of the staff writes to whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from lokmin.basics.scope import Duty, Role, Scope
from lokmin.people.models import Liaison, Membership
from lokmin.people.queries.offices import OfficeCard, offices
from lokmin.people.rules.liaisons import Division, Found, Writer, liaison
from lokmin.people.rules.shares import OWN_SECTOR
from lokmin.places import queries as places

STAFF = (Role.HEAD, Role.ADMINISTRATION, Role.NOTE_TAKER, Role.PROGRAMME_HOLDER, Role.MIDWIFE)


@dataclass(frozen=True)
class LiaisonLine:
    """An office with who writes to it."""

    office: OfficeCard
    found: Found


def writers(*, scope: Scope, puskesmas_id: UUID) -> list[Writer]:
    """The staff of a Puskesmas that serves today, by name; who has two roles stands there twice."""
    scope.check(Duty.SEND_MESSAGES)
    scope.check_puskesmas(puskesmas_id)
    rows = (
        Membership.objects.filter(puskesmas_id=puskesmas_id, role__in=STAFF, since__lte=scope.today)
        .filter(Q(until=None) | Q(until__gte=scope.today), account__is_active=True)
        .select_related("account")
        .prefetch_related("areas")
        .order_by("account__name", "id")
    )
    return [
        Writer(
            row.account_id,
            row.account.name,
            Role(row.role),
            frozenset(area.id for area in row.areas.all()) if row.role == Role.MIDWIFE else frozenset(),
        )
        for row in rows
    ]


def division(*, scope: Scope, puskesmas_id: UUID) -> Division:
    """What was divided at a Puskesmas."""
    rows = Liaison.objects.within(scope).filter(puskesmas_id=puskesmas_id)
    told = list(rows.values_list("office_id", "area_id", "sector_id", "account_id"))
    return Division(
        offices={office: account for office, _, _, account in told if office},
        areas={area: account for _, area, _, account in told if area},
        sectors={sector: account for _, _, sector, account in told if sector},
    )


def liaisons_of(*, scope: Scope, puskesmas_id: UUID, cards: Iterable[OfficeCard]) -> dict[UUID, Found]:
    """Who writes to each of these offices."""
    staff = writers(scope=scope, puskesmas_id=puskesmas_id)
    divided = division(scope=scope, puskesmas_id=puskesmas_id)
    return {
        card.id: liaison(
            office_id=card.id, area_id=card.area_id, sector=card.sector, division=divided, staff=staff
        )
        for card in cards
    }


def liaison_lines(*, scope: Scope, puskesmas_id: UUID, kecamatan_id: UUID) -> list[LiaisonLine]:
    """Every office that this Puskesmas writes to: of its kecamatan, and of villages only its own."""
    served = {area.id for area in places.catchment(puskesmas_id=puskesmas_id)}
    cards = [
        card
        for card in offices(scope=scope, kecamatan_id=kecamatan_id)
        if card.sector != OWN_SECTOR and (card.area_id is None or card.area_id in served)
    ]
    found = liaisons_of(scope=scope, puskesmas_id=puskesmas_id, cards=cards)
    return [LiaisonLine(card, found[card.id]) for card in cards]
