"""How near the Puskesmas or one village is to its targets, by indicator or by programme: radar and table."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from lokmin.basics.numbers import State
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
    pairs = [pair for pair in _pairs(card, area) if programme in ("", pair[0].group)]
    pairs = [(i, row) for i, row in pairs if i.reported]
    most = MOST_SPOKES
    if usual:
        pairs.sort(key=lambda pair: HEADLINES.index(pair[0].code) if pair[0].code in HEADLINES else 99)
        most = EIGHT
    return [_line(i, row) for i, row in pairs[:most]], max(len(pairs) - most, 0)


def _pairs(card: Scorecard, area: AreaCard | None) -> list[tuple[IndicatorCard, PwsRow]]:
    """The indicators with a target; a village's own never hold a restricted one (FN 14)."""
    rows = [(i, card.cell(area.id, i.code) if area else card.total(i.code)) for i in card.indicators]
    return [(i, row) for i, row in rows if row and row.target_percent and not (area and i.restricted)]


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


# ---- by programme ----


@dataclass(frozen=True)
class Programme:
    """One programme: how many of its judged indicators reach their target. `so_far`: some only in part.

    `silent` have a target but cannot be judged: not reported, not measured, or without sasaran.
    """

    group: str
    reached: int
    judged: int
    so_far: bool
    behind: list[IndicatorCard]
    silent: list[IndicatorCard]

    @property
    def name(self) -> str:
        return _(self.group)

    @property
    def share(self) -> Fraction | None:
        """Reached over judged, exact; None where nothing can be judged."""
        return Fraction(self.reached, self.judged) if self.judged else None

    @property
    def share_text(self) -> str:
        star = "*" if self.so_far else ""
        return f"{printing.number_text(self.share * 100, 0)}{star}" if self.share is not None else ""

    @property
    def count_text(self) -> str:
        return _("%(n)s dari %(all)s") % {"n": self.reached, "all": self.judged}

    @property
    def empty_word(self) -> str:
        return _("belum dapat dinilai")


def programmes(card: Scorecard, area: AreaCard | None) -> list[Programme]:
    """The programmes (or clusters, as the Puskesmas groups them) with a target, in their order."""
    found: dict[str, list[tuple[IndicatorCard, PwsRow]]] = {}
    for pair in _pairs(card, area):
        found.setdefault(pair[0].group, []).append(pair)
    return [_programme(group, pairs) for group, pairs in found.items()]


def _programme(group: str, pairs: Sequence[tuple[IndicatorCard, PwsRow]]) -> Programme:
    judged = [(i, row) for i, row in pairs if words.judged(row)]
    behind = [i for i, row in judged if words.below(row)]
    return Programme(
        group=group,
        reached=len(judged) - len(behind),
        judged=len(judged),
        so_far=any(row.state_code == State.PARTIAL for _i, row in judged),
        behind=behind,
        silent=[i for i, row in pairs if not words.judged(row)],
    )


def programmes_drawing(found: Sequence[Programme], label: str) -> Radar | ShareBars | None:
    """Radar from three programmes on; what it shows stands in its label too."""
    told = "; ".join(f"{each.name} {each.share_text or each.empty_word}" for each in found)
    spokes = [Spoke(each.name, each.share, each.share_text or printing.EN_DASH) for each in found]
    return shares(f"{label}: {told}", spokes)


def programmes_heading(found: Sequence[Programme], place: str) -> str:
    """`Mandalawangi: 2 dari 6 program mencapai semua targetnya`."""
    known = [each for each in found if each.share is not None]
    values = {"place": place, "n": sum(each.share == 1 for each in known), "all": len(known)}
    return _("%(place)s: %(n)s dari %(all)s program mencapai semua targetnya") % values
