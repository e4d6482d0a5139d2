"""The scorecard of the month as the table of a paper: exact counts, month by month."""

from collections.abc import Iterable

from lokmin.basics.numbers import State, Trend
from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.coverage import queries as coverage
from lokmin.coverage.queries import FreezeCard, IndicatorCard, Scorecard
from lokmin.coverage.rules.rows import PwsRow
from lokmin.papers.rules import evaluation as e
from lokmin.papers.rules.dates import MONTHS
from lokmin.papers.rules.telling import join_names

KIND_WORDS = {"desa": "Desa", "kelurahan": "Kelurahan", "rw": "RW", "dusun": "Dusun", "posyandu": "Posyandu"}
_History = dict[tuple[object, str], list[PwsRow]]


def table_of(*, scope: Scope, card: Scorecard, freeze: FreezeCard | None) -> e.Table:
    """All indicators with a figure or a target this year; restricted ones as totals only (FN 14)."""
    shown = [i for i in card.indicators if _has_number(card, i)]
    history = _history(scope, card, shown, freeze)
    heads = tuple(_head(i, card.total(i.code)) for i in shown)
    villages = tuple(
        e.Village(
            area.code,
            area.name,
            KIND_WORDS.get(area.kind, "Desa"),
            tuple(_measure(card.cell(area.id, i.code), i, history) for i in shown),
        )
        for area in card.areas
    )
    totals = tuple(_measure(card.total(i.code), i, {}) for i in shown)
    months = tuple(Month(card.month.year, n) for n in range(1, card.month.month + 1))
    return e.Table(heads, villages, totals, months, card.until, "Puskesmas")


def _has_number(card: Scorecard, indicator: IndicatorCard) -> bool:
    """A restricted total from one village is the number of that village: it is not told (FN 14)."""
    total = card.total(indicator.code)
    if total is None or total.numerator is None:
        return False
    return not indicator.restricted or total.villages_counted > 1


def _head(card: IndicatorCard, total: PwsRow | None) -> e.IndicatorHead:
    return e.IndicatorHead(
        card.code,
        card.name,
        card.short,
        card.programme,
        card.unit,
        total.annual_target_percent if total else None,
        total.target_percent if total else None,
        card.accumulation,
        card.lower_is_better,
        not card.restricted,
        "",
        bool(card.population_kind),
    )


def _history(
    scope: Scope, card: Scorecard, shown: list[IndicatorCard], freeze: FreezeCard | None
) -> _History:
    """Every month of the year so far, by area and indicator.

    Months of the frozen period come from the frozen rows, earlier ones from the figures.
    """
    codes = [i.code for i in shown if not i.restricted]
    last, months = card.month, {}
    if freeze:
        last = Month.from_index(max(freeze.period.first.index, Month(last.year, 1).index) - 1)
    if last.year == card.month.year:
        months = dict(coverage.series(scope=scope, puskesmas_id=card.puskesmas_id, last=last, codes=codes))
    for month in freeze.period if freeze else ():
        if freeze and month.year == card.month.year:
            months[month] = coverage.frozen_scorecard(scope=scope, freeze_id=freeze.id, month=month).rows
    found: _History = {}
    for month in sorted(months):
        for row in months[month]:
            found.setdefault((row.area, row.indicator), []).append(row)
    return found


def _measure(row: PwsRow | None, indicator: IndicatorCard, history: _History) -> e.Measure:
    if row is None:
        return e.Measure(State.MISSING)
    own = history.get((row.area, row.indicator), []) if row.area else []
    return e.Measure(
        row.state,
        row.status,
        row.trend,
        None if row.arrow is Trend.SAME else row.arrow,
        row.numerator,
        row.denominator,
        row.this_month,
        row.previous_month,
        row.people_to_target,
        row.rank,
        tuple(r.this_month for r in own),
        () if indicator.population_kind else tuple(_whole(r.this_denominator) for r in own),
        row.villages_missing,
        "over_100" in row.flags,
    )


def _whole(thousandths: int | None) -> int | None:
    return None if thousandths is None else thousandths // 1000


def headline(table: e.Table) -> str:
    """`8 dari 12 indikator mencapai target. Paling banyak tertinggal: Curuglemo (9 indikator).`

    Says so when restricted indicators are not counted: the screen of who may read them counts more (FN 14).
    """
    judged = [t for t in table.totals if t.status]
    reached = sum(not e.is_below(t) for t in judged)
    text = f"{reached} dari {len(judged)} indikator mencapai target di tingkat Puskesmas."
    behind = [(sum(e.is_below(m) for m in _open(table, v)), v.name) for v in table.villages]
    worst = sorted(behind, key=lambda pair: -pair[0])[:2]
    if table.ranked and worst[0][0]:
        named = join_names(f"{n} ({k} indikator)" for k, n in worst if k)
        hidden = any(not head.by_village for head in table.indicators)
        text += f" Paling banyak tertinggal{', tanpa indikator peka' if hidden else ''}: {named}."
    return text


def _open(table: e.Table, village: e.Village) -> Iterable[e.Measure]:
    return (m for m, h in zip(village.measures, table.indicators, strict=True) if h.by_village)


_NOTES = {
    State.MISSING: "{what} {month} belum dilaporkan; tidak dihitung nol",
    State.PARTIAL: "{what}: sebagian bulan tahun ini belum dilaporkan (*)",
    State.NO_POPULATION: "{what}: sasaran belum ada, persen tidak dapat dihitung",
    State.UNMEASURED: "{what}: tidak dapat diukur",
}


def data_notes(table: e.Table) -> tuple[str, ...]:
    """What a reader must know about the data: gaps by village, coverage above 100 per cent."""
    month = MONTHS[table.months[-1].month - 1]
    notes = []
    for village in table.villages:
        pairs = [
            (h.short, m) for h, m in zip(table.indicators, village.measures, strict=True) if h.by_village
        ]
        for state, words in _NOTES.items():
            what = [short for short, m in pairs if m.state is state]
            if what:
                named = "semua indikator" if len(what) == len(pairs) else join_names(what)
                notes.append(f"{village.name}: {words.format(what=named, month=month)}.")
        over = [short for short, m in pairs if m.over_100]
        if over:
            notes.append(f"{village.name}: {join_names(over)} di atas 100 persen; periksa sasarannya.")
        below = [short for short, m in pairs if m.ratio is not None and m.ratio.value < 0]
        if below:
            notes.append(f"{village.name}: {join_names(below)} di bawah nol; periksa pembilangnya.")
    return tuple(notes)
