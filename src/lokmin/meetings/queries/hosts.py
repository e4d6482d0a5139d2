"""The heads of the Puskesmas that hold a meeting: each of them signs its agreement (FN 26)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lokmin.people import queries as people
from lokmin.people.queries import OfficeCard
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard

HEALTH = "kesehatan"


@dataclass(frozen=True)
class Host:
    """The head of one Puskesmas: the office of the directory, else the title with the name of the account."""

    puskesmas: PuskesmasCard
    office: OfficeCard | None
    name: str

    @property
    def title(self) -> str:
        return self.office.title if self.office else f"Kepala {self.puskesmas.full_name}"


def hosts(
    *, organiser_id: UUID, taking_part_ids: Sequence[UUID], directory: Sequence[OfficeCard], on: date
) -> list[Host]:
    """The organiser's head first, then those that take part by code; each of them, known by name or not."""
    cards = {card.id: card for card in places.puskesmas_cards(ids={organiser_id, *taking_part_ids})}
    others = sorted((cards[key] for key in taking_part_ids), key=lambda card: card.code)
    heads = [c for c in directory if c.sector == HEALTH and c.title.casefold().startswith("kepala")]
    own = cards[organiser_id]
    around = [card.name for card in places.puskesmas_of_kecamatan(kecamatan_id=own.kecamatan_id)]
    nobodys = [head for head in heads if not any(_names(head, name) for name in around)]
    names = people.heads(puskesmas_ids=list(cards), on=on)
    found = []
    for card in [own, *others]:
        named = [head for head in heads if _names(head, card.name)]
        office = next(iter(named or (nobodys if card is own else [])), None)
        found.append(Host(card, office, office.holder if office else names.get(card.id, "")))
    return found


def _names(head: OfficeCard, name: str) -> bool:
    """Whether the office of a head says which Puskesmas it leads."""
    return name.casefold() in f"{head.title} {head.institution}".casefold()
