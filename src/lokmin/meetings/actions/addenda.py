"""Changing what a closed meeting agreed: by addendum, with its reason, signed by whom it concerns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.commitments import actions as commitments
from lokmin.meetings import queries
from lokmin.meetings.actions import signing
from lokmin.meetings.actions.found import meeting_to_write
from lokmin.meetings.models import Addendum, Dealing, Meeting, MeetingCommitment, Signature
from lokmin.meetings.queries import AddendumCard, MeetingCard
from lokmin.meetings.rules import addenda as rules
from lokmin.meetings.rules import steps
from lokmin.tools.actions import action, audit
from lokmin.tools.idempotency import repeatable


@dataclass(frozen=True)
class Changed:
    """Other parts of a promise of this agreement, named as in `commitments.actions.make`."""

    commitment_id: UUID
    parts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Added:
    """A promise that the agreement did not hold; `puskesmas_id` for whom."""

    office_id: UUID | None
    what: str
    puskesmas_id: UUID
    parts: dict[str, Any] = field(default_factory=dict)


@repeatable(lambda scope, made: queries.addendum(scope=scope, addendum_id=made))
@action
def add_addendum(
    *,
    scope: Scope,
    meeting_id: UUID,
    reason: str,
    dated: date,
    changed: Sequence[Changed] = (),
    added: Sequence[Added] = (),
    withdrawn: Sequence[UUID] = (),
    correction: str = "",
) -> AddendumCard:
    """Write an addendum and carry it out: it holds from now on, and waits for its signatures.

    The text that was closed stays as it is. Refused while the meeting is not closed, without a reason, or
    when it changes nothing.
    """
    scope.check(Duty.WRITE_COMMITMENTS)
    meeting = meeting_to_write(scope, meeting_id)
    rules.check_head(
        meeting.state,
        from_paper=meeting.from_paper,
        reason=reason,
        dated=dated,
        held_on=meeting.held_on,
        today=scope.today,
    )
    card = queries.card(scope=scope, meeting_id=meeting.id)
    before = queries.written(scope=scope, meeting=card).lines
    number = Addendum.objects.within(scope).filter(meeting=meeting).count() + 1
    _carry_out(scope, card, meeting, number, {line.id for line in before}, reason, changed, added, withdrawn)
    after = queries.written(scope=scope, meeting=card).lines
    told = rules.changes(before, after, correction[:2000])
    words = " ".join(reason.split())[:300]
    row = Addendum.add(
        meeting=meeting,
        number=number,
        reason=words,
        changes=told,
        sha256=rules.sha256(number, words, dated, told),
        dated=dated,
        at=scope.now,
        by=scope.actor_name,
    )
    named = {one["commitment"] for one in told if "commitment" in one}
    offices = [line.office_id for line in (*before, *after) if line.id in named]
    _ask_signatures(scope, meeting, row, dict.fromkeys(UUID(key) for key in offices))
    audit(scope, "meetings.addendum", row, puskesmas_id=meeting.puskesmas_id, number=number, reason=words)
    return queries.addendum(scope=scope, addendum_id=row.id)


def _carry_out(
    scope: Scope,
    card: MeetingCard,
    meeting: Meeting,
    number: int,
    known: set[str],
    reason: str,
    changed: Sequence[Changed],
    added: Sequence[Added],
    withdrawn: Sequence[UUID],
) -> None:
    via = f"adendum {number} {card.label}"
    for key in (*(one.commitment_id for one in changed), *withdrawn):
        if str(key) not in known:
            raise Refusal("meetings.addendum_unknown")
    twice = {one.commitment_id for one in changed} & set(withdrawn)
    for line in queries.written(scope=scope, meeting=card).lines if twice else ():
        if UUID(line.id) in twice:
            raise Refusal("meetings.addendum_twice", number=line.number)
    for one in changed:
        commitments.amend(scope=scope, commitment_id=one.commitment_id, via=via, **one.parts)
    for new in added:
        _add(scope, card, meeting, new, via)
    for key in withdrawn:
        commitments.revoke(scope=scope, commitment_id=key, reason=reason, via=via)


def _add(scope: Scope, card: MeetingCard, meeting: Meeting, new: Added, via: str) -> None:
    steps.check_promise(new.office_id, new.what)
    made = commitments.make(
        scope=scope, puskesmas_id=new.puskesmas_id, office_id=new.office_id, what=new.what, **new.parts
    )
    commitments.agree_as_said(scope=scope, card=made, via=via)
    commitments.bind(scope=scope, commitment_ids=[made.id])
    MeetingCommitment.add(
        meeting=meeting,
        commitment_id=made.id,
        dealing=Dealing.MADE,
        note=via,
        at=scope.now,
        by=scope.actor_name,
    )


def _ask_signatures(scope: Scope, meeting: Meeting, row: Addendum, office_ids: Iterable[UUID]) -> None:
    for position, want in enumerate(signing.wanted_for_addendum(scope, meeting, office_ids, row.dated)):
        mark = Signature(
            meeting=meeting, addendum=row, position=position, part=want.part, office_id=want.office_id
        )
        signing.put(mark, want)
        mark.save(force_insert=True)
