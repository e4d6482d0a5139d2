"""Restatements in words: who corrected what and why, and which frozen coverage or rank moved."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from lokmin.basics.scope import ROLE_NAMES, Role
from lokmin.basics.time import Month
from lokmin.basics.words import mark
from lokmin.coverage.queries import wording
from lokmin.coverage.queries.doubt_words import Names
from lokmin.coverage.queries.restating import InputCard, MovedCard, RestatementCard
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
    percent = wording.percent_text(kept["numerator"], kept["denominator"])
    word = marks.words(kept["status_code"] or kept["state_code"]).lower()
    if not percent or kept["state_code"] in marks.EMPTY_STATES - {"missing"}:
        return word
    return f"{percent}% {word}" if kept["status_code"] or kept["state_code"] != "value" else f"{percent}%"
