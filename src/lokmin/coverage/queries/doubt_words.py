"""Doubts about numbers as sentences that explain themselves: on screens and on papers the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor, isqrt
from typing import Any

from django.utils.translation import gettext as _

from lokmin.basics.sentences.coverage import SENTENCES as SAID
from lokmin.basics.words import mark
from lokmin.coverage.queries import wording
from lokmin.coverage.queries.cards import ElementCard, IndicatorCard
from lokmin.coverage.queries.doubts import Doubt
from lokmin.coverage.rules import catalogue, quality
from lokmin.coverage.rules.quality import Finding
from lokmin.tools import printing

SENTENCES = {
    "missing_all": mark("Program ini belum melapor sama sekali."),
    "missing": mark("Belum dilaporkan: %(names)s. Kosong bukan nol; bila memang nol, tulis 0."),
    "order": SAID["coverage.order"],
    "three_sd": mark("Biasanya %(low)s sampai %(high)s sebulan; bulan ini %(count)s."),
    "median": mark("Biasanya %(low)s sampai %(high)s sebulan; bulan ini %(count)s."),
    "steady": mark("Biasanya %(low)s sebulan; bulan ini %(count)s."),
    "last_year": mark(
        "Tiga bulan terakhir berjumlah %(count)s. Pada bulan yang sama tahun %(years)s rata-rata %(usual)s, "
        "jadi biasanya %(low)s sampai %(high)s."
    ),
    "one_year": mark(
        "Tiga bulan terakhir berjumlah %(count)s. Pada bulan yang sama tahun %(years)s %(usual)s, "
        "jadi biasanya %(low)s sampai %(high)s."
    ),
    "sudden": mark("Berubah mendadak: %(count)s, padahal bulan-bulan sebelumnya %(before)s."),
    "over_100": mark(
        "%(count)s dari sasaran %(people)s menjadi %(percent)s. Sasaran mana yang benar, "
        "proyeksi atau riil? Sasaran riil belum diisi."
    ),
    "over_100_other": mark(
        "%(count)s dari sasaran %(people)s menjadi %(percent)s. Sasaran mana yang benar? "
        "Dengan sasaran riil %(other)s menjadi %(other_percent)s."
    ),
    "over_100_counts": mark(
        "%(count)s dari %(people)s menjadi %(percent)s: pembilang melebihi penyebutnya. Periksa keduanya."
    ),
    "no_denominator": mark("%(count)s dilaporkan, padahal sasarannya nol atau belum diisi. Isi sasarannya."),
    "adequacy": mark(
        "Sasaran riil %(counted)s, proyeksi %(projected)s; biasanya riil %(low)s sampai %(high)s. "
        "Periksa sasarannya sebelum programnya."
    ),
}


@dataclass(frozen=True)
class Names:
    """The names of elements, indicators and kinds of sasaran in the language that is active."""

    elements: Mapping[str, str]
    indicators: Mapping[str, str]
    kinds: Mapping[str, str] = field(default_factory=dict)
    shorts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, elements: Iterable[ElementCard], cards: Sequence[IndicatorCard]) -> "Names":
        english = printing.language() == "en"
        kinds = {k.code: k.name_en if english else k.name for k in catalogue.population_kinds()}
        return cls(
            {card.code: wording.name_of(card) for card in elements},
            {card.code: wording.name_of(card) for card in cards},
            kinds,
            {card.code: card.short for card in cards},
        )

    def short(self, code: str) -> str:
        """The short name of an indicator or element; its long one where there is none."""
        return self.shorts.get(code) or self.elements.get(code, code)

    def subject(self, doubt: Doubt) -> str:
        """What is doubted: a count, a coverage, a sasaran, the report of a programme."""
        if doubt.is_missing:
            return _(doubt.programme)
        if doubt.subject.startswith("cover:"):
            return self.indicators.get(doubt.indicator, doubt.indicator)
        if doubt.subject.startswith("sasaran:"):
            return _("Sasaran %(kind)s") % {"kind": self.kinds.get(doubt.kind, doubt.kind).lower()}
        return self.elements.get(doubt.element, doubt.element)


def sentences(doubt: Doubt, names: Names) -> list[str]:
    """Each finding in one sentence with its numbers.

    Mean and median say the same in two ways: where both find the count unusual, one sentence does.
    """
    checks = {finding.check for finding in doubt.findings}
    told = [f for f in doubt.findings if f.check != "median" or "three_sd" not in checks]
    return [sentence(finding, names, bool(doubt.kind)) for finding in told]


def sentence(finding: Finding, names: Names, of_people: bool = True) -> str:
    """What a check found, in words: `Pandat: 68 jauh di atas biasanya (6 sampai 9)`."""
    check = finding.check
    if check == "missing" and finding.numbers["nothing"]:
        check = "missing_all"
    if check == "over_100":
        check = _over_100(finding, of_people)
    if check == "last_year" and len(finding.numbers["years"]) == 1:
        check = "one_year"
    texts = _printed(finding, names)
    if check in ("three_sd", "median") and texts["low"] == texts["high"]:
        check = "steady"
    return _(SENTENCES[check]) % texts


def _over_100(finding: Finding, of_people: bool) -> str:
    if not of_people:
        return "over_100_counts"
    return "over_100_other" if finding.numbers["other"] else "over_100"


def _printed(finding: Finding, names: Names) -> dict[str, str]:
    """The numbers of a finding as texts."""
    n = dict(finding.numbers)
    if finding.check == "three_sd":
        spread = quality.limits().three_sd["deviations"] * root(n["variance"])
        n |= {"low": max(n["mean"] - spread, Fraction(0)), "high": n["mean"] + spread}
    texts = {key: _text(value) for key, value in n.items()}
    if "low" in n:  # whole people inside the bounds; where none fits between them, those around
        low, high = sorted((ceil(n["low"]), floor(n["high"])))
        texts |= {"low": printing.number_text(low), "high": printing.number_text(high)}
    if finding.check == "last_year":
        texts["years"] = wording.joined([str(year) for year in n["years"]])
    if finding.check == "over_100":
        texts["percent"] = printing.percent_words(Fraction(100 * n["count"]) / n["people"])
        if n["other"]:
            texts["other_percent"] = printing.percent_words(Fraction(100 * n["count"]) / n["other"])
    if finding.check == "order":
        texts |= {side: names.short(n[side]) for side in ("left", "right")}
    if finding.check == "missing":
        texts["names"] = wording.joined([names.elements.get(code, code) for code in n["elements"]], 4)
    return texts


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(printing.number_text(v) if isinstance(v, int) else str(v) for v in value)
    return printing.number_text(value) if isinstance(value, int | Fraction) else str(value)


def root(value: Fraction) -> Fraction:
    """The square root to four decimals, for printing only: the rule itself compares squares."""
    return Fraction(isqrt(value.numerator * 10**8 // value.denominator), 10**4)


def explained(doubt: Doubt) -> str:
    """`Dijelaskan Dewi, 7 Agustus 2023: …`; empty while nobody did."""
    if doubt.answer is None:
        return ""
    return _("Dijelaskan oleh %(who)s, %(day)s: %(reason)s.") % {
        "who": doubt.answer.by,
        "day": printing.date_long(doubt.answer.at),
        "reason": doubt.answer.reason.rstrip("."),
    }
