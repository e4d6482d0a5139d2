"""The people of the example: accounts with random passwords, offices with holders, and who acts when."""

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from lokmin.basics.scope import Role, Scope
from lokmin.basics.time import zone
from lokmin.people import actions as people
from lokmin.people import queries as people_queries
from lokmin.people.queries import OfficeCard
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard, PuskesmasCard
from lokmin.web.example.figures import rows

TODAY = date(2023, 8, 7)
BEGIN = date(2021, 7, 1)
WIB = zone("WIB")


def moment(day: date, clock: str = "09.00") -> datetime:
    """A day of the story at an hour written 08.30, in western Indonesian time."""
    hour, minute = clock.split(".")
    return datetime.combine(day, time(int(hour), int(minute)), tzinfo=WIB)


@dataclass(frozen=True)
class DemoAccount:
    """An account as the first page of the demo prints it."""

    username: str
    password: str
    name: str
    title: str


@dataclass
class Cast:
    """Puskesmas by code, accounts by name, offices by title; `as_` makes somebody's scope on a day."""

    puskesmas: dict[str, PuskesmasCard] = field(default_factory=dict)
    areas: dict[str, AreaCard] = field(default_factory=dict)
    accounts: dict[str, tuple[UUID, str, Role]] = field(default_factory=dict)
    offices: dict[str, OfficeCard] = field(default_factory=dict)
    printed: list[DemoAccount] = field(default_factory=list)
    kecamatan_of: dict[UUID, UUID] = field(default_factory=dict)

    def as_(self, account: str, at: datetime, codes: tuple[str, ...]) -> Scope:
        """The scope of an account of the Puskesmas `codes` (the first is its own)."""
        account_id, name, role = self.accounts[account]
        cards = [self.puskesmas[code] for code in codes]
        ids = frozenset(card.id for card in cards)
        kecamatan = frozenset(card.kecamatan_id for card in cards)
        return Scope(name, role, at, ids, kecamatan, account_id=account_id)

    def guest(self, office: str, at: datetime, code: str) -> Scope:
        """The scope of the holder of an office's personal link."""
        card, seat = self.puskesmas[code], self.offices[office]
        place = frozenset({card.kecamatan_id})
        return Scope(seat.holder, Role.LINK, at, frozenset({card.id}), place, office_id=seat.id)

    def area_ids(self, names: list[str]) -> list[UUID]:
        return [self.areas[name].id for name in names]


def gather(cast: Cast, scope: Scope) -> None:
    """Fill `cast` with accounts and offices; Puskesmas and areas stand in it already."""
    for line in rows("accounts.csv"):
        _account(cast, scope, line)
    for line in rows("offices.csv"):
        _office(scope, line)
    kecamatan = {card.kecamatan_id for card in cast.puskesmas.values()}
    for place in kecamatan:
        for card in people_queries.offices(scope=scope.at(moment(TODAY)), kecamatan_id=place):
            cast.offices[card.title] = card
            cast.kecamatan_of[card.institution_id] = place


def _account(cast: Cast, scope: Scope, line: dict[str, str]) -> None:
    role, place = Role(line["peran"]), line["tempat"]
    password = secrets.token_urlsafe(9)
    account_id = people.new_account(
        scope=scope, username=line["akun"], name=line["nama"], password=password, example=True
    )
    area = places.area_by_code(code=place) if "." in place else None
    villages = [places.area_by_code(code=code) for code in line["desa"].split()]
    people.give_role(
        scope=scope,
        account_id=account_id,
        role=role,
        since=BEGIN,
        puskesmas_id=cast.puskesmas[place].id if place in cast.puskesmas else None,
        place_id=area.id if area else None,
        area_ids=[village.id for village in villages if village],
        title=line["gelar"],
    )
    cast.accounts[line["akun"]] = (account_id, line["nama"], role)
    cast.printed.append(DemoAccount(line["akun"], password, line["nama"], line["gelar"]))


def _office(scope: Scope, line: dict[str, str]) -> None:
    kecamatan = places.area_by_code(code=line["kecamatan"])
    area = places.area_by_code(code=line["kode_desa"]) if line["kode_desa"] else None
    assert kecamatan
    institution = people.add_institution(
        scope=scope,
        kecamatan_id=kecamatan.id,
        sector=line["sektor"],
        name=line["lembaga"],
        area_id=area.id if area else None,
        example=True,
    )
    office = people.add_office(scope=scope, institution_id=institution, title=line["jabatan"])
    people.seat(
        scope=scope,
        office_id=office,
        name=line["pejabat"],
        since=BEGIN,
        rank=line["pangkat"],
        id_kind=line["jenis_nomor"],
        id_number=line["nomor"],
        phone="",
    )
