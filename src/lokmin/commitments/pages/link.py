"""The promises behind a personal link, each with its form; and what others promised with its help."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from lokmin.basics.ids import new_id
from lokmin.commitments import queries
from lokmin.commitments.forms import LinkAnswerForm, ReportForm
from lokmin.commitments.pages.board import Printer
from lokmin.commitments.pages.promise import Line, line, on_board
from lokmin.commitments.queries import CommitmentCard
from lokmin.commitments.rules import states
from lokmin.people.queries import LinkGuest
from lokmin.places import queries as places


@dataclass(frozen=True)
class GuestItem:
    """A promise behind a personal link: its card, how many days are left, its form while it is open."""

    line: Line
    days: int | None
    form: ReportForm | None
    open: bool


def guest_items(
    cards: Sequence[CommitmentCard], today: date, sending: ReportForm | None = None, at: UUID | None = None
) -> list[GuestItem]:
    """The promises of one office, open ones first; `sending` is the form that was refused at promise `at`."""
    shown = sorted(on_board(cards, today), key=lambda card: (not card.is_open, card.number))
    first = next((card.id for card in shown if card.is_open), None)
    items = []
    for card in shown:
        form = sending if sending is not None and card.id == at else report_form(card)
        days = (card.due_on - today).days if card.due_on else None
        items.append(
            GuestItem(line(card, today), days, form if card.is_open else None, card.id == (at or first))
        )
    return items


def report_form(card: CommitmentCard) -> ReportForm:
    """An empty report for one promise, with a key of its own."""
    state = states.UNDER_WAY if card.state == states.UNDER_WAY else None
    return ReportForm(initial={"key": new_id(), "state": state}, auto_id=f"id_%s_{card.number}")


@dataclass(frozen=True)
class Handed:
    """A promise that was handed up to the camat; `form` while he may answer."""

    line: Line
    form: LinkAnswerForm | None
    failed: bool


def handed(guest: LinkGuest, sending: LinkAnswerForm | None = None, at: UUID | None = None) -> list[Handed]:
    """What was handed up to the camat, behind the link of his own office; nothing behind any other."""
    scope = queries.camat_behind(guest=guest)
    if scope is None:
        return []
    found = []
    for card in queries.handed_to_camat(scope=scope, puskesmas_id=guest.puskesmas.id):
        failed = sending is not None and card.id == at
        form = sending if failed else LinkAnswerForm(auto_id=f"up-{card.id}-%s")
        found.append(
            Handed(line(card, scope.today), form if card.state == states.HANDED_UP else None, failed)
        )
    return found


def given(guest: LinkGuest) -> dict[str, Any]:
    """What others promised with the help, or at the wish, of this office; the late ones first.

    What this office both asked for and helps with stands once, with its help; `both` are their addresses.
    """
    helped, asked = queries.of_supporter(scope=guest.scope, office_id=guest.office.id)
    details = queries.details(scope=guest.scope, glances=[*helped, *asked])
    areas = {area.id: area.name for area in places.catchment(puskesmas_id=guest.puskesmas.id)}
    printer = Printer(guest.puskesmas.code, guest.scope.today, areas, details)
    tiles, wished = printer.tiles(helped), printer.tiles(asked)
    both = {tile.url for tile in tiles} & {tile.url for tile in wished}
    return {"helped": tiles, "asked": [tile for tile in wished if tile.url not in both], "both": both}
