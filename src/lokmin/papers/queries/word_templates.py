"""The Word templates of a Puskesmas: which is used, which were before; papers written with them."""

import base64
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.papers.models import WordTemplate
from lokmin.papers.rules import word
from lokmin.papers.rules.template_fill import fill
from lokmin.papers.rules.template_names import EXAMPLES
from lokmin.papers.rules.template_values import values_of

TEMPLATED = tuple(EXAMPLES)
"""The kinds of paper whose Word form an office may replace."""


@dataclass(frozen=True)
class TemplateCard:
    """One uploaded template; `retired_at` None: it is used."""

    id: UUID
    kind: str
    name: str
    sha256: str
    size: int
    added_at: datetime
    added_by: str
    retired_at: datetime | None
    retired_by: str


def templates_of(*, scope: Scope, puskesmas_id: UUID) -> list[TemplateCard]:
    """Every template that was ever used here, the newest first."""
    scope.check_puskesmas(puskesmas_id)
    rows = WordTemplate.objects.within(scope).filter(puskesmas_id=puskesmas_id).order_by("-added_at", "-id")
    zone = scope.now.tzinfo
    return [
        TemplateCard(
            row.id,
            row.kind,
            row.name,
            row.sha256,
            row.size,
            row.added_at.astimezone(zone),
            row.added_by,
            row.retired_at.astimezone(zone) if row.retired_at else None,
            row.retired_by,
        )
        for row in rows.defer("content")
    ]


def template_content(*, scope: Scope, puskesmas_id: UUID, kind: str) -> bytes | None:
    """The template in use; None for our own."""
    rows = WordTemplate.objects.within(scope).filter(puskesmas_id=puskesmas_id, kind=kind, retired_at=None)
    row = rows.first()
    return base64.b64decode(row.content) if row else None


def printed_word(*, scope: Scope, puskesmas_id: UUID, kind: str, paper: Any) -> bytes:
    """The Word file of a paper of a meeting: in the office's own form where there is one."""
    own = None
    if kind in TEMPLATED:
        own = template_content(scope=scope, puskesmas_id=puskesmas_id, kind=kind)
    return fill(own, values_of(kind, paper), paper.frame) if own else word.render(paper)
