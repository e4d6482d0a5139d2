"""Who writes to whom: the nearest rule holds."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from lokmin.basics.scope import Role
from lokmin.people.rules.liaisons import (
    ADMINISTRATION,
    AREA,
    MIDWIFE,
    NOBODY,
    OFFICE,
    SECTOR,
    Division,
    Writer,
    liaison,
)

A, B, C, D = (UUID(int=n) for n in range(1, 5))
VILLAGE, SEAT = UUID(int=10), UUID(int=20)
STAFF = [
    Writer(A, "Ani", Role.ADMINISTRATION),
    Writer(B, "Bidan", Role.MIDWIFE, frozenset({VILLAGE})),
    Writer(C, "Cici", Role.PROGRAMME_HOLDER),
    Writer(D, "Dodi", Role.HEAD),
]


NOTHING = Division()


def of(division: Division = NOTHING, staff=STAFF, area: UUID | None = VILLAGE, sector: str = "desa"):
    return liaison(office_id=SEAT, area_id=area, sector=sector, division=division, staff=staff)


def test_a_village_is_its_midwife_s_until_it_is_divided():
    assert (of().name, of().why) == ("Bidan", MIDWIFE)
    assert of(Division(sectors={"desa": C})).why == SECTOR
    assert of(Division(areas={VILLAGE: C}, sectors={"desa": A})).why == AREA
    assert of(Division(offices={SEAT: D}, areas={VILLAGE: C})).name == "Dodi"


def test_what_nobody_took_falls_to_administration_and_says_so():
    found = of(area=None, sector="polsek")
    assert (found.name, found.why, found.is_taken) == ("Ani", ADMINISTRATION, False)


def test_without_administration_the_head_sends_and_without_a_head_nobody():
    assert of(area=None, staff=STAFF[2:]).name == "Dodi"
    assert of(area=None, staff=[]).why == NOBODY


def test_who_left_counts_for_nothing():
    assert of(Division(offices={SEAT: UUID(int=99)})).why == MIDWIFE


@given(st.sets(st.sampled_from([OFFICE, AREA, SECTOR])), st.sampled_from([VILLAGE, None]))
def test_the_rules_stand_in_one_order(told: set[str], area: UUID | None):
    division = Division(
        offices={SEAT: C} if OFFICE in told else {},
        areas={VILLAGE: C} if AREA in told else {},
        sectors={"desa": C} if SECTOR in told else {},
    )
    wanted = MIDWIFE if area else ADMINISTRATION
    for why in (SECTOR, AREA, OFFICE):
        if why in told and (area or why != AREA):
            wanted = why
    assert of(division, area=area).why == wanted
