"""The list of seats as a phone shows it: by sector, who sits there already, who usually comes instead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from lokmin.meetings.queries import ChairCard, InvitationCard
from lokmin.people.queries import DelegateCard
from lokmin.tools.templatetags.lokmin import icon


@dataclass(frozen=True)
class Side:
    """The chairs of one sector, `free` of them not taken by a phone."""

    name: str
    free: int
    rows: SafeString


def chairs(cards: Iterable[ChairCard]) -> list[Side]:
    """The invited offices by sector, each a line that leads to its own page."""
    sides: dict[str, list[ChairCard]] = {}
    for card in cards:
        sides.setdefault(card.sector, []).append(card)
    return [
        Side(group[0].sector_name, sum(not card.taken_by for card in group), _rows(group))
        for group in sides.values()
    ]


def _rows(group: Sequence[ChairCard]) -> SafeString:
    """Hundreds of lines, drawn for every phone: from strings, not through the template."""
    check = f"<span>{icon('check')} "
    return mark_safe("".join(_row(card, check) for card in group))  # noqa: S308  each part is escaped


def _row(card: ChairCard, check: str) -> str:
    holder = f'<span class="muted">{escape(card.holder)}</span>' if card.holder else ""
    taken = ""
    if card.taken_by:
        told = gettext("sudah diisi: %(who)s") % {"who": card.taken_by}
        taken = f"{check}{escape(told)}</span>"
    return f'<li><a href="?kursi={card.office_id}"><b>{escape(card.title)}</b>{holder}{taken}</a></li>'


def announced(row: InvitationCard, usual: Sequence[DelegateCard]) -> list[tuple[str, str]]:
    """Name and title of who may come instead: the one who was announced first, each person once."""
    named = [(row.delegate_name, row.delegate_title)] if row.delegate_name else []
    return list(dict.fromkeys([*named, *((one.name, one.title) for one in usual if one.name)]))
