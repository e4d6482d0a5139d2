"""Personal links: who opens one, and the list of all."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Role, Scope
from lokmin.people.models import PersonalLink
from lokmin.people.queries.offices import OfficeCard, office
from lokmin.people.queries.persons import office_of
from lokmin.people.rules import link_id_of, token_of
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard


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
    if seat.person_id != row.person_id:
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


def live_links(*, scope: Scope, office_id: UUID) -> int:
    """How many links of an office live, whichever Puskesmas of the kecamatan made them."""
    office_of(scope=scope, office_id=office_id)
    rows = PersonalLink.unscoped.filter(office_id=office_id, revoked_at=None, expires_at__gt=scope.now)
    return int(rows.count())
