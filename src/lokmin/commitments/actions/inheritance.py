"""Promises stay with the office when its holder changes; the new one confirms them (FN 23)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.commitments.actions import steps
from lokmin.commitments.models import Commitment
from lokmin.commitments.rules import states
from lokmin.people import queries as people
from lokmin.tools.actions import action, audit, unchanged


@action
def inherit(*, scope: Scope, office_id: UUID, after: str) -> dict[str, dict[str, Any]]:
    """Put the new holder's name on every open promise of an office, waiting for that person's word.

    Promises to every Puskesmas of the kecamatan move, for there is one office. Returns what stood on each
    before, by its id, for `disinherit`.
    """
    _check(scope, office_id)
    moved = {}
    open_ones = Commitment.unscoped.filter(office_id=office_id, state__in=list(states.EDITABLE))
    for row in open_ones.select_for_update().order_by("id"):
        before = _standing(row)
        row.inherited_from = row.holder_name or before["inherited_from"]
        row.holder_name, row.principal_confirmed_on = after[:120], None
        _write(scope, row, before["holder_name"])
        moved[str(row.id)] = {**before, "version": row.version}
    if not moved:
        unchanged()
    return moved


@action
def disinherit(*, scope: Scope, office_id: UUID, moved: Mapping[str, Mapping[str, Any]]) -> None:
    """Take `inherit` back; refuses when one of the promises was touched since."""
    _check(scope, office_id)
    rows = Commitment.unscoped.filter(office_id=office_id, id__in=list(moved)).select_for_update()
    found = {str(row.id): row for row in rows.order_by("id")}
    for key, before in moved.items():
        row = found.get(key)
        if row is None or row.version != before["version"]:
            raise Refusal("people.handover_used")
        taken = row.holder_name
        row.holder_name, row.inherited_from = before["holder_name"], before["inherited_from"]
        row.principal_confirmed_on = before["principal_confirmed_on"]
        _write(scope, row, taken)
    if not moved:
        unchanged()


def _check(scope: Scope, office_id: UUID) -> None:
    scope.check(Duty.MANAGE_PEOPLE)
    if people.office(scope=scope, office_id=office_id) is None:
        raise NotYours("door.not_yours")


def _standing(row: Commitment) -> dict[str, Any]:
    day = row.principal_confirmed_on
    return {
        "holder_name": row.holder_name,
        "inherited_from": row.inherited_from,
        "principal_confirmed_on": day.isoformat() if day else None,
    }


def _write(scope: Scope, row: Commitment, before: str) -> None:
    changed = [{"field": "holder_name", "before": before, "after": row.holder_name}]
    steps.write(scope, row, row.state, reason=row.blocked_because, via="serah terima", changed=changed)
    audit(scope, "commitments.inherit", row, before=before, after=row.holder_name)
