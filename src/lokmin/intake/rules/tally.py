"""Persons become counts by village, month and element; each child is counted once a month.

e-PPGBM (fielddata of 2023): TB/U Normal, Pendek, Sangat Pendek, Tinggi; BB/U Normal, Kurang, Sangat Kurang,
Risiko Lebih; BB/TB Gizi Baik, Kurang, Buruk, Lebih, Risiko Gizi Lebih, Obesitas. Measured means measured and
with a status: a child whose status is a dash is in no denominator.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lokmin.basics.spelling import key
from lokmin.basics.time import Month
from lokmin.intake.rules.by_name import ByName, LeftOut, Person, read_measure

Place = tuple[str, Month]

_STATUSES: Mapping[str, Mapping[str, bool]] = {
    "height_age": {"normal": False, "tinggi": False, "pendek": True, "sangatpendek": True},
    "weight_age": {
        "normal": False,
        "beratbadannormal": False,
        "risikolebih": False,
        "risikobblebih": False,
        "risikoberatbadanlebih": False,
        "resikolebih": False,
        "kurang": True,
        "sangatkurang": True,
        "beratbadankurang": True,
        "beratbadansangatkurang": True,
    },
    "weight_height": {
        "gizibaik": False,
        "normal": False,
        "gizilebih": False,
        "risikogizilebih": False,
        "resikogizilebih": False,
        "berisikogizilebih": False,
        "obesitas": False,
        "gizikurang": True,
        "giziburuk": True,
    },
    "gain": {
        "n": True,
        "naik": True,
        "ya": True,
        "t": False,
        "tidak": False,
        "tidaknaik": False,
        "o": False,
        "b": False,
    },
}
_NOT_LOST = ("t", "tidak", "tidaknaik")
_OLDEST_MONTHS = 60
YES = ("ya", "y", "1", "v", "ada", "positif")


@dataclass(frozen=True)
class Tally:
    """Counts by village (as first spelt), month and element; what was left out; persons met twice."""

    counts: Mapping[tuple[str, Month, str], int]
    left_out: tuple[LeftOut, ...]
    rows: int
    persons: int
    repeated: int
    too_old: int
    puskesmas: str


def tally_children(found: ByName) -> Tally:
    """The elements of a weighing list, of the columns it has."""
    left_out = list(found.left_out)
    good: list[Person] = []
    too_old = 0
    for person in found.persons:
        problem = _problem(person)
        if problem:
            left_out.append(problem)
        elif _too_old(person):
            too_old += 1
        else:
            good.append(person)
    kept = once_a_month(good)
    counters = {name: count for name, (needs, count) in _CHILD.items() if needs <= found.columns}
    return _tally(found, kept, counters, left_out, len(good) - len(kept), too_old)


def tally_status(found: ByName, *, element: str, yes: Iterable[str]) -> Tally:
    """How many persons have one of the answers `yes` in the column `status`, as one element."""
    wanted = {key(answer) for answer in yes}
    kept = once_a_month(found.persons)
    counters = {element: lambda person: person.text("status") in wanted}
    return _tally(found, kept, counters, list(found.left_out), len(found.persons) - len(kept), 0)


def _tally(
    found: ByName,
    kept: Sequence[Person],
    counters: Mapping[str, Callable[[Person], bool]],
    left_out: list[LeftOut],
    repeated: int,
    too_old: int,
) -> Tally:
    spelt: dict[str, str] = {}
    counts: dict[tuple[str, Month, str], int] = {}
    for person in kept:
        village = spelt.setdefault(key(person.village), person.village)
        for element, counted in counters.items():
            place = (village, person.month, element)
            counts[place] = counts.get(place, 0) + counted(person)
    left_out.sort(key=lambda out: (out.sheet, out.row))
    ordered = dict(sorted(counts.items(), key=lambda item: (item[0][1], key(item[0][0]))))
    return Tally(ordered, tuple(left_out), found.rows, len(kept), repeated, too_old, found.puskesmas)


def once_a_month(persons: Sequence[Person]) -> list[Person]:
    """The last line of each person in each month, in the order of the file.

    A person is a NIK; without one, name and birthday in a village, joined to the NIK that has the same.
    Without either nobody can tell whether two lines are one person: each is counted.
    """
    by_name: dict[tuple[object, ...], set[str]] = {}
    for person in persons:
        if person.nik:
            by_name.setdefault(_named(person), set()).add(person.nik)
    latest: dict[object, Person] = {}
    for person in persons:
        who = (_identity(person, by_name), person.month)
        known = latest.get(who)
        if known is None or (person.day or date.min) >= (known.day or date.min):
            latest[who] = person
    return sorted(latest.values(), key=lambda person: (person.sheet, person.row))


def _named(person: Person) -> tuple[object, ...]:
    return person.name, person.born, key(person.village)


def _identity(person: Person, by_name: Mapping[tuple[object, ...], set[str]]) -> object:
    if person.nik:
        return person.nik
    if not person.name:
        return (person.sheet, person.row)
    same = by_name.get(_named(person), set())
    return next(iter(same)) if len(same) == 1 else _named(person)


def _problem(person: Person) -> LeftOut | None:
    """A measure that is no number, or a status that is not in the list."""
    for column in ("weight", "height"):
        if read_measure(person.cells.get(column)) is None:
            return LeftOut(person.sheet, person.row, column, "number")
    for column, known in _STATUSES.items():
        text = person.text(column)
        if text and text not in known:
            return LeftOut(person.sheet, person.row, column, "status")
    return None


def _too_old(person: Person) -> bool:
    """Sixty months or more on the day of weighing."""
    if person.born is None or person.day is None:
        return False
    months = Month.of(person.day).index - Month.of(person.born).index - (person.day.day < person.born.day)
    return months >= _OLDEST_MONTHS


def _measured(person: Person, *columns: str) -> bool:
    return all((read_measure(person.cells.get(column)) or 0) > 0 for column in columns)


def _has(person: Person, column: str, *, bad: bool) -> bool:
    """A status is there, and it is one of the bad ones when `bad` is asked."""
    text = person.text(column)
    return bool(text) and (not bad or _STATUSES[column][text])


_CHILD: Mapping[str, tuple[frozenset[str], Callable[[Person], bool]]] = {
    "BALITA_D": (frozenset({"weight"}), lambda p: _measured(p, "weight")),
    "BALITA_N": (frozenset({"gain"}), lambda p: _has(p, "gain", bad=True)),
    "BALITA_T": (frozenset({"gain"}), lambda p: p.text("gain") in _NOT_LOST),
    "TB_DIUKUR": (
        frozenset({"height", "height_age"}),
        lambda p: _measured(p, "height") and _has(p, "height_age", bad=False),
    ),
    "STUNTED": (
        frozenset({"height", "height_age"}),
        lambda p: _measured(p, "height") and _has(p, "height_age", bad=True),
    ),
    "BB_TB_DIUKUR": (
        frozenset({"weight", "height", "weight_height"}),
        lambda p: _measured(p, "weight", "height") and _has(p, "weight_height", bad=False),
    ),
    "WASTED": (
        frozenset({"weight", "height", "weight_height"}),
        lambda p: _measured(p, "weight", "height") and _has(p, "weight_height", bad=True),
    ),
    "UNDERWEIGHT": (
        frozenset({"weight", "weight_age"}),
        lambda p: _measured(p, "weight") and _has(p, "weight_age", bad=True),
    ),
}
CHILD_ELEMENTS = tuple(_CHILD)
