"""The queue of messages by who sends them, and the division of who writes to whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext

from lokmin.people.queries import LiaisonLine, MessageCard
from lokmin.people.rules.liaisons import NOBODY, WHY_WORDS, Writer

PROMISES = frozenset({"before", "after", "incomplete"})
LETTERS = frozenset({"invitation", "changed", "answer"})


@dataclass(frozen=True)
class Line:
    """A message in the queue, with where its answer is written down."""

    card: MessageCard

    @property
    def invitation(self) -> UUID | None:
        is_letter = self.card.kind in LETTERS and self.card.topic
        return self.card.rows[0] if is_letter and self.card.rows else None

    @property
    def promises(self) -> tuple[UUID, ...]:
        return self.card.rows if self.card.kind in PROMISES else ()


@dataclass
class Hand:
    """What one of the staff is to send."""

    account_id: UUID | None
    name: str
    mine: bool
    lines: list[Line] = field(default_factory=list)


def by_hand(cards: Iterable[MessageCard], me: UUID | None) -> list[Hand]:
    """The queue by who sends, the asker's own first, then by name; what nobody sends comes last."""
    hands: dict[UUID | None, Hand] = {}
    for card in cards:
        who = card.liaison.account_id
        hand = hands.setdefault(who, Hand(who, card.liaison.name, who is not None and who == me))
        hand.lines.append(Line(card))
    return sorted(hands.values(), key=lambda hand: (not hand.mine, hand.account_id is None, hand.name))


def only(cards: Sequence[MessageCard], asked: str) -> list[MessageCard]:
    """Those of one hand when a known account is asked for, else all."""
    known = {str(card.liaison.account_id) for card in cards}
    return [card for card in cards if asked not in known or str(card.liaison.account_id) == asked]


@dataclass(frozen=True)
class Told:
    """A message that went out or was dropped."""

    line: Line
    may_undo: bool


def told(cards: Iterable[MessageCard], now: datetime) -> list[Told]:
    """What went out; today's can be taken back."""
    return [Told(Line(card), _may_undo(card, now)) for card in cards]


def _may_undo(card: MessageCard, now: datetime) -> bool:
    if card.withdrawn_at:
        return True
    if card.sent_at is None or card.by_email or card.opened_at:
        return False
    return card.sent_at.astimezone(now.tzinfo).date() == now.date()


@dataclass(frozen=True)
class Seat:
    """An office with who writes to it."""

    line: LiaisonLine

    @property
    def why(self) -> str:
        return gettext(WHY_WORDS[self.line.found.why])

    @property
    def nobody(self) -> bool:
        return self.line.found.why == NOBODY


@dataclass
class SectorSeats:
    """The offices of a sector."""

    code: str
    name: str
    seats: list[Seat] = field(default_factory=list)


def by_sector(lines: Iterable[LiaisonLine]) -> list[SectorSeats]:
    groups: dict[str, SectorSeats] = {}
    for line in lines:
        office = line.office
        groups.setdefault(office.sector, SectorSeats(office.sector, office.sector_name)).seats.append(
            Seat(line)
        )
    return list(groups.values())


def staff_choices(staff: Iterable[Writer]) -> list[tuple[str, str]]:
    """Each of the staff once, by name."""
    return list({str(writer.account_id): writer.name for writer in staff}.items())
