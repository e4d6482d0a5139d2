"""Watching frozen coverages while what they were made of changes, and keeping what moved."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Max

from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.coverage.models import Basis, RestatedInput, RestatedRow, Restatement, RestatementKind
from lokmin.coverage.queries import dictionary, frozen, numbers
from lokmin.coverage.rules import restating
from lokmin.coverage.rules.restating import Moved
from lokmin.coverage.rules.rows import PwsRow
from lokmin.places import queries as places
from lokmin.tools.actions import audit

if TYPE_CHECKING:
    from lokmin.coverage.actions.populations import Changed

ARRIVED_AFTER = "Datang sesudah masa yang memakainya dibekukan; sampai saat itu dipakai angka tahun lalu."


@dataclass(frozen=True)
class Watch:
    """The frozen months that a change can move, and how they stood before it."""

    puskesmas_id: UUID
    months: frozenset[Month]
    codes: tuple[str, ...]
    before: Mapping[Month, Iterable[PwsRow]]

    @classmethod
    def begin(
        cls, scope: Scope, puskesmas_id: UUID, changed: Iterable[Month], codes: Iterable[str]
    ) -> "Watch":
        cards = frozen.freezes(scope=scope, puskesmas_id=puskesmas_id)
        held = {month for card in cards for month in card.period}
        months, wanted = frozenset(restating.months_moved(held, changed)), tuple(sorted(set(codes)))
        return cls(puskesmas_id, months, wanted, _answers(puskesmas_id, months, wanted))

    def moved(self) -> list[Moved]:
        """What the frozen months say otherwise now."""
        return restating.moved(self.before, _answers(self.puskesmas_id, self.months, self.codes), self.months)


def _answers(
    puskesmas_id: UUID, months: Iterable[Month], codes: Sequence[str]
) -> Mapping[Month, Iterable[PwsRow]]:
    """The live rule over those months, one question a year."""
    areas = {card.id: puskesmas_id for card in places.catchment(puskesmas_id=puskesmas_id)}
    found: dict[Month, list[PwsRow]] = {}
    for year in {month.year for month in months} if codes else ():
        mine = [month for month in months if month.year == year]
        found |= numbers.series(
            areas=areas, first=min(mine), last=max(mine), basis=Basis.PROJECTED.value, codes=codes
        )
    return found


def of_year(year: int) -> list[Month]:
    """A sasaran or target holds for its year, and for the next until that year's own arrives."""
    return [Month(year, 1), Month(year + 1, 1)]


def codes_of_kinds(kinds: Iterable[str]) -> list[str]:
    wanted = set(kinds)
    return [card.code for card in dictionary.reviewed() if card.population_kind in wanted]


def codes_of_elements(elements: Iterable[str]) -> list[str]:
    wanted = set(elements)
    return [card.code for card in dictionary.reviewed() if wanted & set(card.elements)]


def population_inputs(changes: "Changed") -> list[RestatedInput]:
    return [
        RestatedInput(area_id=e.area_id, kind=e.kind, year=e.year, before=before, after=e.thousandths)
        for e, before in changes
    ]


def target_inputs(year: int, changes: Mapping[str, tuple[int, int | None]]) -> list[RestatedInput]:
    return [
        RestatedInput(indicator_id=code, year=year, before=before, after=value)
        for code, (value, before) in changes.items()
    ]


@contextmanager
def arriving(
    scope: Scope,
    puskesmas_id: UUID,
    *,
    populations: "Changed | None" = None,
    targets: tuple[int, Mapping[str, tuple[int, int | None]]] | None = None,
) -> Iterator[None]:
    """Around a write: when a late sasaran or target moves what was frozen, that is a restatement (FN 11)."""
    late = [pair for pair in populations or () if pair[0].basis == Basis.PROJECTED]
    years = {entry.year for entry, _before in late} | ({targets[0]} if targets else set())
    codes = codes_of_kinds(entry.kind for entry, _before in late) if late else []
    if targets:  # the first target of a year ends the service of all of last year's
        codes = [card.code for card in dictionary.reviewed()]
    watch = Watch.begin(scope, puskesmas_id, [m for year in years for m in of_year(year)], codes)
    yield
    found = watch.moved() if watch.months else []
    if found:
        inputs = population_inputs(late) + (target_inputs(*targets) if targets else [])
        keep(scope, puskesmas_id, RestatementKind.ARRIVED, ARRIVED_AFTER, inputs, found)


def keep(
    scope: Scope,
    puskesmas_id: UUID,
    kind: RestatementKind,
    reason: str,
    inputs: Sequence[RestatedInput],
    found: Sequence[Moved],
) -> Restatement:
    """The rows of a restatement; its number is the next of the Puskesmas."""
    mine = Restatement.objects.within(scope).filter(puskesmas_id=puskesmas_id)
    row = Restatement.add(
        puskesmas_id=puskesmas_id,
        number=(mine.aggregate(last=Max("number"))["last"] or 0) + 1,
        kind=kind,
        reason=reason,
        at=scope.now,
        by=scope.actor_name,
        role=scope.role,
    )
    for each in inputs:
        each.restatement = row
    RestatedInput.unscoped.bulk_create(inputs)
    RestatedRow.unscoped.bulk_create(
        RestatedRow(
            restatement=row,
            year=each.month.year,
            month=each.month.month,
            indicator_id=each.indicator,
            area_id=each.area,
            before=each.before,
            after=each.after,
        )
        for each in found
    )
    changed = sum(each.status_changed for each in found)
    audit(scope, "restate", row, kind=str(kind), reason=reason, cells=len(inputs), statuses=changed)
    return row
