"""Join what a hall wrote into the office: once, whole or not at all, and nothing of either side is lost."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import IO, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, connection

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.commitments import actions as commitments
from lokmin.coverage.actions import years
from lokmin.exchange import queries
from lokmin.exchange.actions import store
from lokmin.exchange.actions.carrying import insert, set_list
from lokmin.exchange.models import HallPackage, HallReturn, HallRow
from lokmin.exchange.queries import ReturnCard, luggage, rows
from lokmin.exchange.queries.homeward import dated
from lokmin.exchange.queries.joining import Step, package_by_id, plan
from lokmin.exchange.rules import carried
from lokmin.exchange.rules import package as files
from lokmin.exchange.rules.joining import ADD, CHANGE, CONFLICT, REMOVE, SAME, digest
from lokmin.exchange.rules.package import Opened
from lokmin.meetings import actions as meetings
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.locks import one_writer

_NOT_LISTED = "tools.AuditRow"
_MISFITS = (IntegrityError, DataError, ValidationError, KeyError, TypeError, ValueError)


def opened_return(scope: Scope, file: IO[bytes]) -> tuple[HallPackage, Opened]:
    """A return, checked whole: made by the laptop that has our package, and of this version."""
    opened = files.look(file, files.RETURN)
    try:
        package_id = UUID(str(opened.facts.get("package")))
    except ValueError:
        raise Refusal("exchange.no_package") from None
    package = package_by_id(scope, package_id)
    opened.check_signature(package.key)
    opened.check_whole()
    if opened.facts["schema"] != rows.schema():
        raise Refusal("exchange.other_version")
    return package, opened


def preview(*, scope: Scope, puskesmas_id: UUID, file: IO[bytes]) -> tuple[dict[str, Any], list[Step]]:
    """What joining this return would do: the facts of the file, and the steps."""
    scope.check(Duty.SETTINGS)
    card = luggage.puskesmas_of(scope, puskesmas_id)
    whole = luggage.of_puskesmas(scope, card)
    package, opened = opened_return(whole, file)
    return opened.facts, plan(whole, package, opened)


def join(*, scope: Scope, puskesmas_id: UUID, file: IO[bytes]) -> ReturnCard:
    """Join a return. The same one again changes nothing and answers what was done the first time."""
    scope.check(Duty.SETTINGS)
    card = luggage.puskesmas_of(scope, puskesmas_id)
    whole = luggage.of_puskesmas(scope, card)
    package, opened = opened_return(whole, file)
    kept: list[str] = []
    try:
        made, again = _join(scope=scope, whole=whole, package=package, opened=opened, kept=kept)
    except BaseException as fault:
        store.let_go(card.id, kept)
        if isinstance(fault, _MISFITS):
            raise Refusal("exchange.does_not_fit") from fault
        raise
    return replace(queries.returns(scope=scope, return_id=made), again=again)


@action
def _join(
    *, scope: Scope, whole: Scope, package: HallPackage, opened: Opened, kept: list[str]
) -> tuple[UUID, bool]:
    """Its id, and whether it was joined before. `kept` fills with the files that were put into the store."""
    one_writer(package.puskesmas_id, "hall")
    sha256 = digest(opened.facts)
    known = HallReturn.objects.within(whole).filter(package=package, sha256=sha256).first()
    if known:
        unchanged()
        return known.id, True
    steps = plan(whole, package, opened)
    store.put(opened, steps, kept)
    write(whole, package.puskesmas_id, steps)
    store.let_go_later(package.puskesmas_id, store.dropped(steps))
    counts = dict(Counter(step.outcome for step in steps if step.label != _NOT_LISTED))
    joined = HallReturn.add(
        package=package,
        sha256=sha256,
        written_at=dated(opened.facts),
        counts=counts,
        joined_at=scope.now,
        joined_by=scope.actor_name,
    )
    HallRow.unscoped.bulk_create(
        [_noted(joined, step) for step in steps if step.label != _NOT_LISTED], batch_size=500
    )
    meetings.bring_back(scope=whole, package_id=package.id)
    audit(scope, "join_hall", joined, puskesmas_id=package.puskesmas_id, counts=counts)
    return joined.id, False


def _noted(joined: HallReturn, step: Step) -> HallRow:
    told = bool(step.reason)
    return HallRow(
        joined=joined,
        table=step.label,
        row_id=step.row_id,
        here_id=step.here_id,
        outcome=step.outcome,
        reason=step.reason,
        digests=sorted({step.sent, digest(step.row if step.outcome != REMOVE else None)}),
        base=step.base if told else None,
        hall=step.hall if told else None,
        office=step.now if told else None,
    )


def write(whole: Scope, puskesmas_id: UUID, steps: Sequence[Step]) -> None:
    """Do the steps: first what goes, then what changed, then what is new."""
    for label in reversed(carried.RETURNING):
        gone = [step.here_id for step in steps if (step.label, step.outcome) == (label, REMOVE)]
        remove(label, gone)
    for label in carried.RETURNING:
        for step in steps:
            if (step.label, step.outcome) == (label, CHANGE) and step.row:
                change(label, step.here_id, step.row)
    for label in carried.RETURNING:
        new = [step.row for step in steps if (step.label, step.outcome) == (label, ADD) and step.row]
        insert(label, new)
        _check_own(whole, label, {row["id"] for row in new})
    for label in carried.RETURNING:
        _check_own(whole, label, {s.here_id for s in steps if (s.label, s.outcome) == (label, CHANGE)})
    connection.check_constraints()
    _keep_years(whole, puskesmas_id, steps)
    commitments.settle(scope=whole, commitment_ids=_promises(steps))


def _promises(steps: Sequence[Step]) -> set[str]:
    """The promises whose state or history the return touched."""
    own = {step.here_id for step in steps if step.label == "commitments.Commitment" and step.outcome != SAME}
    told = [step.row for step in steps if step.label == "commitments.StateChange" and step.outcome == ADD]
    return own | {row["commitment_id"] for row in told if row}


def remove(label: str, ids: Sequence[str]) -> None:
    """Delete exactly these rows; nothing goes with them but their own lists."""
    for name in rows.lists(label):
        set_list(label, name, {key: [] for key in ids})
    for part in rows.chunks(list(ids)):
        found: Any = rows.model(label)._base_manager.filter(pk__in=part)
        found._raw_delete(found.db)


def change(label: str, row_id: str, row: rows.Row) -> None:
    """Give a row these values."""
    thing = rows.instance(label, {**row, "id": row_id})
    values = {name: getattr(thing, name) for name in rows.columns(label) if name != "id"}
    rows.model(label)._base_manager.filter(pk=row_id).update(**values)
    for name in rows.lists(label):
        set_list(label, name, {row_id: row[name]})


def _check_own(whole: Scope, label: str, ids: set[str]) -> None:
    """What was written belongs to this Puskesmas, whatever the file says."""
    own: set[str] = set()
    for part in rows.chunks(sorted(ids)):
        found = luggage.own_rows(whole, label).filter(pk__in=part).values_list("pk", flat=True)
        own |= {str(key) for key in found}
    if ids - own:
        raise Refusal("exchange.not_own")


def _keep_years(whole: Scope, puskesmas_id: UUID, steps: Sequence[Step]) -> None:
    """The kept years follow the figures that moved."""
    moved = {
        (UUID(row["area_id"]), row["element_id"], row["year"])
        for step in steps
        if step.label == "coverage.Figure" and step.outcome not in (SAME, CONFLICT)
        for row in (step.hall, step.now)
        if row
    }
    if moved:
        years.rewrite(whole, puskesmas_id, moved)
