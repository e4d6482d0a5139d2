"""Doubts about numbers as sentences that explain themselves, and the list of what to fix, by person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import isqrt
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from lokmin.basics.sentences.coverage import SENTENCES as SAID
from lokmin.basics.words import mark
from lokmin.coverage.pages import words
from lokmin.coverage.queries import Doubt, ElementCard, IndicatorCard
from lokmin.coverage.rules import catalogue, holders, quality
from lokmin.coverage.rules.quality import Finding, Reports
from lokmin.people.queries import StaffCard
from lokmin.tools import printing

SENTENCES = {
    "missing_all": mark("Program ini belum melapor sama sekali."),
    "missing": mark("Belum dilaporkan: %(names)s. Kosong bukan nol; bila memang nol, tulis 0."),
    "order": SAID["coverage.order"],
    "three_sd": mark(
        "%(count)s di luar rata-rata ± 3 simpangan baku dari %(months)s bulan sebelumnya: "
        "rata-rata %(mean)s, jadi wajarnya %(low)s sampai %(high)s."
    ),
    "median": mark(
        "%(count)s jauh dari nilai tengah %(months)s bulan sebelumnya (%(median)s): "
        "nilai z %(score)s, batasnya ± %(limit)s."
    ),
    "last_year": mark(
        "Tiga bulan berjumlah %(count)s; bulan yang sama tahun lalu rata-rata %(usual)s. "
        "Itu %(ratio)s kali, wajarnya %(low)s sampai %(high)s."
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
        "Sasaran riil %(counted)s dibanding proyeksi %(projected)s = %(ratio)s, wajarnya %(low)s sampai "
        "%(high)s. Periksa penyebutnya sebelum programnya."
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
            {card.code: words.name_of(card) for card in elements},
            {card.code: words.name_of(card) for card in cards},
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
    """Each finding in one sentence with its numbers."""
    return [sentence(finding, names, bool(doubt.kind)) for finding in doubt.findings]


def sentence(finding: Finding, names: Names, of_people: bool = True) -> str:
    check = finding.check
    if check == "missing" and finding.numbers["nothing"]:
        check = "missing_all"
    if check == "over_100":
        check = _over_100(finding, of_people)
    return _(SENTENCES[check]) % _printed(finding, names)


def _over_100(finding: Finding, of_people: bool) -> str:
    if not of_people:
        return "over_100_counts"
    return "over_100_other" if finding.numbers["other"] else "over_100"


def _printed(finding: Finding, names: Names) -> dict[str, str]:
    """The numbers of a finding as texts."""
    n = dict(finding.numbers)
    texts = {key: _text(key, value) for key, value in n.items()}
    if finding.check == "three_sd":
        spread = quality.limits().three_sd["deviations"] * root(n["variance"])
        texts["low"] = printing.number_text(max(n["mean"] - spread, Fraction(0)), 1)
        texts["high"] = printing.number_text(n["mean"] + spread, 1)
    if finding.check == "over_100":
        texts["percent"] = printing.percent_words(Fraction(100 * n["count"]) / n["people"])
        if n["other"]:
            texts["other_percent"] = printing.percent_words(Fraction(100 * n["count"]) / n["other"])
    if finding.check == "order":
        texts |= {side: names.short(n[side]) for side in ("left", "right")}
    if finding.check == "missing":
        texts["names"] = words.joined([names.elements.get(code, code) for code in n["elements"]], 4)
    return texts


def _text(key: str, value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(printing.number_text(v) if isinstance(v, int) else str(v) for v in value)
    if key in ("ratio", "low", "high"):
        return printing.number_text(value, 2)
    if key == "score":
        return printing.points_text(value, 1)
    return printing.number_text(value) if isinstance(value, int | Fraction) else str(value)


def root(value: Fraction) -> Fraction:
    """The square root to four decimals, for printing only: the rule itself compares squares."""
    return Fraction(isqrt(value.numerator * 10**8 // value.denominator), 10**4)


# ---- beside the number ----


def marked(doubts: Iterable[Doubt]) -> set[tuple[UUID, str]]:
    """The cells (area, indicator) that carry the mark: those whose doubt nobody explained."""
    return {(d.area.id, d.indicator) for d in doubts if d.area and d.indicator and d.answer is None}


def noted(doubts: Sequence[Doubt], names: Names) -> list[tuple[str, str]]:
    """A line a village with the sentences of its doubts, for under a table; an explained one says so."""
    found: dict[str, list[str]] = {}
    for doubt in doubts:
        told = " ".join([*sentences(doubt, names), *([explained(doubt)] if doubt.answer else [])])
        if not doubt.subject.startswith("order:"):
            told = f"{names.short(doubt.element)}: {told}"
        found.setdefault(doubt.area.name if doubt.area else _("Wilayah kerja"), []).append(told)
    return [(area, " ".join(told)) for area, told in found.items()]


def explained(doubt: Doubt) -> str:
    """`Dijelaskan Dewi, 7 Agustus 2023: …`; empty while nobody did."""
    if doubt.answer is None:
        return ""
    return _("Dijelaskan oleh %(who)s, %(day)s: %(reason)s.") % {
        "who": doubt.answer.by,
        "day": printing.date_long(doubt.answer.at),
        "reason": doubt.answer.reason.rstrip("."),
    }


# ---- what to fix before the meeting, by person ----


@dataclass(frozen=True)
class Line:
    """One thing to fix or to explain, with the cell that it opens."""

    doubt: Doubt
    icon: str
    area: str
    subject: str
    month: str
    sentences: list[str]
    explained: str
    url: str
    error: str = ""
    typed: str = ""

    @property
    def key(self) -> str:
        """What ties the form of a line to its label, and a refusal to its line."""
        return key_of(self.doubt.area.id if self.doubt.area else None, self.doubt.subject, self.doubt.month)


def key_of(area_id: UUID | None, subject: str, month: object) -> str:
    safe = "".join(sign if sign.isalnum() else "-" for sign in subject)
    return f"{area_id.hex if area_id else 'semua'}-{safe}-{month}"


@dataclass(frozen=True)
class Desk:
    """The lines of one person; `title` says their role or that the village has nobody yet."""

    name: str
    title: str
    lines: list[Line]

    @property
    def open(self) -> int:
        return sum(not line.explained for line in self.lines)


@dataclass(frozen=True)
class Refused:
    """An answer that was not accepted, at its line."""

    key: str
    sentence: str
    typed: str


def desks(
    doubts: Iterable[Doubt],
    names: Names,
    staff: Sequence[StaffCard],
    address: "Address",
    refused: Refused | None = None,
) -> list[Desk]:
    """The lines by who is to look at them, the longest list first."""
    found: dict[tuple[str, str], list[Line]] = {}
    for doubt in doubts:
        line = _line(doubt, names, address, refused)
        found.setdefault(responsible(doubt, staff), []).append(line)
    made = [Desk(name, title, lines) for (name, title), lines in found.items()]
    return sorted(made, key=lambda desk: (-desk.open, desk.name))


def responsible(doubt: Doubt, staff: Sequence[StaffCard]) -> tuple[str, str]:
    """Name and title: a count is the midwife's of the village, a sasaran or total the programme holder's."""
    mine = None
    if doubt.element and doubt.area and not doubt.subject.startswith("cover:"):
        mine = holders.of_area(staff, doubt.area.id)
    mine = mine or holders.of_programme(staff, doubt.programme)
    if mine:
        return mine.name, mine.title
    if doubt.area:
        return doubt.area.name, _("belum ada pemegang desa atau program yang tercatat")
    return _("Wilayah kerja"), _("belum ada pemegang program yang tercatat")


@dataclass(frozen=True)
class Address:
    """Where a line leads: the grid, the grid of corrections where the month is frozen, the sasaran."""

    code: str
    frozen: frozenset[object]
    may_restate: bool

    def of(self, doubt: Doubt) -> str:
        month, year = doubt.month, str(doubt.month.year)
        if doubt.kind and doubt.findings[0].check in ("adequacy", "no_denominator", "over_100"):
            name = "restate_populations" if self._restates(doubt) else "populations"
            return f"{reverse(f'coverage:{name}', args=[self.code])}?{urlencode({'tahun': year})}"
        name = "restate" if self._restates(doubt) else "entry"
        query = {"bulan": str(month), "program": doubt.programme, "semua": "1"}
        cell = f"#c-{doubt.area.id.hex}-{doubt.element}" if doubt.area else ""
        return f"{reverse(f'coverage:{name}', args=[self.code])}?{urlencode(query)}{cell}"

    def _restates(self, doubt: Doubt) -> bool:
        return self.may_restate and doubt.month in self.frozen


def _line(doubt: Doubt, names: Names, address: Address, refused: Refused | None) -> Line:
    line = Line(
        doubt,
        "check" if doubt.answer else "missing" if doubt.is_missing else "jelek",
        doubt.area.name if doubt.area else _("Wilayah kerja"),
        names.subject(doubt),
        printing.month_text(doubt.month),
        sentences(doubt, names),
        explained(doubt),
        address.of(doubt),
    )
    if refused and refused.key == line.key:
        return Line(**{**line.__dict__, "error": refused.sentence, "typed": refused.typed})
    return line


# ---- completeness and timeliness ----


@dataclass(frozen=True)
class ReportLine:
    """One row of the table of reports; a share below its limit is marked."""

    name: str
    expected: str
    complete: str
    in_time: str
    is_low: bool
    is_late: bool


def report_line(name: str, reports: Reports) -> ReportLine:
    """`12 (80%)` for complete and for in time."""
    limits = quality.limits().reports

    def share(count: int) -> str:
        if not reports.expected:
            return "–"
        percent = printing.percent_words(Fraction(100 * count, reports.expected), 0)
        return f"{printing.number_text(count)} ({percent})"

    return ReportLine(
        name,
        printing.number_text(reports.expected),
        share(reports.complete),
        share(reports.in_time),
        100 * reports.complete < limits["complete"] * reports.expected,
        100 * reports.in_time < limits["in_time"] * reports.expected,
    )
