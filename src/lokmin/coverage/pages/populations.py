"""Two sets of sasaran side by side, and what each makes of the figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from django.utils.translation import gettext as _

from lokmin.basics.numbers import Ratio
from lokmin.basics.refusal import Refusal
from lokmin.basics.words import mark
from lokmin.coverage.pages import cells, words
from lokmin.coverage.pages.year import Input, decimal_text, kind_name, people_text
from lokmin.coverage.queries import IndicatorCard, Scorecard
from lokmin.coverage.rules.adequacy import HIGHEST, LOWEST, adequacy, verdict
from lokmin.coverage.rules.catalogue import KindFact
from lokmin.coverage.rules.rows import PwsRow
from lokmin.places.queries import AreaCard
from lokmin.tools import marks, printing
from lokmin.tools.refused import sentence_of

Numbers = Mapping[tuple[UUID, str], int]

SENTENCES = {
    "few": mark(
        "Pendataan menemukan %(counted)s dari %(projected)s, di bawah %(low)s%%. "
        "Periksa apakah masih ada yang belum didata atau pindah."
    ),
    "many": mark(
        "Pendataan menemukan %(counted)s dari %(projected)s, di atas %(high)s%%. "
        "Periksa pendatang, catatan ganda, atau proyeksi yang terlalu rendah."
    ),
}


@dataclass(frozen=True)
class SetLine:
    """One village or kind with both numbers and how well they agree."""

    name: str
    projected: str
    counted: str
    percent: str
    verdict: str
    sentence: str
    code: str = ""
    input: Input | None = None


def by_kind(
    areas: Sequence[AreaCard], kinds: Sequence[KindFact], projected: Numbers, counted: Numbers
) -> list[SetLine]:
    """Every kind over all villages that have both numbers (all that have one where none has both)."""
    return [_sums(kind_name(kind), kind.code, areas, projected, counted) for kind in kinds]


def total(areas: Sequence[AreaCard], kind: KindFact, projected: Numbers, counted: Numbers) -> SetLine:
    return _sums(_("Wilayah kerja"), kind.code, areas, projected, counted)


def _sums(name: str, code: str, areas: Sequence[AreaCard], projected: Numbers, counted: Numbers) -> SetLine:
    both = [a.id for a in areas if (a.id, code) in projected and (a.id, code) in counted]
    chosen = both or [a.id for a in areas]
    line = _line(name, _sum(projected, code, chosen), _sum(counted, code, chosen), code=code)
    if both and len(both) < len(areas):
        partly = _("%(n)s dari %(all)s desa punya keduanya.") % {"n": len(both), "all": len(areas)}
        line = _replace(line, f"{partly} {line.sentence}".strip())
    return line


def _replace(line: SetLine, sentence: str) -> SetLine:
    return SetLine(
        line.name, line.projected, line.counted, line.percent, line.verdict, sentence, line.code, line.input
    )


def _sum(numbers: Numbers, code: str, areas: Iterable[UUID]) -> int | None:
    known = [numbers[area, code] for area in areas if (area, code) in numbers]
    return sum(known) if known else None


def by_village(
    areas: Sequence[AreaCard],
    kind: KindFact,
    projected: Numbers,
    counted: Numbers,
    texts: Mapping[tuple[str, str], str],
    wrong: Mapping[tuple[str, str], Refusal],
) -> list[SetLine]:
    """The villages with an input for what was counted."""
    found = []
    for area in areas:
        key, typed = (area.id, kind.code), (str(area.id), kind.code)
        line = Input(
            name=f"n:{area.id}:{kind.code}",
            label=_("%(kind)s hasil pendataan, %(area)s") % {"kind": kind_name(kind), "area": area.name},
            value=texts.get(typed, decimal_text(counted.get(key))),
            last_year="",
            problem=sentence_of(wrong[typed]) if typed in wrong else "",
        )
        found.append(_line(area.name, projected.get(key), counted.get(key), put=line))
    return found


def _line(
    name: str, projected: int | None, counted: int | None, code: str = "", put: Input | None = None
) -> SetLine:
    percent = adequacy(counted, projected)
    judged = verdict(percent)
    values = {
        "counted": people_text(counted),
        "projected": people_text(projected),
        "low": LOWEST,
        "high": HIGHEST,
    }
    return SetLine(
        name,
        people_text(projected),
        people_text(counted),
        printing.percent_words(percent),
        judged,
        _(SENTENCES[judged]) % values if judged in SENTENCES else "",
        code,
        put,
    )


# ---- what the choice does to the figures ----


@dataclass(frozen=True)
class Effect:
    """One indicator (or village) by both sets: coverage, difference in points, and the two statuses."""

    name: str
    code: str
    projected: str
    counted: str
    difference: str
    before: str
    after: str
    note: str

    @property
    def changes(self) -> bool:
        return bool(self.before and self.after and self.before != self.after)


def effects(projected: Scorecard, counted: Scorecard) -> list[Effect]:
    """Every indicator that is divided by a sasaran, over the whole catchment."""
    found = []
    for card in projected.indicators:
        one, two = projected.total(card.code), counted.total(card.code)
        if card.population_kind and one and one.villages_counted:
            found.append(
                _shared(projected, counted, card) or _effect(words.name_of(card), card.code, one, two)
            )
    return found


def _shared(projected: Scorecard, counted: Scorecard, card: IndicatorCard) -> Effect | None:
    """The comparison over the villages that have both, where some but not all were counted."""
    pairs = [
        (one, two)
        for area in projected.areas
        if (one := projected.cell(area.id, card.code))
        and (two := counted.cell(area.id, card.code))
        and one.ratio
        and two.ratio
    ]
    whole, partly = projected.total(card.code), counted.total(card.code)
    if not (whole and partly and 0 < len(pairs) == partly.villages_counted < whole.villages_counted):
        return None
    one, two = (_ratio([pair[side] for pair in pairs]) for side in (0, 1))
    values = {"n": len(pairs), "all": whole.villages_counted}
    return Effect(
        words.name_of(card),
        card.code,
        printing.percent_words(one),
        printing.percent_words(two),
        printing.points_text(Fraction(two.percent - one.percent)),
        "",
        "",
        _("Dihitung dari %(n)s dari %(all)s desa yang punya keduanya.") % values,
    )


def _ratio(rows: Sequence[PwsRow]) -> Ratio:
    """The ratio of sums."""
    numerator = sum(row.numerator or 0 for row in rows)
    return Ratio.per_thousandths(numerator, sum(row.denominator or 0 for row in rows))


def village_effects(projected: Scorecard, counted: Scorecard, card: IndicatorCard) -> list[Effect]:
    """One indicator, village by village, as far as the asker may see them."""
    found = []
    for area in projected.areas:
        one, two = projected.cell(area.id, card.code), counted.cell(area.id, card.code)
        if one:
            found.append(_effect(area.name, "", one, two))
    return found


def _effect(name: str, code: str, one: PwsRow, two: PwsRow | None) -> Effect:
    comparable = two is not None and one.villages_counted == two.villages_counted
    return Effect(
        name,
        code,
        _percent(one),
        _percent(two),
        _difference(one, two) if comparable else printing.EN_DASH,
        one.status_code or "",
        (two.status_code or "") if two and comparable else "",
        _note(one, two),
    )


def _percent(row: PwsRow | None) -> str:
    if row is None:
        return printing.EN_DASH
    text = cells.percent_text(row.numerator, row.denominator)
    return f"{text}%" if text else marks.empty_text("no_population" if row.numerator else row.state_code, "")


def _difference(one: PwsRow, two: PwsRow | None) -> str:
    if two is None or one.ratio is None or two.ratio is None:
        return printing.EN_DASH
    return printing.points_text(Fraction(two.ratio.percent - one.ratio.percent))


def _note(one: PwsRow, two: PwsRow | None) -> str:
    if two is None or not one.villages_counted:
        return ""
    if not two.villages_counted:
        return _("Belum ada hasil pendataan.")
    if two.villages_counted < one.villages_counted:
        return _("Riil baru %(n)s dari %(all)s desa; belum dapat dibandingkan.") % {
            "n": two.villages_counted,
            "all": one.villages_counted,
        }
    return ""


def summary(found: Sequence[Effect]) -> str:
    """`3 dari 12 indikator berganti status bila dasar riil dipakai.`"""
    known = [each for each in found if each.after]
    if not known:
        return _("Belum ada indikator yang dapat dibandingkan.")
    return _("%(n)s dari %(all)s indikator berganti status bila dasar riil dipakai.") % {
        "n": sum(each.changes for each in known),
        "all": len(known),
    }
