"""Agreeing, handing up, carrying over, withdrawing and restoring a promise."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.commitments import queries
from lokmin.commitments.actions import musrenbang, steps
from lokmin.commitments.actions.promise import make
from lokmin.commitments.models import Commitment, StateChange
from lokmin.commitments.queries import CommitmentCard
from lokmin.commitments.rules import bound, parts, states
from lokmin.people import actions as people
from lokmin.people.queries import LinkGuest
from lokmin.people.rules.tokens import BY_LINK
from lokmin.tools.actions import action, audit
from lokmin.tools.idempotency import repeatable
from lokmin.tools.references import is_named


@action
def agree(
    *,
    scope: Scope,
    commitment_id: UUID,
    complete_by: date | None = None,
    contact_name: str = "",
    via: str = "",
) -> CommitmentCard:
    """Make a draft binding; `via` says through what, when not here.

    Without where, how many or when it needs `complete_by` and a contact (FN 25), from the promise or given
    here; otherwise "commitments.incomplete".
    """
    scope.check(Duty.WRITE_COMMITMENTS)
    row = steps.found(scope, commitment_id)
    row.complete_by = complete_by or row.complete_by
    row.contact_name = contact_name or row.contact_name
    missing = steps.missing_parts(row)
    parts.check_agreement(
        missing, complete_by=row.complete_by, contact=row.contact_name, agreed_on=scope.today
    )
    steps.step(scope, row, states.AGREE, states.AGREED, via=via)
    audit(scope, "commitments.agree", row, missing=list(missing))
    return queries.commitment(scope=scope, commitment_id=row.id)


def agree_as_said(*, scope: Scope, card: CommitmentCard, via: str = "") -> CommitmentCard:
    """`agree`, also where a part is missing: completed within seven days through the contact (FN 25)."""
    late = bool(card.missing_parts)
    return agree(
        scope=scope,
        commitment_id=card.id,
        complete_by=(card.complete_by or parts.latest_completion(scope.today)) if late else card.complete_by,
        contact_name=(card.contact_name or scope.actor_name) if late else card.contact_name,
        via=via,
    )


@action
def erase_untouched(*, scope: Scope, commitment_ids: Sequence[UUID]) -> None:
    """Take agreed promises back as if they had not been entered; refuses when one was touched since."""
    scope.check(Duty.WRITE_COMMITMENTS)
    for commitment_id in commitment_ids:
        row = steps.found(scope, commitment_id)
        history = list(StateChange.objects.within(scope).filter(commitment=row))
        fresh = [step.after for step in history] == [states.DRAFT, states.AGREED]
        if not fresh or is_named(row, but=(StateChange, Commitment.areas.through)):
            raise Refusal("commitments.touched", number=row.number)
        audit(scope, "commitments.erase", row, number=row.number, what=row.what)
        row.delete()


@repeatable(lambda scope, made: queries.commitment(scope=scope, commitment_id=made))
@action
def make_and_agree(*, scope: Scope, **parts_of_promise: Any) -> CommitmentCard:
    """`make` and `agree` in one transaction: when it cannot be agreed, nothing is written."""
    card = make(scope=scope, **parts_of_promise)
    return agree(scope=scope, commitment_id=card.id)


@action
def confirm_principal(*, scope: Scope, commitment_id: UUID, confirmed_on: date) -> CommitmentCard:
    """Who holds the office stands by what a delegate, or the holder before, promised (FN 23, 26)."""
    scope.check(Duty.WRITE_COMMITMENTS)
    row = steps.found(scope, commitment_id)
    _confirm(scope, row, confirmed_on)
    return queries.commitment(scope=scope, commitment_id=row.id)


@action
def confirm_by_link(*, guest: LinkGuest, commitment_id: UUID) -> CommitmentCard:
    """The holder of the office says so on the own personal link; a second tap changes nothing."""
    row = steps.found(guest.scope, commitment_id)
    people.note_link_use(guest=guest)
    if row.principal_confirmed_on is None:
        _confirm(guest.scope, row, guest.scope.today, via=BY_LINK)
    return queries.commitment(scope=guest.scope, commitment_id=row.id)


def _confirm(scope: Scope, row: Commitment, confirmed_on: date, via: str = "") -> None:
    if not (row.promised_by_delegate or row.inherited_from):
        raise Refusal("commitments.not_delegated")
    if confirmed_on > scope.today:
        raise Refusal("commitments.future", day=confirmed_on)
    row.principal_confirmed_on = confirmed_on
    changed = [{"field": "principal_confirmed_on", "before": None, "after": confirmed_on.isoformat()}]
    steps.write(scope, row, row.state, reason=row.blocked_because, via=via, changed=changed)
    audit(scope, "commitments.confirm_principal", row)


@action
def withdraw(*, scope: Scope, commitment_id: UUID, reason: str) -> CommitmentCard:
    """Take a promise back, with the reason; `restore` undoes it. One of a closed agreement: by addendum."""
    scope.check(Duty.WRITE_COMMITMENTS)
    bound.check_free(bool(steps.found(scope, commitment_id).bound_at))
    return _end(scope, commitment_id, states.WITHDRAW, states.WITHDRAWN, reason)


@action
def restore(*, scope: Scope, commitment_id: UUID) -> CommitmentCard:
    """Undo a withdrawal: the promise stands again where it stood before."""
    scope.check(Duty.WRITE_COMMITMENTS)
    row = steps.found(scope, commitment_id)
    bound.check_free(bool(row.bound_at))
    last = StateChange.objects.within(scope).filter(commitment=row, after=states.WITHDRAWN).last()
    if row.state != states.WITHDRAWN or last is None:
        raise Refusal("commitments.not_withdrawn")
    earlier = StateChange.objects.within(scope).filter(commitment=row, after=last.before).last()
    steps.step(scope, row, states.RESTORE, last.before, reason=earlier.reason if earlier else "")
    audit(scope, "commitments.restore", row, state=row.state)
    return queries.commitment(scope=scope, commitment_id=row.id)


@action
def carry_over(
    *, scope: Scope, commitment_id: UUID, reason: str, due_on: date | None = None
) -> CommitmentCard:
    """Close a promise as carried over and make its successor, linked to it; returns the successor.

    With a new `due_on` the successor is agreed at once, what else it lacks is completed within seven days;
    without one it is a draft that the next meeting dates and agrees.
    """
    scope.check(Duty.WRITE_COMMITMENTS)
    old = steps.found(scope, commitment_id)
    steps.step(scope, old, states.CARRY_OVER, states.CARRIED_OVER, reason=reason)
    new = make(
        scope=scope,
        puskesmas_id=old.puskesmas_id,
        office_id=old.office_id,
        what=old.what,
        problem_id=old.problem_id,
        need_id=old.need_id,
        indicator_code=old.indicator_id,
        area_ids=[area.id for area in old.areas.all()],
        quantity=old.quantity,
        quantity_unit=old.quantity_unit,
        start_on=old.start_on,
        due_on=due_on,
        money=old.money,
        money_state=old.money_state,
        amount_rupiah=old.amount_rupiah,
        proof_expected=old.proof_expected,
        contact_name=old.contact_name,
        carried_from_id=old.id,
        supporting_office_ids=[office.id for office in old.supporting_offices.all()],
        supporting_sector_codes=[sector.code for sector in old.supporting_sectors.all()],
        asked_by_id=old.asked_by_id,
        musrenbang=old.musrenbang,
    )
    musrenbang.take_along(scope, old, new.id)
    audit(scope, "commitments.carry_over", old, successor=str(new.id))
    if due_on:
        return agree_as_said(scope=scope, card=new)
    return queries.commitment(scope=scope, commitment_id=new.id)


def _end(scope: Scope, commitment_id: UUID, deed: str, state: str, reason: str) -> CommitmentCard:
    scope.check(Duty.WRITE_COMMITMENTS)
    row = steps.found(scope, commitment_id)
    steps.step(scope, row, deed, state, reason=reason)
    audit(scope, f"commitments.{state}", row, reason=reason)
    return queries.commitment(scope=scope, commitment_id=row.id)
