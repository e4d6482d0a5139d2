"""Reads of the running room: where it stands, the writer's draft, photos."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings.models import MeetingPhoto, RoomDraft, RoomState
from lokmin.tools.prepared import prepared


@dataclass(frozen=True)
class RoomCard:
    """Where the room stands. `revision` rises with each write to the meeting; 0 before it was opened."""

    revision: int = 0
    item_id: UUID | None = None
    view: str = "checkin"
    subject: str = ""
    page: int = 1
    shown_at: datetime | None = None
    shown_by: str = ""


def room(*, scope: Scope, meeting_id: UUID) -> RoomCard:
    """One read by one key: it is asked every other second by every wall and cockpit."""
    for row in _state(scope, meeting_id):
        return RoomCard(*row)
    return RoomCard()


@prepared
def _state(scope: Scope, meeting_id: UUID) -> QuerySet[RoomState, tuple[Any, ...]]:
    rows = RoomState.objects.within(scope).filter(meeting_id=meeting_id)
    return rows.values_list(*RoomCard.__dataclass_fields__)


@dataclass(frozen=True)
class DraftCard:
    """What somebody is typing. `version` 0: nothing is kept."""

    text: str = ""
    version: int = 0
    item_id: UUID | None = None
    office_id: UUID | None = None
    at: datetime | None = None
    by: str = ""


def _draft(row: Any) -> DraftCard:
    return DraftCard(row.text, row.version, row.item_id, row.office_id, row.at, row.by)


def draft(*, scope: Scope, meeting_id: UUID) -> DraftCard:
    """The asker's own draft."""
    found = _own_draft(scope, meeting_id, scope.account_id) if scope.account_id else []
    return next(map(_draft, found), DraftCard())


@prepared
def _own_draft(scope: Scope, meeting_id: UUID, account_id: UUID) -> QuerySet[RoomDraft]:
    rows: QuerySet[RoomDraft] = RoomDraft.objects.within(scope)
    return rows.filter(meeting_id=meeting_id, account_id=account_id)


def drafts(*, scope: Scope, meeting_id: UUID) -> list[DraftCard]:
    """What is being typed by whom, where there is anything, the latest last."""
    return [_draft(row) for row in _begun(scope, meeting_id)]


@prepared
def _begun(scope: Scope, meeting_id: UUID) -> QuerySet[RoomDraft]:
    rows: QuerySet[RoomDraft] = RoomDraft.objects.within(scope)
    return rows.filter(meeting_id=meeting_id).exclude(text="")


@dataclass(frozen=True)
class PhotoCard:
    """A photo of the meeting. `cleared`: a person confirmed that nobody in it must be hidden (FN 29)."""

    id: UUID
    meeting_id: UUID
    file: str
    size: int
    caption: str
    at: datetime
    by: str
    cleared: bool
    cleared_by: str
    removed: bool
    removed_by: str
    sha256: str


def _photo(row: MeetingPhoto) -> PhotoCard:
    names = ("id", "meeting_id", "file", "size", "caption", "at", "by", "cleared_by", "removed_by", "sha256")
    facts = {name: getattr(row, name) for name in names}
    return PhotoCard(**facts, cleared=row.cleared_at is not None, removed=row.removed_at is not None)


def photos(*, scope: Scope, meeting_id: UUID, removed: bool = False) -> list[PhotoCard]:
    """The photos of a meeting that the asker may see: staff all, others those that were cleared."""
    rows = MeetingPhoto.objects.within(scope).filter(meeting_id=meeting_id)
    rows = rows.filter(removed_at__isnull=not removed)
    if not scope.can(Duty.REPORT_PROGRESS):
        rows = rows.exclude(cleared_at=None)
    return [_photo(row) for row in rows]


def photo(*, scope: Scope, photo_id: UUID) -> PhotoCard:
    """One photo; `NotYours` when the asker may not see it."""
    row = MeetingPhoto.objects.within(scope).filter(id=photo_id).first()
    hidden = row is None or (row.cleared_at is None and not scope.can(Duty.REPORT_PROGRESS))
    if row is None or hidden or row.removed_at is not None:
        raise NotYours("door.not_yours")
    return _photo(row)
