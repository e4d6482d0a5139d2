"""The PWS rule once more, slow and obviously right: plain Python, exact fractions, one village at a time.

It shares nothing with src/lokmin/coverage/rules but the words. Everything is looked up again each time.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil

SUMMED = ("kumulatif", "rasio", "kohort", "mingguan")
MEANS = ("rata_desa", "rata_jadwal")
KNOWN = ("value", "zero", "partial")


@dataclass
class Formula:
    """An indicator: its signed elements, its kind of sasaran (or none), and how months are read."""

    code: str
    numerator: list[tuple[str, int]]
    denominator: list[tuple[str, int]] = field(default_factory=list)
    kind: str = ""
    accumulation: str = "kumulatif"
    lower: bool = False
    months: tuple[int, ...] = tuple(range(1, 13))

    @property
    def elements(self) -> set[str]:
        return {element for element, _sign in [*self.numerator, *self.denominator]}


@dataclass
class World:
    """One year: figures by area, element, month (None = unmeasured), sasaran in people, targets in %."""

    areas: list[str]
    formulas: list[Formula]
    figures: dict[tuple[str, str, int], int | None]
    sasaran: dict[tuple[str, str], Fraction]
    targets: dict[str, Fraction]
    area_targets: dict[tuple[str, str], Fraction] = field(default_factory=dict)  # a village's own


@dataclass
class Answer:
    numerator: int | None = None
    denominator: Fraction | None = None
    this: int | None = None
    previous: int | None = None
    change: int | None = None
    on_target: bool | None = None
    people: int | None = None
    state: str = ""
    trend: str | None = None
    status: str | None = None
    rank: int | None = None
    counted: bool = False
    unmeasured: bool = False
    carried: int | None = None

    @property
    def coverage(self) -> Fraction | None:
        if self.numerator is None or self.denominator is None or self.denominator <= 0:
            return None
        return self.numerator / self.denominator


def complete(world: World, formula: Formula, area: str, month: int) -> bool:
    return all(world.figures.get((area, element, month)) is not None for element in formula.elements)


def reported_months(world: World, formula: Formula, area: str, month: int) -> list[int]:
    return [m for m in range(1, month + 1) if m in formula.months and complete(world, formula, area, m)]


def side(world: World, terms: list[tuple[str, int]], area: str, months: list[int]) -> int | None:
    if not months:
        return None
    return sum(sign * world.figures[area, element, m] for m in months for element, sign in terms)


def used_months(formula: Formula, reported: list[int], month: int) -> list[int]:
    if formula.accumulation == "stok":
        return reported[-1:]
    if formula.accumulation in ("bulanan", "kejadian", "akhir_tahun"):
        return [m for m in reported if m == month]
    assert formula.accumulation in SUMMED + MEANS
    return reported


def used_value(world: World, formula: Formula, terms: list[tuple[str, int]], area: str, used: list[int]):
    """The sum of the months used, or their mean as Sigizi prints it: a half goes to the even number."""
    total = side(world, terms, area, used)
    if total is None or formula.accumulation not in MEANS:
        return total
    return round(Fraction(total, len(used)))


def target_of(world: World, formula: Formula, area: str | None) -> Fraction | None:
    """A village's own target where it has one, else that of the Puskesmas."""
    return world.area_targets.get((area, formula.code), world.targets.get(formula.code))


def line_percent(world: World, formula: Formula, month: int, area: str | None) -> Fraction | None:
    target = target_of(world, formula, area)
    if target is None:
        return None
    ramps = formula.accumulation == "kumulatif" and not formula.lower
    return target * month / 12 if ramps else target


def is_reached(formula: Formula, coverage: Fraction | None, line: Fraction | None) -> bool | None:
    if coverage is None or line is None:
        return None
    return 100 * coverage <= line if formula.lower else 100 * coverage >= line


def trend_of(change: int | None) -> str | None:
    if change is None:
        return None
    return "up" if change > 0 else "down" if change < 0 else "same"


def status_of(formula: Formula, answer: Answer, first: bool, same_below: str, same_above: str) -> str | None:
    if answer.state not in KNOWN or answer.on_target is None:
        return None
    if first:
        return "baik" if answer.on_target else "cukup"
    if answer.change is None:
        return None
    better = -answer.change if formula.lower else answer.change
    if better == 0:
        return same_above if answer.on_target else same_below
    if answer.on_target:
        return "baik" if better > 0 else "kurang"
    return "cukup" if better > 0 else "jelek"


def state_of(world: World, formula: Formula, area: str, month: int, answer: Answer) -> str:
    known = [world.figures.get((area, element, month), "missing") for element in formula.elements]
    due = [m for m in formula.months if m <= month]
    if answer.denominator is not None and answer.denominator <= 0:
        return "no_population"
    if formula.kind and answer.denominator is None:
        return "no_population"
    if month not in formula.months:
        return "not_scheduled"
    if None in known:
        return "unmeasured"
    if "missing" in known:
        return "missing"
    if reported_months(world, formula, area, month) != due:
        return "partial"
    return "zero" if answer.numerator == 0 else "value"


def village(world: World, formula: Formula, area: str, month: int, until: int) -> Answer:
    reported = reported_months(world, formula, area, month)
    earlier = [m for m in formula.months if m < month]
    used = used_months(formula, reported, month)
    answer = Answer(numerator=used_value(world, formula, formula.numerator, area, used))
    if formula.accumulation == "stok" and used:
        answer.carried = month - used[-1]
    if formula.kind:
        answer.denominator = world.sasaran.get((area, formula.kind))
    else:
        count = used_value(world, formula, formula.denominator, area, used)
        answer.denominator = None if count is None else Fraction(count)
    answer.this = side(world, formula.numerator, area, [m for m in reported if m == month])
    answer.previous = side(
        world, formula.numerator, area, [m for m in reported if earlier and m == max(earlier)]
    )
    if answer.this is not None and answer.previous is not None:
        answer.change = answer.this - answer.previous
    answer.counted = answer.coverage is not None
    target = target_of(world, formula, area)
    if answer.counted and target is not None and formula.accumulation == "kumulatif" and not formula.lower:
        answer.people = max(0, ceil(target / 100 * until / 12 * answer.denominator) - answer.numerator)
    answer.state = state_of(world, formula, area, month, answer)
    now = [world.figures.get((area, element, month), "missing") for element in formula.elements]
    answer.unmeasured = month in formula.months and None in now
    return answer


def total(villages: list[Answer]) -> Answer:
    """Sums over the villages that can be counted; partial as soon as one is not, or lacks a month."""
    counted = [answer for answer in villages if answer.counted]

    def add(name: str) -> int | None:
        there = [getattr(answer, name) for answer in counted if getattr(answer, name) is not None]
        return sum(there) if there else None

    answer = Answer(
        **{name: add(name) for name in ("numerator", "denominator", "this", "previous", "change", "people")}
    )
    states = [each.state for each in villages]
    if all(state == "no_population" for state in states):
        answer.state = "no_population"
    elif "not_scheduled" in states:
        answer.state = "not_scheduled"
    elif not any(each.this is not None for each in counted):
        answer.state = "unmeasured" if any(each.unmeasured for each in villages) else "missing"
    elif len(counted) < len(villages) or not all(each.state in ("value", "zero") for each in villages):
        answer.state = "partial"
    else:
        answer.state = "zero" if answer.numerator == 0 else "value"
    answer.counted = bool(counted)
    ages = [each.carried for each in counted if each.carried is not None]
    answer.carried = max(ages, default=None)
    return answer


def answers(
    world: World, month: int, until: int, same_below: str = "jelek", same_above: str = "baik"
) -> dict[tuple[str | None, str], Answer]:
    """Every area and, under None, the total, for every indicator."""
    found: dict[tuple[str | None, str], Answer] = {}
    for formula in world.formulas:
        first = not [m for m in formula.months if m < month]
        villages = {area: village(world, formula, area, month, until) for area in world.areas}
        judged = {**villages, None: total(list(villages.values()))}
        for area, answer in judged.items():
            line = line_percent(world, formula, month, area)
            answer.on_target = is_reached(formula, answer.coverage, line)
            answer.trend = None if first else trend_of(answer.change)
            answer.status = status_of(formula, answer, first, same_below, same_above)
        race = [
            answer for answer in villages.values() if answer.state in KNOWN and answer.coverage is not None
        ]
        for answer in race:
            better = [o for o in race if is_better(formula, o.coverage, answer.coverage)]
            answer.rank = 1 + len(better)
        found.update({(area, formula.code): answer for area, answer in judged.items()})
    return found


def is_better(formula: Formula, one: Fraction, other: Fraction) -> bool:
    return one < other if formula.lower else one > other
