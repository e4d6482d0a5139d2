"""A line of the note-taker's grid."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from lokmin.commitments.pages.board import Printer, Tile
from lokmin.commitments.queries import Glance
from lokmin.tools import printing


@dataclass
class GridRow:
    """A promise, what was typed for it, and what became of that."""

    one: Glance
    form: Any
    errors: list[str] = field(default_factory=list)
    saved: bool = False
    tile: Tile | None = None


@dataclass(frozen=True, slots=True)
class GivenRow:
    """A promise that somebody else keeps: when it was last heard of, and through whom at the Puskesmas."""

    tile: Tile
    heard: str
    contact: str


def given_rows(glances: list[Glance], printer: Printer) -> list[GivenRow]:
    """In the order given."""
    return [
        GivenRow(printer.tile(one), _heard(one, printer), one.contact_name or one.made_by) for one in glances
    ]


def _heard(one: Glance, printer: Printer) -> str:
    day = printer.details[one.id].last_told_on if one.id in printer.details else None
    return printing.date_short(day) if day else _("belum pernah")
