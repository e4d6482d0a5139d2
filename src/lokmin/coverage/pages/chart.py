"""PWS of one indicator: bars that stand on the columns of their table, and what they say."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from django.utils.translation import gettext as _

from lokmin.basics.time import Month
from lokmin.coverage.pages import cells, words
from lokmin.coverage.queries import IndicatorCard, Scorecard
from lokmin.coverage.rules.rows import PwsRow
from lokmin.places.queries import AreaCard
from lokmin.tools import marks, printing
from lokmin.tools.charts import Bar, SortedBars, TrendLine


@dataclass(frozen=True)
class Column:
    """One village, or the whole catchment when `area` is None; every text is ready to print."""

    area: AreaCard | None
    row: PwsRow
    target: str
    percent: str
    count: str
    population: str
    this_month: str
    previous_month: str
    people: str

    @property
    def soft_name(self) -> str:
        """The name with the places where it may break in a narrow column."""
        return words.soft(self.area.name) if self.area else ""

    @property
    def empty_word(self) -> str:
        return "" if self.percent else marks.empty_text(self.row.state_code, "")


def column(area: AreaCard | None, row: PwsRow) -> Column:
    number = printing.number_text
    return Column(
        area,
        row,
        target=printing.percent_number(row.target_percent),
        percent=cells.percent_text(row.numerator, row.denominator),
        count=number(row.numerator),
        population=number(Fraction(row.denominator, 1000)) if row.denominator else "",
        this_month=_month_text(row.this_month, row),
        previous_month=number(row.previous_month),
        people=number(row.people_to_target),
    )


def _month_text(count: int | None, row: PwsRow) -> str:
    if count is not None:
        return printing.number_text(count)
    return marks.empty_text(row.state_code if row.state_code in marks.EMPTY_STATES else "missing", "")


def columns(card: Scorecard, indicator: IndicatorCard) -> list[Column]:
    """The villages, best first; those without coverage last, in their usual order."""
    pairs = [(area, card.cell(area.id, indicator.code)) for area in card.areas]
    seen = [(area, row) for area, row in pairs if row is not None]

    def order(pair: tuple[AreaCard, PwsRow]) -> tuple[bool, Fraction]:
        ratio = pair[1].ratio
        if ratio is None:
            return (True, Fraction(0))
        return (False, ratio.value if indicator.lower_is_better else -ratio.value)

    return [column(area, row) for area, row in sorted(seen, key=order)]


def bars(found: list[Column], total: Column | None, month: Month, *, limit: bool = False) -> SortedBars:
    """The bars over those columns; the target line is the catchment's, a `limit` where lower is better."""
    target = total.row.target_percent if total else None
    return SortedBars(
        [_bar(each) for each in found],
        total=_bar(total) if total else None,
        target=target,
        target_words=_("Batas") if limit else _("Target %(month)s") % {"month": printing.month_name(month)},
    )


def _bar(each: Column) -> Bar:
    ratio = each.row.ratio
    mark = each.row.status_code or (
        each.row.state_code if each.row.state_code in marks.EMPTY_STATES else "plain"
    )
    if ratio is None:
        return Bar(None, each.empty_word, mark)
    return Bar(ratio.percent, each.percent, mark)


def finding(card: Scorecard, indicator: IndicatorCard, total: PwsRow | None) -> str:
    """`Imunisasi dasar lengkap: wilayah kerja tercapai, 6 desa belum`.

    Of all villages it speaks only when every one of them may be seen and can be judged.
    """
    name = words.name_of(indicator)
    if total is None or total.on_target is None:
        return name
    rows = [row for row in card.rows if row.indicator == indicator.code]
    below = sum(words.below(row) for row in rows)
    if indicator.lower_is_better:
        level = _("wilayah kerja di dalam batas") if total.on_target else _("wilayah kerja melewati batas")
    else:
        level = _("wilayah kerja tercapai") if total.on_target else _("wilayah kerja belum tercapai")
    values = {"name": name, "level": level, "below": below}
    if below:
        return _("%(name)s: %(level)s, %(below)s desa belum") % values
    if total.on_target and len(rows) == card.all_areas and all(words.judged(row) for row in rows):
        return _("%(name)s: %(level)s, begitu pula semua desa") % values
    return _("%(name)s: %(level)s") % values


def lead(found: list[Column], indicator: IndicatorCard, total: PwsRow | None) -> str:
    """What was reached of what was aimed at, and which villages are below, which of them improving."""
    if total is None or total.ratio is None:
        return ""
    values = {
        "reached": printing.percent_words(total.ratio),
        "target": printing.percent_words(total.target_percent),
    }
    if not values["target"]:
        return _("Wilayah kerja mencapai %(reached)s; targetnya belum diisi.") % values
    if indicator.lower_is_better:
        parts = [_("Wilayah kerja %(reached)s, batasnya %(target)s.") % values]
    else:
        parts = [_("Wilayah kerja mencapai %(reached)s dari target %(target)s.") % values]
    below = [c for c in found if c.area and words.below(c.row)]
    if below:
        names = words.joined([c.area.name for c in below if c.area][::-1], 5)
        told = (
            _("Melewati batas: %(names)s.") if indicator.lower_is_better else _("Belum tercapai: %(names)s.")
        )
        parts.append(told % {"names": names})
        better = [c.area.name for c in below if c.area and c.row.status_code == "cukup"]
        if better and len(better) < len(below):
            parts.append(_("Yang sedang membaik: %(names)s.") % {"names": words.joined(better)})
    return " ".join(parts)


def reading(
    found: list[Column], indicator: IndicatorCard, total: PwsRow | None, until: Month
) -> list[tuple[str, str]]:
    """Lines beside the chart: people to reach, of them below target, farthest, most improved."""
    lines: list[tuple[str, str]] = []
    unit = {"unit": words.unit_of(indicator), "month": printing.month_text(until)}
    below = [c for c in found if words.below(c.row)]
    if total and total.people_to_target is not None:
        lines.append(
            (
                _("Yang masih harus dijangkau sampai %(month)s (%(unit)s)") % unit,
                printing.number_text(total.people_to_target),
            )
        )
        rest = sum(c.row.people_to_target or 0 for c in below)
        if below:
            label = _("Di antaranya di %(count)s desa yang belum tercapai") % {"count": len(below)}
            lines.append((label, printing.number_text(rest)))
    gaps = [
        (c, c.row.ratio.percent - c.row.target_percent)
        for c in below
        if c.row.ratio and c.row.target_percent is not None
    ]
    if gaps and total is not None:
        far, gap = max(gaps, key=lambda pair: abs(pair[1]))
        label = _("Paling jauh dari target: %(area)s") % {"area": far.area.name if far.area else ""}
        lines.append((label, _("%(points)s poin") % {"points": printing.points_text(gap)}))
    return lines


@dataclass(frozen=True)
class TrendRow:
    """One month under the trend: what stands in the line, the target, and the same month of last year.

    `live`: a number of now, where the others are frozen.
    """

    month: str
    percent: str
    target: str
    earlier: str
    live: bool = False


@dataclass(frozen=True)
class Trend:
    """The line and the table under it."""

    line: TrendLine
    rows: list[TrendRow]
    compared: bool


def trend(
    months: Mapping[Month, list[PwsRow]],
    indicator: IndicatorCard,
    area_id: object = None,
    *,
    earlier: Mapping[Month, list[PwsRow]] | None = None,
    until: Month | None = None,
    live: Collection[Month] = (),
) -> Trend | None:
    """Coverage month by month, January to the month shown, beside last year's; the target goes on to `until`.

    The `live` months are marked: the others are frozen. A month that was not reported breaks the line. None
    where there is one month only.
    """
    last = max(months)
    rows = {month: _of(found, indicator, area_id) for month, found in months.items()}
    before = {month.month: _of(found, indicator, area_id) for month, found in (earlier or {}).items()}
    points = [_known(row) for row in rows.values()]
    if len(points) < 2 or not any(p is not None for p in points):
        return None
    ahead = [last.plus(n + 1) for n in range(max((until or last).index - last.index, 0))]
    every = [*rows, *ahead]
    targets = [row.target_percent if row else None for row in rows.values()]
    targets += [_line_ahead(rows[last], month) for month in ahead]
    others = [_known(before.get(month.month)) for month in every]
    compared = any(p is not None for p in others)
    table = [
        TrendRow(
            printing.month_name(month),
            *map(printing.percent_number, (point, target, other)),
            live=month in live,
        )
        for month, point, target, other in zip(
            every, [*points, *[None] * len(ahead)], targets, others, strict=True
        )
    ]
    line = _trend_line(indicator, every, points, targets, others if compared else [])
    loose = [place for place, month in enumerate(every) if month in live]
    return Trend(replace(line, loose=loose), table, compared)


def _of(rows: list[PwsRow], indicator: IndicatorCard, area_id: object) -> PwsRow | None:
    return next((r for r in rows if r.area == area_id and r.indicator == indicator.code), None)


def _known(row: PwsRow | None) -> Fraction | None:
    """Coverage, unless the month was not reported."""
    late = row is None or row.state_code in marks.EMPTY_STATES
    return None if late or row.ratio is None else row.ratio.percent


def _line_ahead(row: PwsRow | None, month: Month) -> Fraction | None:
    """The target line of a month to come: it climbs where it climbed before."""
    annual = row.annual_target_percent if row else None
    if row is None or annual is None:
        return None
    return annual * month.month / 12 if row.line_months < 12 else annual


def _trend_line(
    indicator: IndicatorCard,
    every: list[Month],
    points: list[Fraction | None],
    targets: list[Fraction | None],
    others: list[Fraction | None],
) -> TrendLine:
    names = [printing.month_name(month, short=True) for month in every]
    told = [f"{n} {printing.percent_words(p)}" for n, p in zip(names, points, strict=False) if p is not None]
    last = next(p for p in reversed(points) if p is not None)
    label = f"{words.name_of(indicator)}: {', '.join(told)}"
    if others:
        was = [
            f"{n} {printing.percent_words(p)}" for n, p in zip(names, others, strict=True) if p is not None
        ]
        label += "; " + _("tahun lalu: %(told)s") % {"told": ", ".join(was)}
    return TrendLine(
        label=label,
        ticks=names,
        points=[*points, *[None] * (len(every) - len(points))],
        target=targets if any(t is not None for t in targets) else (),
        others=others,
        end_text=printing.percent_words(last),
        target_text=_("target %(line)s") % {"line": printing.percent_words(targets[-1])}
        if targets[-1] is not None
        else "",
        unit="%",
    )
