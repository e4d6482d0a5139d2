"""The scorecard: its finding in a sentence, its table as text, its notes on data quality."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from uuid import UUID

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lokmin.basics.numbers import ceil_div
from lokmin.basics.words import mark
from lokmin.coverage.pages import cells, words
from lokmin.coverage.queries import IndicatorCard, Scorecard
from lokmin.coverage.rules.rows import PwsRow
from lokmin.places.queries import AreaCard
from lokmin.tools import printing

PRINTED = 15  # columns that A4 landscape holds with symbol, number and arrow
TITLED = 2_000  # more cells than this carry no tooltip: it would double the page


@dataclass(frozen=True)
class Shown:
    """Which columns and rows the filter leaves, and how many of them are below target."""

    card: Scorecard
    indicators: list[IndicatorCard]
    areas: list[AreaCard]
    silent: int  # indicators without a single report this year
    below_by_area: Counter[UUID]
    below_by_code: Counter[str]
    marked: frozenset[tuple[UUID, str]] = frozenset()  # doubtful cells (pages/quality.py)
    only_below: bool = False

    @property
    def cells(self) -> int:
        return len(self.indicators) * len(self.areas)

    @property
    def hides(self) -> bool:
        """Whether a column shows its total only: the reader may not see it by village (FN 14)."""
        return self.card.restricted_hidden and any(i.restricted for i in self.indicators)


def shown(
    card: Scorecard,
    *,
    programme: str = "",
    cluster: str = "",
    only_below: bool = False,
    marked: frozenset[tuple[UUID, str]] = frozenset(),
) -> Shown:
    """Indicators with a report this year, of one group or all; rows and columns with something below."""
    used = [i for i in card.indicators if i.reported]
    silent = len(card.indicators) - len(used)
    used = [i for i in used if programme in ("", i.group) and cluster in ("", i.cluster)]
    by_area, by_code = lagging(card, {i.code for i in used})
    areas = card.areas
    if only_below:
        used = [i for i in used if by_code[i.code]]
        areas = [a for a in areas if by_area[a.id]]
    return Shown(card, used, areas, silent, by_area, by_code, marked, only_below)


def lagging(card: Scorecard, codes: Container[str]) -> tuple[Counter[UUID], Counter[str]]:
    """How many of these indicators each village is known to lag in, and each indicator in how many."""
    by_area: Counter[UUID] = Counter()
    by_code: Counter[str] = Counter()
    for area, rows in card.by_area.items():
        behind = [c for c, row in rows.items() if row[10] == 0 and row[12] in words.JUDGED and c in codes]
        by_area[area] = len(behind)
        by_code.update(behind)
    return by_area, by_code


def programmes(card: Scorecard) -> list[str]:
    """The programme groups in the order of the indicators."""
    return list(dict.fromkeys(i.group for i in card.indicators))


def finding(view: Shown) -> str:
    """The heading: how many indicators are reached; or how many are not, where only those are shown."""
    if view.only_below and view.indicators:
        return _("%(n)s indikator belum tercapai di sedikitnya satu desa sampai %(month)s") % {
            "n": len(view.indicators),
            "month": printing.month_text(view.card.month),
        }
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
    """Which villages and which indicators lag; without any target, why nobody can say."""
    if view.indicators and all(row.target is None for row in view.card.totals):
        return _(
            "Target tahun %(year)s belum diisi, jadi tercapai atau belum tidak dapat dinilai. "
            "Isi target, lalu status muncul di sini."
        ) % {"year": view.card.month.year}
    names = {area.id: area.name for area in view.areas}
    counted = [(names[area], n) for area, n in view.below_by_area.most_common() if n and area in names]
    most = counted[:2]
    parts = []
    if view.card.ranked and most:
        told = [_("%(area)s (%(count)s indikator)") % {"area": area, "count": n} for area, n in most]
        parts.append(_("Paling banyak belum tercapai: %(areas)s.") % {"areas": words.joined(told)})
    shorts = {i.code: i.short for i in view.indicators}
    widest = [(shorts[code], n) for code, n in view.below_by_code.most_common() if n and code in shorts][:2]
    if widest:
        told = [_("%(name)s di %(count)s desa") % {"name": name, "count": n} for name, n in widest]
        parts.append(_("Belum tercapai di paling banyak desa: %(names)s.") % {"names": words.joined(told)})
    return " ".join(parts)


def _in(view: Shown, row: PwsRow) -> bool:
    return any(row.indicator == i.code for i in view.indicators)


# ---- the table ----


@dataclass(frozen=True)
class Table:
    """The table as safe text. The template sets a mark for the body (`whole`)."""

    groups: SafeString
    names: SafeString
    targets: SafeString
    body: SafeString
    totals: SafeString
    below: SafeString
    unreported: SafeString
    columns: int
    parts: tuple["Table", ...] = ()  # the same for paper, where the whole is too wide for a sheet


BODY = mark_safe("<!-- body -->")
Count = Callable[[PwsRow], str]


def whole(html: str, table: Table) -> bytes:
    """The page with the body of its table, which goes round the template: that would copy it ten times."""
    return table.body.encode().join(part.encode() for part in html.split(BODY, 1))


def table(view: Shown, puskesmas_code: str, query: str) -> Table:
    """Drawn once per look (pages/cells.py) and joined; everything that was typed is escaped.

    What is too wide for a sheet is cut for the printer, too; a table for a whole district is for the screen.
    """
    if len(view.indicators) <= PRINTED or view.cells > TITLED:
        return _table(view, puskesmas_code, query)
    parts = tuple(_table(part, puskesmas_code, query, titled=False) for part in _cut(view))
    return replace(_table(view, puskesmas_code, query), parts=parts)


def _cut(view: Shown) -> list[Shown]:
    """As few parts as hold all columns, about equally wide."""
    every = view.indicators
    size = ceil_div(len(every), ceil_div(len(every), PRINTED))
    return [replace(view, indicators=every[n : n + size]) for n in range(0, len(every), size)]


def _table(view: Shown, puskesmas_code: str, query: str, *, titled: bool = True) -> Table:
    """`titled`: each cell says what it counts when it is pointed at; on paper nobody points."""
    titled = titled and view.cells <= TITLED
    count = words.counter(view.indicators) if titled else None
    starts, codes = _group_starts(view.indicators), [i.code for i in view.indicators]
    columns = ["group-start" if i.code in starts else "" for i in view.indicators]
    return Table(
        groups=_groups(view),
        names=_names(view, puskesmas_code, query),
        targets=_targets(view),
        body=_body(view, codes, columns, count, puskesmas_code, query),
        totals=_totals(view, codes, columns, count),
        below=_numbers(view.below_by_code[i.code] for i in view.indicators),
        unreported=_numbers(
            row.villages_missing + row.villages_late if (row := view.card.total(i.code)) else 0
            for i in view.indicators
        ),
        columns=len(view.indicators) + 2,
    )


def _group_starts(indicators: list[IndicatorCard]) -> set[str]:
    """The first indicator of each group but the first: they carry a wider line."""
    firsts = [next(group).code for _, group in groupby(indicators, key=lambda i: i.group)]
    return set(firsts[1:])


def _groups(view: Shown) -> SafeString:
    html = [
        f'<th scope="colgroup" colspan="{len(list(group))}">{escape(_(name))}</th>'
        for name, group in groupby(view.indicators, key=lambda i: i.group)
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


def _body(
    view: Shown, codes: list[str], columns: list[str], count: Count | None, code: str, query: str
) -> SafeString:
    pen, somewhere = cells.Pen(), str(UUID(int=0))
    address = escape(reverse("coverage:village", args=[code, somewhere]) + query)
    parts: list[str] = []
    for area in view.areas:
        url = address.replace(somewhere, str(area.id))
        head = f'<tr><th scope="row" class="sticky"><a href="{url}">{escape(area.name)}</a></th>'
        parts.append(head)
        _row(parts, view, area, codes, columns, pen, count)
        parts.append(f'<td class="sum"><b>{view.below_by_area[area.id]}</b></td></tr>\n')
    return _safe(parts)


def _totals(view: Shown, codes: list[str], columns: list[str], count: Count | None) -> SafeString:
    parts: list[str] = []
    _row(parts, view, None, codes, columns, cells.Pen(), count)
    return _safe(parts)


def _row(
    parts: list[str],
    view: Shown,
    area: AreaCard | None,
    codes: list[str],
    columns: list[str],
    pen: cells.Pen,
    count: Count | None,
) -> None:
    """The cells of one village, or of the whole catchment; `count` writes what a cell counts."""
    if area:
        rows = view.card.by_area.get(area.id, {})
        answers = [rows.get(code) for code in codes]
        if view.marked:
            pairs = zip(view.indicators, columns, strict=True)
            columns = [f"{css} doubted" if (area.id, i.code) in view.marked else css for i, css in pairs]
    else:
        answers = [view.card.total(code) for code in codes]
    if count is None:
        pen.draw(parts.append, answers, columns)
        return
    parts += [
        pen.titled(row, css, count(row) if row else "") for row, css in zip(answers, columns, strict=True)
    ]


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


Reasons = Mapping[tuple[UUID, str], str]  # by village and element


def notes(
    view: Shown,
    reasons: Reasons,
    most: int = 40,
    doubts: Sequence[tuple[str, str]] = (),
) -> tuple[list[Note], int]:
    """What is not reported, not measured, without sasaran or above 100 %: a line a village and state.

    Before them the `doubts` (village, sentence) of the marked cells. Also how many lines more there would be
    than `most`.
    """
    by_area: dict[UUID, dict[str, list[str]]] = {}
    shown = {i.code: i for i in view.indicators}
    # nearly no cell calls for a sentence, so the many are looked at by their integers only
    odd = [r for r in view.card.rows if r[12] in _SENTENCES or (r[3] and (r[2] or 0) * 1000 > r[3])]
    for row in odd:
        if row.indicator in shown:
            for state in _states(row):
                by_area.setdefault(row.area, {}).setdefault(state, []).append(row.indicator)
    lines = [(area, state, codes) for area in view.areas for state, codes in by_area.get(area.id, {}).items()]
    told = [Note("doubt", area, text) for area, text in doubts[:most]]
    room = most - len(told)
    found = [
        _note(area, state, [shown[c] for c in shown if c in codes], reasons)
        for area, state, codes in lines[:room]
    ]
    return [*told, *found], max(len(lines) + len(doubts) - most, 0)


def _note(area: AreaCard, state: str, named: list[IndicatorCard], reasons: Reasons) -> Note:
    """The reasons are those of the indicators named, each once."""
    text = _(_SENTENCES[state]) % {"names": words.joined([card.short for card in named], 8)}
    if state == "unmeasured":
        mine = dict.fromkeys((area.id, element) for card in named for element in card.elements)
        text = " ".join([text, *dict.fromkeys(reasons[key] for key in mine if key in reasons)])
    return Note("up" if state == "over_100" else state, area.name, text)


def _states(row: PwsRow) -> list[str]:
    """Which sentences a cell calls for."""
    over = bool(row.denominator and (row.numerator or 0) * 1000 > row.denominator)
    return [*([row.state_code] if row.state_code in _SENTENCES else []), *(["over_100"] if over else [])]


_SENTENCES = {
    "missing": mark("%(names)s bulan ini belum dilaporkan. Tidak dihitung nol dan tidak diberi peringkat."),
    "unmeasured": mark("%(names)s tidak dapat diukur."),
    "no_population": mark("%(names)s tanpa sasaran, jadi cakupannya tidak dapat dihitung."),
    "partial": mark("%(names)s dihitung sejauh yang dilaporkan; ada bulan sebelumnya yang belum masuk."),
    "over_100": mark("%(names)s di atas 100 persen. Sasaran mana yang benar, proyeksi atau riil?"),
}
