"""Correcting what was frozen: the live numbers change, the frozen ones and their hash stay.

Each restatement can be looked at before it is stored: `preview` does it and takes it back. Who looked hands
in the fingerprint of what was seen; when it would be something else by now, nothing is stored.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from lokmin.basics.refusal import Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.coverage.actions import figures, populations
from lokmin.coverage.actions.figures import FigureEntry, FigureResult, one_writer
from lokmin.coverage.actions.populations import PopulationEntry
from lokmin.coverage.actions.restating import (
    Watch,
    codes_of_elements,
    codes_of_kinds,
    keep,
    of_year,
    population_inputs,
    target_inputs,
)
from lokmin.coverage.models import RestatedInput, Restatement, RestatementKind
from lokmin.coverage.queries import dictionary, frozen, quality
from lokmin.coverage.queries.doubts import Doubt
from lokmin.coverage.queries.restating import RestatementCard, restatements
from lokmin.tools.actions import action, rehearsal

SOURCE = "pembetulan"
LONGEST_REASON = 300


@action
def restate_figures(
    *, scope: Scope, puskesmas_id: UUID, entries: Sequence[FigureEntry], reason: str, seen: str = ""
) -> int:
    """Correct counts of frozen months; answers the number of the restatement.

    Refused: no reason, a month that is not frozen, nothing that differs, a cell changed by somebody else.
    Taking a restatement back is another restatement.
    """
    reason = _begin(scope, puskesmas_id, reason)
    one_writer(puskesmas_id)
    months = {Month(e.year, e.month) for e in entries}
    watch = Watch.begin(scope, puskesmas_id, months, codes_of_elements(e.element_code for e in entries))
    results = figures.store(scope, puskesmas_id, entries, SOURCE, restating=True)
    changed = [_input(result) for result in results if result.changed]
    if not changed:
        raise Refusal("coverage.restate_nothing")
    kept = keep(scope, puskesmas_id, RestatementKind.FIGURES, reason, changed, watch.moved())
    return _as_seen(scope, kept, seen)


@action
def restate_populations(
    *, scope: Scope, puskesmas_id: UUID, entries: Sequence[PopulationEntry], reason: str, seen: str = ""
) -> int:
    """Correct sasaran that frozen months were divided by; answers the number of the restatement."""
    reason = _begin(scope, puskesmas_id, reason)
    changes = populations.changed_populations(scope, puskesmas_id, entries)
    _check_year_frozen(scope, puskesmas_id, {entry.year for entry, _before in changes})
    if not changes:
        raise Refusal("coverage.restate_nothing")
    kinds = {entry.kind for entry, _before in changes}
    months = [month for year in {e.year for e, _before in changes} for month in of_year(year)]
    watch = Watch.begin(scope, puskesmas_id, months, codes_of_kinds(kinds))
    populations.write_populations(scope, puskesmas_id, [e for e, _before in changes], SOURCE)
    inputs = population_inputs(changes)
    kept = keep(scope, puskesmas_id, RestatementKind.POPULATIONS, reason, inputs, watch.moved())
    return _as_seen(scope, kept, seen)


@action
def restate_targets(
    *, scope: Scope, puskesmas_id: UUID, year: int, targets: Mapping[str, int], reason: str, seen: str = ""
) -> int:
    """Correct targets of a year that frozen months were measured by; answers the restatement's number."""
    reason = _begin(scope, puskesmas_id, reason)
    changes = populations.changed_targets(scope, puskesmas_id, year, targets)
    _check_year_frozen(scope, puskesmas_id, {year})
    if not changes:
        raise Refusal("coverage.restate_nothing")
    watch = Watch.begin(scope, puskesmas_id, of_year(year), [card.code for card in dictionary.reviewed()])
    populations.write_targets(scope, puskesmas_id, year, changes, SOURCE)
    inputs = target_inputs(year, changes)
    kept = keep(scope, puskesmas_id, RestatementKind.TARGETS, reason, inputs, watch.moved())
    return _as_seen(scope, kept, seen)


@dataclass(frozen=True)
class Preview:
    """A restatement that was not stored, and the doubts that its numbers would raise anew."""

    card: RestatementCard
    doubts: list[Doubt]


def preview(*, scope: Scope, puskesmas_id: UUID, store: Callable[[], int]) -> Preview:
    """What `store` (one of the three) would make; refused as that would be."""
    with rehearsal():
        card = _stored(scope, puskesmas_id, store())
        moved = {row.month for row in card.rows} | {each.last_month for each in card.inputs if each.month}
        months = sorted(moved)
        after = _doubts(scope, puskesmas_id, months)
    now = _doubts(scope, puskesmas_id, months)
    known = {(d.area, d.subject, d.month, d.value) for d in now}
    raised = [d for d in after if not d.is_missing and (d.area, d.subject, d.month, d.value) not in known]
    return Preview(card, raised)


def _doubts(scope: Scope, puskesmas_id: UUID, months: list[Month]) -> list[Doubt]:
    return quality.review(scope=scope, puskesmas_id=puskesmas_id, months=months).doubts if months else []


def _as_seen(scope: Scope, row: Restatement, seen: str) -> int:
    """Refuse what is not the restatement that was looked at; the transaction takes it back."""
    if seen and _stored(scope, row.puskesmas_id, row.number).fingerprint != seen:
        raise Stale("coverage.restate_moved")
    return row.number


def _stored(scope: Scope, puskesmas_id: UUID, number: int) -> RestatementCard:
    return restatements(scope=scope, puskesmas_id=puskesmas_id, number=number)[0]


def _begin(scope: Scope, puskesmas_id: UUID, reason: str) -> str:
    """Who freezes may restate, and says why."""
    scope.check(Duty.FREEZE)
    scope.check_puskesmas(puskesmas_id)
    plain = " ".join(reason.split())[:LONGEST_REASON]
    if not plain:
        raise Refusal("coverage.restate_reason")
    return plain


def _check_year_frozen(scope: Scope, puskesmas_id: UUID, years: set[int]) -> None:
    cards = frozen.freezes(scope=scope, puskesmas_id=puskesmas_id)
    for year in sorted(years):
        if frozen.holding_year(cards, year) is None:
            raise Refusal("coverage.not_frozen_year", year=year)


def _input(result: FigureResult) -> RestatedInput:
    entry = result.entry
    return RestatedInput(
        area_id=entry.area_id,
        element_id=entry.element_code,
        year=entry.year,
        month=entry.month,
        before=result.before,
        after=entry.value,
        before_state=result.before_state,
        after_state="" if entry.erases else entry.state,
        before_reason=result.before_reason,
        after_reason=entry.reason,
    )
