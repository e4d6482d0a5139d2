"""What a handover would move, said before it is done."""

from dataclasses import dataclass
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.commitments import queries as commitments
from lokmin.commitments.queries import CommitmentCard
from lokmin.meetings.models import Invitation, MeetingState
from lokmin.people import queries as people
from lokmin.people.queries import OfficeCard


@dataclass(frozen=True)
class Moves:
    """What goes along with an office: promises in scope, how many others, links, what was not sent."""

    office: OfficeCard
    promises: list[CommitmentCard]
    other_promises: int
    links: int
    letters: int
    messages: int

    @property
    def waiting(self) -> list[CommitmentCard]:
        """Promises of a holder before, or of a delegate, that the present holder has not confirmed."""
        return [card for card in self.promises if card.waits_for_principal]


def what_moves(*, scope: Scope, office_id: UUID) -> Moves:
    """What a change of the holder of an office touches today."""
    card = people.office_of(scope=scope, office_id=office_id)
    mine, others = commitments.open_of_office(scope=scope, office_id=office_id)
    letters = Invitation.unscoped.filter(
        office_id=office_id, sent_at=None, meeting__held_on__gte=scope.today
    ).exclude(meeting__state=MeetingState.CLOSED)
    links = people.live_links(scope=scope, office_id=office_id)
    messages = people.waiting_for_office(scope=scope, office_id=office_id)
    return Moves(card, mine, others, links, letters.count(), messages)
