"""Where an account may go: its Puskesmas and its district boards."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from lokmin.basics.scope import DUTIES, Duty, Role
from lokmin.people.queries import Standing
from lokmin.places import queries as places


@dataclass(frozen=True)
class Destination:
    """One place to go. `district` groups the list; `code` and `where` tell two of the same name apart."""

    name: str
    url: str
    district: str
    code: str = ""
    where: str = ""
    example: bool = False
    board: bool = False


def is_administrator(standings: Sequence[Standing]) -> bool:
    return any(standing.role is Role.ADMINISTRATOR for standing in standings)


def destinations(standings: Sequence[Standing]) -> list[Destination]:
    """District boards first, then Puskesmas by district and name. Dinkes goes to its board only."""
    ids = {i for standing in standings if standing.role is not Role.DINKES for i in standing.puskesmas_ids}
    reached = {i for standing in standings for i in standing.puskesmas_ids}
    cards = places.puskesmas_cards(ids=reached)
    readers = [s for s in standings if Duty.READ_DISTRICT in DUTIES[s.role]]
    districts = {
        (card.district, card.district_code)
        for card in cards
        if card.district_code and any(card.id in s.puskesmas_ids for s in readers)
    }
    boards = [
        Destination(_("Papan %(name)s") % {"name": name}, _board(code), name, board=True)
        for name, code in sorted(districts)
    ]
    own = [
        Destination(
            card.full_name,
            reverse("home", kwargs={"code": card.code}),
            card.district,
            card.code,
            card.kecamatan,
            card.example,
        )
        for card in cards
        if card.id in ids
    ]
    return [*boards, *sorted(own, key=lambda one: (one.district, one.name, one.code))]


def _board(code: str) -> str:
    return reverse("rollup:board", kwargs={"code": code})


def grouped(found: Sequence[Destination]) -> list[tuple[str, list[Destination]]]:
    """By district, its board first."""
    ordered = sorted(found, key=lambda one: (one.district, not one.board, one.name, one.code))
    return [(district, list(rows)) for district, rows in groupby(ordered, key=lambda one: one.district)]
