"""A row that both sides wrote: a person says which holds."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from lokmin.basics.refusal import NotYours, Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.exchange import queries
from lokmin.exchange.actions import store
from lokmin.exchange.actions.joining import write
from lokmin.exchange.models import HallChoice, HallRow
from lokmin.exchange.queries import ConflictCard, luggage, rows
from lokmin.exchange.queries import joining as plan
from lokmin.exchange.queries.joining import Step
from lokmin.exchange.rules import carried
from lokmin.exchange.rules.joining import ADD, CHANGE, CONFLICT, REMOVE, digest
from lokmin.tools.actions import action, audit, unchanged


@action
def decide(*, scope: Scope, row_id: UUID, choice: str, seen: str) -> ConflictCard:
    """Leave the row as the office has it, or write it as the hall had it.

    `seen` is the digest of the office's row that the person looked at: another one since then is `Stale`.
    Refused for the hall's side: a figure of a frozen month, a row whose parent is gone, one that others name.
    """
    scope.check(Duty.SETTINGS)
    row = HallRow.objects.within(scope).select_for_update().filter(id=row_id, outcome=CONFLICT).first()
    if row is None:
        raise NotYours("door.not_yours")
    if choice not in (HallChoice.OFFICE, HallChoice.HALL):
        raise Refusal("exchange.choice")
    if row.choice:
        if row.choice != choice:
            raise Stale("exchange.decided", by=row.decided_by)
        unchanged()
        return queries.conflict(scope=scope, row_id=row_id)
    package = row.joined.package
    if choice == HallChoice.HALL:
        _take_the_halls(scope, row, seen)
        row.digests = sorted({*row.digests, digest(row.hall)})
    store.let_go_later(package.puskesmas_id, _files(row))
    row.choice, row.decided_at, row.decided_by = choice, scope.now, scope.actor_name
    row.save(update_fields=["choice", "decided_at", "decided_by", "digests"])
    audit(scope, "decide_hall_row", row, puskesmas_id=package.puskesmas_id, choice=choice, table=row.table)
    return queries.conflict(scope=scope, row_id=row_id)


def _files(row: HallRow) -> set[str]:
    """What the row names on either side: one of them is named no more once a person decided."""
    sides = (row.hall, row.office, rows.by_ids(row.table, [row.here_id]).get(row.here_id))
    return {name for side in sides if side for name in rows.stored_files(row.table, side)}


def _take_the_halls(scope: Scope, row: HallRow, seen: str) -> None:
    puskesmas_id = row.joined.package.puskesmas_id
    whole = luggage.of_puskesmas(scope, luggage.puskesmas_of(scope, puskesmas_id))
    now = rows.by_ids(row.table, [row.here_id]).get(row.here_id)
    if digest(now) != seen:
        raise Stale("exchange.conflict_moved")
    check_possible(row.reason, row.table, row.here_id, row.hall)
    outcome = REMOVE if row.hall is None else CHANGE if now else ADD
    step = Step(row.table, row.row_id, row.here_id, outcome, row.base, row.hall, now, "", row.hall)
    try:
        with transaction.atomic():
            write(whole, puskesmas_id, [step])
            connection.check_constraints()
    except (IntegrityError, ValidationError) as fault:
        raise Refusal("exchange.cannot_take") from fault


def check_possible(reason: str, label: str, here_id: str, hall: rows.Row | None) -> None:
    """Refuse what cannot be written as the hall had it."""
    if reason == plan.FROZEN:
        raise Refusal("exchange.frozen")
    if reason == plan.CLOSED and label not in carried.SIGNED_LATER:
        raise Refusal("exchange.closed")
    if hall is None:
        if plan.is_named(label, here_id):
            raise Refusal("exchange.named")
        return
    wanted = rows.distinct(rows.targets(label, hall))
    if any(keys - rows.there(other, keys) for other, keys in wanted.items()):
        raise Refusal("exchange.parent")
    if reason == plan.TAKEN and label in {*carried.TWINS, *carried.NUMBERED}:
        raise Refusal("exchange.taken")
