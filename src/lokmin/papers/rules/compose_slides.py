"""The story that a pack tells in the hall: promises, numbers, problems, what is asked, the plan.

It is projected: statuses are said in the words for the public, sectors stand by their names, and of a
restricted indicator there is the total only (FN 14, 27).
"""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import cast

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules import evaluation as e
from lokmin.papers.rules.compose_read_back import Moved, chart
from lokmin.papers.rules.compose_slides_bars import (
    Compared,
    Pair,
    Presenting,
    bars,
    chosen,
    judged,
    line,
    percent,
    word,
)
from lokmin.papers.rules.dates import MONTHS
from lokmin.papers.rules.story_blocks import Section, Story

__all__ = ["Compared", "Presenting", "story"]

PARTS = 11
"""Beside the first slide: a deck has twelve."""
PWS_MOST = 4
_EACH = 3
OPEN = ("agreed", "under_way", "blocked")
"""States of a promise that runs on."""
MANY = 16
"""More indicators than this stand in two tables side by side, without their villages."""
_CLAUSE = re.compile(r"[:;.]")
FIRST_TIME = b.Items(
    (
        ("Ini lokmin pertama yang tercatat, atau lokmin yang lalu tidak mencatat komitmen.",),
        ("Setiap komitmen yang disepakati sekarang dibacakan hasilnya pada lokmin berikutnya.",),
    ),
    "dot",
)


def story(pack: e.EvaluationPack, shown: Presenting) -> Story:
    """All parts in the order of the meeting; the PWS pages take what room the others leave."""
    first = (_promises(pack, shown), *_moved(shown), _card(pack, shown), *_extremes(pack))
    last = (_quality(pack), *_problems(pack), *_asked(shown), _plan(pack, shown))
    room = min(PWS_MOST, PARTS - len(first) - len(last))
    pws = tuple(bars(pack, shown, sheet) for sheet in chosen(pack, shown)[:room])
    return Story(
        "pack",
        pack.frame,
        "Bahan evaluasi lokakarya mini",
        (*first, *pws, *last),
        (),
        shown.facts,
        f"Sumber: {pack.puskesmas}, {pack.place}, masa {pack.period_text}.",
    )


def _promises(pack: e.EvaluationPack, shown: Presenting) -> Section:
    """What was promised, and what came of it."""
    title = "Komitmen yang lalu dan hasilnya"
    if pack.read_back is None:
        return Section("promises", title, ("Belum ada komitmen dari lokmin sebelumnya.",), (FIRST_TIME,))
    numbers = {one.number: one.moved for one in shown.compared}
    rows = tuple(_promise(row, numbers.get(row.number)) for row in pack.read_back.rows)
    heads = ("No", "Penanggung jawab", "Komitmen", "Keadaan", "Bukti", "Angkanya")
    said = (f"{pack.read_back.meeting}: ", *_states(pack.read_back.rows))
    return Section("promises", title, said, (b.Grid(heads, rows, (5, 18, 32, 13, 14, 18)),))


def _states(rows: Sequence[e.ReadBackRow]) -> b.Said:
    states = list(dict.fromkeys(row.state for row in rows))
    said: list[b.Part] = [b.count("promises", len(rows)), " komitmen"]
    for place, state in enumerate(states):
        found = [row for row in rows if row.state == state]
        said += [", " if place else ": ", b.count(f"promises/{found[0].state_code}", len(found))]
        said.append(f" {state.lower()}")
    return (*said, ".")


def _promise(row: e.ReadBackRow, moved: Moved | None) -> tuple[b.Cell, ...]:
    where = ", ".join(text for text in (row.place, row.quantity) if text)
    key = f"promise/{row.number}"
    said: b.Said = (_CLAUSE.split(row.verdict)[0] or "–",)
    if moved:
        before, after = moved.before.percent, moved.after.percent
        said = (
            f"{row.indicator} ",
            b.percent(f"{key}/before", before),
            " → ",
            b.percent(f"{key}/after", after),
        )
    return (
        b.cell(str(row.number), align="center"),
        b.cell(row.owner),
        b.cell(f"{row.action} ({where})" if where else row.action),
        b.cell(row.state, bold=True),
        b.cell(row.proof),
        b.cell(said),
    )


def _moved(shown: Presenting) -> tuple[Section, ...]:
    if not shown.compared:
        return ()
    charts = tuple(chart(c.number, c.moved, c.words) for c in shown.compared)
    said: b.Said = (
        "Angka sebelum dan sesudah dapat dibandingkan untuk ",
        b.count("compared", len(charts)),
        " komitmen. Gerak bersamaan bukan bukti sebab-akibat.",
    )
    return (Section("moved", "Angka sebelum dan sesudah komitmen", said, (b.Pairs(charts),)),)


def _card(pack: e.EvaluationPack, shown: Presenting) -> Section:
    """The whole catchment on one slide: every indicator with its target, its status and who is behind."""
    table = pack.table
    many = len(table.indicators) > MANY
    behind = () if many else (f"{table.area_word} belum mencapai",)
    heads = ("Indikator", "%", "Target" if many else f"Target {pack.last_month}", "Status", *behind)
    shares = (218, 57, 57, 104) if many else (14, 6, 8, 10, 7)
    rows = tuple(
        (
            b.cell(head.name),
            b.right(percent(f"total/{head.code}", total)),
            b.cell(("≤ " if head.lower_is_better else "≥ ", line(f"line/{head.code}", head)), align="right"),
            b.cell(word(total, shown), bold=e.is_below(total)),
            *(() if many else (b.right(b.count(f"below/{head.code}", count) if head.by_village else "–"),)),
        )
        for head, total, count in zip(table.indicators, table.totals, table.belows, strict=True)
    )
    rated = [total for total in table.totals if total.status]
    said: b.Said = (
        b.count("card/reached", sum(not e.is_below(total) for total in rated)),
        " dari ",
        b.count("card/judged", len(rated)),
        f" indikator mencapai target {pack.period_text} di seluruh wilayah kerja.",
        *(f" {told}" for told in pack.provisional),
    )
    note = "* belum semua bulan atau desa melapor. ≤ makin rendah makin baik."
    return Section("card", "Keadaan wilayah kerja", said, (b.Grid(heads, rows, shares, note=note),))


def _extremes(pack: e.EvaluationPack) -> tuple[Section, ...]:
    """Best, worst and most moved of the indicators; nothing where no indicator was judged."""
    found = judged(pack)
    best = [pair for pair in reversed(found) if not e.is_below(pair[1])][:_EACH]
    worst = [pair for pair in found if e.is_below(pair[1])][:_EACH]
    moved = _most_moved(pack)
    if not found:
        return ()
    blocks = [
        *_ranking("Paling baik terhadap target", best),
        *_ranking("Paling perlu dikejar", worst),
        *([_movement(pack, moved)] if moved else []),
    ]
    told = [f"Paling baik: {best[0][0].name}."] if best else ["Belum ada indikator yang mencapai target."]
    told.append(
        f"Paling perlu dikejar: {worst[0][0].name}." if worst else "Semua yang dinilai mencapai target."
    )
    return (Section("extremes", "Terbaik, tertinggal, paling bergerak", (" ".join(told),), tuple(blocks)),)


def _ranking(title: str, pairs: Sequence[Pair]) -> list[b.Grid]:
    rows = tuple(
        (b.cell(h.name), b.right(percent(f"total/{h.code}", m)), b.right(line(f"line/{h.code}", h)))
        for h, m in pairs
    )
    return [b.Grid((title, "Cakupan %", "Target %"), rows, (6, 2, 2))] if rows else []


def _most_moved(pack: e.EvaluationPack) -> list[Pair]:
    """The counts of the last two months that differ most, as a share of the month before."""
    pairs = [
        (h, m)
        for h, m in zip(pack.table.indicators, pack.table.totals, strict=True)
        if h.by_village and h.adds_up == "kumulatif" and m.this_month is not None and m.previous_month
    ]

    def change(pair: Pair) -> Fraction:
        before = cast(int, pair[1].previous_month)
        return abs(Fraction(cast(int, pair[1].this_month) - before, before))

    return [pair for pair in sorted(pairs, key=change, reverse=True) if change(pair)][:_EACH]


def _movement(pack: e.EvaluationPack, pairs: Sequence[Pair]) -> b.Grid:
    heads = ("Paling bergerak dalam sebulan", MONTHS[pack.period.last.plus(-1).month - 1], pack.last_month)
    rows = tuple(
        (
            b.cell(f"{h.name} ({h.unit})"),
            b.right(b.count(f"previous/{h.code}", m.previous_month or 0)),
            b.right(b.count(f"this/{h.code}", m.this_month or 0)),
        )
        for h, m in pairs
    )
    return b.Grid(heads, rows, (6, 2, 2))


def _quality(pack: e.EvaluationPack) -> Section:
    """What a reader must know about the numbers, and what changed after they were frozen."""
    said: b.Said = (
        b.count("notes", len(pack.data_notes)),
        " catatan tentang data dan ",
        b.count("restated", len(pack.restatements)),
        " pembetulan sejak masa beku sebelumnya.",
    )
    blocks: list[b.Block] = []
    for title, items in (("Catatan data", pack.data_notes), ("Pembetulan", pack.restatements)):
        if items:
            blocks += [b.Heading(title), b.Items(tuple((item,) for item in items), "dot")]
    if not blocks:
        said = ("Semua bulan dilaporkan, semua sasaran ada, dan tidak ada pembetulan.",)
    return Section("quality", "Mutu data dan pembetulan", said, tuple(blocks))


def _problems(pack: e.EvaluationPack) -> tuple[Section, ...]:
    if not pack.problems:
        return ()
    said: b.Said = (
        b.count("problems", len(pack.problems)),
        " masalah dicatat, ",
        b.count("problems/chosen", sum(row.chosen for row in pack.problems)),
        " di antaranya prioritas (tebal).",
    )
    rows = tuple(
        (
            b.cell(row.rank or "–", align="center"),
            b.cell(f"{row.statement} ({row.place})" if row.place else row.statement, bold=row.chosen),
            b.cell("; ".join(row.causes) or "–"),
        )
        for row in pack.problems
    )
    table = b.Grid(("Urut", "Masalah", "Penyebab"), rows, (2, 12, 14))
    return (Section("problems", "Masalah dan penyebabnya", said, (table,)),)


def _asked(shown: Presenting) -> tuple[Section, ...]:
    """By sector, in the order of the alphabet: sectors are never ranked (FN 27)."""
    if not shown.asked:
        return ()
    by_sector: dict[str, list[str]] = {}
    for sector, text in shown.asked:
        by_sector.setdefault(sector, []).append(text)
    rows = tuple(
        (b.cell(sector, bold=True), b.cell(text))
        for sector in sorted(by_sector)
        for text in dict.fromkeys(by_sector[sector])
    )
    said: b.Said = (
        b.count("asked", len(rows)),
        " dukungan diminta dari ",
        b.count("asked/sectors", len(by_sector)),
        " sektor.",
    )
    table = b.Grid(("Sektor", "Dukungan"), rows, (3, 9))
    return (Section("asked", "Yang diminta dari tiap sektor", said, (table,)),)


def _plan(pack: e.EvaluationPack, shown: Presenting) -> Section:
    """The chosen way out of each problem, and the promises that still run."""
    ways = [row for row in pack.problems if row.solutions]
    back = pack.read_back.rows if pack.read_back else ()
    running = [row for row in back if row.state_code in OPEN]
    said: list[b.Part] = [] if pack.problems else ["Belum ada masalah yang dicatat untuk masa ini. "]
    said += [b.count("plan", len(ways)), " pemecahan terpilih"] if ways else ["Belum ada pemecahan terpilih"]
    said += ["; ", b.count("plan/running", len(running)), " komitmen diteruskan"] if running else []
    period = f" untuk {shown.planned}" if shown.planned else ""
    said.append(f". Rapat ini memutuskan siapa, berapa, dan kapan{period}.")
    return Section("plan", "Rencana", tuple(said), tuple(_plan_blocks(ways, running)))


def _plan_blocks(ways: Sequence[e.ProblemRow], running: Sequence[e.ReadBackRow]) -> Iterable[b.Block]:
    if ways:
        found = tuple(
            (b.cell(row.statement, bold=row.chosen), b.cell("; ".join(row.solutions))) for row in ways
        )
        yield b.Grid(("Masalah", "Pemecahan terpilih"), found, (10, 12))
    if running:
        heads = ("Komitmen yang diteruskan", "Penanggung jawab", "Tenggat", "Keadaan")
        kept = tuple(
            (b.cell(row.action), b.cell(row.owner), b.cell(row.due or "–"), b.cell(row.state))
            for row in running
        )
        yield b.Grid(heads, kept, (9, 6, 3, 3))
