"""The map of one indicator: areas in their true place, or as tiles; its table says the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from lokmin.coverage.pages import cells, words
from lokmin.coverage.pages.village import HEADLINES
from lokmin.coverage.queries import IndicatorCard, Scorecard
from lokmin.coverage.rules.rows import PwsRow
from lokmin.places.queries import AreaCard, BoundaryCard
from lokmin.tools import marks, printing
from lokmin.tools.drawings import Tile, TileMap
from lokmin.tools.maps import Region, RegionMap


@dataclass(frozen=True)
class Line:
    """One area of the table: `key` is its number on the map, `mark` its status or state."""

    key: int
    area: AreaCard
    row: PwsRow
    mark: str
    percent: str
    text: str
    count: str
    url: str
    outlined: bool

    @property
    def word(self) -> str:
        return marks.words(self.mark)

    @property
    def so_far(self) -> bool:
        """The number leaves out months that were not reported."""
        return bool(self.percent) and self.row.state_code in {"partial", "missing"}

    @property
    def spoken(self) -> str:
        """`Pari, 30,6%, baik`."""
        number = f"{self.percent}%" if self.percent else ""
        return ", ".join(part for part in (self.area.name, number, self.word.lower()) if part)


def indicator_of(every: Sequence[IndicatorCard], wanted: str, used: set[str]) -> IndicatorCard | None:
    """The indicator asked for, else the first usual one with figures, else any."""
    by_code = {card.code: card for card in every}
    codes = [
        wanted,
        *(code for code in HEADLINES if code in used),
        *(c.code for c in every if c.code in used),
    ]
    found = next((code for code in codes if code in by_code), None)
    return by_code[found] if found else next(iter(every), None)


def lines(
    card: Scorecard,
    indicator: IndicatorCard,
    outlines: Mapping[UUID, BoundaryCard],
    puskesmas_code: str,
    query: str,
) -> list[Line]:
    """The areas that the asker may see, in their usual order."""
    found = []
    for key, area in enumerate(card.catchment, start=1):
        row = card.cell(area.id, indicator.code)
        if row is not None:
            url = reverse("coverage:village", args=[puskesmas_code, area.id]) + query
            found.append(_line(key, area, row, url, area.id in outlines))
    return found


def _line(key: int, area: AreaCard, row: PwsRow, url: str, outlined: bool) -> Line:
    percent = cells.percent_text(row.numerator, row.denominator)
    mark = mark_of(row)
    empty = mark in marks.EMPTY_STATES
    text = marks.empty_text(mark, "") if empty or not percent else f"{percent}%"
    count = cells.count_over(row)
    return Line(key, area, row, mark, percent, text, count, url, outlined)


def mark_of(row: PwsRow) -> str:
    """What fills an area: its status, else the state that says why there is none."""
    if row.state_code in marks.EMPTY_STATES:
        return row.state_code
    if row.ratio is None:
        return "no_population"
    return row.status_code or ("zero" if row.state_code == "zero" else "value")


def drawing(
    found: Sequence[Line], outlines: Mapping[UUID, BoundaryCard], label: str
) -> RegionMap | TileMap | None:
    """The map; tiles when no area has an outline; nothing when there is no area to show."""
    if not found:
        return None
    placed = [line for line in found if line.outlined]
    if not placed:
        return tiles(found, label)
    regions = [
        Region(
            str(line.key),
            line.area.name,
            line.text,
            line.mark,
            line.url,
            line.spoken,
            outlines[line.area.id].polygons,
        )
        for line in placed
    ]
    return RegionMap(label, regions)


def tiles(found: Sequence[Line], label: str) -> TileMap:
    """Equal squares in the order of the catchment."""
    return TileMap(
        [Tile(words.soft(each.area.name), each.text, each.mark, url=each.url) for each in found], label
    )


def notes_of(outlines: Mapping[UUID, BoundaryCard]) -> str:
    """Where the outlines come from."""
    return "; ".join(sorted({card.note for card in outlines.values()}))


def heading(card: Scorecard, indicator: IndicatorCard) -> str:
    return _("%(name)s di peta, %(month)s") % {
        "name": words.name_of(indicator),
        "month": printing.month_text(card.month),
    }
