"""The sheets and photos that were filed with a meeting."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Duty, Scope
from lokmin.papers.models import FiledSheet, SheetKind, SheetSignature
from lokmin.papers.queries.issued import stored_as

_LINKED = "signatures__signature"
SHEET_KINDS = {str(value): str(label) for value, label in SheetKind.choices}


@dataclass(frozen=True)
class SheetCard:
    """One filed sheet: what it is, of which day, filed when and by whom.

    `marks` are the signature dictionaries of a PDF as it writes them, checked by nobody here; `carries` names
    whose signatures, as recorded, stand on it.
    """

    id: UUID
    meeting_id: UUID
    kind: str
    caption: str
    dated: date
    ending: str
    sha256: str
    size: int
    recorded_at: datetime
    recorded_by: str
    marks: tuple[dict[str, Any], ...] = ()
    carries: tuple[str, ...] = ()

    @property
    def stored_as(self) -> str:
        return stored_as(self.sha256)

    @property
    def later(self) -> bool:
        """Filed on a later day than the sheet is of (FN 35)."""
        return self.recorded_at.date() > self.dated


def may_see_sheets(scope: Scope, puskesmas_id: UUID) -> bool:
    """Staff of the organiser: a sheet may carry telephone numbers, a photo faces (FN 29)."""
    return scope.can(Duty.REPORT_PROGRESS) and puskesmas_id in scope.puskesmas_ids


def sheets(*, scope: Scope, meeting_id: UUID) -> list[SheetCard]:
    """The sheets of a meeting that this asker may see, in the order they were filed."""
    rows = FiledSheet.objects.within(scope).filter(meeting_id=meeting_id).prefetch_related(_LINKED)
    return [_card(row, scope) for row in rows if may_see_sheets(scope, row.puskesmas_id)]


def sheet(*, scope: Scope, sheet_id: UUID) -> SheetCard:
    """One of them; for everybody else it is not there."""
    row = FiledSheet.objects.within(scope).filter(id=sheet_id).prefetch_related(_LINKED).first()
    if row is None or not may_see_sheets(scope, row.puskesmas_id):
        raise NotYours("door.not_yours")
    return _card(row, scope)


def sheet_of(*, scope: Scope, meeting_id: UUID, content: bytes) -> SheetCard:
    """The sheet of a meeting that is these bytes."""
    digest = hashlib.sha256(content).hexdigest()
    row = FiledSheet.objects.within(scope).filter(meeting_id=meeting_id, sha256=digest).first()
    if row is None:
        raise NotYours("door.not_yours")
    return sheet(scope=scope, sheet_id=row.id)


def filed_files(*, scope: Scope, puskesmas_ids: Iterable[UUID]) -> set[str]:
    """The hashes of what these Puskesmas filed."""
    ids = list(puskesmas_ids)
    mine = FiledSheet.objects.within(scope).filter(puskesmas_id__in=ids)
    return set(mine.values_list("sha256", flat=True))


def _card(row: FiledSheet, scope: Scope) -> SheetCard:
    return SheetCard(
        id=row.id,
        meeting_id=row.meeting_id,
        kind=row.kind,
        caption=row.caption,
        dated=row.dated,
        ending=row.ending,
        sha256=row.sha256,
        size=row.size,
        recorded_at=row.recorded_at.astimezone(scope.now.tzinfo),
        recorded_by=row.recorded_by,
        marks=tuple(row.marks),
        carries=tuple(_named(link) for link in row.signatures.all() if link.signature.signed_on),
    )


def _named(link: SheetSignature) -> str:
    return link.signature.printed_name or link.signature.printed_title
