"""Before printing: pages, copies and sheets of what is to be printed; the logos of the letterheads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lokmin.basics.words import mark
from lokmin.meetings.queries import MeetingCard
from lokmin.papers.queries import KINDS, LETTERS, LOGO_NAMES, IssuerCard, LogoCard

_SETS = {LETTERS: mark("Surat per penerima")}
_COPIES = {"invitation": 2, "minutes": 2, "agreement": 3}
"""One for the file of the Puskesmas, one for who issued it or hears of it; else one."""


@dataclass(frozen=True)
class PrintLine:
    """One paper: pages of a copy, copies, sheets of paper when printed on one side."""

    key: str
    name: str
    pages: int
    copies: int
    paper: str
    """Size of the sheet, and whether it is printed in colour."""

    @property
    def sheets(self) -> int:
        return self.pages * self.copies


def usual_sets(card: MeetingCard, keys: Sequence[str]) -> list[tuple[str, str, int]]:
    """Each paper with its name and how many copies are usual."""
    return [(key, _(_SETS.get(key) or KINDS[key]), _COPIES.get(key, 1)) for key in keys]


def print_lines(
    usual: Sequence[tuple[str, str, int]],
    pages: Mapping[str, int],
    copies: Mapping[str, int],
    issuers: Mapping[str, IssuerCard],
) -> list[PrintLine]:
    """A line for each paper; the letters to each recipient are printed as the invitation is."""
    return [
        PrintLine(
            key, name, pages[key], copies[key], _paper(issuers["invitation" if key == LETTERS else key])
        )
        for key, name, _usual in usual
    ]


def _paper(issuer: IssuerCard) -> str:
    look = _("berwarna") if issuer.colour else _("hitam putih")
    return f"{issuer.size.value}, {look}"


@dataclass(frozen=True)
class LogoLine:
    """One logo of the letterheads and whether it was uploaded."""

    which: str
    name: str
    card: LogoCard | None


def logo_lines(cards: Mapping[str, LogoCard]) -> list[LogoLine]:
    return [LogoLine(which, _(name), cards.get(which)) for which, name in LOGO_NAMES.items()]
