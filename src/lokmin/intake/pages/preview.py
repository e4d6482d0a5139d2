"""Previews and uploads made ready to print: grouped sentences, a table of what will be stored."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext, ngettext

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month
from lokmin.basics.words import mark
from lokmin.coverage import queries as coverage
from lokmin.coverage.rules import catalogue
from lokmin.intake.queries import Preview
from lokmin.intake.rules.report import Issue, Severity
from lokmin.intake.rules.villages import Village
from lokmin.tools import printing

SHOWN = 30
STATE_STAMPS = {"stored": "done", "undone": "later"}

_GROUPS = (
    (
        "frozen",
        mark("Bulan yang sudah dibekukan"),
        mark("Angka ini tidak diubah oleh unggahan. Bila keliru, kepala Puskesmas mencatat pembetulan."),
    ),
    ("refused", mark("Tidak disimpan"), mark("Sel ini ditolak. Betulkan di berkas, lalu unggah lagi.")),
    (
        "percent",
        mark("Persentase yang berbeda"),
        mark("Dihitung ulang dari jumlah dan sasaran. Yang dipakai hasil hitung ulang."),
    ),
    ("differ", mark("Angka yang tidak cocok"), mark("Dua tempat di berkas menulis angka yang berbeda.")),
    (
        "order",
        mark("Urutan yang janggal"),
        mark("Jumlah kunjungan yang lebih lanjut melebihi yang lebih awal. Tetap disimpan; periksa."),
    ),
    ("unread", mark("Tidak dibaca"), mark("Lembar, blok, atau kolom yang dilewati.")),
    ("other", mark("Catatan lain"), ""),
)
_DIFFER = {
    "sheets_differ",
    "sheets_clash",
    "only_here",
    "cumulative_differs",
    "total_differs",
    "population_differs",
}
_UNREAD = {
    "sheet_by_name", "sheets_unread", "column_unknown", "elements_unknown", "recap_ignored", "slots_div0",
    "column_ignored", "macros_ignored", "columns_unread", "sheet_not_by_village",
    "sheet_hidden", "dhis2_comments", "dhis2_deleted", "words_skipped",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One sentence with its place in the file."""

    place: str
    sentence: str


@dataclass(frozen=True)
class Group:
    """Sentences of one kind; `more` are left out."""

    key: str
    title: str
    hint: str
    lines: list[Line]
    more: int
    total: int


@dataclass(frozen=True)
class VillageRow:
    """How many cells of a village were read, by month, in the order of the page's months."""

    name: str
    cells: list[int]


@dataclass(frozen=True)
class Replaced:
    """A stored number that will be another."""

    village: str
    what: str
    month: str
    before: str
    after: str


@dataclass(frozen=True)
class PreviewPage:
    months: list[str]
    rows: list[VillageRow]
    groups: list[Group]
    replaced: list[Replaced]
    replaced_more: int
    elements: int
    unreported: str


def preview_page(seen: Preview, villages: Iterable[Village]) -> PreviewPage:
    """What the preview shows: villages by months, numbers that will be replaced, and what to know."""
    known = list(villages)
    names = {village.id: village.name for village in known}
    replaced = _replaced(seen, names)
    report = seen.report
    return PreviewPage(
        months=[month_words(text) for text in report.months],
        rows=_rows(seen, {village.code: village.name for village in known}),
        groups=groups(seen.issues),
        replaced=replaced[:SHOWN],
        replaced_more=max(0, len(replaced) - SHOWN),
        elements=len({figure.element for figure in report.figures if figure.count is not None}),
        unreported=", ".join(month_words(text) for text in report.months_unreported),
    )


def _rows(seen: Preview, by_code: Mapping[str, str]) -> list[VillageRow]:
    """Villages as they are called here where the file has their code, else as the file calls them."""
    figures = [(by_code.get(f.village_code, f.village), f) for f in seen.report.figures]
    counted = Counter((name, f.period) for name, f in figures if f.count is not None)
    villages = dict.fromkeys(name for name, _figure in figures)
    return [VillageRow(name, [counted[name, month] for month in seen.report.months]) for name in villages]


def _replaced(seen: Preview, names: dict[UUID, str]) -> list[Replaced]:
    """Only what overwrites something; a number for an empty cell needs no second look."""
    short = {card.code: card.name for card in coverage.elements()}
    found = [
        Replaced(
            names.get(c.area_id, ""),
            short.get(c.element, c.element),
            printing.month_text(Month(c.year, c.month or 1)),
            str(c.before),
            str(c.after),
        )
        for c in seen.plan.figures
        if c.before is not None
    ]
    people = [
        Replaced(
            names.get(c.area_id, ""),
            gettext("sasaran %(kind)s") % {"kind": c.kind},
            str(c.year),
            _people(c.before),
            _people(c.after),
        )
        for c in seen.plan.populations
        if c.before is not None
    ]
    return found + people


def _people(thousandths: int | None) -> str:
    whole, rest = divmod(thousandths or 0, 1000)
    return f"{whole},{rest:03d}".rstrip("0").rstrip(",")


def groups(issues: Iterable[Issue]) -> list[Group]:
    """Issues by what a reader does with them; empty groups are left out."""
    found: dict[str, list[Issue]] = {}
    for issue in issues:
        found.setdefault(_group(issue), []).append(issue)
    return [
        Group(
            key,
            gettext(title),
            gettext(hint) if hint else "",
            (lines := _frozen_months(found[key]) if key == "frozen" else _lines(found[key]))[:SHOWN],
            max(0, len(lines) - SHOWN),
            len(found[key]),
        )
        for key, title, hint in _GROUPS
        if key in found
    ]


def _lines(issues: Iterable[Issue]) -> list[Line]:
    return [Line(_place(issue), sentence(issue)) for issue in issues]


def _frozen_months(issues: Iterable[Issue]) -> list[Line]:
    """One line a frozen month, with how many numbers of the file differ from it."""
    counted = Counter(issue.params["month"] for issue in issues)
    return [
        Line(
            "",
            ngettext(
                "%(month)s: %(n)s angka berbeda dari yang dibekukan.",
                "%(month)s: %(n)s angka berbeda dari yang dibekukan.",
                count,
            )
            % {"month": month_words(month), "n": count},
        )
        for month, count in sorted(counted.items())
    ]


def _group(issue: Issue) -> str:
    if issue.code == "coverage.frozen":
        return "frozen"
    if issue.severity == Severity.ERROR:
        return "refused"
    if issue.code.startswith("percent_"):
        return "percent"
    if issue.code in _DIFFER:
        return "differ"
    if issue.code == "order_broken":
        return "order"
    return "unread" if issue.code in _UNREAD else "other"


def _place(issue: Issue) -> str:
    if issue.sheet and issue.cell:
        return gettext("%(sheet)s, sel %(cell)s") % {"sheet": issue.sheet, "cell": issue.cell}
    return issue.sheet or (gettext("sel %(cell)s") % {"cell": issue.cell} if issue.cell else "")


def sentence(issue: Issue) -> str:
    """The issue's sentence in the reader's language, its month in words."""
    return gettext(issue.template) % issue.filled(month_words, gettext, _short)


def _short(code: str) -> str:
    """The short name of what is counted, as the doubts of coverage say it."""
    return next((fact.short for fact in catalogue.indicators() if fact.code == code), code)


def month_words(text: str) -> str:
    try:
        return printing.month_text(Month.parse(text))
    except Refusal:
        return text
