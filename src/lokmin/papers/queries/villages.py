"""Lembar kesehatan desa: one page a village out of the numbers, promises and requests."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from lokmin.basics.numbers import ceil_fraction
from lokmin.basics.time import Month, Period
from lokmin.coverage.queries import Scorecard
from lokmin.meetings.queries import ReadBackRow
from lokmin.obstacles.queries import ProblemCard
from lokmin.papers.queries.promises import proof_text, state_word
from lokmin.papers.rules import evaluation as e
from lokmin.papers.rules.blocks import figure_text
from lokmin.papers.rules.content import Frame
from lokmin.papers.rules.dates import MONTHS, SHORT_MONTHS, long_date, month_name, period_text, short_date
from lokmin.places.queries import AreaCard

HEADLINES = ("IDL", "PF", "DS", "STUNT", "HT", "K1", "KNL", "ND")
"""The five that a village head reads first, by preference; those without a number make room."""
HEADS = {"desa": "Kepala Desa", "kelurahan": "Lurah"}
_Pair = tuple[e.IndicatorHead, e.Measure]


def sheets_of(
    *,
    card: Scorecard,
    table: e.Table,
    frame: Frame,
    period: Period,
    promises: Sequence[ReadBackRow],
    problems: Sequence[ProblemCard],
    said: Mapping[str, str],
) -> tuple[e.VillageSheet, ...]:
    """A sheet for every area of the scorecard, in its order; `said` are the words for the public (FN 27)."""
    whole = _whole(table, said)
    return tuple(
        replace(_sheet(area, village, table, frame, period, promises, problems, said), **whole)
        for area, village in zip(card.areas, table.villages, strict=True)
    )


def _whole(table: e.Table, said: Mapping[str, str]) -> dict[str, Any]:
    """What all sheets say alike: the legend, and restricted indicators of the whole catchment (FN 14)."""
    pairs = zip(table.indicators, table.totals, strict=True)
    closed = [line(h, m, said) for h, m in pairs if not h.by_village and m.ratio]
    return {
        "whole_title": "Seluruh wilayah kerja, karena tidak ditulis per desa" if closed else "",
        "whole": tuple(closed),
        "legend": legend(said),
    }


def legend(said: Mapping[str, str]) -> str:
    """What the four statuses mean, in the words for the public."""
    meanings = {
        "baik": "tercapai dan membaik atau tetap",
        "kurang": "tercapai tetapi memburuk",
        "cukup": "belum tercapai tetapi membaik",
        "jelek": "belum tercapai dan memburuk atau tetap",
    }
    told = "; ".join(f"{said[status].lower()} = {meaning}" for status, meaning in meanings.items())
    return f"{told[0].upper()}{told[1:]}. Tanda *: sebagian bulan belum dilaporkan. Tanda –: tanpa angka."


def _sheet(
    area: AreaCard,
    village: e.Village,
    table: e.Table,
    frame: Frame,
    period: Period,
    promises: Sequence[ReadBackRow],
    problems: Sequence[ProblemCard],
    said: Mapping[str, str],
) -> e.VillageSheet:
    pairs = [(h, m) for h, m in zip(table.indicators, village.measures, strict=True) if h.by_village]
    first = _headlines(pairs)
    target = _chased(pairs)
    best, worst = _best_and_worst(pairs, said) if table.ranked else ((), ())
    own = [p for p in promises if area.id in p.commitment.area_ids and not p.commitment.restricted]
    closed = {h.code for h in table.indicators if not h.by_village}
    days = {p.made_on for p in own}
    one_room = len(days) == 1 and own[0].in_room
    made = f" pada lokmin {long_date(own[0].made_on)}" if one_room else ""
    asked = [
        n.text
        for p in problems
        if area.id in p.area_ids and not p.restricted and p.indicator_code not in closed
        for n in p.needs
        if n.sector == "desa"
    ]
    until = table.reach_until or period.last
    head = area.head_title or HEADS.get(area.kind, "Kepala")
    return e.VillageSheet(
        frame,
        f"{said['village_sheet']} {village.kind} {village.name}",
        f"{period_text(period)}, untuk {head} {village.name}",
        village.name,
        village.code,
        tuple(line(h, m, said) for h, m in first),
        worst,
        best,
        f"Komitmen{made}",
        tuple(_promise(row) for row in own),
        f"Yang diminta sampai {month_name(until)}",
        tuple(dict.fromkeys(asked)),
        _reach(target, until, period) if target else None,
        f"Di antara {len(table.villages)} {table.area_word.lower()}" if table.ranked else "",
        _ranks(first, table) if table.ranked else (),
        f"{target[0].name}, jumlah sejak Januari" if target else "",
        _ramp(*target, until) if target else (),
    )


def _headlines(pairs: Sequence[_Pair]) -> list[_Pair]:
    """At most five: the preferred ones that have a number, then others with one."""
    seen = {h.code: (h, m) for h, m in pairs if m.ratio is not None}
    wanted = [seen.pop(code) for code in HEADLINES if code in seen]
    return (wanted + list(seen.values()))[:5]


def _chased(pairs: Sequence[_Pair]) -> _Pair | None:
    """The indicator whose people are chased on the page: IDL, else the one with the most people left."""
    counted = [(h, m) for h, m in pairs if h.counts_people and m.to_reach and m.thousandths and m.ratio]
    idl = [pair for pair in counted if pair[0].code == "IDL"]
    return next(iter(idl or sorted(counted, key=lambda pair: -(pair[1].to_reach or 0))), None)


def line(head: e.IndicatorHead, m: e.Measure, said: Mapping[str, str]) -> e.VillageLine:
    """One indicator in the words of the page."""
    goal = "batas" if head.lower_is_better else "target"
    target = f"{goal} {e.decimal_text(head.line)}%" if head.line is not None else ""
    value = f"{m.percent.rstrip('*')}%{'*' if m.percent.endswith('*') else ''}" if m.percent else "–"
    word = said.get(m.status, m.word) if m.status else m.word
    counted = figure_text(m.count) if m.ratio and m.count is not None else ""
    detail = f"{counted} dari {m.population} {head.unit}" if counted else ""
    return e.VillageLine(head.name, value, detail, target, m.status, word)


def _best_and_worst(
    pairs: Sequence[_Pair], said: Mapping[str, str]
) -> tuple[tuple[e.VillageLine, ...], tuple[e.VillageLine, ...]]:
    """Three best and three worst by their distance from the target line, as a share of it."""

    def distance(pair: _Pair) -> Fraction:
        head, m = pair
        assert m.ratio is not None
        assert head.line is not None
        gap = (m.ratio.percent - head.line) / (head.line or 1)
        return -gap if head.lower_is_better else gap

    judged = sorted(((h, m) for h, m in pairs if m.status and m.ratio and h.line is not None), key=distance)
    worst = [pair for pair in judged if e.is_below(pair[1])][:3]
    best = [pair for pair in reversed(judged) if not e.is_below(pair[1])][:3]
    return tuple(line(*p, said) for p in best), tuple(line(*p, said) for p in worst)


def _promise(row: ReadBackRow) -> e.VillagePromise:
    card = row.commitment
    action = f"{card.what} ({card.office_title})"
    return e.VillagePromise(
        action, short_date(card.due_on), proof_text(row.commitment), state_word(card.state), card.state
    )


def _reach(target: _Pair, until: Month, period: Period) -> e.PeopleToReach:
    head, m = target
    population = ceil_fraction(Fraction(m.thousandths or 0, 1000))
    left, reached = m.to_reach or 0, m.count or 0
    until_name = MONTHS[until.month - 1]
    months = max(1, until.index - period.last.index)
    pace = -(-left // months)
    detail = f"Itu sekitar {pace} {head.unit} sebulan."
    if m.this_month is not None:
        detail += f" Bulan {MONTHS[period.last.month - 1]}: {m.this_month} {head.unit}."
    return e.PeopleToReach(
        left,
        f"{head.unit} lagi supaya target {head.name[0].lower()}{head.name[1:]} tercapai sampai "
        f"{until_name} {until.year}",
        detail,
        reached,
        max(0, population - reached - left),
        until_name,
        head.unit,
    )


def _ranks(first: Sequence[_Pair], table: e.Table) -> tuple[tuple[str, str], ...]:
    found = []
    for head, m in first:
        if m.rank is not None:
            place = [h.code for h in table.indicators].index(head.code)
            among = sum(v.measures[place].rank is not None for v in table.villages)
            found.append((head.name, f"peringkat {m.rank} dari {among}"))
    return tuple(found)


def _ramp(head: e.IndicatorHead, m: e.Measure, until: Month) -> tuple[e.RampPoint, ...]:
    """January to the named month: reached so far, and the target line in people."""
    if head.target is None or not m.thousandths:
        return ()
    people = Fraction(m.thousandths, 1000) * head.target / 100
    points, so_far = [], 0
    for number in range(1, until.month + 1):
        known = m.months[number - 1] if number <= len(m.months) else None
        so_far += known or 0
        points.append(
            e.RampPoint(SHORT_MONTHS[number - 1], so_far if known is not None else None, people * number / 12)
        )
    return tuple(points)
