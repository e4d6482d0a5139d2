"""How far the reading of a long file has come, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lokmin.intake.queries import BatchCard
from lokmin.intake.rules.progress import CHECKING, OPENING
from lokmin.tools import printing
from lokmin.tools.refused import sentence_of


@dataclass(frozen=True)
class ReadingPage:
    """The stage, its number among three, and the lines done of about how many (`of` 0: not known yet)."""

    stage: str
    step: int
    lines: str
    done: int
    of: int


def reading_page(card: BatchCard) -> ReadingPage:
    """What the page of a file says while it is being read."""
    if card.stage == CHECKING:
        return ReadingPage(_("Mencocokkan dengan angka yang tersimpan"), 3, "", 0, 0)
    opening = card.stage == OPENING
    stage = _("Membuka berkas") if opening else _("Membaca angka")
    lines = ""
    if card.of:
        numbers = {"done": printing.number_text(card.done), "of": printing.number_text(card.of)}
        lines = (
            _("%(done)s dari kira-kira %(of)s baris") if opening else _("%(done)s dari %(of)s baris")
        ) % numbers
    return ReadingPage(stage, 1 if opening else 2, lines, card.done, card.of)


@dataclass(frozen=True)
class WaitingLine:
    """One file that waits: its stamp and word where it is still being read or could not be."""

    card: BatchCard
    stamp: str = ""
    word: str = ""
    sentence: str = ""


def waiting_lines(cards: Iterable[BatchCard]) -> list[WaitingLine]:
    """Files whose numbers are not stored yet, as the list of uploads shows them."""
    return [_line(card) for card in cards]


def _line(card: BatchCard) -> WaitingLine:
    if card.failure:
        return WaitingLine(card, "blocked", _("tidak terbaca"), sentence_of(card.failure))
    if card.state != "reading":
        return WaitingLine(card)
    page = reading_page(card)
    told = f"{page.stage}: {page.lines}" if page.lines else page.stage
    return WaitingLine(card, "running", _("sedang dibaca"), told)
