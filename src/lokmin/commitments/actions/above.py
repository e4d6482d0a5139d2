"""What is stuck: handed up and answered, and told to the camat before the hall hears it (FN 27)."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import DUTY_NAMES, Duty, Role, Scope
from lokmin.commitments import queries
from lokmin.commitments.actions import steps
from lokmin.commitments.models import Commitment, HandedTo, HandUp, HandUpAnswer
from lokmin.commitments.queries import CommitmentCard
from lokmin.commitments.rules import states
from lokmin.people import actions as people
from lokmin.people.queries import LinkGuest
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.idempotency import once, repeatable

_ROLE_OF = {HandedTo.CAMAT: Role.CAMAT, HandedTo.DINKES: Role.DINKES}


@action
def hand_up(
    *,
    scope: Scope,
    commitment_id: UUID,
    reason: str,
    to: str = HandedTo.CAMAT,
    to_name: str = "",
    in_room: bool = False,
) -> CommitmentCard:
    """Pass a promise that this room cannot solve to the camat, Dinkes or another, with what is asked.

    `in_room`: a meeting does it, so the camat and the hall know.
    """
    scope.check(Duty.WRITE_COMMITMENTS)
    if to not in HandedTo.values:
        raise Refusal("door.choice", value=to, field="tujuan")
    name = steps.line(to_name, 120)
    if to == HandedTo.OTHER and not name:
        raise Refusal("commitments.handed_to")
    row = steps.found(scope, commitment_id)
    if in_room:
        row.camat_told_at = scope.now
    steps.step(scope, row, states.HAND_UP, states.HANDED_UP, reason=reason)
    HandUp.add(
        commitment=row, to=to, to_name=name, asked=steps.line(reason, 300), at=scope.now, by=scope.actor_name
    )
    audit(scope, "commitments.handed_up", row, reason=reason, to=to)
    return queries.commitment(scope=scope, commitment_id=row.id)


@repeatable(lambda scope, made: queries.commitment(scope=scope, commitment_id=made))
@action
def answer_hand_up(
    *,
    scope: Scope,
    commitment_id: UUID,
    answer: str,
    answered_on: date,
    answered_by: str = "",
    goes_on: bool = False,
) -> CommitmentCard:
    """Note what the one above answered: entered by staff, or by the camat or Dinkes for their own.

    `goes_on`: with it the office can go on, so the promise is under way again. A correction is a further
    answer.
    """
    scope.check(Duty.ANSWER_HANDED_UP)
    row = steps.found(scope, commitment_id)
    asked = HandUp.objects.within(scope).filter(commitment=row).last()
    if asked is None or row.state != states.HANDED_UP:
        raise Refusal("commitments.not_handed_up")
    _check_asked(scope, asked)
    told = steps.line(answer, 300)
    if not told:
        raise Refusal("commitments.answer_empty")
    if answered_on > scope.today:
        raise Refusal("commitments.future", day=answered_on)
    who = steps.line(answered_by, 120) or (scope.actor_name if not _is_staff(scope) else "")
    if not who:
        raise Refusal("commitments.answered_by")
    HandUpAnswer.add(
        hand_up=asked,
        answer=told,
        answered_by=who,
        answered_on=answered_on,
        at=scope.now,
        by=scope.actor_name,
    )
    if asked.to == HandedTo.CAMAT:
        row.camat_told_at = scope.now
    if goes_on:
        steps.step(scope, row, states.ANSWER, states.UNDER_WAY)
    else:
        changed = [{"field": "answer", "before": None, "after": None}]
        steps.step(scope, row, states.ANSWER, states.HANDED_UP, reason=asked.asked, changed=changed)
    audit(scope, "commitments.answer", row, answer=told, goes_on=goes_on)
    return queries.commitment(scope=scope, commitment_id=row.id)


@action
def answer_by_link(*, guest: LinkGuest, key: str, commitment_id: UUID, answer: str, goes_on: bool) -> None:
    """The camat answers from the link of his office what was handed up to him; sent twice it is one."""
    scope = queries.camat_behind(guest=guest)
    if scope is None:
        raise NotYours("door.not_yours")
    told: dict[str, Any] = {"commitment_id": commitment_id, "answer": answer, "goes_on": goes_on}
    steps.found(scope, commitment_id)  # the lock makes two equal requests queue

    def do() -> dict[str, Any]:
        answer_hand_up(scope=scope, answered_on=scope.today, **told)
        return {"commitment": str(commitment_id)}

    once(guest.scope, key, told, do)
    people.note_link_use(guest=guest)


def _is_staff(scope: Scope) -> bool:
    return scope.can(Duty.WRITE_COMMITMENTS)


def _check_asked(scope: Scope, asked: HandUp) -> None:
    """The camat answers what was handed to him, Dinkes what was handed to Dinkes, staff note any answer."""
    mine = _ROLE_OF.get(HandedTo(asked.to)) in {scope.role, *scope.more_roles}
    if not (mine or _is_staff(scope)):
        raise NotYourDuty("door.not_your_duty", duty=DUTY_NAMES[Duty.WRITE_COMMITMENTS])


@action
def tell_camat(*, scope: Scope, commitment_ids: Iterable[UUID], via: str = "") -> int:
    """The camat knows now why these are stuck: he read it himself, or staff told him (`via` what).

    From then on the reason may be read out and projected. Returns how many were new to him.
    """
    camat = Role.CAMAT in {scope.role, *scope.more_roles}
    if not camat:
        scope.check(Duty.WRITE_COMMITMENTS)
    wanted = set(commitment_ids)
    rows = Commitment.objects.within(scope).filter(id__in=wanted).select_for_update().order_by("id")
    found = list(rows)
    if len(found) != len(wanted):
        raise NotYours("door.not_yours")
    if not camat and not via.strip():
        raise Refusal("commitments.told_how")
    held = {card.id for card in queries.by_ids(scope=scope, ids=wanted).values() if card.held_back}
    told = 0
    for row in found:
        if row.id not in held:
            continue
        row.camat_told_at = max(scope.now, row.history.latest("at").at)
        changed = [{"field": "camat_told_at", "before": None, "after": scope.now.isoformat()}]
        reason = row.blocked_because
        steps.write(scope, row, row.state, reason=reason, via=via.strip()[:120], changed=changed)
        audit(scope, "commitments.tell_camat", row, via=via)
        told += 1
    if not told:
        unchanged()
    return told
