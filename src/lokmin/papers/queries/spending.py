"""What a meeting cost, as it was typed, with the people who came."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import MeetingDetail
from lokmin.papers.models import Spending, TransportAmount
from lokmin.papers.queries.present import Guest, guests
from lokmin.papers.rules.spending import Bill, Item, Payee, Tax

STORED = (
    "fund", "treasurer_name", "treasurer_id", "officer_name", "officer_id", "transport_line",
    "transport_rate", "refreshment_line", "receiver", "receiver_place", "bought_on", "task_basis",
    "photos_a_page",
)  # fmt: skip
"""The fields that stand in the table under the same name."""


NOTHING = Bill(())


@dataclass(frozen=True)
class Assigned:
    """One person of the assignment letter."""

    name: str
    identity: str = ""
    title: str = ""


@dataclass(frozen=True)
class SpendingCard:
    """The amounts of a meeting; None and empty: not typed. `amounts` by seat, where it is not the rate."""

    fund: str = ""
    treasurer_name: str = ""
    treasurer_id: str = ""
    officer_name: str = ""
    officer_id: str = ""
    transport_line: str = ""
    transport_rate: int | None = None
    refreshment_line: str = ""
    receiver: str = ""
    receiver_place: str = ""
    bought_on: date | None = None
    task_basis: str = ""
    photos_a_page: int = 4
    bill: Bill = NOTHING
    assigned: tuple[Assigned, ...] = ()
    amounts: dict[UUID, int] = field(default_factory=dict)
    version: int = 0
    made_by: str = ""

    def own(self, guest: Guest) -> int | None:
        """What was typed for this person alone, at any of their seats."""
        return next((self.amounts[seat] for seat in guest.seats if seat in self.amounts), None)

    def payee(self, guest: Guest) -> Payee:
        """What this person gets: the own amount, else the rate, else nothing typed."""
        own = self.own(guest)
        return Payee(guest.name, guest.office, self.transport_rate if own is None else own)


def spending(*, scope: Scope, meeting_id: UUID) -> SpendingCard:
    """What is stored for the meeting; nothing when nobody typed anything."""
    row = Spending.objects.within(scope).filter(meeting_id=meeting_id).first()
    if row is None:
        return SpendingCard()
    amounts = TransportAmount.objects.within(scope).filter(spending_id=row.id)
    return SpendingCard(
        **{name: getattr(row, name) for name in STORED},
        bill=Bill(tuple(Item(**item) for item in row.items), tuple(Tax(**tax) for tax in row.taxes)),
        assigned=tuple(Assigned(**one) for one in row.assigned),
        amounts=dict(amounts.values_list("attendance_id", "amount")),
        version=row.version,
        made_by=row.made_by,
    )


def payees(card: SpendingCard, detail: MeetingDetail) -> tuple[Payee, ...]:
    """Everybody who came, each once, with the amount."""
    return tuple(card.payee(guest) for guest in guests(detail))


def meeting_guests(*, scope: Scope, meeting_id: UUID) -> tuple[Guest, ...]:
    """Who came to a meeting, each person once."""
    return guests(meetings.meeting(scope=scope, meeting_id=meeting_id))
