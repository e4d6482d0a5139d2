"""Invented figures for real villages: the same on every machine, and with a story in them."""

import csv
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from lokmin.basics.numbers import round_half_up
from lokmin.basics.time import Month

DATA = files("lokmin.web.example") / "data"
FIRST, LAST = Month(2021, 7), Month(2023, 6)
PER_BIRTH = {
    "bumil": Fraction(110, 100),
    "bulin": Fraction(105, 100),
    "lahir_hidup": Fraction(1),
    "bayi": Fraction(98, 100),
    "balita": Fraction(41, 10),
    "terduga_tb": Fraction(7, 10),
    "hipertensi": Fraction(9),
}
BEFORE = {  # who is counted here was counted there before: the year's sum cannot be larger
    "K4": ("K1",),
    "K6": ("K4",),
    "KNL": ("KN1",),
    "PENTA2": ("PENTA1",),
    "PENTA3": ("PENTA2",),
    "MR1": ("PENTA1",),
    "IDL": ("HB0", "BCG", "PENTA3", "MR1"),
}
SEASON = (94, 98, 101, 100, 99, 96, 103, 104, 101, 102, 101, 101)


@dataclass(frozen=True)
class Village:
    """A village with its invented size and level (100 is the middle)."""

    puskesmas: str
    code: str
    name: str
    births: int
    level: int
    stunting: int


@dataclass(frozen=True)
class Count:
    """One cell of the story; `count` None: could not be measured, for `reason`."""

    village: str
    element: str
    month: Month
    count: int | None
    reason: str = ""


def rows(name: str) -> list[dict[str, str]]:
    """The lines of one data file of the example."""
    return list(csv.DictReader((DATA / name).read_text("utf-8").splitlines()))


@cache
def story() -> dict[str, Any]:
    return tomllib.loads((DATA / "puskesmas.toml").read_text("utf-8"))


@cache
def villages() -> tuple[Village, ...]:
    return tuple(
        Village(
            line["puskesmas"],
            line["kode_desa"],
            line["desa"],
            int(line["kelahiran"]),
            int(line["tingkat"]),
            int(line["stunting_permil"]),
        )
        for line in rows("villages.csv")
    )


def months() -> Iterator[Month]:
    """July 2021 to June 2023."""
    return (Month.from_index(index) for index in range(FIRST.index, LAST.index + 1))


def populations(village: Village, year: int) -> Iterator[tuple[str, int]]:
    """(kind, thousandths of a person) of a village and year; one denominator is missing on purpose."""
    births = village.births * Fraction(100 + (year - 2022), 100)
    for kind, share in PER_BIRTH.items():
        missing = {"village": village.name, "year": year, "kind": kind} in story()["no_population"]
        if not missing:
            yield kind, int(round_half_up(births * share * 10)) * 100


def counts(village: Village, month: Month) -> Iterator[Count]:
    """All reported cells of a village in a month; what was not reported is not there."""
    chance = _chance(village, month)
    served = list(_served(village, month, chance))  # draws first: the posyandu's chances follow
    ordered = _in_order(village, month.year)[month]
    for element, count in (*((e, ordered[e]) for e, _ in served), *_weighed(village, month, chance)):
        if _listed("unreported", village, month, element):
            continue
        broken = _listed("unmeasured", village, month, element)
        yield Count(
            village.name, element, month, None if broken else count, broken["reason"] if broken else ""
        )


def _listed(key: str, village: Village, month: Month, element: str) -> dict[str, Any] | None:
    for rule in story()[key]:
        first = Month.parse(rule.get("since") or rule["month"])
        last = Month.parse(rule.get("until") or rule["month"])
        if rule["village"] == village.name and element in rule["elements"] and first <= month <= last:
            return dict(rule)
    return None


def _served(village: Village, month: Month, chance: Random) -> Iterator[tuple[str, int]]:
    """Counts of services: sasaran / 12 × what is usual × the village × the season × chance."""
    years = Fraction(month.index - FIRST.index, 12)
    for line in rows_of_elements():
        usual = int(line["tercapai_persen"]) + int(line["kenaikan_persen"]) * years
        level = 100 + (village.level - 100) * (Fraction(1, 4) if line["elemen"] in ("ANEMIA", "KEK") else 1)
        expected = village.births * PER_BIRTH[line["sasaran"]] / 12
        expected *= usual * level * SEASON[month.month - 1] * _turn(village, month, line["elemen"])
        expected *= Fraction(chance.randint(84, 116), 100) / 10**8
        yield line["elemen"], _whole(expected, chance)


def _chance(village: Village, month: Month) -> Random:
    return Random(f"{village.code} {month}")


@cache
def _in_order(village: Village, year: int) -> dict[Month, dict[str, int]]:
    """The services of a year, none of them above what must come before it, but where the story slips."""
    found: dict[Month, dict[str, int]] = {}
    sums: Counter[str] = Counter()
    for month in (month for month in months() if month.year == year):
        counts = found[month] = {}
        for element, count in _served(village, month, _chance(village, month)):
            earlier = () if _slips(village, month, element) else BEFORE.get(element, ())
            counts[element] = max(0, min([count, *(sums[each] - sums[element] for each in earlier)]))
            sums[element] += counts[element]
    return found


def _slips(village: Village, month: Month, element: str) -> bool:
    """Whether the story keeps a slip of the pen here, for somebody to find."""
    return _listed("slips", village, month, element) is not None


@cache
def rows_of_elements() -> tuple[dict[str, str], ...]:
    return tuple(rows("elements.csv"))


def _turn(village: Village, month: Month, element: str) -> int:
    for turn in story()["turns"]:
        last = Month.parse(turn["until"]) if "until" in turn else LAST
        if turn["village"] == village.name and element in turn["elements"]:
            if Month.parse(turn["since"]) <= month <= last:
                return int(turn["percent"])
    return 100


def _weighed(village: Village, month: Month, chance: Random) -> Iterator[tuple[str, int]]:
    """The posyandu of a month: who is there (S), weighed (D), gained (N), measured, stunted."""
    there = int(round_half_up(village.births * Fraction(46, 10))) + chance.randint(-2, 2)
    weighed = _share(there, 70 + village.level * 12 // 100 + chance.randint(-3, 3), 100)
    gained = _share(weighed, 64 + village.level * 4 // 100 + chance.randint(-3, 3), 100)
    measured = _share(weighed, 93 + chance.randint(-3, 3), 100)
    both = _share(measured, 98, 100)
    six = max(1, _share(village.births, 8, 100))
    yield "BALITA_S", there
    yield "BALITA_D", weighed
    yield "BALITA_N", gained
    yield "BALITA_T", _share(weighed, 16 + chance.randint(-2, 2), 100)
    yield "TB_DIUKUR", measured
    yield "STUNTED", _share(measured, _stunting(village, month) + chance.randint(-6, 6), 1000)
    yield "BB_TB_DIUKUR", both
    yield "WASTED", _share(both, village.stunting // 3 + chance.randint(-5, 5), 1000)
    yield "UNDERWEIGHT", _share(weighed, village.stunting * 7 // 10 + chance.randint(-8, 8), 1000)
    yield "ASI6_S", six
    yield "ASI6", min(six, _share(six, 52 + village.level // 5 + chance.randint(-9, 9), 100))
    if month.month in (2, 8):
        children = int(round_half_up(village.births * PER_BIRTH["balita"]))
        yield "VITA659", min(children, _share(children, 82 + village.level * 9 // 100, 100))


def _stunting(village: Village, month: Month) -> int:
    """Per mille of measured children: falling slowly everywhere, faster where something was done."""
    value = village.stunting + 24 - (month.index - FIRST.index)
    for change in story()["stunting"]:
        since = Month.parse(change["since"])
        if change["village"] == village.name and month >= since:
            value += change["permille"] * (month.index - since.index + 1)
    return value


def _whole(expected: Fraction, chance: Random) -> int:
    """A whole number of people whose mean is `expected`, also where it is below one."""
    whole, rest = divmod(expected, 1)
    return int(whole) + (chance.randrange(1000) < rest * 1000)


def _share(whole: int, part: int, of: int) -> int:
    return int(round_half_up(Fraction(whole * max(part, 0), of)))
