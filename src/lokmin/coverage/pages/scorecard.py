"""The scorecard: its finding in a sentence, its table as text, its notes on data quality."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lokmin.basics.words import mark
from lokmin.coverage.pages import cells, words
from lokmin.coverage.queries import IndicatorCard, Scorecard
from lokmin.coverage.rules.rows import PwsRow
from lokmin.places.queries import AreaCard
from lokmin.tools import printing

TITLED = 2_000  # more cells than this carry no tooltip: it would double the page


@dataclass(frozen=True)
class Shown:
    """Which columns and rows the filter leaves, and how many of them are below target."""

    card: Scorecard
    indicators: list[IndicatorCard]
    areas: list[AreaCard]
    silent: int  # indicators without a single figure this year
    below_by_area: Counter[UUID]
    below_by_code: Counter[str]

    @property
    def cells(self) -> int:
        return len(self.indicators) * len(self.areas)


def shown(card: Scorecard, *, programme: str = "", only_below: bool = False) -> Shown:
    """Indicators with figures this year, of one programme or all; rows and columns with something below."""
    spoken = {row.indicator for row in card.totals if row.villages_counted}
    used = [i for i in card.indicators if i.code in spoken]
    silent = len(card.indicators) - len(used)
    used = [i for i in used if not programme or i.programme == programme]
    codes = {i.code for i in used}
    below = [row for row in card.rows if row.indicator in codes and words.below(row)]
    by_area, by_code = Counter(row.area for row in below), Counter(row.indicator for row in below)
    areas = card.areas
    if only_below:
        used = [i for i in used if by_code[i.code]]
        areas = [a for a in areas if by_area[a.id]]
    return Shown(card, used, areas, silent, by_area, by_code)


def programmes(card: Scorecard) -> list[str]:
    """The programme groups in the order of the indicators."""
    return list(dict.fromkeys(i.programme for i in card.indicators))


def finding(view: Shown) -> str:
    """The heading: how many indicators are reached."""
    totals = [row for row in view.card.totals if row.on_target is not None and _in(view, row)]
    reached = sum(words.reached(row) for row in totals)
    if not totals:
        return _("Kartu capaian %(areas)s desa") % {"areas": view.card.all_areas}
    return _("%(reached)s dari %(all)s indikator tercapai sampai %(month)s") % {
        "reached": reached,
        "all": len(totals),
        "month": printing.month_text(view.card.month),
    }


def lead(view: Shown) -> str:
    """Which villages and which indicators lag."""
    names = {area.id: area.name for area in view.areas}
    most = [(names[area], n) for area, n in view.below_by_area.most_common(2) if area in names]
    parts = []
    if view.card.ranked and most:
        told = [_("%(area)s (%(count)s indikator)") % {"area": area, "count": n} for area, n in most]
        parts.append(_("Paling banyak belum tercapai: %(areas)s.") % {"areas": words.joined(told)})
    shorts = {i.code: i.short for i in view.indicators}
    widest = [(shorts[code], n) for code, n in view.below_by_code.most_common(2) if code in shorts]
    if widest:
        told = [_("%(name)s di %(count)s desa") % {"name": name, "count": n} for name, n in widest]
        parts.append(_("Belum tercapai di paling banyak desa: %(names)s.") % {"names": words.joined(told)})
    return " ".join(parts)


def _in(view: Shown, row: PwsRow) -> bool:
    return any(row.indicator == i.code for i in view.indicators)


# ---- the table ----


@dataclass(frozen=True)
class Table:
    """The parts of the table as safe text."""

    groups: SafeString
    names: SafeString
    targets: SafeString
    body: SafeString
    totals: SafeString
    below: SafeString
    unreported: SafeString
    columns: int


def table(view: Shown, puskesmas_code: str, query: str) -> Table:
    """Drawn once per look (pages/cells.py) and joined; everything that was typed is escaped."""
    starts = _group_starts(view.indicators)
    return Table(
        groups=_groups(view),
        names=_names(view, puskesmas_code, query),
        targets=_targets(view),
        body=_body(view, starts, puskesmas_code, query),
        totals=_row(view, None, starts),
        below=_numbers(view.below_by_code[i.code] for i in view.indicators),
        unreported=_numbers(
            row.villages_missing + row.villages_late if (row := view.card.total(i.code)) else 0
            for i in view.indicators
        ),
        columns=len(view.indicators) + 2,
    )


def _group_starts(indicators: list[IndicatorCard]) -> set[str]:
    """The first indicator of each group but the first: they carry a wider line."""
    firsts = [next(group).code for _, group in groupby(indicators, key=lambda i: i.programme)]
    return set(firsts[1:])


def _groups(view: Shown) -> SafeString:
    html = [
        f'<th scope="colgroup" colspan="{len(list(group))}">{escape(_(name))}</th>'
        for name, group in groupby(view.indicators, key=lambda i: i.programme)
    ]
    return _safe(html)


def _names(view: Shown, code: str, query: str) -> SafeString:
    html = []
    for i in view.indicators:
        name = escape(words.name_of(i))
        url = escape(reverse("coverage:chart", args=[code, i.code]) + query)
        html.append(
            f'<th scope="col"><a href="{url}"><abbr title="{name}">{escape(i.short)}</abbr>'
            f'<span class="visually-hidden"> {name}</span></a></th>'
        )
    return _safe(html)


def _targets(view: Shown) -> SafeString:
    html = []
    for i in view.indicators:
        row = view.card.total(i.code)
        line = printing.percent_number(row.target_percent) if row and row.target is not None else ""
        html.append(
            f'<td class="sum">{words.sign(i)} <b>{line}</b></td>' if line else '<td class="sum">–</td>'
        )
    return _safe(html)


def _body(view: Shown, starts: set[str], code: str, query: str) -> SafeString:
    address = reverse("coverage:village", args=[code, UUID(int=0)])
    html = []
    for area in view.areas:
        url = escape(address.replace(str(UUID(int=0)), str(area.id)) + query)
        html.append(
            f'<tr><th scope="row" class="sticky"><a href="{url}">{escape(area.name)}</a></th>'
            f'{_row(view, area, starts)}<td class="sum"><b>{view.below_by_area[area.id]}</b></td></tr>\n'
        )
    return _safe(html)


def _row(view: Shown, area: AreaCard | None, starts: set[str]) -> SafeString:
    """The cells of one village, or of the whole catchment."""
    titled = view.cells <= TITLED
    html = []
    for i in view.indicators:
        row = view.card.cell(area.id, i.code) if area else view.card.total(i.code)
        title = words.count_of(row, i) if row and titled else ""
        html.append(cells.cell(row, "group-start" if i.code in starts else "", title))
    return _safe(html)


def _numbers(values: Iterable[int]) -> SafeString:
    return _safe(f'<td class="sum">{value or "–"}</td>' for value in values)


def _safe(parts: Iterable[str]) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308  (built from our own markup; names went through escape)


# ---- notes on data quality ----


@dataclass(frozen=True)
class Note:
    """One line under the table: the symbol of a state, the village, and what is the matter."""

    mark: str
    area: str
    text: str


def notes(view: Shown, reasons: dict[UUID, list[str]]) -> list[Note]:
    """What is not reported, not measured, without sasaran or above 100 %: a line a village and state."""
    found: list[Note] = []
    for area in view.areas:
        by_state: dict[str, list[str]] = {}
        for i in view.indicators:
            row = view.card.cell(area.id, i.code)
            for state in _states(row) if row else ():
                by_state.setdefault(state, []).append(i.short)
        for state, shorts in by_state.items():
            text = _(_SENTENCES[state]) % {"names": words.joined(shorts, 8)}
            if state == "unmeasured":
                text = " ".join([text, *reasons.get(area.id, [])])
            found.append(Note("up" if state == "over_100" else state, area.name, text))
    return found


def _states(row: PwsRow) -> list[str]:
    over = row.numerator is not None and row.denominator and row.numerator * 1000 > row.denominator
    return [state for state in (row.state_code, "over_100" if over else "") if state in _SENTENCES]


_SENTENCES = {
    "missing": mark("%(names)s bulan ini belum dilaporkan. Tidak dihitung nol dan tidak diberi peringkat."),
    "unmeasured": mark("%(names)s tidak dapat diukur."),
    "no_population": mark("%(names)s tanpa sasaran, jadi cakupannya tidak dapat dihitung."),
    "partial": mark("%(names)s dihitung sejauh yang dilaporkan; ada bulan sebelumnya yang belum masuk."),
    "over_100": mark("%(names)s di atas 100 persen. Periksa sasarannya, atau catat alasannya."),
}
