"""Restatements in words: who corrected what and why, and which frozen coverage or rank moved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext as _

from lokmin.basics.time import Month
from lokmin.coverage.pages import words
from lokmin.coverage.pages.quality import Names
from lokmin.coverage.queries import FreezeCard, MovedCard, RestatementCard
from lokmin.coverage.queries.restatement_words import KINDS as KINDS
from lokmin.coverage.queries.restatement_words import Told as Told
from lokmin.coverage.queries.restatement_words import input_text as input_text
from lokmin.coverage.queries.restatement_words import moved_text as moved_text
from lokmin.coverage.queries.restatement_words import rank_text as rank_text
from lokmin.coverage.queries.restatement_words import side as side
from lokmin.coverage.queries.restatement_words import told as told
from lokmin.tools import printing


@dataclass(frozen=True)
class Seen:
    """What a restatement would change, to be looked at before it is stored."""

    fingerprint: str
    heading: str
    inputs: list[str]
    totals: list["MovedLine"]
    villages: list["MovedLine"]
    ranks: list[str]
    freezes: list[str]
    packs: list[str]


@dataclass(frozen=True)
class MovedLine:
    """One coverage of a frozen month, before and after."""

    month: str
    area: str
    name: str
    before: str
    after: str
    status_changed: bool


def seen(
    card: RestatementCard, names: Names, freezes: Sequence[FreezeCard], packs: Sequence[Any], *, ranked: bool
) -> Seen:
    """The statuses first, then what else moves; the totals apart. `packs` are papers with a freeze."""
    said = sorted((row for row in card.rows if row.said_changed), key=lambda row: not row.status_changed)
    periods = {each.id: printing.month_range(each.period) for each in freezes}
    return Seen(
        fingerprint=card.fingerprint,
        heading=_heading(card),
        inputs=[input_text(each, names) for each in card.inputs],
        totals=[_line(row, names) for row in said if row.area_id is None],
        villages=[_line(row, names) for row in said if row.area_id],
        ranks=[rank_text(row, names) for row in card.ranks] if ranked else [],
        freezes=[words.frozen_words(each) for each in frozen_by(card, freezes)],
        packs=[
            _("%(period)s, kode dokumen %(code)s, dibuat %(day)s")
            % {
                "period": periods[paper.freeze_id],
                "code": paper.code,
                "day": printing.date_long(paper.made_at),
            }
            for paper in packs
        ],
    )


def frozen_by(card: RestatementCard, freezes: Sequence[FreezeCard]) -> list[FreezeCard]:
    """The frozen periods whose numbers would no longer be those of now."""
    return [each for each in freezes if any(row.month in each.period for row in card.rows)]


def _heading(card: RestatementCard) -> str:
    """`1 isian dibetulkan: 2 status, 3 cakupan lain berubah`."""
    values = {"n": len(card.inputs), "statuses": len(card.statuses), "shares": len(card.shares)}
    return _("%(n)s isian dibetulkan: %(statuses)s status dan %(shares)s cakupan lain berubah") % values


def _line(row: MovedCard, names: Names) -> MovedLine:
    return MovedLine(
        printing.month_text(row.month),
        row.area or _("Wilayah kerja"),
        names.indicators.get(row.indicator, row.indicator),
        side(row.before),
        side(row.after),
        row.status_changed,
    )


def held_months(freezes: Iterable[FreezeCard]) -> list[Month]:
    """The months whose figures are held still: from January to the last frozen month of each year."""
    found: set[Month] = set()
    for card in freezes:
        for year in {month.year for month in card.period}:
            last = max(month for month in card.period if month.year == year)
            found |= {Month(year, number) for number in range(1, last.month + 1)}
    return sorted(found, reverse=True)


def held_years(freezes: Iterable[FreezeCard]) -> list[int]:
    """The years whose sasaran and targets frozen months were made with."""
    return sorted({month.year for card in freezes for month in card.period}, reverse=True)


Held = TypeVar("Held")


@dataclass(frozen=True)
class Asked(Generic[Held]):
    """Which frozen month or year the address names: `chosen` that very one, `shown` else the latest."""

    text: str
    chosen: Held | None
    shown: Held | None

    @classmethod
    def of(cls, text: str | None, held: Sequence[Held]) -> "Asked[Held]":
        """`held` are all that may be chosen, the latest first."""
        chosen = next((each for each in held if str(each) == text), None)
        return cls((text or "")[:20], chosen, held[0] if held and chosen is None else chosen)


def instead(asked: Asked[Any], shown: str) -> str:
    """What is shown instead of what the address names."""
    if asked.chosen or not asked.text:
        return ""
    return _("“%(given)s” pada alamat tidak dibekukan; yang tampil %(shown)s.") % {
        "given": asked.text,
        "shown": shown,
    }
