"""Each indicator as a share of its target, of the whole Puskesmas or of one village: radar and table."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from lokmin.coverage.pages import cells, words
from lokmin.coverage.pages.village import HEADLINES
from lokmin.coverage.queries import IndicatorCard, Scorecard
from lokmin.coverage.rules.rows import PwsRow
from lokmin.places.queries import AreaCard
from lokmin.tools import marks, printing
from lokmin.tools.radar import Radar, ShareBars, Spoke, shares

MOST_SPOKES = 12  # more than this cannot be told apart
EIGHT = 8  # of a village, and of all programmes together


@dataclass(frozen=True)
class Line:
    """One indicator of the table. `share` is 0 to 100 of the target, `url` its chart."""

    indicator: IndicatorCard
    row: PwsRow
    share: Fraction | None
    share_text: str
    percent: str
    target: str

    @property
    def name(self) -> str:
        return words.name_of(self.indicator)

    @property
    def empty_word(self) -> str:
        state = self.row.state_code if self.row.state_code in marks.EMPTY_STATES else "missing"
        return marks.empty_text(state, "")


def share_of(row: PwsRow, indicator: IndicatorCard) -> Fraction | None:
    """Reached over target, at most 1; target over reached where lower is better; None where unknown."""
    line, ratio = row.target_percent, row.ratio
    if row.state_code in marks.EMPTY_STATES or not line or ratio is None:
        return None
    reached = ratio.percent
    if indicator.lower_is_better:
        return Fraction(1) if reached <= line else line / reached
    return max(min(reached / line, Fraction(1)), Fraction(0))


def lines(
    card: Scorecard, area: AreaCard | None, *, programme: str = "", usual: bool = False
) -> tuple[list[Line], int]:
    """The spokes, and how many more indicators there are than can be drawn.

    The whole catchment without an area. A village never shows restricted indicators (FN 14). `usual` picks
    the headlines first, filled up in the order of the dictionary.
    """
    pairs = []
    for i in card.indicators:
        row = card.cell(area.id, i.code) if area else card.total(i.code)
        closed = area is not None and i.restricted
        if row is not None and not closed and row.target_percent and (not programme or i.group == programme):
            pairs.append((i, row))
    pairs = [(i, row) for i, row in pairs if row.numerator is not None or row.villages_counted]
    most = MOST_SPOKES
    if usual:
        pairs.sort(key=lambda pair: HEADLINES.index(pair[0].code) if pair[0].code in HEADLINES else 99)
        most = EIGHT
    return [_line(i, row) for i, row in pairs[:most]], max(len(pairs) - most, 0)


def _line(i: IndicatorCard, row: PwsRow) -> Line:
    share = share_of(row, i)
    percent = cells.percent_text(row.numerator, row.denominator) if share is not None else ""
    text = printing.number_text(share * 100, 0) if share is not None else ""
    return Line(i, row, share, text, percent, printing.percent_number(row.target_percent))


def drawing(found: Sequence[Line], label: str) -> Radar | ShareBars | None:
    """Radar from three spokes on; what it shows stands in its label too."""
    told = [f"{each.name} {each.share_text or each.empty_word}" for each in found]
    spokes = [Spoke(each.indicator.short, each.share, each.share_text or each.empty_word) for each in found]
    return shares(f"{label}: {'; '.join(told)}", spokes)


def heading(found: Sequence[Line], place: str) -> str:
    """`Mandalawangi: 5 dari 8 indikator pada targetnya`."""
    known = [each for each in found if each.share is not None]
    values = {"place": place, "n": sum(each.share == 1 for each in known), "all": len(known)}
    return _("%(place)s: %(n)s dari %(all)s indikator pada targetnya") % values
