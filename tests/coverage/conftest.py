"""A small Puskesmas of any number of areas, a small dictionary, and figures told in one line."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

import pytest

from lokmin.basics.scope import Role, Scope
from lokmin.basics.time import Month, zone
from lokmin.coverage import actions
from lokmin.coverage.actions import FigureEntry, PopulationEntry
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard, PuskesmasCard
from tests.told import told
from tests.world import World, build_world, make_puskesmas

NOW = datetime(2023, 8, 7, 9, 0, tzinfo=zone("WIB"))


@dataclass
class Place:
    """A Puskesmas under test with the scopes that act on it."""

    card: PuskesmasCard
    areas: list[AreaCard]
    scope: Scope

    def role(self, role: Role, areas: list[AreaCard] | None = None) -> Scope:
        mine = None if areas is None else frozenset(area.id for area in areas)
        return replace(self.scope, role=role, area_ids=mine)

    def at(self, year: int, month: int, day: int) -> Scope:
        return self.scope.at(datetime(year, month, day, 9, 0, tzinfo=zone("WIB")))

    def count(self, area: int, element: str, month: str, count: int | None, **more) -> FigureEntry:
        when = Month.parse(month)
        return FigureEntry(self.areas[area].id, element, when.year, when.month, count, **more)

    def record(self, *entries: FigureEntry, scope: Scope | None = None):
        return actions.record_figures(
            scope=scope or self.scope, puskesmas_id=self.card.id, entries=entries, source="uji"
        )

    def row(self, element: str, month: str, counts: list[int | None], scope: Scope | None = None):
        """One month of one element, village by village; None = not reported."""
        entries = [self.count(i, element, month, n) for i, n in enumerate(counts) if n is not None]
        return self.record(*entries, scope=scope)

    def people(self, kind: str, year: int, numbers: list[int | None], basis: str = "projected"):
        entries = [
            PopulationEntry(self.areas[i].id, kind, year, n * 1000, basis)
            for i, n in enumerate(numbers)
            if n is not None
        ]
        return actions.record_populations(
            scope=self.scope, puskesmas_id=self.card.id, entries=entries, source="uji"
        )

    def targets(self, year: int, **percents: int):
        thousandths = {code: percent * 1000 for code, percent in percents.items()}
        return actions.record_targets(
            scope=self.scope, puskesmas_id=self.card.id, year=year, targets=thousandths, source="uji"
        )


def place_of(card: PuskesmasCard, role: Role = Role.HEAD) -> Place:
    scope = Scope("Ani", role, NOW, frozenset({card.id}), frozenset({card.kecamatan_id}))
    return Place(card, places.catchment(puskesmas_id=card.id), scope)


@pytest.fixture
def book(db: None) -> None:
    """The real dictionary."""
    told("book", load_book)


def load_book() -> None:
    actions.load_dictionary(scope=Scope.of_command("uji", NOW, ()))


@pytest.fixture
def make(book: None) -> Callable[[int], Place]:
    """Make a Puskesmas with so many areas."""
    return lambda areas: place_of(make_puskesmas("1031918", "Pecangaan", "33.20.02", range(1, areas + 1)))


@pytest.fixture
def place(make: Callable[[int], Place]) -> Place:
    """Six areas, sasaran of 60 infants each and targets for 2023; no figures yet."""

    def tell_place() -> Place:
        place = make(6)
        with_numbers(place)
        return place

    return told("place", tell_place, after="book")


def with_numbers(place: Place) -> None:
    count = len(place.areas)
    for kind, people in (("bayi", 60), ("bumil", 66), ("balita", 240), ("terduga_tb", 30)):
        place.people(kind, 2023, [people] * count)
    place.targets(2023, K1=100, IDL=100, DO13=5, DS=80, STUNT=14, VITA659=90, TB_TERDUGA=100)


@dataclass
class Screen:
    """The world of tests/world.py with a dictionary and a half year of figures."""

    world: World
    place: Place

    def get(self, address: str, who: str = "ani-head", **query: str):
        return self.world.client(who).get(f"/p/{self.world.ours.code}/capaian/{address}", query)

    def post(self, address: str, who: str = "ani-head", **typed):
        return self.world.client(who).post(f"/p/{self.world.ours.code}/capaian/{address}", typed)

    def area(self, number: int) -> UUID:
        return self.place.areas[number].id


@pytest.fixture
def screen(db: None) -> Screen:
    return told("screen", tell_screen)


def tell_screen() -> Screen:
    load_book()
    world = build_world()
    place = place_of(world.ours)
    with_numbers(place)
    tell(place, Month(2023, 1), Month(2023, 6))
    return Screen(world, place)


def tell(place: Place, first: Month, last: Month) -> None:
    """Believable figures: better villages first; the last village weighs nobody in the last month."""
    entries = []
    for index in range(first.index, last.index + 1):
        month = Month.from_index(index)
        for number, area in enumerate(place.areas):
            few = max(6 - number % 5 - (month.month + number) % 2, 0)
            counts = {"IDL": few, "PENTA1": few + 1, "PENTA3": few, "K1": few + 1, "TB_TERDUGA": few // 2}
            if not (month == last and number == len(place.areas) - 1):
                counts |= {"BALITA_S": 230, "BALITA_D": 200 - 4 * number}
                counts |= {"TB_DIUKUR": 180, "STUNTED": 20 + 3 * number}
            if month.month in (2, 8):
                counts |= {"VITA659": 200}
            entries += [
                FigureEntry(area.id, code, month.year, month.month, count) for code, count in counts.items()
            ]
    place.record(*entries)
