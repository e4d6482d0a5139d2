"""Who makes which paper of a meeting: each module of papers brings its makers, nobody edits a shared list."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.utils import translation

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.meetings import queries as meetings
from lokmin.papers.queries import (
    composing_public,
    composing_reports,
    composing_spending,
    composing_terms,
    letters,
)
from lokmin.papers.queries.desk import Desk, Print, desk_of, kinds_of
from lokmin.papers.queries.letters import MeetingPaper
from lokmin.papers.rules.blocks import Document

Maker = Callable[[Desk], MeetingPaper | Document]
_MODULES = (letters, composing_terms, composing_reports, composing_public, composing_spending)
MAKERS: Mapping[str, Maker] = {kind: make for module in _MODULES for kind, make in module.MAKE.items()}


def meeting_paper(*, scope: Scope, meeting_id: UUID, kind: str, how: Print) -> MeetingPaper | Document:
    """One paper of a meeting as it stands now, in Indonesian whatever the screen speaks.

    Refuses a kind that the meeting does not have.
    """
    detail = meetings.meeting(scope=scope, meeting_id=meeting_id)
    if kind not in kinds_of(detail.card, scope):
        raise Refusal("papers.kind", value=kind)
    with translation.override("id"):
        return MAKERS[kind](desk_of(scope, detail, kind, how))
