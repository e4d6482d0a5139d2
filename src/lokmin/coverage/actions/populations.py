"""Recording sasaran and targets of a year, of the Puskesmas and of single areas."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.coverage.actions import restating
from lokmin.coverage.models import AreaTarget, Basis, Population, Target
from lokmin.coverage.queries import dictionary, frozen
from lokmin.coverage.rules import catalogue
from lokmin.coverage.rules.limits import MOST_PEOPLE, MOST_PERCENT
from lokmin.places import queries as places
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.locks import one_writer


@dataclass(frozen=True)
class PopulationEntry:
    """A sasaran in thousandths of a person; None takes it away."""

    area_id: UUID
    kind: str
    year: int
    thousandths: int | None
    basis: str = Basis.PROJECTED.value


@action
def record_populations(
    *, scope: Scope, puskesmas_id: UUID, entries: Sequence[PopulationEntry], source: str
) -> int:
    """Write sasaran, all or none; answers how many changed.

    A sasaran that a frozen month was divided by is not changed; one that had not arrived yet may come, and
    its arrival is a restatement (FN 11).
    """
    _may_write(scope, puskesmas_id)
    changes = changed_populations(scope, puskesmas_id, entries)
    _check_frozen(scope, puskesmas_id, [e for e, before in changes if before is not None])
    if not changes:
        unchanged()
        return 0
    with restating.arriving(scope, puskesmas_id, populations=changes):
        write_populations(scope, puskesmas_id, [e for e, _before in changes], source)
    return len(changes)


def refused_populations(
    *, scope: Scope, puskesmas_id: UUID, entries: Sequence[PopulationEntry]
) -> list[tuple[PopulationEntry, Refusal]]:
    """Every sasaran that `record_populations` would refuse, with its reason; nothing is written and nobody
    waits."""
    areas, kinds = _known(puskesmas_id)
    problems = {e: refusal for e in entries if (refusal := _problem(scope, e, areas, kinds))}
    wanted = [e for e in entries if e not in problems]
    stored = _stored(scope, puskesmas_id, wanted)
    held = _frozen_years(scope, puskesmas_id, {e.year for e in wanted})
    for entry in wanted:
        family = [entry, *_derived(entry)]
        if any(e.year in held and _replaces(e, stored) for e in family):
            problems[entry] = _frozen(entry.year, held)
    return list(problems.items())


def _replaces(entry: PopulationEntry, stored: Mapping["_Key", int]) -> bool:
    """Whether another sasaran stands there, one that a frozen month may have been divided by."""
    before = stored.get(_key(entry))
    return entry.basis == Basis.PROJECTED and before is not None and before != entry.thousandths


Changed = list[tuple[PopulationEntry, int | None]]


def changed_populations(scope: Scope, puskesmas_id: UUID, entries: Sequence[PopulationEntry]) -> Changed:
    """The entries that say something new, with their derived kinds and what stood there before."""
    one_writer(puskesmas_id)
    areas, kinds = _known(puskesmas_id)
    for entry in entries:
        if problem := _problem(scope, entry, areas, kinds):
            raise problem
    entries = [*entries, *(child for entry in entries for child in _derived(entry))]
    stored = _stored(scope, puskesmas_id, entries)
    return [(e, stored.get(_key(e))) for e in entries if stored.get(_key(e)) != e.thousandths]


def write_populations(
    scope: Scope, puskesmas_id: UUID, changes: Sequence[PopulationEntry], source: str
) -> None:
    """The write itself, inside an action."""
    gone = [e for e in changes if e.thousandths is None]
    for entry in gone:
        Population.objects.within(scope).filter(puskesmas_id=puskesmas_id, **_fields(entry)).delete()
    rows = [_row(scope, puskesmas_id, e, source) for e in changes if e.thousandths is not None]
    Population.unscoped.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["puskesmas", "year", "kind", "basis", "area"],
        update_fields=["thousandths", "source", "recorded_at", "recorded_by"],
    )
    first = rows[0] if rows else _row(scope, puskesmas_id, changes[0], source)
    audit(scope, "record", first, cells=len(changes), years=sorted({e.year for e in changes}), source=source)


@action
def record_targets(
    *, scope: Scope, puskesmas_id: UUID, year: int, targets: Mapping[str, int], source: str
) -> int:
    """Write the annual targets, in thousandths of a percent by indicator code; answers how many changed.

    Targets that come after months of their year were frozen are a restatement (FN 11).
    """
    _may_write(scope, puskesmas_id)
    changes = changed_targets(scope, puskesmas_id, year, targets)
    held = frozen.holding_year(frozen.freezes(scope=scope, puskesmas_id=puskesmas_id), year)
    if held and any(before is not None for _value, before in changes.values()):
        raise Refusal("coverage.frozen_target", year=year, month=str(held.period.last))
    if not changes:
        unchanged()
        return 0
    with restating.arriving(scope, puskesmas_id, targets=(year, changes)):
        write_targets(scope, puskesmas_id, year, changes, source)
    return len(changes)


def changed_targets(
    scope: Scope, puskesmas_id: UUID, year: int, targets: Mapping[str, int]
) -> dict[str, tuple[int, int | None]]:
    """The targets that say something new, and what stood there before."""
    one_writer(puskesmas_id)
    _check_year(scope, year)
    cards = {card.code: card for card in dictionary.indicators(puskesmas_id=puskesmas_id)}
    for code, value in targets.items():
        if code not in cards:
            raise Refusal("coverage.unknown_indicator", value=code)
        _check_target(cards[code].name, value)
    mine = Target.objects.within(scope).filter(puskesmas_id=puskesmas_id, year=year)
    stored = dict(mine.values_list("indicator_id", "thousandths"))
    return {c: (value, stored.get(c)) for c, value in targets.items() if stored.get(c) != value}


def write_targets(
    scope: Scope,
    puskesmas_id: UUID,
    year: int,
    changes: Mapping[str, tuple[int, int | None]],
    source: str,
) -> None:
    """The write itself, inside an action."""
    rows = [
        Target(puskesmas_id=puskesmas_id, indicator_id=code, year=year, thousandths=value, source=source)
        for code, (value, _before) in changes.items()
    ]
    Target.unscoped.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["puskesmas", "year", "indicator"],
        update_fields=["thousandths", "source"],
    )
    values = {code: value for code, (value, _before) in changes.items()}
    before = {code: was for code, (_value, was) in changes.items()}
    audit(scope, "record", rows[0], year=year, targets=values, before=before, source=source)


@dataclass(frozen=True)
class AreaTargetEntry:
    """The target of one area in thousandths of a percent; None: again that of the Puskesmas."""

    area_id: UUID
    indicator_code: str
    thousandths: int | None


@action
def record_area_targets(
    *, scope: Scope, puskesmas_id: UUID, year: int, entries: Sequence[AreaTargetEntry], source: str
) -> int:
    """Write the targets in which areas differ from their Puskesmas, all or none; answers how many changed.

    Refused where a frozen month of the year was judged by the target that would change.
    """
    _may_write(scope, puskesmas_id)
    one_writer(puskesmas_id)
    _check_year(scope, year)
    wanted = _area_targets(puskesmas_id, entries)
    mine = {"puskesmas_id": puskesmas_id, "year": year}
    rows = AreaTarget.objects.within(scope).filter(**mine)
    stored = {(area, code): n for area, code, n in rows.values_list("area_id", "indicator_id", "thousandths")}
    changes = {key: value for key, value in wanted.items() if stored.get(key) != value}
    held = frozen.holding_year(frozen.freezes(scope=scope, puskesmas_id=puskesmas_id), year)
    whole = set(Target.objects.within(scope).filter(**mine).values_list("indicator_id", flat=True))
    if held and any(key in stored or key[1] in whole for key in changes):
        raise Refusal("coverage.frozen_target", year=year, month=str(held.period.last))
    if not changes:
        unchanged()
        return 0
    for area, code in (key for key, value in changes.items() if value is None):
        rows.filter(area_id=area, indicator_id=code).delete()
    written = [
        AreaTarget(**mine, area_id=area, indicator_id=code, thousandths=value or 0, source=source)
        for (area, code), value in changes.items()
    ]
    AreaTarget.unscoped.bulk_create(
        [row for row in written if changes[row.area_id, row.indicator_id] is not None],
        update_conflicts=True,
        unique_fields=["puskesmas", "year", "indicator", "area"],
        update_fields=["thousandths", "source"],
    )
    told = {f"{area} {code}": [stored.get((area, code)), value] for (area, code), value in changes.items()}
    audit(scope, "record", written[0], year=year, targets=told, source=source)
    return len(changes)


def _area_targets(
    puskesmas_id: UUID, entries: Sequence[AreaTargetEntry]
) -> dict[tuple[UUID, str], int | None]:
    """The entries by area and indicator, each known and possible."""
    areas = {card.id for card in places.catchment(puskesmas_id=puskesmas_id)}
    cards = {c.code: c for c in dictionary.indicators(puskesmas_id=puskesmas_id)}
    for entry in entries:
        if entry.area_id not in areas:
            raise Refusal("coverage.unknown_area", value=str(entry.area_id))
        if entry.indicator_code not in cards:
            raise Refusal("coverage.unknown_indicator", value=entry.indicator_code)
        if entry.thousandths is not None:
            _check_target(cards[entry.indicator_code].name, entry.thousandths)
    return {(entry.area_id, entry.indicator_code): entry.thousandths for entry in entries}


def _check_target(name: str, value: int) -> None:
    if type(value) is not int or not 0 <= value <= MOST_PERCENT * 1000:
        raise Refusal("coverage.target_value", indicator=name, value=str(value))


def _may_write(scope: Scope, puskesmas_id: UUID) -> None:
    if not scope.can(Duty.UPLOAD):
        scope.check(Duty.WRITE_FIGURES)
    scope.check_puskesmas(puskesmas_id)
    if scope.entry_area_ids is not None:
        raise Refusal("coverage.whole_puskesmas")


def _check_year(scope: Scope, year: int) -> None:
    if not _is_year(scope, year):
        raise Refusal("coverage.year", value=year)


def _is_year(scope: Scope, year: int) -> bool:
    return 2000 <= year <= scope.today.year + 1


def _known(puskesmas_id: UUID) -> tuple[dict[UUID, str], set[str]]:
    """The names of the areas, and the kinds of sasaran that are entered."""
    areas = {card.id: card.name for card in places.catchment(puskesmas_id=puskesmas_id)}
    return areas, {fact.code for fact in catalogue.population_kinds() if not fact.parent}


def _problem(
    scope: Scope, entry: PopulationEntry, areas: Mapping[UUID, str], kinds: set[str]
) -> Refusal | None:
    if entry.area_id not in areas:
        return Refusal("coverage.unknown_area", value=str(entry.area_id))
    if entry.kind not in kinds:
        return Refusal("coverage.population_kind", value=entry.kind)
    if entry.basis not in Basis.values:
        return Refusal("coverage.basis", value=entry.basis)
    if not _is_year(scope, entry.year):
        return Refusal("coverage.year", value=entry.year)
    value = entry.thousandths
    if value is not None and (type(value) is not int or not 0 <= value <= MOST_PEOPLE * 1000):
        return Refusal("coverage.population_value", area=areas[entry.area_id], value=str(value))
    return None


def _derived(entry: PopulationEntry) -> list[PopulationEntry]:
    """The kinds that are a share of this one, such as complications of all pregnancies."""
    shares = catalogue.derived_populations(entry.kind, entry.thousandths or 0)
    gone = entry.thousandths is None
    return [replace(entry, kind=kind, thousandths=None if gone else value) for kind, value in shares.items()]


_Key = tuple[UUID, str, int, str]


def _key(entry: PopulationEntry) -> _Key:
    return (entry.area_id, entry.kind, entry.year, str(entry.basis))


def _stored(scope: Scope, puskesmas_id: UUID, entries: Iterable[PopulationEntry]) -> dict[_Key, int]:
    rows = Population.objects.within(scope).filter(
        puskesmas_id=puskesmas_id, year__in={entry.year for entry in entries}
    )
    found = rows.values_list("area_id", "kind", "year", "basis", "thousandths")
    return {(area, kind, year, basis): value for area, kind, year, basis, value in found}


def _check_frozen(scope: Scope, puskesmas_id: UUID, changed: list[PopulationEntry]) -> None:
    years = {entry.year for entry in changed if entry.basis == Basis.PROJECTED}
    held = _frozen_years(scope, puskesmas_id, years)
    if held:
        raise _frozen(min(held), held)


def _frozen_years(scope: Scope, puskesmas_id: UUID, years: set[int]) -> dict[int, Month]:
    """Those years of which a month is frozen, each with the last month of that freeze."""
    cards = frozen.freezes(scope=scope, puskesmas_id=puskesmas_id) if years else []
    found = {year: frozen.holding_year(cards, year) for year in years}
    return {year: card.period.last for year, card in found.items() if card}


def _frozen(year: int, held: Mapping[int, Month]) -> Refusal:
    return Refusal("coverage.frozen_population", year=year, month=str(held[year]))


def _fields(entry: PopulationEntry) -> dict[str, object]:
    return {"area_id": entry.area_id, "kind": entry.kind, "year": entry.year, "basis": entry.basis}


def _row(scope: Scope, puskesmas_id: UUID, entry: PopulationEntry, source: str) -> Population:
    return Population(
        puskesmas_id=puskesmas_id,
        **_fields(entry),
        thousandths=entry.thousandths or 0,
        source=source,
        recorded_at=scope.now,
        recorded_by=scope.actor_name,
    )
