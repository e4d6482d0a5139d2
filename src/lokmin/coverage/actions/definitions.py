"""What a district decides about the dictionary, and how a Puskesmas groups its indicators."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.coverage.actions.figures import one_writer
from lokmin.coverage.models import CoverageSetting, Grouping, IndicatorChange
from lokmin.coverage.queries import definitions
from lokmin.coverage.queries.definitions import ChangeCard, DefinitionCard
from lokmin.coverage.rules import definition
from lokmin.coverage.rules.definition import MONTHS
from lokmin.places import queries as places
from lokmin.tools.actions import action, audit, unchanged

FIRST_YEAR, YEARS_AHEAD = 2000, 5


@action
def change_indicator(
    *,
    scope: Scope,
    district_id: UUID,
    code: str,
    values: Mapping[str, Any],
    reason: str,
    version: int,
    since: int | None = None,
) -> DefinitionCard:
    """Write what a district wants an indicator to say; the formula is not among it.

    `version` is the number of the last change that the person saw. A repeated request changes nothing.
    Other months hold from the year `since` on (default this year); a year with frozen numbers keeps its own.
    """
    found = _writable(scope, district_id, code)
    wanted = {field: _plain(value) for field, value in values.items()}
    definition.check_wanted(found.facts, wanted, found.card.accumulation)
    after = definition.decide(found.facts, found.read, wanted, _since(scope, since))
    if not after:
        unchanged()
        return found
    _check_version(found, version)
    definition.check_not_lowered(found.read.values["sensitivity"], wanted.get("sensitivity"))
    return _write(scope, district_id, found, after, reason)


@action
def undo_indicator_change(
    *, scope: Scope, district_id: UUID, code: str, number: int, reason: str
) -> DefinitionCard:
    """Take a change back by a new change; what was changed again since then must be taken back first."""
    found = _writable(scope, district_id, code)
    change = next((each for each in found.history if each.number == number), None)
    if change is None:
        raise Refusal("coverage.change_unknown", number=number)
    if change.undone_by:
        unchanged()
        return found
    _check_latest(found, change)
    return _write(scope, district_id, found, change.before, reason, undoes=number)


def _since(scope: Scope, year: int | None) -> int:
    first, last = FIRST_YEAR, scope.today.year + YEARS_AHEAD
    if year is not None and not first <= year <= last:
        raise Refusal("coverage.months_since", value=str(year), first=first, last=last)
    return scope.today.year if year is None else year


def _writable(scope: Scope, district_id: UUID, code: str) -> DefinitionCard:
    scope.check(Duty.EDIT_DICTIONARY)
    if district_id not in set(places.districts_of(puskesmas_ids=scope.puskesmas_ids)):
        raise NotYours("door.not_yours")
    one_writer(district_id)
    return definitions.definition(scope=scope, district_id=district_id, code=code)


def _plain(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _check_version(found: DefinitionCard, version: int) -> None:
    if version != found.version:
        last = found.history[0] if found.history else None
        raise Stale(
            "coverage.definition_stale",
            indicator=found.card.name,
            by=last.by if last else "—",
            reason=last.reason if last else "—",
        )


def _check_latest(found: DefinitionCard, change: ChangeCard) -> None:
    """Nothing of the change was changed again."""
    for field, said in change.after.items():
        if found.read.says(field) != dict(said):
            raise Refusal("coverage.change_overtaken", field=definition.FIELDS[field])


def _write(
    scope: Scope,
    district_id: UUID,
    found: DefinitionCard,
    after: Mapping[str, Mapping[str, Any]],
    reason: str,
    undoes: int | None = None,
) -> DefinitionCard:
    if not reason.strip():
        raise Refusal("coverage.change_reason")
    if MONTHS in after:
        frozen = definitions.frozen_years(district_id=district_id, code=found.card.code)
        definition.check_not_frozen(found.read.plan, definition.read_plan(after[MONTHS]["years"]), frozen)
    row = IndicatorChange(
        district_id=district_id,
        indicator_id=found.card.code,
        number=found.version + 1,
        before={field: found.read.says(field) for field in after},
        after={field: dict(said) for field, said in after.items()},
        reason=reason.strip()[:200],
        undoes=undoes,
        at=scope.now,
        by=scope.actor_name,
    )
    row.save(force_insert=True)
    audit(
        scope,
        "change" if undoes is None else "undo",
        row,
        district=str(district_id),
        indicator=found.card.code,
        before=row.before,
        after=row.after,
        reason=row.reason,
    )
    return definitions.definition(scope=scope, district_id=district_id, code=found.card.code)


@action
def set_grouping(*, scope: Scope, puskesmas_id: UUID, grouping: str) -> None:
    """Choose whether this Puskesmas sees its indicators by programme or by cluster."""
    scope.check(Duty.SETTINGS)
    scope.check_puskesmas(puskesmas_id)
    if grouping not in Grouping.values:
        raise Refusal("coverage.grouping", value=grouping)
    now = definitions.grouping(scope=scope, puskesmas_id=puskesmas_id)
    if now == grouping:
        unchanged()
        return
    row = CoverageSetting(
        puskesmas_id=puskesmas_id, grouping=grouping, changed_at=scope.now, changed_by=scope.actor_name
    )
    CoverageSetting.unscoped.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["puskesmas"],
        update_fields=["grouping", "changed_at", "changed_by"],
    )
    audit(scope, "set", row, before=now, after=grouping)
