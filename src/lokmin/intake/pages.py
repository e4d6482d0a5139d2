"""Previews and uploads made ready to print: grouped sentences, a table of what will be stored."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month
from lokmin.basics.words import mark
from lokmin.coverage import queries as coverage
from lokmin.intake.queries import Preview
from lokmin.intake.rules.book import TEXT_SHEET, Book
from lokmin.intake.rules.cells import shown
from lokmin.intake.rules.grid import Grid, column_name
from lokmin.intake.rules.mapping import Mapping
from lokmin.intake.rules.notes import Note, Notes
from lokmin.intake.rules.report import Issue, Severity
from lokmin.intake.rules.table import read_table
from lokmin.intake.rules.villages import Village, match_villages
from lokmin.tools import printing

SHOWN = 30
STATE_STAMPS = {"stored": "done", "undone": "later", "preview": "running"}

_GROUPS = (
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
    "sheet_hidden", "dhis2_comments", "dhis2_deleted",
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
    names = {village.id: village.name for village in villages}
    replaced = _replaced(seen, names)
    report = seen.report
    return PreviewPage(
        months=[_month(text) for text in report.months],
        rows=_rows(seen),
        groups=groups(seen.issues),
        replaced=replaced[:SHOWN],
        replaced_more=max(0, len(replaced) - SHOWN),
        elements=len({figure.element for figure in report.figures if figure.count is not None}),
        unreported=", ".join(_month(text) for text in report.months_unreported),
    )


def _rows(seen: Preview) -> list[VillageRow]:
    counted = Counter((f.village, f.period) for f in seen.report.figures if f.count is not None)
    villages = dict.fromkeys(figure.village for figure in seen.report.figures)
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
            [Line(_place(issue), sentence(issue)) for issue in found[key][:SHOWN]],
            max(0, len(found[key]) - SHOWN),
            len(found[key]),
        )
        for key, title, hint in _GROUPS
        if key in found
    ]


def _group(issue: Issue) -> str:
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
    params = dict(issue.params)
    if "month" in params:
        params["month"] = _month(params["month"])
    return gettext(issue.template) % params


def _month(text: str) -> str:
    try:
        return printing.month_text(Month.parse(text))
    except Refusal:
        return text


def offers(names: Iterable[str], villages: Iterable[Village]) -> dict[str, UUID]:
    """The most similar village of each open name, offered and not taken."""
    matches = match_villages([("", name) for name in names], list(villages))
    return {name: match.offers[0].id for (_, name), match in matches.items() if match.offers}


SAMPLE_ROWS, SAMPLE_COLUMNS = 14, 40
_OUTCOMES = {
    "read": mark("dibaca"),
    "cover": mark("sampul"),
    "unknown": mark("belum dikenal"),
    "by_name": mark("memuat nama orang, tidak dibaca"),
}


@dataclass(frozen=True)
class SheetLine:
    """One sheet of a preview. `number` is its place among the kept sheets, None when nobody can explain it;
    `open` says that something in it is not read."""

    name: str
    outcome: str
    mapped: str
    number: int | None
    open: bool


def sheet_lines(seen: Preview, book: Book | None) -> list[SheetLine]:
    """The sheets of a file, what became of each, and which of them a person may explain. A pasted block
    is no sheet."""
    unread = {issue.sheet for issue in seen.issues if issue.code in ("columns_unread", "column_unknown")}
    names = [grid.name or TEXT_SHEET for grid in book.grids] if book else []
    lines = []
    for sheet in (sheet for sheet in seen.report.sheets if sheet.name):
        number = names.index(sheet.name) if sheet.name in names and sheet.outcome != "cover" else None
        if number is not None and book and not book.grids[number].lines:
            number = None
        still = sheet.outcome == "unknown" or sheet.name in unread
        word = gettext(_OUTCOMES[sheet.outcome])
        lines.append(SheetLine(sheet.name, word, sheet.mapped, number, still))
    return lines


@dataclass(frozen=True)
class Sample:
    """The first rows of a sheet: letters of the columns, and rows of `(number, texts)`."""

    letters: list[str]
    rows: list[tuple[int, list[str]]]
    columns: list[tuple[int, str]]


def sample(grid: Grid, header: int) -> Sample:
    """The rows around the header, at most 14, and what stands over each column that holds something."""
    numbers = [row for row in sorted(grid.lines) if row >= header - 6][:SAMPLE_ROWS]
    used = sorted({column for row in numbers for column in grid.lines[row]})[:SAMPLE_COLUMNS]
    rows = [(row, [_cell_text(grid, row, column) for column in used]) for row in numbers]
    heads = [(column, _head(grid, header, column)) for column in used]
    return Sample([column_name(column) for column in used], rows, heads)


def _cell_text(grid: Grid, row: int, column: int) -> str:
    value = grid.get(row, column)
    return "" if value is None else shown(value)


def _head(grid: Grid, header: int, column: int) -> str:
    """The text nearest above the first row of data, else the letter of the column."""
    for row in range(header, max(0, header - 4), -1):
        if text := _cell_text(grid, row, column):
            return text
    return column_name(column)


def header_choices(grid: Grid) -> list[tuple[int, str]]:
    """The rows that may be the header, with their first words."""
    found = []
    for row in grid.first_rows(30):
        texts = [shown(value) for _, value in sorted(grid.lines[row].items())][:4]
        found.append((row, f"{row}: {' | '.join(texts)}"))
    return found


@dataclass(frozen=True)
class Trial:
    """What a mapping would read: how many cells, the first of them, and what is odd."""

    cells: int
    villages: int
    refused: int
    rows: list[tuple[str, str, str, str]]
    groups: list[Group]


def trial(grid: Grid, mapping: Mapping, today: date) -> Trial:
    """A sheet read as said, without storing anything."""
    read = read_table(grid, mapping, sheet=grid.name, today=today)
    counted = [figure for figure in read.figures if figure.count is not None]
    rows = [(f.village, f.element, _month(f.period), str(f.count)) for f in counted[:10]]
    refused = sum(issue.severity == Severity.ERROR for issue in read.issues)
    return Trial(len(counted), len({f.village for f in counted}), refused, rows, groups(read.issues))


def paste_names() -> list[tuple[str, str]]:
    """Code and name of every element that a pasted header may mean."""
    english = printing.language() == "en"
    return [(card.code, card.name_en if english else card.name) for card in coverage.elements()]


def paste_sample(villages: Sequence[Village]) -> dict[str, Any]:
    """What a block looks like, with the reader's own villages: an empty cell and a zero are both there."""
    counts = (("7", "5", "6"), ("0", "4", ""))
    rows = [(village.name.upper(), row) for village, row in zip(villages, counts, strict=False)]
    return {"heads": ("DESA", "K1", "K4", "IDL"), "rows": rows}


_SEVERITIES = {
    Severity.ERROR: mark("tidak disimpan"),
    Severity.WARNING: mark("periksa"),
    Severity.INFO: mark("catatan"),
}


def notes(issues: Iterable[Issue]) -> Notes:
    """Issues as the copy of the file says them, the gravest first."""
    order = list(_SEVERITIES)
    lines = [
        Note(
            issue.sheet,
            issue.cell,
            issue.value,
            sentence(issue),
            gettext(_SEVERITIES[Severity(issue.severity)]),
        )
        for issue in sorted(issues, key=lambda issue: order.index(Severity(issue.severity)))
    ]
    heads = (
        gettext("Lembar"), gettext("Sel"), gettext("Yang tertulis"), gettext("Catatan"), gettext("Tingkat"),
    )  # fmt: skip
    return Notes(tuple(lines), heads)
