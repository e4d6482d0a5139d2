"""The addenda of a meeting, each with how far its signing is."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings.models import Addendum
from lokmin.meetings.queries.cards import SignatureCard
from lokmin.meetings.queries.parts import signatures
from lokmin.meetings.rules import addenda as rules
from lokmin.meetings.rules.agreement import code_of


@dataclass(frozen=True)
class AddendumCard:
    """One addendum. `changes` as rules/addenda.py writes them, with what this asker may read."""

    id: UUID
    meeting_id: UUID
    number: int
    reason: str
    changes: tuple[dict[str, Any], ...]
    sha256: str
    dated: date
    at: datetime
    by: str
    signatures: tuple[SignatureCard, ...] = ()

    @property
    def code(self) -> str:
        return code_of(self.sha256)

    @property
    def signed(self) -> int:
        return sum(row.signed_on is not None for row in self.signatures)

    @property
    def outstanding(self) -> int:
        return len(self.signatures) - self.signed


def addenda(*, scope: Scope, meeting_id: UUID) -> list[AddendumCard]:
    """The addenda of a meeting by number."""
    return [_card(scope, row) for row in Addendum.objects.within(scope).filter(meeting_id=meeting_id)]


def addendum(*, scope: Scope, addendum_id: UUID) -> AddendumCard:
    """One addendum; `NotYours` when it is another's."""
    row = Addendum.objects.within(scope).filter(id=addendum_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    return _card(scope, row)


def _card(scope: Scope, row: Addendum) -> AddendumCard:
    return AddendumCard(
        row.id,
        row.meeting_id,
        row.number,
        row.reason,
        tuple(_seen(scope, told) for told in row.changes),
        row.sha256,
        row.dated,
        row.at.astimezone(scope.now.tzinfo),
        row.by,
        tuple(signatures(scope=scope, meeting_id=row.meeting_id, addendum_id=row.id)),
    )


def _seen(scope: Scope, told: dict[str, Any]) -> dict[str, Any]:
    own = told.get("puskesmas", "") in {str(key) for key in scope.puskesmas_ids}
    hidden = not (own and scope.can(Duty.READ_RESTRICTED))
    return rules.as_seen(told, own=own, restricted_hidden=hidden)
