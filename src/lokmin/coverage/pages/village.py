"""The page of one village: people to reach first, five figures, worst and best, its place among others."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from lokmin.basics.numbers import State, half_up
from lokmin.basics.time import Month
from lokmin.coverage.pages import cells, words
from lokmin.coverage.queries import IndicatorCard, Scorecard, people_to
from lokmin.coverage.rules.rows import PwsRow
from lokmin.coverage.rules.small import turns_on_one
from lokmin.places.queries import AreaCard
from lokmin.tools import marks, printing
from lokmin.tools.charts import TrendLine
from lokmin.tools.drawings import PeopleDots

HEADLINES = ("IDL", "PF", "DS", "STUNT", "HT", "K1", "KNL", "TTD90")  # first asked for by village heads
FIVE = 5
THREE = 3
SO_FAR = frozenset({State.PARTIAL, State.MISSING})  # counted as far as reported, marked *
SHOWN_ARE = frozenset({State.VALUE, State.ZERO, State.PARTIAL})


@dataclass(frozen=True)
class Figure:
    """One indicator of the village, ready to print."""

    name: str
    big: str
    small: str
    count: str
    status: str
    status_word: str
    percent: str
    line: str
    rank: str


@dataclass(frozen=True)
class StillToReach:
    """`14 bayi lagi` with its dots; `done` and `total` are whole people."""

    people: int
    sentence: str
    explain: str
    dots: PeopleDots
    done: int
    later: int
    until: str
    unit: str


Pair = tuple[IndicatorCard, PwsRow]


def pairs(card: Scorecard, area: AreaCard) -> list[Pair]:
    """Indicators with figures of this village; restricted ones never stand on a village's page (FN 14)."""
    found = [(i, card.cell(area.id, i.code)) for i in card.indicators if not i.restricted]
    return [(i, row) for i, row in found if row is not None and row.numerator is not None and row.denominator]


def chosen_headline(found: list[Pair], wanted: str = "") -> Pair | None:
    """The indicator to count people for: the one asked for, the first usual one, else the farthest behind."""
    able = {i.code: (i, row) for i, row in found if i.accumulates and row.people_to_target}
    for code in (wanted, *HEADLINES):
        if code in able:
            return able[code]
    return max(able.values(), key=lambda pair: pair[1].people_to_target or 0, default=None)


def still_to_reach(pair: Pair, area: AreaCard, month: Month, until: Month) -> StillToReach:
    """The sentence, the pace it needs, and a dot for every person."""
    i, row = pair
    people, done = row.people_to_target or 0, row.numerator or 0
    total = max(-(-(row.denominator or 0) // 1000), done)
    unit, name = words.unit_of(i), words.name_of(i)
    values = {
        "people": printing.number_text(people),
        "unit": unit,
        "area": area.name,
        "name": name,
        "day": printing.date_long(until.last_day),
        "line": _line_words(row, until),
    }
    chase = min(people, total - done)
    later = total - done - chase
    label = _(
        "Dari %(total)s %(unit)s: %(done)s sudah, %(chase)s dikejar sampai %(day)s, %(later)s berikutnya."
    )
    dots = {"total": total, "done": done, "chase": chase, "later": later}
    return StillToReach(
        people=people,
        sentence=_("%(people)s %(unit)s lagi supaya %(line)s %(name)s di %(area)s tercapai pada %(day)s")
        % values,
        explain=_pace(row, month, until, unit),
        dots=PeopleDots(label % {**values, **dots}, done, chase, total),
        done=done,
        later=later,
        until=printing.month_name(until),
        unit=unit,
    )


def frozen_reach(pair: Pair, changed: list[PwsRow], until: Month) -> str:
    """`Saat dibekukan: 12 bayi`, beside the live number when they differ (field note 5)."""
    i, row = pair
    kept = next((r for r in changed if r.area == row.area and r.indicator == i.code), None)
    people = people_to(kept, until) if kept else None
    if people is None or people == row.people_to_target:
        return ""
    return _("Saat dibekukan: %(people)s %(unit)s.") % {
        "people": printing.number_text(people),
        "unit": words.unit_of(i),
    }


def _line_words(row: PwsRow, until: Month) -> str:
    annual = row.annual_target_percent or Fraction(0)
    return _("target %(line)s") % {"line": printing.percent_words(annual * until.month / 12)}


def _pace(row: PwsRow, month: Month, until: Month, unit: str) -> str:
    """How many a month that is, beside what the last two months brought."""
    months = until.index - month.index
    parts = []
    if months > 0:
        pace = -(-(row.people_to_target or 0) // months)
        parts.append(_("Itu %(pace)s %(unit)s sebulan.") % {"pace": printing.number_text(pace), "unit": unit})
    told = []
    for count, when in ((row.this_month, month), (row.previous_month, month.plus(-1))):
        if count is not None:
            told.append(
                _("%(month)s %(count)s %(unit)s")
                % {"month": printing.month_name(when), "count": printing.number_text(count), "unit": unit}
            )
    if told:
        parts.append(_("Yang tercatat: %(told)s.") % {"told": words.joined(told)})
    return " ".join(parts)


def figure(pair: Pair, ranked_among: int = 0, said: Mapping[str, str] | None = None) -> Figure:
    """The look of one indicator; `said` are the words for the public (FN 27)."""
    i, row = pair
    star = "*" if row.state_code in SO_FAR else ""
    percent = f"{cells.percent_text(row.numerator, row.denominator)}%{star}"
    counted = i.accumulates
    line = printing.percent_words(row.target_percent)
    status = row.status_code or ("missing" if row.state_code == State.MISSING else "")
    return Figure(
        name=words.name_of(i),
        big=f"{printing.number_text(row.numerator)}{star}" if counted else percent,
        small=_of(row, i) if counted else f"{printing.number_text(row.numerator)} {_of(row, i)}",
        count=_counted(row, i),
        status=status,
        status_word=(said or {}).get(status) or marks.words(status),
        percent=percent,
        line=(_("batas %(line)s") if i.lower_is_better else _("target %(line)s")) % {"line": line}
        if line
        else "",
        rank=_("peringkat %(rank)s dari %(all)s") % {"rank": row.rank, "all": ranked_among}
        if row.rank
        else "",
    )


def _counted(row: PwsRow, i: IndicatorCard) -> str:
    """`10 dari sekitar 345 orang`; that months before this one are not in it, that one person decides."""
    parts = [
        _("%(count)s %(people)s") % {"count": printing.number_text(row.numerator), "people": _of(row, i)}
    ]
    if row.state_code == State.PARTIAL:
        parts.append(_("sebagian bulan belum dilaporkan"))
    if turns_on_one(row, lower_is_better=i.lower_is_better):
        parts.append(_("satu orang mengubah tercapai atau belum"))
    return ", ".join(parts)


def _of(row: PwsRow, i: IndicatorCard) -> str:
    """A sasaran of 345,4 people is `sekitar 345` on a page for a village head; staff read it exactly."""
    people = row.ratio.denominator if row.ratio else Fraction(0)
    values = {
        "people": printing.number_text(half_up(people.numerator, people.denominator)),
        "unit": words.unit_of(i),
    }
    return (
        _("dari %(people)s %(unit)s") if people.denominator == 1 else _("dari sekitar %(people)s %(unit)s")
    ) % values


def five(found: list[Pair], said: Mapping[str, str] | None = None) -> list[Figure]:
    """Five headlines: the usual ones first, filled up in the order of the dictionary."""
    by_code = {i.code: (i, row) for i, row in found}
    usual = [by_code[code] for code in HEADLINES if code in by_code]
    rest = [pair for pair in found if pair not in usual and pair[1].target is not None]
    return [figure(pair, said=said) for pair in [*usual, *rest][:FIVE]]


def _distance(pair: Pair) -> Fraction:
    """How far past the target line, as a share of it: negative is behind, whatever direction is good."""
    i, row = pair
    line, ratio = row.target_percent, row.ratio
    assert line is not None
    assert ratio is not None
    gap = (ratio.percent - line) / line
    return -gap if i.lower_is_better else gap


def _judged(found: list[Pair]) -> list[Pair]:
    return [p for p in found if p[1].target_percent and p[1].ratio and p[1].state_code in SHOWN_ARE]


def worst(found: list[Pair], said: Mapping[str, str] | None = None) -> list[Figure]:
    """The three farthest behind their target; what one person would change comes after the others."""
    behind = [pair for pair in _judged(found) if pair[1].on_target == 0]
    return [figure(pair, said=said) for pair in sorted(behind, key=lambda p: (_one(p), _distance(p)))[:THREE]]


def best(found: list[Pair], said: Mapping[str, str] | None = None) -> list[Figure]:
    """The three farthest past their target; what one person would change comes after the others."""
    past = [pair for pair in _judged(found) if pair[1].on_target == 1]
    return [figure(pair, said=said) for pair in sorted(past, key=lambda p: (_one(p), -_distance(p)))[:THREE]]


def _one(pair: Pair) -> bool:
    return turns_on_one(pair[1], lower_is_better=pair[0].lower_is_better)


def ranks(found: list[Pair], card: Scorecard) -> list[Figure]:
    """The village among the others, for the five headlines; nothing below five areas."""
    if not card.ranked:
        return []
    by_code = {i.code: (i, row) for i, row in found}
    usual = [by_code[code] for code in HEADLINES if code in by_code and by_code[code][1].rank]
    return [figure(pair, _ranked(card, pair[0].code)) for pair in usual[:FIVE]]


def _ranked(card: Scorecard, code: str) -> int:
    """How many villages have a rank; a midwife's card holds hers only, so the total tells it."""
    total = card.total(code)
    return total.villages_counted - total.villages_late if total else 0


def ramp(
    months: dict[Month, list[PwsRow]],
    pair: Pair,
    area: AreaCard,
    until: Month,
    live: Collection[Month] = (),
) -> TrendLine | None:
    """People reached since January against the target ramp, drawn on to `until`; `live` ones are marked."""
    i, row = pair
    if row.target is None or not row.denominator:
        return None
    year = until.year
    every = [Month(year, n) for n in range(1, until.month + 1)]
    points: list[Fraction | int | None] = []
    for month in every:
        found = next((r for r in months.get(month, ()) if r.area == area.id and r.indicator == i.code), None)
        points.append(found.numerator if found and found.state_code != State.MISSING else None)
    target = [Fraction(row.target * row.denominator * m.month, 12 * 1000 * 100_000) for m in every]
    told = [_told(m, p, live=m in live) for m, p in zip(every, points, strict=True) if p is not None]
    unit = words.unit_of(i)
    last = next((p for p in reversed(points) if p is not None), None)
    if last is None:
        return None
    goal = -(-target[-1].numerator // target[-1].denominator)
    return TrendLine(
        label=_("%(name)s, kumulatif: %(told)s; target %(goal)s %(unit)s")
        % {
            "name": words.name_of(i),
            "told": ", ".join(told),
            "goal": printing.number_text(goal),
            "unit": unit,
        },
        ticks=[printing.month_name(m, short=True) for m in every],
        points=points,
        target=target,
        loose=[place for place, m in enumerate(every) if m in live],
        end_text=f"{printing.number_text(last)} {unit}",
        target_text=_("target %(line)s") % {"line": printing.number_text(goal)},
    )


def _told(month: Month, count: Fraction | int, *, live: bool) -> str:
    values = {"month": printing.month_name(month, short=True), "count": printing.number_text(count)}
    return (_("%(month)s %(count)s (angka sekarang)") if live else "%(month)s %(count)s") % values


def gaps(card: Scorecard, area: AreaCard) -> list[str]:
    """Open indicators of the year that this village has not reported this month."""
    found = [(i, card.cell(area.id, i.code)) for i in card.indicators if not i.restricted]
    missing = [i for i, row in found if row and row.state_code == State.MISSING]
    return [i.short for i in missing if i.reported]


def closed(card: Scorecard) -> list[Figure]:
    """Restricted indicators as totals of the catchment (FN 14); not where one village alone makes them."""
    found = [(i, card.total(i.code)) for i in card.indicators if i.restricted]
    return [figure((i, row)) for i, row in found if row and row.villages_counted > 1 and row.denominator]
