"""Reads of accounts, standings, offices and links."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Role, Scope
from lokmin.people.models import Account, Holder, Membership, Office, PersonalLink, Sector
from lokmin.people.rules import link_id_of, token_of
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard


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
    rows = (
        Membership.objects.filter(account_id=account_id, since__lte=today)
        .filter(Q(until=None) | Q(until__gte=today))
        .select_related("place")
        .prefetch_related("areas")
    )
    found = [_standing(row) for row in rows]
    order = list(Role)
    return sorted(found, key=lambda s: (s.role is not Role.HEAD, order.index(s.role)))


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


@dataclass(frozen=True)
class OfficeCard:
    """An office with its present holder, as lists and letters print it."""

    id: UUID
    title: str
    institution_id: UUID
    institution: str
    sector: str
    sector_name: str
    area_id: UUID | None
    holder_id: UUID | None = None
    holder: str = ""
    acting: str = ""
    rank: str = ""
    id_kind: str = ""
    id_number: str = ""
    phone: str = ""

    @property
    def printed_title(self) -> str:
        return f"{self.acting} {self.title}".strip()


@dataclass(frozen=True)
class SectorGroup:
    """The offices of one sector."""

    code: str
    name: str
    offices: list[OfficeCard] = field(default_factory=list)


def _offices(scope: Scope, on: date) -> QuerySet[Office]:
    holders = Holder.objects.within(scope).filter(since__lte=on).filter(Q(until=None) | Q(until__gte=on))
    rows: QuerySet[Office] = (
        Office.objects.within(scope)
        .select_related("institution__sector")
        .prefetch_related(Prefetch("holders", queryset=holders.order_by("-since", "-id"), to_attr="present"))
    )
    return rows


def _office_card(row: Office) -> OfficeCard:
    present: list[Holder] = getattr(row, "present", [])
    holder = present[0] if present else None
    institution = row.institution
    return OfficeCard(
        id=row.id,
        title=row.title,
        institution_id=institution.id,
        institution=institution.name,
        sector=institution.sector_id,
        sector_name=institution.sector.name,
        area_id=institution.area_id,
        holder_id=holder.id if holder else None,
        holder=holder.name if holder else "",
        acting=holder.acting if holder else "",
        rank=holder.rank if holder else "",
        id_kind=holder.id_kind if holder else "",
        id_number=holder.id_number if holder else "",
        phone=holder.phone if holder else "",
    )


def offices(
    *,
    scope: Scope,
    kecamatan_id: UUID | None = None,
    ids: Iterable[UUID] | None = None,
    on: date | None = None,
) -> list[OfficeCard]:
    """The offices in scope with who held them on a day (default: today)."""
    rows = _offices(scope, on or scope.today)
    if kecamatan_id:
        rows = rows.filter(institution__kecamatan_id=kecamatan_id)
    if ids is not None:
        rows = rows.filter(id__in=list(ids))
    return [_office_card(row) for row in rows]


def office(*, scope: Scope, office_id: UUID, on: date | None = None) -> OfficeCard | None:
    found = offices(scope=scope, ids=[office_id], on=on)
    return found[0] if found else None


def sectors() -> list[Sector]:
    """All sectors in their order."""
    return list(Sector.objects.all())


def directory(*, scope: Scope, kecamatan_id: UUID) -> list[SectorGroup]:
    """The offices of a kecamatan, grouped by sector."""
    groups = {sector.code: SectorGroup(sector.code, sector.name) for sector in sectors()}
    for card in offices(scope=scope, kecamatan_id=kecamatan_id):
        groups[card.sector].offices.append(card)
    return [group for group in groups.values() if group.offices]


def account_by_username(*, username: str) -> UUID | None:
    """The account with that sign-in name, whatever its capitals."""
    return Account.objects.filter(username__iexact=username).values_list("id", flat=True).first()


def is_live(link: PersonalLink, now: datetime) -> bool:
    return link.revoked_at is None and now < link.expires_at


@dataclass(frozen=True)
class LinkGuest:
    """Who opened a personal link: a scope without an account, for one office of one Puskesmas."""

    link_id: UUID
    scope: Scope
    office: OfficeCard
    puskesmas: PuskesmasCard
    purpose: str
    expires_at: datetime


def link_place(*, token: str) -> PuskesmasCard | None:
    """The Puskesmas of a link that was made here (its clock decides about expiry), or None."""
    row = _link_row(token)
    return places.puskesmas_cards(ids=[row.puskesmas_id])[0] if row else None


def open_link(*, token: str, now: datetime) -> LinkGuest | None:
    """Let the holder of a personal link in; None when no such link was ever made.

    Refuses with `people.link_revoked`, `people.link_expired`, or `people.link_handed_over` when somebody else
    (or nobody) holds the office today. `now` is in the zone of the Puskesmas.
    """
    row = _link_row(token)
    if row is None:
        return None
    if row.revoked_at:
        raise Refusal("people.link_revoked", day=row.revoked_at.astimezone(now.tzinfo).date())
    if now >= row.expires_at:
        raise Refusal("people.link_expired", day=row.expires_at.astimezone(now.tzinfo).date())
    card = places.puskesmas_cards(ids=[row.puskesmas_id])[0]
    scope = Scope(
        actor_name=row.holder_name,
        role=Role.LINK,
        now=now,
        puskesmas_ids=frozenset({row.puskesmas_id}),
        kecamatan_ids=places.kecamatan_ids_of(puskesmas_ids=[row.puskesmas_id]),
        office_id=row.office_id,
    )
    seat = office(scope=scope, office_id=row.office_id)
    if seat is None:
        return None
    if seat.holder != row.holder_name:
        raise Refusal("people.link_handed_over", office=seat.title)
    return LinkGuest(row.id, scope, seat, card, row.purpose, row.expires_at)


def _link_row(token: str) -> PersonalLink | None:
    link_id = link_id_of(token, settings.SECRET_KEY)
    return PersonalLink.unscoped.filter(id=link_id).first() if link_id else None


@dataclass(frozen=True)
class LinkCard:
    """A personal link as the list of active links shows it; `url` is empty without a PUBLIC_URL (FN 18)."""

    id: UUID
    token: str
    url: str
    office: str
    holder_name: str
    purpose: str
    made_at: datetime
    made_by: str
    expires_at: datetime
    revoked_at: datetime | None
    opened_at: datetime | None
    used_at: datetime | None
    live: bool


def link_card(*, link: PersonalLink, now: datetime) -> LinkCard:
    """A link as pages show it; `url` is empty where no PUBLIC_URL says how to reach us."""
    token = token_of(link.id, settings.SECRET_KEY)
    return LinkCard(
        id=link.id,
        token=token,
        url=f"{settings.PUBLIC_URL}/t/{token}/" if settings.PUBLIC_URL else "",
        office=link.office.title,
        holder_name=link.holder_name,
        purpose=link.get_purpose_display(),
        made_at=link.made_at,
        made_by=link.made_by,
        expires_at=link.expires_at,
        revoked_at=link.revoked_at,
        opened_at=link.opened_at,
        used_at=link.used_at,
        live=is_live(link, now),
    )


def links(*, scope: Scope, puskesmas_id: UUID) -> list[LinkCard]:
    """Every personal link of a Puskesmas, newest first: live, expired and revoked."""
    rows = PersonalLink.objects.within(scope).filter(puskesmas_id=puskesmas_id).select_related("office")
    return [link_card(link=row, now=scope.now) for row in rows]


def link(*, scope: Scope, link_id: UUID) -> LinkCard:
    """One personal link; `NotYours` when it is another's."""
    row = PersonalLink.objects.within(scope).filter(id=link_id).select_related("office").first()
    if row is None:
        raise NotYours("door.not_yours")
    return link_card(link=row, now=scope.now)
