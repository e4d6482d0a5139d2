"""A signed sheet is filed with the signatures it carries: a scan, or a PDF that was signed elsewhere."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.papers import queries
from lokmin.papers.actions.filing import file_sheets, made_of
from lokmin.papers.models import FiledSheet, SheetSignature
from lokmin.papers.queries import SheetCard
from lokmin.papers.rules.signed_pdf import marks_of
from lokmin.tools.actions import action, audit, unchanged

INK, THUMB, FILE = "ink", "thumb", "file"


def file_signed_sheet(
    *,
    scope: Scope,
    meeting_id: UUID,
    content: bytes,
    dated: date,
    way: str,
    signed: Mapping[UUID, date],
    caption: str = "",
    code: str = "",
) -> SheetCard:
    """File a sheet of the agreement and note whose signatures stand on it, each with its day.

    A PDF is kept byte for byte and its signature dictionaries are read. What is filed already counts once.
    """
    if way == FILE and not marks_of(content):
        raise Refusal("papers.no_marks")
    made = file_sheets(
        scope=scope, meeting_id=meeting_id, kind="agreement", dated=dated, contents=[content], caption=caption
    )
    card = (
        made[0] if made else queries.sheet_of(scope=scope, meeting_id=meeting_id, content=made_of(content)[0])
    )
    return link_signatures(scope=scope, sheet_id=card.id, way=way, signed=signed, code=code)


@action
def link_signatures(
    *, scope: Scope, sheet_id: UUID, way: str, signed: Mapping[UUID, date], code: str = ""
) -> SheetCard:
    """Say whose signatures a filed sheet carries; who signed its text already is linked only.

    `code` is the Kode naskah printed on it, as `meetings.actions.sign` takes it.
    """
    scope.check(Duty.WRITE_MEETINGS)
    row: FiledSheet | None = FiledSheet.objects.within(scope).select_for_update().filter(id=sheet_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    scope.check_puskesmas(row.puskesmas_id)
    if way == FILE and not row.marks:
        raise Refusal("papers.no_marks")
    linked = 0
    for signature_id, day in signed.items():
        linked += _link(scope, row, signature_id, {"signed_on": day, "way": way, "code": code})
    if not linked:
        unchanged()
    return queries.sheet(scope=scope, sheet_id=row.id)


def _link(scope: Scope, row: FiledSheet, signature_id: UUID, told: dict[str, Any]) -> int:
    card = meeting_queries.standing(scope=scope, signature_id=signature_id)
    if card.meeting_id != row.meeting_id:
        raise NotYours("door.not_yours")
    if card.signed_on is None or card.earlier_text:
        via = f"lembar {row.sha256[:8]}"
        card = meetings.sign(scope=scope, signature_id=signature_id, via=via, **told)
    known = SheetSignature.objects.within(scope).filter(sheet=row, signature_id=signature_id)
    if known.exists():
        return 0
    link = SheetSignature.add(
        sheet=row,
        signature_id=signature_id,
        signed_on=card.signed_on,
        recorded_at=scope.now,
        recorded_by=scope.actor_name,
    )
    audit(scope, "link_signature", link, puskesmas_id=row.puskesmas_id, sheet=str(row.id))
    return 1
