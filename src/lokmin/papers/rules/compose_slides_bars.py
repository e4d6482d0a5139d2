"""The bars of each indicator as the hall reads them, and which indicators are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules import evaluation as e
from lokmin.papers.rules.compose_read_back import Moved
from lokmin.papers.rules.dates import month_name
from lokmin.papers.rules.gathering import Fact
from lokmin.papers.rules.story_blocks import BarChart, Section
from lokmin.papers.rules.telling import join_names


@dataclass(frozen=True)
class Compared:
    """The numbers before and after one promise, and what may be said of them."""

    number: int
    moved: Moved
    words: str


@dataclass(frozen=True)
class Presenting:
    """What the hall is told beyond the pack: who presents, words for the public, what moved, what is asked.

    `priorities` are the indicators of the chosen problems; `asked` pairs a sector with what is asked of it.
    """

    facts: tuple[Fact, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)
    compared: tuple[Compared, ...] = ()
    priorities: tuple[str, ...] = ()
    asked: tuple[tuple[str, str], ...] = ()
    planned: str = ""


def word(measure: e.Measure, shown: Presenting) -> str:
    return shown.said.get(measure.status, measure.word) if measure.status else measure.word


def percent(key: str, measure: e.Measure) -> b.Number:
    """As the pack prints it, with its star; what has no percentage says why."""
    if measure.ratio is None:
        return b.Number(key, None, measure.word or "–")
    return b.Number(key, measure.ratio.percent, measure.percent)


def line(key: str, head: e.IndicatorHead) -> b.Number:
    return b.Number(key, head.line, e.decimal_text(head.line) if head.line is not None else "–")


Pair = tuple[e.IndicatorHead, e.Measure]


def distance(pair: Pair) -> Fraction:
    """How far beyond the target, as a share of it; below zero is behind."""
    head, measure = pair
    assert measure.ratio is not None
    assert head.line is not None
    gap = (measure.ratio.percent - head.line) / (head.line or 1)
    return -gap if head.lower_is_better else gap


def judged(pack: e.EvaluationPack) -> list[Pair]:
    pairs = zip(pack.table.indicators, pack.table.totals, strict=True)
    return sorted(((h, m) for h, m in pairs if m.status and m.ratio and h.line is not None), key=distance)


def chosen(pack: e.EvaluationPack, shown: Presenting) -> list[e.PwsSheet]:
    """Indicators of the chosen problems first, then those furthest behind; one without any number never."""
    order = [h.code for h, m in judged(pack) if e.is_below(m)] + [h.code for h, _m in judged(pack)]
    wanted = list(dict.fromkeys([*shown.priorities, *order]))
    sheets = {sheet.head.code: sheet for sheet in pack.pws if any(row.measure.ratio for row in sheet.rows)}
    return [sheets[code] for code in wanted if code in sheets]


def bars(pack: e.EvaluationPack, shown: Presenting, sheet: e.PwsSheet) -> Section:
    """The bars of all villages with their table."""
    code, head = sheet.head.code, sheet.head
    lower = head.lower_is_better
    drawn = BarChart(
        f"{head.name}, cakupan menurut {pack.table.area_word.lower()} (%)",
        tuple(row.name for row in sheet.rows),
        tuple(percent(f"pws/{code}/{n}", row.measure) for n, row in enumerate(sheet.rows)),
        b.percent(f"goal/{code}", head.line) if head.line is not None else None,
        f"{'Batas' if lower else 'Target'} s.d. {pack.last_month}",
        _reached(pack, sheet),
        tuple(word(row.measure, shown) if row.measure.ratio else "" for row in sheet.rows),
        tuple(row.measure.status or "" for row in sheet.rows),
    )
    return Section(f"pws/{code}", head.name, drawn.sentence, (drawn, _pws_table(pack, shown, sheet)))


def _reached(pack: e.EvaluationPack, sheet: e.PwsSheet) -> b.Said:
    """`25,5% dari target 25,0%; 6 dari 15 desa belum mencapai: …`."""
    code, head = sheet.head.code, sheet.head
    if sheet.total.ratio is None:
        return (f"Seluruh wilayah kerja: {sheet.total.word}.",)
    below = [row for row in reversed(sheet.rows) if e.is_below(row.measure)]
    text = sheet.total.percent
    signed = f"{text.rstrip('*')}%{'*' if text.endswith('*') else ''}"
    whole = b.Number(f"whole/{code}", sheet.total.ratio.percent, signed)
    said: list[b.Part] = [whole, " di seluruh wilayah kerja"]
    if head.line is not None:
        said += [f", {'batas' if head.lower_is_better else 'target'} ", b.percent(f"goal/{code}", head.line)]
    if below:
        names = join_names(row.name for row in below[:5])
        more = f", dan {len(below) - 5} lainnya" if len(below) > 5 else ""
        said += ["; ", b.count(f"below/{code}", len(below)), " dari "]
        said += [
            b.count(f"villages/{code}", len(sheet.rows)),
            f" {pack.table.area_word.lower()} belum mencapai",
        ]
        said.append(f": {names}{more}")
    return (*said, ".")


def _pws_table(pack: e.EvaluationPack, shown: Presenting, sheet: e.PwsSheet) -> b.Grid:
    code = sheet.head.code
    named = [(row.name, row.measure, f"pws/{code}/{n}") for n, row in enumerate(sheet.rows)]
    named.insert(0, (pack.table.total_name, sheet.total, f"total/{code}"))
    reach = bool(sheet.reach_label)
    rows = tuple(
        tuple(
            b.cell(*cell.lines, bold=not n, align=cell.align, fill=not n)
            for cell in _pws_row(name, m, key, shown, reach=reach)
        )
        for n, (name, m, key) in enumerate(named)
    )
    heads = (
        pack.table.area_word,
        "%",
        "Status",
        *((f"{sheet.head.unit.capitalize()} lagi",) if reach else ()),
    )
    until = pack.table.reach_until
    note = f"{heads[-1]}: yang perlu dicapai sampai {month_name(until)}." if reach and until else ""
    return b.Grid(heads, rows, (10, 5, 9, 7) if reach else (12, 6, 12), note=note)


def _pws_row(name: str, m: e.Measure, key: str, shown: Presenting, *, reach: bool) -> tuple[b.Cell, ...]:
    number = percent(key, m)
    shown_number = b.right(number if m.ratio else "–")
    left = b.right(b.count(f"{key}/reach", m.to_reach) if m.to_reach is not None else "–")
    return (b.cell(name), shown_number, b.cell(word(m, shown)), *((left,) if reach else ()))
