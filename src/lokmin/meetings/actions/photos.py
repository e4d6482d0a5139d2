"""Photos of the meeting: made small before anybody keeps them, cleared by a person, removed and put back."""

import hashlib
from collections.abc import Sequence
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings.actions.found import meeting_to_write, part_to_write
from lokmin.meetings.models import MeetingPhoto
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.photos import clean_photo


def add_photos(*, scope: Scope, meeting_id: UUID, contents: Sequence[bytes], caption: str = "") -> int:
    """Keep photos with a meeting, all or none; one that is there already counts once. Returns how many came.

    They are decoded before the transaction: that takes longer than a database may be held. A closed meeting
    takes them too: photos are evidence, not minutes.
    """
    scope.check(Duty.WRITE_MEETINGS)
    if not contents:
        raise Refusal("meetings.photo_missing")
    small = {hashlib.sha256(data).hexdigest(): data for data in map(clean_photo, contents)}
    names = {
        sha: default_storage.save(f"meetings/{uuid4().hex}.jpg", ContentFile(data))
        for sha, data in small.items()
    }
    try:
        return _note(
            scope=scope,
            meeting_id=meeting_id,
            caption=" ".join(caption.split())[:200],
            files=[(sha, names[sha], len(data)) for sha, data in small.items()],
        )
    finally:
        used = MeetingPhoto.unscoped.filter(file__in=names.values()).values_list("file", flat=True)
        for name in set(names.values()) - set(used):
            default_storage.delete(name)


@action
def _note(*, scope: Scope, meeting_id: UUID, caption: str, files: Sequence[tuple[str, str, int]]) -> int:
    meeting = meeting_to_write(scope, meeting_id)
    rows = MeetingPhoto.objects.within(scope).filter(meeting=meeting)
    known = {row.sha256: row for row in rows}
    made = 0
    for sha, name, size in files:
        there = known.get(sha)
        if there is None:
            there = MeetingPhoto.add(
                meeting=meeting,
                file=name,
                sha256=sha,
                size=size,
                caption=caption,
                at=scope.now,
                by=scope.actor_name,
            )
        elif there.removed_at is not None:
            there.removed_at, there.removed_by = None, ""
            there.cleared_at, there.cleared_by = None, ""
            there.save(update_fields=["removed_at", "removed_by", "cleared_at", "cleared_by"])
        else:
            continue
        made += 1
        audit(scope, "meetings.add_photo", there, puskesmas_id=meeting.puskesmas_id, sha256=sha)
    unchanged()
    return made


@action
def caption_photo(*, scope: Scope, photo_id: UUID, caption: str) -> None:
    """Say what is seen on it."""
    row = part_to_write(scope, MeetingPhoto, photo_id)
    before, row.caption = row.caption, " ".join(caption.split())[:200]
    row.save(update_fields=["caption"])
    audit(scope, "meetings.caption_photo", row, puskesmas_id=row.meeting.puskesmas_id, before=before)


@action
def clear_photo(*, scope: Scope, photo_id: UUID, cleared: bool = True) -> None:
    """A person looked: no patient and no child can be recognised. Or takes that back (FN 29)."""
    row = part_to_write(scope, MeetingPhoto, photo_id)
    row.cleared_at, row.cleared_by = (scope.now, scope.actor_name) if cleared else (None, "")
    row.save(update_fields=["cleared_at", "cleared_by"])
    audit(scope, "meetings.clear_photo", row, puskesmas_id=row.meeting.puskesmas_id, cleared=cleared)


@action
def remove_photo(*, scope: Scope, photo_id: UUID, removed: bool = True) -> None:
    """Take a photo out, or put it back; its bytes stay, so that nothing is lost by a slip.

    Once it was taken out, nobody vouches for it any more: if it comes back a person looks anew (FN 29).
    """
    row = part_to_write(scope, MeetingPhoto, photo_id)
    row.removed_at, row.removed_by = (scope.now, scope.actor_name) if removed else (None, "")
    row.cleared_at, row.cleared_by = None, ""
    row.save(update_fields=["removed_at", "removed_by", "cleared_at", "cleared_by"])
    audit(scope, "meetings.remove_photo", row, puskesmas_id=row.meeting.puskesmas_id, removed=removed)
