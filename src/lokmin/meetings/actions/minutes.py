"""What was said, decided and promised, and what became of earlier promises."""

from datetime import date
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal, Stale
from lokmin.basics.scope import Scope
from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as promises
from lokmin.commitments.queries import CommitmentCard
from lokmin.commitments.rules.parts import latest_completion
from lokmin.meetings import queries
from lokmin.meetings.actions import signing
from lokmin.meetings.actions.found import changeable, office, part_to_write, running
from lokmin.meetings.models import (
    AgendaItem,
    Attendance,
    Dealing,
    Meeting,
    MeetingCommitment,
    MinuteEntry,
    OutcomeKind,
    SectorInput,
)
from lokmin.meetings.queries import EntryCard
from lokmin.meetings.rules import calendar, steps
from lokmin.tools.actions import action, audit
from lokmin.tools.idempotency import repeatable


@repeatable(lambda _scope, made: made)
@action
def add_input(*, scope: Scope, meeting_id: UUID, office_id: UUID, text: str) -> UUID:
    """Note what a sector said, before or in the meeting."""
    meeting = changeable(scope, meeting_id)
    office(scope, meeting, office_id)
    row = SectorInput.add(
        meeting=meeting,
        office_id=office_id,
        text=steps.check_text(text, "meetings.input_empty")[:500],
        at=scope.now,
        by=scope.actor_name,
    )
    audit(scope, "meetings.add_input", row, puskesmas_id=meeting.puskesmas_id)
    return row.id


@action
def answer_input(*, scope: Scope, input_id: UUID, answer: str) -> None:
    """Note what was answered to an input."""
    row = part_to_write(scope, SectorInput, input_id)
    steps.check_changeable(row.meeting.state)
    before = row.answer
    row.answer = steps.check_text(answer, "meetings.answer_empty")[:500]
    row.answered_at, row.answered_by = scope.now, scope.actor_name
    row.save(update_fields=["answer", "answered_at", "answered_by"])
    audit(scope, "meetings.answer_input", row, puskesmas_id=row.meeting.puskesmas_id, before=before)


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
    """Change the words of an entry. `Stale` carries both texts when somebody else was faster."""
    row = part_to_write(scope, MinuteEntry, entry_id)
    steps.check_open(row.meeting.state)
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
    planned = queries.card(scope=scope, meeting_id=meeting.id).planned
    calendar.check_due(parts.get("due_on"), planned, next_year=parts.get("money_state") == "next_year")
    item = _item(scope, meeting, item_id)
    delegate = parts.pop("promised_by_delegate", "") or _delegate(scope, meeting, office_id)
    own = puskesmas_id or _own(scope, meeting)
    made = commitments.make(
        scope=scope, puskesmas_id=own, office_id=office_id, what=what, promised_by_delegate=delegate, **parts
    )
    card = _agreed(scope, made)
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


def _delegate(scope: Scope, meeting: Meeting, office_id: UUID) -> str:
    seat = Attendance.objects.within(scope).filter(meeting=meeting, office_id=office_id).first()
    if seat is None or seat.presence != "represented":
        return ""
    return ", ".join(part for part in (seat.person_name, seat.person_title) if part)[:160]


def _agreed(scope: Scope, card: CommitmentCard) -> CommitmentCard:
    """Agree at once; what is missing is completed within seven days through the contact."""
    late = bool(card.missing_parts)
    return commitments.agree(
        scope=scope,
        commitment_id=card.id,
        complete_by=(card.complete_by or latest_completion(scope.today)) if late else card.complete_by,
        contact_name=(card.contact_name or scope.actor_name) if late else card.contact_name,
    )


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

    `extended` carries an open promise over (its successor is made by this meeting, agreed when `due_on`
    is given), `escalated` hands it up, `closed` asks that it is no longer open.
    """
    meeting = running(scope, meeting_id)
    steps.check_choice(dealing, steps.DEALINGS, "meetings.dealing")
    if dealing == Dealing.MADE:
        raise Refusal("meetings.dealing_made")
    card = promises.by_ids(scope=scope, ids=[commitment_id]).get(commitment_id)
    if card is None:
        raise NotYours("meetings.commitment_unknown")
    _carry_out(scope, meeting, card, dealing, note, due_on)
    rows = MeetingCommitment.objects.within(scope).filter(meeting=meeting, commitment_id=commitment_id)
    row = rows.filter(dealing=dealing).first()
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
    if dealing == Dealing.ESCALATED and card.is_open:
        commitments.hand_up(scope=scope, commitment_id=card.id, reason=note)
    if dealing == Dealing.EXTENDED and card.is_open:
        planned = queries.card(scope=scope, meeting_id=meeting.id).planned
        calendar.check_due(due_on, planned, next_year=card.money_state == "next_year")
        new = commitments.carry_over(scope=scope, commitment_id=card.id, reason=note, due_on=due_on)
        _record_made(scope, meeting, new.id)
