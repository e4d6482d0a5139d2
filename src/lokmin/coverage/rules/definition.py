"""What a district may decide about an indicator, and how its decisions lie over the reviewed facts.

The formula (elements, kind of sasaran, accumulation, direction) is not among them: it is the regulation's.
The months of the schedule are: when a campaign is held, a district plans (vitamin A in March, for one).
Months change what is counted, so they hold from a year on; the years before keep theirs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lokmin.basics.refusal import Refusal
from lokmin.basics.words import mark
from lokmin.coverage.rules.accumulations import DECEMBER, SCHEDULED
from lokmin.coverage.rules.limits import MOST_PERCENT

# Field by name, with the words that history and forms print.
FIELDS = {
    "name": mark("Nama"),
    "name_en": mark("Nama Inggris"),
    "short": mark("Nama pendek"),
    "definition": mark("Definisi"),
    "programme": mark("Program"),
    "cluster": mark("Klaster"),
    "sensitivity": mark("Kepekaan"),
    "default_target": mark("Target bawaan"),
    "scheduled_months": mark("Bulan pelaporan"),
    "offered": mark("Dipakai di kabupaten ini"),
}
MONTHS = "scheduled_months"
LENGTHS = {"name": 200, "name_en": 200, "short": 24, "definition": 1000, "programme": 40, "cluster": 40}
NEEDED = ("name", "name_en", "short", "programme", "cluster")
SENSITIVITIES = ("open", "restricted")

# Clusters of the integrated primary care (ILP), KMK HK.01.07/MENKES/2015/2023.
CLUSTERS = {
    "1": mark("Klaster 1: manajemen"),
    "2": mark("Klaster 2: ibu dan anak"),
    "3": mark("Klaster 3: usia dewasa dan lansia"),
    "4": mark("Klaster 4: penanggulangan penyakit menular"),
    "5": mark("Lintas klaster"),
}

Facts = Mapping[str, Any]
Decision = Mapping[str, Mapping[str, Any]]  # field → {"own": bool, "value": …}; months have "years" too
Plan = tuple[tuple[int, tuple[int, ...] | None], ...]
"""From which year on which months hold, by year; None: again those of the dictionary."""


@dataclass(frozen=True)
class Definition:
    """The fields as they read in a district; `own` names those that the district wrote itself.

    The months are those of the last year that the district planned; `plan` has them all.
    """

    values: dict[str, Any]
    own: frozenset[str]
    plan: Plan = ()

    def says(self, field: str) -> dict[str, Any]:
        """One field as history keeps it."""
        said = {"own": field in self.own, "value": self.values[field]}
        return said if field != MONTHS else {**said, "years": _kept(self.plan)}


def months_in(plan: Plan, year: int) -> tuple[int, ...] | None:
    """The months that a district planned for a year; None where those of the dictionary hold."""
    return next((months for first, months in reversed(plan) if first <= year), None)


def planned(plan: Plan, since: int, months: tuple[int, ...] | None) -> Plan:
    """The plan with other months from a year on, to the end of all years."""
    found = [step for step in plan if step[0] < since]
    if months_in(tuple(found), since) != months:
        found.append((since, months))
    return tuple(found)


def _kept(plan: Plan) -> dict[str, list[int] | None]:
    return {str(year): None if months is None else list(months) for year, months in plan}


def read_plan(years: Mapping[str, Iterable[int] | None]) -> Plan:
    """A plan as history keeps it."""
    found = ((int(year), None if months is None else tuple(months)) for year, months in years.items())
    return tuple(sorted(found, key=lambda step: step[0]))


def laid_over(facts: Facts, decisions: Iterable[Decision]) -> Definition:
    """The reviewed facts under a district's decisions, the later over the earlier.

    What was taken back to the reviewed text follows the dictionary again, also when that changes.
    """
    own: dict[str, Any] = {}
    plan: Plan = ()
    for decision in decisions:
        for field, said in decision.items():
            if field == MONTHS:
                plan = read_plan(said["years"])
            if said["own"]:
                own[field] = said["value"]
            else:
                own.pop(field, None)
    return Definition({**facts, **own}, frozenset(own), plan)


def decide(facts: Facts, now: Definition, wanted: Facts, since: int) -> dict[str, dict[str, Any]]:
    """What changes when a district wants these values: by field, own only where it differs from the fact.

    The months change from the year `since` on.
    """
    found: dict[str, dict[str, Any]] = {}
    for field, value in wanted.items():
        if field == MONTHS:
            own = value != facts[field]
            plan = planned(now.plan, since, tuple(value) if own else None)
            if plan != now.plan:
                found[field] = {"own": own, "value": list(value), "years": _kept(plan)}
        elif value != now.values[field]:
            found[field] = {"own": value != facts[field], "value": value}
    return found


def check_not_frozen(before: Plan, after: Plan, frozen: Mapping[int, str]) -> None:
    """Refuse other months for a year with frozen numbers; `frozen` names a Puskesmas by year."""
    for year in sorted(frozen):
        if months_in(before, year) != months_in(after, year):
            raise Refusal(
                "coverage.months_frozen", year=year, puskesmas=frozen[year], possible=max(frozen) + 1
            )


def check_wanted(facts: Facts, wanted: Facts, accumulation: str) -> None:
    """Refuse what is empty, too long, outside its list, or less sensitive than the reviewed class.

    `accumulation` is the indicator's own: some cannot be counted without months, one only in December.
    """
    unknown = set(wanted) - set(FIELDS)
    if unknown:
        raise Refusal("coverage.field_fixed", field=sorted(unknown)[0])
    for field in NEEDED:
        if field in wanted and not str(wanted[field]).strip():
            raise Refusal("coverage.field_empty", field=FIELDS[field])
    for field, most in LENGTHS.items():
        if len(str(wanted.get(field, ""))) > most:
            raise Refusal("coverage.field_long", field=FIELDS[field], most=most)
    _check_lists(facts, wanted)
    if "scheduled_months" in wanted:
        _check_months(facts, wanted["scheduled_months"], accumulation)
    target = wanted.get("default_target")
    if target is not None and not (type(target) is int and 0 <= target <= MOST_PERCENT * 1000):
        raise Refusal("coverage.target_value", indicator=str(facts["name"]), value=str(target))


def _check_lists(facts: Facts, wanted: Facts) -> None:
    if wanted.get("cluster", facts["cluster"]) not in {*CLUSTERS, facts["cluster"]}:
        raise Refusal("coverage.cluster_unknown", value=str(wanted["cluster"]))
    sensitivity = wanted.get("sensitivity", facts["sensitivity"])
    if sensitivity not in SENSITIVITIES:
        raise Refusal("coverage.sensitivity_unknown", value=str(sensitivity))
    if sensitivity == "open" and facts["sensitivity"] == "restricted":
        raise Refusal("coverage.sensitivity_down", indicator=str(facts["name"]))


def _check_months(facts: Facts, months: Any, accumulation: str) -> None:
    """Months of a year in their order; none means every month."""
    known = [n for n in range(1, 13) if n in months]
    if list(months) != known:
        raise Refusal("coverage.months_unknown", value=", ".join(map(str, months)))
    if accumulation in SCHEDULED and not known:
        raise Refusal("coverage.months_needed", indicator=str(facts["name"]))
    if accumulation in DECEMBER and known != [12]:
        raise Refusal("coverage.months_december", indicator=str(facts["name"]))


def check_not_lowered(before: str, after: str | None) -> None:
    """A district raises sensitivity; what it raised itself it takes back only by undoing that change."""
    if before == "restricted" and after == "open":
        raise Refusal("coverage.sensitivity_undo")
