"""The test people: Ani in every role, Budi by link only, Citra of another kecamatan, Dewi of another
Puskesmas in the same kecamatan. Small places with real codes; no figures: each test brings its own."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client

from lokmin.basics.scope import Role, Scope
from lokmin.basics.time import zone
from lokmin.people import actions as people
from lokmin.people.queries import LinkCard
from lokmin.places import actions as places
from lokmin.places import queries as place_queries
from lokmin.places.queries import AreaCard, PuskesmasCard
from lokmin.places.rules import VillageLine
from lokmin.web import clock
from tests.told import told

NOW = datetime(2023, 8, 7, 9, 0, tzinfo=zone("WIB"))
STAFF = (Role.HEAD, Role.PROGRAMME_HOLDER, Role.ADMINISTRATION, Role.NOTE_TAKER, Role.MIDWIFE)
EVERY_ROLE = (*STAFF, Role.CAMAT, Role.DINKES, Role.ADMINISTRATOR)
PASSWORD = "kata-sandi-uji-coba"


@dataclass
class World:
    """`ours` is Ani's Puskesmas, `sister` Dewi's in the same kecamatan, `far` Citra's elsewhere."""

    ours: PuskesmasCard
    sister: PuskesmasCard
    far: PuskesmasCard
    accounts: dict[str, UUID]
    village_office: UUID
    camat_office: UUID
    budi: LinkCard
    areas: list[AreaCard] = field(default_factory=list)

    def scope(self, role: Role = Role.HEAD, *, now: datetime = NOW) -> Scope:
        """Ani in one role, at her own Puskesmas."""
        mine = frozenset({self.areas[0].id, self.areas[1].id}) if role is Role.MIDWIFE else None
        account = self.accounts[f"ani-{role}"]
        kecamatan = frozenset({self.ours.kecamatan_id})
        ours = frozenset({self.ours.id})
        return Scope("Ani", role, now, ours, kecamatan, mine, account, machine=clock.now() + (now - NOW))

    def scope_of(self, card: PuskesmasCard, role: Role = Role.HEAD) -> Scope:
        """Somebody of another Puskesmas."""
        kecamatan = frozenset({card.kecamatan_id})
        return Scope("Lain", role, NOW, frozenset({card.id}), kecamatan, machine=clock.now())

    def client(self, who: str = "ani-head") -> Client:
        """A browser that signed in as `ani-<role>`, `citra` or `dewi`; "visitor" did not sign in."""
        browser = Client()
        if who != "visitor":
            from django.contrib.auth import get_user_model

            user = get_user_model().objects.get(pk=self.accounts[who])
            browser.force_login(user, "django.contrib.auth.backends.ModelBackend")
        return browser


def installer(now: datetime = NOW, ids: frozenset[UUID] = frozenset()) -> Scope:
    """The command line of the installation."""
    return Scope.of_command("pemasang", now, ids, place_queries.kecamatan_ids_of(puskesmas_ids=ids))


def villages(kecamatan: str, numbers: range) -> list[VillageLine]:
    """Villages named Desa 1, Desa 2 … with codes of a kecamatan."""
    return [VillageLine(f"{kecamatan}.{2000 + n}", f"Desa {n}") for n in numbers]


def make_puskesmas(code: str, name: str, kecamatan: str, numbers: range) -> PuskesmasCard:
    return places.new_puskesmas(
        scope=installer(),
        code=code,
        name=name,
        villages=villages(kecamatan, numbers),
        kecamatan_name=f"Kecamatan {kecamatan}",
        district_name=f"Kabupaten {kecamatan[:5]}",
        clock_date=NOW.date(),
        example=True,
    )


def _staff(scope: Scope, ours: PuskesmasCard, areas: list[AreaCard]) -> dict[str, UUID]:
    since = NOW.date() - timedelta(days=900)
    accounts = {}
    for role in EVERY_ROLE:
        key = f"ani-{role}"
        accounts[key] = people.new_account(scope=scope, username=key, name="Ani", password=PASSWORD)
        place = {Role.CAMAT: ours.kecamatan_id, Role.DINKES: ours.district_id}.get(role)
        own = None if place or role is Role.ADMINISTRATOR else ours.id
        people.give_role(
            scope=scope,
            account_id=accounts[key],
            role=role,
            since=since,
            puskesmas_id=own,
            place_id=place,
            area_ids=[area.id for area in areas[:2]] if role is Role.MIDWIFE else (),
        )
    return accounts


def build_world() -> World:
    """Three Puskesmas, the test people, two offices of Ani's kecamatan and Budi's personal link."""
    ours = make_puskesmas("1011689", "Lais", "16.06.02", range(1, 6))
    sister = make_puskesmas("1011691", "Teluk Kijing", "16.06.02", range(6, 9))
    far = make_puskesmas("1033372", "Mandalawangi", "36.01.17", range(1, 5))
    scope = installer(ids=frozenset({ours.id, sister.id, far.id}))
    people.load_sectors(scope=scope)
    areas = place_queries.catchment(puskesmas_id=ours.id)
    accounts = _staff(scope, ours, areas)
    for name, card in (("citra", far), ("dewi", sister)):
        accounts[name] = people.new_account(scope=scope, username=name, name=name.title(), password=PASSWORD)
        people.give_role(
            scope=scope, account_id=accounts[name], role=Role.HEAD, since=NOW.date(), puskesmas_id=card.id
        )
    since = NOW.date() - timedelta(days=900)
    offices = []
    for sector, name, title, holder, area in (
        ("desa", "Pemerintah Desa 1", "Kepala Desa 1", "Budi", areas[0].id),
        ("kecamatan", "Kantor Kecamatan", "Camat", "Pak Camat", None),
    ):
        body = people.add_institution(
            scope=scope, kecamatan_id=ours.kecamatan_id, sector=sector, name=name, area_id=area
        )
        office = people.add_office(scope=scope, institution_id=body, title=title)
        people.seat(scope=scope, office_id=office, name=holder, since=since)
        offices.append(office)
    expires = NOW + timedelta(days=30)
    budi = people.make_link(scope=scope, puskesmas_id=ours.id, office_id=offices[0], expires_at=expires)
    return World(ours, sister, far, accounts, offices[0], offices[1], budi, areas)


@pytest.fixture
def world(db: None) -> World:
    """The test people."""
    return told("world", build_world)
