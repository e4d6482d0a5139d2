"""The directory as it is searched: by words, by sector, by what is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lokmin.basics.words import mark
from lokmin.people import queries
from lokmin.people.queries import OfficeCard, PersonCard, SectorGroup
from lokmin.people.rules.phones import phone_text

LACKS = {
    "pejabat": mark("Tanpa pejabat"),
    "persetujuan": mark("Tanpa persetujuan"),
}


@dataclass(frozen=True)
class Found:
    """What the search found; `lacking` counts the whole directory, whatever was asked."""

    groups: list[SectorGroup]
    total: int
    shown: int
    lacking: dict[str, int]


def _lacks(card: OfficeCard, what: str) -> bool:
    return not card.holder if what == "pejabat" else bool(card.holder) and not card.has_consent


def _says(card: OfficeCard, words: Sequence[str]) -> bool:
    text = " ".join((card.title, card.acting, card.institution, card.holder, card.sector_name)).casefold()
    return all(word in text for word in words)


def search(cards: Sequence[OfficeCard], text: str, sector: str, lacks: str) -> Found:
    """The offices that match all that was asked, by sector."""
    words = text.casefold().split()
    found = [
        card
        for card in cards
        if _says(card, words) and sector in ("", card.sector) and (lacks not in LACKS or _lacks(card, lacks))
    ]
    lacking = {what: sum(_lacks(card, what) for card in cards) for what in LACKS}
    return Found(queries.grouped(found), len(cards), len(found), lacking)


def office_choices(cards: Iterable[OfficeCard]) -> list[tuple[str, str]]:
    """Offices with a holder, for a list to choose from."""
    return [(str(card.id), f"{card.printed_title} ({card.holder})") for card in cards if card.holder]


@dataclass(frozen=True)
class Contact:
    """A person with offices today on the list of consents."""

    person: PersonCard
    titles: str
    phone: str


def contacts(
    persons: Iterable[PersonCard], cards: Iterable[OfficeCard]
) -> tuple[list[Contact], list[Contact]]:
    """Who holds an office today: without consent, and with."""
    held: dict[object, list[str]] = {}
    for card in cards:
        if card.person_id:
            held.setdefault(card.person_id, []).append(card.printed_title)
    rows = [
        Contact(person, ", ".join(held[person.id]), phone_text(person.phone))
        for person in persons
        if person.id in held
    ]
    return [row for row in rows if not row.person.consent], [row for row in rows if row.person.consent]
