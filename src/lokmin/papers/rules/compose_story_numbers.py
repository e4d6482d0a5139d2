"""The parts of the story that are numbers: scorecard on one page, best and worst, PWS charts, map."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lokmin.basics.numbers import State, Status, Trend, ceil_div
from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.brief import LEAST, Summed, grouped
from lokmin.papers.rules.dates import MONTHS
from lokmin.papers.rules.evaluation import (
    LETTERS_TOLD,
    STATUS_LETTERS,
    IndicatorHead,
    Measure,
    NamedMeasure,
    PwsSheet,
    Table,
    is_below,
)
from lokmin.papers.rules.story import AreaMap, Place, Scores
from lokmin.papers.rules.story_blocks import BarChart, Section
from lokmin.papers.rules.telling import join_names

MOST_INDICATORS = 27
MOST_VILLAGES = 18
"""More villages than this get letters instead of numbers on the page of the scorecard."""
MOST_ROWS = 16
A_CHART = 30
EACH = 3
ARROWS = {Trend.UP: "↑", Trend.DOWN: "↓", Trend.SAME: "→"}
_EMPTY = {
    State.MISSING: "belum",
    State.NOT_SCHEDULED: "–",
    State.NO_POPULATION: "tanpa sasaran",
    State.UNMEASURED: "tidak diukur",
}


@dataclass(frozen=True)
class Extremes:
    """The indicators of the whole catchment beside the months before; `why` none could be compared."""

    found: tuple[Summed, ...]
    since: str = ""
    why: str = ""


def value_of(key: str, m: Measure) -> b.Number:
    """The coverage as it is printed everywhere, or the word that says why there is none."""
    return (
        b.Number(key, m.value, m.percent) if m.percent else b.Number(key, None, _EMPTY.get(m.state, m.word))
    )


def mark_of(m: Measure) -> str:
    return m.status.value if m.status else m.state.value


def word_of(m: Measure) -> b.Part:
    return b.Judged(m.status.value, m.word) if m.status else m.word


TOTAL = "total"


def coverage_of(code: str, area: str, m: Measure) -> b.Number:
    """One key a coverage, wherever it stands: a story in which two parts differ is a fault of the house."""
    return value_of(f"coverage/{code}/{area}", m)


def target_of(head: IndicatorHead) -> b.Number:
    return b.Number(f"target/{head.code}", head.line, head.line_text)


def scorecard(table: Table, period: str) -> Section:
    """The state of the kecamatan on one page: indicators down, villages across."""
    month = MONTHS[table.months[-1].month - 1]
    judged = [total for total in table.totals if total.status]
    reached = sum(not is_below(total) for total in judged)
    worse = sum(total.status in (Status.KURANG, Status.JELEK) for total in judged)
    sentence: b.Said = (
        b.count("score/reached", reached),
        " dari ",
        b.count("score/judged", len(judged)),
        f" indikator mencapai target di tingkat {table.total_name}; ",
        b.count("score/worse", worse),
        " memburuk atau tetap di bawah target.",
    )
    if not judged:
        sentence = ("Belum ada indikator yang dapat dibandingkan dengan targetnya.",)
    shown = range(min(len(table.indicators), MOST_INDICATORS))
    heads = ("Indikator", f"Target s.d. {month}", table.total_name, *(v.name for v in table.villages))
    room = max(1, ceil_div(len(table.villages), 15))
    grid = Scores(
        heads,
        tuple(_scores(table, column) for column in shown),
        (10 * room, 4 * room, 4 * room, *(3 for _ in table.villages)),
        _score_note(table),
        7,
        marks=tuple(_marks(table, column) for column in shown),
        names=tuple(table.indicators[column].name for column in shown),
    )
    return Section("scorecard", f"Keadaan pada satu halaman, {period}", sentence, (grid,))


def _scores(table: Table, column: int) -> tuple[b.Cell, ...]:
    head, total = table.indicators[column], table.totals[column]
    arrow = f" {ARROWS[total.arrow]}" if total.arrow else ""
    own = coverage_of(head.code, TOTAL, total)
    villages = (_score(v.code, v.measures[column], head, table) for v in table.villages)
    return (
        b.cell(head.short, bold=True),
        b.cell(target_of(head), align="center"),
        b.cell((own, arrow), bold=True, align="center"),
        *villages,
    )


def _score(area: str, m: Measure, head: IndicatorHead, table: Table) -> b.Cell:
    if not head.by_village:
        return b.cell("·", align="center")
    if len(table.villages) > MOST_VILLAGES and m.status:
        return b.cell(STATUS_LETTERS[m.status], align="center")
    return b.cell(coverage_of(head.code, area, m), align="center")


def _marks(table: Table, column: int) -> tuple[str, ...]:
    head = table.indicators[column]
    own = (v.measures[column].status if head.by_village else None for v in table.villages)
    return ("", "", *(s.value if s else "" for s in (table.totals[column].status, *own)))


def _score_note(table: Table) -> str:
    notes = ["Cakupan dalam persen. Jumlah = jumlah capaian dibagi jumlah sasaran."]
    if len(table.villages) > MOST_VILLAGES:
        notes.append(f"{LETTERS_TOLD}; angkanya pada lampiran.")
    if any(not head.by_village for head in table.indicators):
        notes.append("Titik (·): angka peka, hanya dicetak sebagai jumlah.")
    rest = len(table.indicators) - MOST_INDICATORS
    if rest > 0:
        notes.append(f"{rest} indikator lain pada lampiran.")
    return " ".join(notes)


def extremes(table: Table, about: Extremes) -> Section:
    """Best, worst and most moved indicators, then how each village stands, most improved first (FN 27)."""
    best, _moved, worst = grouped(about.found)
    moved = [o for o in about.found if o.change is not None and abs(o.change) >= LEAST]
    moved = sorted(moved, key=lambda o: -abs(o.change or Fraction(0)))[:EACH]
    groups = (
        ("Terbaik dibanding target", best, "belum ada yang mencapai target dan tidak memburuk."),
        ("Paling perlu dikejar", worst, "tidak ada."),
        ("Paling bergerak", moved, about.why or "tidak ada yang berubah satu poin atau lebih."),
    )
    rows = tuple(row for title, ones, none in groups for row in _group(table, title, ones, none))
    heads = ("Indikator", "Capaian (%)", "Target (%)", "Perubahan (poin)")
    told: list[b.Block] = [b.Grid(heads, rows, (14, 3, 3, 5), about.since, 9)]
    if table.ranked and any(m.status for v in table.villages for m in v.measures):
        area = table.area_word.lower()
        title = f"Keadaan tiap {area}, yang paling banyak membaik lebih dulu"
        told += [b.Heading(title, 2), _villages(table)]
    return Section(
        "extremes", "Terbaik, perlu dikejar, paling bergerak", _extreme(best, worst, moved), tuple(told)
    )


def _extreme(best: list[Summed], worst: list[Summed], moved: list[Summed]) -> b.Said:
    named = (("Terbaik", best), ("paling perlu dikejar", worst), ("paling bergerak", moved))
    told = [f"{words}: {ones[0].name}" for words, ones in named if ones]
    text = "; ".join(told) or "Belum ada angka yang dapat dibandingkan"
    return (f"{text[0].upper()}{text[1:]}.",)


def _group(table: Table, title: str, ones: Sequence[Summed], none: str) -> Iterable[tuple[b.Cell, ...]]:
    if not ones:
        yield (b.cell(f"{title}: {none}", span=4, fill=True),)
        return
    yield (b.cell(title, bold=True, span=4, fill=True),)
    columns = {head.code: n for n, head in enumerate(table.indicators)}
    for one in ones:
        head, total = table.indicators[columns[one.code]], table.totals[columns[one.code]]
        yield (
            b.cell(one.name),
            b.right(coverage_of(one.code, TOTAL, total)),
            b.right(target_of(head)),
            b.cell(*_change(one), align="right"),
        )


def _change(one: Summed) -> tuple[b.Said, ...]:
    if one.change is None:
        return (("–",),)
    better = "" if not one.gain else " membaik" if one.gain > 0 else " memburuk"
    return ((b.points(f"change/{one.code}", one.change), better),)


def _villages(table: Table) -> b.Grid:
    """How many indicators of each village have which status; sensitive ones are not counted."""
    counted = []
    for village in table.villages:
        pairs = zip(village.measures, table.indicators, strict=True)
        own = [m.status for m, head in pairs if head.by_village and m.status]
        counted.append((village, {status: own.count(status) for status in Status}))
    counted.sort(key=lambda pair: -(pair[1][Status.BAIK] + pair[1][Status.CUKUP]))
    rows = tuple(
        (
            b.cell(village.name, bold=True),
            *(b.right(b.count(f"village/{village.code}/{s.value}", seen[s])) for s in _ORDER),
            b.right(b.count(f"village/{village.code}/below", seen[Status.CUKUP] + seen[Status.JELEK])),
        )
        for village, seen in counted[:MOST_ROWS]
    )
    rest = len(counted) - len(rows)
    note = "Jumlah indikator menurut status, tanpa indikator peka."
    heads = (table.area_word, "Baik", "Kurang", "Cukup", "Jelek", "Belum mencapai target")
    note += f" {rest} {table.area_word.lower()} lain pada kartu capaian." if rest else ""
    return b.Grid(heads, rows, (9, 3, 3, 3, 3, 5), note, 8.5)


_ORDER = (Status.BAIK, Status.KURANG, Status.CUKUP, Status.JELEK)


def chart(table: Table, sheet: PwsSheet, month: str) -> Section:
    """The PWS page of one indicator: bars from the highest coverage, and its table."""
    key = f"pws/{sheet.head.code}"
    sentence = pws_sentence(key, sheet, table)
    told: list[b.Block | BarChart] = []
    parts = max(1, ceil_div(len(sheet.rows), A_CHART))
    wide = ceil_div(len(sheet.rows), parts)
    for start in range(0, max(len(sheet.rows), 1), max(wide, 1)):
        told += _part(table, sheet, month, sentence, range(start, min(start + wide, len(sheet.rows))))
    return Section(key, sheet.headline, sentence, tuple(told))


def _part(
    table: Table, sheet: PwsSheet, month: str, sentence: b.Said, places: range
) -> tuple[BarChart, b.Grid]:
    named = [*(sheet.rows[n] for n in places), NamedMeasure(table.total_name, sheet.total, TOTAL)]
    bars = BarChart(
        sheet.head.name,
        tuple(one.name for one in named),
        tuple(coverage_of(sheet.head.code, one.code, one.measure) for one in named),
        target_of(sheet.head) if sheet.head.line is not None else None,
        f"Target {month} (%)",
        sentence,
        tuple(mark_of(one.measure) for one in named),
        with_total=True,
    )
    heads = [table.area_word, "Cakupan %", sheet.count_label, sheet.base_label, f"{month} saja"]
    heads += ["Bulan sebelumnya", "Tren", "Status", *(["Peringkat"] if table.ranked else [])]
    heads += [sheet.reach_label] if sheet.reach_label else []
    rows = tuple(_row(sheet.head.code, one, table.ranked, bool(sheet.reach_label)) for one in named)
    return bars, b.Grid(tuple(heads), rows, (4, *(2 for _ in heads[1:])), sheet.footnote, 8)


def _row(code: str, one: NamedMeasure, ranked: bool, reach: bool) -> tuple[b.Cell, ...]:
    m, key = one.measure, f"{code}/{one.code}"
    base: b.Part = m.population
    if m.thousandths is not None:
        base = b.Number(f"base/{key}", m.thousandths, m.population)
    cells = [
        b.cell(coverage_of(code, one.code, m) if m.percent else "", bold=True, align="center"),
        _count(f"count/{key}", m.count),
        b.cell(base, align="center"),
        _count(f"month/{key}", m.this_month, "belum"),
        _count(f"previous/{key}", m.previous_month),
        b.cell(ARROWS[m.trend] if m.trend else "", align="center"),
        b.cell(word_of(m), align="center"),
    ]
    cells += [_count(f"rank/{key}", m.rank)] if ranked else []
    cells += [_count(f"gap/{key}", m.to_reach, bold=True)] if reach else []
    return (b.cell(one.name, bold=True), *cells)


def _count(key: str, value: int | None, none: str = "", *, bold: bool = False) -> b.Cell:
    return b.cell(none if value is None else b.count(key, value), align="center", bold=bold)


def pws_sentence(key: str, sheet: PwsSheet, table: Table) -> b.Said:
    """The one sentence of the chart: how many are below, how many of them improve, who is furthest."""
    below = [row.name for row in sheet.rows if is_below(row.measure)]
    better = sum(row.measure.status is Status.CUKUP for row in sheet.rows)
    silent = [row.name for row in sheet.rows if row.measure.state is State.MISSING]
    areas = table.area_word.lower()
    said: list[b.Part] = [f"Semua {areas} yang dapat dinilai mencapai target"]
    if below:
        said = [b.count(f"{key}/below", len(below)), " dari ", b.count(f"{key}/areas", len(sheet.rows))]
        said += [f" {areas} belum mencapai target, "]
        said += (
            [b.count(f"{key}/better", better), " di antaranya membaik"]
            if better
            else ["tidak ada yang membaik"]
        )
        if table.ranked:
            said += [f"; paling jauh {join_names(list(reversed(below))[:EACH])}"]
    elif all(row.measure.status is None for row in sheet.rows):
        said = [f"Belum ada {areas} yang dapat dinilai"]
    if 0 < len(silent) <= EACH:
        said += [f"; belum melapor: {join_names(silent)}"]
    elif silent:
        said += ["; ", b.count(f"{key}/silent", len(silent)), f" {areas} belum melapor"]
    return (*said, ".")


@dataclass(frozen=True)
class Outline:
    """Where an area lies on the map, by its code; made where the outlines are stored."""

    path: str
    x: int
    y: int
    named: bool


@dataclass(frozen=True)
class Lay:
    """The outlines of the catchment. Without any the areas are tiles."""

    outlines: dict[str, Outline]
    width: int = 0
    height: int = 0
    source: str = ""


def area_map(table: Table, column: int, lay: Lay) -> Section:
    """One indicator on the map, beside the table that says the same."""
    head = table.indicators[column]
    key = f"map/{head.code}"
    made, rows, beside = [], [], []
    for number, village in enumerate(table.villages, 1):
        m = village.measures[column]
        value = coverage_of(head.code, village.code, m)
        at = lay.outlines.get(village.code)
        if at or not lay.outlines:
            made.append(_place(number, village.name, value, mark_of(m), at))
        else:
            beside.append(village.name)
        rows.append(
            (b.cell(str(number), align="center"), b.cell(village.name), b.right(value), b.cell(word_of(m)))
        )
    counts = {s: sum(v.measures[column].status is s for v in table.villages) for s in _ORDER}
    said: list[b.Part] = []
    for status in _ORDER:
        said += [", " if said else "", b.count(f"{key}/{status.value}", counts[status]), " "]
        said.append(b.Judged(status.value, status.value))
    missing = [f"Tanpa batas wilayah: {join_names(beside)}."] if beside else []
    tiles = [] if lay.outlines else ["Petak menurut urutan desa; peta muncul setelah batas wilayah diimpor."]
    drawn = AreaMap(
        ("No", table.area_word, "Cakupan %", "Status"),
        tuple(rows),
        (2, 7, 4, 5),
        " ".join(missing + tiles),
        8,
        places=tuple(made),
        width=lay.width,
        height=lay.height,
        alt=f"Peta {head.name}: {b.words(said)}",
        source=lay.source,
    )
    areas = table.area_word.lower()
    return Section("map", f"Peta: {head.name}", (f"Status {areas}: ", *said, "."), (drawn,))


def _place(number: int, name: str, value: b.Number, mark: str, at: Outline | None) -> Place:
    if at is None:
        return Place(number, name, value, mark)
    return Place(number, name, value, mark, at.path, at.x, at.y, at.named)
