"""Restatements in words: who corrected what and why, and which frozen coverage or rank moved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext as _

from lokmin.basics.scope import ROLE_NAMES, Role
from lokmin.basics.time import Month
from lokmin.basics.words import mark
from lokmin.coverage.pages import cells, words
from lokmin.coverage.pages.quality import Names
from lokmin.coverage.queries import FreezeCard, InputCard, MovedCard, RestatementCard
from lokmin.tools import marks, printing

KINDS = {
    "figures": mark("Angka bulanan dibetulkan"),
    "populations": mark("Sasaran dibetulkan"),
    "targets": mark("Target dibetulkan"),
    "arrived": mark("Sasaran atau target datang terlambat"),
}


@dataclass(frozen=True)
class Told:
    """One restatement ready to print. `statuses` changed their status, `shares` only their coverage."""

    number: int
    kind: str
    who: str
    role: str
    at: Any
    reason: str
    inputs: list[str]
    statuses: list[str]
    shares: list[str]
    ranks: list[str]


def told(card: RestatementCard, names: Names, *, ranked: bool) -> Told:
    """`ranked`: whether this Puskesmas shows ranks at all (FN 13)."""
    return Told(
        card.number,
        _(KINDS[card.kind]),
        card.by,
        _(ROLE_NAMES[Role(card.role)]),
        card.at,
        _("tidak ditampilkan (peka)") if card.hushed else card.reason,
        [input_text(each, names) for each in card.inputs],
        [moved_text(row, names) for row in card.statuses],
        [moved_text(row, names) for row in card.shares],
        [rank_text(row, names) for row in card.ranks] if ranked else [],
    )


@dataclass(frozen=True)
class Seen:
    """What a restatement would change, to be looked at before it is stored."""

    fingerprint: str
    heading: str
    inputs: list[str]
    totals: list["MovedLine"]
    villages: list["MovedLine"]
    ranks: list[str]
    freezes: list[str]
    packs: list[str]


@dataclass(frozen=True)
class MovedLine:
    """One coverage of a frozen month, before and after."""

    month: str
    area: str
    name: str
    before: str
    after: str
    status_changed: bool


def seen(
    card: RestatementCard, names: Names, freezes: Sequence[FreezeCard], packs: Sequence[Any], *, ranked: bool
) -> Seen:
    """The statuses first, then what else moves; the totals apart. `packs` are papers with a freeze."""
    said = sorted((row for row in card.rows if row.said_changed), key=lambda row: not row.status_changed)
    periods = {each.id: printing.month_range(each.period) for each in freezes}
    return Seen(
        fingerprint=card.fingerprint,
        heading=_heading(card),
        inputs=[input_text(each, names) for each in card.inputs],
        totals=[_line(row, names) for row in said if row.area_id is None],
        villages=[_line(row, names) for row in said if row.area_id],
        ranks=[rank_text(row, names) for row in card.ranks] if ranked else [],
        freezes=[words.frozen_words(each) for each in frozen_by(card, freezes)],
        packs=[
            _("%(period)s, kode dokumen %(code)s, dibuat %(day)s")
            % {
                "period": periods[paper.freeze_id],
                "code": paper.code,
                "day": printing.date_long(paper.made_at),
            }
            for paper in packs
        ],
    )


def frozen_by(card: RestatementCard, freezes: Sequence[FreezeCard]) -> list[FreezeCard]:
    """The frozen periods whose numbers would no longer be those of now."""
    return [each for each in freezes if any(row.month in each.period for row in card.rows)]


def _heading(card: RestatementCard) -> str:
    """`1 isian dibetulkan: 2 status, 3 cakupan lain berubah`."""
    values = {"n": len(card.inputs), "statuses": len(card.statuses), "shares": len(card.shares)}
    return _("%(n)s isian dibetulkan: %(statuses)s status dan %(shares)s cakupan lain berubah") % values


def _line(row: MovedCard, names: Names) -> MovedLine:
    return MovedLine(
        printing.month_text(row.month),
        row.area or _("Wilayah kerja"),
        names.indicators.get(row.indicator, row.indicator),
        side(row.before),
        side(row.after),
        row.status_changed,
    )


def input_text(each: InputCard, names: Names) -> str:
    """`Desa Pari, DPT 1, Maret 2023: 9 → 7`."""
    where = each.area or _("Wilayah kerja")
    if each.element:
        what = names.elements.get(each.element, each.element)
        when = printing.month_text(Month(each.year, each.month or 1))
        before, after = (
            _count(each.before, each.before_state, each.before_reason),
            _count(each.after, each.after_state, each.after_reason),
        )
    elif each.kind:
        what = _("sasaran %(kind)s") % {"kind": names.kinds.get(each.kind, each.kind).lower()}
        when = str(each.year)
        before, after = (_thousandths(value) for value in (each.before, each.after))
    else:
        what = _("target %(name)s") % {"name": names.indicators.get(each.indicator, each.indicator)}
        when = str(each.year)
        before, after = (_percent(value) for value in (each.before, each.after))
    values = {"where": where, "what": what, "when": when, "before": before, "after": after}
    return _("%(where)s, %(what)s, %(when)s: %(before)s → %(after)s") % values


def _count(count: int | None, state: str, reason: str) -> str:
    """`9`, `belum dilaporkan`, `tidak dapat diukur (timbangan rusak)`."""
    if count is not None:
        return printing.number_text(count)
    word = marks.words("unmeasured" if state == "unmeasured" else "missing").lower()
    return f"{word} ({reason})" if reason else word


def _thousandths(value: int | None) -> str:
    return _("belum ada") if value is None else printing.number_text(Fraction(value, 1000))


def _percent(value: int | None) -> str:
    return _("belum ada") if value is None else printing.percent_words(Fraction(value, 1000))


def moved_text(row: MovedCard, names: Names) -> str:
    """`Desa Pari, DPT 1, Maret 2023: 100,0% baik → 77,8% cukup`."""
    values = {
        "where": row.area or _("Wilayah kerja"),
        "what": names.indicators.get(row.indicator, row.indicator),
        "when": printing.month_text(row.month),
        "before": side(row.before),
        "after": side(row.after),
    }
    return _("%(where)s, %(what)s, %(when)s: %(before)s → %(after)s") % values


def rank_text(row: MovedCard, names: Names) -> str:
    """`Desa Pari, DPT 1, Maret 2023: peringkat 2 → 3`."""
    values = {
        "where": row.area,
        "what": names.indicators.get(row.indicator, row.indicator),
        "when": printing.month_text(row.month),
        "before": row.before["rank"] or printing.EN_DASH,
        "after": row.after["rank"] or printing.EN_DASH,
    }
    return _("%(where)s, %(what)s, %(when)s: peringkat %(before)s → %(after)s") % values


def side(kept: dict[str, Any]) -> str:
    """Coverage and status of one side; the state where there is no number."""
    percent = cells.percent_text(kept["numerator"], kept["denominator"])
    word = marks.words(kept["status_code"] or kept["state_code"]).lower()
    if not percent or kept["state_code"] in marks.EMPTY_STATES - {"missing"}:
        return word
    return f"{percent}% {word}" if kept["status_code"] or kept["state_code"] != "value" else f"{percent}%"


def held_months(freezes: Iterable[FreezeCard]) -> list[Month]:
    """The months whose figures are held still: from January to the last frozen month of each year."""
    found: set[Month] = set()
    for card in freezes:
        for year in {month.year for month in card.period}:
            last = max(month for month in card.period if month.year == year)
            found |= {Month(year, number) for number in range(1, last.month + 1)}
    return sorted(found, reverse=True)


def held_years(freezes: Iterable[FreezeCard]) -> list[int]:
    """The years whose sasaran and targets frozen months were made with."""
    return sorted({month.year for card in freezes for month in card.period}, reverse=True)


Held = TypeVar("Held")


@dataclass(frozen=True)
class Asked(Generic[Held]):
    """Which frozen month or year the address names: `chosen` that very one, `shown` else the latest."""

    text: str
    chosen: Held | None
    shown: Held | None

    @classmethod
    def of(cls, text: str | None, held: Sequence[Held]) -> "Asked[Held]":
        """`held` are all that may be chosen, the latest first."""
        chosen = next((each for each in held if str(each) == text), None)
        return cls((text or "")[:20], chosen, held[0] if held and chosen is None else chosen)


def instead(asked: Asked[Any], shown: str) -> str:
    """What is shown instead of what the address names."""
    if asked.chosen or not asked.text:
        return ""
    return _("“%(given)s” pada alamat tidak dibekukan; yang tampil %(shown)s.") % {
        "given": asked.text,
        "shown": shown,
    }
