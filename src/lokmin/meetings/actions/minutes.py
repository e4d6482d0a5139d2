"""What was said, decided and promised, and what became of earlier promises."""

from datetime import date
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal, Stale
from lokmin.basics.scope import Scope
from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as promises
from lokmin.commitments.queries import CommitmentCard
from lokmin.meetings import queries
from lokmin.meetings.actions import signing, voice
from lokmin.meetings.actions.found import part_to_write, running
from lokmin.meetings.models import (
    AgendaItem,
    Dealing,
    Meeting,
    MeetingCommitment,
    MinuteEntry,
    OutcomeKind,
)
from lokmin.meetings.queries import EntryCard
from lokmin.meetings.rules import steps
from lokmin.tools.actions import action, audit
from lokmin.tools.idempotency import repeatable


def _item(scope: Scope, meeting: Meeting, item_id: UUID) -> AgendaItem:
    item: AgendaItem | None = AgendaItem.objects.within(scope).filter(meeting=meeting, id=item_id).first()
    if item is None:
        raise Refusal("meetings.item_unknown")
    return item


@repeatable(lambda scope, made: queries.entry(scope=scope, entry_id=made))
@action
def add_entry(
    *,
    scope: Scope,
    meeting_id: UUID,
    item_id: UUID,
    kind: str,
    text: str,
    commitment_id: UUID | None = None,
) -> EntryCard:
    """Note an information, a decision, or a commitment that exists already, under an agenda item."""
    meeting = running(scope, meeting_id)
    steps.check_choice(kind, steps.OUTCOMES, "meetings.entry_kind")
    if (kind == OutcomeKind.COMMITMENT) != (commitment_id is not None):
        raise Refusal("meetings.entry_commitment")
    if commitment_id and commitment_id not in promises.by_ids(scope=scope, ids=[commitment_id]):
        raise NotYours("meetings.commitment_unknown")
    row = MinuteEntry.add(
        meeting=meeting,
        item=_item(scope, meeting, item_id),
        kind=kind,
        text=steps.check_text(text, "meetings.entry_empty"),
        commitment_id=commitment_id,
        at=scope.now,
        by=scope.actor_name,
    )
    audit(scope, "meetings.add_entry", row, puskesmas_id=meeting.puskesmas_id, kind=kind)
    return queries.entry(scope=scope, entry_id=row.id)


@action
def edit_entry(*, scope: Scope, entry_id: UUID, text: str, version: int) -> EntryCard:
    """Change the words of an entry. `Stale` carries both texts when somebody else was faster.

    A commitment says what its promise says: that is changed (`commitments.complete`), not the entry.
    """
    row = part_to_write(scope, MinuteEntry, entry_id)
    steps.check_open(row.meeting.state)
    if row.kind == OutcomeKind.COMMITMENT:
        raise Refusal("meetings.entry_says_promise")
    text = steps.check_text(text, "meetings.entry_empty")
    if row.version != version:
        by = row.edited_by or row.by
        raise Stale("meetings.entry_stale", by=by, theirs=row.text, yours=text, version=row.version)
    before = row.text
    row.text, row.edited_by, row.edited_at = text, scope.actor_name, scope.now
    row.version += 1
    row.save(update_fields=["text", "edited_by", "edited_at", "version"])
    audit(scope, "meetings.edit_entry", row, puskesmas_id=row.meeting.puskesmas_id, before=before, after=text)
    return queries.entry(scope=scope, entry_id=row.id)


@repeatable(lambda scope, made: promises.commitment(scope=scope, commitment_id=made))
@action
def promise(
    *,
    scope: Scope,
    meeting_id: UUID,
    item_id: UUID,
    office_id: UUID | None,
    what: str,
    puskesmas_id: UUID | None = None,
    text: str = "",
    **parts: Any,
) -> CommitmentCard:
    """Make a promise in the meeting: commitment, minutes and dealing in one transaction.

    `parts` are those of `commitments.actions.make`. Without who or what it is refused; without where, how
    many or when it is agreed as "dilengkapi paling lambat" seven days, through the contact (FN 25). A
    delegate's promise names the delegate and waits for the principal (FN 26).
    """
    meeting = running(scope, meeting_id)
    steps.check_promise(office_id, what)
    assert office_id
    item = _item(scope, meeting, item_id)
    seat = voice.seat_of(scope, meeting, office_id)
    delegate = parts.pop("promised_by_delegate", "") or voice.delegate_of(seat)
    own = puskesmas_id or _own(scope, meeting)
    made = commitments.make(
        scope=scope, puskesmas_id=own, office_id=office_id, what=what, promised_by_delegate=delegate, **parts
    )
    card = commitments.agree_as_said(scope=scope, card=made)
    _record_made(scope, meeting, card.id)
    row = MinuteEntry.add(
        meeting=meeting,
        item=item,
        kind=OutcomeKind.COMMITMENT,
        text=text.strip() or f"{card.office_title}: {card.what}",
        commitment_id=card.id,
        at=scope.now,
        by=scope.actor_name,
    )
    audit(scope, "meetings.promise", row, puskesmas_id=own, commitment=str(card.id))
    return card


def _own(scope: Scope, meeting: Meeting) -> UUID:
    """The organiser, or the Puskesmas taking part for which the writer works."""
    if meeting.puskesmas_id in scope.puskesmas_ids:
        return meeting.puskesmas_id
    part = set(meeting.taking_part.values_list("id", flat=True)) & scope.puskesmas_ids
    return sorted(part)[0]


def _record_made(scope: Scope, meeting: Meeting, commitment_id: UUID) -> None:
    MeetingCommitment.add(
        meeting=meeting,
        commitment_id=commitment_id,
        dealing=Dealing.MADE,
        at=scope.now,
        by=scope.actor_name,
    )
    signing.follow(scope, meeting)


@action
def deal(
    *,
    scope: Scope,
    meeting_id: UUID,
    commitment_id: UUID,
    dealing: str,
    note: str = "",
    due_on: date | None = None,
) -> None:
    """Note what the meeting does with an earlier promise; the same dealing twice is one row.

    `extended` carries an open promise over (its successor is made and agreed by this meeting, what it lacks
    is completed within seven days), `escalated` hands it up, `closed` asks that it is no longer open.
    """
    meeting = running(scope, meeting_id)
    steps.check_choice(dealing, steps.DEALINGS, "meetings.dealing")
    if dealing == Dealing.MADE:
        raise Refusal("meetings.dealing_made")
    card = promises.by_ids(scope=scope, ids=[commitment_id]).get(commitment_id)
    if card is None:
        raise NotYours("meetings.commitment_unknown")
    rows = MeetingCommitment.objects.within(scope).filter(meeting=meeting, commitment_id=commitment_id)
    row = rows.filter(dealing=dealing).first()
    if row is None or card.is_open:
        _carry_out(scope, meeting, card, dealing, note, due_on)
    if row is None:
        row = MeetingCommitment(meeting=meeting, commitment_id=commitment_id, dealing=dealing)
    row.note, row.at, row.by = note.strip()[:300], scope.now, scope.actor_name
    row.save()
    audit(scope, "meetings.deal", row, puskesmas_id=card.puskesmas_id, dealing=dealing, note=note)


def _carry_out(
    scope: Scope, meeting: Meeting, card: CommitmentCard, dealing: str, note: str, due_on: date | None
) -> None:
    if dealing == Dealing.CLOSED and card.is_open:
        raise Refusal("meetings.still_open", number=card.number)
    if dealing in (Dealing.ESCALATED, Dealing.EXTENDED) and not card.is_open:
        raise Refusal("meetings.no_longer_open", number=card.number, state=promises.STATES[card.state])
    if dealing == Dealing.ESCALATED:
        commitments.hand_up(scope=scope, commitment_id=card.id, reason=note, in_room=True)
    if dealing == Dealing.EXTENDED:
        new = commitments.carry_over(scope=scope, commitment_id=card.id, reason=note, due_on=due_on)
        if not due_on:
            commitments.agree_as_said(scope=scope, card=new)
        _record_made(scope, meeting, new.id)
