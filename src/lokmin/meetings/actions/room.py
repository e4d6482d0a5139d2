"""The cockpit's writes: which item runs, what the wall shows, what is being typed, what was said."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as promises
from lokmin.meetings.actions import signing, voice
from lokmin.meetings.actions.ending import stop_items
from lokmin.meetings.actions.found import (
    check_here,
    meeting_to_write,
    moved,
    office,
    part_to_write,
    running,
)
from lokmin.meetings.actions.inputs import add_input
from lokmin.meetings.actions.minutes import add_entry, promise
from lokmin.meetings.models import (
    AgendaItem,
    Attendance,
    Dealing,
    Meeting,
    MeetingCommitment,
    MinuteEntry,
    OutcomeKind,
    RoomDraft,
    RoomState,
    SectorInput,
)
from lokmin.meetings.rules import steps, wall
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.idempotency import repeatable
from lokmin.tools.locks import one_writer

INPUT = "input"
KINDS = (INPUT, *steps.OUTCOMES)


def _room(scope: Scope, meeting: Meeting) -> RoomState:
    """The row of the room, locked; a meeting that was opened before rooms had rows gets one."""
    rows = RoomState.objects.within(scope).select_for_update()
    row: RoomState | None = rows.filter(meeting=meeting).first()
    return row or RoomState.add(meeting=meeting)


@action
def start_item(*, scope: Scope, meeting_id: UUID, item_id: UUID | None) -> None:
    """Take up an item of the agenda: the one before ends at this moment. None: a pause, nothing runs.

    An item may be taken up again: its minutes add up, its first start stays.
    """
    meeting = running(scope, meeting_id)
    room = _room(scope, meeting)
    items = AgendaItem.objects.within(scope).filter(meeting=meeting)
    if items.filter(id=item_id).exclude(running_since=None).exists():
        unchanged()
        return
    stop_items(scope, meeting)
    if item_id is not None:
        item = items.filter(id=item_id).first()
        if item is None:
            raise Refusal("meetings.item_unknown")
        item.started_at = item.started_at or scope.now
        item.running_since, item.ended_at = scope.now, None
        item.save(update_fields=["started_at", "running_since", "ended_at"])
    room.item_id = item_id
    room.save(update_fields=["item"])
    audit(scope, "meetings.start_item", meeting, item=str(item_id or ""))


@action
def show_on_wall(*, scope: Scope, meeting_id: UUID, view: str, subject: str = "", page: int = 1) -> None:
    """Choose what the wall shows; it shows the same after a restart."""
    meeting = meeting_to_write(scope, meeting_id)
    steps.check_changeable(meeting.state)
    wall.check_view(view)
    room = _room(scope, meeting)
    room.view, room.subject, room.page = view, subject[:60], min(max(page, 1), wall.PAGES_MOST)
    room.shown_at, room.shown_by = scope.now, scope.actor_name
    room.save(update_fields=["view", "subject", "page", "shown_at", "shown_by"])
    audit(scope, "meetings.show_on_wall", meeting, view=view, subject=subject[:60], page=room.page)


@dataclass(frozen=True)
class DraftKept:
    """What is kept of a draft now; 0: nothing is."""

    version: int


@action
def keep_draft(
    *,
    scope: Scope,
    meeting_id: UUID,
    text: str,
    version: int,
    item_id: UUID | None = None,
    office_id: UUID | None = None,
) -> DraftKept:
    """Keep what the writer is typing. `version` is the one that was read, 0 for none.

    Refused (`Stale`) when the same writer went on typing elsewhere; both texts are in the refusal. No audit
    trail is kept of each keystroke: what counts is written when it is saved.
    """
    scope.check(Duty.WRITE_MEETINGS)
    meeting = _open_meeting(scope, meeting_id)
    unchanged()
    one_writer(f"{meeting_id}:{scope.account_id}", "draft")
    row = _own_draft(scope, meeting)
    if not row.version and not text:
        return DraftKept(0)
    if row.version and row.version != version and row.text not in ("", text):
        raise Stale("meetings.draft_stale", theirs=row.text, yours=text, version=row.version)
    known = set(AgendaItem.objects.within(scope).filter(meeting=meeting).values_list("id", flat=True))
    row.text, row.item_id = text[:2000], item_id if item_id in known else None
    row.office_id = office_id if _invited_or_there(scope, meeting, office_id) else None
    row.version, row.at, row.by = row.version + 1, scope.now, scope.actor_name
    row.save()
    if _room_shows(scope, meeting, "commitments"):
        moved(scope, meeting)
    return DraftKept(row.version)


def _own_draft(scope: Scope, meeting: Meeting) -> RoomDraft:
    """The writer's row, locked; a fresh one has version 0. Who has no account types nothing here."""
    if scope.account_id is None:
        raise NotYours("door.not_yours")
    rows = RoomDraft.objects.within(scope).select_for_update()
    row: RoomDraft | None = rows.filter(meeting=meeting, account_id=scope.account_id).first()
    return row or RoomDraft(meeting=meeting, account_id=scope.account_id, version=0)


def _open_meeting(scope: Scope, meeting_id: UUID) -> Meeting:
    """The meeting of a draft: found, not locked, since drafts come every few seconds."""
    row: Meeting | None = Meeting.objects.within(scope).filter(id=meeting_id).first()
    if row is None or not _takes_part(scope, row):
        raise NotYours("door.not_yours")
    steps.check_open(row.state)
    check_here(scope, row)
    return row


def _takes_part(scope: Scope, row: Meeting) -> bool:
    part = {row.puskesmas_id, *row.taking_part.values_list("id", flat=True)}
    return bool(part & scope.puskesmas_ids)


def _invited_or_there(scope: Scope, meeting: Meeting, office_id: UUID | None) -> bool:
    if office_id is None:
        return False
    try:
        office(scope, meeting, office_id)
    except Refusal:
        return False
    return True


def _room_shows(scope: Scope, meeting: Meeting, view: str) -> bool:
    return RoomState.objects.within(scope).filter(meeting=meeting, view=view).exists()


def _drop_draft(scope: Scope, meeting_id: UUID, version: int) -> None:
    """What was saved is no draft any more, unless the writer went on typing something else elsewhere."""
    rows = RoomDraft.objects.within(scope).filter(meeting_id=meeting_id, account_id=scope.account_id)
    for row in rows.filter(version=version):
        row.text, row.item_id, row.office_id = "", None, None
        row.version, row.at = row.version + 1, scope.now
        row.save(update_fields=["text", "item", "office", "version", "at"])


@action
def take_entry_back(*, scope: Scope, entry_id: UUID) -> None:
    """Take an entry out of the minutes; its words go back to where they were typed.

    A promise is withdrawn with it while nobody reported on it, so that it can be written anew with the right
    office; its words go back with the office that was chosen.
    """
    row = part_to_write(scope, MinuteEntry, entry_id)
    steps.check_open(row.meeting.state)
    text, office_id = row.text, None
    if row.kind == OutcomeKind.COMMITMENT:
        text, office_id = _unpromised(scope, row)
    _back_to_draft(scope, row.meeting, text, row.item_id, office_id)
    audit(scope, "meetings.take_entry_back", row, puskesmas_id=row.meeting.puskesmas_id, text=row.text)
    row.delete()


@action
def take_typed_back(*, scope: Scope, input_id: UUID) -> None:
    """Take out what a sector said, as it was typed in the room; its words go back with who said them."""
    row = part_to_write(scope, SectorInput, input_id)
    steps.check_open(row.meeting.state)
    if row.by_link or row.guest_id or row.answer or row.problem_id or row.removed_at:
        raise Refusal("meetings.input_not_typed")
    row.removed_at, row.removed_by = scope.now, scope.actor_name
    row.save(update_fields=["removed_at", "removed_by"])
    _back_to_draft(scope, row.meeting, row.text, None, row.office_id)
    audit(scope, "meetings.take_typed_back", row, puskesmas_id=row.meeting.puskesmas_id, text=row.text)


def _unpromised(scope: Scope, row: MinuteEntry) -> tuple[str, UUID]:
    """Withdraw the promise of an entry that was written wrongly; its words and its office."""
    if row.commitment_id is None:
        raise Refusal("meetings.entry_is_promise")
    card = promises.by_ids(scope=scope, ids=[row.commitment_id]).get(row.commitment_id)
    if card is None:
        raise NotYours("meetings.commitment_unknown")
    if card.reports or card.proofs or card.carried_from_id:
        raise Refusal("meetings.entry_is_promise")
    commitments.withdraw(scope=scope, commitment_id=card.id, reason="Ditarik kembali di rapat: salah catat.")
    made = MeetingCommitment.objects.within(scope).filter(meeting=row.meeting, commitment_id=card.id)
    made.filter(dealing=Dealing.MADE).delete()
    signing.follow(scope, row.meeting)
    return card.what, card.office_id


def _back_to_draft(
    scope: Scope, meeting: Meeting, text: str, item_id: UUID | None, office_id: UUID | None
) -> None:
    """Words that were taken back stand in the writer's field again, behind what is typed there."""
    draft = _own_draft(scope, meeting)
    draft.text = "\n".join(part for part in (draft.text, text) if part)[:2000]
    draft.item_id, draft.office_id = item_id or draft.item_id, office_id or draft.office_id
    draft.version += 1
    draft.at, draft.by = scope.now, scope.actor_name
    draft.save()


@repeatable(lambda _scope, made: made)
@action
def write_down(
    *,
    scope: Scope,
    meeting_id: UUID,
    kind: str,
    text: str,
    item_id: UUID | None = None,
    office_id: UUID | None = None,
    attendance_id: UUID | None = None,
    puskesmas_id: UUID | None = None,
    draft_version: int = 0,
) -> UUID:
    """One sentence of the meeting as input, information, decision or commitment; its draft goes with it.

    An input needs who said it, a commitment who promises (FN 25). The others name who said it, where
    somebody was chosen, before their words.
    """
    steps.check_choice(kind, KINDS, "meetings.entry_kind")
    meeting = running(scope, meeting_id)
    made = _written(scope, meeting, kind, text, item_id, office_id, attendance_id, puskesmas_id)
    _drop_draft(scope, meeting_id, draft_version)
    audit(scope, "meetings.write_down", meeting, kind=kind, made=str(made))
    return made


def _written(
    scope: Scope,
    meeting: Meeting,
    kind: str,
    text: str,
    item_id: UUID | None,
    office_id: UUID | None,
    attendance_id: UUID | None,
    puskesmas_id: UUID | None,
) -> UUID:
    here: dict[str, Any] = {"scope": scope, "meeting_id": meeting.id}
    if kind == INPUT:
        said_by = _walk_in(scope, meeting, attendance_id) if office_id is None else ""
        if office_id is None and not said_by:
            raise Refusal("meetings.input_who")
        return add_input(**here, office_id=office_id, institution=said_by, text=text)
    if item_id is None:
        raise Refusal("meetings.item_unknown")
    if kind == OutcomeKind.COMMITMENT:
        return promise(**here, item_id=item_id, office_id=office_id, what=text, puskesmas_id=puskesmas_id).id
    said_by = _said_by(scope, meeting, office_id, attendance_id)
    return add_entry(**here, item_id=item_id, kind=kind, text=_spoken(said_by, text)).id


def _spoken(said_by: str, text: str) -> str:
    """`Camat Lais: …`; what begins with the name already, as after it was taken back, is left as it is."""
    named = not said_by or not text.strip() or text.strip().startswith(f"{said_by}:")
    return text if named else f"{said_by}: {text.strip()}"


def _said_by(scope: Scope, meeting: Meeting, office_id: UUID | None, attendance_id: UUID | None) -> str:
    """`Pj. Camat Lais`, `Kapolsek (diwakili Aiptu Rahmat)`, who walked in; empty: the meeting as a whole."""
    if office_id is None:
        return _walk_in(scope, meeting, attendance_id)
    title = office(scope, meeting, office_id).printed_title
    delegate = voice.delegate_of(voice.seat_of(scope, meeting, office_id))
    return f"{title} (diwakili {delegate})" if delegate else title


def _walk_in(scope: Scope, meeting: Meeting, attendance_id: UUID | None) -> str:
    """`Nani, PKK Desa 1`: who sits in no office, as the input names them."""
    row = Attendance.objects.within(scope).filter(meeting=meeting, id=attendance_id, office=None).first()
    return ", ".join(part for part in (row.person_name, row.institution) if part)[:200] if row else ""
