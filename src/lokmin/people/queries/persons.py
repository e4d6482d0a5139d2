"""Who held an office when, who may be written to, and who may be one person."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Scope
from lokmin.people.models import Consent, Delegate, FormerTitle, Handover, Holder, Office, Person
from lokmin.people.queries.offices import OfficeCard, office, offices
from lokmin.people.rules.names import Known, alike
from lokmin.tools.prepared import prepared


@dataclass(frozen=True)
class TermCard:
    """One term of an office, as its history shows it."""

    id: UUID
    office_id: UUID
    office: str
    person_id: UUID
    name: str
    acting: str
    rank: str
    id_kind: str
    id_number: str
    since: date
    until: date | None
    by: str
    at: datetime

    def holds(self, day: date) -> bool:
        return self.since <= day and (self.until is None or self.until >= day)


@dataclass(frozen=True)
class ConsentCard:
    """A consent, in force or taken back."""

    id: UUID
    given_on: date
    via: str
    by: str
    at: datetime
    withdrawn_on: date | None
    withdrawn_by: str


@dataclass(frozen=True)
class PersonCard:
    """Somebody of the directory with their offices and consents."""

    id: UUID
    name: str
    id_kind: str
    id_number: str
    phone: str
    email: str
    terms: tuple[TermCard, ...]
    consents: tuple[ConsentCard, ...]

    @property
    def consent(self) -> ConsentCard | None:
        return next((card for card in self.consents if card.withdrawn_on is None), None)

    @property
    def words(self) -> str:
        """`Ahmad Yani (Kepala Desa Pari)`: the name with what tells the person apart."""
        terms = [term for term in self.terms if term.until is None] or list(self.terms[:1])
        titles = ", ".join(term.office for term in terms)
        return f"{self.name} ({titles})" if titles else self.name


@dataclass(frozen=True)
class TitleCard:
    """A former title, and the last day it held."""

    title: str
    until: date
    by: str


@dataclass(frozen=True)
class HandoverCard:
    """A handover; `past`: it told of somebody of earlier days, and who holds the office stayed."""

    id: UUID
    before: str
    after: str
    since: date
    by: str
    at: datetime
    undone_by: str
    undone_at: datetime | None
    past: bool = False


@dataclass(frozen=True)
class DelegateCard:
    """Who usually goes in place of an office; name and title are of the day that was asked for."""

    id: UUID
    office_id: UUID
    name: str
    title: str
    id_kind: str
    id_number: str
    seat_id: UUID | None

    @property
    def text(self) -> str:
        return ", ".join(part for part in (self.name, self.title) if part)


def _term(row: Holder) -> TermCard:
    return TermCard(
        id=row.id,
        office_id=row.office_id,
        office=row.office.title,
        person_id=row.person_id,
        name=row.person.name,
        acting=row.acting,
        rank=row.rank,
        id_kind=row.person.id_kind,
        id_number=row.person.id_number,
        since=row.since,
        until=row.until,
        by=row.by,
        at=row.at,
    )


def terms(*, scope: Scope, office_id: UUID) -> list[TermCard]:
    """Everybody who held an office, the latest first."""
    rows = Holder.objects.within(scope).filter(office_id=office_id).select_related("office", "person")
    return [_term(row) for row in rows]


def term(*, scope: Scope, holder_id: UUID) -> TermCard:
    row = Holder.objects.within(scope).filter(id=holder_id).select_related("office", "person").first()
    if row is None:
        raise NotYours("door.not_yours")
    return _term(row)


def former_titles(*, scope: Scope, office_id: UUID) -> list[TitleCard]:
    """What an office was called before, the latest first."""
    rows = FormerTitle.objects.within(scope).filter(office_id=office_id).order_by("-until")
    return [TitleCard(row.title, row.until, row.by) for row in rows]


def handovers(*, scope: Scope, office_id: UUID) -> list[HandoverCard]:
    """The handovers of an office, the latest first."""
    rows = Handover.objects.within(scope).filter(office_id=office_id)
    names = [name for name in HandoverCard.__dataclass_fields__ if name != "past"]
    return [
        HandoverCard(**{name: getattr(row, name) for name in names}, past=bool(row.moved.get("past")))
        for row in rows
    ]


def undoable(*, scope: Scope, office_id: UUID) -> list[HandoverCard]:
    """The handover of today that may still be taken back, if nothing was built on it."""
    day = scope.today
    rows = [card for card in handovers(scope=scope, office_id=office_id) if card.undone_at is None][:1]
    return [card for card in rows if card.at.astimezone(scope.now.tzinfo).date() == day]


def office_of_handover(*, scope: Scope, handover_id: UUID) -> UUID:
    """Which office a handover was of; `NotYours` when it is another kecamatan's."""
    row = Handover.objects.within(scope).filter(id=handover_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    return UUID(str(row.office_id))


def _consent(row: Consent) -> ConsentCard:
    names = ConsentCard.__dataclass_fields__
    return ConsentCard(**{name: getattr(row, name) for name in names})


def _people(scope: Scope, **wanted: object) -> list[PersonCard]:
    rows = (
        Person.objects.within(scope)
        .filter(**wanted)
        .prefetch_related(
            Prefetch("holders", queryset=Holder.objects.within(scope).select_related("office", "person")),
            Prefetch("consents", queryset=Consent.objects.within(scope)),
        )
    )
    return [
        PersonCard(
            row.id,
            row.name,
            row.id_kind,
            row.id_number,
            row.phone,
            row.email,
            tuple(_term(holder) for holder in row.holders.all()),
            tuple(_consent(consent) for consent in row.consents.all()),
        )
        for row in rows
    ]


def person(*, scope: Scope, person_id: UUID) -> PersonCard:
    """One person; `NotYours` when of another kecamatan."""
    found = _people(scope, id=person_id)
    if not found:
        raise NotYours("door.not_yours")
    return found[0]


def persons(*, scope: Scope, kecamatan_id: UUID) -> list[PersonCard]:
    """Everybody of the directory of a kecamatan, by name."""
    return _people(scope, kecamatan_id=kecamatan_id)


def known(card: PersonCard) -> Known:
    """A person as others are compared with."""
    return Known(card.id, card.name, card.id_number, card.phone)


def perhaps(*, scope: Scope, kecamatan_id: UUID, one: Known) -> list[tuple[PersonCard, str]]:
    """Who else may be the same person, and why (`id`, `phone`, `name`); a person decides, nobody else."""
    found = []
    for card in persons(scope=scope, kecamatan_id=kecamatan_id):
        why = alike(one, known(card))
        if why and card.id != one.key:
            found.append((card, why))
    return found


def delegates(
    *, scope: Scope, office_ids: Iterable[UUID], on: date | None = None
) -> dict[UUID, list[DelegateCard]]:
    """The standing delegates by office; a delegate's name is who held that seat on a day (default: today)."""
    day = on or scope.today
    rows = _delegates(scope, set(office_ids))
    ids = {row.seat_id for row in rows if row.seat_id}
    seats = {c.id: c for c in offices(scope=scope, ids=ids, on=day)} if ids else {}
    found: dict[UUID, list[DelegateCard]] = {}
    for row in rows:
        seat = seats.get(row.seat_id) if row.seat_id else None
        if seat is None or seat.holder:
            found.setdefault(row.office_id, []).append(_delegate(row, seat))
    return found


@prepared
def _delegates(scope: Scope, office_ids: Collection[UUID]) -> QuerySet[Delegate]:
    rows: QuerySet[Delegate] = Delegate.objects.within(scope).filter(office_id__in=office_ids)
    return rows


def _delegate(row: Delegate, seat: OfficeCard | None) -> DelegateCard:
    if seat is None:
        return DelegateCard(row.id, row.office_id, row.name, row.title, row.id_kind, row.id_number, None)
    return DelegateCard(
        row.id, row.office_id, seat.holder, seat.printed_title, seat.id_kind, seat.id_number, seat.id
    )


def office_of(*, scope: Scope, office_id: UUID, on: date | None = None) -> OfficeCard:
    """An office in scope; `NotYours` when it is another kecamatan's."""
    card = office(scope=scope, office_id=office_id, on=on)
    if card is None:
        raise NotYours("door.not_yours")
    return card


def kecamatan_of(*, scope: Scope, office_id: UUID) -> UUID:
    """The kecamatan of an office in scope."""
    row = Office.objects.within(scope).filter(id=office_id).select_related("institution").first()
    if row is None:
        raise NotYours("door.not_yours")
    return UUID(str(row.institution.kecamatan_id))
