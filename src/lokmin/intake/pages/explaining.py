"""What a person is asked of a sheet: its first rows, what a mapping would read, its unknown words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext, ngettext

from lokmin.basics.words import mark
from lokmin.coverage.rules.names import similar_elements
from lokmin.intake.pages.preview import Group, groups, month_words
from lokmin.intake.queries import Preview
from lokmin.intake.rules.book import TEXT_SHEET, Book
from lokmin.intake.rules.cells import shown
from lokmin.intake.rules.grid import Grid, column_name
from lokmin.intake.rules.mapping import SKIP, word_key
from lokmin.intake.rules.mapping import Mapping as SheetMapping
from lokmin.intake.rules.report import Severity, SheetSeen
from lokmin.intake.rules.table import read_table
from lokmin.intake.rules.villages import Village, match_villages
from lokmin.intake.rules.words import SKIPPED, UNKNOWN
from lokmin.tools import printing

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
    `open` says that something in it is not read. `words`: how many words for elements are not known, with
    how many lines; `words_number` is its place in the report where words can be explained or were."""

    name: str
    outcome: str
    mapped: str
    number: int | None
    open: bool
    words: int = 0
    lines: int = 0
    words_number: int | None = None


def sheet_lines(
    seen: Preview, book: Book | None, known: Mapping[str, dict[str, Any]] | None = None
) -> list[SheetLine]:
    """The sheets of a file, what became of each, and which of them a person may explain. `known`: what is
    remembered by shape. A pasted block is no sheet."""
    unread = {issue.sheet for issue in seen.issues if issue.code in ("columns_unread", "column_unknown")}
    names = [grid.name or TEXT_SHEET for grid in book.grids] if book else []
    lines = []
    for place, sheet in enumerate(seen.report.sheets):
        if not sheet.name:
            continue
        number = names.index(sheet.name) if sheet.name in names and sheet.outcome != "cover" else None
        if number is not None and book and not book.grids[number].lines:
            number = None
        still = sheet.outcome == "unknown" or sheet.name in unread
        word = gettext(_OUTCOMES[sheet.outcome])
        words = [line for line in word_lines(seen, sheet, known or {}) if not line.code]
        explained = bool((known or {}).get(sheet.shape, {}).get("words"))
        lines.append(
            SheetLine(
                sheet.name, word, sheet.mapped, number, still, len(words), sum(line.lines for line in words),
                place if sheet.shape and (words or explained) else None,
            )
        )  # fmt: skip
    return lines


def words_summary(lines: Sequence[SheetLine]) -> tuple[str, int] | None:
    """`Tiga kata elemen belum dikenal (412 baris)` with where to explain them first; nothing when all are."""
    first = next((line.words_number for line in lines if line.words and line.words_number is not None), None)
    if first is None:
        return None
    count, rows = sum(line.words for line in lines), sum(line.lines for line in lines)
    told = ngettext(
        "%(n)s kata elemen belum dikenal; %(rows)s barisnya belum terbaca.",
        "%(n)s kata elemen belum dikenal; %(rows)s barisnya belum terbaca.",
        count,
    )
    return told % {"n": printing.number_text(count), "rows": printing.number_text(rows)}, first


@dataclass(frozen=True)
class WordLine:
    """One word of a sheet that is no element of ours, how many lines it has, and what a person said of it:
    an element, `SKIP`, or nothing yet."""

    text: str
    lines: int
    code: str


def word_lines(seen: Preview, sheet: SheetSeen, known: Mapping[str, dict[str, Any]]) -> list[WordLine]:
    """The words of one sheet that nobody knows, then those that a person explained."""
    name = "" if sheet.name == TEXT_SHEET else sheet.name
    counted = {
        issue.params["value"]: int(issue.params["lines"])
        for issue in seen.issues
        if issue.code in (UNKNOWN, SKIPPED) and issue.sheet == name and word_key(issue.params["value"])
    }
    said = {word_key(w): (w, code) for w, code in known.get(sheet.shape, {}).get("words", {}).items()}
    lines = [WordLine(text, n, said.pop(word_key(text), ("", ""))[1]) for text, n in counted.items()]
    lines += [WordLine(text, 0, code) for text, code in said.values()]
    return sorted(lines, key=lambda line: (bool(line.code), line.code == SKIP, -line.lines))


def word_offers(lines: Iterable[WordLine]) -> dict[str, list[str]]:
    """Elements that resemble each word: offered, never chosen for anybody."""
    return {line.text: similar_elements(line.text) for line in lines}


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


def trial(grid: Grid, mapping: SheetMapping, today: date) -> Trial:
    """A sheet read as said, without storing anything."""
    read = read_table(grid, mapping, sheet=grid.name, today=today)
    counted = [figure for figure in read.figures if figure.count is not None]
    rows = [(f.village, f.element, month_words(f.period), str(f.count)) for f in counted[:10]]
    refused = sum(issue.severity == Severity.ERROR for issue in read.issues)
    return Trial(len(counted), len({f.village for f in counted}), refused, rows, groups(read.issues))


def offers(names: Iterable[str], villages: Iterable[Village]) -> dict[str, UUID]:
    """The most similar village of each open name, offered and not taken."""
    matches = match_villages([("", name) for name in names], list(villages))
    return {name: match.offers[0].id for (_, name), match in matches.items() if match.offers}
