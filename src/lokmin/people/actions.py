"""Every write of accounts, roles, offices and links."""

import csv
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from importlib.resources import files
from uuid import UUID

from django.db.models import Q

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import ROLE_NAMES, Duty, Role, Scope
from lokmin.people import queries
from lokmin.people.models import (
    Account,
    Holder,
    Institution,
    LinkPurpose,
    Membership,
    Office,
    PersonalLink,
    Sector,
)
from lokmin.people.queries import LinkCard, LinkGuest
from lokmin.places import queries as places
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.idempotency import repeatable
from lokmin.tools.references import is_named


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


def _check_kecamatan(scope: Scope, kecamatan_id: UUID) -> None:
    scope.check(Duty.MANAGE_PEOPLE)
    if kecamatan_id not in scope.kecamatan_ids:
        raise NotYours("people.kecamatan_not_yours")


def _named(text: str) -> str:
    if not text.strip():
        raise Refusal("people.name_missing")
    return text.strip()


@action
def add_institution(
    *,
    scope: Scope,
    kecamatan_id: UUID,
    sector: str,
    name: str,
    area_id: UUID | None = None,
    example: bool = False,
) -> UUID:
    """Add a body of the kecamatan to the directory; the same name in the same sector stays one row."""
    _check_kecamatan(scope, kecamatan_id)
    if not Sector.objects.filter(code=sector).exists():
        raise Refusal("people.sector_unknown", sector=sector)
    rows = Institution.objects.within(scope)
    row = rows.filter(kecamatan_id=kecamatan_id, sector_id=sector, name__iexact=_named(name)).first()
    if row is None:
        row = Institution.add(
            kecamatan_id=kecamatan_id, sector_id=sector, name=_named(name), area_id=area_id, example=example
        )
    audit(scope, "add_institution", row, name=name)
    return row.id


@action
def add_office(*, scope: Scope, institution_id: UUID, title: str, position: int = 0) -> UUID:
    """Add a seat to an institution; the same title stays one row."""
    institution = Institution.objects.within(scope).filter(id=institution_id).first()
    if institution is None:
        raise NotYours("door.not_yours")
    _check_kecamatan(scope, institution.kecamatan_id)
    row = Office.objects.within(scope).filter(institution=institution, title__iexact=_named(title)).first()
    if row is None:
        row = Office.add(institution=institution, title=_named(title), position=position)
    audit(scope, "add_office", row, title=title)
    return row.id


@action
def seat(
    *,
    scope: Scope,
    office_id: UUID,
    name: str,
    since: date,
    phone: str = "",
    acting: str = "",
    rank: str = "",
    id_kind: str = "",
    id_number: str = "",
    consent_on: date | None = None,
    consent_via: str = "",
) -> UUID:
    """Seat a person in an office from a day on: the one before ends the day before, the one after stays.

    The same day again replaces who was written for it. When the present holder is another one by this, every
    live link of the office dies, whichever Puskesmas of the kecamatan made it (FN 23).
    """
    office = Office.objects.within(scope).select_for_update(of=("self",)).filter(id=office_id).first()
    if office is None:
        raise NotYours("door.not_yours")
    _check_kecamatan(scope, office.institution.kecamatan_id)
    was = _present(scope, office)
    same, until = _make_room(scope, office, since)
    replaced = same.name if same else ""
    holder = same or Holder(office=office, since=since, until=until)
    holder.name, holder.phone, holder.acting, holder.rank = _named(name), phone, acting, rank
    holder.id_kind, holder.id_number = id_kind, id_number
    holder.consent_on, holder.consent_via = consent_on, consent_via
    holder.save()
    if was != _present(scope, office):
        live = PersonalLink.unscoped.filter(office=office, revoked_at=None)
        live.update(revoked_at=scope.now, revoked_by=scope.actor_name)
    audit(scope, "seat", holder, office=str(office_id), replaced=replaced)
    return holder.id


def _present(scope: Scope, office: Office) -> str:
    """The name of who holds an office today."""
    card = queries.office(scope=scope, office_id=office.id)
    return card.holder if card else ""


def _make_room(scope: Scope, office: Office, since: date) -> tuple[Holder | None, date | None]:
    """The row of that very day, if there is one, and the last day that is free; who sat then ends before."""
    rows = Holder.objects.within(scope).filter(office=office)
    following = rows.filter(since__gt=since).order_by("since", "id").first()
    until = following.since - timedelta(days=1) if following else None
    same: Holder | None = rows.filter(since=since).order_by("id").first()
    before = rows.filter(since__lt=since).filter(Q(until=None) | Q(until__gte=since))
    before.update(until=since - timedelta(days=1))
    return same, until


@action
def add_seated_office(
    *,
    scope: Scope,
    kecamatan_id: UUID,
    sector: str,
    institution: str,
    area_id: UUID | None,
    title: str,
    name: str,
    since: date,
    phone: str = "",
) -> UUID:
    """Institution, office and holder in one step, as the directory's form asks for them."""
    body = add_institution(
        scope=scope, kecamatan_id=kecamatan_id, sector=sector, name=institution, area_id=area_id
    )
    office_id = add_office(scope=scope, institution_id=body, title=title)
    seat(scope=scope, office_id=office_id, name=name, since=since, phone=phone)
    return office_id


# The areas that have a government of their own, with its name and its head's; an RW or a posyandu has none.
_GOVERNED = {"desa": ("Pemerintah Desa", "Kepala Desa"), "kelurahan": ("Kelurahan", "Lurah")}


@action
def add_usual_offices(*, scope: Scope, puskesmas_id: UUID, kecamatan_id: UUID, kecamatan: str) -> int:
    """Add the camat and the head of every village of the catchment, still without holders; returns how many.

    Titles follow the area (Lurah, Keuchik); an office that stands there already stays as it is.
    """
    _check_kecamatan(scope, kecamatan_id)
    scope.check_puskesmas(puskesmas_id)
    seats: list[tuple[str, str, str, UUID | None]] = [
        ("kecamatan", f"Kantor Kecamatan {kecamatan}", f"Camat {kecamatan}", None)
    ]
    for area in places.catchment(puskesmas_id=puskesmas_id):
        if area.kind in _GOVERNED:
            government, head = _GOVERNED[area.kind]
            title = f"{area.head_title or head} {area.name}"
            seats.append(("desa", f"{government} {area.name}", title, area.id))
    before = Office.objects.within(scope).count()
    for sector, institution, title, area_id in seats:
        body = add_institution(
            scope=scope, kecamatan_id=kecamatan_id, sector=sector, name=institution, area_id=area_id
        )
        add_office(scope=scope, institution_id=body, title=title)
    return Office.objects.within(scope).count() - before


@repeatable(lambda scope, made: queries.link(scope=scope, link_id=made))
@action
def make_link(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    office_id: UUID,
    expires_at: datetime,
    purpose: str = LinkPurpose.COMMITMENTS,
) -> LinkCard:
    """Make a personal link for the present holder of an office. It is never made implicitly."""
    scope.check(Duty.MANAGE_LINKS)
    scope.check_puskesmas(puskesmas_id)
    card = queries.office(scope=scope, office_id=office_id)
    if card is None:
        raise NotYours("door.not_yours")
    if not card.holder:
        raise Refusal("people.no_holder", office=card.title)
    if expires_at <= scope.now:
        raise Refusal("people.expiry_past", day=expires_at.date())
    row = PersonalLink.add(
        puskesmas_id=puskesmas_id,
        office_id=office_id,
        holder_name=card.holder,
        purpose=purpose,
        made_at=scope.now,
        made_by=scope.actor_name,
        expires_at=expires_at,
    )
    audit(scope, "make_link", row, office=card.title)
    return queries.link_card(link=row, now=scope.now)


@action
def revoke_link(*, scope: Scope, link_id: UUID) -> None:
    """Kill a link at once. Staff with the duty may kill any of theirs; repeating it changes nothing."""
    scope.check(Duty.MANAGE_LINKS)
    _revoke(scope, link_id)


@action
def revoke_own_link(*, guest: LinkGuest) -> None:
    """The holder says the link is not theirs: it dies at once."""
    _revoke(guest.scope, guest.link_id)


def _revoke(scope: Scope, link_id: UUID) -> None:
    row = PersonalLink.objects.within(scope).filter(id=link_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    if row.revoked_at is None:
        row.revoked_at, row.revoked_by = scope.now, scope.actor_name
        row.save(update_fields=["revoked_at", "revoked_by"])
    audit(scope, "revoke_link", row)


@action
def note_link_use(*, guest: LinkGuest) -> None:
    """Note that the holder tapped and sent something (a GET never gets here, FN 22 and 30)."""
    row = PersonalLink.objects.within(guest.scope).get(id=guest.link_id)
    row.opened_at = row.opened_at or guest.scope.now
    row.used_at = guest.scope.now
    row.save(update_fields=["opened_at", "used_at"])
    audit(guest.scope, "use_link", row)


@action
def erase_example(*, scope: Scope) -> None:
    """Delete the accounts, institutions, offices and holders of the example.

    An institution that something else still names (a promise, an invitation, a link of a real Puskesmas)
    stays and is no longer of the example.
    """
    scope.check(Duty.ERASE_EXAMPLE)
    for account in Account.objects.filter(example=True):
        audit(scope, "erase_example", account)
        account.delete()
    for row in Institution.unscoped.filter(example=True):
        offices = Office.unscoped.filter(institution=row)
        if is_named(row, but=(Office,)) or any(is_named(office, but=(Holder,)) for office in offices):
            row.example = False
            row.save(update_fields=["example"])
            audit(scope, "keep_of_example", row, name=row.name)
        else:
            audit(scope, "erase_example", row, name=row.name)
            row.delete()
    unchanged()
