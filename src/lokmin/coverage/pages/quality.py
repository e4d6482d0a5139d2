"""Doubts about numbers as sentences that explain themselves, and the list of what to fix, by person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from lokmin.coverage.queries import Doubt
from lokmin.coverage.queries.doubt_words import SENTENCES as SENTENCES
from lokmin.coverage.queries.doubt_words import Names as Names
from lokmin.coverage.queries.doubt_words import explained as explained
from lokmin.coverage.queries.doubt_words import sentence as sentence
from lokmin.coverage.queries.doubt_words import sentences as sentences
from lokmin.coverage.rules import holders, quality
from lokmin.coverage.rules.quality import Reports
from lokmin.people.queries import StaffCard
from lokmin.tools import printing


def rules_told() -> list[tuple[str, str]]:
    """How numbers are doubted: a heading and a sentence a rule, with its thresholds."""
    rules = quality.limits()
    three, far, year = rules.three_sd, rules.median, rules.last_year
    sudden, people = rules.sudden, rules.adequacy
    shares = {name: printing.percent_words(100 * year[name], 0) for name in ("low", "high")}
    fits = {name: printing.percent_words(100 * people[name], 0) for name in ("low", "high")}
    return [
        (
            _("Jauh dari biasanya"),
            _(
                "Dibandingkan dengan %(months)s bulan sebelumnya, bila sedikitnya %(least)s bulan terisi: "
                "di luar rata-rata ± %(deviations)s simpangan baku, atau nilai z terhadap nilai tengah "
                "di atas %(limit)s; bedanya sedikitnya %(people)s orang."
            )
            % {
                "months": three["months"],
                "least": three["least_months"],
                "deviations": three["deviations"],
                "limit": printing.number_text(far["limit"], 1),
                "people": three["least_people"],
            },
        ),
        (
            _("Lain dari tahun-tahun sebelumnya"),
            _(
                "%(months)s bulan bersama, dibanding bulan yang sama paling banyak %(years)s tahun "
                "sebelumnya: kurang dari %(low)s atau lebih dari %(high)s rata-ratanya."
            )
            % {"months": year["months"], "years": year["years"], **shares},
        ),
        (
            _("Berubah mendadak"),
            _(
                "Sedikitnya %(times)s kali atau paling banyak seper%(times)s rata-rata %(months)s bulan "
                "sebelumnya; bedanya sedikitnya %(people)s orang."
            )
            % {"times": sudden["times"], "months": sudden["months"], "people": sudden["least_people"]},
        ),
        (
            _("Sasaran riil dan proyeksi"),
            _("Sasaran riil kurang dari %(low)s atau lebih dari %(high)s proyeksinya.") % fits,
        ),
    ]


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
            told = f"{names.short(doubt.element) if doubt.element else names.subject(doubt)}: {told}"
        found.setdefault(doubt.area.name if doubt.area else _("Wilayah kerja"), []).append(told)
    return [(area, " ".join(told)) for area, told in found.items()]


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
