"""Printing the fallback set of a meeting, and writing down that it was."""

from uuid import UUID

from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import queries as meetings
from lokmin.papers import queries
from lokmin.papers.models import FallbackPrint
from lokmin.papers.rules import pdf
from lokmin.papers.rules.fallback import Part
from lokmin.tools.actions import action, audit


def print_fallback(
    *, scope: Scope, meeting_id: UUID, blank_forms: int, raters: int
) -> tuple[bytes, list[Part]]:
    """The set as one PDF, with the parts that it has."""
    scope.check(Duty.WRITE_MEETINGS)
    made = queries.fallback_set(scope=scope, meeting_id=meeting_id, blank_forms=blank_forms, raters=raters)
    content, parts = pdf.render(made), pdf.parts(made)
    _note_print(scope=scope, meeting_id=meeting_id, pages=sum(part.sheets for part in parts))
    return content, parts


@action
def _note_print(*, scope: Scope, meeting_id: UUID, pages: int) -> None:
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    scope.check_puskesmas(card.puskesmas_id)
    row = FallbackPrint.add(
        puskesmas_id=card.puskesmas_id,
        meeting_id=meeting_id,
        pages=pages,
        made_at=scope.now,
        made_by=scope.actor_name,
    )
    audit(scope, "print_fallback", row, meeting=str(meeting_id), pages=pages)
