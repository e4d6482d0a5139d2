"""Filing a sheet or photo with a meeting, and taking it out again."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import queries as meetings
from lokmin.papers import queries
from lokmin.papers.actions.files import discard, keeping
from lokmin.papers.models import FiledSheet, SheetSignature
from lokmin.papers.queries import SheetCard
from lokmin.papers.rules import issuing
from lokmin.papers.rules.signed_pdf import marks_of
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.photos import clean_photo

SHEET_EDGE = 2400  # a sheet of A4 stays legible at 200 points an inch


def file_sheets(
    *,
    scope: Scope,
    meeting_id: UUID,
    kind: str,
    dated: date,
    contents: Sequence[bytes],
    caption: str = "",
) -> list[SheetCard]:
    """Keep files with a meeting, all or none: a PDF as it came, a picture smaller and without its place.

    `dated` is the day of the sheets themselves. A file that is filed there already counts once. Refused: a
    day that has not come, a file that is neither PDF nor picture ("papers.scan_kind"), or too large.
    """
    scope.check(Duty.WRITE_MEETINGS)
    if kind not in queries.SHEET_KINDS:
        raise Refusal("papers.kind", value=kind)
    if dated > scope.today:
        raise Refusal("papers.sheet_future", day=dated)
    made = [made_of(content) for content in contents]
    words = " ".join(caption.split())[:200]
    with keeping(content for content, _ending in made) as digests:
        kept = [
            _Kept(digest, ending, len(content), _marks(content))
            for digest, (content, ending) in zip(digests, made, strict=True)
        ]
        return _note_sheets(
            scope=scope, meeting_id=meeting_id, kind=kind, dated=dated, caption=words, kept=kept
        )


@dataclass(frozen=True)
class _Kept:
    sha256: str
    ending: str
    size: int
    marks: list[dict[str, object]]


def made_of(content: bytes) -> tuple[bytes, str]:
    """The bytes to keep, and their ending."""
    if issuing.check_scan(content) == "pdf":
        return content, "pdf"
    return clean_photo(content, edge=SHEET_EDGE), "jpg"


def _marks(content: bytes) -> list[dict[str, object]]:
    """The signature dictionaries of a PDF as they are kept; of anything else none."""
    return [asdict(mark) for mark in marks_of(content)] if content.startswith(b"%PDF-") else []


@action
def _note_sheets(
    *, scope: Scope, meeting_id: UUID, kind: str, dated: date, caption: str, kept: Sequence[_Kept]
) -> list[SheetCard]:
    meeting = meetings.card(scope=scope, meeting_id=meeting_id)
    scope.check_puskesmas(meeting.puskesmas_id)
    known = set(
        FiledSheet.objects.within(scope).filter(meeting_id=meeting.id).values_list("sha256", flat=True)
    )
    fresh = {file.sha256: file for file in kept if file.sha256 not in known}
    rows = [
        FiledSheet.add(
            puskesmas_id=meeting.puskesmas_id,
            meeting_id=meeting.id,
            kind=kind,
            caption=caption,
            dated=dated,
            recorded_at=scope.now,
            recorded_by=scope.actor_name,
            sha256=file.sha256,
            ending=file.ending,
            size=file.size,
            marks=file.marks,
        )
        for file in fresh.values()
    ]
    for row in rows:
        audit(scope, "file_sheet", row, kind=kind, meeting=str(meeting_id), sha256=row.sha256)
    if not rows:
        unchanged()
    return [queries.sheet(scope=scope, sheet_id=row.id) for row in rows]


@action
def remove_sheet(*, scope: Scope, sheet_id: UUID) -> SheetCard:
    """Take a sheet out: its row, and its bytes unless another paper or sheet has the same.

    One that carries a signature which stands is refused: the signature would lose its proof.
    """
    scope.check(Duty.WRITE_MEETINGS)
    card = queries.sheet(scope=scope, sheet_id=sheet_id)
    row = FiledSheet.objects.within(scope).select_for_update().filter(id=sheet_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    scope.check_puskesmas(row.puskesmas_id)
    if card.carries:
        raise Refusal("papers.sheet_carries", n=len(card.carries))
    SheetSignature.objects.within(scope).filter(sheet=row).delete()
    audit(scope, "remove_sheet", row, kind=row.kind, meeting=str(row.meeting_id), sha256=row.sha256)
    row.delete()
    transaction.on_commit(lambda: discard(card.sha256))
    return card
