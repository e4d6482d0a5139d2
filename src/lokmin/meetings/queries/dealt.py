"""What a meeting did with earlier promises, as its minutes say it under the point of the evaluation."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from lokmin.basics.scope import Scope
from lokmin.meetings.models import Dealing, MeetingCommitment
from lokmin.meetings.queries.cards import AgendaCard, MeetingCard
from lokmin.meetings.queries.lines import names_of
from lokmin.meetings.queries.parts import promised_here
from lokmin.tools.prepared import prepared

DEALING_NAMES = names_of(Dealing.choices)


@dataclass(frozen=True)
class DealtLine:
    """One earlier promise: what was done with it (`dealings`, the earliest first) and what was noted.

    `restricted`: whoever prints its sentences for sectors takes the names of villages out (FN 14).
    """

    number: int
    office_title: str
    what: str
    dealings: tuple[str, ...]
    notes: tuple[str, ...]
    puskesmas_id: UUID
    restricted: bool

    @property
    def noted(self) -> str:
        """All notes in one sentence, without its full stop."""
        return "; ".join(note.rstrip(".") for note in self.notes)


def dealt(*, scope: Scope, meeting: MeetingCard) -> list[DealtLine]:
    """Each earlier promise that this meeting read back, extended, closed or handed up, by number."""
    found: dict[UUID, list[MeetingCommitment]] = {}
    for row in _dealt(scope, meeting.id):
        found.setdefault(row.commitment_id, []).append(row)
    if not found:
        return []
    cards = promised_here(scope=scope, meeting=meeting, ids=found).values()
    return [
        DealtLine(
            card.number,
            card.office_title,
            card.what,
            tuple(row.dealing for row in found[card.id]),
            tuple(dict.fromkeys(row.note for row in found[card.id] if row.note)),
            card.puskesmas_id,
            card.restricted,
        )
        for card in sorted(cards, key=lambda card: card.number)
    ]


@prepared
def _dealt(scope: Scope, meeting_id: UUID) -> QuerySet[MeetingCommitment]:
    rows: QuerySet[MeetingCommitment] = MeetingCommitment.objects.within(scope).filter(meeting_id=meeting_id)
    return rows.exclude(dealing=Dealing.MADE).order_by("at", "id")


def item_of_evaluation(items: list[AgendaCard]) -> UUID | None:
    """The point under which the evaluation stands: its own, else the first."""
    own = [item.id for item in items if item.key == "read_back"] or [item.id for item in items]
    return own[0] if own else None
